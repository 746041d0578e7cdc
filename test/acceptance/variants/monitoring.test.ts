import { TerraformStack, TerraformVariable } from "cdktf";
import { archive, events, monitoring, targets } from "../../../lib";
import { newStack } from "../../synthesis";
import { Deployment } from "../deployment";

const {
  AlarmComparison,
  AlarmLevel,
  AlarmTarget,
  Contact,
  ContactGroup,
  DeadLetterAlarm,
  DeliveryAlarm,
  MissedSnapshotAlarm,
  NotificationMethod,
  SnapshotFailureAlarm,
} = monitoring;

const MINUTE = 60_000;
const operations = (stack: TerraformStack) => ContactGroup.fromContactGroupName(stack, "Operations", "operations");
const auditLog = (stack: TerraformStack) => archive.AuditLog.fromNames(stack, "Log", "audit", "events");

let deployment: Deployment;

afterEach(async () => {
  await deployment?.close();
});

/** What CloudMonitor told since the last time that somebody asked. */
function told() {
  const { notifications } = deployment.cloud.monitor;
  const news = notifications.slice(heard);
  heard = notifications.length;
  return news.map(({ kind, target, level, event }) => ({ kind, target, level, result: String(event?.content.result) }));
}
let heard = 0;
beforeEach(() => {
  heard = 0;
});

/** A snapshot ends. */
const end = (result: string) =>
  deployment.cloud.events.publish({
    source: "acs.ecs",
    type: "ecs:Snapshot:CreateSnapshotCompleted",
    subject: "acs:ecs:cn-hangzhou:1234567890123456:snapshot/s-1",
    data: { result, snapshotId: "s-1", diskId: "d-1", snapshotType: "timer" },
  });

describe("dead letters", () => {
  const watched = (props: Partial<monitoring.DeadLetterAlarmProps> = {}) => {
    const stack = newStack();
    const queue = new events.DeadLetterQueue(stack, "Dead");
    const hook = new targets.HttpEndpoint("https://hooks.example.com", {
      targetId: "Hook",
      deadLetterQueue: queue,
      retryPolicy: events.RetryPolicy.BACKOFF,
    });
    events.SnapshotOutcomes.of(stack).onFailed(hook);
    new DeadLetterAlarm(stack, "Alarm", { queue, contactGroups: [operations(stack)], ...props });
    return stack;
  };
  const toOperations = { kind: "contact", target: { name: "operations" } };

  test("an event that cannot be delivered is told of, again after the silence, and its end", async () => {
    deployment = await Deployment.of(watched());
    await deployment.create();
    const { clock, deliveries, queues } = deployment.cloud;
    deliveries.receiver = { http: async () => ({ status: 500 }) };
    const [{ name }] = queues.all;
    await clock.advance(10 * MINUTE);
    expect(told()).toEqual([]);

    end("failed");
    await clock.advance(5 * MINUTE);
    expect(queues.depth(name)).toBe(1);
    expect(told()).toEqual([expect.objectContaining({ ...toOperations, level: "CRITICAL" })]);
    await clock.advance(55 * MINUTE);
    expect(told()).toEqual([]);
    await clock.advance(5 * MINUTE);
    expect(told()).toEqual([expect.objectContaining({ ...toOperations, level: "CRITICAL" })]);

    await clock.advance(7 * 24 * 60 * MINUTE);
    expect(queues.depth(name)).toBe(0);
    expect(told().at(-1)).toEqual(expect.objectContaining({ ...toOperations, level: "OK" }));
    await deployment.destroy();
  });

  test("an event that is delivered sets nothing off", async () => {
    deployment = await Deployment.of(watched());
    await deployment.create();
    deployment.cloud.deliveries.receiver = { http: async () => ({ status: 200 }) };
    end("failed");
    await deployment.cloud.clock.advance(60 * MINUTE);
    expect(told()).toEqual([]);
  });

  test("what a user changes is changed in place", async () => {
    deployment = await Deployment.of(watched());
    await deployment.create();
    const changed = watched({
      threshold: 10,
      evaluationCount: 2,
      periodSeconds: 60,
      silenceSeconds: 600,
      alarmName: "dead",
      webhook: "http://hooks.example.com",
      tags: { team: "orders" },
    });
    expect(await deployment.change(changed)).toEqual([
      "update alicloud_cms_alarm escalations_critical name period silence_time tags webhook",
    ]);
    await deployment.destroy();
  });

  test("another level takes the place of the one before", async () => {
    deployment = await Deployment.of(watched());
    await deployment.create();
    expect(await deployment.change(watched({ level: AlarmLevel.INFO }))).toEqual([
      "create alicloud_cms_alarm",
      "delete alicloud_cms_alarm",
    ]);
    deployment.cloud.deliveries.receiver = { http: async () => ({ status: 500 }) };
    end("failed");
    await deployment.cloud.clock.advance(10 * MINUTE);
    expect(told().map(({ level }) => level)).toEqual(["INFO"]);
    await deployment.destroy();
  });
});

