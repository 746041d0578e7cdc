/**
 * Which instances a scale-in takes first.
 *
 * @see https://www.alibabacloud.com/help/en/auto-scaling/developer-reference/api-ess-2014-08-28-createscalinggroup
 */
export enum RemovalPolicy {
  /** Those launched from the oldest scaling configuration. */
  OLDEST_SCALING_CONFIGURATION = "OldestScalingConfiguration",
  /** Those that joined the group first. */
  OLDEST_INSTANCE = "OldestInstance",
  /** Those that joined the group last. */
  NEWEST_INSTANCE = "NewestInstance",
}
