import { createHash } from "node:crypto";
import { Construct } from "constructs";
import { InvalidInput } from "./invalid-input";
import { isUnresolved } from "./unresolved";

const HASH_LENGTH = 8;

/**
 * A name that is unique and stable: the construct path in letters, digits and hyphens, then a hash of the whole path.
 * It changes only when the path changes.
 *
 * @internal
 */
export function physicalName(scope: Construct, maxLength: number): string {
  const path = scope.node.path;
  const hash = createHash("sha256").update(path).digest("hex").slice(0, HASH_LENGTH);
  const readable = path
    .split("/")
    .filter((part) => part !== "Resource" && part !== "Default")
    .map((part) => part.replace(/[^A-Za-z0-9-]/g, "-"))
    .join("-");
  // Some services want a letter in front.
  const start = /^[A-Za-z]/.test(readable) ? readable : `n-${readable}`;
  return `${start.slice(0, maxLength - HASH_LENGTH - 1)}-${hash}`;
}

/**
 * What a service asks of a name.
 *
 * @internal
 */
export interface NameRule {
  /** The prop, for the message. */
  readonly prop: string;
  readonly pattern: RegExp;
  /** The rule as a sentence without its full stop. */
  readonly rule: string;
  readonly maxLength: number;
  /** Whether the service takes lower-case letters only. */
  readonly lowerCase?: boolean;
  readonly see: string;
}

/**
 * The given name, checked, or one derived from the construct path.
 *
 * @internal
 */
export function nameOr(given: string | undefined, scope: Construct, rule: NameRule): string {
  if (given !== undefined) return checkGivenName(given, rule);
  const name = physicalName(scope, rule.maxLength);
  return rule.lowerCase === true ? name.toLowerCase() : name;
}

/**
 * A name that somebody gives, checked.
 *
 * @internal
 */
export function checkGivenName(given: string, rule: NameRule): string {
  return checkName(given, rule, "Choose another name, or leave it out: then it is derived from the construct path");
}

/**
 * The name of something that was made elsewhere, checked.
 *
 * @internal
 */
export function checkName(given: string, rule: NameRule, mend = "Copy the name as the console shows it"): string {
  if (isUnresolved(given) || (typeof given === "string" && rule.pattern.test(given))) return given;
  throw new InvalidInput({ what: rule.prop, value: given, rule: rule.rule, mend, see: rule.see });
}
