import { Op, Token } from "cdktf";
import { checkTimes, ScheduleEntry } from "./schedule-entry";
import { offsetHours, SERVICE_OFFSET_HOURS } from "./utc-offset";
import { WeekHours } from "./week-hours";
import { WeekProduct } from "./week-product";
import { Weekday } from "./weekday";
import { InvalidInput } from "../environment/invalid-input";
import { checkKnownList } from "../environment/list";
import { numberText } from "../environment/number-text";
import { checkProps } from "../environment/props";
import { checkShape } from "../environment/shape";
import { isUnresolved } from "../environment/unresolved";

const SEE = "https://www.alibabacloud.com/help/en/ecs/developer-reference/api-ecs-2014-05-26-createautosnapshotpolicy";
const SERVICE_OFFSET = "+08:00";
const EVERY_DAY = [1, 2, 3, 4, 5, 6, 7];

/**
 * Snapshots every day. State either `hour` or `hours`.
 */
export interface DailyScheduleProps {
  /**
   * The hour of the day: 0 to 23, whole, at the UTC offset.
   *
   * @default - that of `hours`
   */
  readonly hour?: number;

  /**
   * The hours of the day: 1 to 24 different ones from 0 to 23, whole, at the UTC offset.
   *
   * @default - that of `hour`
   */
  readonly hours?: number[];

  /**
   * The UTC offset that the hours are meant in: `"+HH:MM"` or `"-HH:MM"`, whole hours.
   *
   * @default "+08:00" - the service's own
   */
  readonly utcOffset?: string;
}

/**
 * Snapshots on some days of the week. State either `hour` or `hours`.
 */
export interface WeeklyScheduleProps {
  /** The days of the week at the UTC offset: 1 to 7 different ones. */
  readonly weekdays: Weekday[];

  /**
   * The hour of the day: 0 to 23, whole, at the UTC offset.
   *
   * @default - that of `hours`
   */
  readonly hour?: number;

  /**
   * The hours of the day: 1 to 24 different ones from 0 to 23, whole, at the UTC offset.
   *
   * @default - that of `hour`
   */
  readonly hours?: number[];

  /**
   * The UTC offset that days and hours are meant in: `"+HH:MM"` or `"-HH:MM"`, whole hours.
   *
   * @default "+08:00" - the service's own
   */
  readonly utcOffset?: string;
}

/**
 * Snapshots at hours that differ from day to day.
 */
export interface CustomScheduleProps {
  /**
   * The times; what several entries name counts once. Converted to UTC+8 they must be the same hours on each of
   * their days.
   */
  readonly entries: ScheduleEntry[];

  /**
   * The UTC offset that days and hours are meant in: `"+HH:MM"` or `"-HH:MM"`, whole hours.
   *
   * @default "+08:00" - the service's own
   */
  readonly utcOffset?: string;
}

/**
 * When automatic snapshots are taken: whole hours on days of the week. The service counts in UTC+8; a schedule
 * converts from the UTC offset that it is given and carries days over midnight.
 *
 * @see https://www.alibabacloud.com/help/en/ecs/developer-reference/api-ecs-2014-05-26-createautosnapshotpolicy
 */
export class SnapshotSchedule {
  /**
   * Every day at one or several hours.
   *
   * @param props the hours and their UTC offset; hours that only the deployment knows are converted by Terraform and
   * keep their order, which should then be ascending in UTC+8
   * @throws when an hour is not a whole number from 0 to 23 or stated twice, or the offset is none of whole hours
   */
  public static daily(props: DailyScheduleProps): SnapshotSchedule {
    checkProps("The props of SnapshotSchedule.daily", props);
    const hours = hoursOf(props.hour, props.hours);
    const utcOffset = props.utcOffset ?? SERVICE_OFFSET;
    checkTimes("", EVERY_DAY, hours);
    const shift = shiftOf(utcOffset);
    // A number that only the deployment knows cannot be converted here, so Terraform does it.
    const converted = hours.some(isUnresolved)
      ? hours.map((hour) => shiftedHour(hour, shift))
      : ascending(hours.map((hour) => (hour + shift + 24) % 24)).map(String);
    return new SnapshotSchedule(converted, EVERY_DAY.map(String), hours, utcOffset);
  }

