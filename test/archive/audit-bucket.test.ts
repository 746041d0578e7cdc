import { archive, identity } from "../../lib";
import { newStack, Synthesis } from "../synthesis";

const { AccessLogBucket, AuditBucket, ColderStorage, WriteOnceRetention } = archive;
const ACCOUNT = { region: "cn-hangzhou", accountId: "1234567890123456" };
const retention = WriteOnceRetention.bucketLocked(365);

function synthesize(props: Partial<archive.AuditBucketProps> = {}): Synthesis {
  const stack = newStack(ACCOUNT);
  new AuditBucket(stack, "Audit", { retention, bucketName: "backup-records", ...props });
  return Synthesis.of(stack);
}

/** The bucket with the records, not that with the access logs. */
function bucketOf(synthesis: Synthesis) {
  return synthesis.resources("alicloud_oss_bucket").find((bucket) => bucket.lifecycle_rule[0].id === "records")!;
}

const REFERENCE = /^\$\{alicloud_oss_bucket\.Audit_[0-9A-F]{8}\.bucket\}$/;
const OWN = expect.stringMatching(REFERENCE);

/** The resource of a type that belongs to the bucket with the records. */
function ownOf(synthesis: Synthesis, type: string) {
  return synthesis.resources(type).find(({ bucket }) => REFERENCE.test(bucket as string));
}

