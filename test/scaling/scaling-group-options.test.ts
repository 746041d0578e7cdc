import { Fn, Lazy, Token } from "cdktf";
import { scaling } from "../../lib";
import { newStack, Synthesis } from "../synthesis";

const {
  AllocationStrategy,
  BalanceMode,
  HealthCheck,
  LaunchTemplateVersion,
  MultiAzPolicy,
  PriceComparisonMode,
  ReclaimMode,
  RemovalPolicy,
  ScalingGroup,
} = scaling;
const GROUP = "alicloud_ess_scaling_group";
const launchTemplate = { launchTemplateId: "lt-bp1abc" };
const number = Token.asNumber({ resolve: () => "${var.number}" });

function created(props: Partial<scaling.ScalingGroupProps>) {
  const stack = newStack();
  new ScalingGroup(stack, "Group", { minSize: 1, maxSize: 4, vswitchIds: ["vsw-a"], launchTemplate, ...props });
  return Synthesis.of(stack).resource(GROUP);
}

function adopted(props: Partial<scaling.AdoptScalingGroupProps>) {
  const stack = newStack();
  ScalingGroup.adopt(stack, "Group", { scalingGroupId: "asg-bp1abc", ...props });
  return Synthesis.of(stack).resource(GROUP);
}

/** What is stated, what the block holds, and the multi-zone policy that a created group needs for it. */
const OPTIONS: [string, scaling.ScalingGroupOptions, object, scaling.MultiAzPolicy?][] = [
  ["desiredCapacity", { desiredCapacity: 2 }, { desired_capacity: 2 }],
  ["scalingGroupName", { scalingGroupName: "orders" }, { scaling_group_name: "orders" }],
  ["removalPolicies", { removalPolicies: [RemovalPolicy.NEWEST_INSTANCE] }, { removal_policies: ["NewestInstance"] }],
  ["defaultCooldownSeconds", { defaultCooldownSeconds: 0 }, { default_cooldown: 0 }],
  ["one health check", { healthChecks: [HealthCheck.LOAD_BALANCER] }, { health_check_type: "LOAD_BALANCER" }],
  [
    "two health checks",
    { healthChecks: [HealthCheck.ECS, HealthCheck.LOAD_BALANCER] },
    { health_check_types: ["ECS", "LOAD_BALANCER"] },
  ],
  ["no health check", { healthChecks: [HealthCheck.NONE] }, { health_check_type: "NONE" }],
  ["reclaimMode", { reclaimMode: ReclaimMode.FORCE_RECYCLE }, { scaling_policy: "forceRecycle" }],
  ["maxInstanceLifetimeSeconds", { maxInstanceLifetimeSeconds: 86_400 }, { max_instance_lifetime: 86_400 }],
  ["stopInstanceTimeoutSeconds", { stopInstanceTimeoutSeconds: 30 }, { stop_instance_timeout: 30 }],
  ["azBalance", { azBalance: true }, { az_balance: true }, MultiAzPolicy.COMPOSABLE],
  ["autoRebalance", { autoRebalance: false }, { auto_rebalance: false }],
  ["balanceMode", { balanceMode: BalanceMode.BALANCED_ONLY }, { balance_mode: "BalancedOnly" }],
  [
    "allocationStrategy",
    { allocationStrategy: AllocationStrategy.LOWEST_PRICE },
    { allocation_strategy: "lowestPrice" },
    MultiAzPolicy.COMPOSABLE,
  ],
  [
    "spotAllocationStrategy",
    { spotAllocationStrategy: AllocationStrategy.PRIORITY },
    { spot_allocation_strategy: "priority" },
    MultiAzPolicy.COMPOSABLE,
  ],
  [
    "costOptimization",
    {
      costOptimization: {
        onDemandBaseCapacity: 1,
        onDemandPercentageAboveBaseCapacity: 50,
        spotInstancePools: 3,
        spotInstanceRemedy: true,
        compensateWithOnDemand: false,
      },
    },
    {
      on_demand_base_capacity: 1,
      on_demand_percentage_above_base_capacity: 50,
      spot_instance_pools: 3,
      spot_instance_remedy: true,
      compensate_with_on_demand: false,
    },
    MultiAzPolicy.COST_OPTIMIZED,
  ],
  [
    "capacityOptions",
    {
      capacityOptions: {
        onDemandBaseCapacity: 0,
        onDemandPercentageAboveBaseCapacity: 100,
        spotAutoReplaceOnDemand: false,
        priceComparisonMode: PriceComparisonMode.PRICE_PER_VCPU,
      },
    },
    {
      capacity_options_on_demand_base_capacity: 0,
      capacity_options_on_demand_percentage_above_base_capacity: 100,
      capacity_options_spot_auto_replace_on_demand: false,
      capacity_options_price_comparison_mode: "PricePerVCpu",
    },
    MultiAzPolicy.COMPOSABLE,
  ],
  [
    "capacityOptions.compensateWithOnDemand",
    { capacityOptions: { compensateWithOnDemand: true } },
    { capacity_options_compensate_with_on_demand: true },
    MultiAzPolicy.COST_OPTIMIZED,
  ],
  ["a launch template", { launchTemplate }, { launch_template_id: "lt-bp1abc", launch_template_version: "Default" }],
  [
    "its newest version",
    { launchTemplate: { ...launchTemplate, version: LaunchTemplateVersion.LATEST } },
    { launch_template_version: "Latest" },
  ],
  [
    "one version of it",
    { launchTemplate: { ...launchTemplate, version: LaunchTemplateVersion.of(7) } },
    { launch_template_version: "7" },
  ],
  [
    "its overrides",
    {
      launchTemplate: {
        ...launchTemplate,
        overrides: [
          { instanceType: "ecs.g7.large", weightedCapacity: 2, spotPriceLimit: 0.35 },
          { instanceType: "ecs.g7.xlarge" },
        ],
      },
    },
    {
      launch_template_override: [
        { instance_type: "ecs.g7.large", weighted_capacity: 2, spot_price_limit: 0.35 },
        { instance_type: "ecs.g7.xlarge" },
      ],
    },
  ],
  ["loadBalancerIds", { loadBalancerIds: ["lb-a"] }, { loadbalancer_ids: ["lb-a"] }],
  [
    "albServerGroups",
    {
      albServerGroups: [
        { albServerGroupId: "sgp-a", port: 80 },
        { albServerGroupId: "sgp-b", port: 81, weight: 0 },
      ],
    },
    {
      alb_server_group: [
        { alb_server_group_id: "sgp-a", port: 80, weight: 50 },
        { alb_server_group_id: "sgp-b", port: 81, weight: 0 },
      ],
    },
  ],
  ["dbInstanceIds", { dbInstanceIds: ["rm-a"] }, { db_instance_ids: ["rm-a"] }],
  ["resourceGroupId", { resourceGroupId: "rg-a" }, { resource_group_id: "rg-a" }],
  ["tags", { tags: { team: "orders" } }, { tags: { team: "orders" } }],
];

