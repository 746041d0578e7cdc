/**
 * An instance type together with how much of the group's capacity one instance of it stands for.
 *
 * @see https://www.alibabacloud.com/help/en/auto-scaling/developer-reference/api-ess-2014-08-28-createscalingconfiguration
 */
export interface InstanceTypeWeight {
  /** The instance type, such as `ecs.g7.large`. */
  readonly instanceType: string;

  /**
   * How much of the group's capacity one instance of the type stands for: 1 to 500, whole.
   *
   * @default 1
   */
  readonly weightedCapacity?: number;
}
