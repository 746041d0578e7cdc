import { blockOf, monitoredStack, operations } from "./monitored";
import { monitoring } from "../../lib";
import { warningsOf } from "../synthesis";

const { AlarmComparison, AlarmLevel, ContactGroup, DeliveryAlarm, MetricAlarm } = monitoring;
const ALARM = "alicloud_cms_alarm";
const METRIC = { metricName: "Failures", dimensions: { bus: "default" }, statistic: "Sum", threshold: 5 };

const alarm = (props: object = {}) =>
  blockOf(ALARM, (stack) => {
    const contactGroups = [operations(stack)];
    new MetricAlarm(stack, "Alarm", { namespace: "acs_any", contactGroups, ...METRIC, ...props });
  });

test("an alarm states the metric, whom it notifies and how long it keeps silent", () => {
  expect(alarm()).toEqual({
    name: expect.stringMatching(/^test-Alarm-[0-9a-f]{8}$/),
    project: "acs_any",
    metric: "Failures",
    metric_dimensions: '[{"bus":"default"}]',
    period: 300,
    silence_time: 3600,
    contact_groups: ["operations"],
    escalations_critical: { comparison_operator: ">=", statistics: "Sum", threshold: "5", times: 1 },
  });
});

test.each<[keyof monitoring.MetricAlarmProps, object, object]>([
  ["alarmName", { alarmName: "failures" }, { name: "failures" }],
  ["namespace", { namespace: "acs_other" }, { project: "acs_other" }],
  ["metricName", { metricName: "Other" }, { metric: "Other" }],
  ["dimensions", { dimensions: { b: "2", a: "1" } }, { metric_dimensions: '[{"a":"1","b":"2"}]' }],
  ["periodSeconds", { periodSeconds: 60 }, { period: 60 }],
  ["silenceSeconds", { silenceSeconds: 300 }, { silence_time: 300 }],
  ["webhook", { webhook: "http://hooks.example.com" }, { webhook: "http://hooks.example.com" }],
  ["tags", { tags: { team: "orders" } }, { tags: { team: "orders" } }],
  ["statistic", { statistic: "Average" }, { escalations_critical: { statistics: "Average" } }],
  ["threshold", { threshold: 0.5 }, { escalations_critical: { threshold: "0.5" } }],
  ["threshold", { threshold: "${var.n}" as any }, { escalations_critical: { threshold: "${var.n}" } }],
  ["evaluationCount", { evaluationCount: 3 }, { escalations_critical: { times: 3 } }],
  ["comparison", { comparison: AlarmComparison.LESS_THAN }, { escalations_critical: { comparison_operator: "<" } }],
])("%s changes the alarm: %j", (_prop, props, expected) => {
  expect(alarm(props)).toMatchObject(expected);
});

test.each([
  [AlarmLevel.CRITICAL, "escalations_critical"],
  [AlarmLevel.WARN, "escalations_warn"],
  [AlarmLevel.INFO, "escalations_info"],
])("the level %s is the one block %s", (level, block) => {
  expect(Object.keys(alarm({ level })).filter((key) => key.startsWith("escalations"))).toEqual([block]);
});

test("all groups are notified, in their order", () => {
  const block = blockOf(ALARM, (stack) => {
    const second = ContactGroup.fromContactGroupName(stack, "Second", "b");
    const contactGroups = [second, operations(stack)];
    new MetricAlarm(stack, "Alarm", { namespace: "acs_any", contactGroups, ...METRIC });
  });
  expect(block.contact_groups).toEqual(["b", "operations"]);
});

test.each([
  ["https://hooks.example.com", [expect.stringMatching(/^ADP-051: .*by http only/)]],
  ["http://hooks.example.com", []],
  ["${var.webhook}", []],
])("warnings of the webhook %s", (webhook, warnings) => {
  const stack = monitoredStack();
  new MetricAlarm(stack, "Alarm", { namespace: "a", contactGroups: [operations(stack)], ...METRIC, webhook });
  expect(warningsOf(stack)).toEqual(warnings);
});

test("an alarm on deliveries watches the namespace of EventBridge", () => {
  const delivery = (props: object = {}) =>
    blockOf(
      ALARM,
      (stack) => new DeliveryAlarm(stack, "Alarm", { contactGroups: [operations(stack)], ...METRIC, ...props }),
    );
  expect(delivery()).toMatchObject({ project: "acs_eventbridge", metric: "Failures" });
  expect(delivery({ namespace: "acs_eventbridge_new" }).project).toBe("acs_eventbridge_new");
});
