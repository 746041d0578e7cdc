import { alicloud, identity } from "../../lib";
import { newStack, Synthesis } from "../synthesis";

const { EventBridgeServiceLinkedRole } = identity;
const ROLE = "alicloud_event_bridge_service_linked_role";

test("the role for queues is asked for by its full name", () => {
  const stack = newStack();
  EventBridgeServiceLinkedRole.sendToMns(stack);
  expect(Synthesis.of(stack).resource(ROLE)).toEqual({ product_name: "AliyunServiceRoleForEventBridgeSendToMNS" });
});

test("there is one in a stack, however often it is asked for", () => {
  const stack = newStack();
  expect(EventBridgeServiceLinkedRole.sendToMns(stack)).toBe(EventBridgeServiceLinkedRole.sendToMns(stack));
});

test("there is one for each provider", () => {
  const stack = newStack();
  const provider = new alicloud.provider.AlicloudProvider(stack, "b", { region: "cn-beijing", alias: "b" });
  EventBridgeServiceLinkedRole.sendToMns(stack);
  EventBridgeServiceLinkedRole.sendToMns(stack, provider);
  const providers = Synthesis.of(stack)
    .resources(ROLE)
    .map((role) => role.provider as unknown);
  expect(providers).toEqual(expect.arrayContaining([undefined, "alicloud.b"]));
});
