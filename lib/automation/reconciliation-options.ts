/**
 * How a reconciler goes about a group.
 */
export interface ReconciliationOptions {
  /**
   * Whether protection is taken off instances of the group that are not critical, whoever protected them.
   *
   * @default false
   */
  readonly releaseOthers?: boolean;

  /**
   * Whether a disk that has another policy gets this one too. The service replaces the other one then, and adds to it in
   * accounts that may have several policies per disk: the reconciler itself takes no policy off, and may not.
   *
   * @see https://www.alibabacloud.com/help/en/ecs/developer-reference/api-ecs-2014-05-26-applyautosnapshotpolicy
   *
   * @default false
   */
  readonly replaceOtherPolicies?: boolean;

  /**
   * Whether the automatic snapshots of covered disks are kept when the disk goes, until their retention is over. A disk
   * that is released with its instance takes them with it otherwise.
   *
   * @default - true, where there is a policy
   */
  readonly keepAutomaticSnapshots?: boolean;

  /**
   * How old the newest snapshot of a disk may be, in hours: 1 to 8,760. What is older is reported as overdue.
   *
   * @default - the longest gap of the policy's schedule and a quarter of it, at least 2 and at most 6 hours more; none
   * where the schedule is not known to the stack
   */
  readonly recoveryPointObjectiveHours?: number;
}
