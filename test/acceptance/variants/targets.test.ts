import { TerraformStack, TerraformVariable } from "cdktf";
import { archive, events, targets } from "../../../lib";
import { newStack } from "../../synthesis";
import { Deployment } from "../deployment";

const UPDATED = "update alicloud_event_bridge_rule targets";

let deployment: Deployment;

afterEach(async () => {
  await deployment?.close();
});

interface Targets {
  readonly log?: targets.SlsLogStoreProps;
  readonly robot?: Partial<targets.DingTalkProps>;
  readonly mail?: Partial<targets.MailProps>;
  readonly bus?: targets.EventBusTargetProps;
}

/** A stack whose failed snapshots reach one target of each kind. */
function routed(props: Targets = {}): TerraformStack {
  const stack = newStack();
  const variable = (name: string) =>
    new TerraformVariable(stack, name, { type: "string", sensitive: true }).stringValue;
  const outcomes = events.SnapshotOutcomes.of(stack);
  outcomes.onFailed(new targets.SlsLogStore(new archive.AuditLog(stack, "Log"), props.log));
  outcomes.onFailed(new targets.DingTalk(variable("webhook"), { secretKey: variable("robot_key"), ...props.robot }));
  outcomes.onFailed(
    new targets.Mail({
      accountName: "backup@notice.example.com",
      toAddresses: ["a@example.com"],
      subject: "A snapshot failed",
      ...props.mail,
    }),
  );
  outcomes.onFailed(new targets.EventBus(events.EventBus.fromEventBusName("central"), props.bus));
  return stack;
}

const variables = { webhook: "https://oapi.dingtalk.com/robot/send?access_token=t", robot_key: "SEC1" };

const parameters = (type: string) => {
  const found = deployment.cloud.eventRules.all.flatMap((rule) => rule.targets).filter(({ Type }) => Type === type);
  expect(found).toHaveLength(1);
  return Object.fromEntries(found[0].ParamList.map(({ ResourceKey, Value }) => [ResourceKey, Value]));
};

test("each target settles, changes in place and goes", async () => {
  deployment = await Deployment.of(routed(), { variables });
  await deployment.create();
  const [{ name: project }] = deployment.cloud.logs.all as { name: string }[];
  expect(parameters("acs.sls")).toMatchObject({ Project: project, LogStore: "events", ContentType: "JSON" });
  expect(parameters("acs.dingtalk")).toMatchObject({ URL: variables.webhook, SecretKey: "SEC1" });
  expect(parameters("acs.mail")).toMatchObject({ ToAddress: "a@example.com", IsHtmlBody: "false" });
  expect(parameters("acs.eventbridge")).toMatchObject({ AccountType: "SameAccount", RegionId: "cn-hangzhou" });

  const changed = routed({
    log: { topic: "$.type" },
    robot: { input: targets.DingTalkMessage.text("${id} failed", { id: "$.data.snapshotId" }) },
    mail: { isHtmlBody: true, retryPolicy: events.RetryPolicy.BACKOFF },
    bus: { accountId: "6543210987654321", roleName: "events-from-orders", region: "cn-shanghai" },
  });
  expect(await deployment.change(changed)).toEqual([UPDATED, UPDATED, UPDATED, UPDATED]);
  expect(parameters("acs.eventbridge")).toMatchObject({
    AccountType: "AnotherAccount",
    RAMRoleName: "events-from-orders",
  });
  await deployment.destroy();
});

test("the role of a log may write to it before a rule names it", async () => {
  deployment = await Deployment.of(routed(), { variables });
  await deployment.create();
  const operations = deployment.cloud.calls.all.map(({ operation }) => operation);
  const rule = deployment.cloud.calls.all.findIndex(
    ({ operation, parameters: sent }) => operation.endsWith("CreateRule") && JSON.stringify(sent).includes("acs.sls"),
  );
  expect(rule).toBeGreaterThan(operations.findIndex((operation) => operation.endsWith("AttachPolicyToRole")));
  const role = parameters("acs.sls").RoleName;
  expect(deployment.cloud.ramRoles.all.map((each) => JSON.stringify(each)).join()).toContain(`"${role}"`);
});
