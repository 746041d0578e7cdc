import { ResourceMapping } from "../resource-mapping";
import { cmsAlarm } from "./alicloud_cms_alarm";
import { cmsAlarmContact } from "./alicloud_cms_alarm_contact";
import { cmsAlarmContactGroup } from "./alicloud_cms_alarm_contact_group";
import { cmsEventRule } from "./alicloud_cms_event_rule";
import { autoSnapshotPolicy } from "./alicloud_ecs_auto_snapshot_policy";
import { autoSnapshotPolicyAttachment } from "./alicloud_ecs_auto_snapshot_policy_attachment";
import { ecsDisk } from "./alicloud_ecs_disk";
import { ecsDiskAttachment } from "./alicloud_ecs_disk_attachment";
import { launchTemplate } from "./alicloud_ecs_launch_template";
import { essAttachment } from "./alicloud_ess_attachment";
import { lifecycleHook } from "./alicloud_ess_lifecycle_hook";
import { scalingConfiguration } from "./alicloud_ess_scaling_configuration";
import { scalingGroup } from "./alicloud_ess_scaling_group";
import { scalingRule } from "./alicloud_ess_scaling_rule";
import { suspendProcess } from "./alicloud_ess_suspend_process";
import { eventBridgeApiDestination } from "./alicloud_event_bridge_api_destination";
import { eventBridgeConnection } from "./alicloud_event_bridge_connection";
import { eventBridgeEventBus } from "./alicloud_event_bridge_event_bus";
import { eventBridgeRule } from "./alicloud_event_bridge_rule";
import { eventBridgeServiceLinkedRole } from "./alicloud_event_bridge_service_linked_role";
import { fcv3AsyncInvokeConfig } from "./alicloud_fcv3_async_invoke_config";
import { fcv3ConcurrencyConfig } from "./alicloud_fcv3_concurrency_config";
import { fcv3Function } from "./alicloud_fcv3_function";
import { fcv3Trigger } from "./alicloud_fcv3_trigger";
import { instance } from "./alicloud_instance";
import { kmsKey } from "./alicloud_kms_key";
import { logProject } from "./alicloud_log_project";
import { logStore } from "./alicloud_log_store";
import { logStoreIndex } from "./alicloud_log_store_index";
import { messageServiceQueue } from "./alicloud_message_service_queue";
import { messageServiceTopic } from "./alicloud_message_service_topic";
import { oosTemplate } from "./alicloud_oos_template";
import { ossBucket } from "./alicloud_oss_bucket";
import { ossBucketAcl } from "./alicloud_oss_bucket_acl";
import { ossBucketHttpsConfig } from "./alicloud_oss_bucket_https_config";
import { ossBucketLogging } from "./alicloud_oss_bucket_logging";
import { ossBucketObject } from "./alicloud_oss_bucket_object";
import { ossBucketObjectWormConfiguration } from "./alicloud_oss_bucket_object_worm_configuration";
import { ossBucketPolicy } from "./alicloud_oss_bucket_policy";
import { ossBucketPublicAccessBlock } from "./alicloud_oss_bucket_public_access_block";
import { ossBucketServerSideEncryption } from "./alicloud_oss_bucket_server_side_encryption";
import { ossBucketVersioning } from "./alicloud_oss_bucket_versioning";
import { ossBucketWorm } from "./alicloud_oss_bucket_worm";
import { ramPolicy } from "./alicloud_ram_policy";
import { ramRole } from "./alicloud_ram_role";
import { ramRolePolicyAttachment } from "./alicloud_ram_role_policy_attachment";
import { resourceManagerServiceLinkedRole } from "./alicloud_resource_manager_service_linked_role";
import { securityGroup } from "./alicloud_security_group";
import { slsAlert } from "./alicloud_sls_alert";
import { slsOssExportSink } from "./alicloud_sls_oss_export_sink";
import { vpc } from "./alicloud_vpc";
import { vswitch } from "./alicloud_vswitch";

/** The resources that the emulator knows. Any other one is refused. */
export const RESOURCE_MAPPINGS: { readonly [type: string]: ResourceMapping } = {
  alicloud_cms_alarm: cmsAlarm,
  alicloud_cms_alarm_contact: cmsAlarmContact,
  alicloud_cms_alarm_contact_group: cmsAlarmContactGroup,
  alicloud_cms_event_rule: cmsEventRule,
  alicloud_ecs_auto_snapshot_policy: autoSnapshotPolicy,
  alicloud_ecs_auto_snapshot_policy_attachment: autoSnapshotPolicyAttachment,
  alicloud_ecs_disk: ecsDisk,
  alicloud_ecs_disk_attachment: ecsDiskAttachment,
  alicloud_ecs_launch_template: launchTemplate,
  alicloud_ess_attachment: essAttachment,
  alicloud_ess_lifecycle_hook: lifecycleHook,
  alicloud_ess_scaling_configuration: scalingConfiguration,
  alicloud_ess_scaling_group: scalingGroup,
  alicloud_ess_scaling_rule: scalingRule,
  alicloud_ess_suspend_process: suspendProcess,
  alicloud_event_bridge_api_destination: eventBridgeApiDestination,
  alicloud_event_bridge_connection: eventBridgeConnection,
  alicloud_event_bridge_event_bus: eventBridgeEventBus,
  alicloud_event_bridge_rule: eventBridgeRule,
  alicloud_event_bridge_service_linked_role: eventBridgeServiceLinkedRole,
  alicloud_fcv3_async_invoke_config: fcv3AsyncInvokeConfig,
  alicloud_fcv3_concurrency_config: fcv3ConcurrencyConfig,
  alicloud_fcv3_function: fcv3Function,
  alicloud_fcv3_trigger: fcv3Trigger,
  alicloud_instance: instance,
  alicloud_kms_key: kmsKey,
  alicloud_log_project: logProject,
  alicloud_log_store: logStore,
  alicloud_log_store_index: logStoreIndex,
  alicloud_message_service_queue: messageServiceQueue,
  alicloud_message_service_topic: messageServiceTopic,
  alicloud_oos_template: oosTemplate,
  alicloud_oss_bucket: ossBucket,
  alicloud_oss_bucket_acl: ossBucketAcl,
  alicloud_oss_bucket_https_config: ossBucketHttpsConfig,
  alicloud_oss_bucket_logging: ossBucketLogging,
  alicloud_oss_bucket_object: ossBucketObject,
  alicloud_oss_bucket_object_worm_configuration: ossBucketObjectWormConfiguration,
  alicloud_oss_bucket_policy: ossBucketPolicy,
  alicloud_oss_bucket_public_access_block: ossBucketPublicAccessBlock,
  alicloud_oss_bucket_server_side_encryption: ossBucketServerSideEncryption,
  alicloud_oss_bucket_versioning: ossBucketVersioning,
  alicloud_oss_bucket_worm: ossBucketWorm,
  alicloud_ram_policy: ramPolicy,
  alicloud_ram_role: ramRole,
  alicloud_ram_role_policy_attachment: ramRolePolicyAttachment,
  alicloud_resource_manager_service_linked_role: resourceManagerServiceLinkedRole,
  alicloud_security_group: securityGroup,
  alicloud_sls_alert: slsAlert,
  alicloud_sls_oss_export_sink: slsOssExportSink,
  alicloud_vpc: vpc,
  alicloud_vswitch: vswitch,
};
