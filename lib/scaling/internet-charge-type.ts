/**
 * How traffic to the internet is paid for.
 *
 * @see https://www.alibabacloud.com/help/en/auto-scaling/developer-reference/api-ess-2014-08-28-createscalingconfiguration
 */
export enum InternetChargeType {
  /** By the greatest bandwidth. */
  PAY_BY_BANDWIDTH = "PayByBandwidth",
  /** By the bytes. */
  PAY_BY_TRAFFIC = "PayByTraffic",
}
