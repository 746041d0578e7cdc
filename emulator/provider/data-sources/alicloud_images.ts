import { listing } from "./listing";

/** Two public images. */
export const images = listing({
  type: "alicloud_images",
  list: "images",
  operation: "ecs:DescribeImages",
  find: (_, config) =>
    [
      image("aliyun_3_x64_20G_alibase_20250117.vhd", "Alibaba Cloud Linux 3", "2025-01-17T00:00:00Z"),
      image("ubuntu_24_04_x64_20G_alibase_20241218.vhd", "Ubuntu 24.04", "2024-12-18T00:00:00Z"),
    ].slice(0, config.get<boolean>("most_recent") ? 1 : undefined),
});

function image(id: string, osName: string, creationTime: string) {
  return {
    id,
    image_id: id,
    name: id,
    architecture: "x86_64",
    creation_time: creationTime,
    image_owner_alias: "system",
    os_name: osName,
    os_type: "linux",
    size: 20,
    state: "Available",
    status: "Available",
    tags: {},
  };
}
