import { TerraformProvider } from "cdktf";
import { Construct } from "constructs";
import { checkBucketTags } from "./bucket-tags";
import { hardenedBucket } from "./hardened-bucket";
import { OssBucket } from "../bindings/oss-bucket";
import { BUCKET_NAME_RULE } from "../environment/bucket-name";
import { checkDecision } from "../environment/flag";
import { globalNameOr } from "../environment/global-name";
import { checkProps } from "../environment/props";

import { checkWholeNumber } from "../environment/whole-number";

const SEE = "https://www.alibabacloud.com/help/en/oss/user-guide/logging";

/**
 * A bucket for the access logs of other buckets.
 */
export interface AccessLogBucketProps {
  /**
   * The name of the bucket, unique in the whole cloud: 3 to 63 lower-case letters, digits and hyphens.
   *
   * @default - derived from the construct path, the account and the region
   */
  readonly bucketName?: string;

  /**
   * How long access logs are kept, in days: 1 to 36,500.
   *
   * @default 365
   */
  readonly retentionDays?: number;

  /**
   * Whether Terraform refuses to plan the destruction of the bucket while the construct stands in the code.
   *
   * @default true
   */
  readonly preventDestroy?: boolean;

  /**
   * The tags of the bucket.
   *
   * @default - no tags
   */
  readonly tags?: { [key: string]: string };

  /**
   * The provider of the bucket, where a stack has several.
   *
   * @default - the provider without an alias
   */
  readonly provider?: TerraformProvider;
}

/**
 * A private, encrypted bucket for the access logs of other buckets of the same region and account. The service writes
 * them every hour. It has no policy that asks for TLS: no official page says how the service itself writes. It is no record
 * either: nothing denies deletion, and there are no versions.
 *
 * @see https://www.alibabacloud.com/help/en/oss/user-guide/logging
 */
export class AccessLogBucket extends Construct {
  /** The L1 resource. */
  public readonly resource: OssBucket;

  /**
   * @param scope the construct that holds the bucket
   * @param id the id of the construct
   * @param props the bucket
   * @throws when the name or the retention is not one that the service takes
   */
  public constructor(scope: Construct, id: string, props: AccessLogBucketProps = {}) {
    super(scope, id);
    checkProps(`The props of ${this.node.path}`, props, this);
    checkDecision("preventDestroy", props.preventDestroy);
    checkBucketTags(props.tags);
    checkWholeNumber("retentionDays", props.retentionDays, { min: 1, max: 36_500, unit: "days", see: SEE });
    this.resource = hardenedBucket(
      this,
      {
        bucket: globalNameOr(props.bucketName, this, BUCKET_NAME_RULE, props.provider),
        lifecycleRule: [{ id: "retention", enabled: true, expiration: [{ days: props.retentionDays ?? 365 }] }],
        tags: props.tags,
        provider: props.provider,
      },
      props.preventDestroy ?? true,
    );
  }

  /** The name of the bucket. */
  public get bucketName(): string {
    return this.resource.bucket;
  }
}