  /**
   * On some days of the week, at one or several hours.
   *
   * @param props days and hours and their UTC offset; days and hours that only the deployment knows are accepted at
   * `"+08:00"` alone, where nothing is converted, and keep their order, which should then be ascending
   * @throws when a day or hour is out of bounds or stated twice, when there is none, when the offset is none of whole
   * hours, or when midnight of UTC+8 lies between the hours, so that they fall on different days: the message then
   * shows the policies that it takes
   */
  public static weekly(props: WeeklyScheduleProps): SnapshotSchedule {
    checkProps("The props of SnapshotSchedule.weekly", props);
    const hours = hoursOf(props.hour, props.hours);
    checkTimes("", props.weekdays, hours);
    return scheduleOf([new WeekProduct(props.weekdays, hours)], props.utcOffset);
  }

  /**
   * At hours that differ from day to day, as far as they are the same hours on each day once they are in UTC+8. Use it
   * for times that are one policy there but not at your own offset.
   *
   * @param props the times and their UTC offset; days and hours that only the deployment knows are accepted in a single
   * entry at `"+08:00"`
   * @throws when there is no entry, when a day or hour of an entry is out of bounds or stated twice, when the offset is
   * none of whole hours, or when the times take more than one policy: the message then shows them
   */
  public static custom(props: CustomScheduleProps): SnapshotSchedule {
    checkProps("The props of SnapshotSchedule.custom", props);
    checkKnownList("entries", props.entries);
    if (props.entries.length === 0) {
      throw new InvalidInput({
        what: "entries",
        value: [],
        rule: "A schedule has at least one time",
        mend: "Add an entry, such as { weekdays: [Weekday.MONDAY], hours: [2] }",
      });
    }
    props.entries.forEach((entry, index) => {
      checkProps(`entries[${index}]`, entry);
      checkTimes(`entries[${index}].`, entry.weekdays, entry.hours);
    });
    return scheduleOf(
      props.entries.map(({ weekdays, hours }) => new WeekProduct(weekdays, hours)),
      props.utcOffset,
    );
  }

  /**
   * @internal
   */
  public static _of(product: WeekProduct, localHours: number[], utcOffset: string): SnapshotSchedule {
    return new SnapshotSchedule(product.hours.map(numberText), product.weekdays.map(numberText), localHours, utcOffset);
  }

  /** The hours in UTC+8, as the provider takes them: `"0"` to `"23"`, in ascending order. */
  public readonly timePoints: string[];

  /** The days of the week in UTC+8, as the provider takes them: `"1"` (Monday) to `"7"`, in ascending order. */
  public readonly repeatWeekdays: string[];

  /** The UTC offset that the schedule was stated in. */
  public readonly utcOffset: string;

  /** The hours as stated, at `utcOffset`; those of all entries of a custom schedule together. */
  public readonly localHours: number[];

  /** The longest time between two snapshots, in hours: 1 to 168; undefined where only the deployment knows the times. */
  public get longestGapHours(): number | undefined {
    if ([...this.timePoints, ...this.repeatWeekdays].some(isUnresolved)) return undefined;
    const hours = this.repeatWeekdays
      .flatMap((day) => this.timePoints.map((hour) => (Number(day) - 1) * 24 + Number(hour)))
      .sort((a, b) => a - b);
    return Math.max(...hours.map((hour, index) => (hours[index + 1] ?? hours[0] + 168) - hour));
  }

  private constructor(timePoints: string[], repeatWeekdays: string[], localHours: number[], utcOffset: string) {
    this.timePoints = timePoints;
    this.repeatWeekdays = repeatWeekdays;
    this.localHours = localHours;
    this.utcOffset = utcOffset;
  }
}

