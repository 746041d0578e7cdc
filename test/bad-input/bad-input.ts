import { TerraformStack, Testing } from "cdktf";
import { alicloud } from "../../lib";
import { newStack } from "../synthesis";

/** One mistake of a user, and what the library says to it. */
export interface BadInput {
  readonly title: string;
  /** Makes the mistake; where the check is at synthesis, synthesizes. */
  readonly make: () => void;
  /** What is wrong, the value, the core of the rule and the mend. */
  readonly message: RegExp;
}

/** Runs code in a stack of its own in cn-hangzhou of the account 1234567890123456. */
export function inStack(code: (stack: TerraformStack) => void): () => void {
  return () => code(newStack({ region: "cn-hangzhou", accountId: "1234567890123456" }));
}

/** The same, and synthesizes the stack with its validations. */
export function synthesized(code: (stack: TerraformStack) => void): () => void {
  return inStack((stack) => {
    code(stack);
    Testing.synth(stack, true);
  });
}

/** A provider of a second region, cn-beijing. */
export function beijing(stack: TerraformStack): alicloud.provider.AlicloudProvider {
  const config = { region: "cn-beijing", accountId: "1234567890123456", alias: "bj" };
  return new alicloud.provider.AlicloudProvider(stack, "bj", config);
}

/** A value as JavaScript hands it in, where no type is checked. */
export function js(value?: unknown): any {
  return value;
}
