import { Fn, TerraformVariable, Token } from "cdktf";
import { alicloud, scaling, snapshots } from "../../lib";
import { CONFIGURATION as base } from "../groups";
import { newStack, Synthesis } from "../synthesis";

const {
  BurstablePerformance,
  CreditSpecification,
  DiskCategory,
  EncryptAlgorithm,
  InstanceArchitecture,
  InstanceFamilyLevel,
  InternetChargeType,
  PerformanceLevel,
  ScalingGroup,
  SpotStrategy,
} = scaling;
const CONFIGURATION = "alicloud_ess_scaling_configuration";
const { ESSD, SSD } = DiskCategory;
const { systemDisk } = base;
const group = { minSize: 2, maxSize: 6, vswitchIds: ["vsw-a"] };
const number = Token.asNumber({ resolve: () => "${var.number}" });
const text = "${var.text}";

function created(props: Partial<scaling.ScalingConfigurationProps> = {}, id = "Configuration") {
  const stack = newStack();
  const configuration = new ScalingGroup(stack, "Group", group).addConfiguration(id, { ...base, ...props });
  return { stack, configuration, block: () => Synthesis.of(stack).resource(CONFIGURATION) };
}

function adopted(props: Partial<scaling.AdoptScalingConfigurationProps> = {}) {
  const stack = newStack();
  ScalingGroup.adopt(stack, "Group", { scalingGroupId: "asg-bp1abc" }).adoptConfiguration("Configuration", {
    scalingConfigurationId: "asc-bp1abc",
    ...props,
  });
  return Synthesis.of(stack).resource(CONFIGURATION);
}

const OPTIONS: [string, scaling.ScalingConfigurationOptions, object][] = [
  ["name", { scalingConfigurationName: "web.1" }, { scaling_configuration_name: "web.1" }],
  ["instanceName", { instanceName: "web" }, { instance_name: "web" }],
  ["instanceDescription", { instanceDescription: "web tier" }, { instance_description: "web tier" }],
  ["hostName", { hostName: "web.internal" }, { host_name: "web.internal" }],
  [
    "internetChargeType",
    { internetChargeType: InternetChargeType.PAY_BY_TRAFFIC },
    { internet_charge_type: "PayByTraffic" },
  ],
  ["internetMaxBandwidthOutMbps", { internetMaxBandwidthOutMbps: 0 }, { internet_max_bandwidth_out: 0 }],
  ["internetMaxBandwidthInMbps", { internetMaxBandwidthInMbps: 10 }, { internet_max_bandwidth_in: 10 }],
  ["roleName", { roleName: "web" }, { role_name: "web" }],
  ["keyName", { keyName: "ops" }, { key_name: "ops" }],
  ["passwordInherit", { passwordInherit: true }, { password_inherit: true }],
  ["loginAsNonRoot", { loginAsNonRoot: true }, { image_options_login_as_non_root: true }],
  ["deletionProtection", { deletionProtection: true }, { deletion_protection: true }],
  [
    "creditSpecification",
    { creditSpecification: CreditSpecification.UNLIMITED },
    { credit_specification: "Unlimited" },
  ],
  ["spotStrategy", { spotStrategy: SpotStrategy.SPOT_AS_PRICE_GO }, { spot_strategy: "SpotAsPriceGo" }],
  [
    "spotPriceLimits",
    {
      spotStrategy: SpotStrategy.SPOT_WITH_PRICE_LIMIT,
      spotPriceLimits: { "ecs.g7.xlarge": 0.7, "ecs.g7.large": 0.35 },
    },
    {
      spot_strategy: "SpotWithPriceLimit",
      spot_price_limit: [
        { instance_type: "ecs.g7.large", price_limit: 0.35 },
        { instance_type: "ecs.g7.xlarge", price_limit: 0.7 },
      ],
    },
  ],
  ["spotDurationHours", { spotDurationHours: 0 }, { spot_duration: 0 }],
  ["resourceGroupId", { resourceGroupId: "rg-a" }, { resource_group_id: "rg-a" }],
  ["tags", { tags: { team: "orders", empty: "" } }, { tags: { team: "orders", empty: "" } }],
  [
    "instancePatterns",
    {
      instancePatterns: [
        {
          cores: 2,
          memoryGib: 3.5,
          instanceFamilyLevel: InstanceFamilyLevel.ENTERPRISE_LEVEL,
          maxPrice: 1.25,
          architectures: [InstanceArchitecture.X86, InstanceArchitecture.BARE_METAL],
          burstablePerformance: BurstablePerformance.EXCLUDE,
          excludedInstanceTypes: ["ecs.c6*"],
        },
      ],
    },
    {
      instance_pattern_info: [
        {
          cores: 2,
          memory: 3.5,
          instance_family_level: "EnterpriseLevel",
          max_price: 1.25,
          architectures: ["X86", "BareMental"],
          burstable_performance: "Exclude",
          excluded_instance_types: ["ecs.c6*"],
        },
      ],
    },
  ],
];

