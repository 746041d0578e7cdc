import { Cloud } from "../../cloud/cloud";
import { CloudError } from "../../cloud/cloud-error";
import { ResourceData } from "../resource-data";
import { ResourceMapping } from "../resource-mapping";

/** The instances of a group that were attached to it, whoever did that: one resource a group. */
export const essAttachment: ResourceMapping = {
  create(data, cloud) {
    const id = data.get("scaling_group_id")!;
    attach(data, cloud, id, wanted(data));
    data.id = id;
  },

  read(data, cloud) {
    if (!cloud.scalingGroups.find(data.id)) return undefined;
    const ids = attached(cloud, data.id);
    return ids.length === 0 ? undefined : { scaling_group_id: data.id, instance_ids: ids };
  },

  update(data, cloud) {
    const before = data.before<string[]>("instance_ids") ?? [];
    attach(
      data,
      cloud,
      data.id,
      wanted(data).filter((id) => !before.includes(id)),
    );
    remove(
      cloud,
      data.id,
      before.filter((id) => !wanted(data).includes(id)),
    );
  },

  delete(data, cloud) {
    remove(cloud, data.id, data.before<string[]>("instance_ids") ?? []);
  },
};

const wanted = (data: ResourceData) => data.get<string[]>("instance_ids") ?? [];

/** The first page alone: more than ten never settle. */
function attached(cloud: Cloud, groupId: string): string[] {
  const { items } = cloud.scalingGroups.describeInstances({ ScalingGroupId: groupId, CreationType: "Attached" });
  return items.map(({ instanceId }) => instanceId);
}

function attach(data: ResourceData, cloud: Cloud, groupId: string, ids: string[]): void {
  if (ids.length === 0) return;
  const { scalingGroups } = cloud;
  if (data.get<boolean>("force")) {
    const others = scalingGroups.all.filter(({ id }) => id !== groupId);
    for (const { id, members } of others) {
      remove(
        cloud,
        id,
        ids.filter((each) => members.has(each)),
      );
    }
  }
  scalingGroups.attachInstances({
    ScalingGroupId: groupId,
    InstanceIds: ids,
    Entrusted: data.get("entrusted"),
    LifecycleHook: data.get("lifecycle_hook"),
  });
  // The provider waits for this state alone, so that one who is protected meanwhile is waited for in vain.
  const { items } = scalingGroups.describeInstances({ ScalingGroupId: groupId, InstanceIds: ids, PageSize: 100 });
  const late = items.find(({ lifecycleState }) => lifecycleState !== "InService");
  if (late) {
    throw new Error(
      `timeout while waiting for state to become 'InService': ${late.instanceId} is ${late.lifecycleState}`,
    );
  }
}

function remove(cloud: Cloud, groupId: string, ids: string[]): void {
  if (ids.length === 0) return;
  try {
    cloud.scalingGroups.removeInstances({ ScalingGroupId: groupId, InstanceIds: ids });
  } catch (thrown) {
    if (!(thrown instanceof CloudError && /NotFound$/.test(thrown.code))) throw thrown;
  }
}
