import { Cloud } from "../../cloud/cloud";
import { ResourceData } from "../resource-data";
import { ResourceMapping } from "../resource-mapping";
import { ValueObject } from "../value";

const TARGETS = [
  "contact_parameters",
  "fc_parameters",
  "mns_parameters",
  "open_api_parameters",
  "sls_parameters",
  "webhook_parameters",
];

export const cmsEventRule: ResourceMapping = {
  create(data, cloud) {
    data.id = data.get("rule_name")!;
    put(data, cloud);
    putTargets(data, cloud);
  },

  read(data, cloud) {
    const rule = cloud.monitor.eventRule(data.id);
    if (!rule) {
      return undefined;
    }
    const { pattern } = rule;
    const state: ValueObject = {
      rule_name: rule.name,
      description: rule.description ?? null,
      // What nobody asked for is answered too, and planned away for ever.
      silence_time: rule.silenceTime ?? 86400,
      status: rule.enabled ? "ENABLED" : "DISABLED",
      event_pattern: [
        {
          product: pattern.product,
          name_list: [...pattern.names],
          level_list: [...pattern.levels],
          event_type_list: [...pattern.eventTypes],
          sql_filter: pattern.filter ?? null,
        },
      ],
    };
    for (const kind of TARGETS) {
      state[kind] = (rule.targets[kind] ?? []) as ValueObject[];
    }
    return state;
  },

  update(data, cloud) {
    put(data, cloud);
    // Kinds that are left out are not taken away: the call does not name them.
    if (data.changed(...TARGETS)) {
      putTargets(data, cloud);
    }
  },

  delete(data, cloud) {
    cloud.monitor.deleteEventRule(data.id);
  },
};

function put(data: ResourceData, cloud: Cloud): void {
  const [pattern] = data.blocks("event_pattern");
  const list = (name: string) => (pattern[name] ?? []) as string[];
  cloud.monitor.putEventRule({
    name: data.id,
    description: data.get("description"),
    enabled: data.get("status") !== "DISABLED",
    // One that is no longer stated is sent as zero.
    silenceTime: data.get<number>("silence_time") ?? (data.before("silence_time") === undefined ? undefined : 0),
    pattern: {
      product: String(pattern.product),
      names: list("name_list"),
      levels: list("level_list"),
      eventTypes: list("event_type_list"),
      filter: (pattern.sql_filter || undefined) as string | undefined,
    },
  });
}

function putTargets(data: ResourceData, cloud: Cloud): void {
  const stated = TARGETS.filter((kind) => data.blocks(kind).length > 0);
  cloud.monitor.putEventRuleTargets(
    data.id,
    Object.fromEntries(stated.map((kind) => [kind, data.blocks(kind).map((target) => arned(kind, target, cloud))])),
  );
}

function arned(kind: string, target: ValueObject, cloud: Cloud): ValueObject {
  if (!("arn" in target)) {
    return target;
  }
  const region = target.region ?? cloud.region;
  const account = `${region}:${cloud.accountId}`;
  const arns: { [kind: string]: string } = {
    fc_parameters: `acs:fc:${account}:services/${target.service_name}/functions/${target.function_name}`,
    mns_parameters: `acs:mns:${account}:/queues/${target.queue}/messages`,
    open_api_parameters: `acs:openapi:${account}:${target.product}/${target.action}/${target.version}/`,
    sls_parameters: `acs:log:${account}:project/${target.project}/logstore/${target.log_store}`,
  };
  return { ...target, arn: arns[kind] };
}
