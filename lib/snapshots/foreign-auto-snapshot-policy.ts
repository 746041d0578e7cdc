import { TerraformProvider } from "cdktf";
import { Construct } from "constructs";
import { AutoSnapshotPolicyBase } from "./auto-snapshot-policy-base";

/**
 * A snapshot policy that another stack owns: disks can get it, it cannot be changed.
 *
 * @internal
 */
export class ForeignAutoSnapshotPolicy extends AutoSnapshotPolicyBase {
  public constructor(
    scope: Construct,
    id: string,
    public readonly autoSnapshotPolicyId: string,
    provider?: TerraformProvider,
  ) {
    super(scope, id, provider);
  }
}
