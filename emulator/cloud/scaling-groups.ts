import { CloudError, notFound } from "./cloud-error";
import { Instance, InstanceSpecification, Instances } from "./instances";
import { RegionContext } from "./region-context";
import { dataDisksOf, systemDiskOf } from "./scaling-configuration";
import { Member, ScalingGroup, Settings } from "./scaling-group";

/** Parameters that the model acts on; every other one is kept as a setting. */
export interface ScalingGroupRequest {
  readonly ScalingGroupName?: string;
  readonly MinSize?: number;
  readonly MaxSize?: number;
  readonly DesiredCapacity?: number;
  readonly RemovalPolicies?: string[];
  readonly GroupDeletionProtection?: boolean;
  readonly LaunchTemplateId?: string;
  readonly VSwitchIds?: string[];
  readonly ActiveScalingConfigurationId?: string;
  readonly [setting: string]: unknown;
}

export type ScalingGroupSpecification = Partial<Omit<ScalingGroup, "configurations" | "members">> & {
  readonly instances?: readonly (InstanceSpecification & { readonly protectedFromScaleIn?: boolean })[];
};

/** Instances as `ess:DescribeScalingInstances` answers them. */
export interface ScalingInstance {
  readonly instanceId: string;
  readonly lifecycleState: "InService" | "Protected";
}

/** The groups of Auto Scaling. Scaling happens at once: what takes minutes outside takes no time here. */
export class ScalingGroups {
  private readonly groups = new Map<string, ScalingGroup>();

  public constructor(
    private readonly context: RegionContext,
    private readonly instances: Instances,
  ) {}

  public get all(): readonly ScalingGroup[] {
    return [...this.groups.values()];
  }

  public get(id: string): ScalingGroup {
    const group = this.groups.get(id);
    if (!group) {
      throw notFound("InvalidScalingGroupId.NotFound", "scaling group", id);
    }
    return group;
  }

  public find(id: string): ScalingGroup | undefined {
    return this.groups.get(id);
  }

  /** A group that was made elsewhere, with the instances that are in it. */
  public place({ instances = [], ...specification }: ScalingGroupSpecification = {}): ScalingGroup {
    const id = specification.id ?? this.context.identifiers.next("asg");
    const group: ScalingGroup = {
      name: id,
      minSize: 0,
      maxSize: Math.max(instances.length, 1),
      removalPolicies: ["OldestScalingConfiguration", "OldestInstance"],
      deletionProtection: false,
      state: "Active",
      suspended: new Set(),
      vswitchIds: ["vsw-1"],
      tags: {},
      ...specification,
      settings: { ...DEFAULT_SETTINGS, ...specification.settings },
      id,
      configurations: new Map(),
      members: new Map(),
    };
    this.groups.set(id, group);
    for (const { protectedFromScaleIn = false, ...instance } of instances) {
      this.join(id, instance).protectedFromScaleIn = protectedFromScaleIn;
    }
    return group;
  }

  /** A running instance that becomes a member of the group without a call of anybody. */
  public join(groupId: string, specification: InstanceSpecification = {}): Member {
    const group = this.get(groupId);
    const { id } = this.instances.place(specification);
    return this.admit(group, id);
  }

  public instancesOf(groupId: string): Instance[] {
    return [...this.get(groupId).members.keys()].flatMap((id) => this.instances.find(id) ?? []);
  }

  /** The ids of all protected instances. */
  public protectedIn(groupId: string): string[] {
    return [...this.get(groupId).members.values()]
      .filter(({ protectedFromScaleIn }) => protectedFromScaleIn)
      .map(({ instanceId }) => instanceId);
  }

  /**
   * Takes instances out of the group as a scaling activity does: protected ones stay, and all while scale-in is suspended.
   * Answers the ids that went.
   */
  public scaleIn(groupId: string, count: number): string[] {
    const group = this.get(groupId);
    if (group.suspended.has("ScaleIn")) {
      return [];
    }
    const leaving = [...group.members.values()]
      .filter(({ protectedFromScaleIn }) => !protectedFromScaleIn)
      .sort((a, b) => removalOrder(group, a, b))
      .slice(0, count)
      .map(({ instanceId }) => instanceId);
    for (const id of leaving) {
      group.members.delete(id);
      this.instances.release(id);
    }
    return leaving;
  }