describe("failed snapshots", () => {
  const watched = (props: Partial<monitoring.SnapshotFailureAlarmProps> = {}, others = true) => {
    const stack = newStack();
    const group = AlarmTarget.contactGroup(operations(stack), NotificationMethod.CALL);
    const queue = AlarmTarget.mnsQueue(new events.MnsQueue(stack, "Failures"));
    const more = [AlarmTarget.webhook("https://hooks.example.com"), AlarmTarget.auditLog(auditLog(stack))];
    new SnapshotFailureAlarm(stack, "Alarm", { targets: others ? [group, queue, ...more] : [queue], ...props });
    return stack;
  };
  test("a failure reaches each target by a rule of its own, a success none", async () => {
    deployment = await Deployment.of(watched());
    deployment.cloud.logs.place("audit", ["events"]);
    await deployment.create();
    end("accomplished");
    expect(told()).toEqual([]);
    end("failed");
    // Terraform makes the rules in no order.
    expect(
      told()
        .map(({ kind, result }) => `${kind} ${result}`)
        .sort(),
    ).toEqual([
      "contact_parameters failed",
      "mns_parameters failed",
      "sls_parameters failed",
      "webhook_parameters failed",
    ]);
    const { logs, queues } = deployment.cloud;
    expect(queues.depth(queues.all[0].name)).toBe(1);
    expect(logs.entries("audit", "events")).toHaveLength(1);
  });

  test("an outcome that nobody has documented is told of", async () => {
    deployment = await Deployment.of(watched({}, false));
    await deployment.create();
    end("interrupted");
    expect(told()).toHaveLength(1);
  });

  test("without a filter every snapshot that ends is told of", async () => {
    deployment = await Deployment.of(watched({ filter: "" }, false));
    await deployment.create();
    end("accomplished");
    end("failed");
    expect(told()).toHaveLength(2);
  });

  test("a target that goes takes its rule along, and nothing else changes", async () => {
    deployment = await Deployment.of(watched());
    await deployment.create();
    expect(await deployment.change(watched({}, false))).toEqual([
      "delete alicloud_cms_event_rule",
      "delete alicloud_cms_event_rule",
      "delete alicloud_cms_event_rule",
    ]);
    expect(await deployment.change(watched({ filter: "failed", silenceSeconds: 300 }, false))).toEqual([
      "update alicloud_cms_event_rule event_pattern silence_time",
    ]);
    await deployment.destroy();
  });
});

