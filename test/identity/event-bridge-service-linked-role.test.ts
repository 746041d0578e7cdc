import { alicloud, identity } from "../../lib";
import { newStack, Synthesis } from "../synthesis";

const { EventBridgeServiceLinkedRole } = identity;
const ROLE = "alicloud_event_bridge_service_linked_role";

test.each([
  ["sendToMns", "AliyunServiceRoleForEventBridgeSendToMNS"],
  ["connectVpc", "AliyunServiceRoleForEventBridgeConnectVPC"],
] as const)("%s is the role %s", (method, roleName) => {
  const stack = newStack();
  EventBridgeServiceLinkedRole[method](stack);
  expect(Synthesis.of(stack).resource(ROLE)).toEqual({ product_name: roleName });
});

test.each(["sendToMns", "connectVpc"] as const)("%s gives the same construct again", (method) => {
  const stack = newStack();
  expect(EventBridgeServiceLinkedRole[method](stack)).toBe(EventBridgeServiceLinkedRole[method](stack));
});

test("a second provider has a role of its own: another account may be behind it", () => {
  const stack = newStack();
  const provider = new alicloud.provider.AlicloudProvider(stack, "other", { region: "cn-beijing", alias: "other" });
  EventBridgeServiceLinkedRole.connectVpc(stack);
  EventBridgeServiceLinkedRole.connectVpc(stack, provider);
  expect(
    Synthesis.of(stack)
      .resources(ROLE)
      .map((role) => role.provider)
      .sort(),
  ).toEqual(["alicloud.other", undefined]);
});

test("a role without a method of its own is made by its name", () => {
  const stack = newStack();
  EventBridgeServiceLinkedRole.of(stack, "AliyunServiceRoleForEventBridgeSendToFC");
  expect(Synthesis.of(stack).resource(ROLE).product_name).toBe("AliyunServiceRoleForEventBridgeSendToFC");
});

test("by its name, a role with a method is the same construct", () => {
  const stack = newStack();
  expect(EventBridgeServiceLinkedRole.of(stack, "AliyunServiceRoleForEventBridgeSendToMNS")).toBe(
    EventBridgeServiceLinkedRole.sendToMns(stack),
  );
});

test.each(["", "AliyunServiceRoleForEventBridge", "AliyunServiceRoleForECS", "${var.role}"])(
  "%p names no role of EventBridge",
  (roleName) => {
    expect(() => EventBridgeServiceLinkedRole.of(newStack(), roleName)).toThrow(/roleName: got .*official list/s);
  },
);
