import { Value } from "./value";

type Suppression = (before: Value, after: Value) => boolean;

/** T8: once a secret is set, the provider hides every change of it to another secret. */
const secret: Suppression = (before, after) => !!before && !!after;

/** What counts only when the resource is made. */
const initial: Suppression = (before) => before !== null;

/** Documents that mean the same JSON are the same. */
const json: Suppression = (before, after) => {
  if (typeof before !== "string" || typeof after !== "string" || before === "" || after === "") {
    return false;
  }
  try {
    return canonical(JSON.parse(before)) === canonical(JSON.parse(after));
  } catch {
    return false;
  }
};

function canonical(value: unknown): string {
  return JSON.stringify(value, (_, inner) =>
    typeof inner === "object" && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}

const SUPPRESSIONS: { [attribute: string]: Suppression } = {
  "alicloud_cms_alarm.metric_dimensions": json,
  "alicloud_event_bridge_connection.auth_parameters.api_key_auth_parameters.api_key_value": secret,
  "alicloud_event_bridge_connection.auth_parameters.basic_auth_parameters.password": secret,
  "alicloud_fcv3_trigger.trigger_config": json,
  "alicloud_log_store.shard_count": initial,
  "alicloud_oss_bucket_policy.policy": json,
  "alicloud_ram_policy.document": json,
  "alicloud_ram_policy.policy_document": json,
  "alicloud_ram_role.assume_role_policy_document": json,
  "alicloud_ram_role.document": json,
  "alicloud_sls_oss_export_sink.configuration.sink.content_detail": json,
};

/** Whether the provider hides this difference, so that no plan ever shows it. */
export function isSuppressed(type: string, attribute: string, before: Value, after: Value): boolean {
  return SUPPRESSIONS[`${type}.${attribute}`]?.(before, after) ?? false;
}
