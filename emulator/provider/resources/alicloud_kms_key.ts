import { plainResource } from "./plain-resource";

/** Deleted keys are gone at once: the days that the service waits have no effect here. */
export const kmsKey = plainResource({
  type: "alicloud_kms_key",
  idPrefix: "key",
  operations: {
    create: "kms:CreateKey",
    read: "kms:DescribeKey",
    update: "kms:UpdateKeyDescription",
    delete: "kms:ScheduleKeyDeletion",
  },
  answers: (_, cloud, id) => ({
    arn: `acs:kms:${cloud.region}:${cloud.accountId}:key/${id}`,
    automatic_rotation: "Disabled",
    creation_date: cloud.clock.now.toISOString(),
    creator: cloud.accountId,
    deletion_protection: "Disabled",
    is_enabled: true,
    key_spec: "Aliyun_AES_256",
    key_state: "Enabled",
    key_usage: "ENCRYPT/DECRYPT",
    origin: "Aliyun_KMS",
    policy: "",
    primary_key_version: id,
    status: "Enabled",
  }),
});
