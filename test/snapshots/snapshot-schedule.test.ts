import { TerraformVariable, Token } from "cdktf";
import * as fc from "fast-check";
import * as snapshots from "../../lib/snapshots";
import { newStack, Synthesis } from "../synthesis";

const { AutoSnapshotPolicy, Retention, SnapshotSchedule, Weekday } = snapshots;
const everyDay = ["1", "2", "3", "4", "5", "6", "7"];

test.each([
  [2, "+08:00", "2"],
  [0, "+00:00", "8"],
  [18, "+00:00", "2"],
  [23, "-05:00", "12"],
  [0, "+14:00", "18"],
  [23, "-12:00", "19"],
  [1, "+09:00", "0"],
])("%i o'clock at %s is %s o'clock in UTC+8", (hour, utcOffset, expected) => {
  expect(SnapshotSchedule.daily({ hour, utcOffset })).toMatchObject({
    timePoints: [expected],
    repeatWeekdays: everyDay,
    localHours: [hour],
    utcOffset,
  });
});

test("without an offset the hour is one of UTC+8", () => {
  expect(SnapshotSchedule.daily({ hour: 5 }).timePoints).toEqual(["5"]);
});

test("the converted hour is the same moment of the day as the stated one", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 23 }), fc.integer({ min: -12, max: 14 }), (hour, offset) => {
      const utcOffset = `${offset < 0 ? "-" : "+"}${String(Math.abs(offset)).padStart(2, "0")}:00`;
      const [converted] = SnapshotSchedule.daily({ hour, utcOffset }).timePoints.map(Number);
      const minutesOfUtcDay = (h: number, o: number) => (((h - o) % 24) + 24) % 24;
      expect(Number.isInteger(converted) && converted >= 0 && converted <= 23).toBe(true);
      expect(minutesOfUtcDay(converted, 8)).toBe(minutesOfUtcDay(hour, offset));
    }),
  );
});

test.each([
  [-1, "Write a number without quotes: 0 is midnight"],
  [24, "Write a number without quotes: 0 is midnight"],
  [2.5, "Snapshots start on whole hours; use the hour before or after"],
])("the hour %p is refused", (hour, mend) => {
  expect(() => SnapshotSchedule.daily({ hour })).toThrow(
    `hour: got ${hour}. It must be a whole number from 0 to 23. ${mend}`,
  );
});

test.each(["8", "+8", "+08", "+8:00", "UTC+8", "Asia/Shanghai", "+15:00", "-13:00", "+08:60", ""])(
  "the offset %p is refused",
  (utcOffset) => {
    expect(() => SnapshotSchedule.daily({ hour: 2, utcOffset })).toThrow(/utcOffset: got .*Write it like "\+08:00"/);
  },
);

test.each(["+05:30", "+05:45", "-03:30"])("the offset %s meets no whole hour of UTC+8", (utcOffset) => {
  expect(() => SnapshotSchedule.daily({ hour: 2, utcOffset })).toThrow(/which no whole hour at this offset meets/);
});

describe("an hour that only the deployment knows", () => {
  const timePoints = (utcOffset: string) => {
    const stack = newStack();
    const hour = new TerraformVariable(stack, "hour", { type: "number" }).numberValue;
    new AutoSnapshotPolicy(stack, "Policy", {
      schedule: SnapshotSchedule.daily({ hour, utcOffset }),
      retention: Retention.days(1),
    });
    return Synthesis.of(stack).resource("alicloud_ecs_auto_snapshot_policy").time_points as string[];
  };

  test("is passed on where it is one of UTC+8 already", () => {
    expect(timePoints("+08:00")).toEqual(["${var.hour}"]);
  });

  test("is converted by Terraform otherwise", () => {
    expect(timePoints("+00:00")).toEqual(["${((var.hour + 32) % 24)}"]);
  });
});

const WORKDAYS = [Weekday.MONDAY, Weekday.TUESDAY, Weekday.WEDNESDAY, Weekday.THURSDAY, Weekday.FRIDAY];
const offset = fc
  .integer({ min: -12, max: 14 })
  .map((hours) => ({ hours, text: `${hours < 0 ? "-" : "+"}${String(Math.abs(hours)).padStart(2, "0")}:00` }));
const weekdaysArbitrary = fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1, maxLength: 7 });
const hoursArbitrary = fc.uniqueArray(fc.integer({ min: 0, max: 23 }), { minLength: 1, maxLength: 6 });

