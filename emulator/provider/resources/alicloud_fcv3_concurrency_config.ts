import { Cloud } from "../../cloud/cloud";
import { ResourceData } from "../resource-data";
import { ResourceMapping } from "../resource-mapping";

export const fcv3ConcurrencyConfig: ResourceMapping = {
  create(data, cloud) {
    data.id = data.get("function_name")!;
    put(data, cloud);
  },

  read(data, cloud) {
    const reserved = cloud.functions.getConcurrency(data.id);
    return reserved === undefined
      ? undefined
      : {
          function_arn: cloud.functions.get(data.id).arn,
          function_name: data.id,
          reserved_concurrency: reserved,
        };
  },

  update: put,

  delete(data, cloud) {
    cloud.functions.deleteConcurrency(data.id);
  },
};

function put(data: ResourceData, cloud: Cloud): void {
  cloud.functions.putConcurrency(data.id, data.get<number>("reserved_concurrency") ?? 0);
}
