import { TerraformStack } from "cdktf";
import { alicloud, identity } from "../../lib";
import { newStack, Synthesis } from "../synthesis";

const { EventBridgeServiceLinkedRole } = identity;
const ROLE = "alicloud_event_bridge_service_linked_role";

test.each([
  ["sendToMns", "AliyunServiceRoleForEventBridgeSendToMNS"],
  ["connectVpc", "AliyunServiceRoleForEventBridgeConnectVPC"],
] as const)("%s is the role %s", (method, roleName) => {
  const stack = newStack();
  EventBridgeServiceLinkedRole[method](stack);
  expect(Synthesis.of(stack).resource(ROLE)).toEqual({ product_name: roleName });
});

test.each(["sendToMns", "connectVpc"] as const)("%s gives the same construct again", (method) => {
  const stack = newStack();
  expect(EventBridgeServiceLinkedRole[method](stack)).toBe(EventBridgeServiceLinkedRole[method](stack));
});

const OTHERS: [string, alicloud.provider.AlicloudProviderConfig, alicloud.provider.AlicloudProviderConfig][] = [
  ["account", { accountId: "1" }, { accountId: "2" }],
  ["profile", {}, { profile: "other" }],
  ["access key", { accessKey: "a" }, { accessKey: "b" }],
  ["assumed role's account", { accountId: "1" }, { assumeRole: { roleArn: "acs:ram::2:role/deployer" } }],
];
test.each(OTHERS)("a provider of another %s has a role of its own", (_, first, second) => {
  const stack = newStack({ region: "cn-hangzhou", ...first });
  const config = { region: "cn-beijing", alias: "other", ...second };
  const provider = new alicloud.provider.AlicloudProvider(stack, "other", config);
  EventBridgeServiceLinkedRole.connectVpc(stack);
  EventBridgeServiceLinkedRole.connectVpc(stack, provider);
  expect(
    Synthesis.of(stack)
      .resources(ROLE)
      .map((role) => role.provider)
      .sort(),
  ).toEqual(["alicloud.other", undefined]);
});

test("a role without a method of its own is made by its name", () => {
  const stack = newStack();
  EventBridgeServiceLinkedRole.of(stack, "AliyunServiceRoleForEventBridgeSendToFC");
  expect(Synthesis.of(stack).resource(ROLE).product_name).toBe("AliyunServiceRoleForEventBridgeSendToFC");
});

test("by its name, a role with a method is the same construct", () => {
  const stack = newStack();
  expect(EventBridgeServiceLinkedRole.of(stack, "AliyunServiceRoleForEventBridgeSendToMNS")).toBe(
    EventBridgeServiceLinkedRole.sendToMns(stack),
  );
});

test.each(["", "AliyunServiceRoleForEventBridge", "AliyunServiceRoleForECS", "${var.role}"])(
  "%p names no role of EventBridge",
  (roleName) => {
    expect(() => EventBridgeServiceLinkedRole.of(newStack(), roleName)).toThrow(/roleName: got .*official list/s);
  },
);

const SAME: [string, alicloud.provider.AlicloudProviderConfig, alicloud.provider.AlicloudProviderConfig][] = [
  ["neither states who it is", {}, {}],
  ["one states its account", { accountId: "1" }, {}],
  ["both state the account", { accountId: "1", profile: "a" }, { accountId: "1", profile: "b" }],
  ["both have the profile", { profile: "a" }, { profile: "a" }],
  ["one assumes a role of the account", { accountId: "1" }, { assumeRole: { roleArn: "acs:ram::1:role/deployer" } }],
];
test.each(SAME)("two providers of one account do not both make a role: %s", (_, first, second) => {
  const stack = newStack({ region: "cn-hangzhou", ...first });
  const config = { region: "cn-beijing", alias: "other", ...second };
  const provider = new alicloud.provider.AlicloudProvider(stack, "other", config);
  EventBridgeServiceLinkedRole.sendToMns(stack);
  EventBridgeServiceLinkedRole.sendToMns(stack, provider);
  expect(() => Synthesis.of(stack)).toThrow(
    /The service-linked role of test\/EventBridgeSendToMns-other: got ".*SendToMNS"\. It exists once per account, and test\/EventBridgeSendToMns makes it/,
  );
});

test("two providers of one account make different roles", () => {
  const stack = newStack();
  const provider = new alicloud.provider.AlicloudProvider(stack, "other", { region: "cn-beijing", alias: "other" });
  EventBridgeServiceLinkedRole.sendToMns(stack);
  EventBridgeServiceLinkedRole.sendToFc(stack, provider);
  expect(Synthesis.of(stack).resources(ROLE)).toHaveLength(2);
});

describe("two stacks of one app", () => {
  const twoStacks = (first: object, second: object) => {
    const stack = newStack({ region: "cn-hangzhou", ...first });
    const other = new TerraformStack(stack.node.root, "other");
    new alicloud.provider.AlicloudProvider(other, "alicloud", { region: "cn-hangzhou", ...second });
    EventBridgeServiceLinkedRole.sendToMns(stack);
    EventBridgeServiceLinkedRole.sendToMns(other);
    return () => Synthesis.of(other);
  };
  const variable = { accountId: "${var.account_id}" };

  test.each([
    ["nothing is stated", {}, {}],
    ["both state the account", { accountId: "1" }, { accountId: "1" }],
  ])("of one account do not both make a role: %s", (_, first, second) => {
    expect(twoStacks(first, second)).toThrow(/service-linked role of other\/EventBridgeSendToMns/);
  });

  test.each([
    ["other accounts", { accountId: "1" }, { accountId: "2" }],
    ["other profiles", { profile: "a" }, { profile: "b" }],
    ["what only Terraform knows", variable, variable],
  ])("may each make a role: %s", (_, first, second) => {
    expect(twoStacks(first, second)).not.toThrow();
  });
});
