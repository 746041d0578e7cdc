import { TerraformProvider } from "cdktf";
import { Construct } from "constructs";
import { AccessLogBucket } from "./access-log-bucket";
import { AuditBucketBase } from "./audit-bucket-base";
import { checkBucketTags } from "./bucket-tags";
import { hardenedBucket } from "./hardened-bucket";
import { IAuditBucket } from "./i-audit-bucket";
import { checkTransitions, ColderStorage, StorageTransition } from "./storage-transition";
import { checkWriteOnceRetention, RetentionKind, WriteOnceRetention } from "./write-once-retention";
import { OssBucket, OssBucketLifecycleRule } from "../bindings/oss-bucket";
import { OssBucketLoggingA } from "../bindings/oss-bucket-logging";
import { OssBucketObjectWormConfiguration } from "../bindings/oss-bucket-object-worm-configuration";
import { OssBucketPolicy } from "../bindings/oss-bucket-policy";
import { OssBucketVersioningA } from "../bindings/oss-bucket-versioning";
import { OssBucketWorm } from "../bindings/oss-bucket-worm";
import { advise } from "../environment/advice";
import { BUCKET_NAME_RULE } from "../environment/bucket-name";
import { checkDecision } from "../environment/flag";
import { globalNameOr } from "../environment/global-name";
import { InvalidInput } from "../environment/invalid-input";
import { checkName } from "../environment/physical-name";
import { checkProps } from "../environment/props";

import { checkFilledText } from "../environment/text";
import { isUnresolved } from "../environment/unresolved";
import { checkWholeNumber } from "../environment/whole-number";

const SEE = "https://www.alibabacloud.com/help/en/oss/user-guide/overview-54";

/** 100 years. */
const MOST_DAYS = 36_500;

/** An upload in parts that was never finished is billed and holds no record. */
const UNFINISHED_UPLOAD_DAYS = 7;

const TRANSITIONS: StorageTransition[] = [
  { storageClass: ColderStorage.INFREQUENT_ACCESS, afterDays: 30 },
  { storageClass: ColderStorage.ARCHIVE, afterDays: 180 },
];

/**
 * A bucket that keeps records.
 */
export interface AuditBucketProps {
  /** How long nobody can change or delete what was written. There is no default, since a locked one is for ever. */
  readonly retention: WriteOnceRetention;

  /**
   * The name of the bucket, unique in the whole cloud: 3 to 63 lower-case letters, digits and hyphens.
   *
   * @default - derived from the construct path, the account and the region
   */
  readonly bucketName?: string;

  /**
   * The id of a key of Key Management Service that encrypts the objects.
   *
   * @default - the objects are encrypted with keys of OSS itself (AES256)
   */
  readonly kmsKeyId?: string;

  /**
   * When objects, and versions that were replaced, move to colder storage, from the first move to the last.
   *
   * @default - infrequent access after 30 days, archive after 180 days
   */
  readonly transitions?: StorageTransition[];

  /**
   * After how many days an object is deleted; a version that was replaced, as many days after that. It must be longer
   * than the retention.
   *
   * @default - objects are kept for ever
   */
  readonly expirationDays?: number;

  /**
   * Lets those delete objects who are allowed to by their own policies. By default the bucket denies it to everybody, the
   * owner of the account included; deletion by a lifecycle rule is no request and goes on.
   *
   * @default false
   */
  readonly allowDelete?: boolean;

  /**
   * The name of an existing bucket of the same region and account that takes the access logs. OSS must be allowed to
   * write to it.
   *
   * @default - a bucket of its own
   */
  readonly accessLogBucketName?: string;

  /**
   * The RAM role with which the service writes access logs.
   *
   * @default - the service's own: `AliyunOSSLoggingDefaultRole`, which the console makes on first use
   */
  readonly accessLogRoleName?: string;

  /**
   * Whether the requests to the bucket are logged.
   *
   * @default true
   */
  readonly accessLogging?: boolean;

