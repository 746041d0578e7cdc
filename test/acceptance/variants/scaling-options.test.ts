import { Fn, Token } from "cdktf";
import { Cases, Trial } from "./trial";
import { scaling } from "../../../lib";
import { createdGroup } from "../../groups";
import { newStack, Synthesis } from "../../synthesis";
import { Deployment } from "../deployment";

const {
  AllocationStrategy,
  BalanceMode,
  BurstablePerformance,
  CreditSpecification,
  DiskCategory,
  EncryptAlgorithm,
  HealthCheck,
  InstanceArchitecture,
  InstanceFamilyLevel,
  InternetChargeType,
  LaunchTemplateVersion,
  LifecycleHook,
  LifecycleNotification,
  LifecycleResult,
  LifecycleTransition,
  MultiAzPolicy,
  PerformanceLevel,
  PriceComparisonMode,
  ReclaimMode,
  RemovalPolicy,
  ScalingGroup,
  SpotStrategy,
} = scaling;

let trial: Trial | undefined;

afterEach(async () => {
  await trial?.close();
});

const SIZES = { minSize: 0, maxSize: 4, vswitchIds: ["vsw-a", "vsw-b"] };
const GROUP = { ...SIZES, launchTemplate: { launchTemplateId: "lt-1" } };
const updated = (attributes: string) => `update alicloud_ess_scaling_group ${attributes}`;
const REPLACED = "replace alicloud_ess_scaling_group";

