import { LeavingDisk, LeavingInstances } from "./decision";
import { Ecs, Snapshot } from "../cloud/ecs";
import { LifecycleAction } from "../cloud/ess";
import { hasSnapshots } from "../reconciliation/plan";

/** Tags of a final snapshot: how a later run finds it again. */
export const TAGS = {
  hook: "dataprotection:lifecycle-hook",
  action: "dataprotection:lifecycle-action",
  instance: "dataprotection:instance",
} as const;

/** What became so far of the disks that one hook holds back. */
export async function readAction(
  ecs: Ecs,
  { LifecycleActionToken: token, InstanceIds }: LifecycleAction,
  waitedSeconds: number,
): Promise<LeavingInstances> {
  const instanceIds = InstanceIds?.InstanceId ?? [];
  const disks = await ecs.disksOf(instanceIds);
  const snapshots = await ecs.snapshots({ Tag: [{ Key: TAGS.action, Value: token }] });
  const bare = instanceIds.filter((id) => disks.every(({ InstanceId }) => InstanceId !== id));
  // An instance has a disk at least. One that is gone has nothing left to save.
  const there = bare.length > 0 ? await ecs.instances(bare) : [];
  return {
    waitedSeconds,
    disks: disks.map((disk): LeavingDisk => {
      const { DiskId: id, InstanceId: instanceId = "" } = disk;
      if (!hasSnapshots({ category: disk.Category })) {
        return {
          id,
          instanceId,
          state: "unsupported",
          message: `a disk of category ${disk.Category} has no snapshots`,
        };
      }
      return { id, instanceId, ...best(snapshots.filter(({ SourceDiskId }) => SourceDiskId === id)) };
    }),
    unseen: there.map(({ InstanceId }) => InstanceId),
  };
}

/** An accomplished snapshot counts, whatever became of others of the same disk. */
function best(snapshots: readonly Snapshot[]): Pick<LeavingDisk, "state" | "snapshotId"> {
  for (const state of ["accomplished", "progressing", "failed"] as const) {
    const found = snapshots.find(({ Status }) => Status === state);
    if (found) return { state, snapshotId: found.SnapshotId };
  }
  const [other] = snapshots;
  return other ? { state: "progressing", snapshotId: other.SnapshotId } : { state: "missing" };
}