describe("an audit bucket", () => {
  test("keeps every version", () => {
    expect(synthesize().resource("alicloud_oss_bucket_versioning")).toEqual({ bucket: OWN, status: "Enabled" });
  });

  test("is locked for the days of its retention, after its versioning is enabled", () => {
    expect(synthesize().resource("alicloud_oss_bucket_worm")).toEqual({
      bucket: OWN,
      retention_period_in_days: 365,
      status: "Locked",
      depends_on: [expect.stringMatching(/^alicloud_oss_bucket_versioning\./)],
    });
  });

  test("leaves to the resources beside it what they set", () => {
    expect(bucketOf(synthesize()).lifecycle).toEqual({
      ignore_changes: ["acl", "logging", "policy", "server_side_encryption_rule", "versioning"],
      prevent_destroy: true,
    });
  });

  test("can be destroyed on request, its access logs too", () => {
    const buckets = synthesize({ preventDestroy: false }).resources("alicloud_oss_bucket");
    expect(buckets).toHaveLength(2);
    buckets.forEach((bucket) => expect(bucket.lifecycle).not.toHaveProperty("prevent_destroy"));
  });

  test("is private, whatever a policy or an object says", () => {
    const synthesis = synthesize();
    expect(synthesis.resources("alicloud_oss_bucket_acl").map(({ acl }) => acl)).toEqual(["private", "private"]);
    const blocks = synthesis.resources("alicloud_oss_bucket_public_access_block");
    expect(blocks.map(({ block_public_access }) => block_public_access)).toEqual([true, true]);
  });

  test("is encrypted with keys of the service", () => {
    const encryption = ownOf(synthesize(), "alicloud_oss_bucket_server_side_encryption");
    expect(encryption).toEqual({ bucket: OWN, sse_algorithm: "AES256" });
  });

  test("is encrypted with the key of its user", () => {
    const encryption = ownOf(synthesize({ kmsKeyId: "key-hzz1" }), "alicloud_oss_bucket_server_side_encryption");
    expect(encryption).toEqual({ bucket: OWN, sse_algorithm: "KMS", kms_master_key_id: "key-hzz1" });
  });

  test("takes TLS 1.2 and 1.3 only", () => {
    const https = ownOf(synthesize(), "alicloud_oss_bucket_https_config");
    expect(https).toEqual({ bucket: OWN, enable: true, tls_versions: ["TLSv1.2", "TLSv1.3"] });
  });

  test("denies what comes without TLS, and every deletion, the owner's too", () => {
    const { policy } = synthesize().resource("alicloud_oss_bucket_policy");
    const arn = expect.stringMatching(/^acs:oss:\*:\*:\$\{alicloud_oss_bucket\.Audit_\w+\.bucket\}$/);
    const objects = expect.stringMatching(/^acs:oss:\*:\*:\$\{alicloud_oss_bucket\.Audit_\w+\.bucket\}\/\*$/);
    expect(JSON.parse(policy as string)).toEqual({
      Statement: [
        {
          Action: ["oss:*"],
          Condition: { Bool: { "acs:SecureTransport": ["false"] } },
          Effect: "Deny",
          Principal: ["*"],
          Resource: [arn, objects],
        },
        {
          Action: ["oss:DeleteObject", "oss:DeleteObjectVersion"],
          Condition: { Bool: { "acs:SecureTransport": ["true"] } },
          Effect: "Deny",
          Principal: ["*"],
          Resource: [objects],
        },
      ],
      Version: "1",
    });
  });

  test("lets those delete who may, on request", () => {
    const { policy } = synthesize({ allowDelete: true }).resource("alicloud_oss_bucket_policy");
    expect(policy).toContain("acs:SecureTransport");
    expect(policy).not.toContain("oss:DeleteObject");
  });

  test("moves records and replaced versions to colder storage, and ends unfinished uploads", () => {
    const [rule] = bucketOf(synthesize()).lifecycle_rule;
    const moves = [
      { storage_class: "IA", days: 30 },
      { storage_class: "Archive", days: 180 },
    ];
    expect(rule).toEqual({
      id: "records",
      enabled: true,
      transitions: moves,
      noncurrent_version_transition: moves,
      abort_multipart_upload: [{ days: 7 }],
    });
  });

  test("moves records when its user says", () => {
    const transitions = [{ storageClass: ColderStorage.COLD_ARCHIVE, afterDays: 90 }];
    const [rule] = bucketOf(synthesize({ transitions })).lifecycle_rule;
    expect(rule.transitions).toEqual([{ storage_class: "ColdArchive", days: 90 }]);
  });

  test("deletes records after their retention on request", () => {
    const [rule] = bucketOf(synthesize({ expirationDays: 400 })).lifecycle_rule;
    expect(rule.expiration).toEqual([{ days: 400 }]);
    expect(rule.noncurrent_version_expiration).toEqual([{ days: 400 }]);
  });

  test("logs its requests to a bucket of its own, which forgets them after a year", () => {
    const synthesis = synthesize();
    expect(synthesis.resource("alicloud_oss_bucket_logging")).toEqual({
      bucket: OWN,
      target_bucket: expect.stringMatching(/^\$\{alicloud_oss_bucket\.Audit_AccessLogs_\w+\.bucket\}$/),
      target_prefix: "access/",
    });
    const rules = synthesis.resources("alicloud_oss_bucket").map(({ lifecycle_rule }) => lifecycle_rule);
    expect(rules).toContainEqual([{ id: "retention", enabled: true, expiration: [{ days: 365 }] }]);
  });

  test("logs its requests to a bucket that exists, with a role of its user", () => {
    const synthesis = synthesize({ accessLogBucketName: "company-access-logs", accessLogRoleName: "access-logs" });
    expect(synthesis.resource("alicloud_oss_bucket_logging")).toMatchObject({
      target_bucket: "company-access-logs",
      logging_role: "access-logs",
    });
    expect(synthesis.resources("alicloud_oss_bucket")).toHaveLength(1);
  });

  test("logs no requests on demand", () => {
    const synthesis = synthesize({ accessLogging: false });
    expect(synthesis.resources("alicloud_oss_bucket_logging")).toEqual([]);
    expect(synthesis.resources("alicloud_oss_bucket")).toHaveLength(1);
  });

  test("has a name that no other account derives", () => {
    expect(bucketOf(synthesize({ bucketName: undefined })).bucket).toMatch(
      /^test-audit-[0-9a-f]{8}-1234567890123456-cn-hangzhou$/,
    );
  });

  test("has a derived name of at most 63 characters", () => {
    const stack = newStack(ACCOUNT);
    new AccessLogBucket(stack, "Long-".repeat(30));
    expect(Synthesis.of(stack).resource("alicloud_oss_bucket").bucket).toMatch(/^[a-z0-9][a-z0-9-]{1,61}[a-z0-9]$/);
  });

  test("takes tags as long as the service does", () => {
    const tags = { ["ü".repeat(32)]: "ü".repeat(64) };
    expect(bucketOf(synthesize({ tags })).tags).toEqual(tags);
  });

  test("passes on tags and the provider", () => {
    expect(bucketOf(synthesize({ tags: { team: "backup" } })).tags).toEqual({ team: "backup" });
  });
});