test.each(OPTIONS.map(([what, props, block, policy]) => ({ what, props, block, policy })))(
  "$what of a created group",
  ({ props, block, policy }) => {
    expect(created({ ...props, multiAzPolicy: policy })).toMatchObject(block);
  },
);

test.each(OPTIONS.map(([what, props, expected]) => ({ what, props, expected })))(
  "$what of an adopted group is managed, and nothing beside it",
  ({ props, expected }) => {
    const block = adopted(props);
    expect(block).toMatchObject(expected);
    const untouched = adopted({}).lifecycle.ignore_changes as string[];
    const managed = untouched.filter((name) => !block.lifecycle.ignore_changes.includes(name));
    const implied = "launchTemplate" in props ? ["launch_template_id", "launch_template_version"] : [];
    expect(managed).toEqual([...new Set([...Object.keys(expected), ...implied])].sort());
  },
);

test("vSwitches of an adopted group are managed when they are named", () => {
  const block = adopted({ vswitchIds: ["vsw-a"] });
  expect(block.vswitch_ids).toEqual(["vsw-a"]);
  expect(block.lifecycle.ignore_changes).not.toContain("vswitch_ids");
});

test("an option that is left out leaves no trace in a created group", () => {
  expect(Object.keys(created({})).sort()).toEqual([
    "launch_template_id",
    "launch_template_version",
    "lifecycle",
    "max_size",
    "min_size",
    "scaling_group_name",
    "vswitch_ids",
  ]);
});

