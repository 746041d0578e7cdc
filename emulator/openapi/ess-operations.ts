import { minute, numberedPage, pageHeader, RpcOperation, tokenPage } from "./rpc-operation";
import { missing } from "./rpc-parameters";
import { CloudError } from "../cloud/cloud-error";

/** Auto Scaling, version 2014-08-28. */
export const ESS_OPERATIONS: { readonly [action: string]: RpcOperation } = {
  DescribeScalingInstances: (cloud, parameters) => {
    parameters.region("RegionId", cloud.region);
    const page = cloud.scalingGroups.describeInstances({
      ScalingGroupId: parameters.required("ScalingGroupId"),
      InstanceIds: parameters.list("InstanceId"),
      LifecycleState: parameters.text("LifecycleState"),
      HealthStatus: parameters.text("HealthStatus"),
      ...numberedPage(parameters),
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
      ProtectedFromScaleIn: parameters.flag("ProtectedFromScaleIn") ?? missing("ProtectedFromScaleIn"),
    });
    return {};
  },

  DescribeScalingActivities: (cloud, parameters) => {
    parameters.region("RegionId", cloud.region);
    const ScalingGroupId = parameters.text("ScalingGroupId");
    const ScalingActivityIds = parameters.list("ScalingActivityId");
    if ((ScalingGroupId === undefined) === (ScalingActivityIds === undefined)) {
      // The code is a guess.
      throw new CloudError("InvalidParameter", "Either ScalingGroupId or ScalingActivityId.N has to be named.");
    }
    const page = cloud.scalingActivities.describe({
      ScalingGroupId,
      ScalingActivityIds,
      StatusCode: parameters.text("StatusCode"),
      ...numberedPage(parameters),
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
      ...tokenPage(parameters),
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
