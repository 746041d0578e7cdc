import { Cloud } from "../../cloud/cloud";
import { CloudError } from "../../cloud/cloud-error";
import { ScalingGroupRequest } from "../../cloud/scaling-groups";
import { ResourceData } from "../resource-data";
import { ResourceMapping } from "../resource-mapping";
import { Value, ValueObject } from "../value";

type Tags = { [key: string]: string };

/** Attributes that the model keeps as they are, by the parameter that carries them. */
const SETTINGS: { [attribute: string]: string } = {
  allocation_strategy: "AllocationStrategy",
  auto_rebalance: "AutoRebalance",
  az_balance: "AzBalance",
  balance_mode: "BalanceMode",
  capacity_options_compensate_with_on_demand: "CapacityOptions.CompensateWithOnDemand",
  capacity_options_on_demand_base_capacity: "CapacityOptions.OnDemandBaseCapacity",
  capacity_options_on_demand_percentage_above_base_capacity: "CapacityOptions.OnDemandPercentageAboveBaseCapacity",
  capacity_options_price_comparison_mode: "CapacityOptions.PriceComparisonMode",
  capacity_options_spot_auto_replace_on_demand: "CapacityOptions.SpotAutoReplaceOnDemand",
  compensate_with_on_demand: "CompensateWithOnDemand",
  default_cooldown: "DefaultCooldown",
  group_type: "GroupType",
  health_check_type: "HealthCheckType",
  health_check_types: "HealthCheckTypes",
  launch_template_override: "LaunchTemplateOverride",
  launch_template_version: "LaunchTemplateVersion",
  max_instance_lifetime: "MaxInstanceLifetime",
  multi_az_policy: "MultiAZPolicy",
  on_demand_base_capacity: "OnDemandBaseCapacity",
  on_demand_percentage_above_base_capacity: "OnDemandPercentageAboveBaseCapacity",
  resource_group_id: "ResourceGroupId",
  scaling_policy: "ScalingPolicy",
  spot_allocation_strategy: "SpotAllocationStrategy",
  spot_instance_pools: "SpotInstancePools",
  spot_instance_remedy: "SpotInstanceRemedy",
  stop_instance_timeout: "StopInstanceTimeout",
};

/** What the group puts its instances into, by attribute. */
const BOUND: { [attribute: string]: string } = {
  alb_server_group: "AlbServerGroup",
  db_instance_ids: "DBInstance",
  loadbalancer_ids: "LoadBalancer",
};

/** Sent by a creation though they are zero; of all others a zero or nothing is as good as left out. */
const SENT_AS_ZERO = [
  "capacity_options_compensate_with_on_demand",
  "capacity_options_on_demand_base_capacity",
  "capacity_options_on_demand_percentage_above_base_capacity",
  "capacity_options_spot_auto_replace_on_demand",
  "compensate_with_on_demand",
  "default_cooldown",
  "max_size",
  "min_size",
];

/** Sent by a creation even where they are not stated, as zero then. */
const ALWAYS_SENT = { OnDemandBaseCapacity: 0, OnDemandPercentageAboveBaseCapacity: 0 };

/** Sent as zero once they are stated no more. */
const ZERO_WHEN_GONE = ["desired_capacity", "max_instance_lifetime", "stop_instance_timeout"];

const MODELLED: { [attribute: string]: string } = {
  desired_capacity: "DesiredCapacity",
  group_deletion_protection: "GroupDeletionProtection",
  launch_template_id: "LaunchTemplateId",
  max_size: "MaxSize",
  min_size: "MinSize",
  removal_policies: "RemovalPolicies",
  scaling_group_name: "ScalingGroupName",
  vswitch_ids: "VSwitchIds",
};