test.each(OPTIONS)("%s of a created configuration", (_what, props, block) => {
  expect(created(props).block()).toMatchObject(block);
});

test.each(OPTIONS)("%s of an adopted configuration is managed, and nothing beside it", (_what, props, expected) => {
  const block = adopted(props);
  expect(block).toMatchObject(expected);
  const untouched = adopted().lifecycle.ignore_changes as string[];
  const managed = untouched.filter((name) => !block.lifecycle.ignore_changes.includes(name));
  expect(managed).toEqual(Object.keys(expected).sort());
});

test.each([
  ["imageId", { imageId: "m-a" }, { image_id: "m-a" }],
  ["imageName", { imageName: "web" }, { image_name: "web" }],
  ["instanceTypes", { instanceTypes: ["t"] }, { instance_types: ["t"] }],
  ["securityGroupIds", { securityGroupIds: ["sg-a"] }, { security_group_ids: ["sg-a"] }],
  ["systemDisk", { systemDisk }, { system_disk_category: "cloud_essd", system_disk_size: 40 }],
  [
    "instanceTypeWeights",
    { instanceTypeWeights: [{ instanceType: "t" }], securityGroupIds: ["sg-a"] },
    { instance_type_override: [{ instance_type: "t", weighted_capacity: 1 }], override: true },
  ],
])("%s of an adopted configuration can be stated too", (_what, props, expected) => {
  const block = adopted(props);
  expect(block).toMatchObject(expected);
  Object.keys(expected).forEach((name) => expect(block.lifecycle.ignore_changes).not.toContain(name));
});

test("an image can be named", () => {
  const block = created({ imageId: undefined, imageName: "web" }).block();
  expect(block).toMatchObject({ image_name: "web" });
  expect(block).not.toHaveProperty("image_id");
});

test("names of instances may be as long in bytes as the provider takes", () => {
  const names = { instanceName: "订".repeat(42), instanceDescription: "订".repeat(85) };
  expect(created(names).block()).toMatchObject({ instance_name: names.instanceName });
});

test("weights of an adopted configuration need its security groups", () => {
  expect(() => adopted({ instanceTypeWeights: [{ instanceType: "t" }] })).toThrow(/State securityGroupIds as/);
});

test("instance types can be weighted; override makes the provider send a change of the weights", () => {
  const instanceTypeWeights = [
    { instanceType: "ecs.g7.large", weightedCapacity: 2 },
    { instanceType: "ecs.g7.xlarge" },
  ];
  const block = created({ instanceTypes: undefined, instanceTypeWeights }).block();
  expect(block).toMatchObject({
    instance_type_override: [
      { instance_type: "ecs.g7.large", weighted_capacity: 2 },
      { instance_type: "ecs.g7.xlarge" },
    ],
    override: true,
  });
  expect(created().block()).not.toHaveProperty("override");
});

test("instance types can go by a pattern alone", () => {
  const instancePatterns = [{ cores: 2, memoryGib: 4, instanceFamilyLevel: InstanceFamilyLevel.ENTRY_LEVEL }];
  expect(created({ instanceTypes: undefined, instancePatterns }).block()).not.toHaveProperty("instance_types");
});