test("contacts, their group and an alarm on deliveries", async () => {
  const watched = (email: string, threshold: number) => {
    const stack = newStack();
    const robot = new TerraformVariable(stack, "robot", { type: "string", sensitive: true });
    const duty = new Contact(stack, "Duty", { email, dingTalkWebhook: robot.stringValue });
    const group = new ContactGroup(stack, "Group", { contacts: [duty], description: "On duty" });
    new DeliveryAlarm(stack, "Deliveries", {
      contactGroups: [group],
      metricName: "Failures",
      dimensions: { resource: "_ALL" },
      statistic: "Sum",
      threshold,
      comparison: AlarmComparison.MORE_THAN,
    });
    return stack;
  };
  deployment = await Deployment.of(watched("a@example.com", 1), { variables: { robot: "https://robot.example.com" } });
  await deployment.create();
  deployment.cloud.monitor.metric("acs_eventbridge", "Failures", ({ resource }) =>
    resource === "_ALL" ? 2 : undefined,
  );
  await deployment.cloud.clock.advance(5 * MINUTE);
  expect(told()).toEqual([
    expect.objectContaining({ target: { name: expect.stringMatching(/^test-Group-/) }, level: "CRITICAL" }),
  ]);
  expect(await deployment.change(watched("b@example.com", 5))).toEqual([
    "update alicloud_cms_alarm escalations_critical",
    "update alicloud_cms_alarm_contact channels_mail",
  ]);
  await deployment.destroy();
});

describe("missed snapshots", () => {
  const watched = (overdueAfterHours?: number) => {
    const stack = newStack();
    const log = new archive.AuditLog(stack, "Log");
    events.SnapshotOutcomes.of(stack).onFinished(new targets.SlsLogStore(log));
    new MissedSnapshotAlarm(stack, "Missed", { log, actionPolicyId: "operations", overdueAfterHours });
    return stack;
  };
  const HOUR = 60 * MINUTE;
  const START = new Date("2026-01-01T00:00:00Z").getTime();
  /** What Log Service told since the beginning, and after how many hours. */
  const alerts = () =>
    deployment.cloud.logAlerts.notifications.map(
      ({ at, status }) => `${status} after ${(at.getTime() - START) / HOUR} h`,
    );
  /** A snapshot at half past midnight, for so many days. */
  const days = async (count: number, result = "accomplished") => {
    for (let day = 0; day < count; day += 1) {
      await deployment.cloud.clock.advance(HOUR / 2);
      end(result);
      await deployment.cloud.clock.advance(23.5 * HOUR);
    }
  };

  test("the alert is in the project of the log, is changed in place, and goes", async () => {
    deployment = await Deployment.of(watched());
    await deployment.create();
    expect(await deployment.change(watched(12))).toEqual(["update alicloud_sls_alert configuration"]);
    await deployment.destroy();
  });

  test("normal days set nothing off", async () => {
    deployment = await Deployment.of(watched());
    await deployment.create();
    await days(5);
    expect(alerts()).toEqual([]);
  });

  test("a day without a snapshot is told of after 26 hours, again every four, and a snapshot ends it", async () => {
    deployment = await Deployment.of(watched());
    await deployment.create();
    await days(1);
    await deployment.cloud.clock.advance(12 * HOUR);
    await days(1);
    expect(alerts()).toEqual(["firing after 27 h", "firing after 31 h", "firing after 35 h", "resolved after 37 h"]);
  });

  test("failed snapshots are no complete ones", async () => {
    deployment = await Deployment.of(watched());
    await deployment.create();
    await days(1);
    await days(1, "failed");
    expect(alerts()[0]).toBe("firing after 27 h");
  });

  test("no result sets it off as a count of zero does", async () => {
    deployment = await Deployment.of(watched());
    await deployment.create();
    deployment.cloud.logAlerts.nothingIsNoData = true;
    await days(1);
    await deployment.cloud.clock.advance(12 * HOUR);
    await days(1);
    expect(alerts()).toEqual(expect.arrayContaining(["firing after 27 h", "resolved after 37 h"]));
  });

  test("a rule that somebody deleted is found by its silence", async () => {
    deployment = await Deployment.of(watched());
    await deployment.create();
    const { eventRules } = deployment.cloud;
    await days(1);
    eventRules.delete("default", eventRules.all[0].name);
    await days(1);
    expect(alerts()[0]).toBe("firing after 27 h");
  });
});
