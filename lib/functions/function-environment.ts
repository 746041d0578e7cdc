import { Construct } from "constructs";
import { InvalidInput } from "../environment/invalid-input";
import { checkProps } from "../environment/props";
import { resolved } from "../environment/resolved";
import { checkText } from "../environment/text";
import { isUnresolved } from "../environment/unresolved";

const SEE = "https://www.alibabacloud.com/help/en/functioncompute/fc-3-0/user-guide/environment-variables";

/** What the environment of a function holds, in bytes. */
const MOST_BYTES = 4096;

/**
 * Refuses names and values that the environment of a function does not take.
 *
 * @internal
 */
export function checkVariables(what: string, variables: { readonly [name: string]: string }): void {
  if (isUnresolved(variables)) return;
  checkProps(what, variables);
  for (const [name, value] of Object.entries(variables)) {
    checkText(`${what}.${name}`, value, { mend: "State it, as text in quotes", see: SEE });
    if (isUnresolved(name) || /^(?!FC_)[A-Za-z][A-Za-z0-9_]*$/.test(name)) continue;
    throw new InvalidInput({
      what: `The name of a variable in ${what}`,
      value: name,
      rule: "It has letters, digits and _, a letter first, and does not begin with FC_, which is the service's own",
      mend: "Choose another name",
      see: SEE,
    });
  }
}

/**
 * Says that an environment is too long, if it is. What only Terraform knows counts for nothing.
 *
 * @param mend how it gets shorter
 * @internal
 */
export function tooLong(
  owner: Construct,
  variables: { readonly [name: string]: string },
  mend: () => string,
): string[] {
  if (isUnresolved(variables)) return [];
  const texts = Object.entries(resolved(owner, variables) as object)
    .flat()
    .map(String);
  const bytes = texts.reduce((sum, text) => sum + Buffer.byteLength(text.replace(/\$\{[^}]*\}/g, "")), 0);
  if (bytes <= MOST_BYTES) return [];
  return [
    InvalidInput.message({
      what: `The environment of ${owner.node.path}`,
      value: bytes,
      rule: `The environment of a function holds ${MOST_BYTES} bytes, names and values`,
      mend: mend(),
      see: SEE,
    }),
  ];
}
