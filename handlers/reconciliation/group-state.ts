/** What a scaling group is like, as far as a decision about it depends on that. */
export interface GroupState {
  readonly instances: readonly InstanceState[];
  readonly disks: readonly DiskState[];
}

export interface InstanceState {
  readonly id: string;
  /** As Auto Scaling spells it: `InService`, `Protected`, `Removing:Wait` … */
  readonly lifecycleState: string;
  readonly createdAt?: Date;
  readonly tags: { readonly [key: string]: string };
}

export interface DiskState {
  readonly id: string;
  readonly instanceId: string;
  /** Such as `cloud_essd` or `local_ssd_pro`. */
  readonly category: string;
  readonly createdAt?: Date;
  readonly snapshotPolicyIds: readonly string[];
  /** Its automatic snapshots go with it. */
  readonly deleteAutoSnapshot: boolean;
  /** When the newest accomplished snapshot was taken. */
  readonly newestSnapshotAt?: Date;
}
