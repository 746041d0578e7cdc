import { Token } from "cdktf";
import { Construct } from "constructs";
import { events, targets } from "../../lib";
import { newStack, Synthesis } from "../synthesis";

const { ApiDestination, EventPattern, EventRule, MnsQueue, RuleTargetInput } = events;
const pattern = EventPattern.of({ source: ["acs.ecs"] });

function targetBlock(make: (scope: Construct) => events.IRuleTarget) {
  const stack = newStack({ region: "cn-hangzhou", accountId: "1234567890123456" });
  new EventRule(stack, "Rule", { pattern, targets: [make(stack)] });
  return Synthesis.of(stack).resource("alicloud_event_bridge_rule").targets[0];
}

describe("a queue", () => {
  const queue = (scope: Construct) => MnsQueue.fromQueueName(scope, "Queue", "backup-events");

  test("receives the whole event", () => {
    expect(targetBlock((scope) => new targets.MnsQueue(queue(scope)))).toMatchObject({
      type: "acs.mns.queue",
      endpoint: "acs:mns:cn-hangzhou:1234567890123456:queues/backup-events",
      param_list: [
        { resource_key: "queue", form: "CONSTANT", value: "backup-events" },
        { resource_key: "Body", form: "ORIGINAL" },
      ],
    });
  });

  test("receives what its user says", () => {
    const input = RuleTargetInput.jsonPath("$.data.snapshotId");
    expect(targetBlock((scope) => new targets.MnsQueue(queue(scope), { input })).param_list).toContainEqual({
      resource_key: "Body",
      form: "JSONPATH",
      value: "$.data.snapshotId",
    });
  });

  test("receives Base64 on request; the opposite is never written, for it would be planned for ever", () => {
    const encoded = { resource_key: "IsBase64Encode", form: "CONSTANT", value: "true" };
    const parameters = (base64Encode: boolean) =>
      targetBlock((scope) => new targets.MnsQueue(queue(scope), { base64Encode })).param_list;
    expect(parameters(true)).toContainEqual(encoded);
    expect(parameters(false)).toHaveLength(2);
  });
});

describe("an API destination", () => {
  const authorization = events.Authorization.bearer(Token.asString({ resolve: () => "${var.token}" }));
  const destination = (scope: Construct) =>
    new ApiDestination(scope, "Incidents", {
      endpoint: "https://a.example.com",
      authorization,
      apiDestinationName: "incidents",
    });

  test("receives the whole event as the body", () => {
    const name = expect.stringMatching(
      /^\$\{alicloud_event_bridge_api_destination\.Incidents_\w+\.api_destination_name\}$/,
    );
    expect(targetBlock((scope) => new targets.ApiDestination(destination(scope)))).toMatchObject({
      type: "acs.api.destination",
      endpoint: expect.stringMatching(/^acs:api-destination:cn-hangzhou:1234567890123456:name\/\$\{/),
      param_list: [
        { resource_key: "Name", form: "CONSTANT", value: name },
        { resource_key: "BodyParameters", form: "ORIGINAL" },
      ],
    });
  });

  test("receives what its user says as the body", () => {
    const input = RuleTargetInput.jsonObject({ snapshot: "$.data.snapshotId" });
    expect(targetBlock((scope) => new targets.ApiDestination(destination(scope), { input })).param_list).toContainEqual(
      {
        resource_key: "BodyParameters",
        form: "TEMPLATE",
        value: '{"snapshot":"$.data.snapshotId"}',
        template: '{"snapshot":"$${snapshot}"}',
      },
    );
  });

  test("is named after its construct among the targets of a rule", () => {
    expect(new targets.ApiDestination(destination(newStack())).targetId).toBe("Incidents");
  });
});