/** The hours of the week in UTC that a schedule means, found by going through all 168 of them. */
function utcWeek(weekdays: number[], hours: number[], offsetHours: number): number[] {
  return Array.from({ length: 168 }, (_, utc) => utc).filter((utc) => {
    const local = (utc + offsetHours + 168) % 168;
    return weekdays.includes(Math.floor(local / 24) + 1) && hours.includes(local % 24);
  });
}

function utcWeekOf(schedule: { timePoints: string[]; repeatWeekdays: string[] }): number[] {
  return utcWeek(schedule.repeatWeekdays.map(Number), schedule.timePoints.map(Number), 8);
}

/** The policies that a message shows, as it writes them: code with numbers in brackets. */
function policiesIn(message: string): { repeatWeekdays: string[]; timePoints: string[] }[] {
  const lists = /SnapshotSchedule\.(?:weekly\(\{ weekdays: \[([\d, ]+)\], |daily\(\{ )hours: \[([\d, ]+)\] \}\)/g;
  return [...message.matchAll(lists)].map(([, days, hours]) => ({
    repeatWeekdays: days?.split(", ") ?? everyDay,
    timePoints: hours.split(", "),
  }));
}

describe("several hours a day", () => {
  test("are stated in any order and given in ascending order", () => {
    expect(SnapshotSchedule.daily({ hours: [14, 2, 10] }).timePoints).toEqual(["2", "10", "14"]);
  });

  test("are in ascending order after the conversion too", () => {
    expect(SnapshotSchedule.daily({ hours: [1, 20], utcOffset: "+00:00" }).timePoints).toEqual(["4", "9"]);
  });

  test("keep what was stated", () => {
    expect(SnapshotSchedule.daily({ hours: [14, 2] }).localHours).toEqual([14, 2]);
  });

  test.each([[[]], [[3, 3]], [[3, 24]], [[1.5, 2]]])("%p are refused", (hours) => {
    expect(() => SnapshotSchedule.daily({ hours })).toThrow(/^hours/);
  });

  test("cannot stand beside a single one, and one of the two must stand", () => {
    expect(() => SnapshotSchedule.daily({ hour: 1, hours: [2] })).toThrow(/exactly one of the two/);
    expect(() => SnapshotSchedule.daily({})).toThrow(/exactly one of the two/);
  });

  test("are the same moments as stated, whatever the offset", () => {
    fc.assert(
      fc.property(hoursArbitrary, offset, (hours, { hours: offsetHours, text }) => {
        const schedule = SnapshotSchedule.daily({ hours, utcOffset: text });
        expect(utcWeekOf(schedule)).toEqual(utcWeek(everyDay.map(Number), hours, offsetHours));
      }),
    );
  });
});

describe("days of the week", () => {
  test("begin with Monday, which is 1", () => {
    expect(SnapshotSchedule.weekly({ weekdays: [Weekday.SUNDAY, Weekday.MONDAY], hour: 3 })).toMatchObject({
      repeatWeekdays: ["1", "7"],
      timePoints: ["3"],
    });
  });

  test.each([
    ["+00:00", 20, ["2", "3", "4", "5", "6"], "4"],
    ["+00:00", 15, ["1", "2", "3", "4", "5"], "23"],
    ["+00:00", 16, ["2", "3", "4", "5", "6"], "0"],
    ["+14:00", 2, ["1", "2", "3", "4", "7"], "20"],
    ["-05:00", 22, ["2", "3", "4", "5", "6"], "11"],
  ])("at %s, workdays at %i are the days %p at %s in UTC+8", (utcOffset, hour, repeatWeekdays, timePoint) => {
    expect(SnapshotSchedule.weekly({ weekdays: WORKDAYS, hour, utcOffset })).toMatchObject({
      repeatWeekdays,
      timePoints: [timePoint],
      utcOffset,
      localHours: [hour],
    });
  });

  test("Sunday evening in Europe is Monday morning in UTC+8", () => {
    const schedule = SnapshotSchedule.weekly({ weekdays: [Weekday.SUNDAY], hour: 20, utcOffset: "+01:00" });
    expect(schedule.repeatWeekdays).toEqual(["1"]);
  });

  test("hours on both sides of midnight show the policies that they take", () => {
    expect(() => SnapshotSchedule.weekly({ weekdays: WORKDAYS, hours: [17, 15], utcOffset: "+00:00" })).toThrow(
      /as two policies: Mon–Fri at 23, and Tue–Sat at 1\. .*weekly\(\{ weekdays: \[1, 2, 3, 4, 5\], hours: \[23\] \}\) and .*weekly\(\{ weekdays: \[2, 3, 4, 5, 6\], hours: \[1\] \}\)/,
    );
  });

  test.each([
    ["+00:00", [15, 17], "the hours 0 to 15 keep their day"],
    ["+09:00", [0, 5], "the hours 1 to 23 keep their day"],
  ])("at %s the message says which hours stay together", (utcOffset, hours, message) => {
    expect(() => SnapshotSchedule.weekly({ weekdays: [Weekday.FRIDAY], hours, utcOffset })).toThrow(message);
  });

  test("hours on both sides of midnight are one policy when every day has them", () => {
    const all = [1, 2, 3, 4, 5, 6, 7];
    expect(SnapshotSchedule.weekly({ weekdays: all, hours: [15, 17], utcOffset: "+00:00" })).toMatchObject({
      repeatWeekdays: everyDay,
      timePoints: ["1", "23"],
    });
  });

  test.each([0, 8, -1, 1.5, NaN])("the day %p is refused", (day) => {
    expect(() => SnapshotSchedule.weekly({ weekdays: [day], hour: 2 })).toThrow(
      `weekdays[0]: got ${day}. It must be a whole number from 1 to 7. Use the enum Weekday`,
    );
  });

  test("no day is refused", () => {
    expect(() => SnapshotSchedule.weekly({ weekdays: [], hour: 2 })).toThrow(/weekdays: got \[\]\. .*at least one day/);
  });

  test("a day or hour that is stated twice is refused", () => {
    expect(() => SnapshotSchedule.weekly({ weekdays: [2, 2], hour: 2 })).toThrow(/weekdays: got 2\. .*stated once/);
    expect(() => SnapshotSchedule.weekly({ weekdays: [2], hours: [4, 4] })).toThrow(/hours: got 4\. .*stated once/);
  });

  test.each([-1, 24, 2.5])("the hour %p is refused", (hour) => {
    expect(() => SnapshotSchedule.weekly({ weekdays: [1], hour })).toThrow(`hour: got ${hour}. It must be a whole`);
  });

  test("an offset of half an hour is refused", () => {
    expect(() => SnapshotSchedule.weekly({ weekdays: [1], hour: 2, utcOffset: "+05:30" })).toThrow(
      /which no whole hour at this offset meets/,
    );
  });

  test("a schedule is either the same moments as stated, or an error whose policies are", () => {
    fc.assert(
      fc.property(weekdaysArbitrary, hoursArbitrary, offset, (weekdays, hours, { hours: offsetHours, text }) => {
        const stated = utcWeek(weekdays, hours, offsetHours);
        let policies: { repeatWeekdays: string[]; timePoints: string[] }[];
        try {
          policies = [SnapshotSchedule.weekly({ weekdays, hours, utcOffset: text })];
        } catch (error) {
          policies = policiesIn(String(error));
          expect(policies).toHaveLength(2);
        }
        expect(policies.flatMap(utcWeekOf).sort((a, b) => a - b)).toEqual(stated);
      }),
    );
  });

  test("days and hours come out in ascending order of numbers", () => {
    fc.assert(
      fc.property(weekdaysArbitrary, hoursArbitrary, (weekdays, hours) => {
        const { repeatWeekdays, timePoints } = SnapshotSchedule.weekly({ weekdays, hours });
        for (const list of [repeatWeekdays, timePoints].map((texts) => texts.map(Number))) {
          expect(list).toEqual([...list].sort((a, b) => a - b));
        }
      }),
    );
  });
});

describe("times that differ from day to day", () => {
  test("are one policy where they are the same hours in UTC+8", () => {
    const schedule = SnapshotSchedule.custom({
      entries: [
        { weekdays: WORKDAYS, hours: [9] },
        { weekdays: [Weekday.SUNDAY, ...WORKDAYS.slice(0, 4)], hours: [20] },
      ],
      utcOffset: "+00:00",
    });
    expect(schedule).toMatchObject({
      repeatWeekdays: ["1", "2", "3", "4", "5"],
      timePoints: ["4", "17"],
      localHours: [9, 20],
    });
  });

  test("that overlap count once", () => {
    const entries = [
      { weekdays: [1, 2], hours: [3] },
      { weekdays: [2, 1], hours: [3, 4] },
    ];
    expect(SnapshotSchedule.custom({ entries })).toMatchObject({ repeatWeekdays: ["1", "2"], timePoints: ["3", "4"] });
  });

  test("that take several policies show them, by whichever of days and hours needs fewer", () => {
    const entries = [
      { weekdays: [1, 3, 5], hours: [2, 14] },
      { weekdays: [2, 4, 6, 7], hours: [2] },
    ];
    expect(() => SnapshotSchedule.custom({ entries })).toThrow(
      'The schedule "Mon, Wed, Fri at 2, 14; Tue, Thu, Sat, Sun at 2" at +08:00. A policy has the same hours on each of its ' +
        "days, counted in UTC+8. There these times are, as two policies: every day at 2, and Mon, Wed, Fri at 14. " +
        "Make two policies, with SnapshotSchedule.daily({ hours: [2] }) and " +
        "SnapshotSchedule.weekly({ weekdays: [1, 3, 5], hours: [14] }).",
    );
  });

  test("that take many policies say how many", () => {
    const entries = [1, 2, 3, 4, 5].map((day) => ({ weekdays: [day], hours: [day] }));
    expect(() => SnapshotSchedule.custom({ entries })).toThrow(/Make 5 policies/);
  });

  test("no entry is refused", () => {
    expect(() => SnapshotSchedule.custom({ entries: [] })).toThrow(/entries: got \[\]\. .*at least one time/);
  });

  test("the message names the entry that is wrong", () => {
    const entries = [
      { weekdays: [1], hours: [2] },
      { weekdays: [1], hours: [24] },
    ];
    expect(() => SnapshotSchedule.custom({ entries })).toThrow(/^entries\[1\]\.hours\[0\]: got 24/);
  });

  test("are either the same moments as stated, or an error whose policies are", () => {
    const entry = fc.record({ weekdays: weekdaysArbitrary, hours: hoursArbitrary });
    fc.assert(
      fc.property(fc.array(entry, { minLength: 1, maxLength: 3 }), offset, (entries, { hours: offsetHours, text }) => {
        const stated = new Set(entries.flatMap(({ weekdays, hours }) => utcWeek(weekdays, hours, offsetHours)));
        let policies: { repeatWeekdays: string[]; timePoints: string[] }[];
        try {
          policies = [SnapshotSchedule.custom({ entries, utcOffset: text })];
        } catch (error) {
          policies = policiesIn(String(error));
          expect(policies.length).toBeGreaterThan(1);
        }
        const ascending = (numbers: Iterable<number>) => [...numbers].sort((a, b) => a - b);
        expect(ascending(policies.flatMap(utcWeekOf))).toEqual(ascending(stated));
      }),
    );
  });
});

describe("days and hours that only the deployment knows", () => {
  const variable = (stack: ReturnType<typeof newStack>, name: string) =>
    new TerraformVariable(stack, name, { type: "number" }).numberValue;
  const block = (schedule: (stack: ReturnType<typeof newStack>) => snapshots.SnapshotSchedule) => {
    const stack = newStack();
    new AutoSnapshotPolicy(stack, "Policy", { schedule: schedule(stack), retention: Retention.days(1) });
    return Synthesis.of(stack).resource("alicloud_ecs_auto_snapshot_policy");
  };

  test("are passed on at +08:00, in the order in which they are stated", () => {
    expect(
      block((stack) =>
        SnapshotSchedule.weekly({ weekdays: [variable(stack, "day"), 7], hours: [variable(stack, "hour"), 3] }),
      ),
    ).toMatchObject({ repeat_weekdays: ["${var.day}", "7"], time_points: ["${var.hour}", "3"] });
  });

  test("are refused at another offset: nothing can carry them over midnight", () => {
    expect(() =>
      block((stack) => SnapshotSchedule.weekly({ weekdays: [1], hour: variable(stack, "hour"), utcOffset: "+00:00" })),
    ).toThrow(/utcOffset: got "\+00:00"\. .*cannot be carried over midnight/);
  });

  test("are accepted in a single entry", () => {
    expect(
      block((stack) => SnapshotSchedule.custom({ entries: [{ weekdays: [1], hours: [variable(stack, "hour")] }] })),
    ).toMatchObject({ time_points: ["${var.hour}"] });
  });

  test("are refused in several entries", () => {
    expect(() =>
      block((stack) =>
        SnapshotSchedule.custom({
          entries: [
            { weekdays: [1], hours: [variable(stack, "hour")] },
            { weekdays: [2], hours: [2] },
          ],
        }),
      ),
    ).toThrow(/cannot be brought together/);
  });

  test("beside stated hours of every day are converted by Terraform", () => {
    expect(
      block((stack) => SnapshotSchedule.daily({ hours: [20, variable(stack, "hour")], utcOffset: "+00:00" }))
        .time_points,
    ).toEqual(["4", "${((var.hour + 32) % 24)}"]);
  });

  test("as a whole list are refused", () => {
    const hours = Token.asNumberList({ resolve: () => "${var.hours}" });
    expect(() => SnapshotSchedule.daily({ hours })).toThrow(/A list that only the deployment knows/);
  });
});
