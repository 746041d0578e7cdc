const DAY_NAMES = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];

/**
 * Whole hours on days of the week: every hour on every day. The only thing that a snapshot policy can express.
 *
 * @internal
 */
export class WeekProduct {
  /** Days 1 (Monday) to 7 and hours 0 to 23, both in ascending order. */
  public constructor(
    public readonly weekdays: number[],
    public readonly hours: number[],
  ) {}

  /** The product as one reads it: `Mon–Fri at 9, 17`. */
  public toString(): string {
    return `${dayRanges(this.weekdays)} at ${this.hours.join(", ")}`;
  }

  /** The product as code, in UTC+8. */
  public toCode(): string {
    const hours = `hours: [${this.hours.join(", ")}]`;
    if (this.weekdays.length === DAY_NAMES.length) return `SnapshotSchedule.daily({ ${hours} })`;
    return `SnapshotSchedule.weekly({ weekdays: [${this.weekdays.join(", ")}], ${hours} })`;
  }
}

function dayRanges(weekdays: number[]): string {
  if (weekdays.length === DAY_NAMES.length) return "every day";
  const runs: number[][] = [];
  for (const day of weekdays) {
    const run = runs.at(-1);
    if (run?.at(-1) === day - 1) run.push(day);
    else runs.push([day]);
  }
  const name = (day: number) => DAY_NAMES[day - 1];
  return runs
    .flatMap((run) => (run.length > 2 ? [`${name(run[0])}–${name(run[run.length - 1])}`] : run.map(name)))
    .join(", ");
}
