import { plainResource } from "./plain-resource";
import { CloudError } from "../../cloud/cloud-error";
import { ResourceMapping } from "../resource-mapping";
import { ValueObject } from "../value";

const TYPE = "alicloud_instance";

const kept = plainResource({
  type: TYPE,
  operations: {
    create: "ecs:RunInstances",
    read: "ecs:DescribeInstances",
    update: "ecs:ModifyInstanceAttribute",
    delete: "ecs:DeleteInstance",
  },
  id: (data, cloud) =>
    cloud.instances.place({
      name: data.get("instance_name"),
      tags: data.get<{ [key: string]: string }>("tags"),
      systemDisk: {
        category: data.get("system_disk_category") ?? "cloud_efficiency",
        size: data.get<number>("system_disk_size") ?? 40,
        autoSnapshotPolicyId: data.get("system_disk_auto_snapshot_policy_id"),
      },
      dataDisks: data.blocks("data_disks").map((disk) => ({
        category: String(disk.category),
        size: Number(disk.size),
        deleteWithInstance: disk.delete_with_instance !== false,
        autoSnapshotPolicyId: (disk.auto_snapshot_policy_id || undefined) as string | undefined,
      })),
    }).id,
  answers: (data, cloud) => ({
    availability_zone: `${cloud.region}-h`,
    create_time: cloud.clock.now.toISOString(),
    instance_charge_type: "PostPaid",
    instance_name: "ESS-Instance",
    resource_group_id: "rg-default",
    status: "Running",
    system_disk_category: "cloud_efficiency",
    system_disk_size: 40,
    volume_tags: data.get<ValueObject>("tags") ?? {},
  }),
});

/** As much of it as disks and snapshot policies need; the rest is kept. */
export const instance: ResourceMapping = {
  ...kept,

  // The disks of the configuration are not read back, and their ids are not shown; that of the system disk is.
  read(data, cloud) {
    const state = kept.read(data, cloud);
    if (!cloud.instances.find(data.id)) {
      cloud.plain.drop(TYPE, data.id);
      return undefined;
    }
    const system = cloud.disks.ofInstance(data.id).find(({ type }) => type === "system");
    return (
      state && {
        ...state,
        system_disk_id: system?.id ?? null,
        system_disk_auto_snapshot_policy_id: system?.autoSnapshotPolicyIds.at(-1) ?? "",
      }
    );
  },

  update(data, cloud) {
    kept.update?.(data, cloud);
    const policy = data.get("system_disk_auto_snapshot_policy_id");
    if (data.changed("system_disk_auto_snapshot_policy_id") && policy) {
      cloud.snapshotPolicies.apply(policy, [data.before("system_disk_id")!]);
    }
    const found = cloud.instances.find(data.id);
    if (found && data.changed("tags")) {
      found.tags = { ...data.get<{ [key: string]: string }>("tags") };
    }
  },

  delete(data, cloud) {
    if (data.before<boolean>("deletion_protection")) {
      throw new CloudError("InvalidOperation.DeletionProtection", `The instance "${data.id}" is protected.`, 403);
    }
    kept.delete(data, cloud);
    cloud.instances.release(data.id);
  },
};
