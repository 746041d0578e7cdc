import { alicloud, events, identity } from "../../lib";
import { newStack, Synthesis } from "../synthesis";

const { DeadLetterQueue, MnsQueue } = events;
const QUEUE = "alicloud_message_service_queue";

test("a queue states what its user states", () => {
  const stack = newStack();
  new MnsQueue(stack, "Queue", {
    queueName: "backup-events",
    messageRetentionSeconds: 3600,
    visibilityTimeoutSeconds: 60,
    delaySeconds: 0,
    pollingWaitSeconds: 30,
    maxMessageSizeBytes: 65_536,
    loggingEnabled: true,
    tags: { team: "orders" },
  });
  expect(Synthesis.of(stack).resource(QUEUE)).toEqual({
    delay_seconds: 0,
    logging_enabled: true,
    maximum_message_size: 65_536,
    polling_wait_seconds: 30,
    message_retention_period: 3600,
    queue_name: "backup-events",
    tags: { team: "orders" },
    visibility_timeout: 60,
  });
});

test("the name of a queue is derived from the construct path", () => {
  const stack = newStack();
  new MnsQueue(stack, "Queue");
  expect(Synthesis.of(stack).resource(QUEUE).queue_name).toMatch(/^test-Queue-[0-9a-f]{8}$/);
});

test("a dead-letter queue keeps events for seven days", () => {
  const stack = newStack();
  new DeadLetterQueue(stack, "Queue");
  expect(Synthesis.of(stack).resource(QUEUE).message_retention_period).toBe(604_800);
});

test("a stack shares one dead-letter queue", () => {
  const stack = newStack();
  expect(DeadLetterQueue.shared(stack)).toBe(DeadLetterQueue.shared(stack));
});

test("a second provider has a dead-letter queue of its own", () => {
  const stack = newStack();
  const provider = new alicloud.provider.AlicloudProvider(stack, "beijing", { region: "cn-beijing", alias: "beijing" });
  DeadLetterQueue.shared(stack);
  DeadLetterQueue.shared(stack, provider);
  const providers = Synthesis.of(stack)
    .resources(QUEUE)
    .map((queue) => queue.provider);
  expect(providers.sort()).toEqual(["alicloud.beijing", undefined]);
});

test("the service-linked role is made only on request, and before the queue", () => {
  const stack = newStack();
  new DeadLetterQueue(stack, "Queue", { createServiceLinkedRole: true });
  const synthesis = Synthesis.of(stack);
  expect(synthesis.resource("alicloud_event_bridge_service_linked_role")).toEqual({
    product_name: "AliyunServiceRoleForEventBridgeSendToMNS",
  });
  expect(synthesis.resource(QUEUE).depends_on).toEqual([
    expect.stringMatching(/^alicloud_event_bridge_service_linked_role\./),
  ]);
});

test.each([59, 604_801, 1.5])("a retention of %p seconds is refused", (messageRetentionSeconds) => {
  expect(() => new MnsQueue(newStack(), "Queue", { messageRetentionSeconds })).toThrow(/messageRetentionSeconds: got/);
});

test.each([0, 43_201])("a visibility timeout of %p seconds is refused", (visibilityTimeoutSeconds) => {
  expect(() => new MnsQueue(newStack(), "Queue", { visibilityTimeoutSeconds })).toThrow(/visibilityTimeoutSeconds/);
});

test.each([
  ["delaySeconds", -1],
  ["delaySeconds", 604_801],
  ["pollingWaitSeconds", -1],
  ["pollingWaitSeconds", 31],
  ["maxMessageSizeBytes", 1023],
  ["maxMessageSizeBytes", 65_537],
])("%s %i is refused", (prop, value) => {
  expect(() => new MnsQueue(newStack(), "Queue", { [prop]: value })).toThrow(new RegExp(`${prop}: got ${value}`));
});

test.each(["-queue", "queue_1", "a".repeat(121), ""])("the name %p is refused", (queueName) => {
  expect(() => new MnsQueue(newStack(), "Queue", { queueName })).toThrow(/up to 120 letters, digits and hyphens/);
  expect(() => MnsQueue.fromQueueName(newStack(), "Queue", queueName)).toThrow(/up to 120 letters/);
});

describe("a role", () => {
  const granted = (grant: (stack: ReturnType<typeof newStack>, role: identity.ServiceRole) => void) => {
    const stack = newStack({ region: "cn-hangzhou", accountId: "42" });
    grant(stack, new identity.ServiceRole(stack, "Role", { principal: identity.ServicePrincipal.FUNCTION_COMPUTE }));
    const { Statement } = JSON.parse(Synthesis.of(stack).resource("alicloud_ram_policy").policy_document);
    return Statement as object[];
  };

  test("may send messages to one queue, and nothing else", () => {
    expect(granted((stack, role) => MnsQueue.fromQueueName(stack, "Queue", "q").grantSend(role))).toEqual([
      { Action: ["mns:SendMessage"], Effect: "Allow", Resource: ["acs:mns:cn-hangzhou:42:/queues/q/messages"] },
    ]);
  });

  test("may receive them, which includes to delete them", () => {
    expect(granted((stack, role) => MnsQueue.fromQueueName(stack, "Queue", "q").grantConsume(role))).toEqual([
      {
        Action: ["mns:ChangeMessageVisibility", "mns:DeleteMessage", "mns:ReceiveMessage"],
        Effect: "Allow",
        Resource: ["acs:mns:cn-hangzhou:42:/queues/q/messages"],
      },
    ]);
  });

  test("may use a queue of the stack in the region of its provider", () => {
    const resources = granted((stack, role) => {
      const props = { region: "cn-beijing", accountId: "42", alias: "b" };
      const provider = new alicloud.provider.AlicloudProvider(stack, "b", props);
      const queue = new MnsQueue(stack, "Queue", { provider });
      queue.grantSend(role);
      queue.grantConsume(role);
      queue.grantSend(role);
    }).flatMap((statement) => (statement as { Resource: string[] }).Resource);
    expect(resources).toEqual(
      Array(2).fill(
        expect.stringMatching(
          /^acs:mns:cn-beijing:42:\/queues\/\$\{alicloud_message_service_queue\.\w+\.queue_name\}\/messages$/,
        ),
      ),
    );
  });
});
