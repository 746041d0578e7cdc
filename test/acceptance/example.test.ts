import { expectNothingToDo } from "./convergence";
import { addressOf, CRITICAL, GROUP_ID, openExample, OTHERS, withReleasedGroup } from "./example-cloud";
import { Workspace } from "./workspace";

const GROUP = addressOf("alicloud_ess_scaling_group");
const CONFIGURATION = addressOf("alicloud_ess_scaling_configuration");

let workspace: Workspace;

beforeEach(async () => {
  workspace = await openExample();
});

afterEach(async () => {
  await workspace.close();
});

/** Everything of the group that the example does not name, its instances included. */
function unnamed(): object {
  const { scalingGroups } = workspace.cloud;
  const {
    deletionProtection: _guard,
    instances: _states,
    ...rest
  } = { ...scalingGroups.get(GROUP_ID) } as Record<string, any>;
  return { ...rest, instances: scalingGroups.instancesOf(GROUP_ID).map(({ id }) => id) };
}

test("terraform finds the configuration valid", async () => {
  await workspace.terraform.validate();
});

test("the first plan imports two things and changes of them what the app names, and nothing else", async () => {
  const plan = await workspace.terraform.plan();
  expect(plan.import.sort()).toEqual([CONFIGURATION, GROUP].sort());
  expect(plan.attributes[GROUP]).toEqual(["group_deletion_protection", "protected_instances"]);
  expect(plan.attributes[CONFIGURATION]).toEqual(["data_disk", "system_disk_auto_snapshot_policy_id"]);
  expect([plan.replace, plan.destroy]).toEqual([[], []]);
  expect(plan.create).toHaveLength(9);
});

test("an apply protects the critical instances and no other", async () => {
  await workspace.terraform.apply();
  expect(workspace.cloud.scalingGroups.protectedIn(GROUP_ID).sort()).toEqual(CRITICAL);
});

test("a scale-in then takes the others and never a critical one", async () => {
  await workspace.terraform.apply();
  const left = workspace.cloud.scalingGroups.scaleIn(GROUP_ID, 2);
  expect(left.sort()).toEqual(OTHERS);
});

test("an instance that is launched afterwards has the policy on every disk", async () => {
  await workspace.terraform.apply();
  const { cloud } = workspace;
  const [policy] = cloud.snapshotPolicies.all;
  const before = new Set(cloud.scalingGroups.instancesOf(GROUP_ID).map(({ id }) => id));
  cloud.scalingGroups.scaleOut(GROUP_ID, 1);
  const launched = cloud.scalingGroups.instancesOf(GROUP_ID).filter(({ id }) => !before.has(id));
  const disks = launched.flatMap(({ id }) => cloud.instances.disksOf(id));
  expect(disks.map(({ autoSnapshotPolicyIds }) => autoSnapshotPolicyIds)).toEqual(Array(3).fill([policy.id]));
});

test("what the app does not name of the group stays as it was", async () => {
  const before = unnamed();
  await workspace.terraform.apply();
  expect(unnamed()).toEqual(before);
  expect(before).toMatchObject({ desiredCapacity: 5, minSize: 3, maxSize: 9, tags: { team: "orders" } });
});

test("the second plan is empty", async () => {
  await workspace.terraform.apply();
  await expectNothingToDo(workspace);
});

test("an alarm that scales the group afterwards shows in no plan", async () => {
  await workspace.terraform.apply();
  workspace.cloud.scalingGroups.scaleOut(GROUP_ID, 2);
  await expectNothingToDo(workspace);
});

test("killed in the middle of the adoption, the next apply completes it", async () => {
  await workspace.interrupt({ type: "alicloud_ess_scaling_group", carriedOut: true });
  await workspace.terraform.apply();
  await expectNothingToDo(workspace);
  expect(workspace.cloud.scalingGroups.protectedIn(GROUP_ID).sort()).toEqual(CRITICAL);
});

test("a destroy of the whole stack is refused while the adopted group stands in the code", async () => {
  await workspace.terraform.apply();
  await expect(workspace.terraform.destroy()).rejects.toThrow(/prevent_destroy/);
  expect(workspace.cloud.scalingGroups.instancesOf(GROUP_ID)).toHaveLength(5);
});

test("once the group is let go, a destroy takes away what the app made and leaves the group running", async () => {
  await workspace.terraform.apply();
  workspace.write(withReleasedGroup());
  const plan = await workspace.terraform.plan();
  expect([plan.create, plan.update, plan.replace, plan.destroy]).toEqual([[], [], [], []]);
  await workspace.terraform.apply();
  await workspace.terraform.destroy();

  const { cloud } = workspace;
  expect(cloud.scalingGroups.instancesOf(GROUP_ID)).toHaveLength(5);
  expect([cloud.eventRules.all, cloud.connections.all, cloud.apiDestinations.all, cloud.queues.all]).toEqual([
    [],
    [],
    [],
    [],
  ]);
  expect(cloud.snapshotPolicies.all).toEqual([]);
});
