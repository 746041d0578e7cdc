import { TerraformStack } from "cdktf";
import { SEE } from "./ess-pages";
import { ProtectableGroup } from "./protection-actor";
import { claim, identityOf } from "../environment/claim";
import { InvalidInput } from "../environment/invalid-input";

/**
 * Says that the protection of a group's instances is set by way of this reference to the group, so that another
 * reference to the same group is refused. A suspended scale-in undoes no protection, and claims nothing.
 *
 * @internal
 */
export function claimProtectedInstances(group: ProtectableGroup): void {
  claim(
    group,
    () => `protected instances of ${identityOf(TerraformStack.of(group), group.scalingGroupId)}`,
    (other) =>
      InvalidInput.message({
        what: `The protected instances of ${group.node.path}`,
        value: group.scalingGroupId,
        rule: `${other.node.path} is the same group and sets them too, and the two would undo each other`,
        mend: "Protect them by way of one of the two, and hand that construct on",
        see: SEE.setInstancesProtection,
      }),
  );
}
