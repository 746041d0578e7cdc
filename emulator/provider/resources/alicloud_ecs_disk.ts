import { Disk, diskStatus } from "../../cloud/disks";
import { ResourceData } from "../resource-data";
import { ResourceMapping } from "../resource-mapping";

/** A disk of its own. What the model does nothing with, such as its description, stays as it was written. */
export const ecsDisk: ResourceMapping = {
  create(data, cloud) {
    data.id = cloud.disks.create({
      category: data.get("category"),
      size: data.get<number>("size") ?? 20,
      instanceId: data.get("instance_id"),
      deleteWithInstance: data.get<boolean>("delete_with_instance") ?? false,
      deleteAutoSnapshot: data.get<boolean>("delete_auto_snapshot") ?? false,
      tags: tagsOf(data),
    }).id;
  },

  read(data, cloud) {
    const [disk] = cloud.disks.describe({ DiskIds: [data.id] }).items as (Disk | undefined)[];
    return (
      disk && {
        category: disk.category,
        delete_auto_snapshot: disk.deleteAutoSnapshot,
        delete_with_instance: disk.deleteWithInstance,
        enable_auto_snapshot: disk.enableAutoSnapshot,
        encrypted: data.get<boolean>("encrypted") ?? false,
        instance_id: disk.instanceId ?? "",
        payment_type: "PayAsYouGo",
        region_id: cloud.region,
        size: disk.size,
        status: diskStatus(disk),
        tags: { ...disk.tags },
        zone_id: data.get("zone_id") ?? `${cloud.region}-h`,
      }
    );
  },

  update(data, cloud) {
    const { disks } = cloud;
    if (data.changed("size")) disks.resize({ DiskId: data.id, NewSize: data.get<number>("size")! });
    if (data.changed("delete_auto_snapshot", "delete_with_instance", "description", "disk_name")) {
      disks.modifyAttribute({
        DiskId: data.id,
        DeleteAutoSnapshot: data.get("delete_auto_snapshot"),
        DeleteWithInstance: data.get("delete_with_instance"),
      });
    }
    if (data.changed("tags")) disks.retag(data.id, tagsOf(data));
  },

  delete(data, cloud) {
    cloud.disks.delete(data.id);
  },
};

function tagsOf(data: ResourceData): { [key: string]: string } {
  return data.get<{ [key: string]: string }>("tags") ?? {};
}
