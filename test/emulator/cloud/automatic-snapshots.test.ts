import fc from "fast-check";
import { Cloud, CloudProps } from "../../../emulator/cloud/cloud";
import { DiskSpecification } from "../../../emulator/cloud/disks";
import { SnapshotPolicy } from "../../../emulator/cloud/snapshot-policies";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** It is Thursday, 08:00 in UTC+8, when the clock starts. */
function covered(policy: Partial<SnapshotPolicy> = {}, disk: DiskSpecification = {}, props: CloudProps = {}): Cloud {
  const cloud = new Cloud(props);
  cloud.snapshotPolicies.place({ id: "sp-1", ...policy });
  cloud.instances.place({ id: "i-1", systemDisk: { id: "d-1", autoSnapshotPolicyId: "sp-1", ...disk } });
  return cloud;
}

const times = (cloud: Cloud) => cloud.snapshots.all.map(({ startedAt }) => startedAt.toISOString().slice(0, 13));

describe("the hours", () => {
  test("are those of UTC+8, as is the day in the name", async () => {
    const cloud = covered({ timePoints: ["2"] });
    await cloud.clock.advance(DAY);
    expect(cloud.snapshots.all).toMatchObject([
      { type: "timer", name: "auto2.0_20260102_sp-1", startedAt: new Date("2026-01-01T18:00:00Z") },
    ]);
  });

  test("are kept on the weekdays of the policy only, Monday being 1", async () => {
    const cloud = covered({ timePoints: ["2", "14"], repeatWeekdays: ["1", "7"], retentionDays: -1 });
    await cloud.clock.advance(7 * DAY);
    expect(times(cloud)).toEqual(["2026-01-03T18", "2026-01-04T06", "2026-01-04T18", "2026-01-05T06"]);
  });

  test("come once each, however the clock is moved", async () => {
    const cloud = covered({ timePoints: ["9"] });
    for (let step = 0; step < 8; step += 1) await cloud.clock.advance(HOUR / 4);
    expect(times(cloud)).toEqual(["2026-01-01T01"]);
  });

  test("exactly those that an enumeration of all hours finds", async () => {
    const some = (from: number, to: number) => fc.uniqueArray(fc.integer({ min: from, max: to }), { minLength: 1 });
    await fc.assert(
      fc.asyncProperty(
        some(0, 23),
        some(1, 7),
        fc.integer({ min: 1, max: 20 * 24 }),
        async (hours, weekdays, length) => {
          const cloud = covered({
            timePoints: hours.map(String),
            repeatWeekdays: weekdays.map(String),
            retentionDays: -1,
          });
          await cloud.clock.advance(length * HOUR);
          const expected: string[] = [];
          for (let passed = 1; passed <= length; passed += 1) {
            // Thursday, 08:00 there.
            const [hour, day] = [(8 + passed) % 24, (3 + Math.floor((8 + passed) / 24)) % 7];
            if (hours.includes(hour) && weekdays.includes(day + 1)) {
              expected.push(new Date(Date.UTC(2026, 0, 1, passed)).toISOString().slice(0, 13));
            }
          }
          expect(times(cloud)).toEqual(expected);
        },
      ),
    );
  });
});

describe("a policy", () => {
  test("that is made, changed or applied later counts from then on", async () => {
    const cloud = new Cloud();
    cloud.instances.place({ systemDisk: { id: "d-1" } });
    const id = cloud.snapshotPolicies.create({ TimePoints: ["9"], RepeatWeekdays: ["4", "5", "6"], RetentionDays: -1 });
    await cloud.clock.advance(DAY);
    cloud.snapshotPolicies.apply(id, ["d-1"]);
    await cloud.clock.advance(DAY);
    cloud.snapshotPolicies.modify(id, { TimePoints: ["10"] });
    await cloud.clock.advance(DAY);
    expect(times(cloud)).toEqual(["2026-01-02T01", "2026-01-03T02"]);
  });

  test.each([
    ["deleted", (cloud: Cloud) => cloud.snapshotPolicies.delete("sp-1")],
    ["taken off the disk", (cloud: Cloud) => cloud.snapshotPolicies.cancel(["d-1"])],
    [
      "switched off for the disk",
      (cloud: Cloud) => cloud.disks.modifyAttribute({ DiskId: "d-1", EnableAutoSnapshot: false }),
    ],
    ["without weekdays", (cloud: Cloud) => cloud.snapshotPolicies.modify("sp-1", { RepeatWeekdays: [] })],
  ])("that is %s takes no more", async (_, stop) => {
    const cloud = covered();
    stop(cloud);
    await cloud.clock.advance(7 * DAY);
    expect(cloud.snapshots.all).toEqual([]);
  });

  // alibaba-cloud.md §10
  test("keeps each snapshot as long as it said when the snapshot was taken", async () => {
    const cloud = covered({ retentionDays: 1 });
    await cloud.clock.advance(DAY);
    cloud.snapshotPolicies.modify("sp-1", { RetentionDays: 3 });
    await cloud.clock.advance(2 * DAY);
    expect(times(cloud)).toEqual(["2026-01-02T18", "2026-01-03T18"]);
  });

  test("whose snapshot fails says so", async () => {
    const cloud = covered();
    cloud.snapshots.failNext();
    await cloud.clock.advance(2 * DAY);
    expect(cloud.events.ofType("ecs:Snapshot:CreateSnapshotCompleted").map(({ data }) => data)).toMatchObject([
      { snapshotType: "timer", result: "failed" },
      { snapshotType: "timer", result: "accomplished" },
    ]);
  });
});