  /**
   * Whether Terraform refuses to plan the destruction of the bucket and of its access logs while the construct stands in
   * the code. A construct that is renamed or removed loses what is set on the bucket, its policy included, before the bucket
   * is refused because it is not empty. To destroy them, deploy `false` first; a bucket that is not empty is never destroyed.
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
 * A bucket of Object Storage Service (OSS) that keeps records: every version, for as long as its retention says,
 * encrypted, private, reached over TLS only, and with a log of who read what.
 *
 * @see https://www.alibabacloud.com/help/en/oss/user-guide/oss-retention-policies
 */
export class AuditBucket extends AuditBucketBase {
  /**
   * A bucket in the region of the stack that was made elsewhere.
   *
   * @param scope the construct that holds the reference
   * @param id the id of the construct
   * @param bucketName the name of the bucket
   * @param provider the provider whose region holds the bucket, where a stack has several
   * @throws when the name is not one that the service takes
   */
  public static fromBucketName(
    scope: Construct,
    id: string,
    bucketName: string,
    provider?: TerraformProvider,
  ): IAuditBucket {
    return new ImportedAuditBucket(scope, id, checkName(bucketName, BUCKET_NAME_RULE), provider);
  }

  /** The L1 resource. */
  public readonly resource: OssBucket;

  /** The L1 resource of the policy. */
  public readonly policy: OssBucketPolicy;

  /** How long nobody can change or delete what was written. */
  public readonly retention: WriteOnceRetention;

  /** The bucket with the access logs, where this stack makes one. */
  public readonly accessLogBucket?: AccessLogBucket;

  /**
   * @param scope the construct that holds the bucket
   * @param id the id of the construct
   * @param props the bucket
   * @throws when the retention is not stated, an object would be deleted before its retention ends, or a name or a
   * number is not one that the service takes
   */
  public constructor(scope: Construct, id: string, props: AuditBucketProps) {
    checkProps(`The props of the audit bucket ${id}`, props);
    super(scope, id, props.provider, props.kmsKeyId);
    checkWriteOnceRetention(`retention of ${this.node.path}`, props.retention);
    checkBucketTags(props.tags);
    for (const flag of ["allowDelete", "accessLogging", "preventDestroy"] as const) checkDecision(flag, props[flag]);
    for (const prop of ["kmsKeyId", "accessLogRoleName"] as const) {
      if (props[prop] !== undefined) checkFilledText(prop, props[prop], { mend: "State it, or leave it out" });
    }
    const transitions = props.transitions ?? TRANSITIONS;
    checkTransitions("transitions", transitions);
    checkExpiration(props);
    this.checkAccessLog(props);
    const { provider, retention } = props;
    this.retention = retention;
    const preventDestroy = props.preventDestroy ?? true;
    this.resource = hardenedBucket(
      this,
      {
        bucket: globalNameOr(props.bucketName, this, BUCKET_NAME_RULE, provider),
        lifecycleRule: [lifecycleRule(transitions, props.expirationDays)],
        tags: props.tags,
        provider,
      },
      preventDestroy,
      props.kmsKeyId,
    );
    const versioning = new OssBucketVersioningA(this, "Versioning", {
      bucket: this.bucketName,
      status: "Enabled",
      provider,
    });
    this.policy = new OssBucketPolicy(this, "Policy", {
      bucket: this.bucketName,
      policy: this.policyDocument(props.allowDelete ?? false),
      provider,
    });
    this.retain(retention, versioning);
    if (props.accessLogging === false) return;
    this.accessLogBucket =
      props.accessLogBucketName === undefined
        ? new AccessLogBucket(this, "AccessLogs", { preventDestroy, tags: props.tags, provider })
        : undefined;
    new OssBucketLoggingA(this, "Logging", {
      bucket: this.bucketName,
      targetBucket: this.accessLogBucket?.bucketName ?? props.accessLogBucketName!,
      targetPrefix: "access/",
      loggingRole: props.accessLogRoleName,
      provider,
    });
  }

  /** The name of the bucket. */
  public get bucketName(): string {
    return this.resource.bucket;
  }

