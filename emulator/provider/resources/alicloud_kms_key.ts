import { plainResource } from "./plain-resource";
import { ResourceMapping } from "../resource-mapping";

const plain = plainResource({
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

/** Deleted keys are gone at once: the days that the service waits have no effect here, and must be stated all the same. */
export const kmsKey: ResourceMapping = {
  ...plain,

  delete(data, cloud) {
    if (!data.before("pending_window_in_days") && !data.before("deletion_window_in_days")) {
      throw new Error('[ERROR] Argument "pending_window_in_days" or "deletion_window_in_days" must be set one!');
    }
    plain.delete(data, cloud);
  },
};
