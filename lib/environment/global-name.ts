import { TerraformProvider } from "cdktf";
import { Construct } from "constructs";
import { Environment } from "./environment";
import { NameRule, nameOr, physicalName } from "./physical-name";

/** What the longest account and region leave of the 63 characters that such services take. */
const PATH_LENGTH = 24;

/**
 * A name that no other account, region or construct path gives, for services whose names are shared by all accounts:
 * lower-case letters, digits and hyphens, up to 63.
 *
 * @internal
 */
export function globalName(scope: Construct, provider?: TerraformProvider): string {
  const { accountId, region } = Environment.of(scope, provider);
  const path = physicalName(scope, PATH_LENGTH).toLowerCase().replace(/-+/g, "-");
  return `${path}-${accountId}-${region}`;
}

/**
 * The given name, checked and claimed, or a global one.
 *
 * @internal
 */
export function globalNameOr(
  given: string | undefined,
  scope: Construct,
  rule: NameRule,
  provider?: TerraformProvider,
): string {
  return given === undefined ? globalName(scope, provider) : nameOr(given, scope, rule, provider);
}
