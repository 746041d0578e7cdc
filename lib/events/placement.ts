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
  if (scheme !== "acs") return;
  const wrong =
    differs(region, environment._statedRegion, /^[a-z]+-[a-z0-9-]+$/) ||
    differs(account, environment._statedAccountId, /^\d+$/);
  if (!wrong) return;
  const { _statedRegion: ownRegion = "(any region)", _statedAccountId: ownAccount = "(any account)" } = environment;
  throw new InvalidInput({
    what,
    value: arn,
    rule: `It must be in the region and account of ${user.name}: ${ownRegion}, ${ownAccount}`,
    mend: user.mend,
    see: user.see,
  });
}

function differs(actual: string | undefined, expected: string | undefined, literal: RegExp): boolean {
  return actual !== undefined && expected !== undefined && literal.test(actual) && actual !== expected;
}
