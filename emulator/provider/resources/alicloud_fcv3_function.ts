import { FunctionRequest } from "../../cloud/function";
import { ResourceData } from "../resource-data";
import { ResourceMapping } from "../resource-mapping";
import { Value, ValueObject } from "../value";

type Strings = { [key: string]: string };

/** Attributes that the model keeps as they are, and what the service fills in. */
const SETTINGS: { [attribute: string]: Value } = {
  cpu: 0.35,
  disk_size: 512,
  idle_timeout: null,
  instance_concurrency: 1,
  instance_isolation_mode: "SHARE",
  internet_access: true,
  layers: null,
  resource_group_id: "rg-default",
  session_affinity: "NONE",
  session_affinity_config: null,
};

const BLOCKS = [
  "custom_container_config",
  "custom_dns",
  "custom_runtime_config",
  "gpu_config",
  "instance_lifecycle_config",
  "log_config",
  "nas_config",
  "oss_mount_config",
  "vpc_config",
];

export const fcv3Function: ResourceMapping = {
  computedBlocks: [
    "custom_container_config.health_check_config",
    "custom_runtime_config.health_check_config",
    "nas_config",
    "oss_mount_config",
    "vpc_config",
  ],

  create(data, cloud) {
    const name = data.get("function_name") ?? cloud.identifiers.next("function");
    cloud.functions.create(
      name,
      request(data, () => true),
    );
    data.id = name;
    if (data.has("tags")) {
      cloud.functions.retag(name, data.get<Strings>("tags")!);
    }
    if (data.one("invocation_restriction")?.disable) {
      cloud.functions.setInvocation(name, false);
    }
  },

  // The code is not read back: nobody sees that another one runs.
  read(data, cloud) {
    const found = cloud.functions.describe(data.id);
    if (!found) {
      return undefined;
    }
    const state: ValueObject = {
      code_size: found.code.length,
      create_time: found.createdAt.toISOString(),
      description: found.description ?? null,
      environment_variables: { ...found.environment },
      function_arn: found.arn,
      function_id: found.id,
      function_name: found.name,
      handler: found.handler,
      last_modified_time: found.lastModified.toISOString(),
      last_update_status: "Successful",
      memory_size: found.memorySize,
      role: found.role ?? null,
      runtime: found.runtime,
      state: "Active",
      tags: { ...found.tags },
      timeout: found.timeout,
      tracing_config: [],
    };
    for (const [attribute, filled] of Object.entries(SETTINGS)) {
      state[attribute] = (found.settings[attribute] ?? filled) as Value;
    }
    for (const block of BLOCKS) {
      state[block] = (found.settings[block] ?? []) as Value;
    }
    return state;
  },

  update(data, cloud) {
    if (data.changed("tags")) {
      cloud.functions.retag(data.id, data.get<Strings>("tags") ?? {});
    }
    if (data.changed("invocation_restriction")) {
      cloud.functions.setInvocation(data.id, data.one("invocation_restriction")?.disable !== true);
    }
    cloud.functions.update(
      data.id,
      request(data, (attribute) => data.changed(attribute)),
    );
  },

  delete(data, cloud) {
    cloud.functions.delete(data.id);
  },
};

function request(data: ResourceData, wanted: (attribute: string) => boolean): FunctionRequest {
  const get = <T>(attribute: string) => (wanted(attribute) ? data.get<T>(attribute) : undefined);
  const settings = {
    ...Object.fromEntries(Object.keys(SETTINGS).map((name) => [name, get<Value>(name)])),
    ...Object.fromEntries(BLOCKS.filter(wanted).map((name) => [name, data.blocks(name)])),
  };
  return {
    runtime: get("runtime"),
    handler: get("handler"),
    description: wanted("description") ? (data.get("description") ?? "") : undefined,
    role: get("role"),
    environment: wanted("environment_variables") ? (data.get<Strings>("environment_variables") ?? {}) : undefined,
    timeout: get("timeout"),
    memorySize: get("memory_size"),
    code: wanted("code") ? code(data) : undefined,
    settings: Object.fromEntries(Object.entries(settings).filter(([, value]) => value !== undefined)),
  };
}

function code(data: ResourceData): FunctionRequest["code"] {
  const block = data.one("code");
  if (block?.zip_file) {
    return { zipFile: String(block.zip_file) };
  }
  return block?.oss_bucket_name
    ? { bucket: String(block.oss_bucket_name), object: String(block.oss_object_name) }
    : undefined;
}
