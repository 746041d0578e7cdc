import { CriticalInstances } from "./critical-instances";
import { IScalingGroup, ScalingGroupOrigin } from "./i-scaling-group";

/**
 * What a mechanism may do to a group.
 *
 * @internal
 */
export interface ProtectableGroup extends IScalingGroup {
  /** Makes Terraform own the list of protected instances; throws on a group of another stack. */
  _ownProtectedInstances(instanceIds: string[]): void;
}

/**
 * One way to keep instances from being scaled in: a file of its own and a line in `choose-mechanism.ts`.
 *
 * @internal
 */
export interface ProtectionActor {
  /** Whether this is the mechanism of choice. */
  suits(origin: ScalingGroupOrigin, instances: CriticalInstances): boolean;

  /** Protects the instances; throws where it cannot, which counts when the user has chosen the mechanism. */
  protect(group: ProtectableGroup, instances: CriticalInstances): void;
}
