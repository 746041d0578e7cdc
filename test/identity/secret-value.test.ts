import { TerraformVariable } from "cdktf";
import { identity } from "../../lib";
import { checkSecret } from "../../lib/identity/secret-value";
import { newStack } from "../synthesis";

test("a sensitive variable is accepted", () => {
  const { stringValue } = new TerraformVariable(newStack(), "token", { sensitive: true });
  expect(() => checkSecret("token", stringValue)).not.toThrow();
});

test("a reference written by hand is accepted", () => {
  expect(() => checkSecret("token", "${var.token}")).not.toThrow();
});

test("a literal is refused, and the message does not show it", () => {
  expect(() => checkSecret("token", "s3cr3t")).toThrow(/token\. A literal secret would stand in clear text/);
  expect(() => checkSecret("token", "s3cr3t")).not.toThrow(/s3cr3t/);
});

test("a literal is accepted on purpose", () => {
  expect(() => checkSecret("token", identity.SecretValue.unsafePlainText("s3cr3t"))).not.toThrow();
});

test("nothing is no secret", () => {
  expect(() => checkSecret("token", "")).toThrow(/must not be empty/);
});
