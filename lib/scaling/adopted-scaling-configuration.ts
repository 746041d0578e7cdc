import { TerraformStack } from "cdktf";
import { adopt, attributesOf, checkCloudId } from "./adoption";
import { DataDisk } from "./data-disk";
import { SEE } from "./ess-pages";
import { checkScalingGroup } from "./i-scaling-group";
import { ownAttribute } from "./own-attribute";
import { OwnedScalingConfiguration } from "./owned-scaling-configuration";
import { OwnedScalingGroup } from "./owned-scaling-group";
import { renderConfigurationOptions, ScalingConfigurationOptions } from "./scaling-configuration-options";
import { renderSystemDisk, SystemDisk } from "./system-disk";
import { EssScalingConfiguration } from "../bindings/ess-scaling-configuration";
import { advise } from "../environment/advice";
import { claim, identityOf } from "../environment/claim";
import { checkCount } from "../environment/count";
import { checkDecision } from "../environment/flag";
import { InvalidInput } from "../environment/invalid-input";
import { checkProps } from "../environment/props";

/**
 * What of an existing scaling configuration this stack takes over. What is left out stays as it is in the cloud.
 *
 * The provider reads instance types and security groups back only where it has written them: what is stated of them is
 * written once more by the first apply.
 */
export interface AdoptScalingConfigurationProps extends ScalingConfigurationOptions {
  /** The id of the configuration: `asc-…`. It must be the active one of the group. */
  readonly scalingConfigurationId: string;

  /**
   * The data disks that the configuration has, all of them and exactly as they are: the provider cannot read them
   * back, so what stands here replaces them. State `[]` when there are none; that takes none away.
   *
   * @default - left alone: new instances then get the policy on their system disk only, with a warning
   */
  readonly dataDisks?: DataDisk[];

  /**
   * The system disk, whole.
   *
   * @default - left as it is
   */
  readonly systemDisk?: SystemDisk;

  /**
   * The security groups of the instances: 1 to 16. `instanceTypeWeights` needs them.
   *
   * @default - left as they are
   */
  readonly securityGroupIds?: string[];

  /**
   * Whether Terraform refuses to destroy the configuration while it stands in the code. Even with `false` the provider
   * refuses to destroy the last configuration of a group, so that a deleted line does not take the group along: let both
   * go with `ScalingGroup.release(…)`.
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
 * Warning ADP-002: a snapshot policy without `dataDisks` reaches the system disk only.
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
   * @throws when the group has a configuration or a launch template in this stack already, the id is not one of a
   * configuration, a value is out of bounds, or weights stand without security groups; at synthesis when the app adopts
   * the same configuration twice
   */
  public constructor(group: OwnedScalingGroup, id: string, props: AdoptScalingConfigurationProps) {
    checkProps(`The props of the scaling configuration ${id}`, props);
    checkScalingGroup("The group of a scaling configuration", group);
    checkCloudId("scalingConfigurationId", props.scalingConfigurationId, "asc", "scaling configuration");
    checkCount("securityGroupIds", props.securityGroupIds, { min: 1, max: 16, see: SEE.createScalingConfiguration });
    checkCount("dataDisks", props.dataDisks, { min: 0, max: 16, see: SEE.createScalingConfiguration });
    checkDecision("preventDestroy", props.preventDestroy);
    checkGroupsOfWeights(props);
    const stated = {
      ...renderConfigurationOptions(props),
      ...(props.systemDisk === undefined ? {} : renderSystemDisk(props.systemDisk)),
      securityGroupIds: props.securityGroupIds,
    };
    super(group, id, props.dataDisks);
    this.resource = new EssScalingConfiguration(this, "Resource", {
      ...stated,
      scalingGroupId: group.scalingGroupId,
      provider: group.provider,
    });
    this._putDataDisks();
    adopt(this.resource, {
      cloudId: props.scalingConfigurationId,
      named: ["scaling_group_id", ...attributesOf(stated), ...(props.dataDisks === undefined ? [] : ["data_disk"])],
      preventDestroy: props.preventDestroy,
      provider: group.provider,
    });
    claim(
      this,
      () => `adopted ${identityOf(TerraformStack.of(this), props.scalingConfigurationId)}`,
      (other) =>
        InvalidInput.message({
          what: `scalingConfigurationId of ${this.node.path}`,
          value: props.scalingConfigurationId,
          rule: `${other.node.path} adopts the same configuration, and two that own one thing undo each other`,
          mend: "Adopt each configuration once, on the group that it belongs to",
        }),
    );
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

function checkGroupsOfWeights({ instanceTypeWeights, securityGroupIds }: AdoptScalingConfigurationProps): void {
  if (instanceTypeWeights === undefined || securityGroupIds !== undefined) return;
  throw new InvalidInput({
    what: "instanceTypeWeights",
    value: instanceTypeWeights,
    rule: "The provider writes weights together with the security groups, and an import does not read those",
    mend: "State securityGroupIds as the configuration has them",
    see: SEE.createScalingConfiguration,
  });
}
