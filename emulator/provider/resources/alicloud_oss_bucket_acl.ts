import { bucketPart } from "./bucket-part";
import { BucketConfiguration } from "../../cloud/bucket";

export const ossBucketAcl = bucketPart({
  get: "oss:GetBucketAcl",
  put: "oss:PutBucketAcl",
  wanted: (data) => ({ acl: data.get<BucketConfiguration["acl"]>("acl") }),
  found: ({ acl }) => ({ acl }),
});
