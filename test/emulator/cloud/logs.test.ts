import { Cloud } from "../../../emulator/cloud/cloud";
import { OssExportConfiguration } from "../../../emulator/cloud/log-store";

const DAY = 24 * 60 * 60 * 1000;
const trust = (service: string) =>
  JSON.stringify({ Statement: [{ Effect: "Allow", Action: "sts:AssumeRole", Principal: { Service: [service] } }] });
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
  cloud.ramRoles.create("export", { AssumeRolePolicyDocument: trust("log.aliyuncs.com") });
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
  cloud.ramRoles.create("export", { AssumeRolePolicyDocument: trust("log.aliyuncs.com") });
  await cloud.clock.advance(300_000);
  expect(cloud.logs.getExport("p", "j")?.status).toBe("RUNNING");
  expect(cloud.buckets.listObjects("b")).toHaveLength(1);
});

test.each([
  ["eventbridge.aliyuncs.com", "delivered", 1],
  ["fc.aliyuncs.com", "pending", 0],
])("a rule writes into a store as a role that trusts %s: %s", async (service, outcome, count) => {
  cloud.ramRoles.create("writer", { AssumeRolePolicyDocument: trust(service) });
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
