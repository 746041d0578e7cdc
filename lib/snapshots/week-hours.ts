import { WeekProduct } from "./week-product";

const HOURS_OF_DAY = 24;
const HOURS_OF_WEEK = 7 * HOURS_OF_DAY;

/**
 * Hours of the week, each at most once: 0 is Monday at midnight, 167 is Sunday at 23 o'clock.
 *
 * @internal
 */
export class WeekHours {
  /** All hours of some products; an hour that several of them have counts once. */
  public static of(products: WeekProduct[]): WeekHours {
    return new WeekHours(
      products.flatMap(({ weekdays, hours }) =>
        weekdays.flatMap((day) => hours.map((hour) => (day - 1) * HOURS_OF_DAY + hour)),
      ),
    );
  }

  private readonly hoursOfDay = new Map<number, number[]>();
  private readonly daysOfHour = new Map<number, number[]>();

  private constructor(hoursOfWeek: number[]) {
    for (const hourOfWeek of [...new Set(hoursOfWeek)].sort((a, b) => a - b)) {
      const day = Math.floor(hourOfWeek / HOURS_OF_DAY) + 1;
      const hour = hourOfWeek % HOURS_OF_DAY;
      append(this.hoursOfDay, day, hour);
      append(this.daysOfHour, hour, day);
    }
  }

  /** The same moments on a clock that is ahead by some hours; what leaves Sunday comes in on Monday. */
  public shifted(hours: number): WeekHours {
    const moved = [...this.hoursOfDay].flatMap(([day, hoursOfDay]) =>
      hoursOfDay.map((hour) => ((day - 1) * HOURS_OF_DAY + hour + hours + HOURS_OF_WEEK) % HOURS_OF_WEEK),
    );
    return new WeekHours(moved);
  }

  /** These hours as few products of days and hours, which have no hour in common. One product where that is possible. */
  public products(): WeekProduct[] {
    const byHours = grouped(this.hoursOfDay).map(([days, hours]) => new WeekProduct(days, hours));
    const byDays = grouped(this.daysOfHour).map(([hours, days]) => new WeekProduct(days, hours));
    const fewest = byDays.length <= byHours.length ? byDays : byHours;
    return fewest.sort((a, b) => a.weekdays[0] - b.weekdays[0] || a.hours[0] - b.hours[0]);
  }
}

function append(map: Map<number, number[]>, key: number, value: number): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [value]);
  else list.push(value);
}

/** The keys that have the same values, with these values; all in ascending order. */
function grouped(map: Map<number, number[]>): [number[], number[]][] {
  const groups = new Map<string, [number[], number[]]>();
  for (const [key, values] of [...map].sort(([a], [b]) => a - b)) {
    const group = groups.get(values.join());
    if (group === undefined) groups.set(values.join(), [[key], values]);
    else group[0].push(key);
  }
  return [...groups.values()];
}
