import { checkShape } from "../environment/shape";
import { checkWholeNumber } from "../environment/whole-number";

const SEE = "https://www.alibabacloud.com/help/en/oss/user-guide/oss-retention-policies";

/** 70 years for a bucket, 100 years for each object. */
const MOST_DAYS_OF_BUCKET = 25_550;
const MOST_DAYS_OF_OBJECT = 36_500;

/**
 * How the service holds a retention.
 *
 * @internal
 */
export enum RetentionKind {
  NONE,
  BUCKET,
  BUCKET_UNLOCKED,
  OBJECT,
}

/**
 * How long nobody, the owner of the account included, can change or delete what was written (write once, read many).
 *
 * @see https://www.alibabacloud.com/help/en/oss/user-guide/oss-retention-policies
 */
export class WriteOnceRetention {
  /**
   * A retention policy of the bucket, locked by the apply that creates it. From then on nobody can take it back or
   * shorten it, Alibaba Cloud included; it can only be made longer. The bucket can be destroyed only when it is empty,
   * so not before the last object outlived its retention. Try a bucket with `bucketUnlocked` first.
   *
   * @param days 1 to 25,550 (70 years), counted from the last change of each object
   * @throws when the number is out of bounds
   */
  public static bucketLocked(days: number): WriteOnceRetention {
    return WriteOnceRetention.of(days, RetentionKind.BUCKET, MOST_DAYS_OF_BUCKET);
  }

  /**
   * A retention policy of the bucket that is not locked, for a trial: the service drops it 24 hours after it was
   * created. Until then it protects, and can be taken away. It can be locked, but neither be given other days nor become a
   * retention of each object: deploy `none()` in between.
   *
   * @param days 1 to 25,550 (70 years), counted from the last change of each object
   * @throws when the number is out of bounds
   */
  public static bucketUnlocked(days: number): WriteOnceRetention {
    return WriteOnceRetention.of(days, RetentionKind.BUCKET_UNLOCKED, MOST_DAYS_OF_BUCKET);
  }

  /**
   * A default retention in compliance mode for each new version of an object. The service offers it by invitation, in
   * some regions, and the provider since release 1.278.0; it cannot be switched off again.
   *
   * @param days 1 to 36,500 (100 years), counted from the moment when a version was written
   * @throws when the number is out of bounds
   * @see https://www.alibabacloud.com/help/en/oss/user-guide/object-level-retention-policy-object-worm
   */
  public static objectDefault(days: number): WriteOnceRetention {
    return WriteOnceRetention.of(days, RetentionKind.OBJECT, MOST_DAYS_OF_OBJECT);
  }

  /** No retention: versions stay, but whoever may change the policy of the bucket can delete them. */
  public static none(): WriteOnceRetention {
    return new WriteOnceRetention(0, RetentionKind.NONE);
  }

  private static of(days: number, kind: RetentionKind, max: number): WriteOnceRetention {
    checkWholeNumber("The days of a WriteOnceRetention", days, {
      min: 1,
      max,
      required: true,
      unit: "days",
      mend: "Use a number within these bounds, or WriteOnceRetention.none()",
      see: SEE,
    });
    return new WriteOnceRetention(days, kind);
  }

  /** The number of days; 0 where there is no retention. */
  public readonly retentionDays: number;

  /** @internal */
  public readonly _kind: RetentionKind;

  private constructor(retentionDays: number, kind: RetentionKind) {
    this.retentionDays = retentionDays;
    this._kind = kind;
  }
}

/**
 * Refuses what is no retention, such as a bare number of days, and a bucket that leaves it open.
 *
 * @internal
 */
export function checkWriteOnceRetention(what: string, retention: unknown): void {
  const mend =
    "Use archive.WriteOnceRetention.bucketLocked(…), which nobody can take back, bucketUnlocked(…) for a trial, or none()";
  checkShape(what, retention, "_kind", "a WriteOnceRetention", mend);
}
