/**
 * What a group that balances its zones does when one of them cannot give an instance.
 *
 * @see https://www.alibabacloud.com/help/en/auto-scaling/developer-reference/api-ess-2014-08-28-createscalinggroup
 */
export enum BalanceMode {
  /** Launches it in another zone. */
  BALANCED_BEST_EFFORT = "BalancedBestEffort",
  /** Launches none: balance counts for more than number. */
  BALANCED_ONLY = "BalancedOnly",
}
