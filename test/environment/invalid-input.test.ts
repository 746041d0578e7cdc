import { Token } from "cdktf";
import { InvalidInput } from "../../lib/environment/invalid-input";
import { newStack } from "../synthesis";

test("a message says what, which value, which rule, how to mend it, and where that stands", () => {
  const props = { what: "hour", value: 24, rule: "It is at most 23", mend: "Use 0", see: "https://example.com/hours" };
  expect(InvalidInput.message(props)).toBe("hour: got 24. It is at most 23. Use 0. See https://example.com/hours");
});

test("a value that must not be repeated is left out", () => {
  expect(InvalidInput.message({ what: "token", rule: "It is secret", mend: "Use a token" })).toBe(
    "token. It is secret. Use a token.",
  );
});

test.each([
  ["text", '"text"'],
  [undefined, "undefined"],
  [NaN, "NaN"],
  [["a"], '["a"]'],
])("the value %p is shown as %s", (value, shown) => {
  expect(InvalidInput.message({ what: "x", value, rule: "r", mend: "m" })).toContain(`x: got ${shown}.`);
});

test("a construct is shown by its class: it refers to its whole tree", () => {
  const message = InvalidInput.message({ what: "x", value: newStack(), rule: "r", mend: "m" });
  expect(message).toBe("x: got a value of class TerraformStack. r. m.");
});

test("a token is not shown by its number, which says nothing", () => {
  const value = Token.asString({ resolve: () => "${var.x}" });
  expect(InvalidInput.message({ what: "x", value, rule: "r", mend: "m" })).toContain(
    'got "<known when Terraform runs>"',
  );
});

test("a long value is cut", () => {
  const message = InvalidInput.message({ what: "x", value: "y".repeat(10_000), rule: "r", mend: "m" });
  expect(message.length).toBeLessThan(300);
  expect(message).toContain("yyy…");
});

test.each([
  [BigInt(1), "1n"],
  [{ count: BigInt(1) }, '{"count":"1n"}'],
])("a big integer is shown", (value, shown) => {
  expect(InvalidInput.message({ what: "x", value, rule: "r", mend: "m" })).toContain(`x: got ${shown}.`);
});

test("a value that refers to itself is said to", () => {
  const value: { self?: unknown } = {};
  value.self = value;
  expect(InvalidInput.message({ what: "x", value, rule: "r", mend: "m" })).toBe(
    "x: got a value that refers to itself. r. m.",
  );
});

test("an object without a class is shown", () => {
  const value = Object.create(Object.create(null) as object) as object;
  expect(InvalidInput.message({ what: "x", value, rule: "r", mend: "m" })).toBe(
    "x: got a value of class unknown. r. m.",
  );
});
