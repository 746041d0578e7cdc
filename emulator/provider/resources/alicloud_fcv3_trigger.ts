import { ResourceMapping } from "../resource-mapping";

export const fcv3Trigger: ResourceMapping = {
  create(data, cloud) {
    const functionName = data.get("function_name")!;
    const name = data.get("trigger_name") ?? cloud.identifiers.next("trigger");
    cloud.functions.createTrigger(functionName, name, {
      type: data.get("trigger_type")!,
      qualifier: data.get("qualifier")!,
      config: data.get("trigger_config") ?? "",
      description: data.get("description"),
      invocationRole: data.get("invocation_role"),
      sourceArn: data.get("source_arn"),
    });
    data.id = `${functionName}:${name}`;
  },

  read(data, cloud) {
    const [functionName, name] = data.id.split(":");
    const trigger = cloud.functions.getTrigger(functionName, name);
    return (
      trigger && {
        create_time: trigger.createdAt.toISOString(),
        description: trigger.description ?? null,
        function_name: functionName,
        http_trigger: [],
        invocation_role: trigger.invocationRole ?? null,
        last_modified_time: trigger.createdAt.toISOString(),
        qualifier: trigger.qualifier,
        source_arn: trigger.sourceArn ?? "",
        status: "",
        target_arn: `${cloud.functions.get(functionName).arn}/${trigger.qualifier}`,
        trigger_config: trigger.config,
        trigger_id: trigger.id,
        trigger_name: trigger.name,
        trigger_type: trigger.type,
      }
    );
  },

  update(data, cloud) {
    const [functionName, name] = data.id.split(":");
    cloud.functions.updateTrigger(functionName, name, {
      config: data.changed("trigger_config") ? data.get("trigger_config") : undefined,
      description: data.changed("description") ? (data.get("description") ?? "") : undefined,
      invocationRole: data.changed("invocation_role") ? (data.get("invocation_role") ?? "") : undefined,
    });
  },

  delete(data, cloud) {
    const [functionName, name] = data.id.split(":");
    cloud.functions.deleteTrigger(functionName, name);
  },
};
