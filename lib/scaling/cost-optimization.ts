import { SEE } from "./ess-pages";
import { checkFlag } from "../environment/flag";
import { checkWholeNumber } from "../environment/whole-number";

/**
 * How a group with the multi-zone policy `COST_OPTIMIZED` mixes on-demand and spot instances. A spot instance can be
 * taken back by the service at any time, protected from scale-in or not: put nothing critical on it.
 *
 * @see https://www.alibabacloud.com/help/en/auto-scaling/developer-reference/api-ess-2014-08-28-createscalinggroup
 */
export interface CostOptimization {
  /**
   * The least number of on-demand instances: 0 to 1,000.
   *
   * @default - 0; an adopted group keeps its own
   */
  readonly onDemandBaseCapacity?: number;

  /**
   * How many of the instances above that number are on demand, in percent: 0 to 100.
   *
   * @default - 100; an adopted group keeps its own
   */
  readonly onDemandPercentageAboveBaseCapacity?: number;

  /**
   * How many of the cheapest instance types share the spot instances: 1 to 10.
   *
   * @default - the service's: 2
   */
  readonly spotInstancePools?: number;

  /**
   * Whether a spot instance that is about to be taken back is replaced beforehand. On a new group leave it out rather
   * than state `false`: the provider sends that only with the next apply.
   *
   * @default - the service's: no
   */
  readonly spotInstanceRemedy?: boolean;

  /**
   * Whether an on-demand instance is launched where no spot instance can be had.
   *
   * @default - the service's: yes
   */
  readonly compensateWithOnDemand?: boolean;
}

/**
 * @internal
 */
export function renderCostOptimization(options: CostOptimization) {
  const percent = { min: 0, max: 100, unit: "percent", see: SEE.createScalingGroup };
  checkWholeNumber("costOptimization.onDemandBaseCapacity", options.onDemandBaseCapacity, {
    min: 0,
    max: 1000,
    unit: "instances",
    see: SEE.createScalingGroup,
  });
  checkWholeNumber(
    "costOptimization.onDemandPercentageAboveBaseCapacity",
    options.onDemandPercentageAboveBaseCapacity,
    percent,
  );
  checkWholeNumber("costOptimization.spotInstancePools", options.spotInstancePools, {
    min: 1,
    max: 10,
    unit: "instance types",
    see: SEE.createScalingGroup,
  });
  checkFlag("costOptimization.spotInstanceRemedy", options.spotInstanceRemedy);
  checkFlag("costOptimization.compensateWithOnDemand", options.compensateWithOnDemand);
  return {
    onDemandBaseCapacity: options.onDemandBaseCapacity,
    onDemandPercentageAboveBaseCapacity: options.onDemandPercentageAboveBaseCapacity,
    spotInstancePools: options.spotInstancePools,
    spotInstanceRemedy: options.spotInstanceRemedy,
    compensateWithOnDemand: options.compensateWithOnDemand,
  };
}
