/**
 * What resources call in each step that the call graph does not see from which `schema/operations.json` was read off: requests
 * that are sent without a method of the client.
 *
 * @internal
 */
export const UNSEEN_OPERATIONS: {
  readonly [type: string]: { readonly [step: string]: readonly string[] | undefined } | undefined;
} = {
  alicloud_log_store: {
    create: ["log:ListShards (sdk)"],
    read: ["log:ListShards (sdk)"],
    update: ["log:ListShards (sdk)"],
  },
  alicloud_log_store_index: { create: ["log:CreateIndex (sdk)"] },
  alicloud_oss_bucket: {
    create: ["oss:PutBucketPolicy"],
    read: ["oss:GetBucketPolicy"],
    update: ["oss:PutBucketPolicy", "oss:DeleteBucketPolicy"],
  },
  // The call graph sees no more than that a bucket is opened.
  alicloud_oss_bucket_object: {
    create: ["oss:PutObject", "oss:PutObjectAcl"],
    read: ["oss:HeadObject", "oss:GetObjectAcl"],
    update: ["oss:PutObject", "oss:PutObjectAcl"],
    delete: ["oss:DeleteObject"],
  },
};
