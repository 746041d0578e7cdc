import { Deployment } from "./deployment";
import { archive, DataProtection, DataProtectionProps, events, monitoring, snapshots, targets } from "../../lib";
import { createdGroup } from "../groups";
import { newStack } from "../synthesis";

const HOUR = 60 * 60 * 1000;
const DAY = 24 * HOUR;

let deployment: Deployment;

afterEach(async () => {
  await deployment?.close();
});

/** A group with one covered disk an instance, whose failures go to an endpoint. */
function watched(props: (stack: ReturnType<typeof newStack>) => Partial<DataProtectionProps>) {
  const stack = newStack();
  const protection = new DataProtection(stack, "Protection", {
    group: createdGroup(stack),
    schedule: snapshots.SnapshotSchedule.daily({ hour: 2 }),
    retention: snapshots.Retention.days(30),
    ...props(stack),
  });
  protection.onSnapshotFailed(new targets.HttpEndpoint("https://hooks.example.com", { targetId: "Hook" }));
  return stack;
}

const contacts = (stack: ReturnType<typeof newStack>, ...names: string[]) =>
  names.map((name) => monitoring.ContactGroup.fromContactGroupName(stack, name, name));
const toldOf = (kind: string) =>
  deployment.cloud.monitor.notifications.filter((each) => each.kind === kind).map(({ target }) => target);

test("the record holds every outcome of the disks, and one more group of contacts changes the alarm in place", async () => {
  const stackOf = (...names: string[]) =>
    watched((stack) => ({ auditLog: new archive.AuditLog(stack, "Log"), alarmContacts: contacts(stack, ...names) }));
  deployment = await Deployment.of(stackOf("operations"));
  await deployment.create();
  const { clock, logs, scalingGroups, snapshots: taken } = deployment.cloud;
  taken.failNext();
  await clock.advance(2 * DAY + HOUR);
  const outcomes = deployment.cloud.events.ofType("ecs:Snapshot:CreateSnapshotCompleted");
  expect(new Set(outcomes.map(({ data }) => data.result))).toEqual(new Set(["accomplished", "failed"]));
  const [{ name }] = logs.all as { name: string }[];
  const kept = logs.entries(name, "events").map(({ contents }) => JSON.parse(contents.content).id as string);
  expect(kept.sort()).toEqual(outcomes.map(({ id }) => id).sort());

  expect(await deployment.change(stackOf("operations", "database"))).toEqual([
    "create alicloud_cms_event_rule",
    "update alicloud_cms_alarm contact_groups",
  ]);
  scalingGroups.all.forEach(({ id }) => scalingGroups.scaleIn(id, 4));
  await deployment.destroy();
});

test("a failed snapshot and a dead letter are told of, with every route down", async () => {
  deployment = await Deployment.of(watched((stack) => ({ alarmContacts: contacts(stack, "operations") })));
  await deployment.create();
  const { clock, deliveries, queues, snapshots: taken } = deployment.cloud;
  deliveries.receiver = { http: async () => ({ status: 500 }) };
  taken.failNext();
  await clock.advance(DAY);
  expect(toldOf("contact_parameters")).toEqual([expect.objectContaining({ contact_group_name: "operations" })]);
  expect(toldOf("contact")).toEqual([]);
  await clock.advance(DAY);
  expect(queues.depth(queues.all[0].name)).toBe(1);
  expect(toldOf("contact")[0]).toEqual({ name: "operations" });
});

test("a queue of one's own for dead letters is the one that is watched", async () => {
  const stack = watched((scope) => ({
    alarmContacts: contacts(scope, "operations"),
    deadLetterQueue: new events.DeadLetterQueue(scope, "Mine", { queueName: "mine" }),
  }));
  deployment = await Deployment.of(stack);
  await deployment.create();
  const { clock, queues } = deployment.cloud;
  queues.accept("mine", "{}");
  await clock.advance(HOUR);
  expect(toldOf("contact")).toEqual([{ name: "operations" }]);
});
