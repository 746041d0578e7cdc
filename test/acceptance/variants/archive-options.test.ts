import { Cases, Trial } from "./trial";
import { archive } from "../../../lib";

const { AuditBucket, AuditLog, ColderStorage, ExportCompression, OssExport, WriteOnceRetention } = archive;

let trial: Trial | undefined;

afterEach(async () => {
  await trial?.close();
});

const BUCKET = "alicloud_oss_bucket";
/** All that is set on a bucket by a resource of its own, and the bucket. */
const REPLACED = ["", "_acl", "_https_config", "_policy", "_public_access_block", "_server_side_encryption"].map(
  (part) => `replace ${BUCKET}${part}`,
);

const BUCKETS: Cases<archive.AuditBucketProps> = {
  Name: [
    { bucketName: "first-records" },
    { bucketName: "second-records" },
    ...REPLACED,
    `replace ${BUCKET}_versioning`,
  ],
  Expiration: [{}, { expirationDays: 400 }, `update ${BUCKET} lifecycle_rule`],
  Transitions: [
    { transitions: [{ storageClass: ColderStorage.INFREQUENT_ACCESS, afterDays: 30 }] },
    {
      transitions: [
        { storageClass: ColderStorage.INFREQUENT_ACCESS, afterDays: 60 },
        { storageClass: ColderStorage.ARCHIVE, afterDays: 180 },
      ],
    },
    `update ${BUCKET} lifecycle_rule`,
  ],
  Deletes: [{ allowDelete: false }, { allowDelete: true }, `update ${BUCKET}_policy policy`],
  Logged: [
    { accessLogBucketName: "logs-a" },
    { accessLogBucketName: "logs-b" },
    `update ${BUCKET}_logging target_bucket`,
  ],
  Unlogged: [{ accessLogBucketName: "logs-a" }, { accessLogging: false }, `delete ${BUCKET}_logging`],
  Key: [{ kmsKeyId: "key-a" }, {}, `update ${BUCKET}_server_side_encryption kms_master_key_id sse_algorithm`],
  Retained: [{}, { retention: WriteOnceRetention.objectDefault(30) }, `create ${BUCKET}_object_worm_configuration`],
  Locked: [
    { retention: WriteOnceRetention.bucketUnlocked(30) },
    { retention: WriteOnceRetention.none() },
    `delete ${BUCKET}_worm`,
  ],
  Tags: [{ tags: { team: "a" } }, {}, `update ${BUCKET} tags`],
};

test("each option of a bucket settles, and changes as it should", async () => {
  trial = await Trial.of(
    BUCKETS,
    (stack, id, props) => {
      const defaults = { retention: WriteOnceRetention.none(), preventDestroy: false, accessLogging: false };
      new AuditBucket(stack, id, {
        ...defaults,
        ...(props.accessLogBucketName !== undefined && { accessLogging: true }),
        ...props,
      });
    },
    ({ buckets }) => ["logs-a", "logs-b"].forEach((name) => buckets.place(name)),
  );
  await trial.run();
});

const LOGS: Cases<archive.AuditLogProps> = {
  Project: [
    { projectName: "first-project" },
    { projectName: "second-project" },
    "replace alicloud_log_project",
    "replace alicloud_log_store",
    "replace alicloud_log_store_index",
  ],
  Store: [
    { logStoreName: "first" },
    { logStoreName: "second" },
    "replace alicloud_log_store",
    "replace alicloud_log_store_index",
  ],
  Retention: [{ retentionDays: 30 }, { retentionDays: 3650 }, "update alicloud_log_store retention_period"],
  Shards: [{ shardCount: 2 }, { shardCount: 4 }],
  Encryption: [
    { encrypted: false },
    { encrypted: true },
    "replace alicloud_log_store",
    "replace alicloud_log_store_index",
  ],
  Plain: [{ encrypted: true }, { encrypted: false }, "update alicloud_log_store encrypt_conf"],
  Tags: [{ tags: { team: "a" } }, { tags: { owner: "b" } }, "update alicloud_log_project tags"],
};

test("each option of a log settles, and changes as it should", async () => {
  trial = await Trial.of(LOGS, (stack, id, props) => {
    new AuditLog(stack, id, props);
  });
  await trial.run();
});

const CONFIGURED = "update alicloud_sls_oss_export_sink configuration";

const EXPORTS: Cases<archive.OssExportOptions & { readonly jobName?: string }> = {
  Name: [{ jobName: "first" }, { jobName: "second" }, "replace alicloud_sls_oss_export_sink"],
  Path: [{ pathFormat: "%Y/%m/%d" }, { pathFormat: "%Y/%m/%d/%H" }, CONFIGURED],
  Zone: [{ timeZone: "+0000" }, { timeZone: "+0800" }, CONFIGURED],
  Buffer: [
    { bufferIntervalSeconds: 300, bufferSizeMb: 5 },
    { bufferIntervalSeconds: 900, bufferSizeMb: 256 },
    CONFIGURED,
  ],
  Compression: [{ compression: ExportCompression.NONE }, { compression: ExportCompression.ZSTD }, CONFIGURED],
  Prefix: [{ prefix: "a/" }, { prefix: "b/" }, "update alicloud_ram_policy policy_document", CONFIGURED],
};

test("each option of an export settles, and changes as it should", async () => {
  trial = await Trial.of(
    EXPORTS,
    (stack, id, props) => {
      new OssExport(stack, id, {
        log: AuditLog.fromNames(stack, `Log${id}`, "records", "events"),
        bucket: AuditBucket.fromBucketName(stack, `Bucket${id}`, "records"),
        ...props,
      });
    },
    ({ buckets, logs }) => {
      buckets.place("records");
      logs.place("records", ["events"]);
    },
  );
  await trial.run();
});
