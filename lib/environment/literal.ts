import { InvalidInput } from "./invalid-input";
import { isUnresolved } from "./unresolved";

/** Why a token is refused. */
export const DECIDES = "It decides what is synthesized, before Terraform fills anything in";

/**
 * Refuses a token where a construct id, and with it the address in Terraform's state, is made of the value, or where it
 * decides otherwise what is synthesized. A token's text is a number that changes with what else an app makes.
 *
 * @internal
 */
export function checkLiteral(what: string, value: unknown, see?: string): void {
  if (!isUnresolved(value)) return;
  throw new InvalidInput({ what, rule: DECIDES, mend: "Write it as a literal", see });
}
