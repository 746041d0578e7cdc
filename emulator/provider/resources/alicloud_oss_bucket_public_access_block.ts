import { bucketPart } from "./bucket-part";

export const ossBucketPublicAccessBlock = bucketPart({
  get: "oss:GetBucketPublicAccessBlock",
  put: "oss:PutBucketPublicAccessBlock",
  wanted: (data) => ({ publicAccessBlocked: data.get<boolean>("block_public_access") }),
  found: ({ publicAccessBlocked }) => ({ block_public_access: publicAccessBlocked }),
  reset: { delete: "oss:DeleteBucketPublicAccessBlock", to: { publicAccessBlocked: false } },
});
