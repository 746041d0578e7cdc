import { snapshots } from "../../../lib";
import { newStack } from "../../synthesis";
import { Deployment } from "../deployment";

const { AutoSnapshotPolicy, InstanceSelection, Retention, SnapshotSchedule, Weekday } = snapshots;

const POLICY = "alicloud_ecs_auto_snapshot_policy";
const ATTACHMENT = "alicloud_ecs_auto_snapshot_policy_attachment";

let deployment: Deployment;

afterEach(async () => {
  await deployment?.close();
});

const policy = (name: string) => deployment.cloud.snapshotPolicies.all.find((each) => each.name === name)!;
/** The name of the policy of a disk. */
const on = (diskId: string) =>
  deployment.cloud.disks
    .get(diskId)
    .autoSnapshotPolicyIds.map((id) => deployment.cloud.snapshotPolicies.get(id).name)
    .join();

test("each kind of schedule, a copy, tags", async () => {
  const policies = (hour: number, copyDays: number, tags: { [key: string]: string }) => {
    const stack = newStack();
    const retention = Retention.days(30);
    const make = (autoSnapshotPolicyName: string, schedule: snapshots.SnapshotSchedule, props: object = {}) =>
      new AutoSnapshotPolicy(stack, autoSnapshotPolicyName, { autoSnapshotPolicyName, schedule, retention, ...props });
    make("daily", SnapshotSchedule.daily({ hours: [22, 4], utcOffset: "+00:00" }), { tags });
    make(
      "weekly",
      SnapshotSchedule.weekly({ weekdays: [Weekday.SUNDAY, Weekday.WEDNESDAY], hour, utcOffset: "-05:00" }),
    );
    make(
      "custom",
      SnapshotSchedule.custom({
        entries: [
          { weekdays: [Weekday.SATURDAY], hours: [14, 2] },
          { weekdays: [Weekday.MONDAY], hours: [2, 14] },
        ],
      }),
      { resourceGroupId: "rg-orders" },
    );
    make("copied", SnapshotSchedule.daily({ hour: 2 }), {
      retention: Retention.forever(),
      crossRegionCopy: { targetRegion: "cn-beijing", retention: Retention.days(copyDays), kmsKeyId: "key-1" },
    });
    return stack;
  };
  deployment = await Deployment.of(policies(20, 60, { team: "orders" }), {
    // What the service answers unasked must not be planned away for ever (provider-runs §3).
    cloud: { answers: { resourceGroupOfPolicies: "rg-default" } },
  });
  await deployment.create();
  const week = ["1", "2", "3", "4", "5", "6", "7"];
  expect(policy("daily")).toMatchObject({ timePoints: ["6", "12"], repeatWeekdays: week, tags: { team: "orders" } });
  // 20:00 at UTC-5 is 9:00 of the next day in UTC+8.
  expect(policy("weekly")).toMatchObject({ timePoints: ["9"], repeatWeekdays: ["1", "4"], retentionDays: 30 });
  expect(policy("custom")).toMatchObject({ timePoints: ["2", "14"], repeatWeekdays: ["1", "6"] });
  expect([policy("custom").resourceGroupId, policy("daily").resourceGroupId]).toEqual(["rg-orders", "rg-default"]);
  expect(policy("copied")).toMatchObject({
    retentionDays: -1,
    enableCrossRegionCopy: true,
    targetCopyRegions: ["cn-beijing"],
    copiedSnapshotsRetentionDays: 60,
    copyEncryption: { encrypted: true, kmsKeyId: "key-1" },
  });

  expect(await deployment.change(policies(21, 90, { owner: "db" }))).toEqual([
    `update ${POLICY} copied_snapshots_retention_days`,
    `update ${POLICY} tags`,
    `update ${POLICY} time_points`,
  ]);
  expect(policy("daily").tags).toEqual({ owner: "db" });
  await deployment.destroy();
});

test("disks and instances that run already are put under a policy", async () => {
  const attached = (extra: "nightly" | "hourly", ids = ["i-b", "i-a"]) => {
    const stack = newStack();
    const make = (autoSnapshotPolicyName: "nightly" | "hourly") =>
      new AutoSnapshotPolicy(stack, autoSnapshotPolicyName, {
        autoSnapshotPolicyName,
        schedule: SnapshotSchedule.daily({ hour: 2 }),
        retention: Retention.days(7),
      });
    const policies = { nightly: make("nightly"), hourly: make("hourly") };
    policies[extra].attachToDisk("Extra", "d-extra");
    policies.nightly.attachToInstances("Named", InstanceSelection.ids(ids));
    policies.hourly.attachToInstances("Tagged", InstanceSelection.tagged({ role: "db" }));
    return stack;
  };
  deployment = await Deployment.of(attached("nightly"));
  const { disks, instances } = deployment.cloud;
  disks.place({ id: "d-extra" });
  for (const name of ["a", "b", "c"]) {
    instances.place({
      id: `i-${name}`,
      tags: name === "c" ? { role: "db" } : {},
      systemDisk: { id: `d-${name}` },
      // The policy does not reach a local disk.
      dataDisks: [{ id: `d-${name}1` }, { id: `d-${name}2`, category: "local_ssd_pro" }],
    });
  }
  await deployment.create();
  expect(["d-extra", "d-a", "d-a1", "d-b", "d-b1"].map(on)).toEqual(Array(5).fill("nightly"));
  expect(["d-c", "d-c1"].map(on)).toEqual(["hourly", "hourly"]);
  expect(["d-a2", "d-b2", "d-c2"].map(on)).toEqual(["", "", ""]);

  // T6: the old policy is taken off before the new one is put on. ADP-008: what appears is covered by the next apply.
  instances.place({ id: "i-new", tags: { role: "db" }, systemDisk: { id: "d-new" } });
  expect(await deployment.change(attached("hourly", ["i-a"]))).toEqual([
    `create ${ATTACHMENT}`,
    `delete ${ATTACHMENT}`,
    `delete ${ATTACHMENT}`,
    `replace ${ATTACHMENT}`,
  ]);
  expect(["d-extra", "d-a", "d-b", "d-new"].map(on)).toEqual(["hourly", "nightly", "", "hourly"]);

  await deployment.workspace.terraform.destroy();
  expect(disks.all.flatMap(({ autoSnapshotPolicyIds }) => autoSnapshotPolicyIds)).toEqual([]);
});
