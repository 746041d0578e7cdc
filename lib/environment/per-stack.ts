import { TerraformProvider, TerraformStack } from "cdktf";
import { Construct } from "constructs";

/**
 * The one construct of its kind in a stack and for a provider, made on first use.
 *
 * @internal
 */
export function perStack<T extends Construct>(
  scope: Construct,
  name: string,
  provider: TerraformProvider | undefined,
  make: (stack: TerraformStack, id: string) => T,
): T {
  const stack = TerraformStack.of(scope);
  const id = provider?.alias === undefined ? name : `${name}-${provider.alias}`;
  return (stack.node.tryFindChild(id) as T | undefined) ?? make(stack, id);
}
