import { beijing, blockOf, deadLetters, monitoredStack, operations } from "./monitored";
import { alicloud, archive, events, monitoring } from "../../lib";
import { Synthesis, warningsOf } from "../synthesis";

const { AlarmTarget, NotificationMethod, SnapshotFailureAlarm } = monitoring;
const RULE = "alicloud_cms_event_rule";

const rule = (props: Partial<monitoring.SnapshotFailureAlarmProps> = {}) =>
  blockOf(RULE, (stack) => {
    new SnapshotFailureAlarm(stack, "Alarm", { targets: [AlarmTarget.contactGroup(operations(stack))], ...props });
  });
const ruleTo = (target: monitoring.AlarmTarget) => rule({ targets: [target] });

test("everything but a success is notified of, whatever its level", () => {
  expect(rule()).toEqual({
    rule_name: expect.stringMatching(/^test-Alarm-ContactGroup-Operations-[0-9a-f]{8}-cn-hangzhou$/),
    description: "ECS snapshots that end otherwise than they should",
    status: "ENABLED",
    silence_time: 0,
    event_pattern: {
      product: "ecs",
      name_list: ["Snapshot:CreateSnapshotCompleted"],
      level_list: ["*"],
      event_type_list: ["*"],
      sql_filter: "not accomplished",
    },
    contact_parameters: [{ contact_parameters_id: "1", contact_group_name: "operations", level: "3" }],
  });
});

test("the silence is always stated, since the provider does not settle without", () => {
  expect(rule()).toHaveProperty("silence_time", 0);
  expect(rule({ silenceSeconds: 300 })).toHaveProperty("silence_time", 300);
});

test("another filter can be stated", () => {
  expect(rule({ filter: "failed" }).event_pattern.sql_filter).toBe("failed");
});

test("an empty filter takes every snapshot that ends", () => {
  const block = rule({ filter: "" });
  expect(block.event_pattern).not.toHaveProperty("sql_filter");
  expect(block.description).toBe("ECS snapshots that end");
});

test.each([
  [{ filter: "", silenceSeconds: 300 }, [expect.stringMatching(/^ADP-052: .*a success can hide the failure/)]],
  [{ filter: "" }, []],
  [{ silenceSeconds: 300 }, []],
])("warnings of %j", (props, warnings) => {
  const stack = monitoredStack();
  new SnapshotFailureAlarm(stack, "Alarm", { targets: [AlarmTarget.webhook("https://a.example")], ...props });
  expect(warningsOf(stack)).toEqual(warnings);
});

test.each([
  [NotificationMethod.CALL, "2"],
  [NotificationMethod.TEXT_MESSAGE, "3"],
  [NotificationMethod.EMAIL, "4"],
])("people are reached by %s", (method, level) => {
  const block = blockOf(RULE, (stack) => {
    new SnapshotFailureAlarm(stack, "Alarm", { targets: [AlarmTarget.contactGroup(operations(stack), method)] });
  });
  expect(block.contact_parameters[0].level).toBe(level);
});

test("a queue in the region of the alarm", () => {
  const block = blockOf(RULE, (stack) => {
    new SnapshotFailureAlarm(stack, "Alarm", { targets: [AlarmTarget.mnsQueue(deadLetters(stack, "failures"))] });
  });
  expect(block.mns_parameters).toEqual([{ mns_parameters_id: "1", queue: "failures", region: "cn-hangzhou" }]);
  expect(block.rule_name).toMatch(/^test-Alarm-MnsQueue-failures-/);
});

test("a webhook", () => {
  const block = ruleTo(AlarmTarget.webhook("https://hooks.example.com/backup"));
  expect(block.webhook_parameters).toEqual([
    { webhook_parameters_id: "1", protocol: "http", method: "POST", url: "https://hooks.example.com/backup" },
  ]);
  expect(block.rule_name).toMatch(/^test-Alarm-Webhook-[0-9a-f]{8}-[0-9a-f]{8}-cn-hangzhou$/);
});

test("a log", () => {
  const log = archive.AuditLog.fromNames(monitoredStack(), "Log", "audit", "events");
  expect(ruleTo(AlarmTarget.auditLog(log)).sls_parameters).toEqual([
    { sls_parameters_id: "1", project: "audit", log_store: "events", region: "cn-hangzhou" },
  ]);
});

test("each target has a rule of its own, so that one can go", () => {
  const stack = monitoredStack();
  const { resources } = new SnapshotFailureAlarm(stack, "Alarm", {
    targets: [
      AlarmTarget.contactGroup(operations(stack)),
      AlarmTarget.webhook("https://a.example"),
      AlarmTarget.webhook("https://b.example"),
    ],
  });
  const names = Synthesis.of(stack)
    .resources(RULE)
    .map(({ rule_name }) => rule_name as string);
  expect(new Set(names).size).toBe(3);
  expect(resources).toHaveLength(3);
});

test("a second provider is that of the rule, and the target stays where it is", () => {
  const stack = monitoredStack();
  const provider = beijing(stack);
  const targets = [AlarmTarget.mnsQueue(deadLetters(stack))];
  new SnapshotFailureAlarm(stack, "Alarm", { targets, provider });
  expect(Synthesis.of(stack).resource(RULE)).toMatchObject({
    provider: "alicloud.beijing",
    mns_parameters: [{ region: "cn-hangzhou" }],
  });
});

test("a queue of another region is named with it", () => {
  const block = blockOf(RULE, (stack) => {
    const queue = events.MnsQueue.fromQueueName(stack, "Queue", "failures", beijing(stack));
    new SnapshotFailureAlarm(stack, "Alarm", { targets: [AlarmTarget.mnsQueue(queue)] });
  });
  expect(block.provider).toBeUndefined();
  expect(block.mns_parameters).toMatchObject([{ queue: "failures", region: "cn-beijing" }]);
});

test("a log of another region is named with it", () => {
  const block = blockOf(RULE, (stack) => {
    const log = archive.AuditLog.fromNames(stack, "Log", "audit", "events", beijing(stack));
    new SnapshotFailureAlarm(stack, "Alarm", { targets: [AlarmTarget.auditLog(log)] });
  });
  expect(block.sls_parameters).toMatchObject([{ project: "audit", region: "cn-beijing" }]);
});

test("a queue of another account is refused", () => {
  const stack = monitoredStack();
  const config = { region: "cn-hangzhou", accountId: "6543210987654321", alias: "other" };
  const provider = new alicloud.provider.AlicloudProvider(stack, "other", config);
  const targets = [AlarmTarget.mnsQueue(events.MnsQueue.fromQueueName(stack, "Queue", "failures", provider))];
  expect(() => new SnapshotFailureAlarm(stack, "Alarm", { targets })).toThrow(
    /The queue test\/Queue as a target of an alarm: got "6543210987654321"\. .*which is 1234567890123456/,
  );
});
