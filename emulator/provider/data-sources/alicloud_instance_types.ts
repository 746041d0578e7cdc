import { listing } from "./listing";

/** Three types of one family. */
export const instanceTypes = listing({
  type: "alicloud_instance_types",
  list: "instance_types",
  operation: "ecs:DescribeInstanceTypes",
  find: ({ region }) =>
    [
      { id: "ecs.g7.large", cores: 2 },
      { id: "ecs.g7.xlarge", cores: 4 },
      { id: "ecs.g7.2xlarge", cores: 8 },
    ].map(({ id, cores }) => ({
      id,
      name: "",
      availability_zones: [`${region}-h`, `${region}-i`, `${region}-j`],
      cpu_core_count: cores,
      family: "ecs.g7",
      instance_type_family: "ecs.g7",
      memory_size: cores * 4,
    })),
});