describe("the share of on-demand instances: the provider sends 0 for what is left out", () => {
  const { BALANCE, COMPOSABLE, COST_OPTIMIZED, PRIORITY } = MultiAzPolicy;
  const share = (props: Partial<scaling.ScalingGroupProps>) => {
    const block = created(props);
    return [block.on_demand_base_capacity, block.on_demand_percentage_above_base_capacity];
  };
  const unknown = "${var.policy}" as scaling.MultiAzPolicy;

  test.each([COST_OPTIMIZED, COMPOSABLE])("%s: all of them, unless stated", (multiAzPolicy) => {
    expect(share({ multiAzPolicy })).toEqual([0, 100]);
  });

  test("what the options leave out is stated", () => {
    const multiAzPolicy = COST_OPTIMIZED;
    expect(share({ multiAzPolicy, costOptimization: { onDemandBaseCapacity: 2 } })).toEqual([2, 100]);
    const options = { onDemandPercentageAboveBaseCapacity: 40 };
    expect(share({ multiAzPolicy, capacityOptions: options })).toEqual([0, 40]);
  });

  test("a policy that is not known yet: where the options are stated", () => {
    expect(share({ multiAzPolicy: unknown })).toEqual([undefined, undefined]);
    expect(share({ multiAzPolicy: unknown, costOptimization: {} })).toEqual([0, 100]);
  });

  test.each([PRIORITY, BALANCE])("%s mixes nothing", (multiAzPolicy) => {
    expect(share({ multiAzPolicy })).toEqual([undefined, undefined]);
  });

  test("an adopted group keeps what it has", () => {
    expect(adopted({ costOptimization: { spotInstancePools: 2 } }).lifecycle.ignore_changes).toEqual(
      expect.arrayContaining(["on_demand_base_capacity", "on_demand_percentage_above_base_capacity"]),
    );
  });
});

describe("a desired capacity of 0 is left out, which the provider sends as 0, and not ignored", () => {
  test.each([
    ["created", created],
    ["adopted", adopted],
  ])("%s group", (_what, make: (props: { minSize: number; desiredCapacity: number }) => any) => {
    const block = make({ minSize: 0, desiredCapacity: 0 });
    expect(block).not.toHaveProperty("desired_capacity");
    expect(block.lifecycle.ignore_changes).not.toContain("desired_capacity");
  });

  // T15
  test.each<[string, number, unknown]>([
    ["a function of Terraform", Token.asNumber(Fn.max([0, 2])), "${(max(0, 2)) == 0 ? null : (max(0, 2))}"],
    ["a choice", Token.asNumber("${var.a ? 0 : 2}"), "${(var.a ? 0 : 2) == 0 ? null : (var.a ? 0 : 2)}"],
    ["text", Token.asNumber("${var.number}"), "${(var.number) == 0 ? null : (var.number)}"],
    ["a number that is known late", Lazy.numberValue({ produce: () => 2 }), 2],
    ["0 that is known late", Lazy.numberValue({ produce: () => 0 }), undefined],
  ])("also where it is %s", (_what, desiredCapacity, expected) => {
    expect(created({ desiredCapacity }).desired_capacity).toEqual(expected);
  });
});

test.each(Object.values(MultiAzPolicy))("the multi-zone policy %s of a created group", (multiAzPolicy) => {
  expect(created({ multiAzPolicy }).multi_az_policy).toBe(multiAzPolicy);
});

test.each([
  ["removalPolicies", { removalPolicies: [] }, /removalPolicies: got 0/],
  ["defaultCooldownSeconds", { defaultCooldownSeconds: -1 }, /defaultCooldownSeconds: got -1.*0 to 86400 seconds/],
  ["no list of health checks", { healthChecks: [] }, /healthChecks: got 0/],
  ["NONE and another", { healthChecks: [HealthCheck.NONE, HealthCheck.ECS] }, /NONE stands alone/],
  ["a check twice", { healthChecks: [HealthCheck.ECS, HealthCheck.ECS] }, /no check is listed twice/],
  ["a lifetime below a day", { maxInstanceLifetimeSeconds: 86_399 }, /got 86399.*or leave the prop out/s],
  ["a lifetime of zero", { maxInstanceLifetimeSeconds: 0 }, /maxInstanceLifetimeSeconds: got 0/],
  ["a short timeout", { stopInstanceTimeoutSeconds: 29 }, /stopInstanceTimeoutSeconds: got 29.*30 to 240 seconds/],
  ["a long timeout", { stopInstanceTimeoutSeconds: 241 }, /stopInstanceTimeoutSeconds: got 241/],
  ["two mixes", { costOptimization: {}, capacityOptions: {} }, /both say how on-demand and spot/],
  ["onDemandBaseCapacity", { costOptimization: { onDemandBaseCapacity: 1001 } }, /onDemandBaseCapacity: got 1001/],
  ["a percentage", { costOptimization: { onDemandPercentageAboveBaseCapacity: 101 } }, /got 101.*0 to 100 percent/],
  ["no pool", { costOptimization: { spotInstancePools: 0 } }, /spotInstancePools: got 0/],
  ["eleven pools", { costOptimization: { spotInstancePools: 11 } }, /spotInstancePools: got 11/],
  ["a base", { capacityOptions: { onDemandBaseCapacity: -1 } }, /capacityOptions\.onDemandBaseCapacity: got -1/],
  ["a share", { capacityOptions: { onDemandPercentageAboveBaseCapacity: 0.5 } }, /capacityOptions\..*got 0\.5/],
  ["a template by name", { launchTemplate: { launchTemplateId: "web" } }, /The id of a launch template is lt-/],
  [
    "a weight",
    { launchTemplate: { ...launchTemplate, overrides: [{ instanceType: "t", weightedCapacity: 0 }] } },
    /launchTemplate\.overrides\[0\]\.weightedCapacity: got 0/,
  ],
  [
    "a price",
    { launchTemplate: { ...launchTemplate, overrides: [{ instanceType: "t", spotPriceLimit: 0 }] } },
    /launchTemplate\.overrides\[0\]\.spotPriceLimit: got 0\. It must be a number above 0/,
  ],
  [
    "a price of three decimals",
    { launchTemplate: { ...launchTemplate, overrides: [{ instanceType: "t", spotPriceLimit: 0.355 }] } },
    /launchTemplate\.overrides\[0\]\.spotPriceLimit: got 0\.355.*such as 0\.36/s,
  ],
  ["a port", { albServerGroups: [{ albServerGroupId: "sgp-a", port: 0 }] }, /albServerGroups\[0\]\.port: got 0/],
  ["a weight", { albServerGroups: [{ albServerGroupId: "sgp-a", port: 1, weight: 101 }] }, /weight: got 101/],
  ["a reserved tag", { tags: { "acs:x": "y" } }, /A key of tags: got "acs:x"/],
])("%s that cannot be is refused", (_what, props, message) => {
  expect(() => adopted(props)).toThrow(message);
});

