import { listing } from "./listing";

/** Three zones that sell everything. */
export const zones = listing({
  type: "alicloud_zones",
  list: "zones",
  operation: "ecs:DescribeZones",
  find: ({ region }) =>
    ["h", "i", "j"].map((letter) => ({
      id: `${region}-${letter}`,
      name: "",
      local_name: `${region}-${letter}`,
      available_disk_categories: ["cloud_efficiency", "cloud_essd", "cloud_ssd"],
      available_instance_types: ["ecs.g7.large"],
      available_resource_creation: ["Disk", "Instance", "VSwitch"],
    })),
});
