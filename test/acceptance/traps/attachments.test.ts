import { expectNoEnd, expectNothingToDo } from "../convergence";
import { open, workspace } from "../open-workspace";

// Each test cites the fact that its fixture was written from. What is asserted is what the source of the real provider does.

beforeEach(async () => {
  await open();
  const { instances, scalingGroups } = workspace.cloud;
  scalingGroups.place({ id: "asg-orders", maxSize: 20, desiredCapacity: 0 });
  for (let number = 1; number <= 11; number += 1) instances.place({ id: `i-${number}` });
});

const members = () => [...workspace.cloud.scalingGroups.get("asg-orders").members.keys()];

// terraform-provider §1.4
test("instances join, are exchanged, leave, and run on", async () => {
  const { cloud, terraform } = workspace;
  await workspace.apply("attachment/one");
  await expectNothingToDo(workspace);
  expect(members()).toEqual(["i-1"]);
  workspace.use("attachment/two");
  expect((await terraform.plan()).update).toEqual(["alicloud_ess_attachment.orders"]);
  workspace.written();
  await terraform.applyPlan();
  expect(workspace.written()).toEqual(["ess:AttachInstances", "ess:RemoveInstances"]);
  expect(members()).toEqual(["i-2", "i-3"]);
  await terraform.destroy();
  expect(members()).toEqual([]);
  expect(cloud.instances.all).toHaveLength(11);
});

// terraform-provider §1.4
test("protected instances leave all the same", async () => {
  await workspace.apply("attachment/one");
  workspace.cloud.scalingGroups.get("asg-orders").members.get("i-1")!.protectedFromScaleIn = true;
  await expectNothingToDo(workspace);
  await workspace.terraform.destroy();
  expect(members()).toEqual([]);
});

// terraform-provider §1.4
test("more than ten never converge", async () => {
  await workspace.apply("attachment/eleven").catch(() => undefined);
  expect(members()).toHaveLength(11);
  await expect(expectNoEnd(workspace, "alicloud_ess_attachment.orders")).rejects.toThrow(/InUse/);
});

test("a group that is not active takes nobody", async () => {
  workspace.cloud.scalingGroups.get("asg-orders").state = "Inactive";
  await expect(workspace.apply("attachment/one")).rejects.toThrow(/IncorrectScalingGroupStatus/);
});

test("an instance of another group comes by force only", async () => {
  const { scalingGroups } = workspace.cloud;
  scalingGroups.place({ id: "asg-other", maxSize: 9 });
  scalingGroups.attachInstances({ ScalingGroupId: "asg-other", InstanceIds: ["i-1"] });
  await expect(workspace.apply("attachment/one")).rejects.toThrow(/InUse/);
  await workspace.apply("attachment/forced");
  await expectNothingToDo(workspace);
  expect([members(), scalingGroups.get("asg-other").members.size]).toEqual([["i-1"], 0]);
});
