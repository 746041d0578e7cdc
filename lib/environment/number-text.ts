import { Token } from "cdktf";
import { isUnresolved } from "./unresolved";

/**
 * A number as text. Spliced into a text as it is, a token that stands for a number would become a meaningless number.
 *
 * @internal
 */
export function numberText(value: number): string {
  return isUnresolved(value) ? Token.asString(value) : String(value);
}
