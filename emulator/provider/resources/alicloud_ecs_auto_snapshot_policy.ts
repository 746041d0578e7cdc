import { SnapshotPolicyRequest } from "../../cloud/snapshot-policies";
import { ResourceData } from "../resource-data";
import { ResourceMapping } from "../resource-mapping";

type Tags = { [key: string]: string };

export const autoSnapshotPolicy: ResourceMapping = {
  create(data, cloud) {
    data.id = cloud.snapshotPolicies.create({
      ...request(data),
      ResourceGroupId: data.get("resource_group_id"),
      Tags: data.get<Tags>("tags"),
    });
  },

  read(data, cloud) {
    const policy = cloud.snapshotPolicies.describe(data.id);
    return (
      policy && {
        auto_snapshot_policy_name: policy.name,
        name: policy.name,
        repeat_weekdays: policy.repeatWeekdays,
        time_points: policy.timePoints,
        retention_days: policy.retentionDays,
        enable_cross_region_copy: policy.enableCrossRegionCopy,
        target_copy_regions: policy.targetCopyRegions,
        copied_snapshots_retention_days: policy.copiedSnapshotsRetentionDays,
        copy_encryption_configuration: policy.copyEncryption
          ? [{ encrypted: policy.copyEncryption.encrypted, kms_key_id: policy.copyEncryption.kmsKeyId ?? null }]
          : [],
        // Optional but not computed: one that the service answers unasked is a difference for ever (provider-runs §3).
        resource_group_id: policy.resourceGroupId ?? null,
        tags: policy.tags,
        status: "Normal",
        create_time: policy.createdAt.toISOString(),
        region_id: cloud.region,
      }
    );
  },

  update(data, cloud) {
    const resourceGroupId = data.get("resource_group_id");
    if (data.changed("resource_group_id") && resourceGroupId) {
      cloud.snapshotPolicies.joinResourceGroup(data.id, resourceGroupId);
    }
    if (data.changed("tags")) {
      cloud.snapshotPolicies.retag(data.id, data.get<Tags>("tags") ?? {});
    }
    const settings = [
      "auto_snapshot_policy_name",
      "copied_snapshots_retention_days",
      "copy_encryption_configuration",
      "enable_cross_region_copy",
      "name",
      "repeat_weekdays",
      "retention_days",
      "target_copy_regions",
      "time_points",
    ];
    if (data.changed(...settings)) {
      cloud.snapshotPolicies.modify(data.id, request(data));
    }
  },

  delete(data, cloud) {
    cloud.snapshotPolicies.delete(data.id);
  },
};

function request(data: ResourceData): SnapshotPolicyRequest {
  const regions = data.get<string[]>("target_copy_regions") ?? [];
  const encryption = data.one("copy_encryption_configuration");
  return {
    AutoSnapshotPolicyName: data.get("auto_snapshot_policy_name") ?? data.get("name"),
    RepeatWeekdays: data.get<string[]>("repeat_weekdays"),
    TimePoints: data.get<string[]>("time_points"),
    RetentionDays: data.get<number>("retention_days"),
    // That the copy is no longer wanted is sent; that there are no regions or no encryption any more is not.
    EnableCrossRegionCopy:
      data.get<boolean>("enable_cross_region_copy") ?? (data.changed("enable_cross_region_copy") ? false : undefined),
    TargetCopyRegions: regions.length > 0 ? regions : undefined,
    CopiedSnapshotsRetentionDays: data.get<number>("copied_snapshots_retention_days"),
    CopyEncryptionConfiguration: encryption && {
      Encrypted: encryption.encrypted === true,
      KMSKeyId: (encryption.kms_key_id ?? undefined) as string | undefined,
    },
  };
}
