import { TerraformProvider } from "cdktf";
import { Construct } from "constructs";
import { SEE } from "./ess-pages";
import { nameOr } from "../environment/physical-name";

/**
 * The given name of a scaling group, checked, or one derived from the construct path.
 *
 * @internal
 */
export function scalingGroupName(given: string | undefined, scope: Construct, provider?: TerraformProvider): string {
  return nameOr(
    given,
    scope,
    {
      prop: "scalingGroupName",
      pattern: /^[\p{L}\p{N}][\p{L}\p{N}_.-]{1,63}$/u,
      rule: "The name of a scaling group has 2 to 64 characters: a letter or digit first, then also ., _ and -",
      maxLength: 64,
      uniqueIn: "region",
      see: SEE.createScalingGroup,
    },
    provider,
  );
}
