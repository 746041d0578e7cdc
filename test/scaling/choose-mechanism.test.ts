import { Fn, Token } from "cdktf";
import { scaling } from "../../lib";
import { chooseMechanism } from "../../lib/scaling/choose-mechanism";

const { CriticalInstances, ProtectionMechanism, ScalingGroupOrigin } = scaling;
const { ADOPTED, CREATED, FOREIGN } = ScalingGroupOrigin;
const ids = (count: number) => CriticalInstances.ids(Array.from({ length: count }, (_, index) => `i-${index}`));

test.each([1, 10])("%i ids of an adopted group: its list of protected instances", (count) => {
  expect(chooseMechanism(ADOPTED, ids(count))).toBe(ProtectionMechanism.PROTECTED_INSTANCES);
});

test("ids that only the deployment can count: the list of an adopted group", () => {
  const instances = CriticalInstances.ids(Token.asList(Fn.split(",", "${var.ids}")));
  expect(chooseMechanism(ADOPTED, instances)).toBe(ProtectionMechanism.PROTECTED_INSTANCES);
});

test.each([ADOPTED, CREATED, FOREIGN])("all instances of a group that is %s: scale-in is suspended", (origin) => {
  expect(chooseMechanism(origin, CriticalInstances.all())).toBe(ProtectionMechanism.SUSPENDED_SCALE_IN);
});

const tagged = CriticalInstances.tagged({ role: "primary" });
const oldest = CriticalInstances.oldest(1);

test.each([
  ["eleven ids", ADOPTED, ids(11), /the provider reads back ten ids.*Name at most ten/s],
  ["ids", CREATED, ids(1), /cannot be in a group that the same stack creates.*Deploy the group first.*adopt a group/s],
  ["ids", FOREIGN, ids(1), /another stack owns the group.*Adopt a group that already runs/s],
  ["tags", ADOPTED, tagged, /follows tags or the age.*Name at most ten/s],
  ["tags", CREATED, tagged, /follows tags or the age.*Adopt a group/s],
  ["tags", FOREIGN, tagged, /follows tags or the age.*Adopt a group/s],
  ["age", ADOPTED, oldest, /follows tags or the age.*Name at most ten/s],
  ["age", CREATED, oldest, /follows tags or the age.*Adopt a group/s],
  ["age", FOREIGN, oldest, /follows tags or the age.*Adopt a group/s],
])("%s of a group that is %s: nothing suits, and the ways out are named", (_by, origin, instances, message) => {
  expect(() => chooseMechanism(origin, instances)).toThrow(message);
  expect(() => chooseMechanism(origin, instances)).toThrow(/pass ProtectionMechanism\.SUSPENDED_SCALE_IN/);
});

test("the message names who asks", () => {
  expect(() => chooseMechanism(CREATED, tagged)).toThrow(/^The critical instances: got "CriticalInstances\.tagged/);
  expect(() => chooseMechanism(CREATED, tagged, "app/Group")).toThrow(/^The critical instances of app\/Group: got/);
});
