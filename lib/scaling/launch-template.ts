import { checkCloudId } from "./adoption";
import { SEE } from "./ess-pages";
import { checkTwoDecimals } from "./two-decimals";
import { EssScalingGroupConfig } from "../bindings/ess-scaling-group";
import { checkCount } from "../environment/count";
import { checkProps } from "../environment/props";
import { checkShape } from "../environment/shape";
import { checkFilledText } from "../environment/text";
import { checkWholeNumber } from "../environment/whole-number";

/**
 * Which version of a launch template a group launches from.
 *
 * @see https://www.alibabacloud.com/help/en/ecs/user-guide/manage-launch-template-versions
 */
export class LaunchTemplateVersion {
  /** Whatever version is the newest when an instance is launched. */
  public static readonly LATEST = new LaunchTemplateVersion("Latest");

  /** Whatever version is the template's default when an instance is launched. */
  public static readonly DEFAULT = new LaunchTemplateVersion("Default");

  /**
   * One version.
   *
   * @param version its number: 1 or more, whole
   * @throws when it is no such number
   */
  public static of(version: number): LaunchTemplateVersion {
    checkWholeNumber("LaunchTemplateVersion.of", version, {
      min: 1,
      max: Number.MAX_SAFE_INTEGER,
      required: true,
      mend: "Use the number that the template shows, LaunchTemplateVersion.LATEST or LaunchTemplateVersion.DEFAULT",
      see: SEE.createScalingGroup,
    });
    return new LaunchTemplateVersion(String(version));
  }

  /** The version as the provider takes it. */
  public readonly version: string;

  private constructor(version: string) {
    this.version = version;
  }
}

/**
 * An instance type that stands in for the one that a launch template names.
 *
 * @see https://www.alibabacloud.com/help/en/auto-scaling/developer-reference/api-ess-2014-08-28-createscalinggroup
 */
export interface LaunchTemplateOverride {
  /** The instance type, such as `ecs.g7.large`. */
  readonly instanceType: string;

  /**
   * How much of the group's capacity one instance of the type stands for: 1 to 500, whole.
   *
   * @default - types are not weighted
   */
  readonly weightedCapacity?: number;

  /**
   * The highest price per hour for a spot instance of the type: above 0, with two decimals at most.
   *
   * @default - that of the template
   */
  readonly spotPriceLimit?: number;
}

/**
 * A launch template that a group launches its instances from, instead of a scaling configuration.
 *
 * The provider has no field for a snapshot policy on a template, so the disks of such a group are covered otherwise.
 *
 * @see https://www.alibabacloud.com/help/en/ecs/user-guide/launch-template-overview
 */
export interface LaunchTemplate {
  /** The id of the template: `lt-…`. */
  readonly launchTemplateId: string;

  /**
   * Which version the group launches from.
   *
   * @default LaunchTemplateVersion.DEFAULT
   */
  readonly version?: LaunchTemplateVersion;

  /**
   * The instance types that stand in for the one of the template. They can be changed later but not all taken away: the
   * provider does not send an empty list.
   *
   * @default - the type of the template
   */
  readonly overrides?: LaunchTemplateOverride[];
}

/**
 * @internal
 */
export function renderLaunchTemplate(
  template: LaunchTemplate,
): Pick<EssScalingGroupConfig, "launchTemplateId" | "launchTemplateVersion" | "launchTemplateOverride"> {
  checkProps("launchTemplate", template);
  checkCloudId("launchTemplate.launchTemplateId", template.launchTemplateId, "lt", "launch template");
  if (template.version !== undefined) {
    const mend = "Use LaunchTemplateVersion.of(…), LaunchTemplateVersion.LATEST or LaunchTemplateVersion.DEFAULT";
    checkShape("launchTemplate.version", template.version, "version", "a LaunchTemplateVersion", mend);
  }
  checkCount("launchTemplate.overrides", template.overrides, { min: 0, known: true, see: SEE.createScalingGroup });
  return {
    launchTemplateId: template.launchTemplateId,
    launchTemplateVersion: (template.version ?? LaunchTemplateVersion.DEFAULT).version,
    launchTemplateOverride: template.overrides?.map((override, index) => {
      const what = `launchTemplate.overrides[${index}]`;
      checkProps(what, override);
      checkFilledText(`${what}.instanceType`, override.instanceType, { see: SEE.createScalingGroup });
      checkWholeNumber(`${what}.weightedCapacity`, override.weightedCapacity, { min: 1, max: 500 });
      checkTwoDecimals(`${what}.spotPriceLimit`, override.spotPriceLimit);
      return {
        instanceType: override.instanceType,
        weightedCapacity: override.weightedCapacity,
        spotPriceLimit: override.spotPriceLimit,
      };
    }),
  };
}
