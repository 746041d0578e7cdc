import { TerraformStack } from "cdktf";
import { IConstruct } from "constructs";

/**
 * Names a construct among the targets of its stack: its path in the stack, with hyphens. Two parts of an app may then
 * use the same ids.
 *
 * @internal
 */
export function targetIdOf(construct: IConstruct): string {
  const { scopes } = construct.node;
  const inStack = scopes.slice(scopes.indexOf(TerraformStack.of(construct)) + 1);
  return inStack.map(({ node }) => node.id).join("-");
}
