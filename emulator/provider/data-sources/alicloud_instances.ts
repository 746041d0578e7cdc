import { Cloud } from "../../cloud/cloud";
import { Instance } from "../../cloud/instances";
import { DataSourceMapping } from "../resource-mapping";
import { ValueObject } from "../value";

type Tags = { [key: string]: string };

export const instances: DataSourceMapping = (config, cloud) => {
  const found = cloud.instances.describe({ InstanceIds: config.get<string[]>("ids"), Tag: config.get<Tags>("tags") });
  // Without details the answer has no disks.
  const detailed = config.get<boolean>("enable_details") ?? true;
  return {
    id: found.map(({ id }) => id).join(","),
    ids: found.map(({ id }) => id),
    names: found.map(({ name }) => name),
    total_count: found.length,
    instances: found.map((instance) => details(instance, detailed ? cloud : undefined)),
  };
};

function details({ id, name, createdAt, status, tags }: Instance, cloud?: Cloud): ValueObject {
  return {
    id,
    name,
    creation_time: createdAt.toISOString(),
    tags,
    status,
    disk_device_mappings: (cloud?.disks.describe({ InstanceId: id }).items ?? []).map((disk) => ({
      disk_id: disk.id,
      category: disk.category,
      size: disk.size,
      type: disk.type,
    })),
  };
}
