import { bucketPart } from "./bucket-part";
import { ValueObject } from "../value";

/** Once it is on it stays on: a destroy drops the state alone. */
export const ossBucketObjectWormConfiguration = bucketPart({
  bucket: "bucket_name",
  get: "oss:GetBucketObjectWormConfiguration",
  put: "oss:PutBucketObjectWormConfiguration",
  wanted: (data) => {
    const [retention] = (data.one("rule")?.default_retention ?? []) as ValueObject[];
    return {
      objectWorm: {
        mode: (retention?.mode ?? undefined) as string | undefined,
        days: (retention?.days ?? undefined) as number | undefined,
        years: (retention?.years ?? undefined) as number | undefined,
      },
    };
  },
  found: ({ objectWorm }) =>
    objectWorm && {
      object_worm_enabled: "Enabled",
      rule: objectWorm.mode
        ? [
            {
              default_retention: [
                { mode: objectWorm.mode, days: objectWorm.days ?? null, years: objectWorm.years ?? null },
              ],
            },
          ]
        : [],
    },
});
