import { Cloud } from "../../../emulator/cloud/cloud";
import { OssExportConfiguration } from "../../../emulator/cloud/log-store";

const DAY = 24 * 60 * 60 * 1000;
const trust = (service: string) =>
  JSON.stringify({ Statement: [{ Effect: "Allow", Action: "sts:AssumeRole", Principal: { Service: [service] } }] });
/** A role that may do this, and that this service takes on. */
function makeRole(name: string, service: string, ...actions: string[]): void {
  cloud.ramRoles.create(name, { AssumeRolePolicyDocument: trust(service) });
  const Statement = [{ Effect: "Allow", Action: actions, Resource: "*" }];
  cloud.ramPolicies.create(name, { PolicyDocument: JSON.stringify({ Version: "1", Statement }) });
  cloud.ramRoles.attach(name, "Custom", name);
}
const EXPORTING = ["log:ListShards", "log:GetCursorOrData", "oss:PutObject"];

const EXPORT: OssExportConfiguration = {
  LogStore: "s",
  RoleArn: "acs:ram::1234567890123456:role/export",
  FromTime: 1,
  ToTime: 0,
  Sink: {
    Bucket: "b",
    RoleArn: "acs:ram::1234567890123456:role/export",
    Prefix: "out/",
    Suffix: ".json",
    PathFormat: "%Y/%m/%d/%H",
    TimeZone: "+0800",
    ContentType: "json",
    ContentDetail: "{}",
    CompressionType: "none",
    BufferInterval: 300,
    BufferSize: 5,
    DelaySeconds: 0,
  },
};

let cloud: Cloud;
beforeEach(() => {
  cloud = new Cloud();
  cloud.logs.place("p", ["s"]);
  cloud.buckets.place("b");
});

test("entries are gone when their retention is over", async () => {
  cloud.logs.putLogs("p", "s", [{ contents: { a: "1" } }]);
  await cloud.clock.advance(30 * DAY - 1);
  expect(cloud.logs.entries("p", "s")).toHaveLength(1);
  await cloud.clock.advance(1);
  expect(cloud.logs.entries("p", "s")).toEqual([]);
});

test("an export writes each entry once, a line an entry", async () => {
  makeRole("export", "log.aliyuncs.com", ...EXPORTING);
  cloud.logs.createExport("p", "j", { configuration: EXPORT });
  cloud.logs.putLogs("p", "s", [{ contents: { a: "1" } }, { contents: { a: "2" } }]);
  await cloud.clock.advance(299_000);
  expect(cloud.buckets.listObjects("b")).toEqual([]);
  await cloud.clock.advance(3_600_000);
  const [object, ...more] = cloud.buckets.listObjects("b");
  expect(more).toEqual([]);
  expect(object.key).toMatch(/^out\/2026\/01\/01\/08_.*\.json$/);
  expect(
    object.body
      .toString()
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line).a),
  ).toEqual(["1", "2"]);
});

test("an export without its role fails, and catches up when the role is there", async () => {
  cloud.logs.createExport("p", "j", { configuration: EXPORT });
  cloud.logs.putLogs("p", "s", [{ contents: { a: "1" } }]);
  await cloud.clock.advance(300_000);
  expect(cloud.logs.getExport("p", "j")).toMatchObject({
    status: "FAILED",
    failure: expect.stringContaining("EntityNotExist.Role"),
  });
  makeRole("export", "log.aliyuncs.com", ...EXPORTING);
  await cloud.clock.advance(300_000);
  expect(cloud.logs.getExport("p", "j")?.status).toBe("RUNNING");
  expect(cloud.buckets.listObjects("b")).toHaveLength(1);
});

test.each(EXPORTING)("an export whose role may not %s fails and writes nothing", async (missing) => {
  makeRole("export", "log.aliyuncs.com", ...EXPORTING.filter((action) => action !== missing));
  cloud.logs.createExport("p", "j", { configuration: EXPORT });
  cloud.logs.putLogs("p", "s", [{ contents: { a: "1" } }]);
  await cloud.clock.advance(300_000);
  expect(cloud.logs.getExport("p", "j")).toMatchObject({ status: "FAILED", failure: expect.stringContaining(missing) });
  expect(cloud.buckets.listObjects("b")).toEqual([]);
});

test.each([
  ["eventbridge.aliyuncs.com", "log:PostLogStoreLogs", "delivered", 1],
  ["eventbridge.aliyuncs.com", "log:GetLogStore", "pending", 0],
  ["fc.aliyuncs.com", "log:PostLogStoreLogs", "pending", 0],
])("a rule writes into a store as a role that trusts %s and may %s: %s", async (service, action, outcome, count) => {
  makeRole("writer", service, action);
  const constant = (ResourceKey: string, Value: string) => ({ ResourceKey, Form: "CONSTANT", Value });
  const ParamList = [
    constant("Project", "p"),
    constant("LogStore", "s"),
    constant("RoleName", "writer"),
    { ResourceKey: "Body", Form: "ORIGINAL" },
  ];
  cloud.eventRules.place({
    busName: "default",
    name: "r",
    filterPattern: '{"source":["acs.ecs"]}',
    targets: [{ Id: "t", Type: "acs.sls", Endpoint: "acs:sls:cn-hangzhou:1:project/p/logstore/s", ParamList }],
  });
  cloud.events.publish({ source: "acs.ecs", type: "ecs:Disk:Stalled", data: { id: 7 } });
  await cloud.clock.advance(1);
  expect(cloud.deliveries.log[0].outcome).toBe(outcome);
  const entries = cloud.logs.entries("p", "s").map(({ contents }) => JSON.parse(contents.content).data);
  expect(entries).toEqual(Array.from({ length: count }, () => ({ id: 7 })));
});