export const scalingGroup: ResourceMapping = {
  create(data, cloud) {
    const { RemovalPolicies, ...request } = sent(
      data,
      (attribute) => data.has(attribute) && (SENT_AS_ZERO.includes(attribute) || Boolean(data.get<Value>(attribute))),
    );
    data.id = cloud.scalingGroups.create({ ...ALWAYS_SENT, ...request });
    if (data.has("launch_template_id")) {
      cloud.scalingGroups.enable(data.id);
    }
    retag(data, cloud);
    cloud.scalingGroups.modify(data.id, { RemovalPolicies });
    bind(data, cloud);
    protect(data, cloud);
  },

  read(data, cloud) {
    const group = cloud.scalingGroups.describe(data.id);
    if (!group) {
      return undefined;
    }
    const state: ValueObject = {
      min_size: group.minSize,
      max_size: group.maxSize,
      // T15: whatever number the service answers is taken over.
      desired_capacity: group.desiredCapacity ?? null,
      scaling_group_name: group.name,
      removal_policies: group.removalPolicies,
      group_deletion_protection: group.deletionProtection,
      launch_template_id: group.launchTemplateId ?? null,
      vswitch_ids: group.vswitchIds,
      tags: group.tags,
      protected_instances: protectedInstances(data.id, cloud),
    };
    for (const [attribute, parameter] of Object.entries(SETTINGS)) {
      state[attribute] = (group.settings[parameter] ?? null) as Value;
    }
    for (const [attribute, kind] of Object.entries(BOUND)) {
      const bound = cloud.scalingGroups.bound(data.id, kind);
      // Of server groups, only those are read that are in the state already.
      state[attribute] = (attribute === "alb_server_group" ? known(bound, data.blocks(attribute)) : bound) as Value;
    }
    // The service answers one health check or several, never both.
    state.health_check_type = state.health_check_types ? null : state.health_check_type;
    return state;
  },

  update(data, cloud) {
    retag(data, cloud);
    // T15: a number that is no longer asked for is sent as zero.
    const gone = ZERO_WHEN_GONE.filter((attribute) => data.changed(attribute) && !data.has(attribute));
    cloud.scalingGroups.modify(data.id, {
      ...sent(data, (attribute) => data.changed(attribute) && !isEmptied(data, attribute)),
      ...Object.fromEntries(gone.map((attribute) => [{ ...MODELLED, ...SETTINGS }[attribute], 0])),
    });
    bind(data, cloud);
    protect(data, cloud);
  },

  delete(data, cloud) {
    try {
      cloud.scalingGroups.delete(data.id, true);
    } catch (thrown) {
      // T12c: it may have gone with its last configuration.
      if (!(thrown instanceof CloudError && thrown.status === 404)) {
        throw thrown;
      }
    }
  },
};

function sent(data: ResourceData, wanted: (attribute: string) => boolean): ScalingGroupRequest {
  return Object.fromEntries(
    Object.entries({ ...MODELLED, ...SETTINGS })
      .filter(([attribute]) => wanted(attribute))
      .map(([attribute, parameter]) => [parameter, data.get<Value>(attribute)]),
  );
}

/** That there are no overrides any more is not sent. */
function isEmptied(data: ResourceData, attribute: string): boolean {
  return attribute === "launch_template_override" && data.blocks(attribute).length === 0;
}

function bind(data: ResourceData, cloud: Cloud): void {
  for (const [attribute, kind] of Object.entries(BOUND)) {
    if (data.changed(attribute)) cloud.scalingGroups.bind(data.id, kind, data.get<unknown[]>(attribute) ?? []);
  }
}

function known(bound: readonly unknown[], stated: readonly ValueObject[]): unknown[] {
  return (bound as ValueObject[]).filter((found) =>
    stated.some(
      ({ alb_server_group_id, port }) => found.alb_server_group_id === alb_server_group_id && found.port === port,
    ),
  );
}

/** T1, T2: one page of ten, and an error looks like "none". */
function protectedInstances(id: string, cloud: Cloud): string[] {
  try {
    return cloud.scalingGroups
      .describeInstances({ ScalingGroupId: id, LifecycleState: "Protected" })
      .items.map(({ instanceId }) => instanceId);
  } catch {
    return [];
  }
}

/** Only the difference is sent: additions first, then removals, 20 ids a call. */
function protect(data: ResourceData, cloud: Cloud): void {
  const before = data.before<string[]>("protected_instances") ?? [];
  const wanted = data.get<string[]>("protected_instances") ?? [];
  const send = (ids: string[], ProtectedFromScaleIn: boolean) => {
    for (let from = 0; from < ids.length; from += 20) {
      const InstanceIds = ids.slice(from, from + 20);
      cloud.scalingGroups.setInstancesProtection({ ScalingGroupId: data.id, InstanceIds, ProtectedFromScaleIn });
    }
  };
  send(
    wanted.filter((id) => !before.includes(id)),
    true,
  );
  send(
    before.filter((id) => !wanted.includes(id)),
    false,
  );
}

function retag(data: ResourceData, cloud: Cloud): void {
  if (data.changed("tags")) {
    cloud.scalingGroups.retag(data.id, data.get<Tags>("tags") ?? {});
  }
}
