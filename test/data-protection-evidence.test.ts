import { TerraformStack } from "cdktf";
import {
  archive,
  automation,
  DataProtection,
  DataProtectionProps,
  events,
  monitoring,
  scaling,
  snapshots,
  targets,
} from "../lib";
import { newStack, Synthesis } from "./synthesis";

const { ContactGroup, DeadLetterAlarm } = monitoring;
const backup = {
  schedule: snapshots.SnapshotSchedule.daily({ hour: 2 }),
  retention: snapshots.Retention.days(30),
};

function protect(stack: TerraformStack, n: number, props: Partial<DataProtectionProps> = {}): DataProtection {
  const group = scaling.ScalingGroup.adopt(stack, `Group${n}`, { scalingGroupId: `asg-bp${n}` });
  group.adoptConfiguration("Configuration", { scalingConfigurationId: `asc-bp${n}`, dataDisks: [] });
  const made = new DataProtection(stack, `Protection${n}`, { group, ...backup, ...props });
  made.onSnapshotFailed(new targets.MnsQueue(events.MnsQueue.fromQueueName(stack, `Queue${n}`, `queue-${n}`)));
  return made;
}

const contacts = (stack: TerraformStack, name: string) => ContactGroup.fromContactGroupName(stack, name, name);
const warned = (synthesis: Synthesis) => synthesis.warnings().filter((text) => text.startsWith("ADP-016"));
const notified = (synthesis: Synthesis) =>
  synthesis.resources("alicloud_cms_alarm").map(({ contact_groups: groups }) => groups as string[]);
const failuresTo = (synthesis: Synthesis) =>
  synthesis
    .resources("alicloud_cms_event_rule")
    .map(({ contact_parameters: [{ contact_group_name: name }] }) => name as string)
    .sort();

describe("an audit log", () => {
  const logIn = (stack: TerraformStack) => archive.AuditLog.fromNames(stack, "Log", "audit", "outcomes");

  test("takes every outcome, whatever it is, by a rule of its own", () => {
    const stack = newStack();
    const log = logIn(stack);
    expect(protect(stack, 0, { auditLog: log }).auditLog).toBe(log);
    const [record] = Synthesis.of(stack)
      .resources("alicloud_event_bridge_rule")
      .filter(({ targets: [{ type }] }) => type === "acs.sls");
    expect(JSON.parse(record.filter_pattern as string)).toEqual({
      source: ["acs.ecs"],
      type: ["ecs:Snapshot:CreateSnapshotCompleted"],
    });
    expect(record.targets[0].dead_letter_queue).toBeDefined();
  });

  test("is one for all groups that state it", () => {
    const stack = newStack();
    const auditLog = logIn(stack);
    [0, 1].forEach((n) => protect(stack, n, { auditLog }));
    expect(Synthesis.of(stack).resources("alicloud_event_bridge_rule")).toHaveLength(3);
  });

  test("takes what the functions report, too", () => {
    const stack = newStack();
    protect(stack, 0, { auditLog: logIn(stack), reconcile: true });
    const records = Synthesis.of(stack)
      .resources("alicloud_event_bridge_rule")
      .filter(({ targets: [{ type }] }) => type === "acs.sls");
    expect(
      records.map(({ filter_pattern: pattern }) => JSON.parse(pattern as string).source[0] as string).sort(),
    ).toEqual(["acs.ecs", "cdktf-alicloud-data-protection"]);
  });

  test("is nobody who hears of failures", () => {
    const stack = newStack();
    const outcomes = events.SnapshotOutcomes.of(stack);
    const target = new targets.SlsLogStore(logIn(stack));
    outcomes.keepRecordIn(target);
    expect(outcomes.failuresAreRouted).toBe(false);
    outcomes.onFinished(target);
    expect(outcomes.failuresAreRouted).toBe(true);
    expect(Synthesis.of(stack).resources("alicloud_event_bridge_rule")).toHaveLength(1);
  });

  test("is not enough: synthesis asks for somebody who hears", () => {
    const stack = newStack();
    const group = scaling.ScalingGroup.fromScalingGroupId(stack, "Group", "asg-bp0");
    new DataProtection(stack, "Protection", { group, ...backup, auditLog: logIn(stack) });
    expect(() => Synthesis.of(stack)).toThrow(/must hear of failed snapshots.*must hear of it/s);
  });

  test("is left out unless it is stated", () => {
    const stack = newStack();
    expect(protect(stack, 0).auditLog).toBeUndefined();
    expect(Synthesis.of(stack).resources("alicloud_event_bridge_rule")).toHaveLength(1);
  });
});