  private retain({ _kind: kind, retentionDays }: WriteOnceRetention, versioning: OssBucketVersioningA): void {
    if (kind === RetentionKind.NONE) return;
    const bucket = this.bucketName;
    const { provider } = this;
    // The service takes a retention on a bucket whose versioning is enabled, and none where it is suspended.
    const dependsOn = [versioning];
    if (kind === RetentionKind.OBJECT) {
      new OssBucketObjectWormConfiguration(this, "Retention", {
        bucketName: bucket,
        objectWormEnabled: "Enabled",
        rule: { defaultRetention: { mode: "COMPLIANCE", days: retentionDays } },
        provider,
        dependsOn,
      });
      return;
    }
    const status = kind === RetentionKind.BUCKET ? "Locked" : "InProgress";
    new OssBucketWorm(this, "Retention", { bucket, retentionPeriodInDays: retentionDays, status, provider, dependsOn });
    if (kind === RetentionKind.BUCKET) return;
    advise(
      this,
      "ADP-030",
      "the retention is not locked, and the service drops it 24 hours after it was created. Use WriteOnceRetention.bucketLocked(…) for records that count.",
    );
  }

  private policyDocument(allowDelete: boolean): string {
    const objects = `${this.bucketArn}/*`;
    const statements = [
      {
        Action: ["oss:*"],
        Condition: { Bool: { "acs:SecureTransport": ["false"] } },
        Effect: "Deny",
        Principal: ["*"],
        Resource: [this.bucketArn, objects],
      },
      {
        Action: ["oss:DeleteObject", "oss:DeleteObjectVersion"],
        // A denial for everybody passes over the owner of the bucket unless it has a condition; over TLS comes what is left.
        Condition: { Bool: { "acs:SecureTransport": ["true"] } },
        Effect: "Deny",
        Principal: ["*"],
        Resource: [objects],
      },
    ];
    return JSON.stringify({ Statement: allowDelete ? statements.slice(0, 1) : statements, Version: "1" });
  }

  private checkAccessLog({ accessLogging, accessLogBucketName, accessLogRoleName }: AuditBucketProps): void {
    if (accessLogBucketName !== undefined) {
      checkName(accessLogBucketName, { ...BUCKET_NAME_RULE, prop: "accessLogBucketName" });
    }
    if (accessLogging !== false || (accessLogBucketName ?? accessLogRoleName) === undefined) return;
    throw new InvalidInput({
      what: `The access logs of ${this.node.path}`,
      rule: "accessLogging: false writes none, and accessLogBucketName and accessLogRoleName say how they are written",
      mend: "Leave accessLogging out, or the two others",
    });
  }
}

class ImportedAuditBucket extends AuditBucketBase {
  public constructor(
    scope: Construct,
    id: string,
    public readonly bucketName: string,
    provider?: TerraformProvider,
  ) {
    super(scope, id, provider);
  }
}

function lifecycleRule(transitions: StorageTransition[], expirationDays?: number): OssBucketLifecycleRule {
  const moves = transitions.map(({ storageClass, afterDays }) => ({ storageClass, days: afterDays }));
  const end = expirationDays === undefined ? undefined : [{ days: expirationDays }];
  return {
    id: "records",
    enabled: true,
    transitions: moves,
    noncurrentVersionTransition: moves,
    expiration: end,
    noncurrentVersionExpiration: end,
    abortMultipartUpload: [{ days: UNFINISHED_UPLOAD_DAYS }],
  };
}

function checkExpiration({ expirationDays, retention, transitions = TRANSITIONS }: AuditBucketProps): void {
  if (expirationDays === undefined) return;
  checkWholeNumber("expirationDays", expirationDays, { min: 1, max: MOST_DAYS, unit: "days", see: SEE });
  const last = Math.max(0, ...transitions.map(({ afterDays }) => afterDays).filter((days) => !isUnresolved(days)));
  const known = !isUnresolved(retention.retentionDays);
  const earliest = known ? Math.max(retention.retentionDays, last) : last;
  if (isUnresolved(expirationDays) || expirationDays > earliest) return;
  throw new InvalidInput({
    what: "expirationDays",
    value: expirationDays,
    rule: `Objects are deleted after their retention (${known ? `${retention.retentionDays} days` : "known when Terraform runs"}) and their last transition (${last} days)`,
    mend: `${earliest < MOST_DAYS ? `Use ${earliest + 1} or more, or leave` : "Leave"} it out: then objects are kept for ever`,
    see: SEE,
  });
}
