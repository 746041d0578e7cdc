import { plainResource } from "./plain-resource";

export const oosTemplate = plainResource({
  type: "alicloud_oos_template",
  operations: {
    create: "oos:CreateTemplate",
    read: "oos:GetTemplate",
    update: "oos:UpdateTemplate",
    delete: "oos:DeleteTemplate",
  },
  id: (data) => data.get("template_name")!,
  answers: (data, cloud) => ({
    created_by: cloud.accountId,
    created_date: cloud.clock.now.toISOString(),
    has_trigger: false,
    resource_group_id: "rg-default",
    share_type: "Private",
    template_format: data.get("content")!.trimStart().startsWith("{") ? "JSON" : "YAML",
    template_id: cloud.identifiers.next("t"),
    template_type: "Automation",
    template_version: "v1",
    updated_by: cloud.accountId,
    updated_date: cloud.clock.now.toISOString(),
  }),
});
