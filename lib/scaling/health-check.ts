/**
 * How a group finds out that an instance is broken. A broken instance is removed and replaced, unless it is protected.
 *
 * @see https://www.alibabacloud.com/help/en/auto-scaling/developer-reference/api-ess-2014-08-28-createscalinggroup
 */
export enum HealthCheck {
  /** The state of the ECS instance: one that does not run is broken. */
  ECS = "ECS",
  /** The health checks of the load balancers that the instance serves. */
  LOAD_BALANCER = "LOAD_BALANCER",
  /** No check: nothing is replaced. */
  NONE = "NONE",
}
