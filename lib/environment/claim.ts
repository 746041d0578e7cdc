import { TerraformStack } from "cdktf";
import { IConstruct } from "constructs";
import { resolved } from "./resolved";
import { isUnresolved } from "./unresolved";

const claims = new WeakMap<IConstruct, Map<string, IConstruct>>();

/**
 * Claims something that exists once in the cloud for one construct of the app. Where a second construct claims it too,
 * synthesis fails with a message of the second one, as the two would undo each other.
 *
 * @internal
 */
export function claim(owner: IConstruct, thing: () => string, refusal: (other: IConstruct) => string): void {
  owner.node.addValidation({
    validate: () => {
      const app = owner.node.root;
      const claimed = claims.get(app) ?? new Map<string, IConstruct>();
      claims.set(app, claimed);
      const name = thing();
      const first = claimed.get(name) ?? owner;
      claimed.set(name, first);
      return first === owner ? [] : [refusal(first)];
    },
  });
}

const cloudIds = new WeakMap<TerraformStack, { readonly id: string; readonly cloudId: string }[]>();

/**
 * Says that an id which only Terraform knows is an id of the cloud: that of something taken over.
 *
 * @internal
 */
export function sayCloudId(stack: TerraformStack, id: string, cloudId: string): void {
  cloudIds.set(stack, [...(cloudIds.get(stack) ?? []), { id, cloudId }]);
}

/**
 * What tells an id apart from others in an app: the id in the cloud, or, where only Terraform knows it, the expression
 * together with the stack that it is meant in.
 *
 * @internal
 */
export function identityOf(stack: TerraformStack, id: string): string {
  if (!isUnresolved(id)) return id;
  const expression = resolved(stack, id);
  const known = cloudIds.get(stack)?.find((each) => resolved(stack, each.id) === expression);
  return known === undefined ? `${stack.node.path}: ${String(expression)}` : identityOf(stack, known.cloudId);
}
