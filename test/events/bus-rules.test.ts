import { TerraformStack } from "cdktf";
import { alicloud, events, targets } from "../../lib";
import { newStack, Synthesis } from "../synthesis";

const { EventBus, EventPattern, EventRule, MnsQueue } = events;
const pattern = EventPattern.of({ source: ["orders.backup"] });

function addRules(stack: TerraformStack, count: number, props: Partial<events.EventRuleProps> = {}, id = "Rule") {
  const queue = MnsQueue.fromQueueName(stack, `${id}Queue`, "backup-events", props.provider);
  const rule = new EventRule(stack, id, { pattern, ...props });
  for (let n = 0; n < count; n++) rule.addTarget(new targets.MnsQueue(queue), `Target${n}`);
}

describe("the rules of a bus", () => {
  test("50 are accepted", () => {
    const stack = newStack();
    addRules(stack, 50);
    expect(() => Synthesis.of(stack)).not.toThrow();
  });

  test("51 are refused, once, with a mend", () => {
    const stack = newStack();
    addRules(stack, 51);
    expect(() => Synthesis.of(stack)).toThrow(
      /The number of rules of the bus default: got 51\. .*at most 50 rules.*custom bus/s,
    );
    expect(stack.node.validate()).toHaveLength(1);
  });

  test("are counted across the constructs that make them", () => {
    const stack = newStack();
    addRules(stack, 30, {}, "One");
    addRules(stack, 21, {}, "Other");
    expect(() => Synthesis.of(stack)).toThrow(/got 51/);
  });

  test("include those that no EventRule made", () => {
    const stack = newStack();
    addRules(stack, 50);
    new alicloud.eventBridgeRule.EventBridgeRule(stack, "Own", {
      eventBusName: "default",
      ruleName: "own",
      filterPattern: "{}",
      targets: [],
    });
    expect(stack.node.validate()).toEqual([expect.stringContaining("got 51")]);
  });

  test("of two buses are counted apart", () => {
    const stack = newStack();
    addRules(stack, 50, {}, "One");
    addRules(stack, 50, { eventBus: EventBus.fromEventBusName("orders") }, "Other");
    expect(() => Synthesis.of(stack)).not.toThrow();
  });

  test("of a bus that the stack makes are counted together", () => {
    const stack = newStack();
    const eventBus = new EventBus(stack, "Bus");
    addRules(stack, 30, { eventBus }, "One");
    addRules(stack, 21, { eventBus }, "Other");
    expect(() => Synthesis.of(stack)).toThrow(/The number of rules of the bus \$\{alicloud_event_bridge_event_bus\./);
  });

  test("of two providers are counted apart: each region has its own default bus", () => {
    const stack = newStack();
    const provider = new alicloud.provider.AlicloudProvider(stack, "b", { region: "cn-beijing", alias: "beijing" });
    addRules(stack, 50, {}, "One");
    addRules(stack, 50, { provider }, "Other");
    expect(() => Synthesis.of(stack)).not.toThrow();
  });

  test("of two providers for one region and account are counted together", () => {
    const place = { region: "cn-hangzhou", accountId: "1234567890123456" };
    const stack = newStack(place);
    const provider = new alicloud.provider.AlicloudProvider(stack, "second", { ...place, alias: "second" });
    addRules(stack, 30, {}, "One");
    addRules(stack, 21, { provider }, "Other");
    expect(() => Synthesis.of(stack)).toThrow(/the bus default in cn-hangzhou of 1234567890123456: got 51/);
  });
});

describe("the names of rules", () => {
  test("that meet on one bus are refused", () => {
    const stack = newStack();
    addRules(stack, 1, { ruleNamePrefix: "orders" }, "One");
    addRules(stack, 1, { ruleNamePrefix: "orders" }, "Other");
    expect(() => Synthesis.of(stack)).toThrow(
      /The name of 2 rules of the bus default \(test\/One\/Target0\/Resource, test\/Other\/Target0\/Resource\): got "orders-Target0"/,
    );
  });

  test("may meet on two buses", () => {
    const stack = newStack();
    addRules(stack, 1, { ruleNamePrefix: "orders" }, "One");
    addRules(stack, 1, { ruleNamePrefix: "orders", eventBus: EventBus.fromEventBusName("orders") }, "Other");
    expect(() => Synthesis.of(stack)).not.toThrow();
  });
});
