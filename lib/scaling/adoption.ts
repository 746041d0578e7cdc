import { TerraformProvider, TerraformResource, TerraformStack } from "cdktf";
import { ImportBlocks } from "./import-blocks";
import { sayCloudId } from "../environment/claim";
import { checkResourceId } from "../environment/resource-id";

/**
 * Takes an existing resource over by an `import` block, and of it only the named attributes. All others go into
 * `ignore_changes`, so that the first plan shows an import and no change that the app does not state.
 *
 * @internal
 */
export function adopt(
  resource: TerraformResource,
  options: {
    readonly cloudId: string;
    readonly named: string[];
    readonly preventDestroy?: boolean;
    readonly provider?: TerraformProvider;
  },
): void {
  sayCloudId(TerraformStack.of(resource), resource.getStringAttribute("id"), options.cloudId);
  ImportBlocks.of(resource).add({ resource, cloudId: options.cloudId, provider: options.provider });
  resource.lifecycle = {
    ignoreChanges: settableAttributes(resource)
      .filter((name) => !options.named.includes(name))
      .sort(),
    preventDestroy: options.preventDestroy ?? true,
  };
}

/**
 * The provider's names of what a configuration of a generated class states.
 *
 * @internal
 */
export function attributesOf(stated: object): string[] {
  return Object.entries(stated)
    .filter(([, value]) => value !== undefined)
    .map(([name]) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`));
}

/**
 * Refuses an id that belongs to another kind of thing: importing it would fail, or adopt something else.
 *
 * @internal
 */
export function checkCloudId(what: string, cloudId: string, prefix: string, thing: string): void {
  const see = "https://www.alibabacloud.com/help/en/auto-scaling/";
  checkResourceId(
    what,
    cloudId,
    prefix,
    `a ${thing}`,
    see,
    `Copy the id of the ${thing} (not its name) from the console`,
  );
}

function settableAttributes(resource: TerraformResource): string[] {
  // The generated class itself lists what a configuration can set, so that no second list goes stale.
  return Object.keys(resource["synthesizeAttributes"]()).filter((name) => name !== "id" && name !== "timeouts");
}
