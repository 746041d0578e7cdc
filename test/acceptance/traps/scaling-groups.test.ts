import { CloudError } from "../../../emulator/cloud/cloud-error";
import { expectNothingToDo } from "../convergence";
import { open, workspace } from "../open-workspace";

// Each test cites the fact that its fixture was written from. What is asserted is what the real provider was seen to do.

const GROUP = "alicloud_ess_scaling_group.orders";

const groupId = () => workspace.cloud.scalingGroups.all[0].id;

/** The groups of the fixtures have no configuration, so nobody has enabled them: those with instances are enabled. */
function join(id: string) {
  const [group] = workspace.cloud.scalingGroups.all;
  group.state = "Active";
  return workspace.cloud.scalingGroups.join(group.id, { id });
}

// provider-runs §1, T1
test("T1: an unset list takes the protection away that somebody else gave", async () => {
  const { cloud, terraform } = await open();
  await workspace.apply("t1/unset");
  await expectNothingToDo(workspace);
  join("i-1").protectedFromScaleIn = true;

  const plan = await terraform.plan();
  expect(plan.update).toEqual([GROUP]);
  expect(plan.attributes[GROUP]).toEqual(["protected_instances"]);
  cloud.calls.clear();
  await terraform.apply();
  expect(cloud.calls.of("ess:SetInstancesProtection")).toEqual([
    { ScalingGroupId: groupId(), InstanceIds: ["i-1"], ProtectedFromScaleIn: false },
  ]);
});

// provider-runs §1, T1
test("T1: an ignored list leaves it alone", async () => {
  const { cloud } = await open();
  await workspace.apply("t1/ignored");
  join("i-1").protectedFromScaleIn = true;
  await expectNothingToDo(workspace);
  workspace.written();
  await workspace.apply("t1/ignored-and-larger");
  expect(workspace.written()).toEqual(["ess:ModifyScalingGroup"]);
  expect(cloud.scalingGroups.protectedIn(groupId())).toEqual(["i-1"]);
});

// provider-runs §1, T1b
test("T1b: if the instances cannot be described, none looks protected", async () => {
  const { cloud, terraform } = await open();
  await workspace.apply("t1/unset");
  join("i-1");
  await workspace.apply("t1/listed");
  await expectNothingToDo(workspace);
  cloud.calls.failNext("ess:DescribeScalingInstances", new CloudError("Forbidden.RAM", "No.", 403), 5);
  const plan = await terraform.plan();
  expect(plan.attributes[GROUP]).toEqual(["protected_instances"]);
  expect(cloud.scalingGroups.protectedIn(groupId())).toEqual(["i-1"]);
});

// provider-runs §1, T2
test("T2: more than ten never converge", async () => {
  const { cloud, terraform } = await open();
  await workspace.apply("t1/unset");
  const all = Array.from({ length: 12 }, (_, index) => `i-${index}`);
  all.forEach((id) => join(id));
  workspace.use("t2/twelve");
  for (const times of [1, 2]) {
    cloud.calls.clear();
    await terraform.apply();
    const sent = cloud.calls.of("ess:SetInstancesProtection").flatMap(({ InstanceIds }) => InstanceIds as string[]);
    expect(sent.sort()).toEqual(times === 1 ? [...all].sort() : ["i-10", "i-11"]);
    expect((await terraform.plan()).update).toEqual([GROUP]);
  }

  // Clearing takes two applies.
  workspace.use("t1/unset");
  await terraform.apply();
  expect(cloud.scalingGroups.protectedIn(groupId())).toEqual(["i-10", "i-11"]);
  await terraform.apply();
  expect(cloud.scalingGroups.protectedIn(groupId())).toEqual([]);
  await expectNothingToDo(workspace);
});

// provider-runs §1, T3
test("T3: ids that are not in the group yet fail the first apply, and the next one replaces the group", async () => {
  const { cloud, terraform } = await open();
  await expect(workspace.apply("t3/stranger")).rejects.toThrow(/InvalidInstanceId\.NotFound/);
  expect(cloud.scalingGroups.all).toHaveLength(1);
  expect((await terraform.state())[GROUP].tainted).toBe(true);
  expect((await terraform.plan()).replace).toEqual([GROUP]);
});

// provider-runs §1, T3b
test("T3b: on an update the apply fails, and the same change is planned for ever", async () => {
  const { terraform } = await open();
  await workspace.apply("t1/unset");
  for (let times = 0; times < 2; times += 1) {
    await expect(workspace.apply("t3/stranger")).rejects.toThrow(/InvalidInstanceId\.NotFound/);
    expect((await terraform.state())[GROUP].tainted).toBe(false);
    const plan = await terraform.plan();
    expect([plan.update, plan.replace]).toEqual([[GROUP], []]);
  }
});

// provider-runs §1, T12
test("T12: deletion protection outlives a destroy, and is lifted by an apply of its own", async () => {
  const { cloud, terraform } = await open();
  await workspace.apply("t12/protected");
  await expect(terraform.destroy()).rejects.toThrow(/DeletionProtection/);
  expect(Object.keys(await terraform.state())).toEqual([GROUP]);
  cloud.calls.clear();
  await workspace.apply("t12/released");
  expect(cloud.calls.of("ess:ModifyScalingGroup")).toEqual([
    { ScalingGroupId: groupId(), GroupDeletionProtection: false },
  ]);
  await terraform.destroy();
  expect(cloud.scalingGroups.all).toEqual([]);
});

// provider-runs §3, T15
test("T15: an unset desired capacity is sent as zero", async () => {
  const { cloud, terraform } = await open();
  await workspace.apply("t15/unset");
  await expectNothingToDo(workspace);
  cloud.scalingGroups.get(groupId()).desiredCapacity = 3;
  ["i-1", "i-2", "i-3"].forEach((id) => join(id));

  const plan = await terraform.plan();
  expect(plan.attributes[GROUP]).toEqual(["desired_capacity"]);
  cloud.calls.clear();
  await terraform.apply();
  expect(cloud.calls.of("ess:ModifyScalingGroup")).toEqual([{ ScalingGroupId: groupId(), DesiredCapacity: 0 }]);
  expect(cloud.instances.all).toEqual([]);
  // An answer of zero is as good as none.
  await expectNothingToDo(workspace);
});

// provider-runs §3, T15
test("T15: an ignored desired capacity stays", async () => {
  const { cloud } = await open();
  await workspace.apply("t15/ignored");
  cloud.scalingGroups.get(groupId()).desiredCapacity = 3;
  await expectNothingToDo(workspace);
});

// provider-runs §3
test("what a hook notifies and tells cannot be taken away", async () => {
  const { cloud } = await open();
  await workspace.apply("hook/notifying");
  await expectNothingToDo(workspace);
  workspace.use("hook/silent");
  await expectNothingToDo(workspace);
  expect(cloud.lifecycleHooks.all).toMatchObject([
    { notificationArn: "acs:mns:cn-hangzhou:1234567890123456:queue/hooks", notificationMetadata: "orders" },
  ]);
});