/**
 * Refuses what is no schedule, such as a bare list of hours.
 *
 * @internal
 */
export function checkSchedule(what: string, schedule: unknown): void {
  checkShape(what, schedule, "timePoints", "a SnapshotSchedule", "Use snapshots.SnapshotSchedule.daily({ … })");
}

function scheduleOf(stated: WeekProduct[], utcOffset: string = SERVICE_OFFSET): SnapshotSchedule {
  const shift = shiftOf(utcOffset);
  const unresolved = stated.some(({ weekdays, hours }) => [...weekdays, ...hours].some(isUnresolved));
  if (unresolved) return passedOn(stated, utcOffset, shift);
  const sorted = stated.map(({ weekdays, hours }) => new WeekProduct(ascending(weekdays), ascending(hours)));
  const products = WeekHours.of(sorted).shifted(shift).products();
  if (products.length > 1) throw severalPolicies(sorted, utcOffset, shift, products);
  const localHours = ascending([...new Set(sorted.flatMap(({ hours }) => hours))]);
  return SnapshotSchedule._of(products[0], localHours, utcOffset);
}

function passedOn(stated: WeekProduct[], utcOffset: string, shift: number): SnapshotSchedule {
  if (shift !== 0) {
    throw new InvalidInput({
      what: "utcOffset",
      value: utcOffset,
      rule: "A day or hour that only the deployment knows cannot be carried over midnight to the service's UTC+8",
      mend: 'State days and hours in UTC+8 and leave utcOffset at "+08:00", or state them as numbers',
    });
  }
  if (stated.length > 1) {
    throw new InvalidInput({
      what: "entries",
      value: stated.length,
      rule: "Entries with a day or hour that only the deployment knows cannot be brought together",
      mend: "State a single entry, or numbers",
    });
  }
  return SnapshotSchedule._of(stated[0], stated[0].hours, utcOffset);
}

function severalPolicies(
  stated: WeekProduct[],
  utcOffset: string,
  shift: number,
  products: WeekProduct[],
): InvalidInput {
  const count = ["two", "three", "four"][products.length - 2] ?? String(products.length);
  const code = products.map((product) => product.toCode()).join(" and ");
  const sameDay = shift < 0 ? [-shift, 23] : [0, 23 - shift];
  const midnight =
    shift === 0
      ? ""
      : ` (at ${utcOffset} the hours ${sameDay[0]} to ${sameDay[1]} keep their day in UTC+8, the others do not)`;
  return new InvalidInput({
    what: `The schedule "${stated.join("; ")}" at ${utcOffset}`,
    rule:
      "A policy has the same hours on each of its days, counted in UTC+8. There these times are, as " +
      `${count} policies: ${products.join(", and ")}`,
    mend:
      `Make ${count} policies, with ${code}. A disk takes one policy from Terraform: to keep to one, choose hours ` +
      `that fall on the same days${midnight}`,
    see: SEE,
  });
}

function hoursOf(hour: number | undefined, hours: number[] | undefined): number[] {
  if (hour !== undefined && hours === undefined) return [hour];
  if (hour === undefined && hours !== undefined) return hours;
  throw new InvalidInput({
    what: "hour and hours",
    value: { hour, hours },
    rule: "A schedule states exactly one of the two",
    mend: "State hour for one snapshot a day, hours for several",
  });
}

/** By how many hours the service's clock is ahead of the stated one. */
function shiftOf(utcOffset: string): number {
  return SERVICE_OFFSET_HOURS - offsetHours(utcOffset);
}

function shiftedHour(hour: number, shift: number): string {
  if (!isUnresolved(hour)) return String((hour + shift + 24) % 24);
  return shift === 0 ? numberText(hour) : Token.asString(Op.mod(Op.add(hour, shift + 24), 24));
}

function ascending(numbers: number[]): number[] {
  return [...numbers].sort((a, b) => a - b);
}
