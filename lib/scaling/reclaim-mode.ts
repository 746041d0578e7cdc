/**
 * What becomes of instances that a scale-in takes: the group's `scaling_policy`.
 *
 * An instance that is released takes its disks along, and those take the automatic snapshots whose
 * `DeleteAutoSnapshot` is on. An instance that is recycled is stopped and keeps its disks.
 *
 * @see https://www.alibabacloud.com/help/en/auto-scaling/developer-reference/api-ess-2014-08-28-createscalinggroup
 */
export enum ReclaimMode {
  /** They are stopped and started again at a later scale-out, before new ones are launched. */
  RECYCLE = "recycle",
  /** They are released with their disks. */
  RELEASE = "release",
  /** They are stopped by force. */
  FORCE_RECYCLE = "forceRecycle",
  /** They are released by force, running or not. */
  FORCE_RELEASE = "forceRelease",
}
