import { TerraformProvider } from "cdktf";
import { Construct } from "constructs";
import { AdoptedScalingGroup, AdoptScalingGroupProps } from "./adopted-scaling-group";
import { checkCloudId } from "./adoption";
import { CriticalInstances } from "./critical-instances";
import { ForeignScalingGroup } from "./foreign-scaling-group";
import { checkSizes } from "./group-size";
import { IScalingGroup, ScalingGroupOrigin } from "./i-scaling-group";
import { OwnedScalingGroup } from "./owned-scaling-group";
import { ReleasedScalingGroup, ReleaseScalingGroupProps } from "./released-scaling-group";
import { ScalingConfiguration, ScalingConfigurationProps } from "./scaling-configuration";
import { EssScalingGroup } from "../bindings/ess-scaling-group";
import { advise } from "../environment/advice";
import { checkCount } from "../environment/count";
import { nameOr } from "../environment/physical-name";
import { checkWholeNumber } from "../environment/whole-number";

const SEE =
  "https://www.alibabacloud.com/help/en/auto-scaling/developer-reference/api-ess-2014-08-28-createscalinggroup";

/**
 * Which instances a scale-in takes first.
 *
 * @see https://www.alibabacloud.com/help/en/auto-scaling/developer-reference/api-ess-2014-08-28-createscalinggroup
 */
export enum RemovalPolicy {
  /** Those launched from the oldest scaling configuration. */
  OLDEST_SCALING_CONFIGURATION = "OldestScalingConfiguration",
  /** Those that joined the group first. */
  OLDEST_INSTANCE = "OldestInstance",
  /** Those that joined the group last. */
  NEWEST_INSTANCE = "NewestInstance",
}

/**
 * A scaling group that this stack creates.
 */
export interface ScalingGroupProps {
  /** The least number of instances: 0 to 2,000. */
  readonly minSize: number;

  /** The greatest number of instances: 0 to 2,000. */
  readonly maxSize: number;

  /** The vSwitches that instances are launched in; several zones make the group survive the loss of one. */
  readonly vswitchIds: string[];

  /**
   * The number of instances that the group should have: 0 to 2,000.
   *
   * @default - left to scaling rules and operators
   */
  readonly desiredCapacity?: number;

  /**
   * The name of the group: 2 to 64 characters, a letter or digit first, then also `_`, `-` and `.`.
   *
   * @default - derived from the construct path
   */
  readonly scalingGroupName?: string;

  /**
   * Which instances a scale-in takes first: one or two policies, the second decides where the first leaves a choice.
   *
   * @default - the service's: the oldest configuration, then the oldest instance
   */
  readonly removalPolicies?: RemovalPolicy[];

  /**
   * How long the group waits after a scaling activity, in seconds: 0 to 86,400.
   *
   * @default 300
   */
  readonly defaultCooldownSeconds?: number;

  /**
   * Whether the service refuses to delete the group. `terraform destroy` fails while it is on: switch it off in an
   * apply of its own first.
   *
   * @default false
   */
  readonly groupDeletionProtection?: boolean;

  /**
   * The tags of the group. They do not reach its instances.
   *
   * @default - no tags
   */
  readonly tags?: { [key: string]: string };

  /**
   * The provider of the group and its parts, where a stack has several.
   *
   * @default - the provider without an alias
   */
  readonly provider?: TerraformProvider;
}

/**
 * A scaling group (ESS) that this stack creates, and the way to those that exist.
 *
 * @see https://www.alibabacloud.com/help/en/auto-scaling/developer-reference/api-ess-2014-08-28-createscalinggroup
 */
export class ScalingGroup extends OwnedScalingGroup {
  /**
   * Takes over a group that exists: emits an `import` block and touches only what is named.
   *
   * @param scope the construct that holds the group
   * @param id the id of the construct
   * @param props what is taken over
   */
  public static adopt(scope: Construct, id: string, props: AdoptScalingGroupProps): AdoptedScalingGroup {
    return new AdoptedScalingGroup(scope, id, props);
  }

