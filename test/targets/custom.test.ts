import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Testing } from "cdktf";
import { events, targets } from "../../lib";
import { newStack, Synthesis, warningsOf } from "../synthesis";

const { EventPattern, EventRule, ParameterForm, RuleTargetInput } = events;
const { Custom } = targets;
const body = { resourceKey: "Body", form: ParameterForm.ORIGINAL };
const props = { targetId: "Chat", type: "acs.dingtalk", endpoint: "https://chat.example.com", parameters: [body] };

function custom(changes: Partial<targets.CustomProps> = {}) {
  const stack = newStack();
  const pattern = EventPattern.of({ source: ["acs.ecs"] });
  new EventRule(stack, "Rule", { pattern, targets: [new Custom({ ...props, ...changes })] });
  return stack;
}

const withParameter = (parameter: Partial<events.TargetParameter>) => () =>
  new Custom({ ...props, parameters: [{ ...body, ...parameter }] });

test("a custom target is written as it is stated", () => {
  const parameters = [
    { resourceKey: "URL", form: ParameterForm.CONSTANT, value: "https://chat.example.com" },
    RuleTargetInput.template("${result}", { result: "$.data.result" }).toParameter("Body"),
  ];
  const retryPolicy = events.RetryPolicy.BACKOFF;
  expect(Synthesis.of(custom({ parameters, retryPolicy })).resource("alicloud_event_bridge_rule").targets).toEqual([
    {
      target_id: "target",
      type: "acs.dingtalk",
      endpoint: "https://chat.example.com",
      param_list: [
        { resource_key: "URL", form: "CONSTANT", value: "https://chat.example.com" },
        { resource_key: "Body", form: "TEMPLATE", value: '{"result":"$.data.result"}', template: "$${result}" },
      ],
      push_retry_strategy: "BACKOFF_RETRY",
      dead_letter_queue: { arn: expect.stringContaining("acs:mns:") },
    },
  ]);
});

test("its dead letters can go elsewhere", () => {
  const stack = newStack();
  const deadLetterQueue = events.MnsQueue.fromQueueName(stack, "Dead", "dead-letters");
  const target = new Custom({ ...props, deadLetterQueue });
  new EventRule(stack, "Rule", { pattern: EventPattern.of({ source: ["acs.ecs"] }), targets: [target] });
  const block = Synthesis.of(stack).resource("alicloud_event_bridge_rule").targets[0];
  expect(block.dead_letter_queue.arn).toMatch(/queues\/dead-letters$/);
});

describe("the types", () => {
  const rules = JSON.parse(readFileSync(join(__dirname, "../../schema/rules.json"), "utf8"));
  const types: string[] = Object.values<any>(rules.resources ?? rules)
    .concat(rules.resources?.alicloud_event_bridge_rule ?? rules.alicloud_event_bridge_rule)
    .find((rule) => rule?.attributes?.["targets.type"]).attributes["targets.type"].one_of;

  test.each(types)("%s of the provider's list is taken without a warning", (type) => {
    expect(warningsOf(custom({ type }))).toEqual([]);
  });

  test("an unknown one is warned of: a newer provider may take it", () => {
    expect(warningsOf(custom({ type: "acs.pigeon" }))).toEqual([expect.stringMatching(/^ADP-014: .*acs\.pigeon/)]);
  });

  test("an unknown one is warned of once, however often the target is asked for", () => {
    const stack = newStack();
    const rule = new EventRule(stack, "Rule", { pattern: EventPattern.of({ source: ["acs.ecs"] }) });
    const target = new Custom({ ...props, type: "acs.pigeon" });
    rule.addTarget(target);
    rule.addTarget(target);
    expect(warningsOf(stack)).toHaveLength(1);
  });

  test("one that only the deployment knows is not judged", () => {
    const stack = custom({ type: "${var.type}" });
    expect(warningsOf(stack)).toEqual([]);
    expect(Testing.synth(stack)).toContain("${var.type}");
  });

  test.each([
    ["acs.oss", /none for OSS: deliver to acs\.sls and export/],
    ["acs.log", /Use acs\.sls/],
    ["acs.kafka", /Use acs\.alikafka/],
    ["acs.eventbus", /Use acs\.eventbridge/],
    ["acs.email", /Use acs\.mail/],
    ["acs.lark", /webhook with targets\.HttpEndpoint/],
    ["acs.wecom", /webhook with targets\.HttpEndpoint/],
    ["acs.mns", /Use acs\.mns\.queue or acs\.mns\.topic/],
    ["acs.fc", /Use acs\.fc\.function/],
    ["HTTPS", /Use https\./],
    ["acs.DingTalk", /Use acs\.dingtalk\./],
  ])("%s is refused with what to use instead", (type, mend) => {
    expect(() => custom({ type })).toThrow(mend);
  });
});

