import { TerraformVariable } from "cdktf";
import { events, identity, targets } from "../../../lib";
import { newStack } from "../../synthesis";
import { Deployment } from "../deployment";

const {
  ApiDestination,
  DeadLetterQueue,
  EventBus,
  EventPattern,
  EventRule,
  MnsQueue,
  ParameterForm,
  RuleTargetInput,
  SnapshotOutcomes,
  SnapshotType,
} = events;

const ACCOUNT = "1234567890123456";
const RULE = "alicloud_event_bridge_rule";

let deployment: Deployment;

afterEach(async () => {
  await deployment?.close();
});

/** The rule whose description ends so, and its one target. */
const rule = (ending: string) => {
  const found = deployment.cloud.eventRules.all.filter(({ description }) => description?.endsWith(ending));
  expect(found).toHaveLength(1);
  return found[0];
};
const target = (id: string) => rule(` to ${id}`).targets[0];
const parameters = (id: string) =>
  Object.fromEntries(target(id).ParamList.map(({ ResourceKey, ...parameter }) => [ResourceKey, parameter]));

test("each target gets what it needs", async () => {
  const routed = (path: string, retryPolicy?: events.RetryPolicy) => {
    const stack = newStack();
    const secret = new TerraformVariable(stack, "secret", { type: "string", sensitive: true }).stringValue;
    const outcomes = SnapshotOutcomes.of(stack);
    const queue = new MnsQueue(stack, "Queue", { delaySeconds: 5, pollingWaitSeconds: 30, loggingEnabled: true });
    outcomes.onFailed(new targets.MnsQueue(queue, { base64Encode: true, retryPolicy }));
    const destination = new ApiDestination(stack, "Incidents", {
      endpoint: `https://incidents.example.com${path}`,
      authorization: events.Authorization.bearer(secret),
    });
    outcomes.onFailed(
      new targets.ApiDestination(destination, {
        headers: { "X-Event-Id": "$.id", "X-Service": "orders" },
        query: { region: "$.aliyunregionid" },
      }),
    );
    outcomes.onFailed(new targets.HttpEndpoint(`https://hooks.example.com${path}`, { targetId: "Public" }));
    outcomes.onFailed(
      new targets.HttpEndpoint("http://10.0.0.7", {
        targetId: "Private",
        signatureToken: secret,
        network: targets.HttpNetwork.vpc({
          vpcNameAndId: "orders/vpc-1",
          vswitchNamesAndIds: ["b/vsw-2", "a/vsw-1"],
          securityGroupNameAndId: "orders/sg-1",
        }),
      }),
    );
    outcomes.onFailed(
      new targets.Custom({
        targetId: "Chat",
        type: "acs.dingtalk",
        endpoint: "https://chat.example.com",
        parameters: [
          { resourceKey: "URL", form: ParameterForm.CONSTANT, value: "https://chat.example.com" },
          RuleTargetInput.template("Snapshot: ${result}", { result: "$.data.result" }).toParameter("Body"),
        ],
      }),
    );
    return stack;
  };
  deployment = await Deployment.of(routed("/v1"), { variables: { secret: "s" } });
  await deployment.create();
  const constant = (Value: string) => ({ Form: "CONSTANT", Value });
  const whole = { Form: "ORIGINAL" };

  const [queue] = deployment.cloud.queues.all.filter(({ name }) => name.includes("Queue") && !name.includes("Dead"));
  expect(queue).toMatchObject({ delaySeconds: 5, pollingWaitSeconds: 30, loggingEnabled: true });
  expect(target("Queue")).toMatchObject({
    Type: "acs.mns.queue",
    Endpoint: `acs:mns:cn-hangzhou:${ACCOUNT}:queues/${queue.name}`,
    PushRetryStrategy: "EXPONENTIAL_DECAY_RETRY",
  });
  expect(parameters("Queue")).toEqual({
    queue: constant(queue.name),
    Body: whole,
    IsBase64Encode: constant("true"),
  });
  const [{ name }] = deployment.cloud.apiDestinations.all;
  expect(parameters("Incidents")).toEqual({
    Name: constant(name),
    BodyParameters: whole,
    HeaderParameters: {
      Form: "TEMPLATE",
      Value: '{"v0":"$.id"}',
      Template: '{"X-Event-Id":"${v0}","X-Service":"orders"}',
    },
    QueryStringParameters: {
      Form: "TEMPLATE",
      Value: '{"v0":"$.aliyunregionid"}',
      Template: '{"region":"${v0}"}',
    },
  });
  expect(parameters("Public")).toEqual({
    url: constant("https://hooks.example.com/v1"),
    Body: whole,
    Network: constant("PublicNetwork"),
  });
  expect([target("Public").Type, target("Private").Type]).toEqual(["https", "http"]);
  expect(parameters("Private")).toEqual({
    url: constant("http://10.0.0.7"),
    Body: whole,
    Network: constant("PrivateNetwork"),
    VPCNameAndId: constant("orders/vpc-1"),
    VSwitchesNameAndId: constant('["b/vsw-2","a/vsw-1"]'),
    SecurityGroupNameAndId: constant("orders/sg-1"),
    Token: constant("s"),
  });
  expect(parameters("Chat")).toEqual({
    URL: constant("https://chat.example.com"),
    Body: { Form: "TEMPLATE", Value: '{"result":"$.data.result"}', Template: "Snapshot: ${result}" },
  });

  expect(await deployment.change(routed("/v2", events.RetryPolicy.BACKOFF))).toEqual([
    "update alicloud_event_bridge_api_destination http_api_parameters",
    `update ${RULE} targets`,
    `update ${RULE} targets`,
  ]);
  expect(target("Queue").PushRetryStrategy).toBe("BACKOFF_RETRY");
  await deployment.destroy();
});