  /** Launches instances by the active configuration or the launch template, unless that is suspended. Answers their ids. */
  public scaleOut(groupId: string, count: number): string[] {
    const group = this.get(groupId);
    if (group.suspended.has("ScaleOut")) {
      return [];
    }
    const configuration = group.configurations.get(group.activeConfigurationId ?? "");
    if (!configuration && !group.launchTemplateId) {
      throw new CloudError(
        "IncorrectScalingGroupStatus",
        `The group "${groupId}" has no active scaling configuration.`,
      );
    }
    const launched = Array.from({ length: count }, () =>
      // T5: a launch template carries no snapshot policy.
      configuration
        ? this.instances.place({
            name: configuration.instanceName,
            tags: configuration.tags,
            systemDisk: systemDiskOf(configuration),
            dataDisks: dataDisksOf(configuration),
          })
        : this.instances.place(),
    );
    launched.forEach(({ id }) => this.admit(group, id));
    return launched.map(({ id }) => id);
  }

  /** `ess:CreateScalingGroup`. A group with a launch template waits for `enable`, one without for a configuration too. */
  public create(request: ScalingGroupRequest): string {
    this.context.calls.receive("ess:CreateScalingGroup", request);
    const name = request.ScalingGroupName;
    if (name && this.all.some((group) => group.name === name)) {
      throw new CloudError("InvalidScalingGroupName.Duplicate", `A scaling group named "${name}" exists already.`);
    }
    const group = this.place({ state: "Inactive", vswitchIds: [] });
    this.assign(group, request);
    return group.id;
  }

  /** `ess:ModifyScalingGroup`: what is not named stays. */
  public modify(id: string, request: ScalingGroupRequest): void {
    this.context.calls.receive("ess:ModifyScalingGroup", { ScalingGroupId: id, ...request });
    const group = this.get(id);
    const configuration = request.ActiveScalingConfigurationId;
    if (configuration && !group.configurations.has(configuration)) {
      throw notFound("InvalidScalingConfigurationId.NotFound", "scaling configuration", configuration);
    }
    this.assign(group, request);
    this.settle(group);
  }

  /** `ess:EnableScalingGroup`. */
  public enable(id: string): void {
    this.context.calls.receive("ess:EnableScalingGroup", { ScalingGroupId: id });
    const group = this.get(id);
    if (!group.launchTemplateId && !group.activeConfigurationId) {
      throw new CloudError("IncorrectScalingGroupStatus", `The group "${id}" has no active scaling configuration.`);
    }
    group.state = "Active";
    this.settle(group);
  }

  /** `ess:DescribeScalingGroups`. */
  public describe(id: string): ScalingGroup | undefined {
    this.context.calls.receive("ess:DescribeScalingGroups", { ScalingGroupId: [id] });
    return this.groups.get(id);
  }

  /** `ess:DescribeScalingInstances`: pages of ten unless asked otherwise (T2). */
  public describeInstances(request: {
    ScalingGroupId: string;
    LifecycleState?: string;
    PageNumber?: number;
    PageSize?: number;
  }): ScalingInstance[] {
    this.context.calls.receive("ess:DescribeScalingInstances", request);
    const { PageNumber: page = 1, PageSize: size = 10 } = request;
    return [...this.get(request.ScalingGroupId).members.values()]
      .map(({ instanceId, protectedFromScaleIn }): ScalingInstance => {
        return { instanceId, lifecycleState: protectedFromScaleIn ? "Protected" : "InService" };
      })
      .filter(({ lifecycleState }) => !request.LifecycleState || lifecycleState === request.LifecycleState)
      .slice((page - 1) * size, page * size);
  }

  /** `ess:SetInstancesProtection`, for up to 20 instances of the group. */
  public setInstancesProtection(request: {
    ScalingGroupId: string;
    InstanceIds: string[];
    ProtectedFromScaleIn: boolean;
  }): void {
    this.context.calls.receive("ess:SetInstancesProtection", request);
    const { members } = this.get(request.ScalingGroupId);
    const named = request.InstanceIds.map((id) => {
      const member = members.get(id);
      if (!member) {
        // T3: the id has to be in the group already.
        throw notFound("InvalidInstanceId.NotFound", "instance", id);
      }
      return member;
    });
    for (const member of named) {
      member.protectedFromScaleIn = request.ProtectedFromScaleIn;
    }
  }

  /** `ess:SuspendProcesses`. */
  public suspend(id: string, process: string): void {
    this.context.calls.receive("ess:SuspendProcesses", { ScalingGroupId: id, Process: [process] });
    this.get(id).suspended.add(process);
  }

