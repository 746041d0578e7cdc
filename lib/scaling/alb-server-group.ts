import { SEE } from "./ess-pages";
import { EssScalingGroupAlbServerGroup } from "../bindings/ess-scaling-group";
import { checkProps } from "../environment/props";
import { checkFilledText } from "../environment/text";
import { checkWholeNumber } from "../environment/whole-number";

/**
 * A server group of an Application Load Balancer (ALB) that the instances of a scaling group join.
 *
 * @see https://www.alibabacloud.com/help/en/auto-scaling/developer-reference/api-ess-2014-08-28-attachalbservergroups
 */
export interface AlbServerGroup {
  /** The id of the server group: `sgp-…`. */
  readonly albServerGroupId: string;

  /** The port that the instances serve: 1 to 65,535. */
  readonly port: number;

  /**
   * The share of the traffic that an instance gets: 0 to 100; 0 is none.
   *
   * @default 50
   */
  readonly weight?: number;
}

/**
 * @internal
 */
export function renderAlbServerGroup(serverGroup: AlbServerGroup, index: number): EssScalingGroupAlbServerGroup {
  const what = `albServerGroups[${index}]`;
  checkProps(what, serverGroup);
  checkFilledText(`${what}.albServerGroupId`, serverGroup.albServerGroupId, { see: SEE.createScalingGroup });
  checkWholeNumber(`${what}.port`, serverGroup.port, {
    min: 1,
    max: 65_535,
    required: true,
    see: SEE.createScalingGroup,
  });
  checkWholeNumber(`${what}.weight`, serverGroup.weight, { min: 0, max: 100, see: SEE.createScalingGroup });
  return {
    albServerGroupId: serverGroup.albServerGroupId,
    port: serverGroup.port,
    // Stated always: in the provider's blocks, what is left out reads as 0.
    weight: serverGroup.weight ?? 50,
  };
}
