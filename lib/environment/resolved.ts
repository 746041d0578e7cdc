import { DefaultTokenResolver, StringConcat, Tokenization } from "cdktf";
import { IConstruct } from "constructs";

/**
 * A value with its tokens written out as the Terraform expressions that they stand for. Two tokens for the same thing
 * differ as text, and their numbers depend on what else an app makes; what they stand for does neither.
 *
 * @internal
 */
export function resolved(scope: IConstruct, value: unknown): unknown {
  return Tokenization.resolve(value, { scope, resolver: new DefaultTokenResolver(new StringConcat()) });
}
