/**
 * Which instance type a group with the multi-zone policy `COMPOSABLE` launches.
 *
 * @see https://www.alibabacloud.com/help/en/auto-scaling/developer-reference/api-ess-2014-08-28-createscalinggroup
 */
export enum AllocationStrategy {
  /** The first of the list that can be had. */
  PRIORITY = "priority",
  /** The cheapest one for each vCPU that can be had. */
  LOWEST_PRICE = "lowestPrice",
}
