import { plainResource } from "./plain-resource";

export const securityGroup = plainResource({
  type: "alicloud_security_group",
  idPrefix: "sg",
  operations: {
    create: "ecs:CreateSecurityGroup",
    read: "ecs:DescribeSecurityGroupAttribute",
    update: "ecs:ModifySecurityGroupAttribute",
    delete: "ecs:DeleteSecurityGroup",
  },
  answers: { security_group_type: "normal", inner_access_policy: "Accept", resource_group_id: "rg-default" },
});
