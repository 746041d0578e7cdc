import { Capacity } from "./capacity";
import { CloudError, notFound } from "./cloud-error";
import { Instance, InstanceSpecification, Instances } from "./instances";
import { Page, pageOf, PageRequest } from "./page";
import { RegionContext } from "./region-context";
import { LifecycleState, lifecycleStateOf, Member, ScalingGroup, Settings } from "./scaling-group";

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

export type ScalingGroupSpecification = Partial<Omit<ScalingGroup, "configurations" | "hooks" | "members">> & {
  readonly instances?: readonly (InstanceSpecification & { readonly protectedFromScaleIn?: boolean })[];
};

/** Instances as `ess:DescribeScalingInstances` answers them. */
export interface ScalingInstance {
  readonly instanceId: string;
  readonly scalingGroupId: string;
  readonly scalingConfigurationId?: string;
  readonly lifecycleState: LifecycleState;
  readonly healthStatus: "Healthy" | "Unhealthy";
  readonly creationTime: Date;
}

/** The groups of Auto Scaling. */
export class ScalingGroups {
  private readonly groups = new Map<string, ScalingGroup>();

  public constructor(
    private readonly context: RegionContext,
    private readonly instances: Instances,
    private readonly capacity: Capacity,
  ) {
    instances.failed.subscribe((id) => this.checkHealth(id));
  }

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
      hooks: new Map(),
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
    return this.capacity.admit(group, id, "InService");
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
   * Answers the ids that went, or that wait for a lifecycle hook.
   */
  public scaleIn(groupId: string, count: number): string[] {
    return this.capacity.scaleIn(this.get(groupId), count);
  }

  /**
   * Launches instances by the active configuration or the launch template, unless that is suspended.
   * Answers their ids, also while they wait for a lifecycle hook.
   */
  public scaleOut(groupId: string, count: number): string[] {
    return this.capacity.scaleOut(this.get(groupId), count);
  }

  /** Makes the next launches fail. */
  public failLaunches(times = 1): void {
    this.capacity.launches.next(times);
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
    this.capacity.settle(group);
  }

  /** `ess:EnableScalingGroup`. */
  public enable(id: string): void {
    this.context.calls.receive("ess:EnableScalingGroup", { ScalingGroupId: id });
    const group = this.get(id);
    if (!group.launchTemplateId && !group.activeConfigurationId) {
      throw new CloudError("IncorrectScalingGroupStatus", `The group "${id}" has no active scaling configuration.`);
    }
    group.state = "Active";
    this.capacity.settle(group);
  }

  /** `ess:DescribeScalingGroups`. */
  public describe(id: string): ScalingGroup | undefined {
    this.context.calls.receive("ess:DescribeScalingGroups", { ScalingGroupId: [id] });
    return this.groups.get(id);
  }

  /** `ess:DescribeScalingInstances`: pages of ten unless asked otherwise (T2). */
  public describeInstances(
    request: PageRequest & {
      ScalingGroupId: string;
      InstanceIds?: string[];
      LifecycleState?: string;
      HealthStatus?: string;
      CreationType?: "Attached" | "AutoCreated";
    },
  ): Page<ScalingInstance> {
    this.context.calls.receive("ess:DescribeScalingInstances", request);
    const { ScalingGroupId: scalingGroupId, InstanceIds: ids, LifecycleState: state, HealthStatus: health } = request;
    const found = [...this.get(scalingGroupId).members.values()]
      .filter(
        ({ attached }) => !request.CreationType || (request.CreationType === "Attached") === (attached !== undefined),
      )
      .map((member): ScalingInstance => ({
        instanceId: member.instanceId,
        scalingGroupId,
        scalingConfigurationId: member.configurationId,
        lifecycleState: lifecycleStateOf(member),
        healthStatus: member.healthy ? "Healthy" : "Unhealthy",
        creationTime: member.joinedAt,
      }))
      .filter(
        ({ instanceId, lifecycleState, healthStatus }) =>
          (!ids || ids.includes(instanceId)) &&
          (!state || lifecycleState === state) &&
          (!health || healthStatus === health),
      );
    return pageOf(found, request);
  }

  /** `ess:SetInstancesProtection`, for up to 20 instances of the group. */
  public setInstancesProtection(request: {
    ScalingGroupId: string;
    InstanceIds: string[];
    ProtectedFromScaleIn: boolean;
  }): void {
    this.context.calls.receive("ess:SetInstancesProtection", request);
    const { ScalingGroupId: groupId, InstanceIds: ids, ProtectedFromScaleIn: wanted } = request;
    if (ids.length > 20) {
      // The code is a guess.
      throw new CloudError("InvalidParameter", `Up to 20 instances can be named at a time, not ${ids.length}.`);
    }
    const named = this.named(groupId, ids);
    this.checkActive(groupId);
    const early = named.find(
      ({ state }) => state.startsWith("Pending") && !this.context.answers.protectionWhilePending,
    );
    const unfit = early ?? named.find(({ state }) => state.startsWith("Removing"));
    if (unfit) {
      // The code is a guess.
      throw new CloudError(
        "IncorrectInstanceLifecycleState",
        `The instance "${unfit.instanceId}" is in the state "${unfit.state}".`,
      );
    }
    for (const member of named) {
      member.protectedFromScaleIn = wanted;
      this.checkHealth(member.instanceId);
    }
  }