test("a system disk with everything", () => {
  const disk = {
    category: ESSD,
    sizeGib: 500,
    performanceLevel: PerformanceLevel.PL2,
    provisionedIops: 100,
    encrypted: true,
    kmsKeyId: "key-a",
    encryptAlgorithm: EncryptAlgorithm.SM4_128,
    diskName: "root",
    description: "of the web tier",
  };
  expect(created({ systemDisk: disk }).block()).toMatchObject({
    system_disk_category: "cloud_essd",
    system_disk_size: 500,
    system_disk_performance_level: "PL2",
    system_disk_provisioned_iops: 100,
    system_disk_encrypted: true,
    system_disk_kms_key_id: "key-a",
    system_disk_encrypt_algorithm: "SM4-128",
    system_disk_name: "root",
    system_disk_description: "of the web tier",
  });
});

test("a data disk with everything", () => {
  const disk = {
    category: ESSD,
    sizeGib: 1261,
    performanceLevel: PerformanceLevel.PL3,
    provisionedIops: 50_000,
    deleteWithInstance: false,
    encrypted: true,
    kmsKeyId: "key-a",
    diskName: "data",
    description: "of the orders",
    snapshotId: "s-a",
  };
  expect(created({ dataDisks: [disk] }).block().data_disk).toEqual([
    {
      category: "cloud_essd",
      size: 1261,
      performance_level: "PL3",
      provisioned_iops: 50_000,
      delete_with_instance: false,
      encrypted: true,
      kms_key_id: "key-a",
      name: "data",
      description: "of the orders",
      snapshot_id: "s-a",
    },
  ]);
});

describe("user data", () => {
  const script = "#!/bin/sh\necho ${HOME} «ü»\n";

  test("is encoded, so that the provider has nothing to guess and Terraform nothing to replace", () => {
    const { user_data } = created({ userData: script }).block();
    expect(user_data).toMatch(/^[A-Za-z0-9+/=]+$/);
    expect(Buffer.from(user_data as string, "base64").toString("utf8")).toBe(script);
  });

  test("that happens to be base64 is encoded as well", () => {
    expect(created({ userData: "abcd" }).block().user_data).toBe("YWJjZA==");
  });

  test.each([
    ["a token", () => Token.asString({ resolve: () => "${var.script}" }), "${var.script}"],
    ["a Terraform expression", () => "${var.script}", "${var.script}"],
    ["a function", () => Fn.base64encode("plain"), '${base64encode("plain")}'],
  ])("that is %s is handed on", (_what, userData, expected) => {
    expect(created({ userData: userData() }).block().user_data).toBe(expected);
  });
});

describe("what counts at creation only: a replacement would delete the group", () => {
  test.each([
    [true, "Active"],
    [false, "Deactive"],
  ])("securityHardening: %p", (securityHardening, strategy) => {
    expect(created({ securityHardening }).block()).toMatchObject({
      security_enhancement_strategy: strategy,
    });
  });

  test("a password that KMS has encrypted", () => {
    const block = created({ kmsEncryptedPassword: "cipher", kmsEncryptionContext: { app: "web" } }).block();
    expect(block).toMatchObject({
      kms_encrypted_password: "cipher",
      kms_encryption_context: { app: "web" },
    });
  });

  test.each([
    ["stated", { securityHardening: true, kmsEncryptedPassword: "cipher" }],
    ["taken out again", {}],
  ])("a change is left alone where it is %s", (_what, props) => {
    expect(created(props).block().lifecycle.ignore_changes).toEqual(
      expect.arrayContaining(["kms_encrypted_password", "kms_encryption_context", "security_enhancement_strategy"]),
    );
  });
});

test("renaming the construct leaves the configuration at its address: under another one the group would be deleted", () => {
  const address = (id: string) => Object.keys(Synthesis.of(created({}, id).stack).json.resource[CONFIGURATION]);
  expect(address("Renamed")).toEqual(address("Configuration"));
});

test("each group's configuration has an address of its own", () => {
  const stack = newStack();
  for (const id of ["One", "Two"]) new ScalingGroup(stack, id, group).addConfiguration("Configuration", base);
  expect(Synthesis.of(stack).resources(CONFIGURATION)).toHaveLength(2);
});

