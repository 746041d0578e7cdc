import { Cloud } from "../../cloud/cloud";
import { CloudError } from "../../cloud/cloud-error";
import { ConfiguredDisk } from "../../cloud/scaling-configuration";
import { ScalingConfigurationRequest } from "../../cloud/scaling-configurations";
import { ResourceData } from "../resource-data";
import { ResourceMapping } from "../resource-mapping";
import { Value, ValueObject } from "../value";

/** Attributes that the model keeps as they are, by the parameter that carries them. */
const SETTINGS: { [attribute: string]: string } = {
  credit_specification: "CreditSpecification",
  deletion_protection: "DeletionProtection",
  host_name: "HostName",
  image_name: "ImageName",
  instance_description: "InstanceDescription",
  instance_pattern_info: "InstancePatternInfo",
  internet_charge_type: "InternetChargeType",
  internet_max_bandwidth_in: "InternetMaxBandwidthIn",
  internet_max_bandwidth_out: "InternetMaxBandwidthOut",
  key_name: "KeyPairName",
  resource_group_id: "ResourceGroupId",
  role_name: "RamRoleName",
  security_enhancement_strategy: "SecurityEnhancementStrategy",
  spot_strategy: "SpotStrategy",
  system_disk_description: "SystemDisk.Description",
  system_disk_encrypted: "SystemDisk.Encrypted",
  system_disk_kms_key_id: "SystemDisk.KMSKeyId",
  system_disk_name: "SystemDisk.DiskName",
  system_disk_performance_level: "SystemDisk.PerformanceLevel",
  user_data: "UserData",
};

const MODELLED: { [attribute: string]: string } = {
  image_id: "ImageId",
  instance_name: "InstanceName",
  scaling_configuration_name: "ScalingConfigurationName",
  system_disk_auto_snapshot_policy_id: "SystemDisk.AutoSnapshotPolicyId",
  system_disk_category: "SystemDisk.Category",
  system_disk_size: "SystemDisk.Size",
};

/** Read back only where they are in the state already: an import leaves them empty. */
const READ_IF_STATED: { [attribute: string]: string } = {
  instance_type: "InstanceType",
  instance_types: "InstanceTypes",
  security_group_id: "SecurityGroupId",
  security_group_ids: "SecurityGroupIds",
};

const ALL = { ...MODELLED, ...SETTINGS, ...READ_IF_STATED };

export const scalingConfiguration: ResourceMapping = {
  create(data, cloud) {
    const groupId = data.get("scaling_group_id")!;
    const attributes = Object.keys(ALL).filter((attribute) => data.has(attribute));
    if (!data.has("security_group_id") && !data.has("security_group_ids")) {
      throw new Error(
        "Building CreateScalingConfiguration: one of security_group_id and security_group_ids must be set.",
      );
    }
    if (!["instance_type", "instance_types"].some((name) => data.has(name)) && !typesByPattern(data)) {
      throw new Error("Building CreateScalingConfiguration: instance_type or instance_types must be set.");
    }
    data.id = cloud.scalingConfigurations.create(groupId, {
      ...sent(data, attributes),
      DataDisk: dataDisks(data),
      Tags: data.get("tags"),
    });
    activate(data, cloud);
  },

  read(data, cloud) {
    const configuration = cloud.scalingConfigurations.describe(data.id);
    if (!configuration) {
      return undefined;
    }
    const state: ValueObject = {
      scaling_group_id: configuration.scalingGroupId,
      active: cloud.scalingConfigurations.isActive(configuration),
      scaling_configuration_name: configuration.name,
      image_id: configuration.imageId ?? null,
      instance_name: configuration.instanceName,
      system_disk_category: configuration.systemDiskCategory,
      system_disk_size: configuration.systemDiskSize ?? null,
      system_disk_auto_snapshot_policy_id: configuration.systemDiskAutoSnapshotPolicyId ?? null,
      tags: configuration.tags,
      // Of no meaning to the service: the provider writes down what it holds, or their zero (provider-runs §5).
      force_delete: data.get("force_delete") ?? false,
      override: data.get("override") ?? false,
      password_inherit: data.get("password_inherit") ?? false,
    };
    for (const [attribute, parameter] of Object.entries(SETTINGS)) {
      state[attribute] = (configuration.settings[parameter] ?? null) as Value;
    }
    for (const [attribute, parameter] of Object.entries(READ_IF_STATED)) {
      if (data.has(attribute)) {
        state[attribute] = (configuration.settings[parameter] ?? null) as Value;
      }
    }
    // T7: the disks are written under a name that the schema does not have, so what was known stays; only "none" gets through.
    if (configuration.dataDisks.length === 0) {
      state.data_disk = [];
    }
    return state;
  },

  update(data, cloud) {
    checkComplete(data);
    const attributes = Object.keys(ALL).filter((attribute) => data.changed(attribute));
    const request: ScalingConfigurationRequest = {
      ...sent(data, attributes),
      // An id that was taken out is sent as empty text, which takes the policy away.
      ...(data.changed("system_disk_auto_snapshot_policy_id") && {
        "SystemDisk.AutoSnapshotPolicyId": data.get("system_disk_auto_snapshot_policy_id") ?? "",
      }),
      // T7b: that there are no disks any more is not sent.
      ...(data.changed("data_disk") && { DataDisk: dataDisks(data) }),
      ...(data.changed("tags") && { Tags: data.get("tags") }),
    };
    if (Object.keys(request).length > 0) {
      cloud.scalingConfigurations.modify(data.id, request);
    }
    activate(data, cloud);
  },

  delete(data, cloud) {
    const groupId = data.before("scaling_group_id")!;
    const others = cloud.scalingConfigurations.describeOf(groupId).filter(({ id }) => id !== data.id);
    if (others.length > 0) {
      cloud.scalingConfigurations.delete(data.id);
      return;
    }
    if (!data.before<boolean>("force_delete")) {
      // T12b: refused by the provider itself, before any call that deletes.
      throw new Error(
        `Current scaling configuration ${data.id} is the last configuration for the scaling group ${groupId}. ` +
          `Please launch a new active scaling configuration or set 'force_delete' to 'true' to delete it with deleting its scaling group.`,
      );
    }
    try {
      // T12c, T16: the last configuration takes the group and its instances with it.
      cloud.scalingGroups.delete(groupId, true);
    } catch (thrown) {
      if (!(thrown instanceof CloudError && thrown.status === 404)) {
        throw thrown;
      }
    }
  },
};

