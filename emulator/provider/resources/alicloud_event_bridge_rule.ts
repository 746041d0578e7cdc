import { EventTarget, EventTargetParameter } from "../../cloud/event-rules";
import { ResourceData } from "../resource-data";
import { ResourceMapping } from "../resource-mapping";
import { ValueObject } from "../value";

export const eventBridgeRule: ResourceMapping = {
  create(data, cloud) {
    const [bus, name] = [data.get("event_bus_name")!, data.get("rule_name")!];
    cloud.eventRules.create(bus, name, {
      Description: data.get("description"),
      FilterPattern: data.get("filter_pattern")!,
      EventTargets: targets(data),
    });
    data.id = `${bus}:${name}`;
    // A rule that is not to run runs for a moment.
    if (data.get("status") === "DISABLE") {
      cloud.eventRules.describe(bus, name);
      cloud.eventRules.disable(bus, name);
    }
  },

  read(data, cloud) {
    const [bus, name] = data.id.split(":");
    const rule = cloud.eventRules.describe(bus, name);
    return (
      rule && {
        event_bus_name: rule.busName,
        rule_name: rule.name,
        description: rule.description ?? null,
        // T11: compared as text with what the service wrote.
        filter_pattern: rule.filterPattern,
        status: rule.status,
        targets: rule.targets.map(readTarget),
      }
    );
  },

  update(data, cloud) {
    const [bus, name] = data.id.split(":");
    if (data.changed("filter_pattern", "description")) {
      // A description cannot be taken away: one that is unset is not sent.
      cloud.eventRules.update(bus, name, {
        Description: data.get("description"),
        FilterPattern: data.get("filter_pattern"),
      });
    }
    // Any change in place sends all targets again, changes of the status too.
    cloud.eventRules.putTargets(bus, name, targets(data));
    if (data.changed("status") && data.has("status")) {
      if (data.get("status") === "DISABLE") {
        cloud.eventRules.disable(bus, name);
      } else {
        cloud.eventRules.enable(bus, name);
      }
    }
  },

  delete(data, cloud) {
    const [bus, name] = data.id.split(":");
    cloud.eventRules.delete(bus, name);
  },
};

function targets(data: ResourceData): EventTarget[] {
  return (data.get<ValueObject[]>("targets") ?? []).map((target) => {
    const [queue] = target.dead_letter_queue as ValueObject[];
    return {
      Id: String(target.target_id),
      Type: String(target.type),
      Endpoint: String(target.endpoint),
      PushRetryStrategy: typeof target.push_retry_strategy === "string" ? target.push_retry_strategy : undefined,
      // Always sent, empty if there is none.
      DeadLetterQueue: typeof queue?.arn === "string" ? { Arn: queue.arn } : {},
      ParamList: (target.param_list as ValueObject[]).map(parameter),
    };
  });
}

/** A value is sent with every form but ORIGINAL, a template with TEMPLATE alone; what is not sent is never read back. */
function parameter({ resource_key, form, value, template }: ValueObject): EventTargetParameter {
  return {
    ResourceKey: String(resource_key),
    Form: String(form),
    Value: form !== "ORIGINAL" && value ? String(value) : undefined,
    Template: form === "TEMPLATE" && template ? String(template) : undefined,
  };
}

function readTarget(target: EventTarget): ValueObject {
  return {
    target_id: target.Id,
    type: target.Type,
    endpoint: target.Endpoint,
    push_retry_strategy: target.PushRetryStrategy ?? null,
    dead_letter_queue: target.DeadLetterQueue?.Arn ? [{ arn: target.DeadLetterQueue.Arn }] : [],
    param_list: target.ParamList.filter(
      // The service adds this entry by itself, so the provider never shows it.
      ({ ResourceKey, Value }) => !(ResourceKey === "IsBase64Encode" && Value === "false"),
    ).map(({ ResourceKey, Form, Value, Template }) => ({
      resource_key: ResourceKey,
      form: Form,
      value: Value ?? null,
      template: Template ?? null,
    })),
  };
}
