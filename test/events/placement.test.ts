import { Construct } from "constructs";
import { alicloud, events, targets } from "../../lib";
import { newStack, Synthesis } from "../synthesis";

const { EventPattern, EventRule, MnsQueue } = events;
const pattern = EventPattern.of({ source: ["orders.backup"] });
const ACCOUNT = "1234567890123456";

function rule(
  target: (scope: Construct) => events.IRuleTarget,
  props: Partial<events.EventRuleProps> = {},
  stated = {},
) {
  const stack = newStack({ region: "cn-hangzhou", accountId: ACCOUNT, ...stated });
  new EventRule(stack, "Rule", { pattern, targets: [target(stack)], dropUndelivered: true, ...props });
  return Synthesis.of(stack);
}

function custom(endpoint: string, type = "acs.sls") {
  const parameters = [{ resourceKey: "Body", form: events.ParameterForm.ORIGINAL }];
  return () => new targets.Custom({ targetId: "T", type, endpoint, parameters });
}

test("a target in the region and account of the bus is accepted", () => {
  expect(() => rule(custom(`acs:sls:cn-hangzhou:${ACCOUNT}:project/p/logstore/l`))).not.toThrow();
});

test("a target in another region is refused", () => {
  expect(() => rule(custom(`acs:sls:cn-beijing:${ACCOUNT}:project/p/logstore/l`))).toThrow(
    /The target T of test\/Rule: got .*in the region and account of the bus: cn-hangzhou, 1234567890123456\./,
  );
});

test("a target in another account is refused", () => {
  expect(() => rule(custom("acs:sls:cn-hangzhou:6543210987654321:project/p/logstore/l"))).toThrow(/The target T/);
});

test("a queue of another provider is refused", () => {
  const queue = (scope: Construct) => {
    const provider = new alicloud.provider.AlicloudProvider(scope, "b", { region: "cn-beijing", alias: "b" });
    return new targets.MnsQueue(MnsQueue.fromQueueName(scope, "Queue", "q", provider));
  };
  expect(() => rule(queue)).toThrow(/The target Queue of test\/Rule: got "acs:mns:cn-beijing:/);
});

test("a dead-letter queue in another region is refused", () => {
  const stack = newStack({ region: "cn-hangzhou", accountId: ACCOUNT });
  const provider = new alicloud.provider.AlicloudProvider(stack, "b", { region: "cn-beijing", alias: "b" });
  const deadLetterQueue = MnsQueue.fromQueueName(stack, "Dead", "dead", provider);
  const target = new targets.HttpEndpoint("https://a.example.com", { targetId: "Hook" });
  expect(() => new EventRule(stack, "Rule", { pattern, targets: [target], deadLetterQueue })).toThrow(
    /The dead-letter queue of the target Hook of test\/Rule: got "acs:mns:cn-beijing:/,
  );
});

test("a region that only the deployment knows is not judged", () => {
  expect(() => rule(custom(`acs:sls:\${var.region}:${ACCOUNT}:project/p/logstore/l`))).not.toThrow();
});

test("nothing is judged where the provider states neither region nor account", () => {
  const stated = { region: "${var.region}", accountId: undefined };
  expect(() => rule(custom("acs:sls:cn-beijing:6543210987654321:project/p/logstore/l"), {}, stated)).not.toThrow();
});

test("the region alone is judged where only that is stated", () => {
  const endpoint = "acs:sls:cn-beijing:6543210987654321:project/p/logstore/l";
  expect(() => rule(custom(endpoint), {}, { accountId: undefined })).toThrow(/cn-hangzhou, \(any account\)/);
});

test("the account alone is judged where only that is stated", () => {
  const endpoint = "acs:sls:cn-beijing:6543210987654321:project/p/logstore/l";
  expect(() => rule(custom(endpoint), {}, { region: "${var.region}" })).toThrow(/\(any region\), 1234567890123456/);
});

test("judging reads no region or account that nothing else needs", () => {
  const synthesis = rule(custom("https://a.example.com", "https"), {}, { region: undefined, accountId: undefined });
  expect(synthesis.json.data).toBeUndefined();
});

test("a bus as a target may be anywhere: that is how events leave their region", () => {
  expect(() => rule(custom("acs:eventbridge:cn-beijing:6543210987654321:eventbus/b", "acs.eventbridge"))).not.toThrow();
});
