import { TerraformProvider } from "cdktf";
import { IConstruct } from "constructs";
import { Environment } from "../environment/environment";
import { InvalidInput } from "../environment/invalid-input";

/**
 * What takes things of its own region and account only.
 *
 * @internal
 */
export interface PlacedUser {
  readonly name: string;
  readonly mend: string;
  readonly see: string;
}

/**
 * Something in the region and account of its provider.
 *
 * @internal
 */
export type Placed = IConstruct & { readonly provider?: TerraformProvider };

const BUS: PlacedUser = {
  name: "the bus",
  mend: "Make it with the provider of the rule, or pass the events on to a bus there with a target of type acs.eventbridge",
  see: "https://help.aliyun.com/en/eventbridge/product-overview/limits",
};

/**
 * Refuses an ARN that lies in another region or account than what uses it. What only Terraform knows is not judged.
 *
 * @param what whose ARN it is, for the message
 * @param user what uses it; default: a bus
 * @internal
 */
export function checkPlacement(what: string, arn: string, environment: Environment, user: PlacedUser = BUS): void {
  const [scheme, , region, account] = arn.split(":");
  if (scheme === "acs") check(what, arn, region, account, environment, user);
}

/**
 * Refuses a thing whose provider states another region or account than that of what uses it.
 *
 * @param what which thing, for the message
 * @param environment that of what uses it
 * @internal
 */
export function checkSamePlace(what: string, thing: Placed, environment: Environment, user: PlacedUser): void {
  const { _statedRegion: region, _statedAccountId: account } = Environment.of(thing, thing.provider);
  check(what, `${region ?? "(any region)"}, ${account ?? "(any account)"}`, region, account, environment, user);
}

function check(
  what: string,
  value: string,
  region: string | undefined,
  account: string | undefined,
  environment: Environment,
  user: PlacedUser,
): void {
  const { _statedRegion: ownRegion, _statedAccountId: ownAccount } = environment;
  const wrong = differs(region, ownRegion, /^[a-z]+-[a-z0-9-]+$/) || differs(account, ownAccount, /^\d+$/);
  if (!wrong) return;
  throw new InvalidInput({
    what,
    value,
    rule: `It must be in the region and account of ${user.name}: ${ownRegion ?? "(any region)"}, ${ownAccount ?? "(any account)"}`,
    mend: user.mend,
    see: user.see,
  });
}

function differs(actual: string | undefined, expected: string | undefined, literal: RegExp): boolean {
  return actual !== undefined && expected !== undefined && literal.test(actual) && actual !== expected;
}
