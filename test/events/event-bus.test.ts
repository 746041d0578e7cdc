import { Token } from "cdktf";
import { events } from "../../lib";
import { newStack, Synthesis } from "../synthesis";

const { EventBus } = events;

test("the default bus exists already and receives service events", () => {
  expect(EventBus.defaultBus()).toEqual({ eventBusName: "default", receivesServiceEvents: true });
});

test("a bus named default is the default bus", () => {
  expect(EventBus.fromEventBusName("default")).toBe(EventBus.defaultBus());
});

test("a bus that was made elsewhere receives no service events", () => {
  expect(EventBus.fromEventBusName("orders")).toEqual({ eventBusName: "orders", receivesServiceEvents: false });
});

test("a bus whose name only the deployment knows is not judged: it may be the default one", () => {
  const name = Token.asString({ resolve: () => "${var.bus}" });
  expect(EventBus.fromEventBusName(name)).toEqual({ eventBusName: name, receivesServiceEvents: true });
});

test("a custom bus is made", () => {
  const stack = newStack();
  new EventBus(stack, "Bus", { eventBusName: "orders" });
  expect(Synthesis.of(stack).resource("alicloud_event_bridge_event_bus")).toEqual({
    description: "Event bus of test/Bus",
    event_bus_name: "orders",
  });
});

test.each(["default", "eventbridge-reserved-x"])("the name %s is reserved", (eventBusName) => {
  expect(() => new EventBus(newStack(), "Bus", { eventBusName })).toThrow(/This name is reserved/);
});

test.each(["-orders", "or_ders", "or ders", "", "a".repeat(128)])("the name %p is refused", (eventBusName) => {
  expect(() => new EventBus(newStack(), "Bus", { eventBusName })).toThrow(/up to 127 letters, digits and hyphens/);
  expect(() => EventBus.fromEventBusName(eventBusName)).toThrow(/up to 127 letters, digits and hyphens/);
});