  /** `ess:ResumeProcesses`: the group then does what it did not do meanwhile. */
  public resume(id: string, process: string): void {
    this.context.calls.receive("ess:ResumeProcesses", { ScalingGroupId: id, Process: [process] });
    const group = this.get(id);
    group.suspended.delete(process);
    this.settle(group);
  }

  /** `ess:TagResources` and `ess:UntagResources`, as far as something changes. */
  public retag(id: string, tags: { [key: string]: string }): void {
    const group = this.get(id);
    const gone = Object.keys(group.tags).filter((key) => !(key in tags));
    if (gone.length > 0) {
      this.context.calls.receive("ess:UntagResources", { ResourceId: [id], TagKey: gone });
    }
    if (Object.keys(tags).length > 0) {
      this.context.calls.receive("ess:TagResources", { ResourceId: [id], Tag: tags });
    }
    group.tags = { ...tags };
  }

  /** `ess:DeleteScalingGroup`: with force, protected instances go too. */
  public delete(id: string, force: boolean): void {
    this.context.calls.receive("ess:DeleteScalingGroup", { ScalingGroupId: id, ForceDelete: force });
    const group = this.get(id);
    if (group.deletionProtection) {
      // T12: the only guard. The code is a guess.
      throw new CloudError("OperationDenied.DeletionProtection", `The group "${id}" is protected from deletion.`, 403);
    }
    if (!force && group.members.size > 0) {
      throw new CloudError("IncorrectScalingGroupStatus", `The group "${id}" still has instances.`);
    }
    [...group.members.keys()].forEach((instanceId) => this.instances.release(instanceId));
    this.groups.delete(id);
  }

  private admit(group: ScalingGroup, instanceId: string): Member {
    const member: Member = {
      instanceId,
      configurationId: group.activeConfigurationId,
      joinedAt: this.context.clock.now,
      protectedFromScaleIn: false,
    };
    group.members.set(instanceId, member);
    return member;
  }

  private assign(group: ScalingGroup, request: ScalingGroupRequest): void {
    const {
      ScalingGroupName,
      MinSize,
      MaxSize,
      DesiredCapacity,
      RemovalPolicies,
      GroupDeletionProtection,
      LaunchTemplateId,
      VSwitchIds,
      ActiveScalingConfigurationId,
      ...settings
    } = request;
    group.name = ScalingGroupName ?? group.name;
    group.minSize = MinSize ?? group.minSize;
    group.maxSize = MaxSize ?? group.maxSize;
    group.desiredCapacity = DesiredCapacity ?? group.desiredCapacity;
    group.removalPolicies = RemovalPolicies ?? group.removalPolicies;
    group.deletionProtection = GroupDeletionProtection ?? group.deletionProtection;
    group.launchTemplateId = LaunchTemplateId ?? group.launchTemplateId;
    group.vswitchIds = VSwitchIds ?? group.vswitchIds;
    group.activeConfigurationId = ActiveScalingConfigurationId ?? group.activeConfigurationId;
    const sent: Settings = Object.fromEntries(Object.entries(settings).filter(([, value]) => value !== undefined));
    Object.assign(group.settings, sent);
  }

  /** Brings the number of instances to the desired capacity, and in any case between the two limits. */
  private settle(group: ScalingGroup): void {
    const count = group.members.size;
    const wanted = Math.min(Math.max(group.desiredCapacity ?? count, group.minSize), group.maxSize);
    if (count > wanted) {
      this.scaleIn(group.id, count - wanted);
    } else if (count < wanted && group.state === "Active" && (group.launchTemplateId || group.activeConfigurationId)) {
      this.scaleOut(group.id, wanted - count);
    }
  }
}

/** What the service answers for settings that nobody gave. */
const DEFAULT_SETTINGS: Settings = {
  DefaultCooldown: 300,
  MultiAZPolicy: "PRIORITY",
  HealthCheckType: "ECS",
  ScalingPolicy: "recycle",
  GroupType: "ECS",
  ResourceGroupId: "rg-default",
};

/** The first policy decides, the next one among what it holds for equal. */
function removalOrder(group: ScalingGroup, a: Member, b: Member): number {
  const age = (configurationId?: string) => [...group.configurations.keys()].indexOf(configurationId ?? "");
  for (const policy of group.removalPolicies) {
    const older = a.joinedAt.getTime() - b.joinedAt.getTime();
    const order = {
      OldestInstance: older,
      NewestInstance: -older,
      OldestScalingConfiguration: age(a.configurationId) - age(b.configurationId),
    }[policy];
    if (order) {
      return order;
    }
  }
  return 0;
}
