import { InvalidInput } from "../environment/invalid-input";
import { checkPositive } from "../environment/positive-number";
import { isUnresolved } from "../environment/unresolved";

/**
 * Checks a number above 0 that the provider sends and reads with two decimals. Unresolved tokens pass.
 *
 * @internal
 */
export function checkTwoDecimals(what: string, value: number | undefined, required: boolean = false): void {
  checkPositive(what, value, required);
  if (value === undefined || isUnresolved(value) || Number(value.toFixed(2)) === value) return;
  throw new InvalidInput({
    what,
    value,
    rule: "The provider rounds it to two decimals, so that every plan would show a change",
    mend: `Use two decimals, such as ${(Math.ceil(value * 100) / 100).toFixed(2)}`,
  });
}
