import { TerraformElement, TerraformProvider, TerraformResource } from "cdktf";

/**
 * A Terraform `import` block. The core has `importFrom` for it, which asks the `terraform` program for its version at
 * synth, once per resource: synthesis would need Terraform and slow down with every group.
 *
 * @internal
 */
export class ImportBlock extends TerraformElement {
  private readonly resource: TerraformResource;
  private readonly cloudId: string;
  private readonly provider?: TerraformProvider;

  public constructor(resource: TerraformResource, cloudId: string, provider?: TerraformProvider) {
    super(resource, "Import");
    this.resource = resource;
    this.cloudId = cloudId;
    this.provider = provider;
  }

  public override toTerraform(): { import: object[] } {
    const to = `${this.resource.terraformResourceType}.${this.resource.friendlyUniqueId}`;
    return { import: [{ provider: this.provider?.fqn, id: this.cloudId, to }] };
  }
}
