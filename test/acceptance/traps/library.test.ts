import { TerraformStack } from "cdktf";
import { archive, DataProtection, events, scaling, snapshots, targets } from "../../../lib";
import { createdGroup } from "../../groups";
import { newStack } from "../../synthesis";
import { expectNothingToDo } from "../convergence";
import { Deployment } from "../deployment";

// The other files of this folder show what becomes of resources that are written by hand; this one, and the variants, that it
// does not become of the library's. Of the traps that are not here the second half is in
// created-groups (T3, T7, T15, T16), adopted-groups (T1), connections (T8) and event-rules (T11, T17).

const { AuditBucket, WriteOnceRetention } = archive;
const { CriticalInstances, ScalingGroup } = scaling;
const { AutoSnapshotPolicy, Retention, SnapshotSchedule } = snapshots;

let deployment: Deployment;

afterEach(async () => {
  await deployment?.close();
});

const schedule = SnapshotSchedule.daily({ hour: 2 });
const retention = Retention.days(30);

function stackWith(make: (stack: TerraformStack) => void): TerraformStack {
  const stack = newStack();
  make(stack);
  return stack;
}

test("T2: more than ten critical instances are no list of Terraform's, and the plan settles", async () => {
  const ids = Array.from({ length: 12 }, (_, index) => `i-bp1${String(index).padStart(17, "0")}`);
  deployment = await Deployment.of(
    stackWith((stack) => {
      const group = ScalingGroup.adopt(stack, "Group", { scalingGroupId: "asg-orders", preventDestroy: false });
      group.adoptConfiguration("Configuration", { scalingConfigurationId: "asc-orders", dataDisks: [] });
      const criticalInstances = CriticalInstances.ids(ids);
      const protection = new DataProtection(stack, "Protection", { group, criticalInstances, schedule, retention });
      protection.onSnapshotFailed(new targets.MnsQueue(new events.MnsQueue(stack, "Failures")));
    }),
  );
  const { scalingGroups, scalingConfigurations } = deployment.cloud;
  scalingGroups.place({ id: "asg-orders", maxSize: 20, instances: ids.map((id) => ({ id })) });
  scalingConfigurations.place("asg-orders", { id: "asc-orders" });
  await deployment.create();
  // The function protects them between applies; Terraform neither adds nor takes away.
  for (const member of scalingGroups.get("asg-orders").members.values()) member.protectedFromScaleIn = true;
  await expectNothingToDo(deployment.workspace);
  expect(scalingGroups.protectedIn("asg-orders")).toHaveLength(12);
});

test("T12: a guarded group outlives a destroy with its instances, and goes once it is released", async () => {
  const guarded = (groupDeletionProtection: boolean) =>
    stackWith((stack) => {
      createdGroup(stack, { minSize: 2, groupDeletionProtection });
    });
  deployment = await Deployment.of(guarded(true));
  await deployment.create();
  await expect(deployment.destroy()).rejects.toThrow(/DeletionProtection/);
  const [{ id }] = deployment.cloud.scalingGroups.all;
  expect(deployment.cloud.scalingGroups.instancesOf(id)).toHaveLength(2);
  await expectNothingToDo(deployment.workspace);
  expect(await deployment.change(guarded(false))).toEqual([
    "update alicloud_ess_scaling_group group_deletion_protection",
  ]);
  await deployment.destroy();
});

test("T14: a bucket takes away nothing that resources of their own have set", async () => {
  const audited = (days: number) =>
    stackWith((stack) => {
      const props = { retention: WriteOnceRetention.none(), preventDestroy: false, expirationDays: days };
      new AuditBucket(stack, "Audit", props);
    });
  deployment = await Deployment.of(audited(400));
  await deployment.create();
  const { cloud, workspace } = deployment;
  // Terraform makes this bucket and that of its access logs in any order.
  const { name } = (cloud.buckets.all as { name: string }[]).find((each) =>
    /^test-audit-[0-9a-f]{8}-/.test(each.name),
  )!;
  const set = () => {
    const { policy, logging, encryption, versioning } = cloud.buckets.get(name).configuration;
    return { policy, logging, encryption, versioning };
  };
  const before = set();
  expect(before).toMatchObject({ versioning: "Enabled", logging: {}, encryption: {}, policy: expect.any(String) });
  workspace.written();
  expect(await deployment.change(audited(800))).toEqual(["update alicloud_oss_bucket lifecycle_rule"]);
  expect(workspace.written().filter((operation) => operation.includes("Delete"))).toEqual([]);
  expect(set()).toEqual(before);
});

test("T18: a disk that changes its policy ends with the new one", async () => {
  const attached = (nightly: boolean) =>
    stackWith((stack) => {
      const policies = ["nightly", "hourly"].map(
        (name) => new AutoSnapshotPolicy(stack, name, { autoSnapshotPolicyName: name, schedule, retention }),
      );
      policies[nightly ? 0 : 1].attachToDisk("Disk", "d-1");
    });
  deployment = await Deployment.of(attached(true));
  const { disks, snapshotPolicies } = deployment.cloud;
  disks.place({ id: "d-1" });
  await deployment.create();
  deployment.workspace.written();
  expect(await deployment.change(attached(false))).toEqual(["replace alicloud_ecs_auto_snapshot_policy_attachment"]);
  expect(deployment.workspace.written()).toEqual(["ecs:CancelAutoSnapshotPolicy", "ecs:ApplyAutoSnapshotPolicy"]);
  const [policy] = disks.get("d-1").autoSnapshotPolicyIds;
  expect(snapshotPolicies.get(policy).name).toBe("hourly");
});
