import { TerraformProvider } from "cdktf";
import { Construct } from "constructs";
import { AdoptedScalingConfiguration, AdoptScalingConfigurationProps } from "./adopted-scaling-configuration";
import { adopt, checkCloudId } from "./adoption";
import { CriticalInstances } from "./critical-instances";
import { checkSizes } from "./group-size";
import { ScalingGroupOrigin } from "./i-scaling-group";
import { OwnedScalingGroup } from "./owned-scaling-group";
import { EssScalingGroup } from "../bindings/ess-scaling-group";

/**
 * What of an existing scaling group this stack takes over. What is left out stays as it is in the cloud, now and later.
 */
export interface AdoptScalingGroupProps {
  /** The id of the group: `asg-…`. */
  readonly scalingGroupId: string;

  /**
   * The instances that must not be scaled in. Terraform then owns the group's whole list of protected instances.
   *
   * @default - the list is left alone
   */
  readonly criticalInstances?: CriticalInstances;

  /**
   * The least number of instances: 0 to 2,000.
   *
   * @default - left as it is
   */
  readonly minSize?: number;

  /**
   * The greatest number of instances: 0 to 2,000.
   *
   * @default - left as it is
   */
  readonly maxSize?: number;

  /**
   * The number of instances that the group should have: 0 to 2,000.
   *
   * @default - left as it is
   */
  readonly desiredCapacity?: number;

  /**
   * Whether the service refuses to delete the group. This guard lives in the cloud, so it outlasts the code.
   *
   * @default true
   */
  readonly groupDeletionProtection?: boolean;

  /**
   * Whether Terraform refuses to destroy the group while it stands in the code.
   *
   * @default true
   */
  readonly preventDestroy?: boolean;

  /**
   * The provider of the group and its parts, where a stack has several.
   *
   * @default - the provider without an alias
   */
  readonly provider?: TerraformProvider;
}

/**
 * A scaling group that exists and that this stack takes over, of it only what is named.
 *
 * An adopted group belongs to the stack: a deleted line of code plans its destruction with all instances. Two guards
 * stand before that: `groupDeletionProtection` and `preventDestroy`. To let the group go without touching it, replace
 * the construct by `ScalingGroup.release(…)`, which emits a Terraform `removed` block.
 *
 * @see https://www.alibabacloud.com/help/en/auto-scaling/developer-reference/api-ess-2014-08-28-modifyscalinggroup
 */
export class AdoptedScalingGroup extends OwnedScalingGroup {
  /** The L1 resource. */
  public readonly resource: EssScalingGroup;

  /** Always `ADOPTED`. */
  public readonly origin = ScalingGroupOrigin.ADOPTED;

  /**
   * @param scope the construct that holds the group
   * @param id the id of the construct
   * @param props what is taken over
   * @throws when the id is not one of a scaling group, or the sizes contradict each other
   */
  public constructor(scope: Construct, id: string, props: AdoptScalingGroupProps) {
    checkCloudId("scalingGroupId", props.scalingGroupId, "asg", "scaling group");
    checkSizes(props);
    super(scope, id, props.provider, props.maxSize);

    const stated = {
      min_size: props.minSize,
      max_size: props.maxSize,
      desired_capacity: props.desiredCapacity,
    };
    this.resource = new EssScalingGroup(this, "Resource", {
      // The provider requires both sizes; those that are not stated stand in and are ignored.
      minSize: props.minSize ?? 0,
      maxSize: props.maxSize ?? 0,
      desiredCapacity: props.desiredCapacity,
      groupDeletionProtection: props.groupDeletionProtection ?? true,
      provider: props.provider,
    });
    adopt(this.resource, {
      cloudId: props.scalingGroupId,
      named: [
        "group_deletion_protection",
        ...Object.entries(stated).flatMap(([name, value]) => (value === undefined ? [] : [name])),
      ],
      preventDestroy: props.preventDestroy,
      provider: props.provider,
    });
    if (props.criticalInstances !== undefined) this.protectFromScaleIn(props.criticalInstances);
  }

  /**
   * Takes over the configuration that the group launches its instances from, of it only what is named.
   *
   * @param id the id of the construct
   * @param props what is taken over
   * @throws when the group has a configuration in this stack already
   */
  public adoptConfiguration(id: string, props: AdoptScalingConfigurationProps): AdoptedScalingConfiguration {
    return new AdoptedScalingConfiguration(this, id, props);
  }
}
