import { CloudError } from "../../cloud/cloud-error";
import { ResourceMapping } from "../resource-mapping";

export const autoSnapshotPolicyAttachment: ResourceMapping = {
  create(data, cloud) {
    const [policyId, diskId] = [data.get("auto_snapshot_policy_id")!, data.get("disk_id")!];
    cloud.snapshotPolicies.apply(policyId, [diskId]);
    data.id = `${policyId}:${diskId}`;
  },

  read(data, cloud) {
    const [policyId, diskId] = data.id.split(":");
    const [disk] = cloud.disks.describe({ DiskIds: [diskId], AutoSnapshotPolicyId: policyId }).items;
    return (
      disk && {
        // T6b: the answer has one field for the policy: with several on a disk it names another one than asked for.
        auto_snapshot_policy_id: disk.autoSnapshotPolicyIds.at(-1)!,
        disk_id: disk.id,
        region_id: cloud.region,
      }
    );
  },

  delete(data, cloud) {
    const [, diskId] = data.id.split(":");
    try {
      // T6, T18: no policy id, so whatever policy the disk has by now is taken away.
      cloud.snapshotPolicies.cancel([diskId]);
    } catch (thrown) {
      if (!(thrown instanceof CloudError && thrown.code === "InvalidDiskId.NotFound")) {
        throw thrown;
      }
    }
  },
};
