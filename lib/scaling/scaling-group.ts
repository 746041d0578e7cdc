import { TerraformProvider, TerraformStack } from "cdktf";
import { Construct } from "constructs";
import { AdoptedScalingGroup, AdoptScalingGroupProps } from "./adopted-scaling-group";
import { checkCloudId } from "./adoption";
import { CriticalInstances } from "./critical-instances";
import { SEE } from "./ess-pages";
import { ForeignScalingGroup } from "./foreign-scaling-group";
import { checkSizes } from "./group-size";
import { IScalingGroup, ScalingGroupOrigin } from "./i-scaling-group";
import { MultiAzPolicy } from "./multi-az-policy";
import { OwnedScalingGroup } from "./owned-scaling-group";
import { ProtectionMechanism } from "./protection-mechanism";
import { ReleasedScalingGroup, ReleaseScalingGroupProps } from "./released-scaling-group";
import { ScalingConfiguration, ScalingConfigurationProps } from "./scaling-configuration";
import { scalingGroupName } from "./scaling-group-name";
import { renderOptions, ScalingGroupOptions } from "./scaling-group-options";
import { EssScalingConfiguration } from "../bindings/ess-scaling-configuration";
import { EssScalingGroup } from "../bindings/ess-scaling-group";
import { advise } from "../environment/advice";
import { identityOf } from "../environment/claim";
import { checkCount } from "../environment/count";
import { checkFlag } from "../environment/flag";
import { InvalidInput } from "../environment/invalid-input";
import { checkTexts } from "../environment/list";
import { checkOneOf } from "../environment/one-of";
import { checkProps } from "../environment/props";
import { isUnresolved } from "../environment/unresolved";

/**
 * A scaling group of ECS instances that this stack creates.
 */
export interface ScalingGroupProps extends ScalingGroupOptions {
  /** The least number of instances: 0 to 2,000. */
  readonly minSize: number;

  /** The greatest number of instances: 0 to 2,000. */
  readonly maxSize: number;

  /** The vSwitches that instances are launched in; several zones make the group survive the loss of one. */
  readonly vswitchIds: string[];

  /**
   * How instances are spread over the zones. Changing it replaces the group: all its instances are released first.
   *
   * @default MultiAzPolicy.PRIORITY
   */
  readonly multiAzPolicy?: MultiAzPolicy;

  /**
   * Whether the service refuses to delete the group. `terraform destroy` fails while it is on: switch it off in an
   * apply of its own first. It is the only guard against a deleted line of code, since the provider releases all
   * instances together with the group.
   *
   * @default false
   */
  readonly groupDeletionProtection?: boolean;
}

