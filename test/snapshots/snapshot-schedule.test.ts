import { TerraformVariable } from "cdktf";
import * as fc from "fast-check";
import { snapshots } from "../../lib";
import { newStack, Synthesis } from "../synthesis";

const { AutoSnapshotPolicy, Retention, SnapshotSchedule } = snapshots;
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

test.each([-1, 24, 2.5, NaN, Infinity])("the hour %p is refused", (hour) => {
  expect(() => SnapshotSchedule.daily({ hour })).toThrow(
    `hour: got ${hour}. It must be a whole number from 0 to 23. Snapshots start on whole hours`,
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
