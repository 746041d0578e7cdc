import { listing } from "./listing";

/** The policies of the disks are not among what it says. */
export const essScalingConfigurations = listing({
  type: "alicloud_ess_scaling_configurations",
  list: "configurations",
  operation: "ess:DescribeScalingConfigurations",
  find: (cloud) =>
    cloud.scalingGroups.all.flatMap((group) =>
      [...group.configurations.values()].map((configuration) => ({
        id: configuration.id,
        name: configuration.name,
        data_disks: configuration.dataDisks.map((disk) => ({
          category: disk.category ?? null,
          delete_with_instance: disk.deleteWithInstance ?? null,
          size: disk.size ?? null,
        })),
        image_id: configuration.imageId ?? null,
        instance_name: configuration.instanceName,
        lifecycle_state: group.activeConfigurationId === configuration.id ? "Active" : "Inactive",
        scaling_group_id: group.id,
        system_disk_category: configuration.systemDiskCategory,
        system_disk_size: configuration.systemDiskSize ?? null,
      })),
    ),
});
