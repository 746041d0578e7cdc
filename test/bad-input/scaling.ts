import { TerraformVariable } from "cdktf";
import { BadInput, inStack, js, synthesized } from "./bad-input";
import { scaling } from "../../lib";
import { adoptedGroup, CONFIGURATION, createdGroup, GROUP } from "../groups";

const { CriticalInstances, LaunchTemplateVersion, LifecycleHook, LifecycleNotification, ScalingGroup } = scaling;
const { ProtectionMechanism, ScalingProcess, SuspendedProcess } = scaling;

const ids = (count: number) => Array.from({ length: count }, (_, i) => `i-bp${i}`);
const tags = (count: number) => Object.fromEntries(Array.from({ length: count }, (_, i) => [`k${i}`, "v"]));
const group = (props: object) => inStack((stack) => new ScalingGroup(stack, "Group", js({ ...GROUP, ...props })));
const adopted = (props: unknown) => inStack((stack) => ScalingGroup.adopt(stack, "Group", js(props)));
const configuration = (props: object) =>
  inStack((stack) => new ScalingGroup(stack, "Group", GROUP).addConfiguration("C", js({ ...CONFIGURATION, ...props })));
const adoptedConfiguration = (props: unknown) =>
  inStack((stack) => adoptedGroup(stack).adoptConfiguration("Taken", js(props)));
const hook = (props: object) =>
  inStack(
    (stack) => new LifecycleHook(stack, "Hook", js({ group: adoptedGroup(stack), transition: "SCALE_IN", ...props })),
  );
const systemDisk = (props: object) => configuration({ systemDisk: { ...CONFIGURATION.systemDisk, ...props } });
const dataDisk = (props: object) => configuration({ dataDisks: [{ category: "cloud_essd", sizeGib: 40, ...props }] });

