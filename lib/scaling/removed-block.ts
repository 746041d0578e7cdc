import { TerraformElement } from "cdktf";
import { Construct } from "constructs";

/**
 * A Terraform `removed` block: Terraform forgets the resource that stood at the same construct path and leaves the
 * real thing alone. CDKTF has no construct for it. Needs Terraform 1.7.
 *
 * @internal
 */
export class RemovedBlock extends TerraformElement {
  private readonly resourceType: string;

  public constructor(scope: Construct, id: string, resourceType: string) {
    super(scope, id, resourceType);
    this.resourceType = resourceType;
  }

  public override toTerraform(): { removed: object[] } {
    return {
      removed: [{ from: `${this.resourceType}.${this.friendlyUniqueId}`, lifecycle: { destroy: false } }],
    };
  }
}
