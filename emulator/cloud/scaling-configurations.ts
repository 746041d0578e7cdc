import { CloudError, notFound } from "./cloud-error";
import { RegionContext } from "./region-context";
import { ConfiguredDisk, ScalingConfiguration } from "./scaling-configuration";
import { ScalingGroups } from "./scaling-groups";

/** Parameters that the model acts on; every other one is kept as a setting. */
export interface ScalingConfigurationRequest {
  readonly ScalingConfigurationName?: string;
  readonly ImageId?: string;
  readonly InstanceName?: string;
  readonly "SystemDisk.Category"?: string;
  readonly "SystemDisk.Size"?: number;
  readonly "SystemDisk.AutoSnapshotPolicyId"?: string;
  readonly DataDisk?: ConfiguredDisk[];
  readonly Tags?: { [key: string]: string };
  readonly [setting: string]: unknown;
}

/** The scaling configurations of all groups. */
export class ScalingConfigurations {
  public constructor(
    private readonly context: RegionContext,
    private readonly groups: ScalingGroups,
  ) {}

  public get all(): readonly ScalingConfiguration[] {
    return this.groups.all.flatMap((group) => [...group.configurations.values()]);
  }

  public find(id: string): ScalingConfiguration | undefined {
    return this.all.find((configuration) => configuration.id === id);
  }

  public get(id: string): ScalingConfiguration {
    const configuration = this.find(id);
    if (!configuration) {
      throw notFound("InvalidScalingConfigurationId.NotFound", "scaling configuration", id);
    }
    return configuration;
  }

  /** A configuration that was made elsewhere; the first one of a group is its active one. */
  public place(scalingGroupId: string, given: Partial<ScalingConfiguration> = {}): ScalingConfiguration {
    const group = this.groups.get(scalingGroupId);
    const id = given.id ?? this.context.identifiers.next("asc");
    const configuration: ScalingConfiguration = {
      name: id,
      instanceName: "ESS-Instance",
      systemDiskCategory: "cloud_efficiency",
      dataDisks: [],
      tags: {},
      settings: {},
      ...given,
      id,
      scalingGroupId,
    };
    group.configurations.set(id, configuration);
    group.activeConfigurationId ??= id;
    return configuration;
  }

  /** `ess:CreateScalingConfiguration`. */
  public create(scalingGroupId: string, request: ScalingConfigurationRequest): string {
    this.context.calls.receive("ess:CreateScalingConfiguration", { ScalingGroupId: scalingGroupId, ...request });
    const group = this.groups.get(scalingGroupId);
    const active = group.activeConfigurationId;
    const configuration = this.place(scalingGroupId);
    group.activeConfigurationId = active;
    this.assign(configuration, request);
    return configuration.id;
  }

  /** `ess:ModifyScalingConfiguration`: what is not named stays; instances that run are not touched. */
  public modify(id: string, request: ScalingConfigurationRequest): void {
    this.context.calls.receive("ess:ModifyScalingConfiguration", { ScalingConfigurationId: id, ...request });
    this.assign(this.get(id), request);
  }

  /** `ess:DescribeScalingConfigurations` by id. */
  public describe(id: string): ScalingConfiguration | undefined {
    this.context.calls.receive("ess:DescribeScalingConfigurations", { ScalingConfigurationId: [id] });
    return this.find(id);
  }

  /** `ess:DescribeScalingConfigurations` by group. */
  public describeOf(scalingGroupId: string): ScalingConfiguration[] {
    this.context.calls.receive("ess:DescribeScalingConfigurations", { ScalingGroupId: scalingGroupId });
    return [...(this.groups.find(scalingGroupId)?.configurations.values() ?? [])];
  }

  /** `ess:DeleteScalingConfiguration`: not the active one of an enabled group. */
  public delete(id: string): void {
    this.context.calls.receive("ess:DeleteScalingConfiguration", { ScalingConfigurationId: id });
    const group = this.groups.get(this.get(id).scalingGroupId);
    if (group.activeConfigurationId === id && group.state === "Active") {
      throw new CloudError("IncorrectScalingConfigurationLifecycleState", `The configuration "${id}" is active.`);
    }
    group.configurations.delete(id);
    if (group.activeConfigurationId === id) {
      group.activeConfigurationId = undefined;
    }
  }

  public isActive(configuration: ScalingConfiguration): boolean {
    return this.groups.get(configuration.scalingGroupId).activeConfigurationId === configuration.id;
  }

  private assign(configuration: ScalingConfiguration, request: ScalingConfigurationRequest): void {
    const {
      ScalingConfigurationName,
      ImageId,
      InstanceName,
      "SystemDisk.Category": category,
      "SystemDisk.Size": size,
      "SystemDisk.AutoSnapshotPolicyId": policy,
      DataDisk,
      Tags,
      ...settings
    } = request;
    configuration.name = ScalingConfigurationName ?? configuration.name;
    configuration.imageId = ImageId ?? configuration.imageId;
    configuration.instanceName = InstanceName ?? configuration.instanceName;
    configuration.systemDiskCategory = category ?? configuration.systemDiskCategory;
    configuration.systemDiskSize = size ?? configuration.systemDiskSize;
    // An empty id takes the policy away.
    configuration.systemDiskAutoSnapshotPolicyId =
      (policy ?? configuration.systemDiskAutoSnapshotPolicyId) || undefined;
    configuration.dataDisks = DataDisk ?? configuration.dataDisks;
    configuration.tags = Tags ?? configuration.tags;
    const sent = Object.entries(settings).filter(([, value]) => value !== undefined);
    Object.assign(configuration.settings, Object.fromEntries(sent));
  }
}
