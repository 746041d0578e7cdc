import { Disk, Ecs, Snapshot } from "../cloud/ecs";
import { Ess, ScalingInstance } from "../cloud/ess";
import { ReconciledGroup } from "../settings";
import { DiskState, GroupState, InstanceState } from "./group-state";

const HOUR = 3_600_000;

/** Asks for what the settings of a group need to be decided, and for nothing else. */
export async function readGroup(settings: ReconciledGroup, ess: Ess, ecs: Ecs, now: Date): Promise<GroupState> {
  const instances = await ess.instancesOf(settings.scalingGroupId);
  const ids = instances.map(({ InstanceId }) => InstanceId);
  const tags = settings.instances?.kind === "tags" ? await tagsOf(ecs, ids) : new Map<string, InstanceState["tags"]>();
  const { snapshotPolicyId, keepAutomaticSnapshots, recoveryPointObjectiveHours: reach } = settings;
  const aboutDisks = snapshotPolicyId !== undefined || keepAutomaticSnapshots || reach !== undefined;
  const disks = aboutDisks ? await ecs.disksOf(ids) : [];
  const since = reach === undefined ? undefined : new Date(now.getTime() - reach * HOUR);
  const newest = newestOf(since ? await ecs.snapshotsSince(since, ids) : []);
  return {
    instances: instances.map((instance) => instanceState(instance, tags.get(instance.InstanceId) ?? {})),
    disks: disks.map((disk) => diskState(disk, newest.get(disk.DiskId))),
  };
}

/** The newest accomplished snapshot of a disk, however old. */
export async function newestSnapshotAt(ecs: Ecs, diskId: string): Promise<Date | undefined> {
  const snapshots = await ecs.snapshots({ DiskId: diskId, Status: "accomplished" });
  return newestOf(snapshots).get(diskId);
}

async function tagsOf(ecs: Ecs, ids: readonly string[]): Promise<Map<string, InstanceState["tags"]>> {
  const instances = await ecs.instances(ids);
  return new Map(
    instances.map(({ InstanceId, Tags }) => [
      InstanceId,
      Object.fromEntries((Tags?.Tag ?? []).map(({ TagKey, TagValue }) => [TagKey, TagValue])),
    ]),
  );
}

function newestOf(snapshots: readonly Snapshot[]): Map<string, Date> {
  const newest = new Map<string, Date>();
  for (const { SourceDiskId, CreationTime } of snapshots) {
    const taken = new Date(CreationTime);
    if (taken > (newest.get(SourceDiskId) ?? new Date(0))) {
      newest.set(SourceDiskId, taken);
    }
  }
  return newest;
}

function instanceState(
  { InstanceId, LifecycleState, CreationTime }: ScalingInstance,
  tags: InstanceState["tags"],
): InstanceState {
  return { id: InstanceId, lifecycleState: LifecycleState, createdAt: time(CreationTime), tags };
}

function diskState(disk: Disk, newest?: Date): DiskState {
  return {
    id: disk.DiskId,
    instanceId: disk.InstanceId ?? "",
    category: disk.Category,
    createdAt: time(disk.CreationTime),
    // Accounts with several policies a disk: how the service lists them is not documented.
    snapshotPolicyIds: (disk.AutoSnapshotPolicyId ?? "").split(",").filter((id) => id !== ""),
    deleteAutoSnapshot: disk.DeleteAutoSnapshot ?? false,
    newestSnapshotAt: newest,
  };
}

function time(text?: string): Date | undefined {
  const date = new Date(text ?? "");
  return Number.isNaN(date.getTime()) ? undefined : date;
}
