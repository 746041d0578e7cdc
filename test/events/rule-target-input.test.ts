import { Token } from "cdktf";
import * as fc from "fast-check";
import { events } from "../../lib";
import { renderParameter } from "../../lib/events/target-parameter";

const { RuleTargetInput } = events;
const event = { id: "1", data: { result: "failed", disks: ["d-1", "d-2"], size: 40, none: null } };

/** What the target receives: Terraform has turned `$${` into `${`, and `%%{` into `%{`, by then. */
function received(input: events.RuleTargetInput): string {
  const parameter = input.toParameter("Body");
  return renderParameter({ ...parameter, template: parameter.template?.replace(/([$%])\1\{/g, "$1{") }, event);
}

test("the whole event has no value: with one it would be planned for ever", () => {
  expect(RuleTargetInput.original().toParameter("Body")).toEqual({ resourceKey: "Body", form: "ORIGINAL" });
  expect(JSON.parse(received(RuleTargetInput.original()))).toEqual(event);
});

test("a constant is sent as it is", () => {
  expect(RuleTargetInput.constant("hello").toParameter("Body")).toEqual({
    resourceKey: "Body",
    form: "CONSTANT",
    value: "hello",
  });
  expect(received(RuleTargetInput.constant("hello"))).toBe("hello");
});

test.each([
  ["$.data.result", "failed"],
  ["$.data.disks[1]", "d-2"],
  ["$.data.size", "40"],
  ["$.data.disks", '["d-1","d-2"]'],
  ["$.data.none", "null"],
  ["$.data.absent", ""],
])("the path %s takes %s", (path, expected) => {
  expect(received(RuleTargetInput.jsonPath(path))).toBe(expected);
});

test("a template escapes its variables from Terraform", () => {
  expect(RuleTargetInput.template("disk ${disk}", { disk: "$.data.disks[0]" }).toParameter("Body")).toEqual({
    resourceKey: "Body",
    form: "TEMPLATE",
    value: '{"disk":"$.data.disks[0]"}',
    template: "disk $${disk}",
  });
});

test("a template puts parts of the event and constants into its text", () => {
  const input = RuleTargetInput.template("${disk} of ${service}", { disk: "$.data.disks[0]", service: "orders" });
  expect(received(input)).toBe("d-1 of orders");
});

test("a template leaves references of Terraform alone", () => {
  const token = Token.asString({ resolve: () => "${var.service}" });
  const { template } = RuleTargetInput.template("${var.stage} ${disk} " + token, {
    disk: "$.data.disks[0]",
  }).toParameter("Body");
  expect(template).toBe("${var.stage} $${disk} " + token);
});

test("a JSON object is a template with its fields in order, whatever the order of the app", () => {
  const input = RuleTargetInput.jsonObject({ service: 'the "orders"', disk: "$.data.disks[0]" });
  expect(input.toParameter("Body")).toEqual({
    resourceKey: "Body",
    form: "TEMPLATE",
    value: '{"disk":"$.data.disks[0]"}',
    template: '{"disk":"$${disk}","service":"the \\"orders\\""}',
  });
  expect(JSON.parse(received(input))).toEqual({ disk: "d-1", service: 'the "orders"' });
});

test("a text that Terraform would read as a directive is received as it is", () => {
  expect(JSON.parse(received(RuleTargetInput.jsonObject({ load: "%{" })))).toEqual({ load: "%{" });
});

test("a JSON object with any constants is received as that object", () => {
  fc.assert(
    fc.property(fc.dictionary(fc.stringMatching(/^\w{1,8}$/), fc.string(), { minKeys: 1 }), (fields) => {
      // What its user has written for Terraform stays so.
      fc.pre(Object.values(fields).every((text) => !text.includes("%%{")));
      fc.pre(Object.values(fields).every((text) => !text.includes("$") && !("__proto__" in fields && text === "")));
      expect(JSON.parse(received(RuleTargetInput.jsonObject(fields)))).toEqual({ ...fields });
    }),
  );
});

test.each(["data.result", "$data", "$", "$.", "$.data.", "$..x", "$.data[x]", ""])("%p is no path", (path) => {
  expect(() => RuleTargetInput.jsonPath(path)).toThrow(/A path into an event begins with \$/);
});

test("a variable that the text uses must be listed", () => {
  expect(() => RuleTargetInput.template("${disk}", {})).toThrow(/got \["disk"\].*Say where disk comes from/s);
});

test("a variable that is listed must be used", () => {
  expect(() => RuleTargetInput.template("hello", { disk: "$.data.diskId" })).toThrow(/Use \$\{disk\} in the text/);
});

test.each([[{}], [{ "a-b": "$.id" }], [{ "": "x" }]])("the fields %p are refused", (fields) => {
  expect(() => RuleTargetInput.jsonObject(fields as Record<string, string>)).toThrow(
    /The fields of RuleTargetInput.jsonObject/,
  );
});

test("a field whose path is malformed is named", () => {
  expect(() => RuleTargetInput.jsonObject({ disk: "$.data." })).toThrow(/The field disk of/);
});

test("a text of 10,240 characters is accepted, one more is not", () => {
  expect(() => RuleTargetInput.constant("x".repeat(10_240))).not.toThrow();
  expect(() => RuleTargetInput.constant("x".repeat(10_241))).toThrow(/got 10241\. It has at most 10,240 characters/);
});

test.each([1, true, { nested: "$.id" }, "$data.diskId", "see ${disk}"])("%p is no value of a field", (value) => {
  expect(() => RuleTargetInput.jsonObject({ disk: "$.data.diskId", other: value as string })).toThrow(
    /The field other of RuleTargetInput\.jsonObject: got .*A field is a path/,
  );
});

test.each([
  ["50%{disk", "50%%{disk"],
  ["%{ if true }", "%%{ if true }"],
  ["50%%{disk", "50%%{disk"],
  ["100% of ${disk}", "100% of $${disk}"],
])("%p is written %p, as Terraform reads %%{ as its own", (text, written) => {
  const variables = text.includes("${disk}") ? { disk: "$.data.diskId" } : {};
  expect(RuleTargetInput.template(text, variables as Record<string, string>).toParameter("Body").template).toBe(
    written,
  );
});
