import { App, TerraformStack, Testing, Token } from "cdktf";
import { archive, events, functions, identity, monitoring, scaling } from "../../lib";
import { AlicloudProvider } from "../../lib/bindings/provider";
import { CODE } from "../bad-input/functions";
import { adoptedGroup, CONFIGURATION, GROUP } from "../groups";
import { newStack } from "../synthesis";

const secret = Token.asString({ resolve: () => "${var.secret}" });
const authorization = events.Authorization.bearer(secret);
const retention = archive.WriteOnceRetention.none();
const log = (stack: TerraformStack) =>
  (stack.node.tryFindChild("L") as archive.IAuditLog | undefined) ??
  archive.AuditLog.fromNames(stack, "L", "logs", "events");
const bucket = (stack: TerraformStack) =>
  (stack.node.tryFindChild("B") as archive.IAuditBucket | undefined) ??
  archive.AuditBucket.fromBucketName(stack, "B", "records");
const hooked = (stack: TerraformStack) =>
  (stack.node.tryFindChild("Group") as scaling.IScalingGroup | undefined) ?? adoptedGroup(stack);
const contact = (stack: TerraformStack, id: string) =>
  new monitoring.Contact(stack, id, { email: "a@example.com", description: id } as monitoring.ContactProps);

const NAMED: [string, (stack: TerraformStack, id: string, name: string) => void][] = [
  ["queueName", (stack, id, queueName) => new events.MnsQueue(stack, id, { queueName })],
  ["eventBusName", (stack, id, eventBusName) => new events.EventBus(stack, id, { eventBusName })],
  [
    "connectionName",
    (stack, id, connectionName) => new events.Connection(stack, id, { connectionName, authorization }),
  ],
  [
    "connectionName",
    (stack, id, connectionName) =>
      new events.Connection(stack, id, { connectionName, authorization, rotationId: "2026-01" }),
  ],
  [
    "apiDestinationName",
    (stack, id, apiDestinationName) =>
      new events.ApiDestination(stack, id, { apiDestinationName, endpoint: "https://a.example", authorization }),
  ],
  [
    "roleName",
    (stack, id, roleName) =>
      new identity.ServiceRole(stack, id, { roleName, principal: identity.ServicePrincipal.EVENT_BRIDGE }),
  ],
  ["functionName", (stack, id, functionName) => new functions.HandlerFunction(stack, id, { functionName, code: CODE })],
  [
    "contactName",
    (stack, id, contactName) => new monitoring.Contact(stack, id, { contactName, email: "a@example.com" }),
  ],
  [
    "contactGroupName",
    (stack, id, contactGroupName) =>
      new monitoring.ContactGroup(stack, id, { contactGroupName, contacts: [contact(stack, `${id}-Contact`)] }),
  ],
  ["projectName", (stack, id, projectName) => new archive.AuditLog(stack, id, { projectName })],
  ["bucketName", (stack, id, bucketName) => new archive.AuditBucket(stack, id, { bucketName, retention })],
  ["bucketName", (stack, id, bucketName) => new archive.AccessLogBucket(stack, id, { bucketName })],
  [
    "jobName",
    (stack, id, jobName) => new archive.OssExport(stack, id, { jobName, log: log(stack), bucket: bucket(stack) }),
  ],
  [
    "scalingGroupName",
    (stack, id, scalingGroupName) =>
      new scaling.ScalingGroup(stack, id, { ...GROUP, scalingGroupName }).addConfiguration("C", CONFIGURATION),
  ],
  [
    "lifecycleHookName",
    (stack, id, lifecycleHookName) =>
      new scaling.LifecycleHook(stack, id, {
        lifecycleHookName,
        group: hooked(stack),
        transition: scaling.LifecycleTransition.SCALE_IN,
      }),
  ],
];

describe.each(NAMED)("%s", (prop, make) => {
  test("is refused the second time, with both constructs", () => {
    const stack = newStack();
    make(stack, "One", "same-name");
    make(stack, "Two", "same-name");
    expect(() => Testing.synth(stack, true)).toThrow(
      new RegExp(`${prop} of test/Two: got "same-name.*"\\. test/One has this name too, .* Choose another name`),
    );
  });

  test("may differ", () => {
    const stack = newStack();
    make(stack, "One", "one-name");
    make(stack, "Two", "other-name");
    expect(() => Testing.synth(stack, true)).not.toThrow();
  });
});

describe("two of one name", () => {
  const queue = (stack: TerraformStack, id: string, props: object = {}) =>
    new events.MnsQueue(stack, id, { queueName: "orders", ...props });
  const stacks = (...providers: object[]) => {
    const app = new App({ stackTraces: false });
    return providers.map((provider, index) => {
      const stack = new TerraformStack(app, `stack-${index}`);
      new AlicloudProvider(stack, "alicloud", provider);
      return stack;
    });
  };
  const synth = (all: TerraformStack[]) => () => all.forEach((stack) => Testing.synth(stack, true));

  test("are not compared where Terraform knows the name alone", () => {
    const stack = newStack();
    queue(stack, "One", { queueName: "${var.name}" });
    queue(stack, "Two", { queueName: "${var.name}" });
    expect(synth([stack])).not.toThrow();
  });

  test("may be in two regions of a stack", () => {
    const stack = newStack();
    queue(stack, "One");
    queue(stack, "Two", { provider: new AlicloudProvider(stack, "Other", { alias: "other", region: "cn-beijing" }) });
    expect(synth([stack])).not.toThrow();
  });

  test("may be in two stacks that do not state their accounts", () => {
    const all = stacks({ region: "cn-hangzhou" }, { region: "cn-hangzhou" });
    all.forEach((stack) => queue(stack, "Queue"));
    expect(synth(all)).not.toThrow();
  });

  test("are refused in two stacks of one region and account", () => {
    const place = { region: "cn-hangzhou", accountId: "1234567890123456" };
    const all = stacks(place, place);
    all.forEach((stack) => queue(stack, "Queue"));
    expect(synth(all)).toThrow(/queueName of stack-1\/Queue: got "orders"\. stack-0\/Queue has this name too/);
  });
});
