import { InvalidInput } from "./invalid-input";

// eslint-disable-next-line no-control-regex
const CONTROL = /[\u0000-\u001f\u007f]/;

/**
 * Refuses control characters in a text that ends up in a header: a line break would begin another one. What stands
 * inside a Terraform expression is not judged.
 *
 * @internal
 */
export function checkOneLine(what: string, text: unknown, see: string): void {
  if (typeof text !== "string" || !CONTROL.test(text.replace(/\$\{[^}]*\}/g, ""))) return;
  throw new InvalidInput({
    what,
    value: text,
    rule: "It is one line: a line break or another control character in it would begin another header",
    mend: "Take out line breaks, tabs and other control characters",
    see,
  });
}
