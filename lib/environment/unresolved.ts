import { Token } from "cdktf";

// Terraform replaces ${…} and %{…} wherever they stand in a string; doubled signs are its escape for the plain text.
const TERRAFORM_TEMPLATE = /(?<!\$)\$\{|(?<!%)%\{/;

/**
 * Whether a value is known only when Terraform runs: a CDKTF token, or text that Terraform itself fills in.
 * It looks at the value alone, not at what a list or an object holds.
 *
 * @internal
 */
export function isUnresolved(value: unknown): boolean {
  if (typeof value === "string") return Token.isUnresolved(value) || TERRAFORM_TEMPLATE.test(value);
  return value !== undefined && Token.isUnresolved(value);
}

/**
 * Whether a value, or one inside a list or an operator object, is known only when Terraform runs.
 *
 * @internal
 */
export function holdsUnresolved(value: unknown): boolean {
  if (isUnresolved(value)) return true;
  if (typeof value !== "object" || value === null) return false;
  return Object.entries(value).some(([name, entry]) => isUnresolved(name) || holdsUnresolved(entry));
}
