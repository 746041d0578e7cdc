import { scaling, snapshots } from "../../lib";
import { CONFIGURATION } from "../groups";
import { newStack, Synthesis } from "../synthesis";

const { CriticalInstances, DiskCategory, ProtectionMechanism, RemovalPolicy, ScalingGroup, ScalingGroupOrigin } =
  scaling;
const GROUP = "alicloud_ess_scaling_group";
const base = { minSize: 2, maxSize: 6, vswitchIds: ["vsw-a"] };

function created(props: Partial<scaling.ScalingGroupProps> = {}) {
  const stack = newStack();
  const group = new ScalingGroup(stack, "Group", { ...base, ...props });
  const block = () => {
    // A group without anything to launch from does not synthesize.
    if (group.launchTemplate === undefined && group.configuration === undefined) {
      group.addConfiguration("Configuration", CONFIGURATION);
    }
    return Synthesis.of(stack).resource(GROUP);
  };
  return { stack, group, block };
}

test("a created group states what its user states", () => {
  const props = {
    desiredCapacity: 3,
    scalingGroupName: "orders",
    removalPolicies: [RemovalPolicy.OLDEST_SCALING_CONFIGURATION, RemovalPolicy.NEWEST_INSTANCE],
    defaultCooldownSeconds: 60,
    groupDeletionProtection: true,
    tags: { team: "orders" },
  };
  expect(created(props).block()).toEqual({
    default_cooldown: 60,
    desired_capacity: 3,
    group_deletion_protection: true,
    lifecycle: { ignore_changes: ["protected_instances"] },
    max_size: 6,
    min_size: 2,
    removal_policies: ["OldestScalingConfiguration", "NewestInstance"],
    scaling_group_name: "orders",
    tags: { team: "orders" },
    vswitch_ids: ["vsw-a"],
  });
});

test("a desired capacity that is left out is left to others: Terraform would send 0 otherwise", () => {
  expect(created().block().lifecycle.ignore_changes).toEqual(["desired_capacity", "protected_instances"]);
});

test("the name is derived from the construct path", () => {
  expect(created().block().scaling_group_name).toMatch(/^test-Group-[0-9a-f]{8}$/);
});

test("ids on a group that this stack creates are warned of, with both ways out", () => {
  const { stack, group, block } = created();
  group.protectFromScaleIn(CriticalInstances.ids(["i-a"]), ProtectionMechanism.PROTECTED_INSTANCES);
  expect(block().protected_instances).toEqual(["i-a"]);
  expect(block().lifecycle.ignore_changes).toEqual(["desired_capacity"]);
  expect(Synthesis.of(stack).warnings()).toEqual([
    expect.stringMatching(/^ADP-003: .*Deploy the group first .* or adopt a group that already runs/),
  ]);
});

test("its configuration is the active one, starts the group, and can be destroyed with it", () => {
  const { stack, group } = created();
  group.addConfiguration("Configuration", CONFIGURATION);
  expect(Synthesis.of(stack).resource("alicloud_ess_scaling_configuration")).toMatchObject({
    active: true,
    enable: true,
    force_delete: true,
    instance_types: ["ecs.g7.large"],
    system_disk_category: "cloud_essd",
    system_disk_size: 40,
  });
});

test("a snapshot policy reaches the disks of a created group", () => {
  const { stack, group } = created();
  group.addConfiguration("Configuration", {
    ...CONFIGURATION,
    dataDisks: [{ category: DiskCategory.SSD, sizeGib: 100 }],
  });
  new snapshots.AutoSnapshotPolicy(stack, "Policy", {
    schedule: snapshots.SnapshotSchedule.daily({ hour: 2 }),
    retention: snapshots.Retention.days(7),
  }).coverNewInstances(group);
  const policyId = expect.stringMatching(/^\$\{alicloud_ecs_auto_snapshot_policy\.Policy_\w+\.id\}$/);
  expect(Synthesis.of(stack).resource("alicloud_ess_scaling_configuration")).toMatchObject({
    system_disk_auto_snapshot_policy_id: policyId,
    data_disk: [{ auto_snapshot_policy_id: policyId, size: 100 }],
  });
});

