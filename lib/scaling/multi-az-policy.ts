/**
 * How a group spreads its instances over the zones of its vSwitches.
 *
 * @see https://www.alibabacloud.com/help/en/auto-scaling/developer-reference/api-ess-2014-08-28-createscalinggroup
 */
export enum MultiAzPolicy {
  /** One vSwitch after the other. Terraform hands vSwitches over as a set, so that their order is the provider's. */
  PRIORITY = "PRIORITY",
  /** Evenly over the zones. */
  BALANCE = "BALANCE",
  /** The cheapest instance types first; on-demand and spot instances can be mixed. */
  COST_OPTIMIZED = "COST_OPTIMIZED",
  /** Zones, instance types and prices are each governed by an option of their own. */
  COMPOSABLE = "COMPOSABLE",
}