test.each([
  ["no image", { imageId: undefined }, /image of a scaling configuration.*State imageId or imageName/s],
  ["two images", { imageName: "web" }, /imageName and imageId exclude each other/],
  ["no instance type", { instanceTypes: undefined }, /State instanceTypes, instanceTypeWeights or instancePatterns/],
  ["two lists of types", { instanceTypeWeights: [{ instanceType: "t" }] }, /exclude each other/],
  ["no weight", { instanceTypes: undefined, instanceTypeWeights: [] }, /instanceTypeWeights: got 0/],
  [
    "a weight of 0",
    { instanceTypes: undefined, instanceTypeWeights: [{ instanceType: "t", weightedCapacity: 0 }] },
    /instanceTypeWeights\[0\]\.weightedCapacity: got 0/,
  ],
  ["no pattern", { instancePatterns: [] }, /instancePatterns: got 0/],
  [
    "half a core",
    { instancePatterns: [{ cores: 0.5, memoryGib: 1, instanceFamilyLevel: InstanceFamilyLevel.ENTRY_LEVEL }] },
    /instancePatterns\[0\]\.cores: got 0\.5/,
  ],
  [
    "no memory",
    { instancePatterns: [{ cores: 1, memoryGib: 0, instanceFamilyLevel: InstanceFamilyLevel.ENTRY_LEVEL }] },
    /memoryGib: got 0/,
  ],
  [
    "no architecture",
    {
      instancePatterns: [
        { cores: 1, memoryGib: 1, instanceFamilyLevel: InstanceFamilyLevel.ENTRY_LEVEL, architectures: [] },
      ],
    },
    /architectures: got 0/,
  ],
  ["a name", { scalingConfigurationName: "-x" }, /scalingConfigurationName: got "-x"/],
  ["an instance name", { instanceName: "x" }, /instanceName: got "x"\. It has 2 to 128 characters/],
  ["an instance name of too many bytes", { instanceName: "订".repeat(43) }, /no more than 128 bytes/],
  ["a description of too many bytes", { instanceDescription: "订".repeat(86) }, /no more than 256 bytes/],
  ["a description", { instanceDescription: "x".repeat(257) }, /instanceDescription: got/],
  ["a host name", { hostName: "web-" }, /hostName: got "web-".*at either end/],
  ["a host name of one letter", { hostName: "w" }, /hostName: got "w"/],
  ["a bandwidth out", { internetMaxBandwidthOutMbps: 1025 }, /internetMaxBandwidthOutMbps: got 1025.*0 to 1024 Mbit/],
  ["a bandwidth in", { internetMaxBandwidthInMbps: 0 }, /internetMaxBandwidthInMbps: got 0/],
  ["a spot duration", { spotDurationHours: 2 }, /spotDurationHours: got 2\..*0 to 1 hours/],
  ["a limit without its strategy", { spotPriceLimits: { t: 1 } }, /this one is NoSpot/],
  ["a strategy without its limit", { spotStrategy: SpotStrategy.SPOT_WITH_PRICE_LIMIT }, /State both or neither/],
  [
    "a limit of 0",
    { spotStrategy: SpotStrategy.SPOT_WITH_PRICE_LIMIT, spotPriceLimits: { t: 0 } },
    /spotPriceLimits\["t"\]: got 0/,
  ],
  [
    "a limit of three decimals",
    { spotStrategy: SpotStrategy.SPOT_WITH_PRICE_LIMIT, spotPriceLimits: { t: 0.125 } },
    /spotPriceLimits\["t"\]: got 0\.125.*two decimals.*Use two decimals, such as 0\.13/s,
  ],
  [
    "a price of three decimals",
    {
      instancePatterns: [
        { cores: 1, memoryGib: 1, instanceFamilyLevel: InstanceFamilyLevel.ENTRY_LEVEL, maxPrice: 0.001 },
      ],
    },
    /instancePatterns\[0\]\.maxPrice: got 0\.001.*such as 0\.01/s,
  ],
  ["two passwords", { kmsEncryptedPassword: "cipher", passwordInherit: true }, /exclude each other/],
  ["a context of nothing", { kmsEncryptionContext: { a: "b" } }, /kmsEncryptedPassword, which is not stated/],
  ["a quote in a tag", { tags: { team: 'say "x"' } }, /tags: got "say \\"x\\""\. The provider does not escape/],
  ["a backslash in a tag", { tags: { team: "a\\b" } }, /does not escape/],
  ["a line break in a tag", { tags: { team: "a\nb" } }, /does not escape/],
  ["a quote in a key", { tags: { 'a"b': "x" } }, /does not escape/],
  ["a reserved value", { tags: { team: "https://x" } }, /tags\["team"\]: got "https:\/\/x"/],
  ["IOPS", { systemDisk: { ...systemDisk, provisionedIops: 50_001 } }, /systemDisk\.provisionedIops: got 50001/],
  ["a key of a plain disk", { systemDisk: { ...systemDisk, kmsKeyId: "k" } }, /systemDisk\.kmsKeyId.*encrypted: true/s],
  [
    "a key of a disk that is said to be plain",
    { dataDisks: [{ ...systemDisk, encrypted: false, kmsKeyId: "k" }] },
    /dataDisks\[0\]\.kmsKeyId/,
  ],
  [
    "an algorithm of a plain disk",
    { systemDisk: { ...systemDisk, encryptAlgorithm: EncryptAlgorithm.AES_256 } },
    /systemDisk\.encryptAlgorithm: got "AES-256"/,
  ],
  ["a disk name", { systemDisk: { ...systemDisk, diskName: "1x" } }, /systemDisk\.diskName: got "1x"/],
  ["a web address", { dataDisks: [{ ...systemDisk, diskName: "http://x" }] }, /dataDisks\[0\]\.diskName/],
  ["a disk description", { dataDisks: [{ ...systemDisk, description: "x" }] }, /dataDisks\[0\]\.description: got "x"/],
  [
    "a level of a plain SSD",
    { dataDisks: [{ category: SSD, sizeGib: 40, performanceLevel: PerformanceLevel.PL1 }] },
    /dataDisks\[0\]\.performanceLevel: got "PL1".*cloud_ssd/,
  ],
  [
    "a level above the size",
    { dataDisks: [{ ...systemDisk, sizeGib: 460, performanceLevel: PerformanceLevel.PL2 }] },
    /dataDisks\[0\]\.sizeGib: got 460\..*PL2 has at least 461 GiB/,
  ],
])("%s that cannot be is refused", (_what, props, message) => {
  expect(() => created(props)).toThrow(message);
});

