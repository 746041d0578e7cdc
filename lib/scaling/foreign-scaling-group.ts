import { Construct } from "constructs";
import { CriticalInstances } from "./critical-instances";
import { IScalingGroup, ScalingGroupOrigin } from "./i-scaling-group";
import { InvalidInput } from "../environment/invalid-input";

/**
 * A scaling group that another stack owns: it can be named, not changed.
 *
 * @internal
 */
export class ForeignScalingGroup extends Construct implements IScalingGroup {
  public readonly origin = ScalingGroupOrigin.FOREIGN;

  public constructor(
    scope: Construct,
    id: string,
    public readonly scalingGroupId: string,
  ) {
    super(scope, id);
  }

  public protectFromScaleIn(_instances: CriticalInstances): void {
    throw this.notOwned("Its protected instances");
  }

  public applySnapshotPolicyToNewInstances(_autoSnapshotPolicyId: string): void {
    throw this.notOwned("The snapshot policy of its new instances");
  }

  private notOwned(what: string): InvalidInput {
    return new InvalidInput({
      what: `${what} (${this.node.path})`,
      value: this.scalingGroupId,
      rule: "A group that another stack owns cannot be changed from here: the two would undo each other",
      mend: "Take the group over with ScalingGroup.adopt(…), or change it in the stack that owns it",
    });
  }
}
