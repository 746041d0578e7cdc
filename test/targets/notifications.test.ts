import { Token } from "cdktf";
import { Construct } from "constructs";
import { events, targets } from "../../lib";
import { renderParameter } from "../../lib/events/target-parameter";
import { newStack, Synthesis } from "../synthesis";

const { DingTalk, DingTalkMessage, Mail } = targets;
const pattern = events.EventPattern.of({ source: ["acs.ecs"] });
const EVENT = {
  id: "45ef4dewdwe1-7c35-447a-bd93-fab****",
  source: "acs.ecs",
  type: "ecs:Snapshot:CreateSnapshotCompleted",
  subject: "acs:ecs:cn-hangzhou:1234567890123456:snapshot/s-bp1",
  time: "2026-03-01T02:00:00Z",
  data: { result: "failed", snapshotId: "s-bp1" },
};
const url = Token.asString({ resolve: () => "${var.webhook}" });
const secretKey = Token.asString({ resolve: () => "${var.robot_key}" });

function targetBlock(target: events.IRuleTarget, props: object = {}) {
  const stack = newStack({ region: "cn-hangzhou", accountId: "1234567890123456" });
  new events.EventRule(stack, "Rule", { pattern, targets: [target], ...props });
  return Synthesis.of(stack).resource("alicloud_event_bridge_rule").targets[0];
}

/** What an input becomes for an event. */
function rendered(input: events.RuleTargetInput): string {
  const { template, ...parameter } = input.toParameter("Body");
  return renderParameter({ ...parameter, template: template?.replace(/\$\$\{/g, "${") }, EVENT);
}

function bodyOf(target: events.IRuleTarget): string {
  const { parameters } = target.bind(new Construct(newStack({ region: "cn-hangzhou", accountId: "1" }), "Scope"));
  const { template, ...parameter } = parameters.find(({ resourceKey }) => resourceKey === "Body")!;
  return renderParameter({ ...parameter, template: template?.replace(/\$\$\{/g, "${") }, EVENT);
}

describe("a robot of DingTalk", () => {
  test("is called at its URL and signs with its key, both by reference", () => {
    expect(targetBlock(new DingTalk(url, { secretKey }))).toMatchObject({
      type: "acs.dingtalk",
      endpoint: "${var.webhook}",
      param_list: [
        { resource_key: "URL", form: "CONSTANT", value: "${var.webhook}" },
        { resource_key: "SecretKey", form: "CONSTANT", value: "${var.robot_key}" },
        { resource_key: "Body", form: "TEMPLATE" },
      ],
    });
  });

  test("says what every event says of itself", () => {
    const message = JSON.parse(bodyOf(new DingTalk(url, { secretKey })));
    expect(message.msgtype).toBe("markdown");
    expect(message.markdown.title).toBe(EVENT.type);
    expect(message.markdown.text).toContain(EVENT.subject);
  });

  test("says what its user says", () => {
    const input = DingTalkMessage.text('Snapshot "${snapshot}" failed', { snapshot: "$.data.snapshotId" });
    expect(JSON.parse(bodyOf(new DingTalk(url, { secretKey, input })))).toEqual({
      msgtype: "text",
      text: { content: 'Snapshot "s-bp1" failed' },
    });
  });

  test("says a text without parts of the event", () => {
    expect(JSON.parse(rendered(DingTalkMessage.text("A snapshot failed")))).toEqual({
      msgtype: "text",
      text: { content: "A snapshot failed" },
    });
  });

  test("says a text with a title", () => {
    const input = DingTalkMessage.markdown("Backup", "### ${result}", { result: "$.data.result" });
    expect(JSON.parse(rendered(input))).toEqual({
      msgtype: "markdown",
      markdown: { title: "Backup", text: "### failed" },
    });
  });

  test("has an id of its own beside another one", () => {
    expect(new DingTalk(url, { secretKey }).targetId).toBe("DingTalk");
    expect(new DingTalk(url, { secretKey, targetId: "Operators" }).targetId).toBe("Operators");
  });
});

describe("a mail", () => {
  const props = { accountName: "backup@notice.example.com", toAddresses: ["a@example.com"], subject: "Snapshots" };

  test("goes out through DirectMail in the region and account of the stack", () => {
    expect(targetBlock(new Mail({ ...props, toAddresses: ["a@example.com", "b@example.com"] }))).toMatchObject({
      type: "acs.mail",
      endpoint: "acs:mail:cn-hangzhou:1234567890123456",
      param_list: [
        { resource_key: "AccountName", form: "CONSTANT", value: "backup@notice.example.com" },
        { resource_key: "AddressType", form: "CONSTANT", value: "1" },
        { resource_key: "ReplyToAddress", form: "CONSTANT", value: "false" },
        { resource_key: "ToAddress", form: "CONSTANT", value: "a@example.com,b@example.com" },
        { resource_key: "Subject", form: "CONSTANT", value: "Snapshots" },
        { resource_key: "IsHtmlBody", form: "CONSTANT", value: "false" },
        { resource_key: "Body", form: "TEMPLATE" },
      ],
    });
  });

  test("says what the event says", () => {
    const body = bodyOf(new Mail(props));
    expect(body).toContain(EVENT.type);
    expect(body).toContain('"result":"failed"');
  });

  test("is HTML and can be answered on request", () => {
    const { param_list } = targetBlock(new Mail({ ...props, isHtmlBody: true, replyToAddress: true }));
    expect(param_list).toContainEqual({ resource_key: "IsHtmlBody", form: "CONSTANT", value: "true" });
    expect(param_list).toContainEqual({ resource_key: "ReplyToAddress", form: "CONSTANT", value: "true" });
  });

  test("has retries of its own on request", () => {
    const mail = new Mail({ ...props, retryPolicy: events.RetryPolicy.BACKOFF });
    expect(targetBlock(mail).push_retry_strategy).toBe("BACKOFF_RETRY");
  });
});
