import { Token } from "cdktf";
import { events, targets } from "../../lib";
import { newStack, Synthesis } from "../synthesis";

const { EventBus, EventPattern, EventRule, MnsQueue, RetryPolicy, RuleTargetInput } = events;
const RULE = "alicloud_event_bridge_rule";
const pattern = EventPattern.of({ source: ["acs.ecs"], type: [events.EventType.ECS_SNAPSHOT_CREATE_COMPLETED] });
const sample = { source: "acs.ecs", type: "ecs:Snapshot:CreateSnapshotCompleted", data: { result: "failed" } };

function rule(props: Partial<events.EventRuleProps> = {}, queues = ["Queue"]) {
  const stack = newStack({ region: "cn-hangzhou", accountId: "1234567890123456" });
  const targetList = queues.map((id) => new targets.MnsQueue(new MnsQueue(stack, id)));
  const made = new EventRule(stack, "Rule", { pattern, targets: targetList, ...props });
  return { stack, rule: made, synthesis: () => Synthesis.of(stack), block: () => Synthesis.of(stack).resource(RULE) };
}

test("a rule listens on the default bus, works, and has one target", () => {
  const block = rule().block();
  expect(block).toMatchObject({
    description: "Events of test/Rule to Queue",
    event_bus_name: "default",
    filter_pattern: '{"source":["acs.ecs"],"type":["ecs:Snapshot:CreateSnapshotCompleted"]}',
    status: "ENABLE",
  });
  expect(block.targets).toHaveLength(1);
});

test("retry and dead letters are stated, the safe way, without being asked for", () => {
  const [target] = rule().block().targets;
  expect(target.push_retry_strategy).toBe("EXPONENTIAL_DECAY_RETRY");
  expect(target.dead_letter_queue.arn).toMatch(
    /^acs:mns:cn-hangzhou:1234567890123456:queues\/\$\{alicloud_message_service_queue\.DeadLetterQueue_\w+\.queue_name\}$/,
  );
});

test("every target gets a rule of its own, so that adding one replaces none", () => {
  const { synthesis } = rule({}, ["One", "Two"]);
  expect(
    synthesis()
      .resources(RULE)
      .map(({ targets: list }) => list.length),
  ).toEqual([1, 1]);
});

test("the L1 resources are reachable", () => {
  expect(rule({}, ["One", "Two"]).rule.resources).toHaveLength(2);
});

test("the settings of a target win over those of the rule", () => {
  const { stack, rule: made, synthesis } = rule({ retryPolicy: RetryPolicy.BACKOFF }, []);
  const own = new MnsQueue(stack, "OwnDeadLetters", { queueName: "own" });
  const queue = new MnsQueue(stack, "Queue");
  made.addTarget(new targets.MnsQueue(queue, { deadLetterQueue: own, retryPolicy: RetryPolicy.EXPONENTIAL_DECAY }));
  const [target] = synthesis().resource(RULE).targets;
  expect(target.push_retry_strategy).toBe("EXPONENTIAL_DECAY_RETRY");
  expect(target.dead_letter_queue.arn).toContain("OwnDeadLetters");
});

test("the settings of the rule win over the defaults", () => {
  const stack = newStack();
  new EventRule(stack, "Rule", {
    pattern,
    targets: [new targets.MnsQueue(new MnsQueue(stack, "Queue"))],
    retryPolicy: RetryPolicy.BACKOFF,
    deadLetterQueue: MnsQueue.fromQueueName(stack, "Dead", "dead-letters"),
  });
  const [target] = Synthesis.of(stack).resource(RULE).targets;
  expect(target.push_retry_strategy).toBe("BACKOFF_RETRY");
  expect(target.dead_letter_queue.arn).toMatch(/queues\/dead-letters$/);
});

test("no dead letters are kept only on purpose, with a warning", () => {
  const { synthesis } = rule({ dropUndelivered: true });
  expect(synthesis().resource(RULE).targets[0].dead_letter_queue).toBeUndefined();
  expect(synthesis().warnings()).toEqual([expect.stringMatching(/^ADP-005: .*lost without a trace/)]);
});

test("a rule can be switched off", () => {
  expect(rule({ enabled: false }).block().status).toBe("DISABLE");
});

test("the name is derived from the construct path", () => {
  expect(rule().block().rule_name).toMatch(/^test-Rule-Queue-[0-9a-f]{8}$/);
});

test("a prefix of the name is followed by the target", () => {
  expect(rule({ ruleNamePrefix: "orders" }).block().rule_name).toBe("orders-Queue");
});

test.each(["-orders", "or_ders", "eventbridge-reserved-x", "a".repeat(127)])("the prefix %p is refused", (prefix) => {
  expect(() => rule({ ruleNamePrefix: prefix })).toThrow(/The name of a rule: got .*up to 127/s);
});

test("a prefix that only the deployment knows is not judged", () => {
  expect(() => rule({ ruleNamePrefix: Token.asString({ resolve: () => "${var.prefix}" }) })).not.toThrow();
});

test("the same target twice is one rule: independent parts of an app may ask for it", () => {
  const { stack, rule: made, synthesis } = rule({}, []);
  const queue = new MnsQueue(stack, "Queue");
  made.addTarget(new targets.MnsQueue(queue));
  made.addTarget(new targets.MnsQueue(queue));
  expect(synthesis().resources(RULE)).toHaveLength(1);
});

