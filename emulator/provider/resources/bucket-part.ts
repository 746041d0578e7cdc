import { BucketConfiguration } from "../../cloud/bucket";
import { ResourceData } from "../resource-data";
import { ResourceMapping } from "../resource-mapping";
import { ValueObject } from "../value";

export interface BucketPart {
  /** The attribute that names the bucket. @default "bucket" */
  readonly bucket?: string;
  readonly get: string;
  readonly put: string;
  /** What a destroy does. Without it the bucket stays as it is. */
  readonly reset?: { readonly delete: string; readonly to: Partial<BucketConfiguration> };
  wanted(data: ResourceData): Partial<BucketConfiguration>;
  /** Undefined if the bucket is not set to anything of the kind. */
  found(configuration: BucketConfiguration): ValueObject | undefined;
}

/** A resource of its own for something that a bucket is set to. Its id is the name of the bucket. */
export function bucketPart({ bucket = "bucket", get, put, wanted, found, reset }: BucketPart): ResourceMapping {
  return {
    create(data, cloud) {
      const name = data.get(bucket)!;
      cloud.buckets.configure(put, name, wanted(data));
      data.id = name;
    },

    read(data, cloud) {
      const configuration = cloud.buckets.describe(get, data.id)?.configuration;
      const state = configuration && found(configuration);
      return state && { [bucket]: data.id, ...state };
    },

    update(data, cloud) {
      cloud.buckets.configure(put, data.id, wanted(data));
    },

    delete(data, cloud) {
      if (reset) cloud.buckets.configure(reset.delete, data.id, reset.to);
    },
  };
}
