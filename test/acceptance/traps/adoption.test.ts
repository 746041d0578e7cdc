import { expectNothingToDo } from "../convergence";
import { open, workspace } from "../open-workspace";
import { Workspace } from "../workspace";

// Each test cites the fact that its fixture was written from. What is asserted is what the real provider was seen to do.

const GROUP = "alicloud_ess_scaling_group.orders";
const CONFIGURATION = "alicloud_ess_scaling_configuration.standard";

async function openWithOrders(): Promise<Workspace> {
  const { cloud } = await open();
  cloud.snapshotPolicies.place({ id: "sp-1" });
  cloud.scalingGroups.place({
    id: "asg-orders",
    name: "orders",
    minSize: 2,
    maxSize: 9,
    desiredCapacity: 4,
    tags: { team: "shop" },
    settings: { DefaultCooldown: 120 },
    instances: ["i-1", "i-2", "i-3", "i-4"].map((id) => ({ id, dataDisks: [{ size: 200 }] })),
  });
  cloud.scalingConfigurations.place("asg-orders", {
    id: "asc-orders",
    imageId: "aliyun_3",
    dataDisks: [{ category: "cloud_essd", size: 200 }],
  });
  return workspace;
}

// provider-runs §5, row 1
test("only sizes and vswitches: the rest is taken away", async () => {
  const { terraform } = await openWithOrders();
  workspace.use("adoption/bare");
  const plan = await terraform.plan();
  expect([plan.import, plan.update]).toEqual([[GROUP], [GROUP]]);
  expect(plan.attributes[GROUP]).toEqual(["default_cooldown", "desired_capacity", "scaling_group_name", "tags"]);
  const { after } = plan.json.resource_changes![0].change;
  expect(after).toMatchObject({ desired_capacity: null, default_cooldown: 300 });
});

// provider-runs §5, rows 2 and 3
test.each(["adoption/sizes-stated", "adoption/all-ignored"])("%s: an import and nothing else", async (fixture) => {
  const { cloud, terraform } = await openWithOrders();
  const before = cloud.inventory();
  workspace.use(fixture);
  const plan = await terraform.plan();
  expect(plan.import).toEqual([GROUP]);
  expect([plan.create, plan.update, plan.replace, plan.destroy]).toEqual([[], [], [], []]);
  await terraform.apply();
  expect(workspace.written()).toEqual([]);
  expect(cloud.inventory()).toEqual(before);
  await expectNothingToDo(workspace);
});

// provider-runs §5, row 4
test("only the protected instances are managed", async () => {
  const { cloud, terraform } = await openWithOrders();
  workspace.use("adoption/protection-owned");
  const plan = await terraform.plan();
  expect([plan.import, plan.attributes[GROUP]]).toEqual([[GROUP], ["protected_instances"]]);
  await terraform.apply();
  expect(cloud.scalingGroups.protectedIn("asg-orders")).toEqual(["i-1", "i-3"]);
  expect(cloud.calls.of("ess:ModifyScalingGroup")).toEqual([{ ScalingGroupId: "asg-orders" }]);
  await expectNothingToDo(workspace);
});

// provider-runs §5, row 5
test("a configuration gets the policy, its disks stated whole", async () => {
  const { cloud, terraform } = await openWithOrders();
  workspace.use("adoption/with-configuration");
  const plan = await terraform.plan();
  expect(plan.import.sort()).toEqual([CONFIGURATION, GROUP]);
  expect(plan.update).toEqual([CONFIGURATION]);
  expect(plan.attributes[CONFIGURATION]).toEqual(["data_disk", "system_disk_auto_snapshot_policy_id"]);
  await terraform.apply();
  expect(cloud.scalingConfigurations.get("asc-orders")).toMatchObject({
    imageId: "aliyun_3",
    systemDiskAutoSnapshotPolicyId: "sp-1",
    dataDisks: [{ size: 200, autoSnapshotPolicyId: "sp-1" }],
  });
  await expectNothingToDo(workspace);
});

// provider-runs §5, row 6
test("a configuration whose rest is not ignored loses its image", async () => {
  const { terraform } = await openWithOrders();
  workspace.use("adoption/with-configuration-not-ignored");
  expect((await terraform.plan()).attributes[CONFIGURATION]).toEqual([
    "data_disk",
    "image_id",
    "system_disk_auto_snapshot_policy_id",
  ]);
});

test("what is not there cannot be adopted", async () => {
  const { terraform } = await open();
  workspace.use("adoption/all-ignored");
  await expect(terraform.plan()).rejects.toThrow(/Cannot import non-existent remote object/);
});

// provider-runs §5, last paragraph
test("a group that is dropped is destroyed, one that is given back stays", async () => {
  const { cloud, terraform } = await openWithOrders();
  const before = cloud.inventory();
  await workspace.apply("adoption/all-ignored");
  workspace.use("adoption/dropped");
  expect((await terraform.plan()).destroy).toEqual([GROUP]);
  await workspace.apply("adoption/given-back");
  expect(await terraform.state()).toEqual({});
  expect(cloud.inventory()).toEqual(before);
});
