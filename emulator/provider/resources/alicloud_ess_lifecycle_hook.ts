import { CloudError } from "../../cloud/cloud-error";
import { LifecycleHookRequest } from "../../cloud/lifecycle-hooks";
import { ResourceData } from "../resource-data";
import { ResourceMapping } from "../resource-mapping";

export const lifecycleHook: ResourceMapping = {
  create(data, cloud) {
    data.id = cloud.lifecycleHooks.create(data.get("scaling_group_id")!, data.get("name"), request(data));
  },

  read(data, cloud) {
    const hook = cloud.lifecycleHooks.describe(data.id);
    return (
      hook && {
        scaling_group_id: hook.scalingGroupId,
        name: hook.name,
        lifecycle_transition: hook.lifecycleTransition,
        heartbeat_timeout: hook.heartbeatTimeout,
        default_result: hook.defaultResult,
        // Optional and computed, so they cannot be taken away: what stands in the cloud stays (provider-runs §3).
        notification_arn: hook.notificationArn,
        notification_metadata: hook.notificationMetadata,
      }
    );
  },

  update(data, cloud) {
    cloud.lifecycleHooks.modify(data.id, request(data));
  },

  delete(data, cloud) {
    try {
      cloud.lifecycleHooks.delete(data.id);
    } catch (thrown) {
      if (!(thrown instanceof CloudError && thrown.code === "InvalidLifecycleHookId.NotExist")) {
        throw thrown;
      }
    }
  },
};

function request(data: ResourceData): LifecycleHookRequest {
  return {
    LifecycleTransition: data.get("lifecycle_transition"),
    HeartbeatTimeout: data.get<number>("heartbeat_timeout"),
    DefaultResult: data.get("default_result"),
    // Empty text is not sent.
    NotificationArn: data.get("notification_arn") || undefined,
    NotificationMetadata: data.get("notification_metadata") || undefined,
  };
}
