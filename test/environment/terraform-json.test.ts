import { TerraformOutput, TerraformVariable, Token } from "cdktf";
import { terraformJson } from "../../lib/environment/terraform-json";
import { newStack, Synthesis } from "../synthesis";

/** JSON with what a variable of each type holds. */
function rendered(of: (variable: TerraformVariable) => unknown): string {
  const stack = newStack();
  const variable = new TerraformVariable(stack, "later", {});
  new TerraformOutput(stack, "Json", { value: terraformJson(of(variable)) });
  return Synthesis.of(stack).json.output.Json.value as string;
}

test("what is known is plain JSON with sorted keys", () => {
  expect(terraformJson({ b: [1, "x", { d: true, c: null }], a: undefined })).toBe('{"b":[1,"x",{"c":null,"d":true}]}');
});

test.each<[string, (variable: TerraformVariable) => unknown, string]>([
  ["text", ({ stringValue }) => stringValue, "${jsonencode(var.later)}"],
  ["part of a text", ({ stringValue }) => `a-${stringValue}`, '${jsonencode("a-${var.later}")}'],
  ["a number", ({ numberValue }) => numberValue, "${jsonencode(var.later)}"],
  ["a list", ({ listValue }) => listValue, "${jsonencode(var.later)}"],
  ["a map", ({ value }) => Token.asStringMap(value), "${jsonencode(var.later)}"],
])("%s that only Terraform knows is written by Terraform", (_, later, expression) => {
  expect(rendered((variable) => ({ known: 1, later: later(variable) }))).toBe(`{"known":1,"later":${expression}}`);
});

test("a key that only Terraform knows is written by Terraform", () => {
  expect(rendered(({ stringValue }) => ({ [stringValue]: "x" }))).toBe('{${jsonencode(var.later)}:"x"}');
});

test("an expression that is written by hand stands as it is", () => {
  expect(rendered(() => ["a-${var.later}"])).toBe('["a-${var.later}"]');
});
