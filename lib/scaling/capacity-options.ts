import { SEE } from "./ess-pages";
import { checkFlag } from "../environment/flag";
import { checkOneOf } from "../environment/one-of";
import { checkWholeNumber } from "../environment/whole-number";

/**
 * What prices of instance types are compared by.
 *
 * @see https://www.alibabacloud.com/help/en/auto-scaling/developer-reference/api-ess-2014-08-28-createscalinggroup
 */
export enum PriceComparisonMode {
  /** By the price of a unit of capacity: the weights of the instance types count. */
  PRICE_PER_UNIT = "PricePerUnit",
  /** By the price of a vCPU. */
  PRICE_PER_VCPU = "PricePerVCpu",
}

/**
 * How a group mixes on-demand and spot instances, in the form that suits the multi-zone policy `COMPOSABLE`. A spot
 * instance can be taken back by the service at any time, protected from scale-in or not: put nothing critical on it.
 *
 * @see https://www.alibabacloud.com/help/en/auto-scaling/developer-reference/api-ess-2014-08-28-createscalinggroup
 */
export interface CapacityOptions {
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
   * Whether an on-demand instance is launched where no spot instance can be had. For the multi-zone policy
   * `COST_OPTIMIZED` only.
   *
   * @default - the service's
   */
  readonly compensateWithOnDemand?: boolean;

  /**
   * Whether on-demand instances that stand in for spot instances are replaced when spot instances can be had again.
   * Such a replacement is a scale-in: the disks of the replaced instance go with it.
   *
   * @default - the service's
   */
  readonly spotAutoReplaceOnDemand?: boolean;

  /**
   * What prices are compared by.
   *
   * @default PriceComparisonMode.PRICE_PER_UNIT
   */
  readonly priceComparisonMode?: PriceComparisonMode;
}

/**
 * @internal
 */
export function renderCapacityOptions(options: CapacityOptions) {
  checkWholeNumber("capacityOptions.onDemandBaseCapacity", options.onDemandBaseCapacity, {
    min: 0,
    max: 1000,
    unit: "instances",
    see: SEE.createScalingGroup,
  });
  checkWholeNumber("capacityOptions.onDemandPercentageAboveBaseCapacity", options.onDemandPercentageAboveBaseCapacity, {
    min: 0,
    max: 100,
    unit: "percent",
    see: SEE.createScalingGroup,
  });
  checkFlag("capacityOptions.compensateWithOnDemand", options.compensateWithOnDemand);
  checkFlag("capacityOptions.spotAutoReplaceOnDemand", options.spotAutoReplaceOnDemand);
  const { priceComparisonMode } = options;
  checkOneOf("capacityOptions.priceComparisonMode", priceComparisonMode, PriceComparisonMode, SEE.createScalingGroup);
  return {
    capacityOptionsOnDemandBaseCapacity: options.onDemandBaseCapacity,
    capacityOptionsOnDemandPercentageAboveBaseCapacity: options.onDemandPercentageAboveBaseCapacity,
    capacityOptionsCompensateWithOnDemand: options.compensateWithOnDemand,
    capacityOptionsSpotAutoReplaceOnDemand: options.spotAutoReplaceOnDemand,
    capacityOptionsPriceComparisonMode: priceComparisonMode,
  };
}
