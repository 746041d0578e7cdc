/**
 * What OSS asks of the name of a bucket.
 *
 * @internal
 */
export const BUCKET_NAME_RULE = {
  prop: "bucketName",
  pattern: /^[a-z0-9][a-z0-9-]{1,61}[a-z0-9]$/,
  rule: "The name of a bucket has 3 to 63 lower-case letters, digits and hyphens, a letter or digit first and last",
  maxLength: 63,
  uniqueIn: "cloud" as const,
  see: "https://www.alibabacloud.com/help/en/oss/user-guide/bucket-naming-conventions",
};
