import { TerraformStack } from "cdktf";
import { IConstruct } from "constructs";
import { checkLiteral } from "../environment/literal";
import { checkFilledText } from "../environment/text";

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

/**
 * Refuses an id of a target that is no literal text: it is part of the construct path and of the rule's name.
 *
 * @internal
 */
export function checkTargetId(targetId: unknown, what: string = "targetId"): void {
  checkLiteral(what, targetId);
  checkFilledText(what, targetId, { mend: "Name the target, such as failures" });
}
