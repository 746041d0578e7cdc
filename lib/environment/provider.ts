import { TerraformProvider, TerraformStack } from "cdktf";
import { IConstruct } from "constructs";
import { InvalidInput } from "./invalid-input";

/**
 * Refuses what is no provider of Alibaba Cloud in the stack that uses it: the alias of one as text would be dropped
 * without a word, and the alias of another stack's provider means nothing, or something else, here.
 *
 * @param what whose provider it is
 * @param user the construct that uses it
 * @internal
 */
export function checkProvider(what: string, provider: unknown, user: IConstruct): void {
  if (provider === undefined) return;
  const mend = "Make it with new alicloud.provider.AlicloudProvider(stack, …), or leave it out";
  if (!TerraformProvider.isTerraformProvider(provider)) {
    throw new InvalidInput({ what, value: provider, rule: "It takes a provider of Alibaba Cloud", mend });
  }
  const { terraformResourceType, node } = provider;
  if (terraformResourceType !== "alicloud") {
    throw new InvalidInput({ what, value: terraformResourceType, rule: "It takes a provider of Alibaba Cloud", mend });
  }
  const [own, other] = [TerraformStack.of(user), TerraformStack.of(provider)];
  if (own === other) return;
  throw new InvalidInput({
    what,
    value: node.path,
    rule: `Terraform knows providers of the same stack only, which is ${own.node.path}`,
    mend: "State a provider of that stack",
  });
}

/**
 * The provider of something, for what follows it: none where another stack holds the two.
 *
 * @param follower the construct that follows
 * @internal
 */
export function providerOf(
  thing: IConstruct & { readonly provider?: TerraformProvider },
  follower: IConstruct,
): TerraformProvider | undefined {
  const { provider } = thing;
  if (provider === undefined) return undefined;
  return TerraformStack.of(provider) === TerraformStack.of(follower) ? provider : undefined;
}
