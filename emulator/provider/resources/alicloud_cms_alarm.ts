import { Cloud } from "../../cloud/cloud";
import { Escalation } from "../../cloud/monitor";
import { ResourceData } from "../resource-data";
import { ResourceMapping } from "../resource-mapping";
import { Value, ValueObject } from "../value";

const LEVELS: { [block: string]: Escalation["level"] } = {
  escalations_critical: "CRITICAL",
  escalations_warn: "WARN",
  escalations_info: "INFO",
};

/** Attributes that the model keeps as they are. */
const SETTINGS = ["effective_interval", "notify_type", "tags", "webhook"];
const BLOCKS = ["composite_expression", "prometheus", "targets", ...Object.keys(LEVELS)];

export const cmsAlarm: ResourceMapping = {
  computedBlocks: ["prometheus", "targets", ...Object.keys(LEVELS)],

  create(data, cloud) {
    data.id = cloud.identifiers.next("alarm");
    put(data, cloud);
  },

  read(data, cloud) {
    const rule = cloud.monitor.metricRule(data.id);
    if (!rule) {
      return undefined;
    }
    const level = cloud.monitor.levelOf(data.id);
    const state: ValueObject = {
      name: rule.name,
      project: rule.namespace,
      metric: rule.metric,
      contact_groups: [...rule.contactGroups],
      dimensions: {},
      enabled: rule.enabled,
      metric_dimensions: JSON.stringify(rule.dimensions),
      period: rule.period,
      silence_time: rule.silenceTime,
      status: level ? "ALARM" : "OK",
    };
    for (const name of SETTINGS) {
      state[name] = (rule.settings[name] ?? null) as Value;
    }
    for (const name of BLOCKS) {
      state[name] = (rule.settings[name] ?? []) as Value;
    }
    return state;
  },

  update(data, cloud) {
    put(data, cloud);
    if (data.changed("enabled")) {
      cloud.monitor.setMetricRule(data.id, data.get<boolean>("enabled") ?? true);
    }
  },

  delete(data, cloud) {
    cloud.monitor.deleteMetricRule(data.id);
  },
};

function put(data: ResourceData, cloud: Cloud): void {
  cloud.monitor.putMetricRule({
    id: data.id,
    name: data.get("name")!,
    namespace: data.get("project")!,
    metric: data.get("metric")!,
    dimensions: dimensions(data),
    contactGroups: data.get<string[]>("contact_groups") ?? [],
    period: data.get<number>("period") ?? 300,
    silenceTime: data.get<number>("silence_time") ?? 86400,
    escalations: Object.entries(LEVELS).flatMap(([block, level]) =>
      data.blocks(block).map((escalation) => ({
        level,
        comparison: String(escalation.comparison_operator ?? ">"),
        threshold: Number(escalation.threshold),
        times: Number(escalation.times ?? 3),
      })),
    ),
    enabled: data.get<boolean>("enabled") ?? true,
    settings: {
      ...Object.fromEntries(SETTINGS.map((name) => [name, data.get<Value>(name)])),
      ...Object.fromEntries(BLOCKS.map((name) => [name, data.blocks(name)])),
    },
  });
}

function dimensions(data: ResourceData): { [dimension: string]: string }[] {
  const json = data.get("metric_dimensions");
  if (json) {
    return JSON.parse(json);
  }
  const map = data.get<{ [dimension: string]: string }>("dimensions");
  return map ? [map] : [];
}
