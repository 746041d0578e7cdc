import { Fn, TerraformOutput, TerraformStack, TerraformVariable, Testing, Token } from "cdktf";
import { EventPattern } from "../../lib/events/event-pattern";
import { Match } from "../../lib/events/match";

const text = Token.asString({ resolve: () => "${var.text}" });
const number = Token.asNumber({ resolve: () => "${var.number}" });
const list = Token.asList({ resolve: () => "${var.list}" });
const map = Token.asStringMap({ resolve: () => "${var.map}" });

describe("values that only Terraform knows are accepted", () => {
  test.each([
    ["a text among values", { source: [text] }],
    ["a part of a text", { source: [`my-${text}*`] }],
    ["a Terraform expression", { source: ["${var.source}"] }],
    ["a number", { data: { n: [number] } }],
    ["a whole list", { source: list }],
    ["a whole data", { data: map }],
    ["a nested object", { data: { a: map } }],
    ["a resolvable object", { source: Fn.split(",", text) }],
    [
      "an operand",
      { data: { a: [{ prefix: text }, { suffix: text }, { contains: text }, { cidr: text }, { exists: text }] } },
    ],
    [
      "an operand of anything-but",
      { data: { a: [{ "anything-but": text }, { "anything-but": [text, "a", 1] }, { "anything-but": list }] } },
    ],
    ["a prefix of anything-but", { data: { a: [{ "anything-but": { prefix: text } }] } }],
    ["bounds", { data: { a: [{ numeric: [">", number, "<", 3] }, { numeric: ["=", text] }] } }],
    ["a whole numeric", { data: { a: [{ numeric: list }] } }],
    ["an operator", { data: { a: [{ [text]: "x" }] } }],
    ["a name of a field", { data: { [text]: ["x"] } }],
    ["a type of a known source", { source: ["acs.ecs"], type: [text, { prefix: text }] }],
    [
      "a result of a snapshot",
      { type: ["ecs:Snapshot:CreateSnapshotCompleted"], data: { result: [text], snapshotType: list } },
    ],
  ])("%s", (_, pattern) => {
    expect(EventPattern.fromObject(pattern).warnings.filter((warning) => !warning.includes("several"))).toEqual(
      expect.not.arrayContaining([expect.stringContaining("TfToken")]),
    );
    expect(() =>
      EventPattern.fromObject(pattern)
        .explain({ source: "x", data: { a: "b" } })
        .toString(),
    ).not.toThrow();
  });

  test("but not in the place of structure", () => {
    const deep = JSON.parse(`${"[".repeat(50_000)}${"]".repeat(50_000)}`);
    const refused = (values: unknown) =>
      expect(() => EventPattern.fromObject({ data: { a: values } })).toThrow("See https");
    refused([{ numeric: [text, deep] }]);
    refused([{ [text]: deep, b: "x" }]);
    refused({ [text]: deep });
    refused({ [text]: "x" });
    expect(() => EventPattern.fromObject({ [text]: ["x"] })).toThrow("The service knows these attributes only");
  });

  test("an operator with a list is accepted whatever its name will be", () => {
    expect(EventPattern.fromObject({ data: { a: [{ [text]: ["x", 1] }] } }).toObject()).toEqual({
      data: { a: [{ [text]: ["x", 1] }] },
    });
  });

  test("an escaped Terraform sign is plain text", () => {
    expect(EventPattern.of({ source: ["$${x}"] }).matches({ source: "$${x}" })).toBe(true);
  });
});

describe("the JSON", () => {
  test("holds references where the values belong", () => {
    const app = Testing.app();
    const stack = new TerraformStack(app, "Stack");
    const name = new TerraformVariable(stack, "name", { type: "string" });
    const count = new TerraformVariable(stack, "count", { type: "number" });
    const names = new TerraformVariable(stack, "names", { type: "list(string)" });
    const pattern = EventPattern.of({
      source: names.listValue,
      subject: [Match.prefix(`${name.stringValue}/`), "z"],
      data: { n: [Match.greaterThan(count.numberValue)] },
    });
    new TerraformOutput(stack, "pattern", { value: pattern.toJson() });
    expect(JSON.parse(Testing.synth(stack)).output.pattern.value).toBe(
      '{"data":{"n":[{"numeric":[">",${var.count}]}]},"source":${jsonencode(var.names)},"subject":["z",{"prefix":"${var.name}/"}]}',
    );
  });

  test("keeps them behind the known values, in the order given", () => {
    const other = Token.asString({ resolve: () => "other" });
    expect(EventPattern.of({ source: [other, "z", text, "a", other] }).toObject()).toEqual({
      source: ["a", "z", other, text],
    });
  });

  test("is the same text every time", () => {
    const pattern = EventPattern.of({ source: list });
    expect(pattern.toJson()).toBe(pattern.toJson());
    expect(pattern.toObject()).toEqual({ source: list });
  });
});

describe("judging an event", () => {
  const pattern = EventPattern.of({ source: ["my.app"], subject: ["a", text] });

  test("is refused where the unknown value decides", () => {
    expect(() => pattern.matches({ source: "my.app", subject: "b" })).toThrow(
      /The event pattern at subject\. .*cannot be known before deployment/,
    );
  });

  test("goes on where a known value decides", () => {
    expect(pattern.matches({ source: "my.app", subject: "a" })).toBe(true);
    expect(pattern.matches({ source: "other", subject: "b" })).toBe(false);
    expect(pattern.matches("no event")).toBe(false);
  });

  test("goes on where no value can match", () => {
    expect(pattern.matches({ source: "my.app" })).toBe(false);
    expect(EventPattern.of({ data: { a: [text] } }).matches({ data: { a: {} } })).toBe(false);
  });

  test("is refused where the field itself may have to be absent", () => {
    expect(() => EventPattern.of({ data: { a: [{ exists: text }] } }).matches({ data: {} })).toThrow(
      "before deployment",
    );
    expect(() => EventPattern.of({ source: list }).matches({})).toThrow("before deployment");
    expect(() => EventPattern.fromObject({ data: { [text]: ["x"] } }).matches({ data: {} })).toThrow(
      "before deployment",
    );
  });

  test("is explained as unknown", () => {
    const explanation = pattern.explain({ source: "my.app", subject: "b" });
    expect(explanation.matched).toBe(false);
    expect(explanation.unknownUntilDeployment).toBe(true);
    expect(explanation.toString()).toBe(
      [
        "Whether the event matches is unknown until deployment.",
        '  [match] source: found "my.app", as expected: equals "my.app"',
        '  [unknown] subject: found "b", expected: one of: equals "a"; a value unknown until deployment',
      ].join("\n"),
    );
  });

  test("is explained as a miss where a known value settles it", () => {
    const explanation = pattern.explain({ source: "other", subject: "b" });
    expect(explanation.unknownUntilDeployment).toBe(false);
    expect(explanation.fields.map(({ unknownUntilDeployment }) => unknownUntilDeployment)).toEqual([false, true]);
  });

  test("a whole list is explained as unknown", () => {
    expect(EventPattern.of({ source: list }).explain({ source: "x" }).fields[0].expected).toBe(
      "a value unknown until deployment",
    );
  });
});