// alibaba-cloud.md §10
describe("silently left out", () => {
  test.each([
    ["a local disk", { category: "local_ssd_pro" }, () => undefined],
    ["an ephemeral disk", { category: "elastic_ephemeral_disk_standard" }, () => undefined],
    ["a disk that is not in use", {}, (cloud: Cloud) => void (cloud.disks.get("d-1").instanceId = undefined)],
    ["an instance that stops", {}, (cloud: Cloud) => void (cloud.instances.find("i-1")!.status = "Stopping")],
  ])("%s", async (_, disk, prepare) => {
    const cloud = covered({}, disk);
    prepare(cloud);
    await cloud.clock.advance(DAY);
    expect([cloud.snapshots.all, cloud.events.all]).toEqual([[], []]);
  });

  const slow = { answers: { snapshotSeconds: 11.5 * 3600 } };
  const hourly = { timePoints: Array.from({ length: 24 }, (_, hour) => String(hour)) };

  test("an old disk while its snapshot is being made", async () => {
    const cloud = covered(hourly, { category: "cloud_ssd" }, slow);
    await cloud.clock.advance(13 * HOUR);
    expect(times(cloud)).toEqual(["2026-01-01T01", "2026-01-01T13"]);
  });

  test("an ESSD while ten are being made", async () => {
    const cloud = covered(hourly, {}, slow);
    await cloud.clock.advance(12 * HOUR);
    expect(cloud.snapshots.all).toHaveLength(10);
  });
});

// alibaba-cloud.md §10
test("a full quota loses its oldest automatic snapshot", async () => {
  const cloud = covered({ timePoints: ["0", "6", "12", "18"], retentionDays: -1 });
  cloud.snapshots.create({ DiskId: "d-1" });
  await cloud.clock.advance(251 * DAY);
  const kept = cloud.snapshots.all.filter(({ type }) => type === "timer");
  expect(kept).toHaveLength(1000);
  expect(kept[0].startedAt).toEqual(new Date("2026-01-02T04:00:00Z"));
  expect(cloud.snapshots.all).toHaveLength(1001);
});

describe("a copy to another region", () => {
  const copying = {
    enableCrossRegionCopy: true,
    targetCopyRegions: ["cn-beijing"],
    copiedSnapshotsRetentionDays: 3,
    retentionDays: 1,
  };

  test("stands there, with a retention of its own", async () => {
    const cloud = covered(copying);
    await cloud.clock.advance(3 * DAY);
    const beijing = cloud.inRegion("cn-beijing");
    expect(times(cloud)).toHaveLength(1);
    expect(beijing.snapshots.all).toHaveLength(3);
    expect(beijing.snapshots.all[0]).toMatchObject({
      type: "copied",
      name: "auto2.0_20260102_sp-1",
      diskId: "d-1",
      sourceRegion: "cn-hangzhou",
      status: "accomplished",
      startedAt: new Date("2026-01-01T18:05:00Z"),
      endedAt: new Date("2026-01-01T18:35:00Z"),
    });
    cloud.snapshotPolicies.delete("sp-1");
    await cloud.clock.advance(3 * DAY);
    expect(beijing.snapshots.all).toEqual([]);
  });

  test("is announced there", async () => {
    const cloud = covered(copying);
    await cloud.clock.advance(DAY);
    expect(cloud.inRegion("cn-beijing").events.ofType("ecs:Snapshot:CreateSnapshotCompleted")).toMatchObject([
      { aliyunregionid: "cn-beijing", data: { snapshotType: "copied", result: "accomplished" } },
    ]);
  });

  test("is not made of a snapshot that failed", async () => {
    const cloud = covered(copying);
    cloud.snapshots.failNext();
    await cloud.clock.advance(DAY);
    expect(cloud.inRegion("cn-beijing").snapshots.all).toEqual([]);
  });
});

test("a hundred disks for a year", async () => {
  const cloud = covered({ retentionDays: 30 });
  const dataDisks = Array.from({ length: 99 }, () => ({ autoSnapshotPolicyId: "sp-1" }));
  cloud.instances.place({ dataDisks, systemDisk: {} });
  await cloud.clock.advance(365 * DAY);
  expect(cloud.snapshots.all).toHaveLength(100 * 30);
  expect(cloud.events.ofType("ecs:Snapshot:CreateSnapshotCompleted")).toHaveLength(100 * 365);
});
