import { TerraformElement, TerraformProvider, TerraformResource } from "cdktf";
import { Construct } from "constructs";
import { perStack } from "../environment/per-stack";

interface Import {
  readonly resource: TerraformResource;
  readonly cloudId: string;
  readonly provider?: TerraformProvider;
}

/**
 * The Terraform `import` blocks of a stack, in an order that does not depend on that of the app.
 *
 * The core has `importFrom` for it, which asks the `terraform` program for its version at synth, once per resource:
 * synthesis would need Terraform and slow down with every group.
 *
 * @internal
 */
export class ImportBlocks extends TerraformElement {
  public static of(scope: Construct): ImportBlocks {
    return perStack(scope, ImportBlocks, "ImportBlocks", undefined, (stack, id) => new ImportBlocks(stack, id));
  }

  private readonly imports: Import[] = [];

  public add(entry: Import): void {
    this.imports.push(entry);
  }

  public override toTerraform(): { import: object[] } {
    const blocks = this.imports.map(({ resource, cloudId, provider }) => ({
      provider: provider?.fqn,
      id: cloudId,
      to: `${resource.terraformResourceType}.${resource.friendlyUniqueId}`,
    }));
    return { import: blocks.sort((a, b) => (a.to < b.to ? -1 : 1)) };
  }
}
