import { TerraformStack } from "cdktf";
import { Construct } from "constructs";
import { AdoptedScalingConfiguration, AdoptScalingConfigurationProps } from "./adopted-scaling-configuration";
import { adopt, attributesOf, checkCloudId } from "./adoption";
import { CriticalInstances } from "./critical-instances";
import { SEE } from "./ess-pages";
import { checkSizes } from "./group-size";
import { ScalingGroupOrigin } from "./i-scaling-group";
import { OwnedScalingGroup } from "./owned-scaling-group";
import { scalingGroupName } from "./scaling-group-name";
import { renderOptions, ScalingGroupOptions } from "./scaling-group-options";
import { EssScalingGroup } from "../bindings/ess-scaling-group";
import { claim, identityOf } from "../environment/claim";
import { checkCount } from "../environment/count";
import { checkDecision, checkFlag } from "../environment/flag";
import { InvalidInput } from "../environment/invalid-input";
import { checkProps } from "../environment/props";

/**
 * What of an existing scaling group this stack takes over. What is left out stays as it is in the cloud, now and later.
 *
 * The multi-zone policy is not among it: the service sets it once, so that stating another one would replace the group.
 */
export interface AdoptScalingGroupProps extends ScalingGroupOptions {
  /** The id of the group: `asg-…`. */
  readonly scalingGroupId: string;

  /**
   * The instances that must not be scaled in. With ids, Terraform owns the group's whole list of protected instances;
   * with `CriticalInstances.all()`, scale-in is suspended. The provider changes the sizes of the group before it protects
   * anything: an apply that makes the group smaller must not be the first that protects.
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
   * The vSwitches that instances are launched in.
   *
   * @default - left as they are
   */
  readonly vswitchIds?: string[];

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
}

/**
 * A scaling group that exists and that this stack takes over, of it only what is named.
 *
 * An adopted group belongs to the stack: a deleted or renamed line of code plans its destruction with all instances.
 * `groupDeletionProtection` stands before that; `preventDestroy` guards a line that stands, and goes with it. To let the
 * group go without touching it, replace
 * the construct by `ScalingGroup.release(…)`, which emits a Terraform `removed` block.
 *
 * Warnings: ADP-001, ADP-010 and ADP-011, see `protectFromScaleIn`.
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
   * @throws when the id is not one of a scaling group, or a value is out of bounds or contradicts another; at synthesis
   * when the app adopts the same group twice
   */
  public constructor(scope: Construct, id: string, props: AdoptScalingGroupProps) {
    checkProps(`The props of the scaling group ${id}`, props);
    checkCloudId("scalingGroupId", props.scalingGroupId, "asg", "scaling group");
    checkSizes(props);
    checkFlag("groupDeletionProtection", props.groupDeletionProtection);
    checkDecision("preventDestroy", props.preventDestroy);
    checkCount("vswitchIds", props.vswitchIds, { min: 1, see: SEE.createScalingGroup });
    super(scope, id, props, props.maxSize);

    const stated = {
      ...renderOptions(props),
      minSize: props.minSize,
      maxSize: props.maxSize,
      vswitchIds: props.vswitchIds,
      scalingGroupName: checkedName(props.scalingGroupName, this),
      groupDeletionProtection: props.groupDeletionProtection ?? true,
    };
    this.resource = new EssScalingGroup(this, "Resource", {
      ...stated,
      // The provider requires both sizes; those that are not stated stand in and are ignored.
      minSize: props.minSize ?? 0,
      maxSize: props.maxSize ?? 0,
      provider: props.provider,
    });
    adopt(this.resource, {
      cloudId: props.scalingGroupId,
      named: [...attributesOf(stated), ...(props.desiredCapacity === undefined ? [] : ["desired_capacity"])],
      preventDestroy: props.preventDestroy,
      provider: props.provider,
    });
    claim(
      this,
      () => `adopted ${identityOf(TerraformStack.of(this), props.scalingGroupId)}`,
      (other) =>
        InvalidInput.message({
          what: `scalingGroupId of ${this.node.path}`,
          value: props.scalingGroupId,
          rule: `${other.node.path} adopts the same group, and two that own one thing undo each other`,
          mend: "Adopt the group once and hand the construct on, or name it with ScalingGroup.fromScalingGroupId(…)",
        }),
    );
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

function checkedName(given: string | undefined, scope: Construct): string | undefined {
  return given === undefined ? undefined : scalingGroupName(given, scope);
}
