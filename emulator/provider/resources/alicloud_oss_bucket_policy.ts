import { bucketPart } from "./bucket-part";

export const ossBucketPolicy = bucketPart({
  get: "oss:GetBucketPolicy",
  put: "oss:PutBucketPolicy",
  wanted: (data) => ({ policy: data.get("policy") }),
  found: ({ policy }) => (policy === undefined ? undefined : { policy }),
  reset: { delete: "oss:DeleteBucketPolicy", to: { policy: undefined } },
});
