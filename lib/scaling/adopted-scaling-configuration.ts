import { adopt, checkCloudId } from "./adoption";
import { DataDisk } from "./data-disk";
import { ownAttribute } from "./own-attribute";
import { OwnedScalingConfiguration } from "./owned-scaling-configuration";
import { OwnedScalingGroup } from "./owned-scaling-group";
import { EssScalingConfiguration } from "../bindings/ess-scaling-configuration";
import { advise } from "../environment/advice";

/**
 * What of an existing scaling configuration this stack takes over.
 */
export interface AdoptScalingConfigurationProps {
  /** The id of the configuration: `asc-…`. It must be the active one of the group. */
  readonly scalingConfigurationId: string;

  /**
   * The data disks that the configuration has, all of them and exactly as they are: the provider cannot read them
   * back, so what stands here replaces them. State `[]` when there are none.
   *
   * @default - left alone: new instances then get the policy on their system disk only, with a warning
   */
  readonly dataDisks?: DataDisk[];

  /**
   * Whether Terraform refuses to destroy the configuration while it stands in the code.
   *
   * @default true
   */
  readonly preventDestroy?: boolean;
}

/**
 * A scaling configuration that exists and that this stack takes over, of it only what is named.
 *
 * Changing a configuration never replaces running instances; it counts for those launched afterwards.
 *
 * @see https://www.alibabacloud.com/help/en/auto-scaling/developer-reference/api-ess-2014-08-28-modifyscalingconfiguration
 */
export class AdoptedScalingConfiguration extends OwnedScalingConfiguration {
  /** The L1 resource. */
  public readonly resource: EssScalingConfiguration;

  /**
   * @param group the group that launches from the configuration
   * @param id the id of the construct
   * @param props what is taken over
   * @throws when the group has a configuration in this stack already, or the id is not one of a configuration
   */
  public constructor(group: OwnedScalingGroup, id: string, props: AdoptScalingConfigurationProps) {
    checkCloudId("scalingConfigurationId", props.scalingConfigurationId, "asc", "scaling configuration");
    super(group, id, props.dataDisks);
    this.resource = new EssScalingConfiguration(this, "Resource", {
      scalingGroupId: group.scalingGroupId,
      provider: group.provider,
    });
    this._putDataDisks();
    adopt(this.resource, {
      cloudId: props.scalingConfigurationId,
      named: ["scaling_group_id", ...(props.dataDisks === undefined ? [] : ["data_disk"])],
      preventDestroy: props.preventDestroy,
      provider: group.provider,
    });
    group._launchFrom(this);
  }

  /**
   * @internal
   */
  public override _applySnapshotPolicy(autoSnapshotPolicyId: string): void {
    super._applySnapshotPolicy(autoSnapshotPolicyId);
    ownAttribute(this.resource, "system_disk_auto_snapshot_policy_id");
    if (this.dataDisks === undefined) {
      advise(
        this,
        "ADP-002",
        "the data disks of this configuration are not stated, so new instances get the snapshot policy on their " +
          "system disk only. State dataDisks exactly as the configuration has them, or [] when it has none.",
      );
    }
  }
}
