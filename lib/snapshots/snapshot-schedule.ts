import { Op, Token } from "cdktf";
import { offsetHours, SERVICE_OFFSET_HOURS } from "./utc-offset";
import { isUnresolved } from "../environment/unresolved";
import { checkWholeNumber } from "../environment/whole-number";

const SEE = "https://www.alibabacloud.com/help/en/ecs/developer-reference/api-ecs-2014-05-26-createautosnapshotpolicy";

/**
 * A snapshot every day.
 */
export interface DailyScheduleProps {
  /** The hour of the day: 0 to 23, whole, at the UTC offset. */
  readonly hour: number;

  /**
   * The UTC offset that `hour` is meant in: `"+HH:MM"` or `"-HH:MM"`, whole hours.
   *
   * @default "+08:00" - the service's own
   */
  readonly utcOffset?: string;
}

/**
 * When automatic snapshots are taken: whole hours on days of the week. The service counts in UTC+8; a schedule
 * converts from the UTC offset that it is given.
 *
 * @see https://www.alibabacloud.com/help/en/ecs/developer-reference/api-ecs-2014-05-26-createautosnapshotpolicy
 */
export class SnapshotSchedule {
  /**
   * Every day at one hour.
   *
   * @param props the hour and its UTC offset
   * @throws when the hour is not a whole number from 0 to 23, or the offset is none of whole hours
   */
  public static daily(props: DailyScheduleProps): SnapshotSchedule {
    checkWholeNumber("hour", props.hour, {
      min: 0,
      max: 23,
      mend: "Snapshots start on whole hours; use the hour before or after",
      see: SEE,
    });
    const utcOffset = props.utcOffset ?? "+08:00";
    const shift = SERVICE_OFFSET_HOURS - offsetHours(utcOffset);
    // A number that only the deployment knows cannot be converted here, so Terraform does it.
    const hour = isUnresolved(props.hour) ? tokenHour(props.hour, shift) : String((props.hour + shift + 24) % 24);
    return new SnapshotSchedule([hour], ["1", "2", "3", "4", "5", "6", "7"], props.hour, utcOffset);
  }

  /** The hours in UTC+8, as the provider takes them: `"0"` to `"23"`. */
  public readonly timePoints: string[];

  /** The days of the week in UTC+8, as the provider takes them: `"1"` (Monday) to `"7"`. */
  public readonly repeatWeekdays: string[];

  /** The UTC offset that the schedule was stated in. */
  public readonly utcOffset: string;

  /** The hours as stated, at `utcOffset`. */
  public readonly localHours: number[];

  private constructor(timePoints: string[], repeatWeekdays: string[], localHour: number, utcOffset: string) {
    this.timePoints = timePoints;
    this.repeatWeekdays = repeatWeekdays;
    this.localHours = [localHour];
    this.utcOffset = utcOffset;
  }
}

function tokenHour(hour: number, shift: number): string {
  return Token.asString(shift === 0 ? hour : Op.mod(Op.add(hour, shift + 24), 24));
}