test.each([0, 1.5, -1, NaN])("%p is no version of a launch template", (version) => {
  expect(() => LaunchTemplateVersion.of(version)).toThrow(
    /LaunchTemplateVersion\.LATEST or LaunchTemplateVersion\.DEFAULT/,
  );
});

const { BALANCE, COMPOSABLE, COST_OPTIMIZED } = MultiAzPolicy;

test.each([
  ["azBalance", { azBalance: true }, "PRIORITY", undefined, COMPOSABLE],
  ["allocationStrategy", { allocationStrategy: AllocationStrategy.PRIORITY }, "BALANCE", BALANCE, COMPOSABLE],
  ["spotAllocationStrategy", { spotAllocationStrategy: AllocationStrategy.PRIORITY }, "BALANCE", BALANCE, COMPOSABLE],
  ["costOptimization", { costOptimization: {} }, "COMPOSABLE", COMPOSABLE, COST_OPTIMIZED],
  [
    "capacityOptions.compensateWithOnDemand",
    { capacityOptions: { compensateWithOnDemand: true } },
    "COMPOSABLE",
    COMPOSABLE,
    COST_OPTIMIZED,
  ],
])("%s takes another multi-zone policy of a created group", (what, props, has, multiAzPolicy, needed) => {
  expect(() => created({ ...props, multiAzPolicy })).toThrow(
    new RegExp(`^${what.replace(".", "\\.")}: got .*takes the multi-zone policy ${needed}, and the group has ${has}`),
  );
});

test("a multi-zone policy that only the deployment knows is not judged", () => {
  const multiAzPolicy = Token.asString({ resolve: () => "${var.policy}" }) as scaling.MultiAzPolicy;
  expect(created({ multiAzPolicy, azBalance: true })).toMatchObject({ multi_az_policy: "${var.policy}" });
});

test("numbers that only the deployment knows are handed on", () => {
  const block = adopted({
    desiredCapacity: number,
    defaultCooldownSeconds: number,
    maxInstanceLifetimeSeconds: number,
    stopInstanceTimeoutSeconds: number,
    costOptimization: { onDemandBaseCapacity: number, spotInstancePools: number },
    albServerGroups: [{ albServerGroupId: "sgp-a", port: number, weight: number }],
    launchTemplate: {
      launchTemplateId: "${var.template}",
      version: LaunchTemplateVersion.of(number),
      overrides: [{ instanceType: "t", weightedCapacity: number, spotPriceLimit: number }],
    },
  });
  expect(block).toMatchObject({
    desired_capacity: "${(var.number) == 0 ? null : (var.number)}",
    launch_template_id: "${var.template}",
    launch_template_version: "${var.number}",
    spot_instance_pools: "${var.number}",
    alb_server_group: [{ port: "${var.number}", weight: "${var.number}" }],
    launch_template_override: [{ weighted_capacity: "${var.number}", spot_price_limit: "${var.number}" }],
  });
});

test("a list of health checks that only the deployment knows is handed on", () => {
  const healthChecks = Token.asList({ resolve: () => "${var.checks}" }) as scaling.HealthCheck[];
  expect(adopted({ healthChecks }).health_check_types).toBe("${var.checks}");
});

test("vSwitches of an adopted group are not taken away", () => {
  expect(() => adopted({ vswitchIds: [] })).toThrow(/vswitchIds: got 0/);
});
