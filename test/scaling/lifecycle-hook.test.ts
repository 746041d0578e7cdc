import { Token } from "cdktf";
import { alicloud, scaling } from "../../lib";
import { newStack, Synthesis } from "../synthesis";

const { LifecycleHook, LifecycleNotification, LifecycleResult, LifecycleTransition, OosTemplateArn, ScalingGroup } =
  scaling;
const HOOK = "alicloud_ess_lifecycle_hook";

function hook(props: Partial<scaling.LifecycleHookProps> = {}) {
  const stack = newStack({ region: "cn-hangzhou", accountId: "123456" });
  const group = ScalingGroup.fromScalingGroupId(stack, "Group", "asg-bp1");
  const made = new LifecycleHook(stack, "Hook", { group, transition: LifecycleTransition.SCALE_IN, ...props });
  const synthesis = () => Synthesis.of(stack);
  return { stack, made, synthesis, block: () => synthesis().resource(HOOK) };
}

test("a hook holds instances for ten minutes and lets them go", () => {
  expect(hook().block()).toEqual({
    scaling_group_id: "asg-bp1",
    name: expect.stringMatching(/^test-Hook-[0-9a-f]{8}$/),
    lifecycle_transition: "SCALE_IN",
    heartbeat_timeout: 600,
    default_result: "CONTINUE",
  });
});

test("id and name of the hook can be referred to", () => {
  const { made } = hook();
  expect(Token.isUnresolved(made.lifecycleHookId)).toBe(true);
  expect(Token.isUnresolved(made.lifecycleHookName)).toBe(true);
});

test.each([30, 21_600])("%i seconds are accepted", (heartbeatTimeoutSeconds) => {
  expect(hook({ heartbeatTimeoutSeconds }).block().heartbeat_timeout).toBe(heartbeatTimeoutSeconds);
});

test.each([29, 21_601, 60.5])("%p seconds are refused", (heartbeatTimeoutSeconds) => {
  expect(() => hook({ heartbeatTimeoutSeconds })).toThrow(/heartbeatTimeoutSeconds: got .*from 30 to 21600 seconds/);
});

test.each([LifecycleResult.CONTINUE, LifecycleResult.ABANDON, LifecycleResult.ROLLBACK])(
  "on scale-in the result can be %s",
  (defaultResult) => {
    expect(hook({ defaultResult }).block().default_result).toBe(defaultResult);
    expect(hook({ defaultResult }).synthesis().warnings()).toEqual([]);
  },
);

test("on scale-out ROLLBACK is warned of: it does what ABANDON does", () => {
  const { synthesis } = hook({
    transition: LifecycleTransition.SCALE_OUT,
    defaultResult: LifecycleResult.ROLLBACK,
  });
  expect(synthesis().warnings()).toEqual([expect.stringMatching(/^ADP-012: .*ABANDON/)]);
});

test.each(["ab", "7.final_snapshot-a", "扩容", "a".repeat(64)])("the name %s is accepted", (lifecycleHookName) => {
  expect(hook({ lifecycleHookName }).block().name).toBe(lifecycleHookName);
});

test.each(["a", "", "_ab", "a b", "a".repeat(65)])("the name %p is refused", (lifecycleHookName) => {
  expect(() => hook({ lifecycleHookName })).toThrow(/lifecycleHookName: got .*2 to 64 characters/);
});

describe("a notification goes to", () => {
  test.each([
    ["a queue", LifecycleNotification.mnsQueue("q"), "acs:mns:cn-hangzhou:123456:queue/q"],
    ["a topic", LifecycleNotification.mnsTopic("t"), "acs:mns:cn-hangzhou:123456:topic/t"],
    ["the default bus", LifecycleNotification.eventBridge(), "acs:eventbridge:cn-hangzhou:123456:eventbus/default"],
    ["an OOS template", LifecycleNotification.oosTemplate("T"), "acs:ess:cn-hangzhou:123456:oos/T"],
    [
      "an OOS template in the other form",
      LifecycleNotification.oosTemplate("T", OosTemplateArn.OOS),
      "acs:oos:cn-hangzhou:123456:template/T",
    ],
  ])("%s", (_name, notification, arn) => {
    expect(hook({ notification }).block().notification_arn).toBe(arn);
  });

  test.each([
    "acs:mns:cn-hangzhou:1:queue/q",
    "acs:ess:cn-hangzhou:1:queue/q",
    "acs:mns:cn-hangzhou:1:topic/t",
    "acs:oos:cn-hangzhou:1:template/t",
    "acs:ess:cn-hangzhou:1:oos/t",
    "acs:eventbridge:cn-hangzhou:1:eventbus/default",
    "${var.arn}",
  ])("%s", (arn) => {
    expect(hook({ notification: LifecycleNotification.arn(arn) }).block().notification_arn).toBe(arn);
  });

  test.each([
    "acs:mns:cn-hangzhou:1:queues/q",
    "acs:mns:cn-hangzhou:1:/queues/q",
    "acs:eventbridge:cn-hangzhou:1:eventbus/custom",
    "acs:fc:cn-hangzhou:1:functions/f",
    "q",
    "",
  ])("nothing that is named %p", (arn) => {
    expect(() => LifecycleNotification.arn(arn)).toThrow(/notificationArn: got .*queue or topic, an OOS template/);
  });

  test.each(["queue/q", "a b", "", "acs:mns"])("nothing by the name %p", (name) => {
    expect(() => LifecycleNotification.mnsQueue(name)).toThrow(/queueName: got/);
    expect(() => LifecycleNotification.mnsTopic(name)).toThrow(/topicName: got/);
    expect(() => LifecycleNotification.oosTemplate(name)).toThrow(/templateName: got/);
  });

  test("a name that only the deployment knows", () => {
    const notification = LifecycleNotification.mnsQueue(Token.asString({ resolve: () => "${var.queue}" }));
    expect(hook({ notification }).block().notification_arn).toBe("acs:mns:cn-hangzhou:123456:queue/${var.queue}");
  });
});

