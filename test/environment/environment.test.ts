import { TerraformStack, Testing, Token } from "cdktf";
import { alicloud, environment } from "../../lib";
import { newStack, Synthesis } from "../synthesis";

const { Environment } = environment;
const { AlicloudProvider } = alicloud.provider;

test("what the provider states is taken from it, and nothing is read", () => {
  const stack = newStack({ region: "cn-beijing", accountId: "1234567890123456" });
  expect(Environment.of(stack)).toMatchObject({ region: "cn-beijing", accountId: "1234567890123456" });
  expect(Synthesis.of(stack).json.data).toBeUndefined();
});

test("what the provider leaves out is read, once", () => {
  const stack = newStack({});
  const arns = [1, 2].map(() => Environment.of(stack).arn("mns", "queues/q"));
  expect(arns[0]).toBe(arns[1]);
  const synthesis = Synthesis.of(stack);
  expect(synthesis.dataSources("alicloud_account")).toHaveLength(1);
  expect(synthesis.dataSources("alicloud_regions")).toEqual([expect.objectContaining({ current: true })]);
});

test("a region that the provider takes from a variable stays a token", () => {
  const region = Token.asString({ resolve: () => "${var.region}" });
  expect(Environment.of(newStack({ region })).region).toBe(region);
});

test("a stack without the provider construct reads both", () => {
  const stack = new TerraformStack(Testing.app(), "bare");
  expect(Token.isUnresolved(Environment.of(stack).region)).toBe(true);
  expect(Token.isUnresolved(Environment.of(stack).accountId)).toBe(true);
});

test("an aliased provider is another environment, and does not pass for the default one", () => {
  const stack = new TerraformStack(Testing.app(), "test");
  const beijing = new AlicloudProvider(stack, "beijing", { region: "cn-beijing", alias: "beijing" });
  new AlicloudProvider(stack, "alicloud", { region: "cn-hangzhou" });
  expect(Environment.of(stack).region).toBe("cn-hangzhou");
  expect(Environment.of(stack, beijing).region).toBe("cn-beijing");
});

test("an ARN names service, region, account and resource", () => {
  const stack = newStack({ region: "cn-beijing", accountId: "1234567890123456" });
  expect(Environment.of(stack).arn("mns", "queues/q")).toBe("acs:mns:cn-beijing:1234567890123456:queues/q");
});
