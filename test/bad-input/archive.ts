import { Token } from "cdktf";
import { BadInput, beijing, inStack, js } from "./bad-input";
import { alicloud, archive, identity } from "../../lib";

const { AccessLogBucket, AuditBucket, AuditLog, ColderStorage, OssExport, WriteOnceRetention } = archive;

const bucket = (props: object) =>
  inStack((stack) => new AuditBucket(stack, "Audit", js({ retention: WriteOnceRetention.none(), ...props })));
const log = (props: object) => inStack((stack) => new AuditLog(stack, "Log", js(props)));
const exported = (props: object) =>
  inStack(
    (stack) =>
      new OssExport(
        stack,
        "Export",
        js({
          log: AuditLog.fromNames(stack, "Log", "company-logs", "events"),
          bucket: AuditBucket.fromBucketName(stack, "Audit", "company-records"),
          ...props,
        }),
      ),
  );
const writer = (props: object) =>
  inStack((stack) => {
    const records = AuditBucket.fromBucketName(stack, "Audit", "company-records");
    return new archive.ObjectWriter(stack, "Writer", js({ bucket: records, ...props }));
  });

export const ARCHIVE: BadInput[] = [
  {
    title: "an audit bucket of nothing",
    make: inStack((stack) => new AuditBucket(stack, "Audit", js())),
    message:
      /^The props of the audit bucket Audit: got undefined\. It takes an object of named values\. Write the values/,
  },
  {
    title: "an audit bucket without a retention",
    make: bucket({ retention: undefined }),
    message:
      /^retention of test\/Audit: got undefined\. It takes a WriteOnceRetention\. Use archive\.WriteOnceRetention\.bucketLocked\(…\), which nobody can take back/,
  },
  {
    title: "the retention of a bucket as a number",
    make: bucket({ retention: 365 }),
    message: /^retention of test\/Audit: got 365\. It takes a WriteOnceRetention\. Use archive\.WriteOnceRetention\./,
  },
  {
    title: "a retention of no days",
    make: () => WriteOnceRetention.bucketLocked(0),
    message:
      /^The days of a WriteOnceRetention: got 0\. It must be a whole number from 1 to 25550 days\. Use a number within these bounds, or WriteOnceRetention\.none\(\)/,
  },
  {
    title: "a retention of more than 70 years",
    make: () => WriteOnceRetention.bucketLocked(25_551),
    message:
      /^The days of a WriteOnceRetention: got 25551\. It must be a whole number from 1 to 25550 days\. Use a number/,
  },
  {
    title: "a retention of each object of more than 100 years",
    make: () => WriteOnceRetention.objectDefault(36_501),
    message:
      /^The days of a WriteOnceRetention: got 36501\. It must be a whole number from 1 to 36500 days\. Use a number/,
  },
  {
    title: "a retention of nothing",
    make: () => WriteOnceRetention.bucketUnlocked(js()),
    message:
      /^The days of a WriteOnceRetention: got undefined\. It must be a whole number from 1 to 25550 days\. Use a/,
  },
  {
    title: "a bucket name with capitals",
    make: bucket({ bucketName: "Records" }),
    message:
      /^bucketName: got "Records"\. The name of a bucket has 3 to 63 lower-case letters, digits and hyphens, .*Choose another name, or leave it out/,
  },
  {
    title: "the name of a bucket that exists with an underscore",
    make: inStack((stack) => AuditBucket.fromBucketName(stack, "Audit", "company_records")),
    message:
      /^bucketName: got "company_records"\. The name of a bucket has 3 to 63 .*Copy the name as the console shows it/,
  },
  {
    title: "an empty key of a bucket",
    make: bucket({ kmsKeyId: "" }),
    message: /^kmsKeyId: got ""\. It is not empty\. State it, or leave it out/,
  },
  {
    title: "an empty role for access logs",
    make: bucket({ accessLogRoleName: "" }),
    message: /^accessLogRoleName: got ""\. It is not empty\. State it, or leave it out/,
  },
  {
    title: "a name of a bucket for access logs with a slash",
    make: bucket({ accessLogBucketName: "logs/" }),
    message:
      /^accessLogBucketName: got "logs\/"\. The name of a bucket has 3 to 63 .*Copy the name as the console shows it/,
  },
  {
    title: "access logs that are both off and placed",
    make: bucket({ accessLogging: false, accessLogBucketName: "company-access-logs" }),
    message:
      /^The access logs of test\/Audit\. accessLogging: false writes none, .*Leave accessLogging out, or the two others/,
  },
  {
    title: "the deletion of objects that are retained for as long as a lifecycle rule may wait",
    make: bucket({ retention: WriteOnceRetention.objectDefault(36_500), expirationDays: 36_500 }),
    message:
      /^expirationDays: got 36500\. Objects are deleted after their retention \(36500 days\) .*\. Leave it out: then/,
  },
  {
    title: "a tag of a bucket whose key is longer than 64 bytes",
    make: bucket({ tags: { ["ü".repeat(33)]: "a" } }),
    message:
      /^A key of tags: got "ü+"\. It has up to 64 bytes and does not start with Aliyun or acs, where .* bucket\. Choose/,
  },
  {
    title: "a tag of a bucket under a name that the service keeps for itself",
    make: inStack((stack) => new AccessLogBucket(stack, "Logs", { tags: { "Aliyun-team": "a" } })),
    message: /^A key of tags: got "Aliyun-team"\. It has up to 64 bytes and does not start with Aliyun or acs/,
  },
  {
    title: "a tag of a bucket whose value is longer than 128 bytes",
    make: bucket({ tags: { team: "ü".repeat(65) } }),
    message:
      /^tags\["team"\]: got "ü+"\. It has up to 128 bytes, where it is the tag of a bucket\. Choose another text/,
  },
  {
    title: "the tags of a bucket as a list",
    make: bucket({ tags: ["team", "cost"] }),
    message: /^tags: got \["team","cost"\]\. It takes an object of named values\. Write the values in braces/,
  },
  {
    title: "a transition as one",
    make: bucket({ transitions: { storageClass: ColderStorage.ARCHIVE, afterDays: 30 } }),
    message: /^transitions: got \{.*It takes a list\. Put what it holds in square brackets/,
  },
  {
    title: "a transition to a class of another cloud",
    make: bucket({ transitions: [{ storageClass: "GLACIER", afterDays: 30 }] }),
    message:
      /^transitions\[0\]\.storageClass: got "GLACIER"\. It is one of IA, Archive, ColdArchive, DeepColdArchive\. Use the enum archive\.ColderStorage/,
  },
  {
    title: "a transition without days",
    make: bucket({ transitions: [{ storageClass: ColderStorage.ARCHIVE }] }),
    message:
      /^transitions\[0\]\.afterDays: got undefined\. It must be a whole number from 1 to 36500 days\. Use a number/,
  },
  {
    title: "a transition as text",
    make: bucket({ transitions: ["Archive"] }),
    message: /^transitions\[0\]: got "Archive"\. It takes an object of named values\. Write the values in braces/,
  },
  {
    title: "transitions from cold to warmer",
    make: bucket({
      transitions: [
        { storageClass: ColderStorage.ARCHIVE, afterDays: 30 },
        { storageClass: ColderStorage.INFREQUENT_ACCESS, afterDays: 60 },
      ],
    }),
    message: /^transitions: got \[.*Each one is later and colder than the one before it\. Put them in order/,
  },
  {
    title: "transitions on the same day",
    make: bucket({
      transitions: [
        { storageClass: ColderStorage.INFREQUENT_ACCESS, afterDays: 30 },
        { storageClass: ColderStorage.ARCHIVE, afterDays: 30 },
      ],
    }),
    message: /^transitions: got \[.*Each one is later and colder than the one before it\. Put them in order/,
  },
  {
    title: "an object deleted within its retention",
    make: bucket({ retention: WriteOnceRetention.bucketLocked(365), expirationDays: 365 }),
    message:
      /^expirationDays: got 365\. Objects are deleted after their retention \(365 days\) and their last transition \(180 days\)\. Use 366 or more/,
  },
  {
    title: "an object deleted before it moves",
    make: bucket({ expirationDays: 180 }),
    message:
      /^expirationDays: got 180\. Objects are deleted after their retention \(0 days\) and .*Use 181 or more, or leave/,
  },
  {
    title: "half a day until an object is deleted",
    make: bucket({ expirationDays: 400.5 }),
    message: /^expirationDays: got 400\.5\. It must be a whole number from 1 to 36500 days\. Use a number within/,
  },
  {
    title: "access logs kept for no day",
    make: inStack((stack) => new AccessLogBucket(stack, "Logs", { retentionDays: 0 })),
    message: /^retentionDays: got 0\. It must be a whole number from 1 to 36500 days\. Use a number within/,
  },
  {
    title: "an audit log of text",
    make: inStack((stack) => new AuditLog(stack, "Log", js("events"))),
    message:
      /^The props of the audit log Log: got "events"\. It takes an object of named values\. Write the values in braces/,
  },
  {
    title: "logs kept for longer than ever",
    make: log({ retentionDays: 3651 }),
    message: /^retentionDays: got 3651\. It must be a whole number from 1 to 3650 days\. Use a number within/,
  },
  {
    title: "a log without shards",
    make: log({ shardCount: 0 }),
    message: /^shardCount: got 0\. It must be a whole number from 1 to 10 shards\. Use a number within/,
  },
  {
    title: "a project name with a dot",
    make: log({ projectName: "company.logs" }),
    message:
      /^projectName: got "company\.logs"\. The name of a project has 3 to 63 .*Choose another name, or leave it out/,
  },
  {
    title: "a Logstore name with a slash",
    make: log({ logStoreName: "events/all" }),
    message: /^logStoreName: got "events\/all"\. The name of a Logstore has 2 to 63 .*Choose another name/,
  },
  {
    title: "a log that exists without a name",
    make: inStack((stack) => AuditLog.fromNames(stack, "Log", "company-logs", "")),
    message: /^logStoreName: got ""\. The name of a Logstore has 2 to 63 .*Copy the name as the console shows it/,
  },
  {
    title: "an export of a log by name",
    make: exported({ log: "events" }),
    message: /^log of test\/Export: got "events"\. It takes a log\. Make it with archive\.AuditLog, or name it/,
  },
  {
    title: "an export to a bucket by name",
    make: exported({ bucket: "company-records" }),
    message:
      /^bucket of test\/Export: got "company-records"\. It takes a bucket\. Make it with archive\.AuditBucket, or/,
  },
  {
    title: "an export every minute",
    make: exported({ bufferIntervalSeconds: 60 }),
    message: /^bufferIntervalSeconds: got 60\. It must be a whole number from 300 to 900 seconds\. Use a number within/,
  },
  {
    title: "an export of small objects",
    make: exported({ bufferSizeMb: 4 }),
    message: /^bufferSizeMb: got 4\. It must be a whole number from 5 to 256 MB\. Use a number within/,
  },
  {
    title: "a prefix with a slash first",
    make: exported({ prefix: "/events/" }),
    message: /^prefix: got "\/events\/"\. It does not begin with a slash\. Write it as events\//,
  },
  {
    title: "a prefix that is a number",
    make: exported({ prefix: 7 }),
    message: /^prefix: got 7\. It is a text\. Write it as events\/, or leave it out/,
  },
  {
    title: "directories with a slash last",
    make: exported({ pathFormat: "%Y/%m/" }),
    message: /^pathFormat: got "%Y\/%m\/"\. It neither begins nor ends with a slash, and is not empty\. Write it as %Y/,
  },
  {
    title: "a time zone of directories by name",
    make: exported({ timeZone: "Asia/Shanghai" }),
    message:
      /^timeZone: got "Asia\/Shanghai"\. It is a sign and four digits\. Write it as \+0800, or leave it out for UTC/,
  },
  {
    title: "a compression that there is not",
    make: exported({ compression: "brotli" }),
    message:
      /^compression: got "brotli"\. It is one of none, gzip, zstd, snappy\. Use the enum archive\.ExportCompression/,
  },
  {
    title: "the name of a job with capitals",
    make: exported({ jobName: "Export" }),
    message: /^jobName: got "Export"\. The name of an export has 2 to 64 .*Choose another name, or leave it out/,
  },
  {
    title: "a reading role by name",
    make: exported({ readRole: "AliyunLogDefaultRole" }),
    message:
      /^ReadRole of test\/Export: got "AliyunLogDefaultRole"\. It takes a ServiceRole\. Make it with new identity\.ServiceRole/,
  },
  {
    title: "a writer of nothing",
    make: inStack((stack) => new archive.ObjectWriter(stack, "Writer", js())),
    message: /^The props of test\/Writer: got undefined\. It takes an object of named values\. Write the values/,
  },
  {
    title: "a writer to a bucket by name",
    make: inStack((stack) => new archive.ObjectWriter(stack, "Writer", js({ bucket: "company-records" }))),
    message: /^bucket of test\/Writer: got "company-records"\. It takes a bucket\. Make it with archive\.AuditBucket/,
  },
  {
    title: "a writer under a prefix that begins with a slash",
    make: writer({ prefix: "/events/" }),
    message: /^prefix: got "\/events\/"\. It begins with no slash and ends with one\. Write it as events\//,
  },
  {
    title: "allowDelete of an audit bucket as text",
    make: bucket({ allowDelete: "false" }),
    message: /^allowDelete: got "false"\. It is true or false\. Write true or false without quotes/,
  },
  {
    title: "accessLogging of an audit bucket as text",
    make: bucket({ accessLogging: "false" }),
    message: /^accessLogging: got "false"\. It is true or false\. Write true or false without quotes/,
  },
  {
    title: "allowDelete that only Terraform knows",
    make: bucket({ allowDelete: "${var.delete}" }),
    message:
      /^allowDelete\. It decides what is synthesized, before Terraform fills anything in\. Write true or false without quotes/,
  },
  {
    title: "preventDestroy of an audit bucket as a number",
    make: bucket({ preventDestroy: 1 }),
    message: /^preventDestroy: got 1\. It is true or false\. Write true or false without quotes/,
  },
  {
    title: "encrypted of a log as text",
    make: log({ encrypted: "false" }),
    message: /^encrypted: got "false"\. It is true or false\. Write true or false without quotes/,
  },
  {
    title: "preventDestroy of a log as text",
    make: log({ preventDestroy: "true" }),
    message: /^preventDestroy: got "true"\. It is true or false\. Write true or false without quotes/,
  },
  {
    title: "tags of a bucket that are null",
    make: bucket({ tags: null }),
    message:
      /^tags of the audit bucket Audit: got null\. A value is stated or left out; null is neither\. Leave it out, or state a value/,
  },
  {
    title: "an expiration before the last transition, with a retention that only Terraform knows",
    make: bucket({ retention: WriteOnceRetention.bucketLocked(Token.asNumber("${var.days}")), expirationDays: 5 }),
    message:
      /^expirationDays: got 5\. Objects are deleted after their retention \(known when Terraform runs\) and their last transition \(180 days\)\. Use 181 or more/,
  },
  {
    title: "transitions that only Terraform knows",
    make: bucket({ transitions: "${var.list}" }),
    message: /^transitions\. A list that only the deployment knows cannot be taken here: .* Write the list out/,
  },
  {
    title: "the name of a role that is to write logs",
    make: inStack((stack) => new AuditLog(stack, "Log").grantWrite(js("logger"))),
    message:
      /^role: got "logger"\. It takes a role of this stack\. Make it with identity\.ServiceRole; where a role was/,
  },
  {
    title: "the name of a role that is to read logs",
    make: inStack((stack) => new AuditLog(stack, "Log").grantRead(js("reader"))),
    message:
      /^role: got "reader"\. It takes a role of this stack\. Make it with identity\.ServiceRole; where a role was/,
  },
  {
    title: "the name of a role that is to write objects",
    make: inStack((stack) => AuditBucket.fromBucketName(stack, "Audit", "records").grantPut(js("writer"))),
    message:
      /^role: got "writer"\. It takes a role of this stack\. Make it with identity\.ServiceRole; where a role was/,
  },
  {
    title: "an export to a bucket of another region",
    make: inStack((stack) => {
      const records = AuditBucket.fromBucketName(stack, "Audit", "company-records", beijing(stack));
      new OssExport(stack, "Export", {
        log: AuditLog.fromNames(stack, "Log", "company-logs", "events"),
        bucket: records,
      });
    }),
    message:
      /^bucket of test\/Export: got "cn-beijing, 1234567890123456"\. It must be in the region and account of the export, which follows the log: cn-hangzhou, 1234567890123456\. Make the log and the bucket/,
  },
  {
    title: "an export of another region than its log",
    make: inStack((stack) => {
      new OssExport(stack, "Export", {
        log: AuditLog.fromNames(stack, "Log", "company-logs", "events"),
        bucket: AuditBucket.fromBucketName(stack, "Audit", "company-records"),
        provider: beijing(stack),
      });
    }),
    message: /^log of test\/Export: got "cn-hangzhou, 1234567890123456"\. It must be in the region .*: cn-beijing, 1/,
  },
  {
    title: "an export with a role that EventBridge assumes",
    make: inStack((stack) => {
      new OssExport(stack, "Export", {
        log: AuditLog.fromNames(stack, "Log", "company-logs", "events"),
        bucket: AuditBucket.fromBucketName(stack, "Audit", "company-records"),
        writeRole: new identity.ServiceRole(stack, "Role", { principal: identity.ServicePrincipal.EVENT_BRIDGE }),
      });
    }),
    message:
      /^WriteRole of test\/Export: got "test\/Role"\. It must trust log\.aliyuncs\.com, and this role trusts eventbridge\.aliyuncs\.com\. Make a role with/,
  },
  {
    title: "a writer of another region than its bucket",
    make: inStack((stack) => {
      const records = AuditBucket.fromBucketName(stack, "Audit", "company-records", beijing(stack));
      const provider = new alicloud.provider.AlicloudProvider(stack, "sh", { region: "cn-shanghai", alias: "sh" });
      new archive.ObjectWriter(stack, "Writer", { bucket: records, provider });
    }),
    message:
      /^bucket of test\/Writer: got "cn-beijing, 1234567890123456"\. It must be in the region and account of the function: cn-shanghai.* Leave provider out/,
  },
];
