import { events, targets } from "../../lib";
import { newStack, Synthesis } from "../synthesis";

const pattern = events.EventPattern.of({ source: ["acs.ecs"] });
const central = events.EventBus.fromEventBusName("central");

function synthesize(bus: events.IEventBus, props?: targets.EventBusTargetProps): Synthesis {
  const stack = newStack({ region: "cn-hangzhou", accountId: "1234567890123456" });
  new events.EventRule(stack, "Rule", { pattern, targets: [new targets.EventBus(bus, props)] });
  return Synthesis.of(stack);
}

function targetOf(synthesis: Synthesis) {
  return synthesis.resource("alicloud_event_bridge_rule").targets[0];
}

describe("another bus", () => {
  test("of the same region and account", () => {
    expect(targetOf(synthesize(central))).toMatchObject({
      type: "acs.eventbridge",
      endpoint: "acs:eventbridge:cn-hangzhou:1234567890123456:eventbus/central",
      param_list: [
        { resource_key: "RegionId", form: "CONSTANT", value: "cn-hangzhou" },
        { resource_key: "AccountType", form: "CONSTANT", value: "SameAccount" },
        { resource_key: "AccountId", form: "CONSTANT", value: "1234567890123456" },
        { resource_key: "EventBusName", form: "CONSTANT", value: "central" },
        { resource_key: "Body", form: "ORIGINAL" },
      ],
    });
  });

  test("of another region", () => {
    const target = targetOf(synthesize(central, { region: "cn-shanghai" }));
    expect(target.endpoint).toBe("acs:eventbridge:cn-shanghai:1234567890123456:eventbus/central");
    expect(target.param_list[0].value).toBe("cn-shanghai");
  });

  test("of another account, with a role there", () => {
    const target = targetOf(synthesize(central, { accountId: "6543210987654321", roleName: "events-from-orders" }));
    expect(target.endpoint).toBe("acs:eventbridge:cn-hangzhou:6543210987654321:eventbus/central");
    expect(target.param_list).toEqual(
      expect.arrayContaining([
        { resource_key: "AccountType", form: "CONSTANT", value: "AnotherAccount" },
        { resource_key: "AccountId", form: "CONSTANT", value: "6543210987654321" },
        { resource_key: "RAMRoleName", form: "CONSTANT", value: "events-from-orders" },
      ]),
    );
  });

  test("that this stack makes", () => {
    const stack = newStack({ region: "cn-hangzhou", accountId: "1234567890123456" });
    const bus = new events.EventBus(stack, "Central");
    new events.EventRule(stack, "Rule", { pattern, targets: [new targets.EventBus(bus)] });
    expect(targetOf(Synthesis.of(stack)).endpoint).toMatch(/eventbus\/\$\{alicloud_event_bridge_event_bus\.Central_/);
  });

  test("named default in another region: with a warning", () => {
    const synthesis = synthesize(events.EventBus.defaultBus(), { region: "cn-shanghai" });
    expect(synthesis.warnings()).toEqual([expect.stringMatching(/^ADP-031: /)]);
    expect(synthesize(central).warnings()).toEqual([]);
  });
});