test.each([
  [{ dataDisks: Array(17).fill(systemDisk) }, /dataDisks: got 17/],
  [{ securityGroupIds: [] }, /securityGroupIds: got 0/],
])("an adopted configuration is checked as well", (props, message) => {
  expect(() => adopted(props)).toThrow(message);
});

test("the same configuration adopted twice in one app is refused", () => {
  const stack = newStack();
  for (const id of ["One", "Two"]) {
    const owner = ScalingGroup.adopt(stack, id, { scalingGroupId: `asg-${id.toLowerCase()}` });
    owner.adoptConfiguration("Configuration", { scalingConfigurationId: "asc-bp1abc" });
  }
  expect(() => Synthesis.of(stack)).toThrow(
    /scalingConfigurationId of test\/Two\/Configuration.*test\/One\/Configuration/s,
  );
});

test("what only the deployment knows is handed on and not judged", () => {
  const block = created({
    scalingConfigurationName: text,
    instanceName: text,
    hostName: text,
    spotStrategy: text as scaling.SpotStrategy,
    spotPriceLimits: { t: number },
    internetMaxBandwidthOutMbps: number,
    tags: { team: text },
    systemDisk: {
      category: text as scaling.DiskCategory,
      sizeGib: number,
      performanceLevel: PerformanceLevel.PL3,
      diskName: text,
    },
    dataDisks: [{ category: ESSD, sizeGib: number, performanceLevel: PerformanceLevel.PL3 }],
  }).block();
  expect(block).toMatchObject({
    instance_name: text,
    spot_strategy: text,
    spot_price_limit: [{ price_limit: "${var.number}" }],
    tags: { team: text },
    system_disk_category: text,
    system_disk_size: "${var.number}",
  });
});

