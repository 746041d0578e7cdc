import { TerraformProvider } from "cdktf";
import { IConstruct } from "constructs";
import { checkShape } from "../environment/shape";
import { ServiceRole } from "../identity/service-role";

/**
 * A bucket of Object Storage Service (OSS) that keeps records, of this stack or made elsewhere.
 */
export interface IAuditBucket extends IConstruct {
  /** The name of the bucket. */
  readonly bucketName: string;

  /** The ARN of the bucket as RAM writes it: `acs:oss:*:*:<name>`. Names are unique in the whole cloud. */
  readonly bucketArn: string;

  /**
   * The provider whose region holds the bucket, where a stack has several.
   *
   * @default - the provider without an alias
   */
  readonly provider?: TerraformProvider;

  /**
   * Lets a role write objects, and neither read nor delete them.
   *
   * @param role the role
   * @param prefix the beginning of the keys that it may write; default: all
   */
  grantPut(role: ServiceRole, prefix?: string): void;
}

/**
 * Refuses what is no bucket, such as the name of one.
 *
 * @internal
 */
export function checkAuditBucket(what: string, bucket: unknown): void {
  const mend = "Make it with archive.AuditBucket, or name it with archive.AuditBucket.fromBucketName(…)";
  checkShape(what, bucket, "bucketArn", "a bucket", mend);
}
