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

  test("sends headers and a query beside the body, with parts of the event in them", () => {
    const props = { headers: { "X-Event-Id": "$.id", "X-Service": "orders" }, query: { region: "$.aliyunregionid" } };
    expect(targetBlock((scope) => new targets.ApiDestination(destination(scope), props)).param_list.slice(2)).toEqual([
      {
        resource_key: "HeaderParameters",
        form: "TEMPLATE",
        value: '{"v0":"$.id"}',
        template: '{"X-Event-Id":"$${v0}","X-Service":"orders"}',
      },
      {
        resource_key: "QueryStringParameters",
        form: "TEMPLATE",
        value: '{"v0":"$.aliyunregionid"}',
        template: '{"region":"$${v0}"}',
      },
    ]);
  });

  test("sends no empty headers or query", () => {
    const props = { headers: {}, query: {} };
    expect(targetBlock((scope) => new targets.ApiDestination(destination(scope), props)).param_list).toHaveLength(2);
  });

  test.each(["Authorization", "proxy-authorization"])(
    "sends no credential in the header %s: the connection does",
    (name) => {
      expect(
        () => new targets.ApiDestination(destination(newStack()), { headers: { [name]: "Bearer s3cr3t" } }),
      ).toThrow(/A credential in a rule stands in clear text.*events\.Authorization/s);
    },
  );

  test.each(["X Event", "X-Event:", ""])("%p is no name of a header", (name) => {
    expect(() => new targets.ApiDestination(destination(newStack()), { headers: { [name]: "x" } })).toThrow(
      /The name of a header: got/,
    );
  });

  test("a header whose name only the deployment knows is not judged", () => {
    expect(
      () => new targets.ApiDestination(destination(newStack()), { headers: { "${var.header}": "x" } }),
    ).not.toThrow();
  });

  test("a malformed path in a header is refused", () => {
    expect(() => new targets.ApiDestination(destination(newStack()), { headers: { "X-Id": "$.a b" } })).toThrow(
      /The field X-Id of headers: got/,
    );
  });
});

test("a target of something else is refused", () => {
  const stack = newStack();
  expect(() => new targets.MnsQueue("backup-events" as never)).toThrow(/got "backup-events".*events\.MnsQueue/);
  expect(() => new targets.ApiDestination(new MnsQueue(stack, "Queue") as never)).toThrow(/class MnsQueue/);
});
