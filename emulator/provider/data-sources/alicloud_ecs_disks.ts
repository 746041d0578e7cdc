import { listing } from "./listing";

export const ecsDisks = listing({
  type: "alicloud_ecs_disks",
  list: "disks",
  operation: "ecs:DescribeDisks",
  find: (cloud) =>
    cloud.disks.all.map((disk) => ({
      id: disk.id,
      disk_id: disk.id,
      name: "",
      disk_name: "",
      auto_snapshot_policy_id: disk.autoSnapshotPolicyIds.at(-1) ?? "",
      category: disk.category,
      delete_auto_snapshot: disk.deleteAutoSnapshot,
      delete_with_instance: disk.deleteWithInstance,
      disk_type: disk.type,
      encrypted: "off",
      instance_id: disk.instanceId ?? "",
      payment_type: "PayAsYouGo",
      portable: disk.type === "data",
      region_id: cloud.region,
      size: disk.size,
      status: disk.instanceId === undefined ? "Available" : "In_use",
      tags: { ...disk.tags },
      type: disk.type,
    })),
});
