/**
 * How a snapshot came about, as the event says it in `data.snapshotType`.
 *
 * @see https://www.alibabacloud.com/help/en/ecs/user-guide/snapshot-event-notifications
 */
export enum SnapshotType {
  /** Taken by an automatic snapshot policy. */
  TIMER = "timer",
  /** Taken by a user or a program. */
  USER = "user",
  /** Copied from another region. */
  COPIED = "copied",
  /** Imported. */
  IMPORTED = "imported",
}

/**
 * Which outcomes of snapshots a route takes, and what its target is called.
 */
export interface SnapshotRouteProps {
  /**
   * Names the target among those of the rule; part of the construct path and of the rule's name, so keep it stable.
   *
   * @default - the target's own name
   */
  readonly targetId?: string;

  /**
   * Takes only snapshots of these types: at least one.
   *
   * @default - snapshots of every type
   */
  readonly snapshotTypes?: SnapshotType[];

  /**
   * Takes only snapshots of these automatic snapshot policies: 1 to 5 ids (`sp-…`).
   *
   * The event names no policy. The rule looks for the id in `data.snapshotName`, where real events of automatic snapshots
   * have it (`auto2.0_20260131_sp-…`), but no official page promises that: try it with one real event before you rely on
   * it, and leave one route for failures without it.
   *
   * @default - snapshots of every policy, and those without one
   */
  readonly policyIds?: string[];
}
