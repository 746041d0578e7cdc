import { CriticalInstances, InstanceSelection } from "./critical-instances";
import { SEE } from "./ess-pages";
import { ScalingGroupOrigin } from "./i-scaling-group";
import { protectedInstances } from "./protected-instances";
import { ProtectionActor } from "./protection-actor";
import { ProtectionMechanism } from "./protection-mechanism";
import { reconciledInstances } from "./reconciled-instances";
import { suspendedScaleIn } from "./suspended-scale-in";
import { InvalidInput } from "../environment/invalid-input";

/** In the order in which they are tried; the type sees to it that every mechanism has its line. */
const ACTORS: Record<ProtectionMechanism, ProtectionActor> = {
  [ProtectionMechanism.PROTECTED_INSTANCES]: protectedInstances,
  [ProtectionMechanism.SUSPENDED_SCALE_IN]: suspendedScaleIn,
  [ProtectionMechanism.RECONCILER]: reconciledInstances,
};

/**
 * Who protects instances of a group where nobody has chosen: the first mechanism that reaches exactly the instances
 * meant, in one apply, on such a group.
 *
 * - ids of a group that the stack adopts, up to ten: the group's list of protected instances, which Terraform owns;
 * - all instances of any group: scale-in is suspended;
 * - everything else is left to a reconciler where whoever asks has one, and refused elsewhere, as nothing in Terraform
 *   protects just these instances: ids of a group that the same apply creates are not in it yet, the list of a group of
 *   another stack is not this stack's, more than ten ids never converge, and no resource follows tags or age.
 *
 * @param origin how the group relates to the stack
 * @param instances the instances
 * @param where the path of the construct that asks, for the message
 * @param reconcilable whether a reconciler can be had
 * @throws when no mechanism suits, with the ways out
 * @internal
 */
export function chooseMechanism(
  origin: ScalingGroupOrigin,
  instances: CriticalInstances,
  where?: string,
  reconcilable: boolean = false,
): ProtectionMechanism {
  const found = (Object.keys(ACTORS) as ProtectionMechanism[])
    .filter((mechanism) => reconcilable || mechanism !== ProtectionMechanism.RECONCILER)
    .find((mechanism) => ACTORS[mechanism].suits(origin, instances));
  if (found !== undefined) return found;
  const ways = waysOut(origin, instances);
  throw new InvalidInput({
    what: where === undefined ? "The critical instances" : `The critical instances of ${where}`,
    value: `CriticalInstances.${instances.selection} of a group of origin "${origin}"`,
    rule: `Nothing in Terraform can protect just these: ${reason(origin, instances)}`,
    mend: `${ways[0].toUpperCase()}${ways.slice(1)}, leave them to DataProtection, which makes a reconciler, or suspend scale-in for the whole group: pass ProtectionMechanism.SUSPENDED_SCALE_IN`,
    see: SEE.setInstancesProtection,
  });
}

/**
 * Why a mechanism is the one of choice, as a sentence without its full stop.
 *
 * @internal
 */
export function mechanismReason(
  origin: ScalingGroupOrigin,
  instances: CriticalInstances,
  mechanism: ProtectionMechanism,
): string {
  switch (mechanism) {
    case ProtectionMechanism.PROTECTED_INSTANCES:
      return "Terraform can own the list of up to ten instances of a group that the stack adopts";
    case ProtectionMechanism.SUSPENDED_SCALE_IN:
      return "all instances are meant, and a group without scale-in keeps those to come as well";
    case ProtectionMechanism.RECONCILER:
      return `nothing in Terraform can protect just these: ${reason(origin, instances)}`;
  }
}

/**
 * @internal
 */
export function actorOf(mechanism: ProtectionMechanism): ProtectionActor {
  return ACTORS[mechanism];
}

function reason(origin: ScalingGroupOrigin, { selection }: CriticalInstances): string {
  if (selection !== InstanceSelection.IDS) return "no resource of the provider follows tags or the age of instances";
  if (origin === ScalingGroupOrigin.ADOPTED) return "the provider reads back ten ids, more are planned again for ever";
  if (origin === ScalingGroupOrigin.CREATED) {
    return (
      "instances cannot be in a group that the same stack creates, so that the first apply would fail and the next " +
      "one replace the group"
    );
  }
  return "another stack owns the group and its list, and the two would undo each other";
}

/**
 * What could be asked for instead where nobody but a reconciler can protect just these, as the rest of a sentence.
 *
 * @internal
 */
export function waysOut(origin: ScalingGroupOrigin, { selection }: CriticalInstances): string {
  if (origin === ScalingGroupOrigin.ADOPTED) return "name at most ten instances with CriticalInstances.ids";
  const adopt = "adopt a group that already runs with ScalingGroup.adopt(…) and name at most ten ids";
  if (origin === ScalingGroupOrigin.FOREIGN || selection !== InstanceSelection.IDS) return adopt;
  return `deploy the group first and call group.protectFromScaleIn(…) with ProtectionMechanism.PROTECTED_INSTANCES in a later apply, or ${adopt}`;
}