test("the same target with other settings is refused under the same id", () => {
  const { stack, rule: made } = rule({}, []);
  const queue = new MnsQueue(stack, "Queue");
  made.addTarget(new targets.MnsQueue(queue));
  expect(() => made.addTarget(new targets.MnsQueue(queue, { input: RuleTargetInput.constant("x") }))).toThrow(
    /A second target Queue of test\/Rule.*state a targetId beside the target/s,
  );
});

test("the same target with other settings is accepted under another id", () => {
  const { stack, rule: made, synthesis } = rule({}, []);
  const queue = new MnsQueue(stack, "Queue");
  made.addTarget(new targets.MnsQueue(queue));
  made.addTarget(new targets.MnsQueue(queue, { input: RuleTargetInput.constant("x") }), "Short");
  expect(synthesis().resources(RULE)).toHaveLength(2);
});

test("service events on a custom bus are refused: they never arrive there", () => {
  expect(() => rule({ eventBus: EventBus.fromEventBusName("orders") })).toThrow(
    /The bus of test\/Rule: got "orders"\. .*\(acs\.ecs\) reach the bus default only.*EventBus\.defaultBus\(\)/s,
  );
});

test("events of one's own on a custom bus are fine", () => {
  const own = EventPattern.of({ source: ["orders.backup"] });
  expect(rule({ pattern: own, eventBus: EventBus.fromEventBusName("orders") }).block().event_bus_name).toBe("orders");
});

test("a bus that only the deployment knows is not judged", () => {
  const eventBus = EventBus.fromEventBusName(Token.asString({ resolve: () => "${var.bus}" }));
  expect(() => rule({ eventBus })).not.toThrow();
});

test("a rule without targets is refused at synth", () => {
  expect(() => rule({}, []).synthesis()).toThrow(/The rule test\/Rule.*delivers nothing/s);
});

test("samples that behave as expected pass", () => {
  const props = { expectMatches: [sample], expectNoMatch: [{ ...sample, source: "acs.oss" }] };
  expect(() => rule(props).synthesis()).not.toThrow();
});

test("a sample that must match and does not is explained at synth", () => {
  expect(() => rule({ expectMatches: [{ ...sample, source: "acs.oss" }] }).synthesis()).toThrow(
    /expectMatches\[0\] of test\/Rule.*does not match.*source.*acs\.oss/s,
  );
});

test("a sample that must not match and does is refused at synth", () => {
  expect(() => rule({ expectNoMatch: [sample] }).synthesis()).toThrow(
    /expectNoMatch\[0\] of test\/Rule\. The pattern matches it/,
  );
});

test("what the documentation leaves open about the pattern is said", () => {
  const open = EventPattern.of({ source: ["orders"], data: { size: [{ numeric: [">=", 5] }] } });
  expect(rule({ pattern: open }).synthesis().warnings()).toEqual([
    expect.stringMatching(/^ADP-013: data\.size: undetermined .*the comparison >=/),
  ]);
});

test("a pattern that is documented throughout is not warned of", () => {
  expect(rule().synthesis().warnings()).toEqual([]);
});

test.each([JSON.stringify(sample), null, undefined, { source: ["acs.ecs"], type: ["x"] }, { source: "acs.ecs" }, []])(
  "%p is no sample event: it would match nothing and pass for proof",
  (event) => {
    expect(() => rule({ expectNoMatch: [event] }).synthesis()).toThrow(/expectNoMatch\[0\].*A sample is an event/s);
  },
);

test("a sample is not judged where only the deployment knows the pattern", () => {
  const unknown = EventPattern.of({ source: [Token.asString({ resolve: () => "${var.source}" })] });
  expect(() => rule({ pattern: unknown, expectMatches: [sample] }).synthesis()).not.toThrow();
});

test("dead letters that are stated and dropped contradict each other", () => {
  const queue = MnsQueue.fromQueueName(newStack(), "Dead", "dead-letters");
  expect(() => rule({ dropUndelivered: true, deadLetterQueue: queue })).toThrow(/State one of the two/);
});

test.each([
  ["pattern", { pattern: { source: ["acs.ecs"] } as never }, /pattern: .*Make it with EventPattern\.of/],
  ["event bus", { eventBus: "default" as never }, /eventBus: got "default".*EventBus\.defaultBus\(\)/],
])("a %s of the wrong kind is refused", (_what, props, message) => {
  expect(() => rule(props)).toThrow(message);
});

test("a queue that is not wrapped into a target is refused, with the way to wrap it", () => {
  const { stack, rule: made } = rule();
  expect(() => made.addTarget(new MnsQueue(stack, "Bare") as never)).toThrow(
    /The target: got a value of class MnsQueue\..*new targets\.MnsQueue\(queue\)/s,
  );
});

test("a sample of a type that does not exist proves nothing", () => {
  expect(() => rule({ expectNoMatch: [{ ...sample, type: "ecs:Snapshot:SnapshotDelete" }] }).synthesis()).toThrow(
    /expectNoMatch\[0\].*lacks this type.*Did you mean ecs:Snapshot:SnapshotDeleted\?/s,
  );
});
