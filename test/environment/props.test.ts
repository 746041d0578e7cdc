import { Token } from "cdktf";
import { checkProps } from "../../lib/environment/props";

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
