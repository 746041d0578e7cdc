/**
 * What a burstable instance does when its CPU credits are used up.
 *
 * @see https://www.alibabacloud.com/help/en/ecs/user-guide/burstable-instance-overview
 */
export enum CreditSpecification {
  /** It falls back to its baseline. */
  STANDARD = "Standard",
  /** It keeps its speed for money. */
  UNLIMITED = "Unlimited",
}
