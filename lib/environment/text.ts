import { InvalidInput } from "./invalid-input";
import { isUnresolved } from "./unresolved";

/**
 * Refuses what is no text. An empty one and unresolved tokens pass.
 *
 * @internal
 */
export function checkText(
  what: string,
  text: unknown,
  bounds: { readonly mend?: string; readonly see?: string },
): void {
  if (text !== "") checkFilledText(what, text, bounds);
}

/**
 * Refuses what is no text, an empty one or one that is too long. Unresolved tokens pass.
 *
 * @internal
 */
export function checkFilledText(
  what: string,
  text: unknown,
  bounds: { readonly longest?: number; readonly mend?: string; readonly see?: string } = {},
): void {
  const { longest = Infinity, mend = "State it, as text in quotes", see } = bounds;
  if (isUnresolved(text) || (typeof text === "string" && text !== "" && text.length <= longest)) return;
  const rule = longest === Infinity ? "It is a text" : `It is a text of 1 to ${longest} characters`;
  throw new InvalidInput({ what, value: text, rule: text === "" ? "It is not empty" : rule, mend, see });
}