test("a map of tags that only the deployment knows is handed on", () => {
  const stack = newStack();
  const variable = new TerraformVariable(stack, "tags", { type: "map(string)" });
  const tags = Token.asStringMap(variable.value);
  new ScalingGroup(stack, "Group", group).addConfiguration("Configuration", { ...base, tags });
  expect(Synthesis.of(stack).resource(CONFIGURATION).tags).toBe("${var.tags}");
});

describe("a group launches from one thing", () => {
  const launchTemplate = { launchTemplateId: "lt-bp1abc" };

  test("a launch template needs no configuration", () => {
    const stack = newStack();
    new ScalingGroup(stack, "Group", { ...group, launchTemplate });
    expect(Synthesis.of(stack).resources(CONFIGURATION)).toEqual([]);
  });

  test("a launch template takes no configuration", () => {
    const made = new ScalingGroup(newStack(), "Group", { ...group, launchTemplate });
    expect(() => made.addConfiguration("Configuration", base)).toThrow(
      /from a launch template or from a scaling config/,
    );
  });

  test("an adopted group with a launch template takes none either", () => {
    const made = ScalingGroup.adopt(newStack(), "Group", { scalingGroupId: "asg-bp1abc", launchTemplate });
    expect(() => made.adoptConfiguration("Configuration", { scalingConfigurationId: "asc-a" })).toThrow(
      /not from both/,
    );
  });

  test("a created group without either is refused, as one that was deployed would be deleted", () => {
    const stack = newStack();
    new ScalingGroup(stack, "Group", group);
    expect(() => Synthesis.of(stack)).toThrow(/What test\/Group launches its instances from.*addConfiguration/s);
  });

  test("a plain configuration of the provider's own class will do", () => {
    const stack = newStack();
    const made = new ScalingGroup(stack, "Group", group);
    new alicloud.essScalingConfiguration.EssScalingConfiguration(stack, "Plain", {
      scalingGroupId: made.scalingGroupId,
      imageId: "m-a",
      instanceType: "ecs.g7.large",
      securityGroupId: "sg-a",
    });
    expect(Synthesis.of(stack).resources(CONFIGURATION)).toHaveLength(1);
  });

  test("a plain configuration of another group will not", () => {
    const stack = newStack();
    new ScalingGroup(stack, "Group", group);
    new alicloud.essScalingConfiguration.EssScalingConfiguration(stack, "Plain", {
      scalingGroupId: "asg-other",
      imageId: "m-a",
      instanceType: "ecs.g7.large",
      securityGroupId: "sg-a",
    });
    expect(() => Synthesis.of(stack)).toThrow(/What test\/Group launches its instances from/);
  });

  test("a snapshot policy cannot reach the disks of a launch template", () => {
    const stack = newStack();
    new ScalingGroup(stack, "Group", { ...group, launchTemplate }).applySnapshotPolicyToNewInstances("sp-1");
    expect(() => Synthesis.of(stack)).toThrow(/no field for a snapshot policy.*lifecycle hook/s);
  });

  test("the same policy twice is one, though its id is written as two tokens", () => {
    const { stack, configuration, block } = created();
    const policy = new snapshots.AutoSnapshotPolicy(stack, "Policy", {
      schedule: snapshots.SnapshotSchedule.daily({ hour: 2 }),
      retention: snapshots.Retention.days(7),
    });
    const owner = configuration.node.scope as scaling.ScalingGroup;
    policy.coverNewInstances(owner);
    expect(() => policy.coverNewInstances(owner)).not.toThrow();
    expect(block().system_disk_auto_snapshot_policy_id).toContain("alicloud_ecs_auto_snapshot_policy.Policy_");
  });
});

describe("an image has an id and a name, and the one that is not stated is the service's", () => {
  test.each([
    ["the name", { imageId: "m-a" }, "image_name", "image_id"],
    ["the id", { imageId: undefined, imageName: "first" }, "image_id", "image_name"],
  ])("%s is left alone", (_what, props, ignored, owned) => {
    const { ignore_changes } = created(props).block().lifecycle;
    expect(ignore_changes).toContain(ignored);
    expect(ignore_changes).not.toContain(owned);
  });
});
