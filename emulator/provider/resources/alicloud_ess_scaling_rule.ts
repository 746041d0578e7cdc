import { plainResource } from "./plain-resource";

/** Kept; nobody carries it out. */
export const scalingRule = plainResource({
  type: "alicloud_ess_scaling_rule",
  idPrefix: "asr",
  operations: {
    create: "ess:CreateScalingRule",
    read: "ess:DescribeScalingRules",
    update: "ess:ModifyScalingRule",
    delete: "ess:DeleteScalingRule",
  },
  check: (data, cloud) => void cloud.scalingGroups.get(data.get("scaling_group_id")!),
  answers: (_, cloud, id) => ({
    ari: `ari:acs:ess:${cloud.region}:${cloud.accountId}:scalingrule/${id}`,
    scaling_rule_name: id,
  }),
});
