import { TerraformProvider } from "cdktf";
import { IConstruct } from "constructs";
import { CriticalInstances } from "./critical-instances";
import { LaunchTemplate } from "./launch-template";
import { ProtectionMechanism } from "./protection-mechanism";
import { ScalingProcess, SuspendedProcess } from "./suspended-process";
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
