import { plainResource } from "./plain-resource";
import { Cloud } from "../../cloud/cloud";
import { LogAlertRequest } from "../../cloud/log-alerts";
import { ResourceData } from "../resource-data";
import { ResourceMapping } from "../resource-mapping";
import { Value, ValueObject } from "../value";

const kept = plainResource({
  type: "alicloud_sls_alert",
  operations: {
    create: "sls:CreateAlert",
    read: "sls:GetAlert",
    update: "sls:UpdateAlert",
    delete: "sls:DeleteAlert",
  },
  id: (data) => `${data.get("project_name")}:${data.get("alert_name")}`,
  named: (id) => {
    const [ProjectName, AlertName] = id.split(":");
    return { ProjectName, AlertName };
  },
  check: (data, cloud) => void cloud.logs.project(data.get("project_name")!),
  answers: (_, cloud) => ({ status: "ENABLED", create_time: cloud.clock.now.getTime() / 1000 }),
});

/** Kept as it is written, and watched as far as the model understands it. */
export const slsAlert: ResourceMapping = {
  ...kept,

  create(data, cloud) {
    const watch = watcher(data, cloud);
    kept.create(data, cloud);
    watch();
  },

  update(data, cloud) {
    const watch = watcher(data, cloud);
    kept.update?.(data, cloud);
    watch();
  },

  delete(data, cloud) {
    kept.delete(data, cloud);
    const [project, name] = data.id.split(":");
    cloud.logAlerts.forget(project, name);
  },
};

/** Begins to watch; what the model does not understand is refused before anything is made. */
function watcher(data: ResourceData, cloud: Cloud): () => void {
  const request = requestOf(data);
  return () => cloud.logAlerts.watch(request);
}

function requestOf(data: ResourceData): LogAlertRequest {
  const configuration = data.one("configuration") ?? {};
  const schedule = data.one("schedule") ?? {};
  const query = only(configuration, "query_list");
  const policy = only(configuration, "policy_configuration");
  refuseUnless("the schedule", schedule.type, "FixedRate");
  refuseUnless("the kind of store", query.store_type, "log");
  refuseUnless("the end", query.end, "now");
  refuseUnless("the grouping", only(configuration, "group_configuration").type ?? "no_group", "no_group");
  refuseUnless("the project of the query", query.project, data.get("project_name")!);
  return {
    project: data.get("project_name")!,
    name: data.get("alert_name")!,
    enabled: data.get("status") !== "DISABLED",
    interval: String(schedule.interval),
    store: String(query.store),
    query: String(query.query),
    start: String(query.start),
    conditions: blocksOf(configuration, "severity_configurations").map((each) => ({
      severity: Number(each.severity),
      condition: String(only(each, "eval_condition").condition),
    })),
    noDataSeverity: configuration.no_data_fire === true ? Number(configuration.no_data_severity) : undefined,
    threshold: Number(configuration.threshold ?? 1),
    sendResolved: configuration.send_resolved === true,
    repeatInterval: String(policy.repeat_interval ?? "0s"),
    actionPolicyId: String(policy.action_policy_id ?? ""),
  };
}

function blocksOf(block: ValueObject, name: string): ValueObject[] {
  return (block[name] ?? []) as ValueObject[];
}

function only(block: ValueObject, name: string): ValueObject {
  const [first = {}, ...others] = blocksOf(block, name);
  refuseUnless(`the number of ${name}`, others.length + 1, 1);
  return first;
}

function refuseUnless(what: string, value: Value | undefined, understood: Value): void {
  if (value !== understood) {
    throw new Error(`The emulator does not understand ${what} "${String(value)}" of an alert.`);
  }
}
