import { plainResource } from "./plain-resource";

/** It stays without effect until its recipient activates it, which happens outside of the cloud. */
export const cmsAlarmContact = plainResource({
  type: "alicloud_cms_alarm_contact",
  operations: {
    create: "cms:PutContact",
    read: "cms:DescribeContactList",
    update: "cms:PutContact",
    delete: "cms:DeleteContact",
  },
  id: (data) => data.get("alarm_contact_name")!,
});
