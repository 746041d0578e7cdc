import { App, TerraformProvider, TerraformStack } from "cdktf";
import { alicloud, archive, events, functions, identity, monitoring, scaling, snapshots } from "../../lib";
import { newStack, Synthesis } from "../synthesis";

class OtherProvider extends TerraformProvider {
  public constructor(stack: TerraformStack) {
    super(stack, "random", { terraformResourceType: "random" });
  }
}

function providerOfAnotherStack() {
  const stack = new TerraformStack(new App(), "elsewhere");
  return new alicloud.provider.AlicloudProvider(stack, "alicloud", { region: "cn-hangzhou" });
}

const queue = (stack: TerraformStack, provider: unknown) =>
  new events.MnsQueue(stack, "It", { provider: provider as TerraformProvider });

test.each(["alicloud.bj", { alias: "bj" }, 1, null, []])("%p is no provider", (provider) => {
  expect(() => queue(newStack(), provider)).toThrow(/^provider of test\/It: got /);
});

test("a provider of another kind is refused", () => {
  const stack = newStack();
  expect(() => queue(stack, new OtherProvider(stack))).toThrow(
    'provider of test/It: got "random". It takes a provider of Alibaba Cloud. Make it with',
  );
});

test("a provider of another stack is refused", () => {
  expect(() => queue(newStack(), providerOfAnotherStack())).toThrow(
    'provider of test/It: got "elsewhere/alicloud". Terraform knows providers of the same stack only, which is test.',
  );
});

test("a provider of the stack is used", () => {
  const stack = newStack();
  queue(stack, new alicloud.provider.AlicloudProvider(stack, "bj", { region: "cn-beijing", alias: "bj" }));
  expect(Synthesis.of(stack).resource("alicloud_message_service_queue").provider).toBe("alicloud.bj");
});

const BUCKET = { retention: archive.WriteOnceRetention.none() };
const POLICY = {
  schedule: snapshots.SnapshotSchedule.daily({ hour: 2 }),
  retention: snapshots.Retention.days(7),
};
const CONTACT = { contactName: "duty", email: "duty@example.com" };
const USERS: [string, (stack: TerraformStack, provider: any) => unknown][] = [
  ["an audit bucket", (stack, provider) => new archive.AuditBucket(stack, "It", { ...BUCKET, provider })],
  ["a named bucket", (stack, provider) => archive.AuditBucket.fromBucketName(stack, "It", "records", provider)],
  ["a log", (stack, provider) => new archive.AuditLog(stack, "It", { provider })],
  ["a named log", (stack, provider) => archive.AuditLog.fromNames(stack, "It", "audit", "events", provider)],
  ["a named queue", (stack, provider) => events.MnsQueue.fromQueueName(stack, "It", "dead", provider)],
  ["a shared queue", (stack, provider) => events.DeadLetterQueue.shared(stack, provider)],
  ["a bus", (stack, provider) => new events.EventBus(stack, "It", { provider })],
  ["a named function", (stack, provider) => functions.HandlerFunction.fromFunctionName(stack, "It", "f", provider)],
  ["a contact", (stack, provider) => new monitoring.Contact(stack, "It", { ...CONTACT, provider })],
  ["a policy", (stack, provider) => new snapshots.AutoSnapshotPolicy(stack, "It", { ...POLICY, provider })],
  ["a group", (stack, provider) => scaling.ScalingGroup.adopt(stack, "It", { scalingGroupId: "asg-bp1", provider })],
  ["a named group", (stack, provider) => scaling.ScalingGroup.fromScalingGroupId(stack, "It", "asg-bp1", provider)],
  ["a linked role", (stack, provider) => identity.EventBridgeServiceLinkedRole.sendToMns(stack, provider)],
  [
    "a role",
    (stack, provider) =>
      new identity.ServiceRole(stack, "It", { principal: identity.ServicePrincipal.EVENT_BRIDGE, provider }),
  ],
];

describe.each(USERS)("%s", (_, make) => {
  test("takes no alias as text", () => {
    expect(() => make(newStack(), "alicloud.bj")).toThrow(/It takes a provider of Alibaba Cloud/);
  });

  test("takes no provider of another stack", () => {
    expect(() => make(newStack(), providerOfAnotherStack())).toThrow(/providers of the same stack only/);
  });
});