  /**
   * Lets an adopted group go: Terraform forgets it and touches nothing in the cloud.
   *
   * @param scope the construct that held the adopted group
   * @param id the id of the adopted group's construct
   * @param props which parts go with it
   */
  public static release(scope: Construct, id: string, props?: ReleaseScalingGroupProps): ReleasedScalingGroup {
    return new ReleasedScalingGroup(scope, id, props);
  }

  /**
   * Names a group that another stack owns.
   *
   * @param scope the construct that holds the reference
   * @param id the id of the construct
   * @param scalingGroupId the id of the group: `asg-…`
   */
  public static fromScalingGroupId(scope: Construct, id: string, scalingGroupId: string): IScalingGroup {
    checkCloudId("scalingGroupId", scalingGroupId, "asg", "scaling group");
    return new ForeignScalingGroup(scope, id, scalingGroupId);
  }

  /** The L1 resource. */
  public readonly resource: EssScalingGroup;

  /** Always `CREATED`. */
  public readonly origin = ScalingGroupOrigin.CREATED;

  /**
   * @param scope the construct that holds the group
   * @param id the id of the construct
   * @param props the group
   * @throws when sizes are out of bounds or contradict each other, or there is no vSwitch
   */
  public constructor(scope: Construct, id: string, props: ScalingGroupProps) {
    checkSizes(props);
    checkWholeNumber("defaultCooldownSeconds", props.defaultCooldownSeconds, {
      min: 0,
      max: 86_400,
      unit: "seconds",
      see: SEE,
    });
    checkCount("vswitchIds", props.vswitchIds, { min: 1, see: SEE });
    checkCount("removalPolicies", props.removalPolicies, { min: 1, max: 2, see: SEE });
    super(scope, id, props.provider, props.maxSize);

    this.resource = new EssScalingGroup(this, "Resource", {
      scalingGroupName: nameOr(props.scalingGroupName, this, {
        prop: "scalingGroupName",
        pattern: /^[\p{L}\p{N}][\p{L}\p{N}_.-]{1,63}$/u,
        rule: "The name of a scaling group has 2 to 64 characters: a letter or digit first, then also _, - and .",
        maxLength: 64,
        see: SEE,
      }),
      minSize: props.minSize,
      maxSize: props.maxSize,
      desiredCapacity: props.desiredCapacity,
      vswitchIds: props.vswitchIds,
      removalPolicies: props.removalPolicies,
      defaultCooldown: props.defaultCooldownSeconds,
      groupDeletionProtection: props.groupDeletionProtection,
      tags: props.tags,
      provider: props.provider,
    });
    this.resource.lifecycle = {
      ignoreChanges: [
        // T15: left out, an apply would send 0 and scale the group in.
        ...(props.desiredCapacity === undefined ? ["desired_capacity"] : []),
        // T1: left out, an apply would un-protect what others protect.
        "protected_instances",
      ],
    };
  }

  /**
   * Adds the configuration that the group launches its instances from.
   *
   * @param id the id of the construct
   * @param props the configuration
   * @throws when the group has a configuration in this stack already
   */
  public addConfiguration(id: string, props: ScalingConfigurationProps): ScalingConfiguration {
    return new ScalingConfiguration(this, id, props);
  }

  /**
   * Protects instances of the group from scale-in, in a later apply than the one that creates the group: an id that is
   * not in the group makes the apply fail, and at creation taints the group, so that the next apply replaces it.
   *
   * @param instances the instances
   * @throws when the group already protects another selection
   */
  public override protectFromScaleIn(instances: CriticalInstances): void {
    super.protectFromScaleIn(instances);
    advise(
      this,
      "ADP-003",
      "instances cannot be in a group that the same apply creates: that apply fails, and the next one replaces the " +
        "group. Deploy the group first and add this call in a later apply, or adopt a group that already runs.",
    );
  }
}