test("each input reaches the service as it was written, its variables unescaped", async () => {
  const inputs = (constant: string) => ({
    Original: RuleTargetInput.original(),
    Constant: RuleTargetInput.constant(constant),
    Path: RuleTargetInput.jsonPath("$.data.snapshotId"),
    Template: RuleTargetInput.template('"${disk}" in ${region} 100% $5', {
      region: "$.aliyunregionid",
      disk: "$.data.diskId",
    }),
    Fields: RuleTargetInput.jsonObject({ snapshot: "$.data.snapshotId", service: "orders" }),
  });
  const delivering = (constant: string) => {
    const stack = newStack();
    const all = inputs(constant);
    const queue = new MnsQueue(stack, "Queue");
    const each = new EventRule(stack, "Each", { pattern: EventPattern.of({ source: ["acs.ecs"] }) });
    Object.entries(all).forEach(([id, input]) => each.addTarget(new targets.MnsQueue(queue, { input }), id));
    return stack;
  };
  deployment = await Deployment.of(delivering("first"));
  await deployment.create();
  expect(Object.fromEntries(Object.keys(inputs("")).map((id) => [id, parameters(id).Body]))).toEqual({
    Original: { Form: "ORIGINAL" },
    Constant: { Form: "CONSTANT", Value: "first" },
    Path: { Form: "JSONPATH", Value: "$.data.snapshotId" },
    Template: {
      Form: "TEMPLATE",
      Value: '{"disk":"$.data.diskId","region":"$.aliyunregionid"}',
      Template: '"${disk}" in ${region} 100% $5',
    },
    Fields: {
      Form: "TEMPLATE",
      Value: '{"snapshot":"$.data.snapshotId"}',
      Template: '{"service":"orders","snapshot":"${snapshot}"}',
    },
  });
  expect(await deployment.change(delivering("second"))).toEqual([`update ${RULE} targets`]);
});

test("routes are narrowed by policy and type, and read the payload where it is", async () => {
  const routed = (types: events.SnapshotType[]) => {
    const stack = newStack({ region: "cn-hangzhou", accountId: ACCOUNT });
    const outcomes = SnapshotOutcomes.of(stack);
    outcomes.readPayloadAt(["data", "content"]);
    const to = (id: string) => new targets.MnsQueue(MnsQueue.fromQueueName(stack, id, id.toLowerCase()));
    outcomes.onFailed(to("Failed"));
    outcomes.onAccomplished(to("Accomplished"), { policyIds: ["sp-b", "sp-a"] });
    outcomes.onFinished(to("Finished"), { snapshotTypes: types });
    return stack;
  };
  deployment = await Deployment.of(routed([SnapshotType.TIMER]));
  await deployment.create();
  const data = (id: string) => JSON.parse(rule(` to ${id}`).filterPattern).data;
  expect(data("Failed")).toEqual({ content: { result: ["failed"] } });
  expect(data("Accomplished").content.result).toEqual(["accomplished"]);
  expect(JSON.stringify(data("Accomplished"))).toMatch(/sp-a.*sp-b/);
  expect(data("Finished")).toEqual({ content: { snapshotType: ["timer"] } });

  // Another narrowing is another rule: the old one goes, and so does its name.
  expect(await deployment.change(routed([SnapshotType.TIMER, SnapshotType.USER]))).toEqual([
    `create ${RULE}`,
    `delete ${RULE}`,
  ]);
  await deployment.destroy();
});