test.each([
  [LifecycleNotification.oosTemplate("T"), true],
  [LifecycleNotification.oosTemplate("T", OosTemplateArn.OOS), true],
  [LifecycleNotification.arn("acs:ess:cn-hangzhou:1:oos/t"), true],
  [LifecycleNotification.arn("acs:oos:cn-hangzhou:1:template/t"), true],
  [LifecycleNotification.mnsQueue("oos"), false],
  [LifecycleNotification.arn("acs:mns:cn-hangzhou:1:queue/template"), false],
])("a notification knows whether it runs an OOS template", (notification, expected) => {
  expect(notification.isOosTemplate).toBe(expected);
});

describe("metadata", () => {
  const notification = LifecycleNotification.oosTemplate("T");

  test("go with the notification", () => {
    expect(hook({ notification, notificationMetadata: "{}" }).block().notification_metadata).toBe("{}");
  });

  test("without a notification are refused", () => {
    expect(() => hook({ notificationMetadata: "{}" })).toThrow(/notificationMetadata: got .*notifies nobody/);
  });

  test("of more than 4,096 characters are refused", () => {
    const text = (length: number) => ({
      notification: LifecycleNotification.mnsQueue("q"),
      notificationMetadata: "x".repeat(length),
    });
    expect(() => hook(text(4096))).not.toThrow();
    expect(() => hook(text(4097))).toThrow(/at most 4096 characters/);
  });

  test("of more than 128 characters are warned of for an OOS template", () => {
    const warnings = (length: number) =>
      hook({ notification, notificationMetadata: "x".repeat(length) })
        .synthesis()
        .warnings();
    expect(warnings(128)).toEqual([]);
    expect(warnings(129)).toEqual([expect.stringMatching(/^ADP-009: .*at least 129 characters/)]);
  });

  test("of more than 128 characters are no matter for a queue", () => {
    const { synthesis } = hook({
      notification: LifecycleNotification.mnsQueue("q"),
      notificationMetadata: "x".repeat(129),
    });
    expect(synthesis().warnings()).toEqual([]);
  });

  test("are counted as the service gets them", () => {
    const warnings = (notificationMetadata: string) =>
      hook({ notification, notificationMetadata }).synthesis().warnings();
    expect(warnings(`$\${a}${"x".repeat(124)}`)).toEqual([]);
    expect(warnings(`\${var.a}${"x".repeat(128)}`)).toEqual([]);
    expect(warnings(`$\${a}${"x".repeat(125)}`)).toHaveLength(1);
  });
});

describe("the provider of the hook", () => {
  const twoRegions = () => {
    const stack = newStack({ region: "cn-hangzhou", accountId: "123456" });
    const config = { region: "cn-beijing", accountId: "123456", alias: "b" };
    const provider = new alicloud.provider.AlicloudProvider(stack, "b", config);
    const props = { transition: LifecycleTransition.SCALE_IN, notification: LifecycleNotification.mnsQueue("q") };
    return { stack, provider, props };
  };
  const expected = { provider: "alicloud.b", notification_arn: "acs:mns:cn-beijing:123456:queue/q" };

  test("is that of its group", () => {
    const { stack, provider, props } = twoRegions();
    const group = ScalingGroup.adopt(stack, "Group", { scalingGroupId: "asg-bp1", provider });
    new LifecycleHook(stack, "Hook", { group, ...props });
    expect(Synthesis.of(stack).resource(HOOK)).toMatchObject(expected);
  });

  test("is that of a group of another stack too", () => {
    const { stack, provider, props } = twoRegions();
    const group = ScalingGroup.fromScalingGroupId(stack, "Group", "asg-bp1", provider);
    new LifecycleHook(stack, "Hook", { group, ...props });
    expect(Synthesis.of(stack).resource(HOOK)).toMatchObject(expected);
  });

  test("can be stated", () => {
    const { stack, provider, props } = twoRegions();
    const group = ScalingGroup.fromScalingGroupId(stack, "Group", "asg-bp1");
    new LifecycleHook(stack, "Hook", { group, provider, ...props });
    expect(Synthesis.of(stack).resource(HOOK)).toMatchObject(expected);
  });
});