const GROUPS: Cases<scaling.ScalingGroupProps> = {
  Sizes: [{}, { minSize: 1, maxSize: 9 }, updated("max_size min_size")],
  Desired: [{ desiredCapacity: 0 }, { desiredCapacity: 2 }, updated("desired_capacity")],
  DesiredNone: [{ desiredCapacity: 2 }, { desiredCapacity: 0 }, updated("desired_capacity")],
  DesiredOfTerraform: [
    { desiredCapacity: Token.asNumber(Fn.max([0, 0])) },
    { desiredCapacity: Token.asNumber(Fn.max([0, 2])) },
    updated("desired_capacity"),
  ],
  DesiredNoneOfTerraform: [
    { desiredCapacity: Token.asNumber(Fn.max([0, 2])) },
    { desiredCapacity: Token.asNumber(Fn.max([0, 0])) },
    updated("desired_capacity"),
  ],
  Name: [{ scalingGroupName: "first" }, { scalingGroupName: "second" }, updated("scaling_group_name")],
  Networks: [{}, { vswitchIds: ["vsw-c"] }, updated("vswitch_ids")],
  Removal: [
    { removalPolicies: [RemovalPolicy.OLDEST_INSTANCE] },
    { removalPolicies: [RemovalPolicy.NEWEST_INSTANCE, RemovalPolicy.OLDEST_INSTANCE] },
    updated("removal_policies"),
  ],
  Cooldown: [{ defaultCooldownSeconds: 0 }, { defaultCooldownSeconds: 86400 }, updated("default_cooldown")],
  HealthCheck: [
    { healthChecks: [HealthCheck.NONE] },
    { healthChecks: [HealthCheck.ECS] },
    updated("health_check_type"),
  ],
  HealthChecks: [
    { healthChecks: [HealthCheck.ECS] },
    { healthChecks: [HealthCheck.ECS, HealthCheck.LOAD_BALANCER] },
    updated("health_check_types"),
  ],
  HealthChecksFewer: [
    { healthChecks: [HealthCheck.ECS, HealthCheck.LOAD_BALANCER] },
    { healthChecks: [HealthCheck.LOAD_BALANCER] },
    updated("health_check_type health_check_types"),
  ],
  Reclaim: [
    { reclaimMode: ReclaimMode.RELEASE },
    { reclaimMode: ReclaimMode.FORCE_RECYCLE },
    updated("scaling_policy"),
  ],
  Lifetime: [
    { maxInstanceLifetimeSeconds: 86400 },
    { maxInstanceLifetimeSeconds: 172800 },
    updated("max_instance_lifetime"),
  ],
  LifetimeGone: [{ maxInstanceLifetimeSeconds: 86400 }, {}, updated("max_instance_lifetime")],
  StopTimeout: [
    { stopInstanceTimeoutSeconds: 30 },
    { stopInstanceTimeoutSeconds: 240 },
    updated("stop_instance_timeout"),
  ],
  Zones: [{ multiAzPolicy: MultiAzPolicy.PRIORITY }, { multiAzPolicy: MultiAzPolicy.BALANCE }, REPLACED],
  Composable: [
    {
      multiAzPolicy: MultiAzPolicy.COMPOSABLE,
      azBalance: false,
      allocationStrategy: AllocationStrategy.PRIORITY,
      spotAllocationStrategy: AllocationStrategy.PRIORITY,
    },
    {
      multiAzPolicy: MultiAzPolicy.COMPOSABLE,
      azBalance: true,
      allocationStrategy: AllocationStrategy.LOWEST_PRICE,
      spotAllocationStrategy: AllocationStrategy.LOWEST_PRICE,
    },
    updated("allocation_strategy az_balance spot_allocation_strategy"),
  ],
  Capacity: [
    {
      multiAzPolicy: MultiAzPolicy.COST_OPTIMIZED,
      capacityOptions: { onDemandBaseCapacity: 1, onDemandPercentageAboveBaseCapacity: 50 },
    },
    {
      multiAzPolicy: MultiAzPolicy.COST_OPTIMIZED,
      capacityOptions: {
        onDemandBaseCapacity: 2,
        onDemandPercentageAboveBaseCapacity: 100,
        compensateWithOnDemand: true,
        spotAutoReplaceOnDemand: true,
        priceComparisonMode: PriceComparisonMode.PRICE_PER_VCPU,
      },
    },
    updated(
      "capacity_options_compensate_with_on_demand capacity_options_on_demand_base_capacity " +
        "capacity_options_on_demand_percentage_above_base_capacity capacity_options_price_comparison_mode " +
        "capacity_options_spot_auto_replace_on_demand on_demand_base_capacity on_demand_percentage_above_base_capacity",
    ),
  ],
  Balance: [
    { balanceMode: BalanceMode.BALANCED_BEST_EFFORT, autoRebalance: false, multiAzPolicy: MultiAzPolicy.BALANCE },
    { balanceMode: BalanceMode.BALANCED_ONLY, autoRebalance: true, multiAzPolicy: MultiAzPolicy.BALANCE },
    updated("auto_rebalance balance_mode"),
  ],
  Costs: [
    {
      multiAzPolicy: MultiAzPolicy.COST_OPTIMIZED,
      costOptimization: { onDemandBaseCapacity: 0, onDemandPercentageAboveBaseCapacity: 0, spotInstancePools: 1 },
    },
    {
      multiAzPolicy: MultiAzPolicy.COST_OPTIMIZED,
      costOptimization: {
        onDemandBaseCapacity: 1,
        onDemandPercentageAboveBaseCapacity: 20,
        spotInstancePools: 10,
        spotInstanceRemedy: true,
        compensateWithOnDemand: true,
      },
    },
    updated(
      "compensate_with_on_demand on_demand_base_capacity on_demand_percentage_above_base_capacity " +
        "spot_instance_pools spot_instance_remedy",
    ),
  ],
  Template: [
    {
      launchTemplate: {
        launchTemplateId: "lt-a",
        version: LaunchTemplateVersion.DEFAULT,
        overrides: [{ instanceType: "ecs.g7.large", weightedCapacity: 2 }],
      },
    },
    {
      launchTemplate: {
        launchTemplateId: "lt-b",
        version: LaunchTemplateVersion.of(3),
        overrides: [
          { instanceType: "ecs.g7.xlarge", weightedCapacity: 4, spotPriceLimit: 0.5 },
          { instanceType: "ecs.g7.large", weightedCapacity: 2 },
        ],
      },
    },
    updated("launch_template_id launch_template_override launch_template_version"),
  ],
  Balancers: [{ loadBalancerIds: ["lb-a"] }, { loadBalancerIds: ["lb-b", "lb-a"] }, updated("loadbalancer_ids")],
  BalancersGone: [{ loadBalancerIds: ["lb-a"] }, {}, updated("loadbalancer_ids")],
  ServerGroups: [
    { albServerGroups: [{ albServerGroupId: "sgp-a", port: 80 }] },
    {
      albServerGroups: [
        { albServerGroupId: "sgp-b", port: 8080, weight: 0 },
        { albServerGroupId: "sgp-a", port: 80 },
      ],
    },
    updated("alb_server_group"),
  ],
  Databases: [{ dbInstanceIds: ["rm-a"] }, { dbInstanceIds: ["rm-b"] }, updated("db_instance_ids")],
  ResourceGroup: [{ resourceGroupId: "rg-a" }, { resourceGroupId: "rg-b" }, updated("resource_group_id")],
  Tags: [{ tags: { team: "a" } }, { tags: { owner: "b" } }, updated("tags")],
  TagsGone: [{ tags: { team: "a" } }, {}, updated("tags")],
};

test("each option of a group settles, and changes as it should", async () => {
  trial = await Trial.of(GROUPS, (stack, id, props) => new ScalingGroup(stack, id, { ...GROUP, ...props }));
  await trial.run();
  const written = trial.deployment.cloud.calls.writes.map(({ operation }) => operation);
  expect(written).toEqual(
    expect.arrayContaining(["ess:AttachAlbServerGroups", "ess:DetachLoadBalancers", "ess:AttachDBInstances"]),
  );
});