  /** `ess:AttachInstances`: running instances that are in no group, as many as the group has room for. */
  public attachInstances(request: {
    ScalingGroupId: string;
    InstanceIds: string[];
    Entrusted?: boolean;
    LifecycleHook?: boolean;
  }): void {
    this.context.calls.receive("ess:AttachInstances", request);
    const { ScalingGroupId: groupId, InstanceIds: ids, Entrusted = false, LifecycleHook = false } = request;
    const group = this.get(groupId);
    this.checkActive(groupId);
    for (const id of ids) {
      if (!this.instances.find(id)) throw notFound("InvalidInstanceId.NotFound", "instance", id);
      const other = this.all.find(({ members }) => members.has(id));
      if (other) {
        throw new CloudError("InvalidInstanceId.InUse", `The instance "${id}" is in the group "${other.id}" already.`);
      }
    }
    if (group.members.size + ids.length > group.maxSize) {
      throw new CloudError("IncorrectCapacity.MaxSize", `The group "${groupId}" would exceed its MaxSize.`);
    }
    if (group.desiredCapacity !== undefined) group.desiredCapacity += ids.length;
    this.capacity.attach(group, ids, Entrusted, LifecycleHook);
  }

  /** `ess:RemoveInstances`: by hand, so protected ones go too and no hook holds them. */
  public removeInstances(request: { ScalingGroupId: string; InstanceIds: string[] }): void {
    this.context.calls.receive("ess:RemoveInstances", request);
    const group = this.get(request.ScalingGroupId);
    const members = this.named(group.id, request.InstanceIds);
    this.checkActive(group.id);
    if (group.desiredCapacity !== undefined) {
      group.desiredCapacity = Math.max(group.desiredCapacity - members.length, 0);
    }
    this.capacity.remove(group, members);
    this.capacity.settle(group);
  }

  /** `ess:EnterStandby`: the group leaves them alone until they come back. */
  public enterStandby(request: { ScalingGroupId: string; InstanceIds: string[] }): void {
    this.context.calls.receive("ess:EnterStandby", request);
    this.named(request.ScalingGroupId, request.InstanceIds).forEach((member) => (member.state = "Standby"));
  }

  /** `ess:ExitStandby`. */
  public exitStandby(request: { ScalingGroupId: string; InstanceIds: string[] }): void {
    this.context.calls.receive("ess:ExitStandby", request);
    this.named(request.ScalingGroupId, request.InstanceIds).forEach((member) => (member.state = "InService"));
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
    this.capacity.settle(group);
  }

  /** What of a kind the group puts its instances into. */
  public bound(id: string, kind: string): readonly unknown[] {
    return (this.get(id).settings[`${kind}s`] as unknown[] | undefined) ?? [];
  }

  /** `ess:AttachLoadBalancers`, `ess:AttachAlbServerGroups`, `ess:AttachDBInstances` and their opposites, by difference. */
  public bind(id: string, kind: string, wanted: readonly unknown[]): void {
    const before = this.bound(id, kind);
    const without = (all: readonly unknown[], others: readonly unknown[]) => {
      const texts = others.map((other) => JSON.stringify(other));
      return all.filter((each) => !texts.includes(JSON.stringify(each)));
    };
    const [gone, come] = [without(before, wanted), without(wanted, before)];
    if (gone.length > 0) this.context.calls.receive(`ess:Detach${kind}s`, { ScalingGroupId: id, [kind]: gone });
    if (come.length > 0) this.context.calls.receive(`ess:Attach${kind}s`, { ScalingGroupId: id, [kind]: come });
    this.get(id).settings[`${kind}s`] = [...wanted];
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
    this.capacity.clear(group);
    this.groups.delete(id);
  }

  /** T3: the ids have to be in the group already; none is touched if one is not. */
  private named(groupId: string, instanceIds: string[]): Member[] {
    const { members } = this.get(groupId);
    return instanceIds.map((id) => {
      const member = members.get(id);
      if (!member) {
        throw notFound("InvalidInstanceId.NotFound", "instance", id);
      }
      return member;
    });
  }

  private checkActive(groupId: string): void {
    if (this.get(groupId).state !== "Active") {
      throw new CloudError("IncorrectScalingGroupStatus", `The group "${groupId}" is disabled.`);
    }
  }

  /** An instance that does not run is replaced; of a protected one the group does not take notice. */
  private checkHealth(instanceId: string): void {
    const group = this.all.find(({ members }) => members.has(instanceId));
    const member = group?.members.get(instanceId);
    if (
      group &&
      member?.state === "InService" &&
      !member.protectedFromScaleIn &&
      this.instances.find(instanceId)?.status === "Stopped" &&
      group.settings.HealthCheckType !== "NONE" &&
      !group.suspended.has("HealthCheck")
    ) {
      this.capacity.replace(group, member);
    }
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
    if (settings.StopInstanceTimeout === 0) {
      throw new CloudError("InvalidParameter", "StopInstanceTimeout is 30 to 240 seconds.");
    }
    const sent: Settings = Object.fromEntries(Object.entries(settings).filter(([, value]) => value !== undefined));
    // One health check or several: what was asked for last.
    if (sent.HealthCheckType !== undefined) delete group.settings.HealthCheckTypes;
    Object.assign(group.settings, sent);
  }
}

/** What the service answers for settings that nobody gave. */
const DEFAULT_SETTINGS: Settings = {
  AutoRebalance: false,
  AzBalance: false,
  DefaultCooldown: 300,
  MultiAZPolicy: "PRIORITY",
  HealthCheckType: "ECS",
  ScalingPolicy: "recycle",
  GroupType: "ECS",
  ResourceGroupId: "rg-default",
};
