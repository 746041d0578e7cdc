import { createHash } from "node:crypto";
import { TerraformProvider, TerraformStack } from "cdktf";
import { Construct } from "constructs";
import { claim } from "./claim";
import { Environment } from "./environment";
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
  /** Within what no two things have the same name, where the service asks for that. */
  readonly uniqueIn?: "cloud" | "account" | "region";
  readonly see: string;
}

/**
 * The given name, checked and claimed, or one derived from the construct path.
 *
 * @param within what holds the names, where that is something smaller than a region, such as a project
 * @internal
 */
export function nameOr(
  given: string | undefined,
  scope: Construct,
  rule: NameRule,
  provider?: TerraformProvider,
  within?: () => string,
): string {
  if (given !== undefined) {
    claimName(checkGivenName(given, rule), scope, rule, provider, within);
    return given;
  }
  const name = physicalName(scope, rule.maxLength);
  return rule.lowerCase === true ? name.toLowerCase() : name;
}

/**
 * Claims a name for one construct of the app: at synthesis a second one of the same name is refused. Names that only
 * Terraform knows are not compared, nor those of two stacks or providers that do not state where they deploy.
 *
 * @internal
 */
export function claimName(
  name: string,
  scope: Construct,
  rule: NameRule,
  provider?: TerraformProvider,
  within: () => string = () => "",
): void {
  const { uniqueIn } = rule;
  if (uniqueIn === undefined || isUnresolved(name)) return;
  claim(
    scope,
    () => `${rule.prop} ${name} ${placeOf(scope, uniqueIn, provider)} ${within()}`,
    (other) =>
      InvalidInput.message({
        what: `${rule.prop} of ${scope.node.path}`,
        value: name,
        rule: `${other.node.path} has this name too, and the service takes it once`,
        mend: "Choose another name, or leave it out: then it is derived from the construct path",
        see: rule.see,
      }),
  );
}

function placeOf(scope: Construct, uniqueIn: "cloud" | "account" | "region", provider?: TerraformProvider): string {
  if (uniqueIn === "cloud") return "";
  const { _statedRegion: region, _statedAccountId: account } = Environment.of(scope, provider);
  const stated = uniqueIn === "account" ? [account] : [account, region];
  if (stated.every((each) => each !== undefined)) return stated.join(" ");
  return `${TerraformStack.of(scope).node.path} ${provider?.alias ?? ""}`;
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
