import { InvalidInput } from "./invalid-input";
import { DECIDES } from "./literal";
import { isUnresolved } from "./unresolved";

/**
 * Refuses a flag that is neither `true` nor `false`: the text `"false"` would count as true. `undefined` and unresolved
 * tokens pass.
 *
 * @internal
 */
export function checkFlag(what: string, flag: unknown): void {
  if (!isUnresolved(flag)) checkDecision(what, flag);
}

/**
 * The same for a flag that decides what is synthesized, so that Terraform cannot fill it in: a token is refused too, as
 * it would count as true.
 *
 * @internal
 */
export function checkDecision(what: string, flag: unknown): void {
  if (flag === undefined || typeof flag === "boolean") return;
  throw new InvalidInput({
    what,
    ...(isUnresolved(flag) ? {} : { value: flag }),
    rule: isUnresolved(flag) ? DECIDES : "It is true or false",
    mend: "Write true or false without quotes, or leave it out",
  });
}
