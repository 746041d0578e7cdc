import { LogSettings } from "../../cloud/log-store";
import { ResourceData } from "../resource-data";
import { ResourceMapping } from "../resource-mapping";
import { Value, ValueObject } from "../value";

const SETTINGS = ["log_reduce", "log_reduce_black_list", "log_reduce_white_list"];

export const logStoreIndex: ResourceMapping = {
  create(data, cloud) {
    if (data.blocks("full_text").length + data.blocks("field_search").length === 0) {
      throw new Error("At least one of the 'full_text' and 'field_search' should be specified.");
    }
    const [project, name] = [data.get("project")!, data.get("logstore")!];
    cloud.logs.getStore(project, name, "log:GetLogStore (sdk)");
    if (cloud.logs.getStore(project, name, "log:GetIndex (sdk)")?.index) {
      throw new Error(`There is already an index in the store ${name}.`);
    }
    cloud.logs.setIndex("log:CreateIndex (sdk)", project, name, index(data));
    data.id = `${project}:${name}`;
  },

  read(data, cloud) {
    const [project, logstore] = data.id.split(":");
    const found = cloud.logs.getStore(project, logstore, "log:GetIndex (sdk)")?.index as ValueObject | undefined;
    return found && { project, logstore, ...found };
  },

  update(data, cloud) {
    const [project, name] = data.id.split(":");
    cloud.logs.setIndex("log:UpdateIndex (sdk)", project, name, index(data));
  },

  delete(data, cloud) {
    const [project, name] = data.id.split(":");
    cloud.logs.setIndex("log:DeleteIndex (sdk)", project, name, undefined);
  },
};

function index(data: ResourceData): LogSettings {
  return {
    ...Object.fromEntries(SETTINGS.map((name) => [name, data.get<Value>(name) ?? null])),
    // What nobody asked for is answered too.
    max_text_len: data.get<number>("max_text_len") ?? 2048,
    full_text: data.blocks("full_text"),
    field_search: data.blocks("field_search"),
  };
}
