/**
 * Who keeps critical instances from being scaled in. The library chooses by the group and by what names the instances:
 *
 * | instances | adopted group | created group | group of another stack |
 * |---|---|---|---|
 * | `CriticalInstances.ids`, up to 10 | `PROTECTED_INSTANCES` | `RECONCILER` | `RECONCILER` |
 * | `CriticalInstances.ids`, more | `RECONCILER` | `RECONCILER` | `RECONCILER` |
 * | `CriticalInstances.all` | `SUSPENDED_SCALE_IN` | `SUSPENDED_SCALE_IN` | `SUSPENDED_SCALE_IN` |
 * | `CriticalInstances.tagged`, `CriticalInstances.oldest` | `RECONCILER` | `RECONCILER` | `RECONCILER` |
 *
 * `DataProtection` makes the reconciler that this takes. A group alone has none: there `RECONCILER` is an error that says
 * why nothing in Terraform protects just these instances, and names the ways out. Suspending scale-in for the whole group
 * is always one: pass `SUSPENDED_SCALE_IN` on purpose.
 */
export enum ProtectionMechanism {
  /**
   * Terraform owns the group's list of protected instances. They must be in the group when the stack is applied; up to
   * ten of them, since the provider reads back only ten. What is not on the list is un-protected by the next apply.
   */
  PROTECTED_INSTANCES = "protected-instances",

  /**
   * The group's process ScaleIn is suspended: nothing leaves by a scaling activity, neither the instances of today nor
   * those to come. One apply, any group; the group only grows while it lasts.
   */
  SUSPENDED_SCALE_IN = "suspended-scale-in",

  /**
   * A function protects the instances between applies (`automation.Reconciler`): those that exist, and those to come
   * within the interval of its timer at the latest. Any instances, any group, one apply. Terraform leaves the group's
   * list of protected instances alone.
   */
  RECONCILER = "reconciler",
}
