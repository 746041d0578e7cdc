const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const UNITS: { [unit: string]: number } = { s: 1000, m: MINUTE, h: HOUR };

/**
 * When a timer goes off next: `@every 10m`, or six fields (second, minute, hour, day of the month, month, day of the week), in
 * UTC or, behind `CRON_TZ=Asia/Shanghai`, in another time zone.
 * @throws if it says nothing of the kind
 */
export function nextTime(expression: string, after: Date): Date {
  const every = /^@every ((?:\d+[smh])+)$/.exec(expression.trim());
  if (every) {
    const parts = [...every[1].matchAll(/(\d+)([smh])/g)];
    return new Date(parts.reduce((time, [, count, unit]) => time + Number(count) * UNITS[unit], after.getTime()));
  }
  return new Cron(expression).next(after);
}

class Cron {
  private readonly zone: Intl.DateTimeFormat;
  private readonly fields: readonly ReadonlySet<number>[];
  private readonly anyDay: readonly [boolean, boolean];

  public constructor(private readonly expression: string) {
    const [, zone = "UTC", rest] = /^(?:CRON_TZ=(\S+)\s+)?(.*)$/.exec(expression.trim())!;
    const texts = rest.trim().split(/\s+/);
    if (texts.length !== 6) {
      throw new Error(`A timer needs six fields or @every: "${expression}".`);
    }
    const ranges = [
      [0, 59],
      [0, 59],
      [0, 23],
      [1, 31],
      [1, 12],
      [0, 6],
    ];
    this.fields = texts.map((text, index) => this.field(text, index, ranges[index]));
    this.anyDay = [/^[*?]$/.test(texts[3]), /^[*?]$/.test(texts[5])];
    this.zone = new Intl.DateTimeFormat("en-US", {
      timeZone: zone,
      hourCycle: "h23",
      month: "numeric",
      day: "numeric",
      weekday: "short",
      hour: "numeric",
      minute: "numeric",
      second: "numeric",
    });
  }

  /** Steps from hour to hour, then from minute to minute, so that changes of the clock do no harm. */
  public next(after: Date): Date {
    const [seconds, minutes, hours] = this.fields;
    let time = Math.floor(after.getTime() / 1000) * 1000 + 1000;
    const end = time + 5 * 366 * 24 * HOUR;
    while (time < end) {
      const local = this.local(time);
      if (!this.onDay(local) || !hours.has(local.hour)) {
        time += HOUR - local.minute * MINUTE - local.second * 1000;
      } else if (!minutes.has(local.minute)) {
        time += MINUTE - local.second * 1000;
      } else if (!seconds.has(local.second)) {
        time += 1000;
      } else {
        return new Date(time);
      }
    }
    throw new Error(`A timer that never goes off: "${this.expression}".`);
  }

  /** Where both days are named, one of the two is enough. */
  private onDay({ day, month, weekday }: { day: number; month: number; weekday: number }): boolean {
    const [, , , days, months, weekdays] = this.fields;
    const [byDay, byWeekday] = [days.has(day), weekdays.has(weekday)];
    const fits = this.anyDay.includes(true) ? byDay && byWeekday : byDay || byWeekday;
    return months.has(month) && fits;
  }

  private local(time: number) {
    const parts = Object.fromEntries(this.zone.formatToParts(time).map(({ type, value }) => [type, value]));
    return {
      second: Number(parts.second),
      minute: Number(parts.minute),
      hour: Number(parts.hour),
      day: Number(parts.day),
      month: Number(parts.month),
      weekday: WEEKDAYS.indexOf(parts.weekday.toUpperCase()),
    };
  }

  private field(text: string, index: number, [low, high]: number[]): ReadonlySet<number> {
    const names = index === 4 ? MONTHS : index === 5 ? WEEKDAYS : [];
    const number = (part: string) => {
      const named = names.indexOf(part.toUpperCase());
      const value = named < 0 ? Number(part) : named + (index === 4 ? 1 : 0);
      if (!Number.isInteger(value) || value < low || value > high) {
        throw new Error(`"${part}" is not between ${low} and ${high}: "${this.expression}".`);
      }
      return value;
    };
    const values = text.split(",").flatMap((part) => {
      const [range, step = "1"] = part.split("/");
      const [from, to = part.includes("/") ? String(high) : from] = /^[*?]$/.test(range)
        ? [String(low), String(high)]
        : range.split("-");
      const [first, last] = [number(from), number(to)];
      return Array.from({ length: Math.floor((last - first) / Number(step)) + 1 }, (_, i) => first + i * Number(step));
    });
    return new Set(values);
  }
}

const MONTHS = ["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"];
const WEEKDAYS = ["SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"];