describe("the retention of an audit bucket", () => {
  test("not locked: for a trial, with a warning", () => {
    const synthesis = synthesize({ retention: WriteOnceRetention.bucketUnlocked(1) });
    expect(synthesis.resource("alicloud_oss_bucket_worm")).toMatchObject({
      retention_period_in_days: 1,
      status: "InProgress",
    });
    expect(synthesis.warnings()).toEqual([expect.stringMatching(/^ADP-030: /)]);
  });

  test("locked: no warning", () => {
    expect(synthesize().warnings()).toEqual([]);
  });

  test("of each object: in compliance mode, and no other beside it", () => {
    const synthesis = synthesize({ retention: WriteOnceRetention.objectDefault(30) });
    expect(synthesis.resource("alicloud_oss_bucket_object_worm_configuration")).toEqual({
      bucket_name: OWN,
      object_worm_enabled: "Enabled",
      rule: { default_retention: { mode: "COMPLIANCE", days: 30 } },
      depends_on: [expect.stringMatching(/^alicloud_oss_bucket_versioning\./)],
    });
    expect(synthesis.resources("alicloud_oss_bucket_worm")).toEqual([]);
  });

  test("of each object: up to 100 years", () => {
    const synthesis = synthesize({ retention: WriteOnceRetention.objectDefault(36_500) });
    const { rule } = synthesis.resource("alicloud_oss_bucket_object_worm_configuration");
    expect(rule).toMatchObject({ default_retention: { days: 36_500 } });
  });

  test("none", () => {
    const synthesis = synthesize({ retention: WriteOnceRetention.none() });
    expect(synthesis.resources("alicloud_oss_bucket_worm")).toEqual([]);
    expect(synthesis.resources("alicloud_oss_bucket_object_worm_configuration")).toEqual([]);
  });
});

describe("who may write to an audit bucket", () => {
  const granted = (props: Partial<archive.AuditBucketProps>, prefix?: string) => {
    const stack = newStack(ACCOUNT);
    const role = new identity.ServiceRole(stack, "Role", { principal: identity.ServicePrincipal.FUNCTION_COMPUTE });
    new AuditBucket(stack, "Audit", { retention, bucketName: "backup-records", ...props }).grantPut(role, prefix);
    return JSON.parse(Synthesis.of(stack).resource("alicloud_ram_policy").policy_document as string).Statement;
  };

  test("puts objects under the prefix and does nothing else", () => {
    expect(granted({}, "events/")).toEqual([
      { Action: ["oss:PutObject"], Effect: "Allow", Resource: [expect.stringMatching(/^acs:oss:.*\/events\/\*$/)] },
    ]);
  });

  test("puts objects anywhere without one", () => {
    expect(granted({})[0].Resource).toEqual([expect.stringMatching(/^acs:oss:\*:\*:\$\{.*\}\/\*$/)]);
  });

  test("may use the key of the bucket", () => {
    expect(granted({ kmsKeyId: "key-hzz1" })[0]).toEqual({
      Action: ["kms:Decrypt", "kms:GenerateDataKey"],
      Effect: "Allow",
      Resource: ["acs:kms:cn-hangzhou:1234567890123456:key/key-hzz1"],
    });
  });

  test("writes to a bucket that exists", () => {
    const bucket = AuditBucket.fromBucketName(newStack(ACCOUNT), "Audit", "company-records");
    expect(bucket.bucketName).toBe("company-records");
    expect(bucket.bucketArn).toBe("acs:oss:*:*:company-records");
  });
});
