import { BadInput, inStack, js, synthesized } from "./bad-input";
import { adoptedGroup, CONFIGURATION, createdGroup, GROUP } from "./groups";
import { scaling } from "../../lib";

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
  { title: "a group of nothing", make: inStack((stack) => new ScalingGroup(stack, "G", js())), message: /@@/ },
  { title: "a missing minSize", make: group({ minSize: undefined }), message: /@@/ },
  { title: "a missing maxSize", make: group({ maxSize: undefined }), message: /@@/ },
  { title: "a minSize below 0", make: group({ minSize: -1 }), message: /@@/ },
  { title: "a maxSize above the limit", make: group({ maxSize: 2001 }), message: /@@/ },
  { title: "a fractional maxSize", make: group({ maxSize: 2.5 }), message: /@@/ },
  { title: "maxSize below minSize", make: group({ minSize: 5, maxSize: 3 }), message: /@@/ },
  { title: "a desired capacity above maxSize", make: group({ desiredCapacity: 7 }), message: /@@/ },
  { title: "a desired capacity below minSize", make: group({ minSize: 3, desiredCapacity: 2 }), message: /@@/ },
  { title: "missing vSwitches", make: group({ vswitchIds: undefined }), message: /@@/ },
  { title: "a single vSwitch", make: group({ vswitchIds: "vsw-a" }), message: /@@/ },
  { title: "no vSwitches", make: group({ vswitchIds: [] }), message: /@@/ },
  { title: "a group name of a letter", make: group({ scalingGroupName: "o" }), message: /@@/ },
  { title: "a group name too long", make: group({ scalingGroupName: "o".repeat(65) }), message: /@@/ },
  { title: "a group name with a space", make: group({ scalingGroupName: "my orders" }), message: /@@/ },
  { title: "too many tags of a group", make: group({ tags: tags(21) }), message: /@@/ },
  { title: "tags of a group as a list", make: group({ tags: ["team"] }), message: /@@/ },
  { title: "a reserved tag key", make: group({ tags: { "acs:team": "x" } }), message: /@@/ },
  { title: "a tag without a value", make: group({ tags: { team: undefined } }), message: /@@/ },
  { title: "a cooldown above a day", make: group({ defaultCooldownSeconds: 86_401 }), message: /@@/ },
  { title: "a lifetime below a day", make: group({ maxInstanceLifetimeSeconds: 3600 }), message: /@@/ },
  { title: "a stop timeout too short", make: group({ stopInstanceTimeoutSeconds: 29 }), message: /@@/ },
  { title: "a stop timeout too long", make: group({ stopInstanceTimeoutSeconds: 241 }), message: /@@/ },
  { title: "three removal policies", make: group({ removalPolicies: ["A", "B", "C"] }), message: /@@/ },
  { title: "a health check beside none", make: group({ healthChecks: ["ECS", "NONE"] }), message: /@@/ },
  { title: "balance of another policy", make: group({ azBalance: true }), message: /@@/ },
  {
    title: "two mixes of spot and on-demand",
    make: group({ multiAzPolicy: "COST_OPTIMIZED", costOptimization: {}, capacityOptions: {} }),
    message: /@@/,
  },
  { title: "a load balancer that is no list", make: group({ loadBalancerIds: "lb-1" }), message: /@@/ },
  { title: "a server group by its id", make: group({ albServerGroups: ["sgp-1"] }), message: /@@/ },
  { title: "a server group without a port", make: group({ albServerGroups: [{ albServerGroupId: "sgp-1" }] }), message: /@@/ },
  { title: "a launch template by its id", make: group({ launchTemplate: "lt-bp1" }), message: /@@/ },
  {
    title: "a launch template by its name",
    make: group({ launchTemplate: { launchTemplateId: "orders" } }),
    message: /@@/,
  },
  {
    title: "a version of a launch template as a number",
    make: group({ launchTemplate: { launchTemplateId: "lt-bp1", version: 3 } }),
    message: /@@/,
  },
  { title: "the version 0 of a launch template", make: () => LaunchTemplateVersion.of(0), message: /@@/ },
  { title: "no version of a launch template", make: () => js(LaunchTemplateVersion).of(), message: /@@/ },
  {
    title: "a group with nothing to launch from",
    make: synthesized((stack) => new ScalingGroup(stack, "Group", GROUP)),
    message: /@@/,
  },
  {
    title: "the id of a group that is a name",
    make: inStack((stack) => ScalingGroup.fromScalingGroupId(stack, "G", "orders")),
    message: /@@/,
  },
  {
    title: "the release of an empty configuration",
    make: inStack((stack) => ScalingGroup.release(stack, "Group", { configurationId: "" })),
    message: /@@/,
  },

  // Adopted groups
  { title: "an adoption of nothing", make: adopted(undefined), message: /@@/ },
  { title: "an adoption of an id alone", make: adopted("asg-bp1"), message: /@@/ },
  { title: "an adoption without an id", make: adopted({}), message: /@@/ },
  { title: "an adoption of a configuration's id", make: adopted({ scalingGroupId: "asc-bp1" }), message: /@@/ },
  { title: "an adoption of a list", make: adopted({ scalingGroupId: ["asg-bp1"] }), message: /@@/ },
  {
    title: "an adoption with maxSize below minSize",
    make: adopted({ scalingGroupId: "asg-bp1", minSize: 4, maxSize: 2 }),
    message: /@@/,
  },
  {
    title: "critical instances as a bare list",
    make: adopted({ scalingGroupId: "asg-bp1", criticalInstances: ["i-bp1"] }),
    message: /@@/,
  },
  {
    title: "more than ten protected instances",
    make: adopted({ scalingGroupId: "asg-bp1", criticalInstances: CriticalInstances.ids(ids(11)) }),
    message: /@@/,
  },
  {
    title: "the same group adopted twice",
    make: synthesized((stack) => {
      adoptedGroup(stack);
      ScalingGroup.adopt(stack, "Again", { scalingGroupId: "asg-bp1abc" });
    }),
    message: /@@/,
  },

  // Critical instances
  { title: "a critical instance that is no list", make: () => CriticalInstances.ids(js("i-bp1")), message: /@@/ },
  { title: "missing critical instances", make: () => js(CriticalInstances).ids(), message: /@@/ },
  { title: "no critical instance", make: () => CriticalInstances.ids([]), message: /@@/ },
  { title: "a critical instance by its name", make: () => CriticalInstances.ids(["web-1"]), message: /@@/ },
  { title: "a critical instance by its address", make: () => CriticalInstances.ids(["10.0.0.7"]), message: /@@/ },
  { title: "a critical instance that is null", make: () => CriticalInstances.ids(["i-bp1", js(null)]), message: /@@/ },
  { title: "a critical instance twice", make: () => CriticalInstances.ids(["i-bp7", "i-bp7"]), message: /@@/ },
  { title: "critical instances by no tag", make: () => CriticalInstances.tagged({}), message: /@@/ },
  { title: "missing tags of critical instances", make: () => js(CriticalInstances).tagged(), message: /@@/ },
  { title: "the oldest none", make: () => CriticalInstances.oldest(0), message: /@@/ },
  { title: "the oldest of nothing", make: () => js(CriticalInstances).oldest(), message: /@@/ },
  {
    title: "ids on a group of the same stack",
    make: inStack((stack) => createdGroup(stack).protectFromScaleIn(CriticalInstances.ids(["i-bp1"]))),
    message: /@@/,
  },
  {
    title: "the oldest on an adopted group",
    make: inStack((stack) => adoptedGroup(stack).protectFromScaleIn(CriticalInstances.oldest(2))),
    message: /@@/,
  },
  {
    title: "ids on a group of another stack",
    make: inStack((stack) =>
      ScalingGroup.fromScalingGroupId(stack, "Foreign", "asg-bp2").protectFromScaleIn(CriticalInstances.ids(["i-bp1"])),
    ),
    message: /@@/,
  },
  {
    title: "an unknown protection mechanism",
    make: inStack((stack) => adoptedGroup(stack).protectFromScaleIn(CriticalInstances.all(), js("lock"))),
    message: /@@/,
  },
  {
    title: "two selections of critical instances",
    make: inStack((stack) => {
      const own = adoptedGroup(stack);
      own.protectFromScaleIn(CriticalInstances.ids(["i-bp1"]));
      own.protectFromScaleIn(CriticalInstances.ids(["i-bp2"]));
    }),
    message: /@@/,
  },

  // Configurations
  {
    title: "a configuration of nothing",
    make: inStack((stack) => new ScalingGroup(stack, "Group", GROUP).addConfiguration("C", js())),
    message: /@@/,
  },
  {
    title: "a configuration of a group id",
    make: inStack(() => new scaling.ScalingConfiguration(js("asg-bp1"), "C", CONFIGURATION)),
    message: /@@/,
  },
  { title: "a missing image", make: configuration({ imageId: undefined }), message: /@@/ },
  { title: "an empty image", make: configuration({ imageId: "" }), message: /@@/ },
  { title: "an image by id and name", make: configuration({ imageName: "aliyun" }), message: /@@/ },
  { title: "missing instance types", make: configuration({ instanceTypes: undefined }), message: /@@/ },
  { title: "a single instance type", make: configuration({ instanceTypes: "ecs.g7.large" }), message: /@@/ },
  { title: "too many instance types", make: configuration({ instanceTypes: ids(11) }), message: /@@/ },
  { title: "missing security groups", make: configuration({ securityGroupIds: undefined }), message: /@@/ },
  { title: "too many security groups", make: configuration({ securityGroupIds: ids(17) }), message: /@@/ },
  { title: "a missing system disk", make: configuration({ systemDisk: undefined }), message: /@@/ },
  { title: "a system disk by its category", make: configuration({ systemDisk: "cloud_essd" }), message: /@@/ },
  { title: "a system disk without a category", make: systemDisk({ category: undefined }), message: /@@/ },
  { title: "a system disk without a size", make: systemDisk({ sizeGib: undefined }), message: /@@/ },
  { title: "a system disk too small", make: systemDisk({ sizeGib: 19 }), message: /@@/ },
  { title: "a system disk too large", make: systemDisk({ sizeGib: 501 }), message: /@@/ },
  { title: "a level too high for the size", make: systemDisk({ performanceLevel: "PL2" }), message: /@@/ },
  { title: "a key of a plain disk", make: systemDisk({ kmsKeyId: "key-1" }), message: /@@/ },
  { title: "a disk name that is a URL", make: systemDisk({ diskName: "https://disk" }), message: /@@/ },
  { title: "too many data disks", make: configuration({ dataDisks: Array(17).fill({ category: "cloud", sizeGib: 20 }) }), message: /@@/ },
  { title: "a data disk that is no list", make: configuration({ dataDisks: { sizeGib: 20 } }), message: /@@/ },
  { title: "a data disk by its size", make: configuration({ dataDisks: [40] }), message: /@@/ },
  { title: "a data disk without a size", make: dataDisk({ sizeGib: undefined }), message: /@@/ },
  { title: "a level of an efficiency disk", make: dataDisk({ category: "cloud_efficiency", performanceLevel: "PL1" }), message: /@@/ },
  { title: "too much bandwidth", make: configuration({ internetMaxBandwidthOutMbps: 1025 }), message: /@@/ },
  { title: "a host name with a dot first", make: configuration({ hostName: ".web" }), message: /@@/ },
  { title: "a configuration name too long", make: configuration({ scalingConfigurationName: "c".repeat(65) }), message: /@@/ },
  { title: "an instance name of a letter", make: configuration({ instanceName: "w" }), message: /@@/ },
  { title: "prices without the strategy", make: configuration({ spotPriceLimits: { "ecs.g7.large": 0.2 } }), message: /@@/ },
  { title: "a quotation mark in a tag", make: configuration({ tags: { team: 'the "orders"' } }), message: /@@/ },
  {
    title: "a pattern of instances without cores",
    make: configuration({ instanceTypes: undefined, instancePatterns: [{ memoryGib: 8, instanceFamilyLevel: "EntryLevel" }] }),
    message: /@@/,
  },
  {
    title: "a weight that is an instance type",
    make: configuration({ instanceTypes: undefined, instanceTypeWeights: ["ecs.g7.large"] }),
    message: /@@/,
  },
  {
    title: "a context without a password",
    make: configuration({ kmsEncryptionContext: { purpose: "login" } }),
    message: /@@/,
  },
  {
    title: "two configurations of a group",
    make: inStack((stack) => createdGroup(stack).addConfiguration("Second", CONFIGURATION)),
    message: /@@/,
  },
  { title: "an adopted configuration of nothing", make: adoptedConfiguration(undefined), message: /@@/ },
  { title: "an adopted configuration without an id", make: adoptedConfiguration({}), message: /@@/ },
  {
    title: "an adopted configuration by a group's id",
    make: adoptedConfiguration({ scalingConfigurationId: "asg-bp1" }),
    message: /@@/,
  },
  {
    title: "the same configuration adopted twice",
    make: synthesized((stack) => {
      adoptedGroup(stack).adoptConfiguration("C", { scalingConfigurationId: "asc-bp1" });
      ScalingGroup.adopt(stack, "Other", { scalingGroupId: "asg-bp2" }).adoptConfiguration("C", {
        scalingConfigurationId: "asc-bp1",
      });
    }),
    message: /@@/,
  },

  // Suspended processes
  {
    title: "a suspension of nothing",
    make: inStack((stack) => new SuspendedProcess(stack, "S", js())),
    message: /@@/,
  },
  {
    title: "an unknown process",
    make: inStack((stack) => new SuspendedProcess(stack, "S", { scalingGroupId: "asg-bp1", process: js("Scale-In") })),
    message: /@@/,
  },
  {
    title: "a missing process",
    make: inStack((stack) => adoptedGroup(stack).suspend(js())),
    message: /@@/,
  },
  {
    title: "a suspension of a group construct",
    make: inStack(
      (stack) =>
        new SuspendedProcess(stack, "S", { scalingGroupId: js(adoptedGroup(stack)), process: ScalingProcess.SCALE_IN }),
    ),
    message: /@@/,
  },
  {
    title: "the same process suspended twice",
    make: synthesized((stack) => {
      const props = { scalingGroupId: "asg-bp1", process: ScalingProcess.SCALE_IN };
      new SuspendedProcess(stack, "One", props);
      new SuspendedProcess(stack, "Two", props);
    }),
    message: /@@/,
  },
  {
    title: "protected instances by tags",
    make: inStack((stack) =>
      adoptedGroup(stack).protectFromScaleIn(
        CriticalInstances.tagged({ role: "primary" }),
        ProtectionMechanism.PROTECTED_INSTANCES,
      ),
    ),
    message: /@@/,
  },

  // Lifecycle hooks
  { title: "a hook of nothing", make: inStack((stack) => new LifecycleHook(stack, "Hook", js())), message: /@@/ },
  { title: "a hook of a group id", make: hook({ group: ["asg-bp1"] }), message: /@@/ },
  { title: "a hook without a transition", make: hook({ transition: undefined }), message: /@@/ },
  { title: "a heartbeat too short", make: hook({ heartbeatTimeoutSeconds: 29 }), message: /@@/ },
  { title: "a heartbeat too long", make: hook({ heartbeatTimeoutSeconds: 21_601 }), message: /@@/ },
  { title: "a hook name of a letter", make: hook({ lifecycleHookName: "h" }), message: /@@/ },
  { title: "a notification as an ARN", make: hook({ notification: "acs:mns:cn-hangzhou:1:queue/q" }), message: /@@/ },
  { title: "metadata that notify nobody", make: hook({ notificationMetadata: "x" }), message: /@@/ },
  {
    title: "metadata as an object",
    make: hook({ notification: LifecycleNotification.eventBridge(), notificationMetadata: { a: 1 } }),
    message: /@@/,
  },
  {
    title: "metadata too long",
    make: hook({ notification: LifecycleNotification.eventBridge(), notificationMetadata: "x".repeat(4097) }),
    message: /@@/,
  },
  { title: "a missing queue of a hook", make: () => js(LifecycleNotification).mnsQueue(), message: /@@/ },
  { title: "an ARN as the topic of a hook", make: () => LifecycleNotification.mnsTopic("acs:mns:x"), message: /@@/ },
  {
    title: "a queue of a hook in EventBridge's words",
    make: () => LifecycleNotification.arn("acs:mns:cn-hangzhou:1:queues/q"),
    message: /@@/,
  },
];
