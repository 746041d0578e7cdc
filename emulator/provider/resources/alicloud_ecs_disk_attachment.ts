import { ResourceMapping } from "../resource-mapping";

export const ecsDiskAttachment: ResourceMapping = {
  create(data, cloud) {
    const [DiskId, InstanceId] = [data.get("disk_id")!, data.get("instance_id")!];
    cloud.disks.attach({ DiskId, InstanceId });
    data.id = `${DiskId}:${InstanceId}`;
    if (data.get<boolean>("delete_with_instance")) cloud.disks.modifyAttribute({ DiskId, DeleteWithInstance: true });
  },

  read(data, cloud) {
    const [diskId, InstanceId] = data.id.split(":");
    const [disk] = cloud.disks.describe({ DiskIds: [diskId], InstanceId }).items;
    return disk && { disk_id: disk.id, instance_id: disk.instanceId!, device: "/dev/xvdb" };
  },

  // The provider sends nothing: only what is stated at first decides what becomes of the disk.
  update: () => undefined,

  delete(data, cloud) {
    const [DiskId, InstanceId] = data.id.split(":");
    cloud.disks.detach({ DiskId, InstanceId });
  },
};
