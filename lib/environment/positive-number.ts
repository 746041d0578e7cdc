import { InvalidInput } from "./invalid-input";
import { isUnresolved } from "./unresolved";

/**
 * Checks a number prop that may have decimals: finite and above 0. Unresolved tokens pass.
 *
 * @internal
 */
export function checkPositive(what: string, value: number | undefined, required: boolean = false): void {
  if ((value === undefined && !required) || isUnresolved(value) || (Number.isFinite(value) && value! > 0)) return;
  throw new InvalidInput({
    what,
    value,
    rule: "It must be a number above 0",
    mend: required ? "Use a number above 0" : "Use a number above 0, or leave the prop out",
  });
}
