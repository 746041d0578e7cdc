import { TerraformStack } from "cdktf";
import { archive, events, targets } from "../../../lib";
import { newStack } from "../../synthesis";
import { Deployment } from "../deployment";

const { AuditBucket, AuditLog, ColderStorage, ExportCompression, WriteOnceRetention } = archive;

const KEY = "alicloud_oss_bucket";
const POLICY = `${KEY}_policy policy`;

let deployment: Deployment;

afterEach(async () => {
  await deployment?.close();
});

function stackWith(make: (stack: TerraformStack) => void): TerraformStack {
  const stack = newStack();
  make(stack);
  return stack;
}

/** A bucket that can be destroyed again. */
const bucket = (props: Partial<archive.AuditBucketProps> = {}) =>
  stackWith((stack) => {
    new AuditBucket(stack, "Audit", { retention: WriteOnceRetention.none(), preventDestroy: false, ...props });
  });

const archived = (props?: targets.OssArchiveProps) =>
  stackWith((stack) => {
    const records = new AuditBucket(stack, "Audit", { retention: WriteOnceRetention.none(), preventDestroy: false });
    events.SnapshotOutcomes.of(stack).onFinished(new targets.OssArchive(records, props));
  });

test("an audit bucket settles beside all that is set on it, and goes", async () => {
  deployment = await Deployment.of(bucket({ retention: WriteOnceRetention.bucketUnlocked(30), kmsKeyId: "key-hzz1" }));
  await deployment.create();
  const names = deployment.cloud.buckets.all.map(({ name }: { name?: string }) => name);
  expect(names).toHaveLength(2);
  expect(names).toContainEqual(expect.stringMatching(/^test-audit-[0-9a-f]{8}-\d{16}-cn-hangzhou$/));
  expect(names).toContainEqual(expect.stringMatching(/^test-audit-acce-[0-9a-f]{8}-\d{16}-cn-hangzhou$/));
  await deployment.destroy();
});

test("a bucket is changed in place", async () => {
  deployment = await Deployment.of(bucket());
  await deployment.create();
  const transitions = [{ storageClass: ColderStorage.COLD_ARCHIVE, afterDays: 90 }];
  const changed = {
    allowDelete: true,
    expirationDays: 400,
    transitions,
    tags: { team: "backup" },
    kmsKeyId: "key-hzz1",
  };
  expect(await deployment.change(bucket(changed))).toEqual(
    [
      `update ${KEY} lifecycle_rule tags`,
      `update ${KEY} tags`,
      `update ${POLICY}`,
      `update ${KEY}_server_side_encryption kms_master_key_id sse_algorithm`,
    ].sort(),
  );
  await deployment.destroy();
});

test("a retention is locked after its trial, and made longer", async () => {
  deployment = await Deployment.of(bucket({ retention: WriteOnceRetention.bucketUnlocked(30) }));
  await deployment.create();
  expect(await deployment.change(bucket({ retention: WriteOnceRetention.bucketLocked(30) }))).toEqual([
    `update ${KEY}_worm status`,
  ]);
  expect(await deployment.change(bucket({ retention: WriteOnceRetention.bucketLocked(60) }))).toEqual([
    `update ${KEY}_worm retention_period_in_days`,
  ]);
  await deployment.destroy();
});

test("a locked retention is not made shorter", async () => {
  deployment = await Deployment.of(bucket({ retention: WriteOnceRetention.bucketLocked(60) }));
  await deployment.create();
  await expect(deployment.change(bucket({ retention: WriteOnceRetention.bucketLocked(30) }))).rejects.toThrow();
});

test("a retention of each object", async () => {
  deployment = await Deployment.of(bucket({ retention: WriteOnceRetention.objectDefault(30) }));
  await deployment.create();
  expect(await deployment.change(bucket({ retention: WriteOnceRetention.objectDefault(60) }))).toEqual([
    `update ${KEY}_object_worm_configuration rule`,
  ]);
  await deployment.destroy();
});

test("a bucket is not destroyed by a deleted line while it is guarded", async () => {
  deployment = await Deployment.of(bucket({ preventDestroy: true }));
  await deployment.create();
  await expect(deployment.destroy()).rejects.toThrow(/prevent_destroy/);
});

test("an archive settles, is changed in place, and goes", async () => {
  deployment = await Deployment.of(archived());
  await deployment.create();
  const exportOptions = {
    prefix: "outcomes/",
    bufferIntervalSeconds: 900,
    compression: ExportCompression.GZIP,
    timeZone: "+0800",
  };
  expect(await deployment.change(archived({ exportOptions }))).toEqual([
    "update alicloud_ram_policy policy_document",
    "update alicloud_sls_oss_export_sink configuration",
  ]);
  await deployment.destroy();
});

test("a log is changed in place", async () => {
  const log = (props: archive.AuditLogProps) =>
    stackWith((stack) => {
      new AuditLog(stack, "Log", props);
    });
  deployment = await Deployment.of(log({}));
  await deployment.create();
  expect(await deployment.change(log({ retentionDays: 3650, tags: { team: "backup" } }))).toEqual([
    "update alicloud_log_project tags",
    "update alicloud_log_store retention_period",
  ]);
  await deployment.destroy();
});