/** What the provider refuses before it asks for anything. */
function checkComplete(data: ResourceData): void {
  const groups = data.has("security_group_id") || data.has("security_group_ids");
  if (data.get<boolean>("override") && !groups) {
    throw new Error("securityGroupId or securityGroupIds must be assigned");
  }
  const types = data.has("instance_type") || (data.get<unknown[]>("instance_types") ?? []).length > 0;
  const weights = data.get<unknown[]>("instance_type_override") ?? [];
  if (data.changed("instance_type", "instance_types") && !types && weights.length === 0) {
    throw new Error("instance_type or instance_types must be assigned");
  }
}

function sent(data: ResourceData, attributes: string[]): ScalingConfigurationRequest {
  // That there are no patterns any more is not sent.
  const emptied = (attribute: string) => attribute === "instance_pattern_info" && data.blocks(attribute).length === 0;
  return Object.fromEntries(
    attributes
      .filter((attribute) => !emptied(attribute))
      .map((attribute) => [ALL[attribute], data.get<Value>(attribute)]),
  );
}

function typesByPattern(data: ResourceData): boolean {
  return ["instance_type_override", "instance_pattern_info"].some(
    (name) => (data.get<unknown[]>(name) ?? []).length > 0,
  );
}

function dataDisks(data: ResourceData): ConfiguredDisk[] | undefined {
  const blocks = data.get<ValueObject[]>("data_disk") ?? [];
  return blocks.length === 0
    ? undefined
    : blocks.map(({ auto_snapshot_policy_id, delete_with_instance, category, size, ...others }) => ({
        ...Object.fromEntries(Object.entries(others).filter(([, value]) => value !== null)),
        category: (category ?? undefined) as string | undefined,
        size: (size ?? undefined) as number | undefined,
        autoSnapshotPolicyId: (auto_snapshot_policy_id || undefined) as string | undefined,
        deleteWithInstance: delete_with_instance as boolean,
      }));
}

function activate(data: ResourceData, cloud: Cloud): void {
  const groupId = data.get("scaling_group_id")!;
  if (data.changed("active") && data.get<boolean>("active")) {
    cloud.scalingGroups.modify(groupId, { ActiveScalingConfigurationId: data.id });
  }
  if (data.changed("enable") && data.get<boolean>("enable")) {
    if (cloud.scalingGroups.describe(groupId)?.state === "Inactive") {
      cloud.scalingGroups.enable(groupId);
    }
  }
}
