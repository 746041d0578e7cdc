import { alicloud, archive, identity } from "../../lib";
import { newStack, Synthesis } from "../synthesis";

const { AuditBucket, AuditLog, ExportCompression, OssExport } = archive;
const ACCOUNT = { region: "cn-hangzhou", accountId: "1234567890123456" };

function synthesize(options: Partial<archive.OssExportProps> = {}): Synthesis {
  const stack = newStack(ACCOUNT);
  const log = AuditLog.fromNames(stack, "Log", "company-logs", "events");
  const bucket = AuditBucket.fromBucketName(stack, "Audit", "company-records");
  new OssExport(stack, "Export", { log, bucket, ...options });
  return Synthesis.of(stack);
}

function sinkOf(synthesis: Synthesis) {
  return synthesis.resource("alicloud_sls_oss_export_sink").configuration.sink;
}

describe("an export", () => {
  test("takes all of the log to the bucket, for ever", () => {
    const { configuration, ...job } = synthesize().resource("alicloud_sls_oss_export_sink");
    expect(job).toMatchObject({
      project: "company-logs",
      job_name: expect.stringMatching(/^test-export-[0-9a-f]{8}$/),
      display_name: "Export",
    });
    expect(configuration).toMatchObject({ logstore: "events", from_time: 1, to_time: 0 });
  });

  test("writes JSON every five minutes, by way of the internal network", () => {
    expect(sinkOf(synthesize())).toEqual({
      bucket: "company-records",
      endpoint: "https://oss-cn-hangzhou-internal.aliyuncs.com",
      role_arn: expect.stringMatching(/^\$\{alicloud_ram_role\.Export_WriteRole_\w+\.arn\}$/),
      prefix: "events/",
      path_format: "%Y/%m/%d/%H/%M",
      path_format_type: "time",
      time_zone: "+0000",
      content_type: "json",
      content_detail: '{"enableTag":false}',
      compression_type: "none",
      buffer_interval: "300",
      buffer_size: "256",
    });
  });

  test("writes as its user says", () => {
    const options = {
      prefix: "",
      pathFormat: "%Y/%m/%d",
      timeZone: "+0800",
      bufferIntervalSeconds: 900,
      bufferSizeMb: 5,
      compression: ExportCompression.GZIP,
    };
    expect(sinkOf(synthesize(options))).toMatchObject({
      prefix: "",
      path_format: "%Y/%m/%d",
      time_zone: "+0800",
      buffer_interval: "900",
      buffer_size: "5",
      compression_type: "gzip",
    });
  });

  test("has one role that reads and one that writes, both of the log service", () => {
    const synthesis = synthesize();
    const trust = synthesis
      .resources("alicloud_ram_role")
      .map(({ assume_role_policy_document }) => JSON.parse(assume_role_policy_document as string));
    expect(trust.map(({ Statement }) => Statement[0].Principal)).toEqual([
      { Service: ["log.aliyuncs.com"] },
      { Service: ["log.aliyuncs.com"] },
    ]);
    const actions = synthesis
      .resources("alicloud_ram_policy")
      .map(({ policy_document }) => JSON.parse(policy_document as string).Statement[0].Action);
    expect(actions).toEqual([["log:GetCursorOrData", "log:ListShards"], ["oss:PutObject"]]);
  });

  test("begins when its roles may do their work", () => {
    expect(synthesize().resource("alicloud_sls_oss_export_sink").depends_on).toEqual([
      expect.stringMatching(/^alicloud_ram_role_policy_attachment\.Export_ReadRole_/),
      expect.stringMatching(/^alicloud_ram_role_policy_attachment\.Export_WriteRole_/),
    ]);
  });

  test("uses roles of its user, and gives them what they need", () => {
    const stack = newStack(ACCOUNT);
    const role = new identity.ServiceRole(stack, "Role", { principal: identity.ServicePrincipal.LOG_SERVICE });
    new OssExport(stack, "Export", {
      log: AuditLog.fromNames(stack, "Log", "company-logs", "events"),
      bucket: AuditBucket.fromBucketName(stack, "Audit", "company-records"),
      readRole: role,
      writeRole: role,
    });
    const synthesis = Synthesis.of(stack);
    expect(synthesis.resources("alicloud_ram_role")).toHaveLength(1);
    const { Statement } = JSON.parse(synthesis.resource("alicloud_ram_policy").policy_document as string);
    expect(Statement).toHaveLength(2);
  });

  describe("in two regions", () => {
    const twoRegions = () => {
      const stack = newStack(ACCOUNT);
      const config = { ...ACCOUNT, region: "cn-beijing", alias: "b" };
      return { stack, provider: new alicloud.provider.AlicloudProvider(stack, "b", config) };
    };

    test("takes no bucket of another one than the log's", () => {
      const { stack, provider } = twoRegions();
      const log = AuditLog.fromNames(stack, "Log", "company-logs", "events");
      const bucket = AuditBucket.fromBucketName(stack, "Audit", "company-records", provider);
      expect(() => new OssExport(stack, "Export", { log, bucket })).toThrow(
        /bucket of test\/Export: got "cn-beijing, 1234567890123456"\. .*follows the log: cn-hangzhou/,
      );
    });

    test("takes no bucket of the stack without an alias for a log with one", () => {
      const { stack, provider } = twoRegions();
      const log = AuditLog.fromNames(stack, "Log", "company-logs", "events", provider);
      const bucket = new AuditBucket(stack, "Audit", { retention: archive.WriteOnceRetention.none() });
      expect(() => new OssExport(stack, "Export", { log, bucket })).toThrow(/bucket of test\/Export: got "cn-hangzhou/);
    });

    test("does not judge a bucket that is named without a provider", () => {
      const { stack, provider } = twoRegions();
      const log = AuditLog.fromNames(stack, "Log", "company-logs", "events", provider);
      const bucket = AuditBucket.fromBucketName(stack, "Audit", "company-records");
      new OssExport(stack, "Export", { log, bucket });
      expect(sinkOf(Synthesis.of(stack)).endpoint).toBe("https://oss-cn-beijing-internal.aliyuncs.com");
    });

    test("has no other provider than the log", () => {
      const { stack, provider } = twoRegions();
      const log = AuditLog.fromNames(stack, "Log", "company-logs", "events");
      const bucket = AuditBucket.fromBucketName(stack, "Audit", "company-records");
      expect(() => new OssExport(stack, "Export", { log, bucket, provider })).toThrow(/log of test\/Export: got "cn-h/);
    });
  });

  test("takes no role that another service assumes", () => {
    const stack = newStack(ACCOUNT);
    const log = AuditLog.fromNames(stack, "Log", "company-logs", "events");
    const bucket = AuditBucket.fromBucketName(stack, "Audit", "company-records");
    const readRole = new identity.ServiceRole(stack, "Role", { principal: identity.ServicePrincipal.EVENT_BRIDGE });
    expect(() => new OssExport(stack, "Export", { log, bucket, readRole })).toThrow(
      /ReadRole of test\/Export: got "test\/Role"\. It must trust log\.aliyuncs\.com, and this role trusts eventbridge/,
    );
  });
});
