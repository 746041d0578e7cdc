import { listing } from "./listing";

export const ecsSnapshots = listing({
  type: "alicloud_ecs_snapshots",
  list: "snapshots",
  operation: "ecs:DescribeSnapshots",
  find: (cloud) =>
    cloud.snapshots.all.map((snapshot) => ({
      id: snapshot.id,
      snapshot_id: snapshot.id,
      name: snapshot.name,
      snapshot_name: snapshot.name,
      creation_time: snapshot.startedAt.toISOString(),
      description: snapshot.description,
      disk_id: snapshot.diskId,
      progress: `${snapshot.progress}%`,
      retention_days: snapshot.retentionDays ?? 0,
      // The filter calls the snapshots of a policy otherwise than the answer.
      snapshot_type: snapshot.type === "timer" ? "auto" : snapshot.type,
      source_disk_id: snapshot.diskId,
      source_disk_size: String(snapshot.sourceDiskSize),
      source_disk_type: snapshot.sourceDiskType,
      status: snapshot.status,
      tags: { ...snapshot.tags },
      type: snapshot.type,
      usage: "none",
    })),
});
