import { TerraformStack } from "cdktf";
import { beijing, blockOf, deadLetters, monitoredStack, operations } from "./monitored";
import { events, monitoring } from "../../lib";
import { newStack, Synthesis } from "../synthesis";

const { AlarmLevel, DeadLetterAlarm, QueueDepthMetric } = monitoring;
const ALARM = "alicloud_cms_alarm";

const alarm = (props: Partial<monitoring.DeadLetterAlarmProps> = {}) =>
  blockOf(ALARM, (stack) => {
    new DeadLetterAlarm(stack, "Alarm", { queue: deadLetters(stack), contactGroups: [operations(stack)], ...props });
  });

test("one message in the queue is enough", () => {
  expect(alarm()).toEqual({
    name: expect.stringMatching(/^test-Alarm-ActiveMessages-[0-9a-f]{8}$/),
    project: "acs_mns_new",
    metric: "ActiveMessages",
    metric_dimensions: '[{"queue":"dead","region":"cn-hangzhou","userId":"1234567890123456"}]',
    period: 300,
    silence_time: 3600,
    contact_groups: ["operations"],
    escalations_critical: { comparison_operator: ">=", statistics: "Maximum", threshold: "1", times: 1 },
  });
});

test.each<[Partial<monitoring.DeadLetterAlarmProps>, object]>([
  [{ threshold: 10 }, { escalations_critical: { threshold: "10" } }],
  [{ evaluationCount: 2 }, { escalations_critical: { times: 2 } }],
  [{ periodSeconds: 60 }, { period: 60 }],
  [{ silenceSeconds: 86_400 }, { silence_time: 86_400 }],
  [{ alarmName: "dead" }, { name: "dead" }],
  [{ level: AlarmLevel.WARN }, { escalations_warn: { threshold: "1" } }],
  [{ webhook: "http://hooks.example.com" }, { webhook: "http://hooks.example.com" }],
  [{ tags: { team: "orders" } }, { tags: { team: "orders" } }],
  [
    { depthMetrics: [QueueDepthMetric.NUMBER_OF_MESSAGES_VISIBLE] },
    { project: "acs_smq", metric: "NumberOfMessagesVisible" },
  ],
  [
    {
      depthMetrics: [
        QueueDepthMetric.of({
          namespace: "acs_next",
          metricName: "Depth",
          statistic: "Value",
          queueDimension: "queueName",
          regionDimension: "regionId",
          accountDimension: "uid",
        }),
      ],
    },
    {
      project: "acs_next",
      metric: "Depth",
      metric_dimensions: '[{"queueName":"dead","regionId":"cn-hangzhou","uid":"1234567890123456"}]',
      escalations_critical: { statistics: "Value" },
    },
  ],
])("%j changes the alarm", (props, expected) => {
  expect(alarm(props)).toMatchObject(expected);
});

test("each metric has an alarm, under a name of its own", () => {
  const stack = monitoredStack();
  const { alarms } = new DeadLetterAlarm(stack, "Alarm", {
    queue: deadLetters(stack),
    contactGroups: [operations(stack)],
    depthMetrics: [QueueDepthMetric.ACTIVE_MESSAGES, QueueDepthMetric.NUMBER_OF_MESSAGES_VISIBLE],
    alarmName: "dead",
  });
  const blocks = Synthesis.of(stack).resources(ALARM);
  expect(blocks.map(({ name, project }) => [name, project])).toEqual([
    ["dead", "acs_mns_new"],
    ["dead-NumberOfMessagesVisible", "acs_smq"],
  ]);
  expect(alarms).toHaveLength(2);
});

test("the queue of the same stack is referred to, so that it comes first", () => {
  const block = blockOf(ALARM, (stack) => {
    const queue = events.DeadLetterQueue.shared(stack);
    new DeadLetterAlarm(stack, "Alarm", { queue, contactGroups: [operations(stack)] });
  });
  expect(block.metric_dimensions).toMatch(/"queue":"\$\{alicloud_message_service_queue\.\w+\.queue_name\}"/);
});

test("where the provider states no account or region, they are looked up", () => {
  const stack = newStack({});
  new DeadLetterAlarm(stack, "Alarm", { queue: deadLetters(stack), contactGroups: [operations(stack)] });
  expect(Synthesis.of(stack).resource(ALARM).metric_dimensions).toMatch(
    /"region":"\$\{data\.alicloud_regions.*"userId":"\$\{data\.alicloud_account/,
  );
});

test.each([true, false])("the provider of the queue takes its region along, stated: %p", (stated) => {
  const stack = monitoredStack();
  const provider = beijing(stack);
  const queue = new events.MnsQueue(stack, "Queue", { queueName: "dead", provider });
  const contactGroups = [operations(stack)];
  new DeadLetterAlarm(stack, "Alarm", { queue, contactGroups, ...(stated ? { provider } : {}) });
  expect(Synthesis.of(stack).resource(ALARM)).toMatchObject({
    provider: "alicloud.beijing",
    metric_dimensions: expect.stringContaining('"region":"cn-beijing"'),
  });
});

test("an alarm in another region than the queue is refused", () => {
  const stack = monitoredStack();
  const props = { queue: deadLetters(stack), contactGroups: [operations(stack)], provider: beijing(stack) };
  expect(() => new DeadLetterAlarm(stack, "Alarm", props)).toThrow(
    /queue of test\/Alarm: got "cn-hangzhou, 1234567890123456"\. It must be in the region and account of the alarm: cn-beijing/,
  );
});

test("the provider of a queue of another stack is not taken along", () => {
  const stack = monitoredStack();
  const other = new TerraformStack(stack.node.root, "other");
  const queue = events.MnsQueue.fromQueueName(other, "Queue", "dead", beijing(other));
  expect(() => new DeadLetterAlarm(stack, "Alarm", { queue, contactGroups: [operations(stack)] })).toThrow(
    /queue of test\/Alarm: got "cn-beijing, 1234567890123456"\. .* of the alarm: cn-hangzhou/,
  );
});