/**
 * A scaling group (ESS) that this stack creates, and the way to those that exist.
 *
 * It launches ECS instances from a scaling configuration (`addConfiguration`), which also starts the group, or from a
 * launch template (`launchTemplate`), with which the service starts it at once.
 *
 * What to know:
 * - Instances cannot be protected by id in the apply that creates the group: it would fail, and the next one would
 *   replace the group (ADP-003).
 * - Destroying the group releases its instances, the protected ones too; `groupDeletionProtection` alone stands before
 *   that.
 * - Without `desiredCapacity` the number of instances is left to others; Terraform would send 0 otherwise.
 *
 * Warnings: ADP-001, ADP-010 and ADP-011, see `protectFromScaleIn`; ADP-003.
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
   * @param provider the provider of what this stack adds to the group, where it has several; default: the one without
   * an alias
   */
  public static fromScalingGroupId(
    scope: Construct,
    id: string,
    scalingGroupId: string,
    provider?: TerraformProvider,
  ): IScalingGroup {
    checkCloudId("scalingGroupId", scalingGroupId, "asg", "scaling group");
    return new ForeignScalingGroup(scope, id, scalingGroupId, provider);
  }

  /** The L1 resource. */
  public readonly resource: EssScalingGroup;

  /** Always `CREATED`. */
  public readonly origin = ScalingGroupOrigin.CREATED;

  /**
   * @param scope the construct that holds the group
   * @param id the id of the construct
   * @param props the group
   * @throws when a value is out of bounds or contradicts another, or there is no vSwitch; at synthesis when the group has
   * nothing to launch instances from
   */
  public constructor(scope: Construct, id: string, props: ScalingGroupProps) {
    checkProps(`The props of the scaling group ${id}`, props);
    checkSizes(props, true);
    checkCount("vswitchIds", props.vswitchIds, { min: 1, required: true, see: SEE.createScalingGroup });
    checkTexts("vswitchIds", props.vswitchIds, SEE.createScalingGroup);
    checkMultiAzPolicy(props);
    checkFlag("groupDeletionProtection", props.groupDeletionProtection);
    super(scope, id, props, props.maxSize);

    this.resource = new EssScalingGroup(this, "Resource", {
      ...renderOptions(props),
      ...onDemandShare(props),
      scalingGroupName: scalingGroupName(props.scalingGroupName, this, props.provider),
      minSize: props.minSize,
      maxSize: props.maxSize,
      vswitchIds: props.vswitchIds,
      multiAzPolicy: props.multiAzPolicy,
      groupDeletionProtection: props.groupDeletionProtection,
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
    this.node.addValidation({ validate: () => this.nothingToLaunchFrom() });
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
   * Protects instances of the group from scale-in: all of them by suspending scale-in, or by id in a later apply than
   * the one that creates the group. An id that is not in the group makes the apply fail, and at creation taints the
   * group, so that the next apply replaces it; ids therefore take `ProtectionMechanism.PROTECTED_INSTANCES` on purpose
   * and are warned of (ADP-003).
   *
   * @param instances the instances
   * @param mechanism who protects them; default: chosen by what names the instances, see `ProtectionMechanism`
   * @throws when nothing protects just these instances, or another selection or mechanism is in place
   */
  public override protectFromScaleIn(instances: CriticalInstances, mechanism?: ProtectionMechanism): void {
    const before = this.protectionMechanism;
    super.protectFromScaleIn(instances, mechanism);
    if (before !== undefined || this.protectionMechanism !== ProtectionMechanism.PROTECTED_INSTANCES) return;
    advise(
      this,
      "ADP-003",
      "instances cannot be in a group that the same apply creates: that apply fails, and the next one replaces the " +
        "group. Deploy the group first and add this call in a later apply, or adopt a group that already runs.",
    );
  }

  private nothingToLaunchFrom(): string[] {
    if (this.launchTemplate !== undefined || this.configuration !== undefined || this.hasPlainConfiguration()) {
      return [];
    }
    return [
      InvalidInput.message({
        what: `What ${this.node.path} launches its instances from`,
        rule:
          "A group launches from a scaling configuration or a launch template; without one it never starts, and taking " +
          "the configuration of a deployed group out of the code deletes the group with its instances",
        mend: "Call addConfiguration(…), or state launchTemplate",
        see: SEE.createScalingConfiguration,
      }),
    ];
  }

  private hasPlainConfiguration(): boolean {
    const stack = TerraformStack.of(this);
    const id = identityOf(stack, this.scalingGroupId);
    return stack.node
      .findAll()
      .some(
        (construct) =>
          construct instanceof EssScalingConfiguration && identityOf(stack, construct.scalingGroupIdInput!) === id,
      );
  }
}

function checkMultiAzPolicy(props: ScalingGroupProps): void {
  checkOneOf("multiAzPolicy", props.multiAzPolicy, MultiAzPolicy, SEE.createScalingGroup);
  const policy = props.multiAzPolicy ?? MultiAzPolicy.PRIORITY;
  if (isUnresolved(policy)) return;
  const { COMPOSABLE, COST_OPTIMIZED } = MultiAzPolicy;
  const takes: [string, unknown, MultiAzPolicy][] = [
    ["azBalance", props.azBalance, COMPOSABLE],
    ["allocationStrategy", props.allocationStrategy, COMPOSABLE],
    ["spotAllocationStrategy", props.spotAllocationStrategy, COMPOSABLE],
    ["costOptimization", props.costOptimization, COST_OPTIMIZED],
    ["capacityOptions.compensateWithOnDemand", props.capacityOptions?.compensateWithOnDemand, COST_OPTIMIZED],
  ];
  const wrong = takes.find(([, value, needed]) => value !== undefined && policy !== needed);
  if (wrong === undefined) return;
  throw new InvalidInput({
    what: wrong[0],
    value: wrong[1],
    rule: `It takes the multi-zone policy ${wrong[2]}, and the group has ${policy}`,
    mend: `State multiAzPolicy: MultiAzPolicy.${wrong[2]} (which replaces a group that exists), or leave ${wrong[0]} out`,
    see: SEE.createScalingGroup,
  });
}

/**
 * How many instances are on demand, for the policies that mix them with spot instances: the provider sends 0 for what is
 * left out, which would put every instance on spot.
 */
function onDemandShare({ multiAzPolicy, costOptimization, capacityOptions }: ScalingGroupProps) {
  const mix = { ...costOptimization, ...capacityOptions };
  const mixes =
    multiAzPolicy !== undefined && isUnresolved(multiAzPolicy)
      ? costOptimization !== undefined || capacityOptions !== undefined
      : multiAzPolicy === MultiAzPolicy.COST_OPTIMIZED || multiAzPolicy === MultiAzPolicy.COMPOSABLE;
  if (!mixes) return {};
  return {
    onDemandBaseCapacity: mix.onDemandBaseCapacity ?? 0,
    onDemandPercentageAboveBaseCapacity: mix.onDemandPercentageAboveBaseCapacity ?? 100,
  };
}
