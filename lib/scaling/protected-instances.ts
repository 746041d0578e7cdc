import { SEE } from "./ess-pages";
import { ScalingGroupOrigin } from "./i-scaling-group";
import { claimProtectedInstances } from "./protected-instances-claim";
import { ProtectionActor } from "./protection-actor";
import { InvalidInput } from "../environment/invalid-input";
import { isUnresolved } from "../environment/unresolved";

/** The provider reads back one page of ten: more never converge. */
const MOST = 10;

/**
 * The group's own list of protected instances, owned by Terraform.
 *
 * @internal
 */
export const protectedInstances: ProtectionActor = {
  suits(origin, { instanceIds }) {
    return origin === ScalingGroupOrigin.ADOPTED && instanceIds !== undefined && isFew(instanceIds);
  },

  protect(group, { instanceIds, selection }) {
    if (instanceIds === undefined || !isFew(instanceIds)) {
      throw new InvalidInput({
        what: `The protected instances of ${group.node.path}`,
        value: instanceIds?.length ?? `CriticalInstances.${selection}`,
        rule: `Terraform can own a list of 1 to ${MOST} ids: the provider reads back only the first ${MOST}, so that more would be planned again for ever`,
        mend: `Use CriticalInstances.ids with at most ${MOST} ids, or ProtectionMechanism.SUSPENDED_SCALE_IN for the whole group`,
        see: SEE.setInstancesProtection,
      });
    }
    group._ownProtectedInstances(instanceIds);
    claimProtectedInstances(group);
  },
};

function isFew(instanceIds: string[]): boolean {
  return isUnresolved(instanceIds) || instanceIds.length <= MOST;
}
