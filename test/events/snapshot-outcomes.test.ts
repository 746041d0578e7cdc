import { alicloud, events, targets } from "../../lib";
import { newStack, Synthesis } from "../synthesis";

const { EventPattern, MnsQueue, SnapshotOutcomes } = events;
const RULE = "alicloud_event_bridge_rule";

function patternOf(
  route: (outcomes: events.SnapshotOutcomes, target: events.IRuleTarget) => void,
): events.EventPattern {
  const stack = newStack();
  route(SnapshotOutcomes.of(stack), new targets.MnsQueue(new MnsQueue(stack, "Queue")));
  return EventPattern.parse(Synthesis.of(stack).resource(RULE).filter_pattern);
}

const ended = (result: string, type = "ecs:Snapshot:CreateSnapshotCompleted") => ({
  source: "acs.ecs",
  type,
  data: { result, snapshotType: "timer" },
});

describe.each([
  ["onFailed", { accomplished: false, failed: true, unheardOf: false }],
  ["onAccomplished", { accomplished: true, failed: false, unheardOf: false }],
  ["onFinished", { accomplished: true, failed: true, unheardOf: true }],
] as const)("%s", (method, expected) => {
  const pattern = patternOf((outcomes, target) => outcomes[method](target));

  test.each(Object.entries(expected))("takes %s: %p", (result, matches) => {
    expect(pattern.matches(ended(result))).toBe(matches);
  });

  test("takes no event of another type", () => {
    expect(pattern.matches(ended("failed", "ecs:Snapshot:SnapshotDeleted"))).toBe(false);
  });
});

test("a stack has one, shared by all groups", () => {
  const stack = newStack();
  expect(SnapshotOutcomes.of(stack)).toBe(SnapshotOutcomes.of(stack));
});

test("a second provider has one of its own, and its rules and queues follow it", () => {
  const stack = newStack();
  const provider = new alicloud.provider.AlicloudProvider(stack, "beijing", { region: "cn-beijing", alias: "beijing" });
  const queue = new MnsQueue(stack, "Queue", { provider });
  SnapshotOutcomes.of(stack, provider).onFailed(new targets.MnsQueue(queue));
  const synthesis = Synthesis.of(stack);
  expect(synthesis.resource(RULE)).toMatchObject({
    provider: "alicloud.beijing",
    targets: [{ endpoint: expect.stringContaining("acs:mns:cn-beijing:") }],
  });
  expect(synthesis.dataSources("alicloud_account")).toEqual([
    expect.objectContaining({ provider: "alicloud.beijing" }),
  ]);
});

test("what cannot be delivered goes to the queue that the stack shares", () => {
  const stack = newStack();
  expect(SnapshotOutcomes.of(stack).deadLetterQueue).toBe(events.DeadLetterQueue.shared(stack));
});

test("a target that hears of an outcome twice is warned of", () => {
  const stack = newStack();
  const target = new targets.MnsQueue(new MnsQueue(stack, "Queue"));
  SnapshotOutcomes.of(stack).onFinished(target);
  SnapshotOutcomes.of(stack).onFailed(target);
  expect(Synthesis.of(stack).warnings()).toEqual([expect.stringMatching(/^ADP-007: .*Queue.*twice/)]);
});

test("a target that hears of each outcome once is not", () => {
  const stack = newStack();
  const target = new targets.MnsQueue(new MnsQueue(stack, "Queue"));
  SnapshotOutcomes.of(stack).onAccomplished(target);
  SnapshotOutcomes.of(stack).onFailed(target);
  expect(Synthesis.of(stack).warnings()).toEqual([]);
});

test.each([
  ["onFailed", true],
  ["onFinished", true],
  ["onAccomplished", false],
] as const)("%s: somebody hears of failures: %p", (method, heard) => {
  const stack = newStack();
  SnapshotOutcomes.of(stack)[method](new targets.MnsQueue(new MnsQueue(stack, "Queue")));
  expect(SnapshotOutcomes.of(stack).failuresAreRouted).toBe(heard);
});
