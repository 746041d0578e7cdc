import { Construct } from "constructs";
import { archive, identity } from "../../lib";
import { newStack, Synthesis } from "../synthesis";

const { AuditLog } = archive;
const ACCOUNT = { region: "cn-hangzhou", accountId: "1234567890123456" };

function synthesize(props: archive.AuditLogProps = {}): Synthesis {
  const stack = newStack(ACCOUNT);
  new AuditLog(stack, "Log", props);
  return Synthesis.of(stack);
}

describe("an audit log", () => {
  test("has a project with a name that no other account derives", () => {
    expect(synthesize().resource("alicloud_log_project")).toEqual({
      project_name: expect.stringMatching(/^test-log-[0-9a-f]{8}-1234567890123456-cn-hangzhou$/),
      description: "Events of test/Log",
    });
  });

  test("has a description that the service takes, wherever it is", () => {
    const stack = newStack(ACCOUNT);
    const tenant = new Construct(stack, `<the "tenant's" \\ own>`);
    new AuditLog(tenant, "L".repeat(64));
    expect(Synthesis.of(stack).resource("alicloud_log_project").description).toBe(
      `Events of test/-the -tenant-s- - own-/${"L".repeat(26)}`,
    );
  });

  test("keeps logs for a year, encrypted, in as many shards as it takes", () => {
    expect(synthesize().resource("alicloud_log_store")).toEqual({
      project_name: expect.stringMatching(/^\$\{alicloud_log_project\.Log_Project_\w+\.project_name\}$/),
      logstore_name: "events",
      retention_period: 365,
      shard_count: 2,
      auto_split: true,
      max_split_shard_count: 64,
      encrypt_conf: { enable: true, encrypt_type: "default" },
    });
  });

  test("keeps logs as its user says", () => {
    const props = { logStoreName: "outcomes", retentionDays: 3650, shardCount: 1, encrypted: false };
    const store = synthesize(props).resource("alicloud_log_store");
    expect(store).toMatchObject({ logstore_name: "outcomes", retention_period: 3650, shard_count: 1 });
    expect(store.encrypt_conf).toEqual({ enable: false });
  });

  test("can be searched by its whole text and by the fields of an event", () => {
    const index = synthesize().resource("alicloud_log_store_index");
    expect(index.full_text).toBeDefined();
    const [content] = index.field_search;
    expect(content).toMatchObject({ name: "content", type: "json" });
    expect(content.json_keys).toContainEqual({ name: "data.result", type: "text" });
  });

  test("can be destroyed unless its user says otherwise", () => {
    expect(synthesize().resource("alicloud_log_store")).not.toHaveProperty("lifecycle");
    const guarded = synthesize({ preventDestroy: true });
    for (const type of ["alicloud_log_project", "alicloud_log_store"]) {
      expect(guarded.resource(type).lifecycle).toEqual({ prevent_destroy: true });
    }
  });

  test("is indexed anew where another Logstore of the same name replaces it", () => {
    expect(synthesize().resource("alicloud_log_store_index").lifecycle).toEqual({
      replace_triggered_by: [expect.stringMatching(/^alicloud_log_store\.Log_[0-9A-F]{8}\.create_time$/)],
    });
  });

  test("that exists is named by its project and its own name", () => {
    const log = AuditLog.fromNames(newStack(ACCOUNT), "Log", "company-logs", "events");
    expect(log.logStoreArn).toBe("acs:log:cn-hangzhou:1234567890123456:project/company-logs/logstore/events");
  });

  test("is read by those who may, and by no search", () => {
    const stack = newStack(ACCOUNT);
    const role = new identity.ServiceRole(stack, "Role", { principal: identity.ServicePrincipal.LOG_SERVICE });
    AuditLog.fromNames(stack, "Log", "company-logs", "events").grantRead(role);
    const arn = "acs:log:cn-hangzhou:1234567890123456:project/company-logs/logstore/events";
    expect(JSON.parse(Synthesis.of(stack).resource("alicloud_ram_policy").policy_document as string).Statement).toEqual(
      [{ Action: ["log:GetCursorOrData", "log:ListShards"], Effect: "Allow", Resource: [arn, `${arn}/*`] }],
    );
  });
});
