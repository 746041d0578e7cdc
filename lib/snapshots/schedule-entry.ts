import { Weekday } from "./weekday";
import { InvalidInput } from "../environment/invalid-input";
import { checkList } from "../environment/list";
import { isUnresolved } from "../environment/unresolved";
import { checkWholeNumber } from "../environment/whole-number";

const SEE = "https://www.alibabacloud.com/help/en/ecs/developer-reference/api-ecs-2014-05-26-createautosnapshotpolicy";

/**
 * Hours on days of the week, all of these hours on each of these days.
 */
export interface ScheduleEntry {
  /** The days of the week: 1 to 7 different ones. */
  readonly weekdays: Weekday[];

  /** The hours of the day: 1 to 24 different ones from 0 to 23, whole. */
  readonly hours: number[];
}

/**
 * Checks days and hours as they are stated.
 *
 * @internal
 */
export function checkTimes(prefix: string, weekdays: number[], hours: number[]): void {
  checkNumbers(`${prefix}weekdays`, weekdays, "day of the week", {
    min: 1,
    max: 7,
    mend: () => "Use the enum Weekday: Monday is 1, Sunday is 7",
  });
  checkNumbers(prefix === "" && hours?.length === 1 ? "hour" : `${prefix}hours`, hours, "hour", {
    min: 0,
    max: 23,
    mend: (hour) =>
      typeof hour === "number" && hour > 0 && hour < 23 && !Number.isInteger(hour)
        ? "Snapshots start on whole hours; use the hour before or after"
        : "Write a number without quotes: 0 is midnight, 23 is eleven in the evening",
  });
}

function checkNumbers(
  what: string,
  values: number[],
  thing: string,
  bounds: { readonly min: number; readonly max: number; readonly mend: (value: unknown) => string },
): void {
  if (isUnresolved(values)) {
    throw new InvalidInput({
      what,
      rule: "A list that only the deployment knows cannot be checked or sorted, and the provider plans unsorted ones for ever",
      mend: "State the list; its elements may be unresolved tokens",
    });
  }
  checkList(what, values, SEE);
  if (values.length === 0) {
    throw new InvalidInput({
      what,
      value: values,
      rule: `A schedule has at least one ${thing}`,
      mend: `Name the ${thing} on which snapshots are taken`,
    });
  }
  values.forEach((value, index) =>
    checkWholeNumber(what === "hour" ? what : `${what}[${index}]`, value, {
      ...bounds,
      mend: bounds.mend(value),
      required: true,
      see: SEE,
    }),
  );
  const twice = values.find((value, index) => !isUnresolved(value) && values.indexOf(value) !== index);
  if (twice === undefined) return;
  throw new InvalidInput({
    what,
    value: twice,
    rule: `Each ${thing} is stated once`,
    mend: "Remove the second mention; if another one was meant, put it there",
  });
}
