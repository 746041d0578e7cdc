import { InvalidInput } from "./invalid-input";
import { isUnresolved } from "./unresolved";

/**
 * Refuses a value that is none of an enum. `undefined` and unresolved tokens pass.
 *
 * @internal
 */
export function checkOneOf(
  what: string,
  value: unknown,
  choices: { readonly [name: string]: string },
  see?: string,
): void {
  const known: unknown[] = Object.values(choices);
  if (value === undefined || isUnresolved(value) || known.includes(value)) return;
  throw new InvalidInput({
    what,
    value,
    rule: `It is one of ${known.join(", ")}`,
    mend: "Use a member of the enum",
    see,
  });
}

/**
 * The same for each entry of a list. A token that stands for a whole list passes.
 *
 * @internal
 */
export function checkEachOneOf(
  what: string,
  values: unknown[] | undefined,
  choices: { readonly [name: string]: string },
  see: string,
): void {
  if (isUnresolved(values)) return;
  values?.forEach((value, index) => checkOneOf(`${what}[${index}]`, value, choices, see));
}
