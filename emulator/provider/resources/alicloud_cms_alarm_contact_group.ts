import { plainResource } from "./plain-resource";

export const cmsAlarmContactGroup = plainResource({
  type: "alicloud_cms_alarm_contact_group",
  operations: {
    create: "cms:PutContactGroup",
    read: "cms:DescribeContactGroupList",
    update: "cms:PutContactGroup",
    delete: "cms:DeleteContactGroup",
  },
  id: (data) => data.get("alarm_contact_group_name")!,
  answers: { enable_subscribed: false },
});