test("a rule on a bus of one's own, its dead letters kept, by a role that comes first", async () => {
  const listening = (kind: string, enabled = true) => {
    const stack = newStack();
    const deadLetterQueue = new DeadLetterQueue(stack, "Dead", { createServiceLinkedRole: true });
    const bus = new EventBus(stack, "Bus", { eventBusName: "orders", description: `Orders, ${kind}` });
    identity.EventBridgeServiceLinkedRole.connectVpc(stack);
    new EventRule(stack, "Rule", {
      eventBus: bus,
      pattern: EventPattern.of({ type: [kind], data: { z: ["1"], a: [events.Match.prefix("x")] } }),
      targets: [new targets.HttpEndpoint("https://hooks.example.com", { targetId: "Hook" })],
      deadLetterQueue,
      enabled,
    });
    return stack;
  };
  deployment = await Deployment.of(listening("paid"));
  await deployment.create();
  const { cloud, workspace } = deployment;
  expect([...cloud.serviceLinkedRoles.all].sort()).toEqual([
    "AliyunServiceRoleForEventBridgeConnectVPC",
    "AliyunServiceRoleForEventBridgeSendToMNS",
  ]);
  const [{ name }] = cloud.queues.all;
  expect(rule("Hook")).toMatchObject({ busName: "orders", status: "ENABLE" });
  expect(target("Hook").DeadLetterQueue?.Arn).toMatch(new RegExp(`^acs:mns:cn-hangzhou:${ACCOUNT}:/?queues/${name}$`));
  const written = workspace.written();
  expect(written.indexOf("mns-open:CreateQueue")).toBeGreaterThan(
    written.indexOf("eventbridge:CreateServiceLinkedRoleForProduct"),
  );

  expect(await deployment.change(listening("sent", false))).toEqual([
    "update alicloud_event_bridge_event_bus description",
    `update ${RULE} filter_pattern status`,
  ]);
  expect(rule("Hook").status).toBe("DISABLE");
  await deployment.destroy();
});

test("flag and tags of a queue can be taken away, a number stays", async () => {
  const queueing = (props: events.MnsQueueProps) => {
    const stack = newStack();
    new MnsQueue(stack, "Queue", { queueName: "orders", ...props });
    return stack;
  };
  const QUEUE = "update alicloud_message_service_queue";
  deployment = await Deployment.of(queueing({ loggingEnabled: true, delaySeconds: 5, tags: { team: "orders" } }));
  await deployment.create();
  const { cloud, workspace } = deployment;

  expect(await deployment.change(queueing({ loggingEnabled: true, delaySeconds: 5 }))).toEqual([`${QUEUE} tags`]);
  expect(workspace.written()).not.toContain("mns-open:SetQueueAttributes");
  expect(await deployment.change(queueing({ delaySeconds: 5 }))).toEqual([`${QUEUE} logging_enabled`]);
  expect(await deployment.change(queueing({}))).toEqual([]);
  expect(cloud.queues.get("orders")).toMatchObject({ loggingEnabled: false, delaySeconds: 5, tags: {} });
  await deployment.destroy();
});

test("a service-linked role that somebody deleted is not missed", async () => {
  const stack = newStack();
  identity.EventBridgeServiceLinkedRole.sendToMns(stack);
  deployment = await Deployment.of(stack);
  await deployment.create();
  deployment.cloud.serviceLinkedRoles.delete("AliyunServiceRoleForEventBridgeSendToMNS");
  expect(await deployment.apply()).toEqual([]);
  await deployment.destroy();
});
