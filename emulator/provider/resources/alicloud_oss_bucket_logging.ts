import { bucketPart } from "./bucket-part";

export const ossBucketLogging = bucketPart({
  get: "oss:GetBucketLogging",
  put: "oss:PutBucketLogging",
  wanted: (data) => ({
    logging: {
      targetBucket: data.get("target_bucket")!,
      targetPrefix: data.get("target_prefix"),
      role: data.get("logging_role"),
    },
  }),
  found: ({ logging }) =>
    logging && {
      target_bucket: logging.targetBucket,
      target_prefix: logging.targetPrefix ?? null,
      logging_role: logging.role ?? null,
    },
  reset: { delete: "oss:DeleteBucketLogging", to: { logging: undefined } },
});
