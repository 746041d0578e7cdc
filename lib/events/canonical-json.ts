import { Fn } from "cdktf";
import { isUnresolved } from "../environment/unresolved";

/**
 * JSON without spaces and with the keys of every object in order, as the service writes a pattern back.
 * A value that only Terraform knows and that is not text or a number is spliced in with Terraform's `jsonencode`.
 *
 * @internal
 */
export function canonicalJson(value: unknown): string {
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  if (isUnresolved(value)) return Fn.jsonencode(value);
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(",")}]`;
  // Written by hand: an object itself would put keys that look like whole numbers first.
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([key, entry]) => `${JSON.stringify(key)}:${canonicalJson(entry)}`).join(",")}}`;
}
