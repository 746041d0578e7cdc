import { bucketPart } from "./bucket-part";

export const ossBucketServerSideEncryption = bucketPart({
  get: "oss:GetBucketEncryption",
  put: "oss:PutBucketEncryption",
  wanted: (data) => ({
    encryption: {
      algorithm: data.get("sse_algorithm")!,
      kmsKeyId: data.get("kms_master_key_id"),
      kmsDataEncryption: data.get("kms_data_encryption"),
    },
  }),
  found: ({ encryption }) =>
    encryption && {
      sse_algorithm: encryption.algorithm,
      kms_master_key_id: encryption.kmsKeyId ?? null,
      kms_data_encryption: encryption.kmsDataEncryption ?? null,
    },
  reset: { delete: "oss:DeleteBucketEncryption", to: { encryption: undefined } },
});
