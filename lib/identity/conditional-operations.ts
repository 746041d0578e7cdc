/**
 * When the provider calls an operation that it may call.
 *
 * @internal
 */
interface Need {
  /** One of these is stated. */
  readonly stated?: readonly string[];

  /** Terraform manages one of these, stated or not: what others have put there is taken away. */
  readonly managed?: readonly string[];
}

const PASSWORD = { "kms:Decrypt": { stated: ["kms_encrypted_password"] } };

const OF_TYPE: { readonly [type: string]: { readonly [operation: string]: Need } } = {
  alicloud_ess_scaling_group: {
    "ess:AttachAlbServerGroups": { stated: ["alb_server_group"] },
    "ess:DetachAlbServerGroups": { managed: ["alb_server_group"] },
    "ess:AttachDBInstances": { stated: ["db_instance_ids"] },
    "ess:DetachDBInstances": { managed: ["db_instance_ids"] },
    "ess:AttachLoadBalancers": { stated: ["loadbalancer_ids"] },
    "ess:DetachLoadBalancers": { managed: ["loadbalancer_ids"] },
    "slb:DescribeLoadBalancerAttribute": { stated: ["loadbalancer_ids"] },
    "ess:EnableScalingGroup": { stated: ["launch_template_id"] },
    "ess:SetInstancesProtection": { managed: ["protected_instances"] },
  },
  alicloud_ess_scaling_configuration: {
    ...PASSWORD,
    // The last configuration takes its group with it.
    "ess:DeleteScalingGroup": { stated: ["force_delete"] },
  },
  alicloud_ecs_launch_template: {
    "ecs:TagResources": { stated: ["tags", "template_tags"] },
    "ecs:UntagResources": { managed: ["tags", "template_tags"] },
    "vpc:DescribeVSwitchAttributes": { stated: ["vswitch_id", "network_interfaces"] },
  },
  alicloud_instance: PASSWORD,
  alicloud_oss_bucket: {
    // What is in it is deleted only by force.
    "oss:DeleteObjectVersions (sdk)": { stated: ["force_destroy"] },
    "oss:ListObjectVersions (sdk)": { stated: ["force_destroy"] },
    "oss:PutBucketPolicy": { stated: ["policy"] },
    "oss:DeleteBucketPolicy": { managed: ["policy"] },
  },
  alicloud_ram_policy: {
    "ram:DetachPolicyFromGroup": { stated: ["force"] },
    "ram:DetachPolicyFromRole": { stated: ["force"] },
    "ram:DetachPolicyFromUser": { stated: ["force"] },
  },
  alicloud_ram_role: {
    "ram:DetachPolicyFromRole": { stated: ["force"] },
    "ram:ListPoliciesForRole": { stated: ["force"] },
  },
};

const OF_EVERY_TYPE: readonly (readonly [RegExp, Need])[] = [
  // Opening a bucket is no call.
  [/^oss:Bucket \(sdk\)$/, { stated: [] }],
  [/:TagResources$|:POST .*\/tags-v2$/, { stated: ["tags"] }],
  [/:Un[tT]agResources$|:DELETE .*\/tags-v2$/, { managed: ["tags"] }],
  [
    /:(Join|Change|Move)ResourceGroup$|:PutBucketResourceGroup|:PUT .*\/resource-groups$/,
    { stated: ["resource_group_id"] },
  ],
];

/**
 * Whether the provider calls an operation for a resource.
 *
 * @param attributes what the resource states
 * @param ignored what Terraform leaves alone, or "all"
 * @internal
 */
export function isNeeded(
  type: string,
  operation: string,
  attributes: { readonly [name: string]: unknown },
  ignored: readonly string[] | "all",
): boolean {
  const need = OF_TYPE[type]?.[operation] ?? OF_EVERY_TYPE.find(([pattern]) => pattern.test(operation))?.[1];
  if (need?.stated) return need.stated.some((name) => ![undefined, null, false].includes(attributes[name] as null));
  if (need?.managed) return ignored !== "all" && need.managed.some((name) => !ignored.includes(name));
  return true;
}
