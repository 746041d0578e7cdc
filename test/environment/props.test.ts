import { TerraformVariable, Token } from "cdktf";
import { AlicloudProvider } from "../../lib/bindings/provider";
import { checkProps } from "../../lib/environment/props";
import { newStack } from "../synthesis";

test("a value is stated or left out", () => {
  expect(() => checkProps("The props of Stack/Backup", { reconcile: false, provider: undefined })).not.toThrow();
});

test("null is neither", () => {
  expect(() => checkProps("The props of Stack/Backup", { group: 1, reconcile: null })).toThrow(
    "reconcile of Stack/Backup: got null. A value is stated or left out; null is neither. Leave it out, or state a value.",
  );
});

test("null in a nested object is named after it", () => {
  expect(() => checkProps("crossRegionCopy", { kmsKeyId: null })).toThrow(/^kmsKeyId of crossRegionCopy: got null/);
});

test("what a token holds is not judged", () => {
  expect(() => checkProps("tags", Token.asAny({ key: null }))).not.toThrow();
});

test.each([new Map([["a", 1]]), new Set(), Promise.resolve({}), new Date(0), () => ({}), ["a"], "a", null, undefined])(
  "%p is no object of named values",
  (props) => {
    expect(() => checkProps("The props of Stack/Backup", props)).toThrow(/It takes an object of named values/);
  },
);

test.each([Object.create(null), new (class Props {})()])("an object of any class is", (props) => {
  expect(() => checkProps("The props of Stack/Backup", props)).not.toThrow();
});

describe("a construct of Terraform in the place of its value", () => {
  const variable = () => new TerraformVariable(newStack(), "Variable", { type: "string" });

  test("is refused", () => {
    expect(() => checkProps("The props of Stack/Backup", { resourceGroupId: variable() })).toThrow(
      /^resourceGroupId of Stack\/Backup: got a value of class TerraformVariable\. It takes a value, .* Pass .* stringValue/,
    );
  });

  test("is refused in a list", () => {
    expect(() => checkProps("vpc", { vswitchIds: ["vsw-a", variable()] })).toThrow(
      /^vswitchIds\[1\] of vpc: got a value/,
    );
  });

  test("is accepted where it is a provider", () => {
    const provider = new AlicloudProvider(newStack(), "Other", { alias: "other" });
    expect(() => checkProps("The props of Stack/Backup", { provider })).not.toThrow();
  });

  test("its value is accepted", () => {
    expect(() => checkProps("vpc", { vpcId: variable().stringValue })).not.toThrow();
  });
});
