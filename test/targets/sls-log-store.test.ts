import { Construct } from "constructs";
import { archive, events, identity, targets } from "../../lib";
import { newStack, Synthesis } from "../synthesis";

const { AuditLog } = archive;
const { LogContentType, SlsLogStore } = targets;
const pattern = events.EventPattern.of({ source: ["acs.ecs"] });
const ACCOUNT = { region: "cn-hangzhou", accountId: "1234567890123456" };

function synthesize(props?: targets.SlsLogStoreProps, rules = ["Rule"]): Synthesis {
  const stack = newStack(ACCOUNT);
  const log = AuditLog.fromNames(stack, "Log", "company-logs", "events");
  for (const id of rules) new events.EventRule(stack, id, { pattern, targets: [new SlsLogStore(log, props)] });
  return Synthesis.of(stack);
}

function targetOf(synthesis: Synthesis) {
  return synthesis.resources("alicloud_event_bridge_rule")[0].targets[0];
}

describe("a log", () => {
  test("receives the whole event as JSON, written by a role that may do nothing else", () => {
    const synthesis = synthesize();
    expect(targetOf(synthesis)).toMatchObject({
      type: "acs.sls",
      endpoint: "acs:sls:cn-hangzhou:1234567890123456:project/company-logs/logstore/events",
      param_list: [
        { resource_key: "Project", form: "CONSTANT", value: "company-logs" },
        { resource_key: "LogStore", form: "CONSTANT", value: "events" },
        { resource_key: "RoleName", form: "CONSTANT" },
        { resource_key: "ContentType", form: "CONSTANT", value: "JSON" },
        { resource_key: "Body", form: "ORIGINAL" },
      ],
    });
    expect(JSON.parse(synthesis.resource("alicloud_ram_policy").policy_document as string).Statement).toEqual([
      {
        Action: ["log:PostLogStoreLogs"],
        Effect: "Allow",
        Resource: ["acs:log:cn-hangzhou:1234567890123456:project/company-logs/logstore/events"],
      },
    ]);
  });

  test("is written by a role that EventBridge assumes, named only once it has its permission", () => {
    const synthesis = synthesize();
    const [{ value }] = targetOf(synthesis).param_list.filter(
      ({ resource_key }: { resource_key: string }) => resource_key === "RoleName",
    );
    expect(value).toMatch(/^\$\{alicloud_ram_role_policy_attachment\.Log_EventBridgeRole_\w+\.role_name\}$/);
    expect(synthesis.resource("alicloud_ram_role").assume_role_policy_document).toContain("eventbridge.aliyuncs.com");
  });

  test("has one role for all rules", () => {
    expect(synthesize({}, ["A", "B"]).resources("alicloud_ram_role")).toHaveLength(1);
  });

  test("is written by the role of its user", () => {
    const stack = newStack(ACCOUNT);
    const role = new identity.ServiceRole(stack, "Own", { principal: identity.ServicePrincipal.EVENT_BRIDGE });
    const log = AuditLog.fromNames(stack, "Log", "company-logs", "events");
    new events.EventRule(stack, "Rule", { pattern, targets: [new SlsLogStore(log, { role })] });
    expect(Object.keys(Synthesis.of(stack).json.resource.alicloud_ram_role as object)).toEqual([
      expect.stringMatching(/^Own_/),
    ]);
  });

  test("receives a fixed topic, or one from the event", () => {
    const topic = (text: string) => targetOf(synthesize({ topic: text })).param_list;
    expect(topic("snapshots")).toContainEqual({ resource_key: "Topic", form: "CONSTANT", value: "snapshots" });
    expect(topic("$.type")).toContainEqual({ resource_key: "Topic", form: "JSONPATH", value: "$.type" });
  });

  test("receives the fields of a flat object", () => {
    const input = events.RuleTargetInput.jsonObject({ snapshot: "$.data.snapshotId" });
    const { param_list } = targetOf(synthesize({ contentType: LogContentType.KEY_VALUE, input }));
    expect(param_list).toContainEqual({ resource_key: "ContentType", form: "CONSTANT", value: "KeyValue" });
    expect(param_list).toContainEqual(expect.objectContaining({ resource_key: "Body", form: "TEMPLATE" }));
  });

  test("has retries and dead letters of its own on request", () => {
    const stack = newStack(ACCOUNT);
    const target = (scope: Construct) =>
      new SlsLogStore(AuditLog.fromNames(scope, "Log", "company-logs", "events"), {
        retryPolicy: events.RetryPolicy.BACKOFF,
        deadLetterQueue: events.MnsQueue.fromQueueName(scope, "Dead", "dead"),
      });
    new events.EventRule(stack, "Rule", { pattern, targets: [target(stack)] });
    expect(targetOf(Synthesis.of(stack))).toMatchObject({
      push_retry_strategy: "BACKOFF_RETRY",
      dead_letter_queue: { arn: "acs:mns:cn-hangzhou:1234567890123456:queues/dead" },
    });
  });
});
