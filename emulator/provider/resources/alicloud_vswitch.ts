import { plainResource } from "./plain-resource";

export const vswitch = plainResource({
  type: "alicloud_vswitch",
  idPrefix: "vsw",
  operations: {
    create: "vpc:CreateVSwitch",
    read: "vpc:DescribeVSwitchAttributes",
    update: "vpc:ModifyVSwitchAttribute",
    delete: "vpc:DeleteVSwitch",
  },
  answers: { status: "Available" },
});
