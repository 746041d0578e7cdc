import { plainResource } from "./plain-resource";

export const vpc = plainResource({
  type: "alicloud_vpc",
  idPrefix: "vpc",
  operations: {
    create: "vpc:CreateVpc",
    read: "vpc:DescribeVpcAttribute",
    update: "vpc:ModifyVpcAttribute",
    delete: "vpc:DeleteVpc",
  },
  answers: { cidr_block: "172.16.0.0/12", status: "Available", resource_group_id: "rg-default" },
});