describe("the parameters", () => {
  test("are at least one", () => {
    expect(() => new Custom({ ...props, parameters: [] })).toThrow(/The number of entries of parameters: got 0/);
  });

  test("stand once each", () => {
    expect(() => new Custom({ ...props, parameters: [body, body] })).toThrow(/got "Body"\. .*each stands once/);
  });

  test("have keys", () => {
    expect(withParameter({ resourceKey: "" })).toThrow(/Keys are not empty/);
  });

  test.each([
    ["ORIGINAL with a value", { value: "x" }, /ORIGINAL takes no value: it would be planned for ever/],
    ["ORIGINAL with a template", { template: "x" }, /ORIGINAL takes no template/],
    [
      "CONSTANT with a template",
      { form: ParameterForm.CONSTANT, value: "x", template: "x" },
      /CONSTANT takes no template/,
    ],
    ["CONSTANT without a value", { form: ParameterForm.CONSTANT }, /CONSTANT takes a value/],
    ["JSONPATH without a value", { form: ParameterForm.JSONPATH }, /JSONPATH takes a value/],
    ["TEMPLATE without a template", { form: ParameterForm.TEMPLATE, value: "{}" }, /TEMPLATE takes a template/],
  ])("%s is refused", (_what, parameter, message) => {
    expect(withParameter(parameter)).toThrow(message);
  });

  test("a template that Terraform would fill in itself is refused", () => {
    expect(withParameter({ form: ParameterForm.TEMPLATE, value: '{"a":"$.id"}', template: "${a}" })).toThrow(
      /Terraform would take a variable.*RuleTargetInput\.template/,
    );
  });

  test("a template that is escaped is accepted", () => {
    expect(withParameter({ form: ParameterForm.TEMPLATE, value: '{"a":"$.id"}', template: "$${a}" })).not.toThrow();
  });

  test("a Base64 flag of false is refused: it would be planned for ever", () => {
    expect(withParameter({ resourceKey: "IsBase64Encode", form: ParameterForm.CONSTANT, value: "false" })).toThrow(
      /does not read it back\. Leave the parameter out/,
    );
  });

  test("a Base64 flag of true is accepted", () => {
    expect(withParameter({ resourceKey: "IsBase64Encode", form: ParameterForm.CONSTANT, value: "true" })).not.toThrow();
  });

  test.each(["value", "template"])("a %s of 10,240 characters is accepted, one more is not", (part) => {
    const of = (length: number) =>
      withParameter({ form: ParameterForm.TEMPLATE, template: "x", [part]: "x".repeat(length) });
    expect(of(10_240)).not.toThrow();
    expect(of(10_241)).toThrow(new RegExp(`The ${part} of the parameter Body.*at most 10,240 characters`));
  });

  test("a value that only the deployment knows is not measured", () => {
    expect(withParameter({ form: ParameterForm.CONSTANT, value: `\${var.x}${"x".repeat(11_000)}` })).not.toThrow();
  });
});
