import { expectNoEnd, expectNothingToDo } from "../convergence";
import { open, workspace } from "../open-workspace";
import { Workspace, WorkspaceOptions } from "../workspace";

// Each test cites the fact that its fixture was written from. What is asserted is what the real provider was seen to do.

const ATTACHMENT = "alicloud_ecs_auto_snapshot_policy_attachment.disk";
const POLICY = "alicloud_ecs_auto_snapshot_policy.nightly";

async function openWithDisk(options?: WorkspaceOptions): Promise<Workspace> {
  await open(options);
  workspace.cloud.snapshotPolicies.place({ id: "sp-1" });
  workspace.cloud.snapshotPolicies.place({ id: "sp-2" });
  workspace.cloud.disks.place({ id: "d-1" });
  return workspace;
}
const policiesOfDisk = () => workspace.cloud.disks.get("d-1").autoSnapshotPolicyIds;

// provider-runs §1, T6
test("T6: a detachment names no policy", async () => {
  const { cloud, terraform } = await openWithDisk();
  await workspace.apply("t6/first-policy");
  await expectNothingToDo(workspace);
  workspace.use("t6/second-policy");
  expect((await terraform.plan()).replace).toEqual([ATTACHMENT]);
  workspace.written();
  await terraform.apply();
  expect(workspace.written()).toEqual(["ecs:CancelAutoSnapshotPolicy", "ecs:ApplyAutoSnapshotPolicy"]);
  expect(policiesOfDisk()).toEqual(["sp-2"]);
  await terraform.destroy();
  expect(cloud.calls.of("ecs:CancelAutoSnapshotPolicy")).toEqual([{ DiskIds: ["d-1"], RegionId: "cn-hangzhou" }]);
  expect(policiesOfDisk()).toEqual([]);
});

// provider-runs §1, T6b
test("T6b: several policies on a disk replace each other for ever and cannot be destroyed", async () => {
  const { terraform } = await openWithDisk({ cloud: { answers: { severalPoliciesPerDisk: true } } });
  await workspace.apply("t6/both-policies");
  expect(policiesOfDisk()).toEqual(["sp-1", "sp-2"]);
  const plan = await terraform.plan();
  expect(plan.replace).toEqual(["alicloud_ecs_auto_snapshot_policy_attachment.one"]);
  await expect(terraform.destroy("-refresh=false")).rejects.toThrow(/OperationDenied\.TooManyAutoSnapshotPolicies/);
});

// provider-runs §1, T6c
test("T6c: a disk that is gone is no matter", async () => {
  const { cloud, terraform } = await openWithDisk();
  cloud.instances.place({ id: "i-1" });
  cloud.disks.get("d-1").instanceId = "i-1";
  await workspace.apply("t6/first-policy");
  cloud.instances.release("i-1");
  expect((await terraform.plan()).create).toEqual([ATTACHMENT]);
  await terraform.destroy("-refresh=false");
  expect(await terraform.state()).toEqual({});
});

// provider-runs §1, T6; terraform-provider.md T18
test("T18: create_before_destroy leaves the disk without a policy", async () => {
  const { terraform } = await openWithDisk();
  await workspace.apply("t18/first-policy");
  await workspace.apply("t18/second-policy");
  expect(policiesOfDisk()).toEqual([]);
  expect((await terraform.plan()).create).toEqual([ATTACHMENT]);
});

// provider-runs §1, T11c
test("T11c: hours that are not in numerical order never converge", async () => {
  const { terraform } = await open();
  await workspace.apply("t11/unsorted-hours");
  await expectNoEnd(workspace, POLICY);
  await workspace.apply("t11/sorted-hours");
  await expectNothingToDo(workspace);
  await terraform.destroy();
});

// provider-runs §3
test("a resource group that the service gives by itself is taken away for ever, in vain", async () => {
  await open({ cloud: { answers: { resourceGroupOfPolicies: "rg-default" } } });
  await workspace.apply("t11/sorted-hours");
  workspace.written();
  await expectNoEnd(workspace, POLICY);
  expect(workspace.written()).toEqual([]);
  workspace.use("policy/resource-group-ignored");
  await expectNothingToDo(workspace);
});
