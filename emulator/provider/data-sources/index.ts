import { account } from "./alicloud_account";
import { callerIdentity } from "./alicloud_caller_identity";
import { ecsAutoSnapshotPolicies } from "./alicloud_ecs_auto_snapshot_policies";
import { ecsDisks } from "./alicloud_ecs_disks";
import { ecsSnapshots } from "./alicloud_ecs_snapshots";
import { essScalingConfigurations } from "./alicloud_ess_scaling_configurations";
import { essScalingGroups } from "./alicloud_ess_scaling_groups";
import { images } from "./alicloud_images";
import { instanceTypes } from "./alicloud_instance_types";
import { instances } from "./alicloud_instances";
import { kmsSecrets } from "./alicloud_kms_secrets";
import { ramPolicyDocument } from "./alicloud_ram_policy_document";
import { regions } from "./alicloud_regions";
import { zones } from "./alicloud_zones";
import { DataSourceMapping } from "../resource-mapping";

/** The data sources that the emulator knows. Any other one is refused. */
export const DATA_SOURCE_MAPPINGS: { readonly [type: string]: DataSourceMapping } = {
  alicloud_account: account,
  alicloud_caller_identity: callerIdentity,
  alicloud_ecs_auto_snapshot_policies: ecsAutoSnapshotPolicies,
  alicloud_ecs_disks: ecsDisks,
  alicloud_ecs_snapshots: ecsSnapshots,
  alicloud_ess_scaling_configurations: essScalingConfigurations,
  alicloud_ess_scaling_groups: essScalingGroups,
  alicloud_images: images,
  alicloud_instance_types: instanceTypes,
  alicloud_instances: instances,
  alicloud_kms_secrets: kmsSecrets,
  alicloud_ram_policy_document: ramPolicyDocument,
  alicloud_regions: regions,
  alicloud_zones: zones,
};
