import { ResourceMapping } from "../resource-mapping";

export const suspendProcess: ResourceMapping = {
  create(data, cloud) {
    const [groupId, process] = [data.get("scaling_group_id")!, data.get("process")!];
    cloud.scalingGroups.suspend(groupId, process);
    data.id = `${groupId}:${process}`;
  },

  read(data, cloud) {
    const [groupId, process] = data.id.split(":");
    const suspended = cloud.scalingGroups.describe(groupId)?.suspended.has(process);
    return suspended ? { scaling_group_id: groupId, process } : undefined;
  },

  // That the group is gone already is an error: unlike other deletes of the provider, this one expects nothing.
  delete(data, cloud) {
    const [groupId, process] = data.id.split(":");
    cloud.scalingGroups.resume(groupId, process);
  },
};
