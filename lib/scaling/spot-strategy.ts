/**
 * Whether a configuration launches spot instances. A spot instance can be taken back by the service at any time,
 * protected from scale-in or not: put nothing critical on it.
 *
 * @see https://www.alibabacloud.com/help/en/auto-scaling/developer-reference/api-ess-2014-08-28-createscalingconfiguration
 */
export enum SpotStrategy {
  /** On-demand instances. */
  NO_SPOT = "NoSpot",
  /** Spot instances at whatever they cost, up to the on-demand price. */
  SPOT_AS_PRICE_GO = "SpotAsPriceGo",
  /** Spot instances up to a price of yours for each instance type. */
  SPOT_WITH_PRICE_LIMIT = "SpotWithPriceLimit",
}
