import { minute, pageHeader, pageOf, RpcOperation } from "./rpc-operation";

/** Auto Scaling, version 2014-08-28. */
export const ESS_OPERATIONS: { readonly [action: string]: RpcOperation } = {
  DescribeScalingInstances: (cloud, parameters) => {
    const page = cloud.scalingGroups.describeInstances({
      ScalingGroupId: parameters.required("ScalingGroupId"),
      InstanceIds: parameters.list("InstanceId"),
      LifecycleState: parameters.text("LifecycleState"),
      HealthStatus: parameters.text("HealthStatus"),
      ...pageOf(parameters),
    });
    const instances = page.items.map((instance) => ({
      InstanceId: instance.instanceId,
      ScalingGroupId: instance.scalingGroupId,
      ScalingConfigurationId: instance.scalingConfigurationId,
      LifecycleState: instance.lifecycleState,
      HealthStatus: instance.healthStatus,
      CreationTime: minute(instance.creationTime),
    }));
    return { ...pageHeader(page), ScalingInstances: { ScalingInstance: instances } };
  },

  SetInstancesProtection: (cloud, parameters) => {
    cloud.scalingGroups.setInstancesProtection({
      ScalingGroupId: parameters.required("ScalingGroupId"),
      InstanceIds: parameters.list("InstanceId") ?? [parameters.required("InstanceId.1")],
      ProtectedFromScaleIn: parameters.required("ProtectedFromScaleIn") === "true",
    });
    return {};
  },

  DescribeScalingActivities: (cloud, parameters) => {
    const page = cloud.scalingActivities.describe({
      ScalingGroupId: parameters.text("ScalingGroupId"),
      ScalingActivityIds: parameters.list("ScalingActivityId"),
      StatusCode: parameters.text("StatusCode"),
      ...pageOf(parameters),
    });
    const activities = page.items.map(({ id, scalingGroupId, status, startedAt, endedAt }) => ({
      ScalingActivityId: id,
      ScalingGroupId: scalingGroupId,
      StatusCode: status,
      StartTime: minute(startedAt),
      EndTime: endedAt ? minute(endedAt) : "",
    }));
    return { ...pageHeader(page), ScalingActivities: { ScalingActivity: activities } };
  },

  DescribeLifecycleActions: (cloud, parameters) => {
    const page = cloud.lifecycleActions.describe({
      ScalingActivityId: parameters.required("ScalingActivityId"),
      LifecycleActionStatus: parameters.text("LifecycleActionStatus"),
      ...pageOf(parameters),
    });
    const actions = page.items.map(({ token, lifecycleHookId, status, result, instanceIds }) => ({
      LifecycleHookId: lifecycleHookId,
      LifecycleActionToken: token,
      LifecycleActionStatus: status,
      LifecycleActionResult: result,
      InstanceIds: { InstanceId: instanceIds },
    }));
    return { ...pageHeader(page), LifecycleActions: { LifecycleAction: actions } };
  },

  CompleteLifecycleAction: (cloud, parameters) => {
    cloud.lifecycleActions.complete({
      LifecycleHookId: parameters.required("LifecycleHookId"),
      LifecycleActionToken: parameters.required("LifecycleActionToken"),
      LifecycleActionResult: parameters.text("LifecycleActionResult"),
    });
    return {};
  },

  RecordLifecycleActionHeartbeat: (cloud, parameters) => {
    // The 2014 version spells these with small initials.
    cloud.lifecycleActions.recordHeartbeat({
      LifecycleHookId: parameters.required("lifecycleHookId"),
      LifecycleActionToken: parameters.required("lifecycleActionToken"),
      HeartbeatTimeout: parameters.whole("heartbeatTimeout"),
    });
    return {};
  },
};
