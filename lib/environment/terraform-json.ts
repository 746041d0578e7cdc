import { Fn, Token } from "cdktf";
import { isUnresolved } from "./unresolved";

/**
 * JSON text with sorted keys, in which what only Terraform knows is written by Terraform's own `jsonencode`: a quote in
 * a variable cannot break out of its text, and numbers, lists and maps keep their type. `undefined` is left out.
 *
 * @internal
 */
export function terraformJson(value: unknown): string {
  // Expressions that are written by hand would be escaped by the core; they stand as they are.
  if (typeof value === "string" && isUnresolved(value) && !Token.isUnresolved(value)) return `"${value}"`;
  if (isUnresolved(value)) return Fn.jsonencode(value);
  if (Array.isArray(value)) return `[${value.map(terraformJson).join(",")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const entries = Object.entries(value).filter(([, entry]) => entry !== undefined);
  return `{${entries
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, entry]) => `${terraformJson(key)}:${terraformJson(entry)}`)
    .join(",")}}`;
}
