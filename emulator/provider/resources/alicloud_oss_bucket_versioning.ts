import { bucketPart } from "./bucket-part";
import { BucketConfiguration } from "../../cloud/bucket";

export const ossBucketVersioning = bucketPart({
  get: "oss:GetBucketVersioning",
  put: "oss:PutBucketVersioning",
  wanted: (data) => ({ versioning: data.get<BucketConfiguration["versioning"]>("status") }),
  found: ({ versioning }) => ({ status: versioning ?? null }),
});