export const SCALING: BadInput[] = [
  // Groups
  {
    title: "a group of nothing",
    make: inStack((stack) => new ScalingGroup(stack, "G", js())),
    message:
      /^The props of the scaling group G: got undefined\. It takes an object of named values\. Write the values in braces, each after its/,
  },
  {
    title: "a missing minSize",
    make: group({ minSize: undefined }),
    message:
      /^minSize: got undefined\. It must be a whole number from 0 to 2000 instances\. Use a number within these bounds/,
  },
  {
    title: "a missing maxSize",
    make: group({ maxSize: undefined }),
    message:
      /^maxSize: got undefined\. It must be a whole number from 0 to 2000 instances\. Use a number within these bounds/,
  },
  {
    title: "a minSize below 0",
    make: group({ minSize: -1 }),
    message: /^minSize: got -1\. It must be a whole number from 0 to 2000 instances\. Use a number within these bounds/,
  },
  {
    title: "a maxSize above the limit",
    make: group({ maxSize: 2001 }),
    message:
      /^maxSize: got 2001\. It must be a whole number from 0 to 2000 instances\. Use a number within these bounds/,
  },
  {
    title: "a fractional maxSize",
    make: group({ maxSize: 2.5 }),
    message:
      /^maxSize: got 2\.5\. It must be a whole number from 0 to 2000 instances\. Use a number within these bounds/,
  },
  {
    title: "maxSize below minSize",
    make: group({ minSize: 5, maxSize: 3 }),
    message: /^maxSize: got 3\. minSize \(5\) must not be above maxSize\. Raise maxSize or lower minSize/,
  },
  {
    title: "a desired capacity above maxSize",
    make: group({ desiredCapacity: 7 }),
    message:
      /^maxSize: got 6\. desiredCapacity \(7\) must not be above maxSize\. Raise maxSize or lower desiredCapacity/,
  },
  {
    title: "a desired capacity below minSize",
    make: group({ minSize: 3, desiredCapacity: 2 }),
    message:
      /^desiredCapacity: got 2\. minSize \(3\) must not be above desiredCapacity\. Raise desiredCapacity or lower minSize/,
  },
  {
    title: "missing vSwitches",
    make: group({ vswitchIds: undefined }),
    message: /^vswitchIds: got undefined\. It takes a list\. Put what it holds in square brackets, even/,
  },
  {
    title: "a single vSwitch",
    make: group({ vswitchIds: "vsw-a" }),
    message: /^vswitchIds: got "vsw-a"\. It takes a list\. Put what it holds in square brackets, even/,
  },
  {
    title: "no vSwitches",
    make: group({ vswitchIds: [] }),
    message:
      /^The number of entries of vswitchIds: got 0\. It takes at least 1\. Name at least one, or leave an optional/,
  },
  {
    title: "a group name of a letter",
    make: group({ scalingGroupName: "o" }),
    message:
      /^scalingGroupName: got "o"\. The name of a scaling group has 2 to 64 characters: a letter or.*Choose another name, or leave it out: then/,
  },
  {
    title: "a group name too long",
    make: group({ scalingGroupName: "o".repeat(65) }),
    message:
      /^scalingGroupName: got "o{65}"\. The name of a scaling group has 2 to 64 characters: a letter or.*Choose another name, or leave it out: then/,
  },
  {
    title: "a group name with a space",
    make: group({ scalingGroupName: "my orders" }),
    message:
      /^scalingGroupName: got "my orders"\. The name of a scaling group has 2 to 64 characters: a letter or.*Choose another name, or leave it out: then/,
  },
  {
    title: "too many tags of a group",
    make: group({ tags: tags(21) }),
    message: /^The number of entries of tags: got 21\. A resource takes at most 20 tags\. Name fewer tags/,
  },
  {
    title: "tags of a group as a list",
    make: group({ tags: ["team"] }),
    message: /^tags: got \["team"\]\. It takes an object of named values\. Write the values in braces, each after its/,
  },
  {
    title: "a reserved tag key",
    make: group({ tags: { "acs:team": "x" } }),
    message:
      /^A key of tags: got "acs:team"\. It has 1 to 128 characters and does not start with aliyun,.*Choose another text/,
  },
  {
    title: "a tag without a value",
    make: group({ tags: { team: undefined } }),
    message:
      /^tags\["team"\]: got undefined\. It has 0 to 128 characters and does not start with aliyun,.*Choose another text/,
  },
  {
    title: "a cooldown above a day",
    make: group({ defaultCooldownSeconds: 86_401 }),
    message:
      /^defaultCooldownSeconds: got 86401\. It must be a whole number from 0 to 86400 seconds\. Use a number within these bounds/,
  },
  {
    title: "a lifetime below a day",
    make: group({ maxInstanceLifetimeSeconds: 3600 }),
    message:
      /^maxInstanceLifetimeSeconds: got 3600\. It must be a whole number from 86400 to 2147483647 seconds\. Use a day \(86400\) or more, or leave the prop out/,
  },
  {
    title: "a stop timeout too short",
    make: group({ stopInstanceTimeoutSeconds: 29 }),
    message:
      /^stopInstanceTimeoutSeconds: got 29\. It must be a whole number from 30 to 240 seconds\. Use a number within these bounds/,
  },
  {
    title: "a stop timeout too long",
    make: group({ stopInstanceTimeoutSeconds: 241 }),
    message:
      /^stopInstanceTimeoutSeconds: got 241\. It must be a whole number from 30 to 240 seconds\. Use a number within these bounds/,
  },
  {
    title: "three removal policies",
    make: group({ removalPolicies: ["A", "B", "C"] }),
    message: /^The number of entries of removalPolicies: got 3\. It takes at least 1 and at most 2\. Shorten the list/,
  },
  {
    title: "a health check beside none",
    make: group({ healthChecks: ["ECS", "NONE"] }),
    message:
      /^healthChecks: got \["ECS","NONE"\]\. NONE stands alone, and no check is listed twice\. Use \[HealthCheck\.NONE\], or one or both of/,
  },
  {
    title: "balance of another policy",
    make: group({ azBalance: true }),
    message:
      /^azBalance: got true\. It takes the multi-zone policy COMPOSABLE, and the group has.*State multiAzPolicy:/,
  },
  {
    title: "two mixes of spot and on-demand",
    make: group({ multiAzPolicy: "COST_OPTIMIZED", costOptimization: {}, capacityOptions: {} }),
    message:
      /^capacityOptions\. costOptimization and capacityOptions both say how on-demand and.*Use costOptimization with the multi-zone/,
  },
  {
    title: "a load balancer that is no list",
    make: group({ loadBalancerIds: "lb-1" }),
    message: /^loadBalancerIds: got "lb-1"\. It takes a list\. Put what it holds in square brackets, even/,
  },
  {
    title: "a server group by its id",
    make: group({ albServerGroups: ["sgp-1"] }),
    message:
      /^albServerGroups\[0\]: got "sgp-1"\. It takes an object of named values\. Write the values in braces, each after its/,
  },
  {
    title: "a server group without a port",
    make: group({ albServerGroups: [{ albServerGroupId: "sgp-1" }] }),
    message:
      /^albServerGroups\[0\]\.port: got undefined\. It must be a whole number from 1 to 65535\. Use a number within these bounds/,
  },
  {
    title: "a launch template by its id",
    make: group({ launchTemplate: "lt-bp1" }),
    message:
      /^launchTemplate: got "lt-bp1"\. It takes an object of named values\. Write the values in braces, each after its/,
  },
  {
    title: "a launch template by its name",
    make: group({ launchTemplate: { launchTemplateId: "orders" } }),
    message:
      /^launchTemplate\.launchTemplateId: got "orders"\. The id of a launch template is lt- followed by lower-case.*Copy the id of the launch template \(not its/,
  },
  {
    title: "a version of a launch template as a number",
    make: group({ launchTemplate: { launchTemplateId: "lt-bp1", version: 3 } }),
    message: /^launchTemplate\.version: got 3\. It takes a LaunchTemplateVersion\. Use LaunchTemplateVersion\.of\(…\),/,
  },
  {
    title: "the version 0 of a launch template",
    make: () => LaunchTemplateVersion.of(0),
    message:
      /^LaunchTemplateVersion\.of: got 0\. It must be a whole number from 1 to 9007199254740991\. Use the number that the template shows,/,
  },
  {
    title: "no version of a launch template",
    make: () => js(LaunchTemplateVersion).of(),
    message:
      /^LaunchTemplateVersion\.of: got undefined\. It must be a whole number from 1 to 9007199254740991\. Use the number that the template shows,/,
  },
  {
    title: "a group with nothing to launch from",
    make: synthesized((stack) => new ScalingGroup(stack, "Group", GROUP)),
    message:
      /What test\/Group launches its instances from\. A group launches from a scaling configuration or a launch.*Call addConfiguration\(…\), or state/,
  },
  {
    title: "the id of a group that is a name",
    make: inStack((stack) => ScalingGroup.fromScalingGroupId(stack, "G", "orders")),
    message:
      /^scalingGroupId: got "orders"\. The id of a scaling group is asg- followed by lower-case.*Copy the id of the scaling group \(not its/,
  },
  {
    title: "the release of an empty configuration",
    make: inStack((stack) => ScalingGroup.release(stack, "Group", { configurationId: "" })),
    message: /^configurationId: got ""\. It is not empty\. State the id that the configuration's/,
  },

  // Adopted groups
  {
    title: "an adoption of nothing",
    make: adopted(undefined),
    message:
      /^The props of the scaling group Group: got undefined\. It takes an object of named values\. Write the values in braces, each after its/,
  },
  {
    title: "an adoption of an id alone",
    make: adopted("asg-bp1"),
    message:
      /^The props of the scaling group Group: got "asg-bp1"\. It takes an object of named values\. Write the values in braces, each after its/,
  },
  {
    title: "an adoption without an id",
    make: adopted({}),
    message:
      /^scalingGroupId: got undefined\. The id of a scaling group is asg- followed by lower-case.*Copy the id of the scaling group \(not its/,
  },
  {
    title: "an adoption of a configuration's id",
    make: adopted({ scalingGroupId: "asc-bp1" }),
    message:
      /^scalingGroupId: got "asc-bp1"\. The id of a scaling group is asg- followed by lower-case.*Copy the id of the scaling group \(not its/,
  },
  {
    title: "an adoption of a list",
    make: adopted({ scalingGroupId: ["asg-bp1"] }),
    message:
      /^scalingGroupId: got \["asg-bp1"\]\. The id of a scaling group is asg- followed by lower-case.*Copy the id of the scaling group \(not its/,
  },
  {
    title: "an adoption with maxSize below minSize",
    make: adopted({ scalingGroupId: "asg-bp1", minSize: 4, maxSize: 2 }),
    message: /^maxSize: got 2\. minSize \(4\) must not be above maxSize\. Raise maxSize or lower minSize/,
  },
  {
    title: "critical instances as a bare list",
    make: adopted({ scalingGroupId: "asg-bp1", criticalInstances: ["i-bp1"] }),
    message: /^The critical instances of test\/Group: got \["i-bp1"\]\. It takes CriticalInstances\. Name them with/,
  },
  {
    title: "more than ten protected instances",
    make: adopted({ scalingGroupId: "asg-bp1", criticalInstances: CriticalInstances.ids(ids(11)) }),
    message:
      /^The critical instances of test\/Group: got "CriticalInstances\.ids of a group of origin \\"adopted\\""\. Nothing in Terraform can protect just these: the provider reads.*Name at most ten instances with/,
  },
  {
    title: "the same group adopted twice",
    make: synthesized((stack) => {
      adoptedGroup(stack);
      ScalingGroup.adopt(stack, "Again", { scalingGroupId: "asg-bp1abc" });
    }),
    message:
      /scalingGroupId of test\/Again: got "asg-bp1abc"\. test\/Group adopts the same group, and two that own one thing.*Adopt the group once and hand the construct/,
  },

  // Critical instances
  {
    title: "a critical instance that is no list",
    make: () => CriticalInstances.ids(js("i-bp1")),
    message: /^CriticalInstances\.ids: got "i-bp1"\. It takes a list\. Put what it holds in square brackets, even/,
  },
  {
    title: "missing critical instances",
    make: () => js(CriticalInstances).ids(),
    message: /^CriticalInstances\.ids: got undefined\. It takes a list\. Put what it holds in square brackets, even/,
  },
  {
    title: "no critical instance",
    make: () => CriticalInstances.ids([]),
    message:
      /^The number of entries of CriticalInstances\.ids: got 0\. It takes at least 1 and at most 2000\. Name at least one, or leave an optional/,
  },
  {
    title: "a critical instance by its name",
    make: () => CriticalInstances.ids(["web-1"]),
    message:
      /^CriticalInstances\.ids\[0\]: got "web-1"\. An ECS instance id is i- followed by lower-case letters and.*Copy the instance id \(not its name, IP/,
  },
  {
    title: "a critical instance by its address",
    make: () => CriticalInstances.ids(["10.0.0.7"]),
    message:
      /^CriticalInstances\.ids\[0\]: got "10\.0\.0\.7"\. An ECS instance id is i- followed by lower-case letters and.*Copy the instance id \(not its name, IP/,
  },
  {
    title: "a critical instance that is null",
    make: () => CriticalInstances.ids(["i-bp1", js(null)]),
    message:
      /^CriticalInstances\.ids\[1\]: got null\. An ECS instance id is i- followed by lower-case letters and.*Copy the instance id \(not its name, IP/,
  },
  {
    title: "a critical instance twice",
    make: () => CriticalInstances.ids(["i-bp7", "i-bp7"]),
    message:
      /^CriticalInstances\.ids: got "i-bp7"\. Each instance is listed once\. Remove the second mention; if another/,
  },
  {
    title: "critical instances by no tag",
    make: () => CriticalInstances.tagged({}),
    message:
      /^CriticalInstances\.tagged: got \{\}\. Instances are chosen by at least one tag\. Name a tag, or use CriticalInstances\.all\(\)/,
  },
  {
    title: "missing tags of critical instances",
    make: () => js(CriticalInstances).tagged(),
    message:
      /^CriticalInstances\.tagged: got undefined\. It must be stated, as there is no default\. Name a tag: \{ key: value \}/,
  },
  {
    title: "the oldest none",
    make: () => CriticalInstances.oldest(0),
    message:
      /^CriticalInstances\.oldest: got 0\. It must be a whole number from 1 to 2000 instances\. Use a number within these bounds/,
  },
  {
    title: "the oldest of nothing",
    make: () => js(CriticalInstances).oldest(),
    message:
      /^CriticalInstances\.oldest: got undefined\. It must be a whole number from 1 to 2000 instances\. Use a number within these bounds/,
  },
  {
    title: "ids on a group of the same stack",
    make: inStack((stack) => createdGroup(stack).protectFromScaleIn(CriticalInstances.ids(["i-bp1"]))),
    message:
      /^The critical instances of test\/Group: got "CriticalInstances\.ids of a group of origin \\"created\\""\. Nothing in Terraform can protect just these: instances cannot.*Deploy the group first and call/,
  },
  {
    title: "the oldest on an adopted group",
    make: inStack((stack) => adoptedGroup(stack).protectFromScaleIn(CriticalInstances.oldest(2))),
    message:
      /^The critical instances of test\/Group: got "CriticalInstances\.oldest of a group of origin \\"adopted\\""\. Nothing in Terraform can protect just these: no resource of the.*Name at most ten instances with/,
  },
  {
    title: "ids on a group of another stack",
    make: inStack((stack) =>
      ScalingGroup.fromScalingGroupId(stack, "Foreign", "asg-bp2").protectFromScaleIn(CriticalInstances.ids(["i-bp1"])),
    ),
    message:
      /^The critical instances of test\/Foreign: got "CriticalInstances\.ids of a group of origin \\"foreign\\""\. Nothing in Terraform can protect just these: another stack owns.*Adopt a group that already runs with/,
  },
  {
    title: "instances that are left to a reconciler that is not there",
    make: synthesized((stack) =>
      adoptedGroup(stack).protectFromScaleIn(CriticalInstances.all(), ProtectionMechanism.RECONCILER),
    ),
    message:
      /The protected instances of test\/Group\. They are left to a reconciler, and none looks after the group.*Give the group to automation\.Reconciler/,
  },
  {
    title: "an unknown protection mechanism",
    make: inStack((stack) => adoptedGroup(stack).protectFromScaleIn(CriticalInstances.all(), js("lock"))),
    message:
      /^The protection mechanism of test\/Group: got "lock"\. It is one of protected-instances, suspended-scale-in, reconciler\. Use the enum ProtectionMechanism, or leave/,
  },
  {
    title: "two selections of critical instances",
    make: inStack((stack) => {
      const own = adoptedGroup(stack);
      own.protectFromScaleIn(CriticalInstances.ids(["i-bp1"]));
      own.protectFromScaleIn(CriticalInstances.ids(["i-bp2"]));
    }),
    message:
      /^The protected instances of test\/Group\. A group has one selection of protected instances and one.*Name all critical instances of the group in/,
  },

  // Configurations
  {
    title: "a configuration of nothing",
    make: inStack((stack) => new ScalingGroup(stack, "Group", GROUP).addConfiguration("C", js())),
    message:
      /^The props of the scaling configuration C: got undefined\. It takes an object of named values\. Write the values in braces, each after its/,
  },
  {
    title: "a configuration of a group id",
    make: inStack(() => new scaling.ScalingConfiguration(js("asg-bp1"), "C", CONFIGURATION)),
    message: /^The group of a scaling configuration: got "asg-bp1"\. It takes a scaling group\. Take it over with/,
  },
  {
    title: "a missing image",
    make: configuration({ imageId: undefined }),
    message:
      /^The image of a scaling configuration\. The service cannot launch an instance without it\. State imageId or imageName/,
  },
  {
    title: "an empty image",
    make: configuration({ imageId: "" }),
    message: /^imageId: got ""\. It is not empty\. State it, as text in quotes/,
  },
  {
    title: "an image by id and name",
    make: configuration({ imageName: "aliyun" }),
    message: /^imageName: got "aliyun"\. imageName and imageId exclude each other\. State one of the two/,
  },
  {
    title: "missing instance types",
    make: configuration({ instanceTypes: undefined }),
    message:
      /^The instance types of a scaling configuration\. The service cannot launch an instance without it\. State instanceTypes, instanceTypeWeights or/,
  },
  {
    title: "a single instance type",
    make: configuration({ instanceTypes: "ecs.g7.large" }),
    message: /^instanceTypes: got "ecs\.g7\.large"\. It takes a list\. Put what it holds in square brackets, even/,
  },
  {
    title: "too many instance types",
    make: configuration({ instanceTypes: ids(11) }),
    message: /^The number of entries of instanceTypes: got 11\. It takes at least 1 and at most 10\. Shorten the list/,
  },
  {
    title: "missing security groups",
    make: configuration({ securityGroupIds: undefined }),
    message: /^securityGroupIds: got undefined\. It takes a list\. Put what it holds in square brackets, even/,
  },
  {
    title: "too many security groups",
    make: configuration({ securityGroupIds: ids(17) }),
    message:
      /^The number of entries of securityGroupIds: got 17\. It takes at least 1 and at most 16\. Shorten the list/,
  },
  {
    title: "a missing system disk",
    make: configuration({ systemDisk: undefined }),
    message:
      /^systemDisk: got undefined\. It takes an object of named values\. Write the values in braces, each after its/,
  },
  {
    title: "a system disk by its category",
    make: configuration({ systemDisk: "cloud_essd" }),
    message:
      /^systemDisk: got "cloud_essd"\. It takes an object of named values\. Write the values in braces, each after its/,
  },
  {
    title: "a system disk without a category",
    make: systemDisk({ category: undefined }),
    message:
      /^systemDisk\.category: got undefined\. It must be stated, as there is no default\. Use the enum DiskCategory, such as/,
  },
  {
    title: "a system disk without a size",
    make: systemDisk({ sizeGib: undefined }),
    message:
      /^systemDisk\.sizeGib: got undefined\. It must be a whole number from 20 to 500 GiB\. Use a number within these bounds/,
  },
  {
    title: "a system disk too small",
    make: systemDisk({ sizeGib: 19 }),
    message:
      /^systemDisk\.sizeGib: got 19\. It must be a whole number from 20 to 500 GiB\. Use a number within these bounds/,
  },
  {
    title: "a system disk too large",
    make: systemDisk({ sizeGib: 501 }),
    message:
      /^systemDisk\.sizeGib: got 501\. It must be a whole number from 20 to 500 GiB\. Use a number within these bounds/,
  },
  {
    title: "a level too high for the size",
    make: systemDisk({ performanceLevel: "PL2" }),
    message:
      /^systemDisk\.sizeGib: got 40\. An enterprise SSD of level PL2 has at least 461 GiB\. Use a larger disk or a lower performance/,
  },
  {
    title: "a key of a plain disk",
    make: systemDisk({ kmsKeyId: "key-1" }),
    message:
      /^systemDisk\.kmsKeyId: got "key-1"\. It says how a disk is encrypted, and this disk is not\. State encrypted: true, or leave it out/,
  },
  {
    title: "a disk name that is a URL",
    make: systemDisk({ diskName: "https://disk" }),
    message:
      /^systemDisk\.diskName: got "https:\/\/disk"\. The name of a disk has 2 to 128 characters: a letter first, not.*Choose another text, or leave it out/,
  },
  {
    title: "too many data disks",
    make: configuration({ dataDisks: Array(17).fill({ category: "cloud", sizeGib: 20 }) }),
    message: /^The number of entries of dataDisks: got 17\. It takes at least 0 and at most 16\. Shorten the list/,
  },
  {
    title: "a data disk that is no list",
    make: configuration({ dataDisks: { sizeGib: 20 } }),
    message: /^dataDisks: got \{"sizeGib":20\}\. It takes a list\. Put what it holds in square brackets, even/,
  },
  {
    title: "a data disk by its size",
    make: configuration({ dataDisks: [40] }),
    message:
      /^dataDisks\[0\]: got 40\. It takes an object of named values\. Write the values in braces, each after its/,
  },
  {
    title: "a data disk without a size",
    make: dataDisk({ sizeGib: undefined }),
    message:
      /^dataDisks\[0\]\.sizeGib: got undefined\. It must be a whole number from 1 to 65536 GiB\. Use a number within these bounds/,
  },
  {
    title: "a level of an efficiency disk",
    make: dataDisk({ category: "cloud_efficiency", performanceLevel: "PL1" }),
    message:
      /^dataDisks\[0\]\.performanceLevel: got "PL1"\. Enterprise SSDs alone have performance levels, and this disk is.*Use DiskCategory\.ESSD, or leave/,
  },
  {
    title: "a script that is a list of lines",
    make: configuration({ userData: ["#!/bin/sh", "date"] }),
    message: /^userData: got \["#!\/bin\/sh","date"\]\. It is a text\. State it, as text in quotes/,
  },
  {
    title: "too much bandwidth",
    make: configuration({ internetMaxBandwidthOutMbps: 1025 }),
    message:
      /^internetMaxBandwidthOutMbps: got 1025\. It must be a whole number from 0 to 1024 Mbit\/s\. Use a number within these bounds/,
  },
  {
    title: "a host name with a dot first",
    make: configuration({ hostName: ".web" }),
    message:
      /^hostName: got "\.web"\. It has 2 to 64 characters and no \. or - at either end\. Choose another text, or leave it out/,
  },
  {
    title: "a configuration name too long",
    make: configuration({ scalingConfigurationName: "c".repeat(65) }),
    message:
      /^scalingConfigurationName: got "c{65}"\. It has 2 to 64 characters: a letter or digit first, then also.*Choose another text, or leave it out/,
  },
  {
    title: "an instance name of a letter",
    make: configuration({ instanceName: "w" }),
    message:
      /^instanceName: got "w"\. It has 2 to 128 characters, and the provider takes no more than 128 bytes\. Choose another text, or leave it out/,
  },
  {
    title: "a price of more decimals than the provider sends",
    make: configuration({ spotStrategy: "SpotWithPriceLimit", spotPriceLimits: { "ecs.g7.large": 0.125 } }),
    message:
      /^spotPriceLimits\["ecs\.g7\.large"\]: got 0\.125\. The provider rounds it to two decimals.*Use two decimals, such as 0\.13/,
  },
  {
    title: "an instance name of more bytes than the provider takes",
    make: configuration({ instanceName: "订".repeat(43) }),
    message:
      /^instanceName: got "订{43}"\. It has 2 to 128 characters, and the provider takes no more than 128 bytes\. Choose/,
  },
  {
    title: "weights of an adopted configuration without its security groups",
    make: adoptedConfiguration({
      scalingConfigurationId: "asc-bp1",
      instanceTypeWeights: [{ instanceType: "ecs.g7.large" }],
    }),
    message: /^instanceTypeWeights: got \[.*\]\. The provider writes weights together with.*State securityGroupIds as/,
  },
  {
    title: "prices without the strategy",
    make: configuration({ spotPriceLimits: { "ecs.g7.large": 0.2 } }),
    message:
      /^spotPriceLimits: got \{"ecs\.g7\.large":0\.2\}\. SpotStrategy\.SPOT_WITH_PRICE_LIMIT takes a price for each.*State both or neither/,
  },
  {
    title: "a quotation mark in a tag",
    make: configuration({ tags: { team: 'the "orders"' } }),
    message:
      /^tags: got "the \\"orders\\""\. The provider does not escape ", \\ and control characters in the.*Use other characters/,
  },
  {
    title: "a pattern of instances without cores",
    make: configuration({
      instanceTypes: undefined,
      instancePatterns: [{ memoryGib: 8, instanceFamilyLevel: "EntryLevel" }],
    }),
    message:
      /^instancePatterns\[0\]\.cores: got undefined\. It must be a whole number from 1 to 1024 vCPUs\. Use a number within these bounds/,
  },
  {
    title: "a weight that is an instance type",
    make: configuration({ instanceTypes: undefined, instanceTypeWeights: ["ecs.g7.large"] }),
    message:
      /^instanceTypeWeights\[0\]: got "ecs\.g7\.large"\. It takes an object of named values\. Write the values in braces, each after its/,
  },
  {
    title: "a context without a password",
    make: configuration({ kmsEncryptionContext: { purpose: "login" } }),
    message:
      /^kmsEncryptionContext: got \{"purpose":"login"\}\. It is the context of kmsEncryptedPassword, which is not stated\. State kmsEncryptedPassword too, or leave it/,
  },
  {
    title: "two configurations of a group",
    make: inStack((stack) => createdGroup(stack).addConfiguration("Second", CONFIGURATION)),
    message:
      /^A second scaling configuration of test\/Group: got "Second"\. A stack holds one scaling configuration per group: taking one.*Change test\/Group\/Configuration in place;/,
  },
  {
    title: "an adopted configuration of nothing",
    make: adoptedConfiguration(undefined),
    message:
      /^The props of the scaling configuration Taken: got undefined\. It takes an object of named values\. Write the values in braces, each after its/,
  },
  {
    title: "an adopted configuration without an id",
    make: adoptedConfiguration({}),
    message:
      /^scalingConfigurationId: got undefined\. The id of a scaling configuration is asc- followed by.*Copy the id of the scaling configuration/,
  },
  {
    title: "an adopted configuration by a group's id",
    make: adoptedConfiguration({ scalingConfigurationId: "asg-bp1" }),
    message:
      /^scalingConfigurationId: got "asg-bp1"\. The id of a scaling configuration is asc- followed by.*Copy the id of the scaling configuration/,
  },
  {
    title: "the same configuration adopted twice",
    make: synthesized((stack) => {
      adoptedGroup(stack).adoptConfiguration("C", { scalingConfigurationId: "asc-bp1" });
      ScalingGroup.adopt(stack, "Other", { scalingGroupId: "asg-bp2" }).adoptConfiguration("C", {
        scalingConfigurationId: "asc-bp1",
      });
    }),
    message:
      /scalingConfigurationId of test\/Other\/C: got "asc-bp1"\. test\/Group\/C adopts the same configuration, and two that own.*Adopt each configuration once, on the group/,
  },

  // Suspended processes
  {
    title: "a suspension of nothing",
    make: inStack((stack) => new SuspendedProcess(stack, "S", js())),
    message:
      /^The props of the suspended process S: got undefined\. It takes an object of named values\. Write the values in braces, each after its/,
  },
  {
    title: "an unknown process",
    make: inStack((stack) => new SuspendedProcess(stack, "S", { scalingGroupId: "asg-bp1", process: js("Scale-In") })),
    message:
      /^process: got "Scale-In"\. A scaling group has the processes ScaleIn, ScaleOut,.*Use the enum ScalingProcess, such as/,
  },
  {
    title: "a missing process",
    make: inStack((stack) => adoptedGroup(stack).suspend(js())),
    message:
      /^process: got undefined\. A scaling group has the processes ScaleIn, ScaleOut,.*Use the enum ScalingProcess, such as/,
  },
  {
    title: "a suspension of a group construct",
    make: inStack(
      (stack) =>
        new SuspendedProcess(stack, "S", { scalingGroupId: js(adoptedGroup(stack)), process: ScalingProcess.SCALE_IN }),
    ),
    message:
      /^scalingGroupId: got a value of class AdoptedScalingGroup\. The id of a scaling group is asg- followed by lower-case.*Copy the id of the scaling group \(not its/,
  },
  {
    title: "the same process suspended twice",
    make: synthesized((stack) => {
      const props = { scalingGroupId: "asg-bp1", process: ScalingProcess.SCALE_IN };
      new SuspendedProcess(stack, "One", props);
      new SuspendedProcess(stack, "Two", props);
    }),
    message:
      /The suspended process ScaleIn of test\/Two\. test\/One suspends it too, and taking one of them out would.*Keep one of the two, or call/,
  },
  {
    title: "protected instances by tags",
    make: inStack((stack) =>
      adoptedGroup(stack).protectFromScaleIn(
        CriticalInstances.tagged({ role: "primary" }),
        ProtectionMechanism.PROTECTED_INSTANCES,
      ),
    ),
    message:
      /^The protected instances of test\/Group: got "CriticalInstances\.tagged"\. Terraform can own a list of 1 to 10 ids: the provider reads.*Use CriticalInstances\.ids with at most 10/,
  },

  // Lifecycle hooks
  {
    title: "a hook of nothing",
    make: inStack((stack) => new LifecycleHook(stack, "Hook", js())),
    message:
      /^The props of test\/Hook: got undefined\. It takes an object of named values\. Write the values in braces, each after its/,
  },
  {
    title: "a hook of a group id",
    make: hook({ group: ["asg-bp1"] }),
    message: /^group: got \["asg-bp1"\]\. It takes a scaling group\. Take it over with/,
  },
  {
    title: "a hook without a transition",
    make: hook({ transition: undefined }),
    message:
      /^transition: got undefined\. It must be stated, as there is no default\. Use the enum LifecycleTransition/,
  },
  {
    title: "a heartbeat too short",
    make: hook({ heartbeatTimeoutSeconds: 29 }),
    message:
      /^heartbeatTimeoutSeconds: got 29\. It must be a whole number from 30 to 21600 seconds\. Use a number within these bounds/,
  },
  {
    title: "a heartbeat too long",
    make: hook({ heartbeatTimeoutSeconds: 21_601 }),
    message:
      /^heartbeatTimeoutSeconds: got 21601\. It must be a whole number from 30 to 21600 seconds\. Use a number within these bounds/,
  },
  {
    title: "a hook name of a letter",
    make: hook({ lifecycleHookName: "h" }),
    message:
      /^lifecycleHookName: got "h"\. The name of a lifecycle hook has 2 to 64 characters: a letter.*Choose another name, or leave it out: then/,
  },
  {
    title: "a notification as an ARN",
    make: hook({ notification: "acs:mns:cn-hangzhou:1:queue/q" }),
    message:
      /^notification: got "acs:mns:cn-hangzhou:1:queue\/q"\. It takes a LifecycleNotification\. Use LifecycleNotification\.mnsQueue\(…\),/,
  },
  {
    title: "metadata that notify nobody",
    make: hook({ notificationMetadata: "x" }),
    message:
      /^notificationMetadata: got "x"\. Metadata go with a notification, and this hook notifies nobody\. State notification, or leave/,
  },
  {
    title: "metadata as an object",
    make: hook({ notification: LifecycleNotification.eventBridge(), notificationMetadata: { a: 1 } }),
    message: /^notificationMetadata: got \{"a":1\}\. It is a text\. Write it as one text, such as/,
  },
  {
    title: "metadata too long",
    make: hook({ notification: LifecycleNotification.eventBridge(), notificationMetadata: "x".repeat(4097) }),
    message:
      /^notificationMetadata: got "x{199}…\. The metadata of a hook have at most 4096 characters\. Shorten them; keep what is long elsewhere/,
  },
  {
    title: "a missing queue of a hook",
    make: () => js(LifecycleNotification).mnsQueue(),
    message:
      /^queueName: got undefined\. A name has neither spaces nor : nor \/\. Give the bare name; for a whole ARN there/,
  },
  {
    title: "an ARN as the topic of a hook",
    make: () => LifecycleNotification.mnsTopic("acs:mns:x"),
    message:
      /^topicName: got "acs:mns:x"\. A name has neither spaces nor : nor \/\. Give the bare name; for a whole ARN there/,
  },
  {
    title: "a queue of a hook in EventBridge's words",
    make: () => LifecycleNotification.arn("acs:mns:cn-hangzhou:1:queues/q"),
    message:
      /^notificationArn: got "acs:mns:cn-hangzhou:1:queues\/q"\. A lifecycle hook notifies an MNS queue or topic, an OOS.*Use acs:mns:<region>:<account>:queue\/<name>/,
  },
  {
    title: "removalPolicies with another word",
    make: group({ removalPolicies: ["Oldest"] }),
    message:
      /^removalPolicies\[0\]: got "Oldest"\. It is one of OldestScalingConfiguration.*\. Use a member of the enum/,
  },
  {
    title: "healthChecks with another word",
    make: group({ healthChecks: ["ESC"] }),
    message: /^healthChecks\[0\]: got "ESC"\. It is one of ECS.*\. Use a member of the enum/,
  },
  {
    title: "reclaimMode of another word",
    make: group({ reclaimMode: "other" }),
    message: /^reclaimMode: got "other"\. It is one of ..*\. Use a member of the enum/,
  },
  {
    title: "balanceMode of another word",
    make: group({ balanceMode: "other" }),
    message: /^balanceMode: got "other"\. It is one of ..*\. Use a member of the enum/,
  },
  {
    title: "allocationStrategy of another word",
    make: group({ allocationStrategy: "other", multiAzPolicy: "COMPOSABLE" }),
    message: /^allocationStrategy: got "other"\. It is one of ..*\. Use a member of the enum/,
  },
  {
    title: "spotAllocationStrategy of another word",
    make: group({ spotAllocationStrategy: "other", multiAzPolicy: "COMPOSABLE" }),
    message: /^spotAllocationStrategy: got "other"\. It is one of ..*\. Use a member of the enum/,
  },
  {
    title: "multiAzPolicy of another word",
    make: group({ multiAzPolicy: "other" }),
    message: /^multiAzPolicy: got "other"\. It is one of ..*\. Use a member of the enum/,
  },
  {
    title: "azBalance as text",
    make: group({ azBalance: "false", multiAzPolicy: "COMPOSABLE" }),
    message: /^azBalance: got "false"\. It is true or false\. Write true or false without quotes/,
  },
  {
    title: "autoRebalance as text",
    make: group({ autoRebalance: "false" }),
    message: /^autoRebalance: got "false"\. It is true or false\. Write true or false without quotes/,
  },
  {
    title: "groupDeletionProtection as text",
    make: group({ groupDeletionProtection: "false" }),
    message: /^groupDeletionProtection: got "false"\. It is true or false\. Write true or false without quotes/,
  },
  {
    title: "groupDeletionProtection of an adopted group as a number",
    make: adopted({ scalingGroupId: "asg-bp1", groupDeletionProtection: 0 }),
    message: /^groupDeletionProtection: got 0\. It is true or false\. Write true or false without quotes/,
  },
  {
    title: "preventDestroy of an adopted group as text",
    make: adopted({ scalingGroupId: "asg-bp1", preventDestroy: "false" }),
    message: /^preventDestroy: got "false"\. It is true or false\. Write true or false without quotes/,
  },
  {
    title: "preventDestroy of an adopted configuration as a number",
    make: adoptedConfiguration({ scalingConfigurationId: "asc-bp1", preventDestroy: 0 }),
    message: /^preventDestroy: got 0\. It is true or false\. Write true or false without quotes/,
  },
  {
    title: "costOptimization.spotInstanceRemedy as text",
    make: group({ multiAzPolicy: "COST_OPTIMIZED", costOptimization: { spotInstanceRemedy: "false" } }),
    message:
      /^costOptimization\.spotInstanceRemedy: got "false"\. It is true or false\. Write true or false without quotes/,
  },
  {
    title: "costOptimization.compensateWithOnDemand as text",
    make: group({ multiAzPolicy: "COST_OPTIMIZED", costOptimization: { compensateWithOnDemand: "false" } }),
    message:
      /^costOptimization\.compensateWithOnDemand: got "false"\. It is true or false\. Write true or false without quotes/,
  },
  {
    title: "capacityOptions.spotAutoReplaceOnDemand as text",
    make: group({ multiAzPolicy: "COMPOSABLE", capacityOptions: { spotAutoReplaceOnDemand: "false" } }),
    message:
      /^capacityOptions\.spotAutoReplaceOnDemand: got "false"\. It is true or false\. Write true or false without quotes/,
  },
  {
    title: "capacityOptions.compensateWithOnDemand as text",
    make: group({ multiAzPolicy: "COST_OPTIMIZED", capacityOptions: { compensateWithOnDemand: "false" } }),
    message:
      /^capacityOptions\.compensateWithOnDemand: got "false"\. It is true or false\. Write true or false without quotes/,
  },
  {
    title: "a comparison of prices by another word",
    make: group({ multiAzPolicy: "COMPOSABLE", capacityOptions: { priceComparisonMode: "cheap" } }),
    message:
      /^capacityOptions\.priceComparisonMode: got "cheap"\. It is one of PricePerUnit.*\. Use a member of the enum/,
  },
  {
    title: "internetChargeType of another word",
    make: configuration({ internetChargeType: "other" }),
    message: /^internetChargeType: got "other"\. It is one of ..*\. Use a member of the enum/,
  },
  {
    title: "creditSpecification of another word",
    make: configuration({ creditSpecification: "other" }),
    message: /^creditSpecification: got "other"\. It is one of ..*\. Use a member of the enum/,
  },
  {
    title: "spotStrategy of another word",
    make: configuration({ spotStrategy: "other" }),
    message: /^spotStrategy: got "other"\. It is one of ..*\. Use a member of the enum/,
  },
  {
    title: "passwordInherit as text",
    make: configuration({ passwordInherit: "false" }),
    message: /^passwordInherit: got "false"\. It is true or false\. Write true or false without quotes/,
  },
  {
    title: "loginAsNonRoot as text",
    make: configuration({ loginAsNonRoot: "false" }),
    message: /^loginAsNonRoot: got "false"\. It is true or false\. Write true or false without quotes/,
  },
  {
    title: "deletionProtection as text",
    make: configuration({ deletionProtection: "false" }),
    message: /^deletionProtection: got "false"\. It is true or false\. Write true or false without quotes/,
  },
  {
    title: "securityHardening as text",
    make: configuration({ securityHardening: "false" }),
    message: /^securityHardening: got "false"\. It is true or false\. Write true or false without quotes/,
  },
  {
    title: "a disk of another category",
    make: systemDisk({ category: "ESSD" }),
    message: /^systemDisk\.category: got "ESSD"\. It is one of cloud_essd.*\. Use a member of the enum/,
  },
  {
    title: "a data disk of another category",
    make: dataDisk({ category: "cloud_auto" }),
    message: /^dataDisks\[0\]\.category: got "cloud_auto"\. It is one of cloud_essd.*\. Use a member of the enum/,
  },
  {
    title: "a disk of another performance level",
    make: systemDisk({ performanceLevel: "PL9" }),
    message: /^systemDisk\.performanceLevel: got "PL9"\. It is one of PL0.*\. Use a member of the enum/,
  },
  {
    title: "a disk with another algorithm",
    make: systemDisk({ encrypted: true, encryptAlgorithm: "AES" }),
    message: /^systemDisk\.encryptAlgorithm: got "AES"\. It is one of AES-256.*\. Use a member of the enum/,
  },
  {
    title: "a disk encrypted by a word",
    make: systemDisk({ encrypted: "false" }),
    message: /^systemDisk\.encrypted: got "false"\. It is true or false\. Write true or false without quotes/,
  },
  {
    title: "a data disk deleted by a word",
    make: dataDisk({ deleteWithInstance: "false" }),
    message:
      /^dataDisks\[0\]\.deleteWithInstance: got "false"\. It is true or false\. Write true or false without quotes/,
  },
  {
    title: "a pattern of another family level",
    make: configuration({
      instanceTypes: undefined,
      instancePatterns: [{ cores: 2, memoryGib: 4, instanceFamilyLevel: "best" }],
    }),
    message:
      /^instancePatterns\[0\]\.instanceFamilyLevel: got "best"\. It is one of EntryLevel.*\. Use a member of the enum/,
  },
  {
    title: "a pattern of another architecture",
    make: configuration({
      instanceTypes: undefined,
      instancePatterns: [{ cores: 2, memoryGib: 4, instanceFamilyLevel: "EnterpriseLevel", architectures: ["RISC-V"] }],
    }),
    message: /^instancePatterns\[0\]\.architectures\[0\]: got "RISC-V"\. It is one of X86.*\. Use a member of the enum/,
  },
  {
    title: "a pattern with another choice of burstable types",
    make: configuration({
      instanceTypes: undefined,
      instancePatterns: [
        { cores: 2, memoryGib: 4, instanceFamilyLevel: "EnterpriseLevel", burstablePerformance: "Maybe" },
      ],
    }),
    message:
      /^instancePatterns\[0\]\.burstablePerformance: got "Maybe"\. It is one of Exclude.*\. Use a member of the enum/,
  },
  {
    title: "a hook of another transition",
    make: hook({ transition: "SCALE_UP" }),
    message: /^transition: got "SCALE_UP"\. It is one of SCALE_OUT.*\. Use a member of the enum/,
  },
  {
    title: "a hook with another result",
    make: hook({ defaultResult: "RETRY" }),
    message: /^defaultResult: got "RETRY"\. It is one of CONTINUE.*\. Use a member of the enum/,
  },
  {
    title: "a disk without a category but null",
    make: systemDisk({ category: null }),
    message:
      /^category of systemDisk: got null\. A value is stated or left out; null is neither\. Leave it out, or state a value/,
  },
  {
    title: "a released configuration whose id only Terraform knows",
    make: inStack((stack) => ScalingGroup.release(stack, "G", { configurationId: "${var.id}" })),
    message: /^configurationId\. It decides what is synthesized, before .* Write it as a literal/,
  },
  {
    title: "a process of a group that only Terraform knows",
    make: inStack((stack) => createdGroup(stack).suspend(js("${var.process}"))),
    message: /^process\. It decides what is synthesized, before .* Write it as a literal/,
  },
  {
    title: "a variable in the place of a vSwitch",
    make: inStack(
      (stack) =>
        new ScalingGroup(stack, "G", {
          ...GROUP,
          vswitchIds: [js(new TerraformVariable(stack, "V", { type: "string" }))],
        }),
    ),
    message:
      /^vswitchIds\[0\] of the scaling group G: got a value of class TerraformVariable\. It takes a value, .* Pass/,
  },
  {
    title: "a variable in the place of a key",
    make: inStack((stack) =>
      new ScalingGroup(stack, "G", GROUP).addConfiguration("C", {
        ...CONFIGURATION,
        systemDisk: {
          ...CONFIGURATION.systemDisk,
          encrypted: true,
          kmsKeyId: js(new TerraformVariable(stack, "V", { type: "string" })),
        },
      }),
    ),
    message:
      /^kmsKeyId of systemDisk: got a value of class TerraformVariable\. It takes a value, .* Pass what is meant/,
  },
  {
    title: "vSwitches that hold no text",
    make: group({ vswitchIds: ["vsw-a", null] }),
    message: /^vswitchIds\[1\]: got null\. It is (a text|not empty)\. State it, as text in quotes/,
  },
  {
    title: "vSwitches of an adopted group that hold no text",
    make: adopted({ scalingGroupId: "asg-bp1", vswitchIds: ["vsw-a", 5] }),
    message: /^vswitchIds\[1\]: got 5\. It is (a text|not empty)\. State it, as text in quotes/,
  },
  {
    title: "load balancers that hold no text",
    make: group({ loadBalancerIds: ["lb-a", ""] }),
    message: /^loadBalancerIds\[1\]: got ""\. It is (a text|not empty)\. State it, as text in quotes/,
  },
  {
    title: "databases that hold no text",
    make: group({ dbInstanceIds: ["rm-a", {}] }),
    message: /^dbInstanceIds\[1\]: got \{\}\. It is (a text|not empty)\. State it, as text in quotes/,
  },
  {
    title: "security groups that hold no text",
    make: configuration({ securityGroupIds: ["sg-a", undefined] }),
    message: /^securityGroupIds\[1\]: got undefined\. It is (a text|not empty)\. State it, as text in quotes/,
  },
  {
    title: "security groups of an adopted configuration that hold no text",
    make: adoptedConfiguration({ scalingConfigurationId: "asc-bp1", securityGroupIds: ["sg-a", 7] }),
    message: /^securityGroupIds\[1\]: got 7\. It is (a text|not empty)\. State it, as text in quotes/,
  },
  {
    title: "instance types that hold no text",
    make: configuration({ instanceTypes: ["ecs.g7.large", 8] }),
    message: /^instanceTypes\[1\]: got 8\. It is (a text|not empty)\. State it, as text in quotes/,
  },
  {
    title: "instance types to leave out that hold no text",
    make: configuration({
      instanceTypes: undefined,
      instancePatterns: [
        { cores: 2, memoryGib: 4, instanceFamilyLevel: "EnterpriseLevel", excludedInstanceTypes: [9] },
      ],
    }),
    message: /^instancePatterns\[0\]\.excludedInstanceTypes\[0\]: got 9\. It is a text\. State it, as text in quotes/,
  },
  {
    title: "a resource group of a group as a number",
    make: group({ resourceGroupId: 10 }),
    message: /^resourceGroupId: got 10\. It is a text\. State it, as text in quotes/,
  },
  {
    title: "a big integer",
    make: group({ minSize: BigInt(1) }),
    message: /^minSize: got 1n\. It must be a whole number from 0 to 2000 instances\. Use a number within these bounds/,
  },
  {
    title: "server groups that only Terraform knows",
    make: group({ albServerGroups: "${var.list}" }),
    message: /^albServerGroups\. A list that only the deployment knows cannot be taken here: .* Write the list out/,
  },
  {
    title: "data disks that only Terraform knows",
    make: configuration({ dataDisks: "${var.list}" }),
    message: /^dataDisks\. A list that only the deployment knows cannot be taken here: .* Write the list out/,
  },
  {
    title: "weights that only Terraform knows",
    make: configuration({ instanceTypes: undefined, instanceTypeWeights: "${var.list}" }),
    message: /^instanceTypeWeights\. A list that only the deployment knows cannot be taken here: .* Write the list out/,
  },
  {
    title: "instance patterns that only Terraform knows",
    make: configuration({ instanceTypes: undefined, instancePatterns: "${var.list}" }),
    message: /^instancePatterns\. A list that only the deployment knows cannot be taken here: .* Write the list out/,
  },
  {
    title: "overrides that only Terraform knows",
    make: group({ launchTemplate: { launchTemplateId: "lt-bp1", overrides: "${var.list}" } }),
    message:
      /^launchTemplate\.overrides\. A list that only the deployment knows cannot be taken here: .* Write the list out/,
  },
];
