import { checkShape } from "../environment/shape";
import { checkWholeNumber } from "../environment/whole-number";

/** What the API takes for "until somebody deletes it". */
const FOREVER = -1;

/**
 * How long a snapshot is kept. A change counts for snapshots taken afterwards.
 *
 * @see https://www.alibabacloud.com/help/en/ecs/developer-reference/api-ecs-2014-05-26-createautosnapshotpolicy
 */
export class Retention {
  /**
   * A number of days.
   *
   * @param count 1 to 65,535, whole
   * @throws when the number is out of bounds
   */
  public static days(count: number): Retention {
    checkWholeNumber("Retention.days", count, {
      min: 1,
      max: 65_535,
      required: true,
      unit: "days",
      mend: "Use Retention.forever() for snapshots that stay until somebody deletes them",
      see: "https://www.alibabacloud.com/help/en/ecs/developer-reference/api-ecs-2014-05-26-createautosnapshotpolicy",
    });
    return new Retention(count);
  }

  /** Until somebody deletes the snapshot. The 1,000 automatic snapshots of a disk are a limit all the same. */
  public static forever(): Retention {
    return new Retention(FOREVER);
  }

  /** The number of days as the API takes it; -1 stands for ever. */
  public readonly retentionDays: number;

  private constructor(retentionDays: number) {
    this.retentionDays = retentionDays;
  }

  /** Whether snapshots stay until somebody deletes them. */
  public get isForever(): boolean {
    return this.retentionDays === FOREVER;
  }
}

/**
 * Refuses what is no retention, such as a bare number of days.
 *
 * @internal
 */
export function checkRetention(what: string, retention: unknown): void {
  // A WriteOnceRetention has days too.
  checkShape(what, retention, "isForever", "a Retention", "Use snapshots.Retention.days(…)");
}
