import { TerraformProvider } from "cdktf";
import { Construct } from "constructs";
import { CriticalInstances } from "./critical-instances";
import { IScalingGroup, ScalingGroupOrigin } from "./i-scaling-group";
import { Protection } from "./protection";
import { ProtectionMechanism } from "./protection-mechanism";
import { ScalingProcess, SuspendedProcess } from "./suspended-process";
import { suspensionOf } from "./suspension-of";
import { InvalidInput } from "../environment/invalid-input";
import { checkProvider } from "../environment/provider";

/**
 * A scaling group that another stack owns: it can be named and its processes suspended, not changed.
 *
 * @internal
 */
export class ForeignScalingGroup extends Construct implements IScalingGroup {
  public readonly origin = ScalingGroupOrigin.FOREIGN;

  private readonly protection = new Protection(this);

  public constructor(
    scope: Construct,
    id: string,
    public readonly scalingGroupId: string,
    public readonly provider?: TerraformProvider,
  ) {
    super(scope, id);
    checkProvider(`provider of ${this.node.path}`, provider, this);
  }

  public protectFromScaleIn(instances: CriticalInstances, mechanism?: ProtectionMechanism): void {
    this.protection.add(instances, mechanism);
  }

  public suspend(process: ScalingProcess): SuspendedProcess {
    return suspensionOf(this, process);
  }

  public applySnapshotPolicyToNewInstances(_autoSnapshotPolicyId: string): void {
    throw this.notOwned("The snapshot policy of its new instances");
  }

  public _ownProtectedInstances(_instanceIds: string[]): void {
    throw this.notOwned("Its protected instances");
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
