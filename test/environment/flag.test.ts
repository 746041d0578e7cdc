import { Token } from "cdktf";
import { checkDecision, checkFlag } from "../../lib/environment/flag";

const later = Token.asAny({ resolve: () => "${var.flag}" });

test.each([true, false, undefined])("%p is a flag", (flag) => {
  expect(() => checkFlag("encrypted", flag)).not.toThrow();
  expect(() => checkDecision("reconcile", flag)).not.toThrow();
});

test.each(["false", "", 0, 1, null, {}])("%p is none", (flag) => {
  expect(() => checkFlag("encrypted", flag)).toThrow(/^encrypted: got .*It is true or false/);
  expect(() => checkDecision("reconcile", flag)).toThrow(/^reconcile: got .*It is true or false/);
});

test("Terraform can fill in a flag, unless it decides what is synthesized", () => {
  expect(() => checkFlag("encrypted", later)).not.toThrow();
  expect(() => checkDecision("reconcile", later)).toThrow(/^reconcile\. It decides what is synthesized/);
});
