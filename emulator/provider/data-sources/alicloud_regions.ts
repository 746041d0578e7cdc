import { DataSourceMapping } from "../resource-mapping";

/** Without arguments every region; of those, the model knows its own and two more. */
export const regions: DataSourceMapping = (config, cloud) => {
  cloud.calls.receive("ecs:DescribeRegions", {});
  const current = config.get<boolean>("current") ?? false;
  const name = config.get("name");
  const ids = [...new Set([cloud.region, "cn-beijing", "cn-shanghai"])]
    .filter((id) => (!current || id === cloud.region) && (!name || id === name))
    .sort();
  return {
    id: ids.join(","),
    current,
    name: name ?? null,
    ids,
    regions: ids.map((id) => ({ id, region_id: id, local_name: id })),
  };
};