describe("alarm contacts", () => {
  test("are told of failed snapshots, and of dead letters in the queue that all rules share", () => {
    const stack = newStack();
    const { alarms, deadLetterQueue } = protect(stack, 0, { alarmContacts: [contacts(stack, "operations")] });
    expect(alarms).toBe(monitoring.ProtectionAlarms.of(stack));
    expect(alarms.deadLetterAlarms.map(({ queue }) => queue)).toEqual([deadLetterQueue]);
    expect(alarms.snapshotFailureAlarm?.resources).toHaveLength(1);
    const synthesis = Synthesis.of(stack);
    expect(notified(synthesis)).toEqual([["operations"]]);
    expect(failuresTo(synthesis)).toEqual(["operations"]);
    expect(warned(synthesis)).toEqual([]);
  });

  test("of several groups add up, in one alarm", () => {
    const stack = newStack();
    const [operations, database] = ["operations", "database"].map((name) => contacts(stack, name));
    protect(stack, 0, { alarmContacts: [operations] });
    protect(stack, 1);
    const { alarms } = protect(stack, 2, { alarmContacts: [database, operations] });
    expect(alarms.contactGroups).toEqual([operations, database]);
    const synthesis = Synthesis.of(stack);
    expect(notified(synthesis)).toEqual([["operations", "database"]]);
    expect(failuresTo(synthesis)).toEqual(["database", "operations"]);
  });

  test("that are the same group by two references are told once", () => {
    const stack = newStack();
    const references = ["A", "B"].map((id) => ContactGroup.fromContactGroupName(stack, id, "operations"));
    protect(stack, 0, { alarmContacts: references });
    expect(notified(Synthesis.of(stack))).toEqual([["operations"]]);
  });

  test("watch the queue of one's own, and that of the functions", () => {
    const stack = newStack();
    const deadLetterQueue = new events.DeadLetterQueue(stack, "Mine");
    const alarmContacts = [contacts(stack, "operations")];
    const { alarms } = protect(stack, 0, { deadLetterQueue, alarmContacts, reconcile: true });
    expect(alarms.deadLetterAlarms.map(({ queue }) => queue.node.id).sort()).toEqual(["DeadLetterQueue", "Mine"]);
  });

  test("watch what other groups of the stack bring, before or after", () => {
    const stack = newStack();
    const deadLetterQueue = new events.DeadLetterQueue(stack, "Functions");
    const reconciler = new automation.Reconciler(stack, "Reconciler", { deadLetterQueue });
    protect(stack, 0, { reconciler });
    const { alarms } = protect(stack, 1, { alarmContacts: [contacts(stack, "operations")] });
    expect(alarms.deadLetterAlarms.map(({ queue }) => queue)).toContain(deadLetterQueue);
  });

  test("fix the queue: nobody can take it away from under them", () => {
    const stack = newStack();
    protect(stack, 0, { alarmContacts: [contacts(stack, "operations")] });
    const mine = new events.DeadLetterQueue(stack, "Mine");
    expect(() => events.SnapshotOutcomes.of(stack).keepUndeliveredIn(mine)).toThrow(/stated before the first route/);
  });
});

describe("without alarm contacts", () => {
  test("it is said once that nobody is told", () => {
    const stack = newStack();
    [0, 1].forEach((n) => protect(stack, n));
    expect(warned(Synthesis.of(stack))).toHaveLength(1);
  });

  test("an alarm of one's own on dead letters is enough", () => {
    const stack = newStack();
    const { deadLetterQueue: queue } = protect(stack, 0);
    new DeadLetterAlarm(stack, "Alarm", { queue, contactGroups: [contacts(stack, "operations")] });
    expect(warned(Synthesis.of(stack))).toEqual([]);
  });

  test("an empty list says that it is on purpose", () => {
    const stack = newStack();
    protect(stack, 0, { alarmContacts: [] });
    const synthesis = Synthesis.of(stack);
    expect(warned(synthesis)).toEqual([]);
    expect(synthesis.resources("alicloud_cms_alarm")).toEqual([]);
  });
});
