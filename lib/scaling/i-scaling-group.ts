import { TerraformProvider, TerraformStack } from "cdktf";
import { IConstruct } from "constructs";
import { CriticalInstances } from "./critical-instances";
import { LaunchTemplate } from "./launch-template";
import { ProtectionMechanism } from "./protection-mechanism";
import { ScalingProcess, SuspendedProcess } from "./suspended-process";
import { InvalidInput } from "../environment/invalid-input";
import { checkShape } from "../environment/shape";

/**
 * How a scaling group relates to the stack that speaks of it.
 */
export enum ScalingGroupOrigin {
  /** The stack creates the group; at the first apply no instance is in it yet. */
  CREATED = "created",
  /** The stack takes over a group that exists, instances included. */
  ADOPTED = "adopted",
  /** Another stack, or no stack at all, owns the group. */
  FOREIGN = "foreign",
}

/**
 * A scaling group (ESS): created by this stack, adopted by it, or owned by somebody else.
 */
export interface IScalingGroup extends IConstruct {
  /** The id of the group: `asg-…`. */
  readonly scalingGroupId: string;

  /** How the group relates to this stack. */
  readonly origin: ScalingGroupOrigin;

  /** The provider of the group, which its parts follow; none is the provider without an alias. */
  readonly provider?: TerraformProvider;

  /** The launch template that the group launches its instances from, where this stack states one. */
  readonly launchTemplate?: LaunchTemplate;

  /**
   * Protects instances of the group from scale-in.
   *
   * @param instances the instances
   * @param mechanism who protects them; default: chosen by the group and by what names the instances, see
   * `ProtectionMechanism`
   * @throws when nothing protects just these instances on such a group, or another selection or mechanism is in place
   */
  protectFromScaleIn(instances: CriticalInstances, mechanism?: ProtectionMechanism): void;

  /**
   * Suspends a process of the group. Twice the same is one suspension.
   *
   * @param process the process
   */
  suspend(process: ScalingProcess): SuspendedProcess;

  /**
   * Gives every disk of the instances that the group launches from now on an automatic snapshot policy.
   *
   * @param autoSnapshotPolicyId the id of the policy: `sp-…`
   * @throws when this stack does not own the group, or another policy is in place
   */
  applySnapshotPolicyToNewInstances(autoSnapshotPolicyId: string): void;
}

/**
 * Refuses what is no scaling group, such as the id of one.
 *
 * @internal
 */
export function checkScalingGroup(what: string, group: unknown): void {
  const adopt = "Take it over with scaling.ScalingGroup.adopt(…) or make it with new scaling.ScalingGroup(…)";
  checkShape(what, group, "applySnapshotPolicyToNewInstances", "a scaling group", adopt);
}

/**
 * Refuses a group that another stack of the app creates or adopts: each stack would depend on the other. One that is
 * named by its id may stand anywhere.
 *
 * @param scope a construct of the stack that acts on the group
 * @internal
 */
export function checkOwnStack(group: IScalingGroup, scope: IConstruct): void {
  const stack = TerraformStack.of(group);
  if (group.origin === ScalingGroupOrigin.FOREIGN || stack === TerraformStack.of(scope)) return;
  throw new InvalidInput({
    what: `The group ${group.node.path} in ${scope.node.path}`,
    value: stack.node.path,
    rule: "It belongs to another stack than what acts on it, and the two stacks would depend on each other",
    mend: "Name it in this stack with ScalingGroup.fromScalingGroupId(this, …, group.scalingGroupId)",
  });
}
