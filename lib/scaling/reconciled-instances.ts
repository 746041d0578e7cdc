import { SEE } from "./ess-pages";
import { claimProtectedInstances } from "./protected-instances-claim";
import { ProtectionActor } from "./protection-actor";
import { isLeftToReconciler } from "./reconciled-group";
import { InvalidInput } from "../environment/invalid-input";

/**
 * Instances that a function protects between applies; Terraform leaves the group's list alone, as it does by default.
 *
 * @internal
 */
export const reconciledInstances: ProtectionActor = {
  suits: () => true,

  protect(group) {
    claimProtectedInstances(group);
    group.node.addValidation({
      validate: () => {
        if (isLeftToReconciler(group, "protection")) return [];
        return [
          InvalidInput.message({
            what: `The protected instances of ${group.node.path}`,
            rule: "They are left to a reconciler, and none looks after the group: nobody would protect them",
            mend: "Give the group to automation.Reconciler.of(…).addGroup({ … }), or to DataProtection, which does so",
            see: SEE.setInstancesProtection,
          }),
        ];
      },
    });
  },
};
