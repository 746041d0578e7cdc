import { InvalidInput } from "../environment/invalid-input";
import { isUnresolved } from "../environment/unresolved";

/** The service counts hours in UTC+8, whatever the region. */
export const SERVICE_OFFSET_HOURS = 8;

/**
 * The hours between a written UTC offset and UTC.
 *
 * @internal
 */
export function offsetHours(utcOffset: string): number {
  if (isUnresolved(utcOffset)) {
    throw new InvalidInput({
      what: "utcOffset",
      rule: "Days and hours are converted at synthesis, before Terraform fills anything in: an unresolved token is not possible here",
      mend: 'Write it as text, such as "+08:00"',
    });
  }
  const parts = /^([+-])(\d{2}):(\d{2})$/.exec(utcOffset);
  const hours = parts === null ? NaN : Number(`${parts[1]}${parts[2]}`);
  if (parts === null || hours < -12 || hours > 14 || Number(parts[3]) > 59) {
    throw new InvalidInput({
      what: "utcOffset",
      value: utcOffset,
      rule: 'It is written as "+HH:MM" or "-HH:MM", from "-12:00" to "+14:00"',
      mend: 'Write it like "+08:00"; names of time zones change their offset during the year and are not accepted',
    });
  }
  if (parts[3] !== "00") {
    throw new InvalidInput({
      what: "utcOffset",
      value: utcOffset,
      rule: "The service takes snapshots on whole hours of UTC+8, which no whole hour at this offset meets",
      mend: "State the hour in UTC+08:00 instead, half an hour earlier or later than you meant",
      see: "https://www.alibabacloud.com/help/en/ecs/user-guide/create-an-automatic-snapshot-policy",
    });
  }
  return hours;
}