const configured = (attributes: string) => `update alicloud_ess_scaling_configuration ${attributes}`;
const SYSTEM_DISK = { category: DiskCategory.ESSD, sizeGib: 40 };
const TYPES = ["ecs.g7.large", "ecs.g7.xlarge"];
const PATTERN = { cores: 2, memoryGib: 4, instanceFamilyLevel: InstanceFamilyLevel.ENTERPRISE_LEVEL };

const CONFIGURATIONS: Cases<scaling.ScalingConfigurationProps> = {
  Name: [
    { scalingConfigurationName: "a1" },
    { scalingConfigurationName: "b1" },
    configured("scaling_configuration_name"),
  ],
  Image: [{ imageId: "m-a" }, { imageId: "m-b" }, configured("image_id")],
  ImageName: [
    { imageId: undefined, imageName: "first" },
    { imageId: undefined, imageName: "second" },
    configured("image_name"),
  ],
  ImageByName: [{}, { imageId: undefined, imageName: "first" }, configured("image_name")],
  ImageById: [{ imageId: undefined, imageName: "first" }, {}, configured("image_id")],
  Types: [{}, { instanceTypes: [...TYPES].reverse() }, configured("instance_types")],
  Weights: [
    { instanceTypes: undefined, instanceTypeWeights: [{ instanceType: TYPES[0], weightedCapacity: 1 }] },
    {
      instanceTypes: undefined,
      instanceTypeWeights: [
        { instanceType: TYPES[0], weightedCapacity: 2 },
        { instanceType: TYPES[1], weightedCapacity: 4 },
      ],
    },
    configured("instance_type_override"),
  ],
  Unweighted: [
    { instanceTypes: undefined, instanceTypeWeights: [{ instanceType: TYPES[0] }] },
    {},
    configured("instance_type_override instance_types override"),
  ],
  Patterns: [
    { instanceTypes: undefined, instancePatterns: [PATTERN] },
    {
      instanceTypes: undefined,
      instancePatterns: [
        {
          ...PATTERN,
          cores: 4,
          maxPrice: 2.5,
          architectures: [InstanceArchitecture.X86],
          burstablePerformance: BurstablePerformance.EXCLUDE,
          excludedInstanceTypes: ["ecs.c6*"],
        },
      ],
    },
    configured("instance_pattern_info"),
  ],
  Names: [
    { instanceName: "first", instanceDescription: "First", hostName: "host-a" },
    { instanceName: "second", instanceDescription: "Second", hostName: "host-b" },
    configured("host_name instance_description instance_name"),
  ],
  Internet: [
    { internetChargeType: InternetChargeType.PAY_BY_BANDWIDTH, internetMaxBandwidthOutMbps: 1 },
    {
      internetChargeType: InternetChargeType.PAY_BY_TRAFFIC,
      internetMaxBandwidthOutMbps: 100,
      internetMaxBandwidthInMbps: 20,
    },
    configured("internet_charge_type internet_max_bandwidth_in internet_max_bandwidth_out"),
  ],
  UserData: [{ userData: "#!/bin/sh\n" }, { userData: "#!/bin/bash\n" }, configured("user_data")],
  Login: [
    { keyName: "first", roleName: "first" },
    { keyName: "second", roleName: "second" },
    configured("key_name role_name"),
  ],
  Password: [{ passwordInherit: true }, { passwordInherit: false }, configured("password_inherit")],
  Deletion: [{ deletionProtection: true }, { deletionProtection: false }, configured("deletion_protection")],
  Credits: [
    { instanceTypes: ["ecs.t6-c1m1.large"], creditSpecification: CreditSpecification.STANDARD },
    { instanceTypes: ["ecs.t6-c1m1.large"], creditSpecification: CreditSpecification.UNLIMITED },
    configured("credit_specification"),
  ],
  Spot: [
    { spotStrategy: SpotStrategy.NO_SPOT },
    { spotStrategy: SpotStrategy.SPOT_AS_PRICE_GO },
    configured("spot_strategy"),
  ],
  SpotPrices: [
    { spotStrategy: SpotStrategy.SPOT_WITH_PRICE_LIMIT, spotPriceLimits: { [TYPES[0]]: 0.5 } },
    { spotStrategy: SpotStrategy.SPOT_WITH_PRICE_LIMIT, spotPriceLimits: { [TYPES[0]]: 0.6, [TYPES[1]]: 1 } },
    configured("spot_price_limit"),
  ],
  SpotDuration: [
    { spotStrategy: SpotStrategy.SPOT_AS_PRICE_GO, spotDurationHours: 0 },
    { spotStrategy: SpotStrategy.SPOT_AS_PRICE_GO, spotDurationHours: 1 },
    configured("spot_duration"),
  ],
  ResourceGroup: [{ resourceGroupId: "rg-a" }, { resourceGroupId: "rg-b" }, configured("resource_group_id")],
  Tags: [{ tags: { team: "a" } }, { tags: { owner: "b" } }, configured("tags")],
  // What only a replacement could change stays, or the group would go with its configuration.
  Hardening: [{ securityHardening: true }, {}],
  EncryptedPassword: [{ kmsEncryptedPassword: "a2V5", kmsEncryptionContext: { team: "orders" } }, {}],
  SystemDisk: [
    {},
    {
      systemDisk: {
        ...SYSTEM_DISK,
        sizeGib: 60,
        performanceLevel: PerformanceLevel.PL1,
        encrypted: true,
        kmsKeyId: "key-a",
        encryptAlgorithm: EncryptAlgorithm.AES_256,
        diskName: "system",
        description: "System",
      },
    },
    configured(
      "system_disk_description system_disk_encrypt_algorithm system_disk_encrypted system_disk_kms_key_id " +
        "system_disk_name system_disk_performance_level system_disk_size",
    ),
  ],
  DataDisks: [
    { dataDisks: [{ ...SYSTEM_DISK, sizeGib: 100 }] },
    {
      dataDisks: [
        { ...SYSTEM_DISK, sizeGib: 500, performanceLevel: PerformanceLevel.PL2, deleteWithInstance: false },
        { category: DiskCategory.SSD, sizeGib: 100, encrypted: true, kmsKeyId: "key-a" },
      ],
    },
    configured("data_disk"),
  ],
};

