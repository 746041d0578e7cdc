import { Construct } from "constructs";
import { globalName } from "../../lib/environment/global-name";
import { newStack } from "../synthesis";

const PROVIDER = { region: "cn-hangzhou-acdr-ut-1", accountId: "1234567890123456" };

test("a global name has the path, the account and the region, and keeps within 63 characters", () => {
  const stack = newStack(PROVIDER);
  const name = globalName(new Construct(stack, "A-Rather_Long.NameOfAConstruct"), undefined);
  expect(name).toMatch(/^test-a-rather-l?o?-?[0-9a-f]{8}-1234567890123456-cn-hangzhou-acdr-ut-1$/);
  expect(name.length).toBeLessThanOrEqual(63);
});

test.each([{ region: "cn-beijing" }, { accountId: "1" }])("%p gives another name", (other) => {
  const name = (provider: typeof PROVIDER) => globalName(new Construct(newStack(provider), "A"));
  expect(name({ ...PROVIDER, ...other })).not.toBe(name(PROVIDER));
});

test("no two hyphens stand together", () => {
  expect(globalName(new Construct(newStack(PROVIDER), "ABCDEFGHIJ-K"))).not.toContain("--");
});
