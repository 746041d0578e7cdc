import { listing } from "./listing";

/** The ids of the instances are not among what it says. */
export const essScalingGroups = listing({
  type: "alicloud_ess_scaling_groups",
  list: "groups",
  operation: "ess:DescribeScalingGroups",
  find: (cloud) =>
    cloud.scalingGroups.all.map((group) => ({
      id: group.id,
      name: group.name,
      active_scaling_configuration: group.activeConfigurationId ?? "",
      desired_capacity: group.desiredCapacity ?? null,
      group_deletion_protection: group.deletionProtection,
      launch_template_id: group.launchTemplateId ?? "",
      lifecycle_state: group.state,
      max_size: group.maxSize,
      min_size: group.minSize,
      protected_capacity: cloud.scalingGroups.protectedIn(group.id).length,
      region_id: cloud.region,
      removal_policies: [...group.removalPolicies],
      suspended_processes: [...group.suspended],
      tags: { ...group.tags },
      total_capacity: group.members.size,
      total_instance_count: group.members.size,
      vswitch_ids: [...group.vswitchIds],
    })),
});
