import { Cloud } from "../../../emulator/cloud/cloud";
import { EventRule, MetricRule } from "../../../emulator/cloud/monitor";

const MINUTE = 60_000;
const DEAD: MetricRule = {
  id: "a",
  name: "dead letters",
  namespace: "acs_mns_new",
  metric: "ActiveMessages",
  dimensions: [{ queue: "dead" }],
  contactGroups: ["oncall"],
  period: 60,
  silenceTime: 3600,
  escalations: [{ level: "CRITICAL", comparison: ">=", threshold: 1, times: 2 }],
  enabled: true,
  settings: {},
};
const FAILED: Omit<EventRule, "targets"> = {
  name: "failed",
  enabled: true,
  pattern: { product: "ecs", names: ["Snapshot:CreateSnapshotCompleted"], levels: ["INFO"], eventTypes: [] },
};

let cloud: Cloud;
beforeEach(() => {
  cloud = new Cloud();
  cloud.queues.place("dead");
});

const levels = () => cloud.monitor.notifications.map(({ level }) => level);

test("an alarm begins after so many periods, is told again after the silence, and ends", async () => {
  cloud.monitor.putMetricRule(DEAD);
  await cloud.clock.advance(5 * MINUTE);
  cloud.queues.accept("dead", "{}");
  await cloud.clock.advance(MINUTE);
  expect(levels()).toEqual([]);
  await cloud.clock.advance(MINUTE);
  expect(levels()).toEqual(["CRITICAL"]);
  await cloud.clock.advance(60 * MINUTE);
  expect(levels()).toEqual(["CRITICAL", "CRITICAL"]);
  const [message] = cloud.queues.receive("dead");
  cloud.queues.deleteMessage("dead", message.receiptHandle!);
  await cloud.clock.advance(MINUTE);
  expect(levels()).toEqual(["CRITICAL", "CRITICAL", "OK"]);
});

test("an alarm that is off says nothing", async () => {
  cloud.monitor.putMetricRule(DEAD);
  cloud.monitor.setMetricRule("a", false);
  cloud.queues.accept("dead", "{}");
  await cloud.clock.advance(10 * MINUTE);
  expect(levels()).toEqual([]);
});

const publish = (result: string, type = "ecs:Snapshot:CreateSnapshotCompleted") =>
  cloud.events.publish({ source: "acs.ecs", type, data: { result } });

test("an event rule hears events without their prefix, on level INFO, and sends them to its queue", () => {
  cloud.monitor.putEventRule(FAILED);
  cloud.monitor.putEventRuleTargets("failed", { mns_parameters: [{ queue: "dead" }] });
  publish("failed");
  publish("failed", "ecs:Disk:Stalled");
  expect(cloud.queues.messages("dead").map(({ body }) => JSON.parse(body))).toMatchObject([
    { name: "Snapshot:CreateSnapshotCompleted", product: "ECS", level: "INFO", content: { result: "failed" } },
  ]);
});

test.each([
  ["failed", ["failed"]],
  ["result: failed", ["failed"]],
  ["failed or accomplished", ["accomplished", "failed"]],
  ["failed and accomplished", []],
])("the filter %j lets %j pass", (filter, passing) => {
  cloud.monitor.putEventRule({ ...FAILED, pattern: { ...FAILED.pattern, filter } });
  cloud.monitor.putEventRuleTargets("failed", { contact_parameters: [{ contact_group_name: "oncall" }] });
  ["accomplished", "failed"].forEach((result) => publish(result));
  expect(cloud.monitor.notifications.map(({ event }) => event?.content.result)).toEqual(passing);
});

test("a level that no snapshot event has, hears none", () => {
  cloud.monitor.putEventRule({ ...FAILED, pattern: { ...FAILED.pattern, levels: ["CRITICAL"] } });
  cloud.monitor.putEventRuleTargets("failed", { contact_parameters: [{ contact_group_name: "oncall" }] });
  publish("failed");
  expect(cloud.monitor.notifications).toEqual([]);
});
