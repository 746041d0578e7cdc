import { listing } from "./listing";

export const ecsAutoSnapshotPolicies = listing({
  type: "alicloud_ecs_auto_snapshot_policies",
  list: "policies",
  operation: "ecs:DescribeAutoSnapshotPolicyEx",
  find: (cloud) =>
    cloud.snapshotPolicies.all.map((policy) => ({
      id: policy.id,
      auto_snapshot_policy_id: policy.id,
      name: policy.name,
      copied_snapshots_retention_days: policy.copiedSnapshotsRetentionDays,
      disk_nums: cloud.disks.all.filter(({ autoSnapshotPolicyIds }) => autoSnapshotPolicyIds.includes(policy.id))
        .length,
      enable_cross_region_copy: policy.enableCrossRegionCopy,
      repeat_weekdays: [...policy.repeatWeekdays],
      retention_days: policy.retentionDays,
      status: "Normal",
      tags: { ...policy.tags },
      target_copy_regions: [...policy.targetCopyRegions],
      time_points: [...policy.timePoints],
    })),
});
