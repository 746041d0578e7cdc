import { SEE } from "./ess-pages";
import { checkTwoDecimals } from "./two-decimals";
import { EssScalingConfigurationInstancePatternInfo } from "../bindings/ess-scaling-configuration";
import { checkCount } from "../environment/count";
import { checkTexts } from "../environment/list";
import { checkEachOneOf, checkOneOf } from "../environment/one-of";
import { checkProps } from "../environment/props";
import { checkStated } from "../environment/stated";
import { checkWholeNumber } from "../environment/whole-number";

/**
 * The class of an instance family.
 *
 * @see https://www.alibabacloud.com/help/en/auto-scaling/developer-reference/api-ess-2014-08-28-createscalingconfiguration
 */
export enum InstanceFamilyLevel {
  /** Shared, the plainest. */
  ENTRY_LEVEL = "EntryLevel",
  /** Steady computing power of its own. */
  ENTERPRISE_LEVEL = "EnterpriseLevel",
  /** Burstable, with CPU credits. */
  CREDIT_ENTRY_LEVEL = "CreditEntryLevel",
}

/**
 * The architecture of an instance type.
 *
 * @see https://www.alibabacloud.com/help/en/ecs/user-guide/overview-of-instance-families
 */
export enum InstanceArchitecture {
  /** x86. */
  X86 = "X86",
  /** ARM. */
  ARM = "Arm",
  /** With GPUs or FPGAs. */
  HETEROGENEOUS = "Heterogeneous",
  /** Bare metal; the provider spells it so. */
  BARE_METAL = "BareMental",
  /** Nodes of a super computing cluster. */
  SUPER_COMPUTE_CLUSTER = "SuperComputeCluster",
}

/**
 * Whether burstable instance types are among those that a pattern chooses from.
 *
 * @see https://www.alibabacloud.com/help/en/auto-scaling/developer-reference/api-ess-2014-08-28-createscalingconfiguration
 */
export enum BurstablePerformance {
  /** They are not. */
  EXCLUDE = "Exclude",
  /** They are. */
  INCLUDE = "Include",
  /** None but they are. */
  REQUIRED = "Required",
}

/**
 * What an instance type must be like; the service launches the cheapest one that is.
 *
 * @see https://www.alibabacloud.com/help/en/auto-scaling/developer-reference/api-ess-2014-08-28-createscalingconfiguration
 */
export interface InstancePattern {
  /** The number of vCPUs: 1 or more. */
  readonly cores: number;

  /** The memory in GiB: above 0, with two decimals at most. */
  readonly memoryGib: number;

  /** The class of the instance family. */
  readonly instanceFamilyLevel: InstanceFamilyLevel;

  /**
   * The highest price per hour: above 0, with two decimals at most.
   *
   * @default - no limit
   */
  readonly maxPrice?: number;

  /**
   * The architectures: one or more.
   *
   * @default - all
   */
  readonly architectures?: InstanceArchitecture[];

  /**
   * Whether burstable instance types are among them.
   *
   * @default - the service's: BurstablePerformance.INCLUDE
   */
  readonly burstablePerformance?: BurstablePerformance;

  /**
   * Instance types to leave out; `*` stands for any characters, as in `ecs.c6*.large`.
   *
   * @default - none
   */
  readonly excludedInstanceTypes?: string[];
}

/**
 * @internal
 */
export function renderInstancePattern(
  pattern: InstancePattern,
  index: number,
): EssScalingConfigurationInstancePatternInfo {
  const what = `instancePatterns[${index}]`;
  const see = SEE.createScalingConfiguration;
  checkProps(what, pattern);
  checkWholeNumber(`${what}.cores`, pattern.cores, { min: 1, max: 1024, required: true, unit: "vCPUs", see });
  checkTwoDecimals(`${what}.memoryGib`, pattern.memoryGib, true);
  checkStated(`${what}.instanceFamilyLevel`, pattern.instanceFamilyLevel, "Use the enum InstanceFamilyLevel", see);
  checkOneOf(`${what}.instanceFamilyLevel`, pattern.instanceFamilyLevel, InstanceFamilyLevel, see);
  checkOneOf(`${what}.burstablePerformance`, pattern.burstablePerformance, BurstablePerformance, see);
  checkTwoDecimals(`${what}.maxPrice`, pattern.maxPrice);
  checkCount(`${what}.architectures`, pattern.architectures, { min: 1, see });
  checkEachOneOf(`${what}.architectures`, pattern.architectures, InstanceArchitecture, see);
  if (pattern.excludedInstanceTypes !== undefined) {
    checkTexts(`${what}.excludedInstanceTypes`, pattern.excludedInstanceTypes, see);
  }
  return {
    cores: pattern.cores,
    memory: pattern.memoryGib,
    instanceFamilyLevel: pattern.instanceFamilyLevel,
    maxPrice: pattern.maxPrice,
    architectures: pattern.architectures,
    burstablePerformance: pattern.burstablePerformance,
    excludedInstanceTypes: pattern.excludedInstanceTypes,
  };
}
