import { InvalidInput } from "../../lib/environment/invalid-input";

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

test("a long value is cut", () => {
  const message = InvalidInput.message({ what: "x", value: "y".repeat(10_000), rule: "r", mend: "m" });
  expect(message.length).toBeLessThan(300);
  expect(message).toContain("(10002 characters)");
});
