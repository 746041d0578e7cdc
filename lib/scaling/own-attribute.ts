import { TerraformResource } from "cdktf";

/**
 * Takes an attribute out of what Terraform ignores of a resource: from then on it keeps it as the app states it.
 *
 * @internal
 */
export function ownAttribute(resource: TerraformResource, attribute: string): void {
  const ignored = resource.lifecycle?.ignoreChanges as string[];
  resource.lifecycle = { ...resource.lifecycle, ignoreChanges: ignored.filter((name) => name !== attribute) };
}