test("each option of a configuration settles, and changes in place", async () => {
  trial = await Trial.of(CONFIGURATIONS, (stack, id, props) => {
    createdGroup(stack, SIZES, { instanceTypes: TYPES, ...props }, id);
  });
  await trial.run();
});

test("what the provider does not send once it is left out stays, and every plan shows it", async () => {
  const stack = (overrides: object, options: object) => {
    const made = newStack();
    const launchTemplate = { launchTemplateId: "lt-1", ...overrides };
    new ScalingGroup(made, "Templated", { ...SIZES, launchTemplate });
    new ScalingGroup(made, "Group", SIZES).addConfiguration("Configuration", {
      ...options,
      imageId: "m-1",
      instanceTypes: TYPES,
      securityGroupIds: ["sg-a"],
      systemDisk: SYSTEM_DISK,
    });
    return made;
  };
  const deployment = await Deployment.of(
    stack({ overrides: [{ instanceType: TYPES[0] }] }, { instancePatterns: [PATTERN], userData: "#!/bin/sh" }),
  );
  try {
    await deployment.create();
    const { terraform } = deployment.workspace;
    deployment.workspace.write(Synthesis.of(stack({}, {})).json);
    await terraform.apply();
    const { attributes } = await terraform.plan();
    expect(
      Object.values(attributes)
        .filter(({ length }) => length > 0)
        .sort(),
    ).toEqual([["instance_pattern_info", "user_data"], ["launch_template_override"]]);
  } finally {
    await deployment.close();
  }
});

const hooked = (attributes: string) => `update alicloud_ess_lifecycle_hook ${attributes}`;

const HOOKS: Cases<scaling.LifecycleHookProps> = {
  Transition: [
    { transition: LifecycleTransition.SCALE_OUT },
    { transition: LifecycleTransition.SCALE_IN },
    hooked("lifecycle_transition"),
  ],
  Result: [
    { heartbeatTimeoutSeconds: 30, defaultResult: LifecycleResult.CONTINUE },
    { heartbeatTimeoutSeconds: 21600, defaultResult: LifecycleResult.ABANDON },
    hooked("default_result heartbeat_timeout"),
  ],
  Notification: [
    { notification: LifecycleNotification.mnsQueue("a"), notificationMetadata: "a" },
    { notification: LifecycleNotification.mnsTopic("b"), notificationMetadata: "b" },
    hooked("notification_arn notification_metadata"),
  ],
  Bus: [
    { notification: LifecycleNotification.eventBridge() },
    {
      notification: LifecycleNotification.oosTemplate("ACS-ESS-LifeCycleModifyRDSIPWhitelist"),
      notificationMetadata: "{}",
    },
    hooked("notification_arn notification_metadata"),
  ],
  Name: [{ lifecycleHookName: "a1" }, { lifecycleHookName: "b1" }, "replace alicloud_ess_lifecycle_hook"],
};

test("each option of a hook settles, and changes as it should", async () => {
  trial = await Trial.of(
    HOOKS,
    (stack, id, props) => {
      const group = ScalingGroup.fromScalingGroupId(stack, `Group${id}`, "asg-orders");
      new LifecycleHook(stack, id, { group, transition: LifecycleTransition.SCALE_OUT, ...props });
    },
    ({ scalingGroups }) => scalingGroups.place({ id: "asg-orders" }),
  );
  await trial.run();
});
