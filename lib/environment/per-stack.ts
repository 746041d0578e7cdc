import { TerraformProvider, TerraformStack } from "cdktf";
import { Construct } from "constructs";
import { InvalidInput } from "./invalid-input";
import { checkProvider } from "./provider";

/**
 * The one construct of its kind in a stack and for a provider, made on first use.
 *
 * @internal
 */
export function perStack<T extends Construct>(
  scope: Construct,
  type: { readonly name: string; readonly prototype: T },
  name: string,
  provider: TerraformProvider | undefined,
  make: (stack: TerraformStack, id: string) => T,
): T {
  if (!Construct.isConstruct(scope)) {
    throw new InvalidInput({
      what: `The scope of the ${type.name} that a stack shares`,
      value: scope,
      rule: "It takes a construct of the stack",
      mend: "Hand in the stack, or this inside a construct",
    });
  }
  checkProvider(`The provider of the ${type.name} that a stack shares`, provider, scope);
  const stack = TerraformStack.of(scope);
  const id = provider?.alias === undefined ? name : `${name}-${provider.alias}`;
  const existing = stack.node.tryFindChild(id);
  if (existing === undefined) return make(stack, id);
  if (!(existing instanceof (type as unknown as new () => T))) {
    throw new InvalidInput({
      what: `The construct id ${id} in the stack ${stack.node.id}`,
      rule: `It is the id of the ${type.name} that the stack shares`,
      mend: "Give your own construct another id",
    });
  }
  return existing;
}
