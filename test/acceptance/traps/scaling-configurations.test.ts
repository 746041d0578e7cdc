import { expectNothingToDo } from "../convergence";
import { open, workspace } from "../open-workspace";
import { Workspace } from "../workspace";

// Each test cites the fact that its fixture was written from. What is asserted is what the real provider was seen to do.

const GROUP = "alicloud_ess_scaling_group.orders";
const CONFIGURATION = "alicloud_ess_scaling_configuration.standard";

const configuration = () => workspace.cloud.scalingConfigurations.all[0];

async function openWithPolicies(): Promise<Workspace> {
  await open();
  workspace.cloud.snapshotPolicies.place({ id: "sp-1" });
  workspace.cloud.snapshotPolicies.place({ id: "sp-2" });
  return workspace;
}

// provider-runs §1, T7
test("T7: what becomes of data disks elsewhere is never seen, only that all are gone", async () => {
  const { terraform } = await openWithPolicies();
  await workspace.apply("t7/disk");
  await expectNothingToDo(workspace);
  configuration().dataDisks = [{ category: "cloud_efficiency", size: 1, autoSnapshotPolicyId: "sp-2" }, { size: 2 }];
  await expectNothingToDo(workspace);
  configuration().dataDisks = [];
  expect((await terraform.plan()).update).toEqual([CONFIGURATION]);
  configuration().dataDisks = [{ size: 1 }];
  configuration().systemDiskAutoSnapshotPolicyId = "sp-2";
  expect((await workspace.terraform.plan()).attributes[CONFIGURATION]).toEqual(["system_disk_auto_snapshot_policy_id"]);
});

// provider-runs §1, T7 and T7b
test("T7b: a changed disk is sent, taking all disks out is not", async () => {
  const { cloud } = await openWithPolicies();
  await workspace.apply("t7/disk");
  await workspace.apply("t7/larger-disk");
  expect(configuration().dataDisks).toMatchObject([{ size: 200, autoSnapshotPolicyId: "sp-1" }]);
  await expectNothingToDo(workspace);
  await workspace.apply("t7/disk-without-policy");
  expect(configuration().dataDisks).toMatchObject([{ size: 100 }]);
  expect(configuration().dataDisks[0].autoSnapshotPolicyId).toBeUndefined();

  workspace.use("t7/no-disk");
  const plan = await workspace.terraform.plan();
  expect(plan.attributes[CONFIGURATION]).toEqual(["data_disk"]);
  cloud.calls.clear();
  await workspace.terraform.apply();
  expect(cloud.calls.of("ess:ModifyScalingConfiguration")).toEqual([{ ScalingConfigurationId: configuration().id }]);
  expect(configuration().dataDisks).toHaveLength(1);
  await expectNothingToDo(workspace);
});

// provider-runs §3
test("a policy that is taken off the system disk is sent as empty text", async () => {
  const { cloud } = await openWithPolicies();
  await workspace.apply("t7/disk");
  cloud.calls.clear();
  await workspace.apply("t7/no-system-policy");
  expect(cloud.calls.of("ess:ModifyScalingConfiguration")).toEqual([
    { ScalingConfigurationId: configuration().id, "SystemDisk.AutoSnapshotPolicyId": "" },
  ]);
  await expectNothingToDo(workspace);
});

// provider-runs §1, T12b
test("T12b: the last configuration is not given up without force_delete", async () => {
  const { cloud, terraform } = await open();
  await workspace.apply("t12b/last");
  workspace.written();
  workspace.use("t12b/group-only");
  await expect(terraform.apply()).rejects.toThrow(/last configuration for the scaling group/);
  workspace.use("t12b/last");
  await expect(terraform.destroy()).rejects.toThrow(/set 'force_delete' to 'true'/);
  expect(workspace.written()).toEqual([]);

  await workspace.apply("t12b/forced");
  expect(workspace.written()).toEqual([]);
  await terraform.destroy();
  // Once by the configuration, once by the group, which does not mind.
  expect(workspace.written()).toEqual(["ess:DeleteScalingGroup", "ess:DeleteScalingGroup"]);
  expect(cloud.scalingGroups.all).toEqual([]);
});

// provider-runs §1, T12c; terraform-provider.md T16
test("T12c, T16: taking out only the configuration takes the group and its instances", async () => {
  const { cloud, terraform } = await open();
  await workspace.apply("t12b/forced");
  const { id } = cloud.scalingGroups.all[0];
  cloud.scalingGroups.scaleOut(id, 3);
  cloud.calls.clear();
  await workspace.apply("t12b/group-only");
  expect(cloud.calls.of("ess:DeleteScalingGroup")).toEqual([{ ScalingGroupId: id, ForceDelete: true }]);
  expect([cloud.scalingGroups.all, cloud.instances.all, cloud.disks.all]).toEqual([[], [], []]);
  expect((await terraform.plan()).create).toEqual([GROUP]);
});