test("a created group without a configuration to carry the policy says which call is missing", () => {
  const { stack, group } = created();
  group.applySnapshotPolicyToNewInstances("sp-1");
  expect(() => Synthesis.of(stack)).toThrow(/addConfiguration/);
});

test.each([
  [{ vswitchIds: [] }, /The number of entries of vswitchIds: got 0\. It takes at least 1/],
  [{ removalPolicies: [] }, /removalPolicies: got 0/],
  [{ removalPolicies: Array(3).fill(RemovalPolicy.OLDEST_INSTANCE) }, /removalPolicies: got 3.*at most 2/],
  [{ defaultCooldownSeconds: 86_401 }, /defaultCooldownSeconds: got 86401/],
  [{ minSize: 7 }, /maxSize: got 6\. minSize \(7\)/],
  [{ scalingGroupName: "x" }, /scalingGroupName: got "x"/],
  [{ scalingGroupName: "-orders" }, /scalingGroupName/],
  [{ scalingGroupName: "a".repeat(65) }, /scalingGroupName/],
])("%p is refused", (props, message) => {
  expect(() => created(props)).toThrow(message);
});

test.each([
  [{ instanceTypes: [] }, /instanceTypes: got 0/],
  [{ instanceTypes: Array(11).fill("ecs.g7.large") }, /instanceTypes: got 11/],
  [{ securityGroupIds: [] }, /securityGroupIds: got 0/],
  [{ dataDisks: Array(17).fill({ category: DiskCategory.SSD, sizeGib: 20 }) }, /dataDisks: got 17/],
  [{ systemDisk: { category: DiskCategory.ESSD, sizeGib: 19 } }, /systemDisk\.sizeGib: got 19/],
])("a configuration with %p is refused", (props, message) => {
  expect(() => created().group.addConfiguration("Configuration", { ...CONFIGURATION, ...props })).toThrow(message);
});

describe("a group that another stack owns", () => {
  const foreign = () => ScalingGroup.fromScalingGroupId(newStack(), "Group", "asg-bp1abc");

  test("is named by its id", () => {
    expect(foreign()).toMatchObject({ scalingGroupId: "asg-bp1abc", origin: ScalingGroupOrigin.FOREIGN });
  });

  test("cannot have its instances protected from here", () => {
    expect(() => foreign().protectFromScaleIn(CriticalInstances.ids(["i-a"]))).toThrow(
      /another stack owns the group and its list.*ScalingGroup\.adopt/s,
    );
  });

  test("cannot have its list of protected instances owned from here, asked for or not", () => {
    expect(() =>
      foreign().protectFromScaleIn(CriticalInstances.ids(["i-a"]), ProtectionMechanism.PROTECTED_INSTANCES),
    ).toThrow(/Its protected instances.*got "asg-bp1abc".*ScalingGroup\.adopt/s);
  });

  test("cannot have its configuration changed from here", () => {
    expect(() => foreign().applySnapshotPolicyToNewInstances("sp-1")).toThrow(/would undo each other/);
  });

  test("is refused when the id is one of something else", () => {
    expect(() => ScalingGroup.fromScalingGroupId(newStack(), "Group", "i-abc")).toThrow(/asg-/);
  });
});

describe("an adopted group that is let go", () => {
  const names = (json: Record<string, any>, type: string) => Object.keys(json.resource[type]);

  test("is forgotten under the very addresses that it had, and nothing is destroyed", () => {
    const before = newStack();
    const group = ScalingGroup.adopt(before, "Group", { scalingGroupId: "asg-bp1abc" });
    group.adoptConfiguration("Configuration", { scalingConfigurationId: "asc-bp1abc" });
    const { json } = Synthesis.of(before);

    const after = newStack();
    ScalingGroup.release(after, "Group", { configurationId: "Configuration" });
    expect(Synthesis.of(after).json.removed).toEqual([
      { from: `${GROUP}.${names(json, GROUP)[0]}`, lifecycle: { destroy: false } },
      {
        from: `alicloud_ess_scaling_configuration.${names(json, "alicloud_ess_scaling_configuration")[0]}`,
        lifecycle: { destroy: false },
      },
    ]);
  });

  test("goes alone when no configuration was adopted", () => {
    const stack = newStack();
    ScalingGroup.release(stack, "Group");
    expect(Synthesis.of(stack).json.removed).toHaveLength(1);
  });
});
