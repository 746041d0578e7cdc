import { LogStoreRequest } from "../../cloud/logs";
import { ResourceData } from "../resource-data";
import { ResourceMapping } from "../resource-mapping";
import { Value, ValueObject } from "../value";

/** Attributes that the model keeps as they are. */
const SETTINGS = [
  "append_meta",
  "auto_split",
  "enable_web_tracking",
  "hot_ttl",
  "infrequent_access_ttl",
  "max_split_shard_count",
  "metering_mode",
  "mode",
  "shard_count",
  "telemetry_type",
];

export const logStore: ResourceMapping = {
  computedBlocks: ["encrypt_conf", "encrypt_conf.user_cmk_info"],

  create(data, cloud) {
    const project = (data.get("project_name") ?? data.get("project"))!;
    const name = (data.get("logstore_name") ?? data.get("name"))!;
    cloud.logs.createStore(project, name, request(data));
    data.id = `${project}:${name}`;
  },

  read(data, cloud) {
    const [project, name] = data.id.split(":");
    const store = cloud.logs.getStore(project, name);
    if (!store) {
      return undefined;
    }
    cloud.logs.getStore(project, name, "sls:GetLogStoreMeteringMode");
    cloud.logs.getStore(project, name, "log:GetLogStore (sdk)");
    cloud.logs.getStore(project, name, "log:ListShards (sdk)");
    const state: ValueObject = {
      create_time: store.createdAt.getTime() / 1000,
      logstore_name: name,
      name,
      project,
      project_name: project,
      retention_period: store.retentionPeriod,
      encrypt_conf: (store.settings.encrypt_conf ?? []) as Value,
      shards: [],
    };
    SETTINGS.forEach((setting) => (state[setting] = (store.settings[setting] ?? null) as Value));
    return { ...state, mode: state.mode ?? "standard", metering_mode: state.metering_mode ?? "ChargeByFunction" };
  },

  update(data, cloud) {
    const [project, name] = data.id.split(":");
    cloud.logs.updateStore(project, name, request(data));
  },

  delete(data, cloud) {
    const [project, name] = data.id.split(":");
    cloud.logs.deleteStore(project, name);
  },
};

function request(data: ResourceData): LogStoreRequest {
  return {
    retentionPeriod: data.get<number>("retention_period"),
    settings: {
      ...Object.fromEntries(SETTINGS.map((name) => [name, data.get<Value>(name)])),
      encrypt_conf: data.blocks("encrypt_conf"),
    },
  };
}
