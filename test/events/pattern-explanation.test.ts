import { EventPattern } from "../../lib/events/event-pattern";
import { Match } from "../../lib/events/match";

const explain = (pattern: object, event: unknown) => EventPattern.fromObject(pattern).explain(event);

test("a match says of every field what it found and expected", () => {
  expect(
    explain(
      { source: ["my.app"], data: { n: [Match.interval({ above: 0, atMost: 5 })] } },
      { source: "my.app", data: { n: 3 } },
    ).toString(),
  ).toBe(
    [
      "The event matches.",
      "  [match] data.n: found 3, as expected: is a number > 0 <= 5 (numeric)",
      '  [match] source: found "my.app", as expected: equals "my.app"',
    ].join("\n"),
  );
});

test("a miss names the field that failed", () => {
  expect(
    explain(
      { source: ["my.app"], data: { result: ["failed", Match.prefix("err")] } },
      { source: "my.app", data: { result: "ok" } },
    ).toString(),
  ).toBe(
    [
      "The event does not match.",
      '  [no match] data.result: found "ok", expected: one of: equals "failed"; starts with "err" (prefix)',
      '  [match] source: found "my.app", as expected: equals "my.app"',
    ].join("\n"),
  );
});

test("a field carries its parts", () => {
  expect(explain({ source: ["my.app"] }, {}).fields).toEqual([
    {
      path: "source",
      matched: false,
      undetermined: false,
      unknownUntilDeployment: false,
      reason: 'found absent, expected: equals "my.app"',
      expected: 'equals "my.app"',
      actual: "absent",
    },
  ]);
});

test.each([
  [Match.suffix("x"), 'ends with "x" (suffix)'],
  [Match.contains("x"), 'has "x" in it (contains)'],
  [Match.anythingBut("x", "y"), 'is anything but "x", "y" (anything-but)'],
  [Match.anythingButPrefix("x"), 'is anything but what starts with "x" (anything-but)'],
  [{ "anything-but": { suffix: "x" } }, 'is anything but what ends with "x" (anything-but)'],
  [Match.cidr("10.0.0.0/8"), "is an IPv4 address in 10.0.0.0/8 (cidr)"],
  [Match.exists(), "is there (exists)"],
  [Match.doesNotExist(), "is absent (exists)"],
])("%j is put into words", (match, words) => {
  expect(explain({ data: { a: [match] } }, {}).fields[0].expected).toBe(words);
});

test("an open question is said in the verdict and at the field", () => {
  const text = explain({ data: { port: [80] } }, { data: { port: "80" } }).toString();
  expect(text).toContain("The event does not match (undetermined by the documentation).");
  expect(text).toContain('undetermined by the documentation: whether the number 80 equals the text "80"');
});

test("a sure alternative settles an open one", () => {
  expect(explain({ data: { port: [80, "80"] } }, { data: { port: "80" } }).undetermined).toBe(false);
  expect(explain({ data: { a: [{ "anything-but": true }, "x"] } }, { data: { a: ["x"] } }).undetermined).toBe(false);
});

test("a sure miss of one field settles the open question of another", () => {
  const explanation = explain({ source: ["my.app"], data: { port: [80] } }, { source: "other", data: { port: "80" } });
  expect(explanation.fields.map(({ undetermined }) => undetermined)).toEqual([true, false]);
  expect(explanation.undetermined).toBe(false);
});

test("an open question of one field leaves a match open", () => {
  const explanation = explain(
    { source: ["my.app"], data: { a: [Match.exists()] } },
    { source: "my.app", data: { a: null } },
  );
  expect(explanation.matched).toBe(true);
  expect(explanation.undetermined).toBe(true);
});

test.each([
  [{ "a.b": ["x"] }, { a: { b: "x" } }, "a dot in a name"],
  [{ list: { a: ["x"] } }, { list: [{ a: "x" }] }, "a path through an array"],
  [{ list: { a: { b: ["x"] } } }, { list: [1] }, "a path through an array"],
])("%j against %j is open", (data, actual, doubt) => {
  const [field] = explain({ data }, { data: actual }).fields;
  expect(field.undetermined).toBe(true);
  expect(field.reason).toContain(doubt);
});

test("an address outside of a block is beyond doubt", () => {
  expect(explain({ data: { ip: [Match.cidr("10.0.0.0/8")] } }, { data: { ip: "11.0.0.0" } }).undetermined).toBe(false);
  expect(explain({ data: { ip: [Match.cidr("10.0.0.0/8")] } }, { data: { ip: 5 } }).undetermined).toBe(false);
});

test("anything-but for text that is no text of a number is beyond doubt", () => {
  expect(explain({ data: { a: [Match.anythingButPrefix("x")] } }, { data: { a: "y" } }).undetermined).toBe(false);
  expect(explain({ data: { a: [Match.contains("")] } }, { data: { a: 1 } }).undetermined).toBe(false);
  expect(explain({ data: { a: [{ numeric: [">=", 1] }] } }, { data: { a: "1" } }).undetermined).toBe(false);
});

test("long and wide values are shortened", () => {
  const actual = (value: unknown) => explain({ data: { a: ["x"] } }, { data: { a: value } }).fields[0].actual;
  expect(actual("x".repeat(1000))).toHaveLength(123);
  expect(actual([1, 2, 3, 4, 5, 6, 7, 8, 9])).toBe('[1,2,3,4,5,6,7,8,"…"]');
  expect(actual(Object.fromEntries("abcdefghi".split("").map((name) => [name, 1])))).toContain('"h":1,"…":"…"');
});
