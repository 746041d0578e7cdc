import { readFileSync } from "node:fs";
import { join } from "node:path";
import { TerraformVariable } from "cdktf";
import { expectNothingToDo } from "./convergence";
import { ACCOUNT, tryPolicyOf } from "./policy-trial";
import { Workspace } from "./workspace";
import {
  archive,
  automation,
  DataProtection,
  events,
  identity,
  monitoring,
  scaling,
  snapshots,
  targets,
} from "../../lib";
import { newStack } from "../synthesis";

const { AuditBucket, AuditLog, WriteOnceRetention } = archive;
const GROUP_ID = "asg-bp1fsb9hxh2xvq3ndcbz";

/** A stack with the archives, functions, alarms and remaining targets of the library; `changed`, each of them in place. */
function archived({ changed = false } = {}) {
  const stack = newStack();
  const secret = (name: string) => new TerraformVariable(stack, name, { type: "string", sensitive: true }).stringValue;
  const bucket = new AuditBucket(stack, "Archive", {
    retention: changed ? WriteOnceRetention.bucketLocked(60) : WriteOnceRetention.bucketLocked(30),
    kmsKeyId: changed ? "key-hzz2" : "key-hzz1",
    allowDelete: changed,
    expirationDays: changed ? 800 : 400,
    preventDestroy: false,
    tags: { team: changed ? "b" : "a" },
  });
  new AuditBucket(stack, "Objects", {
    retention: WriteOnceRetention.objectDefault(changed ? 60 : 30),
    accessLogging: false,
    preventDestroy: false,
  });
  const log = new AuditLog(stack, "Records", {
    retentionDays: changed ? 800 : 400,
    tags: { team: changed ? "b" : "a" },
  });
  const protection = new DataProtection(stack, "Protection", {
    group: scaling.ScalingGroup.fromScalingGroupId(stack, "Group", GROUP_ID),
    criticalInstances: scaling.CriticalInstances.tagged({ role: changed ? "primary" : "replica" }),
    schedule: snapshots.SnapshotSchedule.daily({ hour: 2 }),
    retention: snapshots.Retention.days(changed ? 60 : 30),
    finalSnapshot: { maximumWaitSeconds: changed ? 7200 : 3600, heartbeatTimeoutSeconds: changed ? 900 : 600 },
  });
  protection.onSnapshotFailed(new targets.SlsLogStore(log, { topic: changed ? "failed" : "lost" }));
  protection.onSnapshotFinished(
    new targets.OssArchive(bucket, { exportOptions: { bufferIntervalSeconds: changed ? 900 : 300 } }),
  );
  protection.onSnapshotFailed(new targets.DingTalk(secret("webhook"), { secretKey: secret("robot_key") }));
  protection.onSnapshotFailed(
    new targets.Mail({ accountName: "backup@notice.example.com", toAddresses: ["a@example.com"], subject: "Failed" }),
  );
  protection.onSnapshotFailed(
    new targets.EventBus(events.EventBus.fromEventBusName("central"), {
      accountId: "6543210987654321",
      roleName: "events-from-orders",
      region: changed ? "cn-shanghai" : "cn-beijing",
    }),
  );
  protection.onSnapshotFailed(new targets.FcFunction(automation.Reconciler.of(stack).handler));

  const duty = new monitoring.Contact(stack, "Duty", { email: changed ? "b@example.com" : "a@example.com" });
  const group = new monitoring.ContactGroup(stack, "Operations", {
    contacts: [duty],
    description: changed ? "On duty" : "Operations",
  });
  new monitoring.DeadLetterAlarm(stack, "DeadLetters", {
    queue: new events.DeadLetterQueue(stack, "Dead"),
    contactGroups: [group],
    threshold: changed ? 10 : 1,
  });
  new monitoring.DeliveryAlarm(stack, "Deliveries", {
    contactGroups: [group],
    metricName: "Failures",
    dimensions: { resource: "_ALL" },
    statistic: "Sum",
    threshold: changed ? 5 : 1,
  });
  new monitoring.SnapshotFailureAlarm(stack, "Failures", {
    targets: [
      monitoring.AlarmTarget.contactGroup(group),
      monitoring.AlarmTarget.mnsQueue(new events.MnsQueue(stack, "Alarms")),
      monitoring.AlarmTarget.auditLog(log),
    ],
    silenceSeconds: changed ? 300 : 600,
  });
  new monitoring.MissedSnapshotAlarm(stack, "Missed", {
    log,
    actionPolicyId: "operations",
    overdueAfterHours: changed ? 12 : 24,
  });
  return stack;
}

/** What the provider may call for these resources, and why it was not called here. */
const UNUSED = {
  "cms:DescribeMetricRuleTargets": "the model answers an alarm by one call",
  "cms:DisableMetricRules": "no alarm is disabled",
  "cms:EnableMetricRules": "the model makes an alarm by one call",
  "cms:PutMetricRuleTargets": "an alarm of the library tells contacts",
  "eventbridge:UpdateEventBus": "the description of the bus does not change",
  "eventbridge:UpdateRule": "the patterns do not change",
  "fc:DisableFunctionInvocation": "no function is disabled",
  "fc:EnableFunctionInvocation": "no function is disabled",
  "fc:UntagResources": "the functions have no tags",
  "fc:UpdateTrigger": "the interval does not change",
  "log:DeleteProjectPolicy": "the projects have no policy",
  "log:DisableAlert": "nothing is disabled",
  "log:EnableAlert": "nobody has disabled an alert",
  "log:GetProjectPolicy": "the projects have no policy",
  "log:ListTagResources": "the model answers the tags with the project",
  "log:UntagResources": "the tags change in their values only",
  "log:UpdateIndex": "the index does not change",
  "log:UpdateLogStoreMeteringMode": "the metering mode does not change",
  "log:UpdateProject": "the description of the project does not change",
  "log:UpdateProjectPolicy": "the projects have no policy",
  "mns:SetQueueAttributes": "the attributes of the queues do not change, but for their tags",
  "oss:AbortBucketWorm": "a locked retention is not given up",
  "oss:DeleteBucketTagging": "the tags change in their values only",
  "oss:GetBucketResourceGroup": "the model answers a bucket by fewer calls",
  "oss:GetObjectAcl": "the model answers an object by one call",
  "oss:PutBucketAccessMonitor": "access is not monitored",
  "oss:PutBucketCors": "the library sets no such rules",
  "oss:PutBucketTransferAcceleration": "nothing is accelerated",
  "oss:PutBucketWebsite": "a bucket of the library is no website",
  "oss:PutObjectAcl": "the model writes an object by one call",
  "ram:UpdateRole": "no role is described otherwise",
};

describe("the policy of a stack with archives, functions and alarms", () => {
  tryPolicyOf({
    make: archived,
    variables: { webhook: "https://oapi.dingtalk.com/robot/send?access_token=t", robot_key: "SEC1" },
    prepare: ({ scalingGroups }) => scalingGroups.place({ id: GROUP_ID }),
    unused: UNUSED,
  });
});

// What the example synthesizes is the committed golden file.
const EXAMPLE = JSON.parse(
  readFileSync(join(__dirname, "..", "..", "examples", "typescript-launch-template", "expected.tf.json"), "utf8"),
) as object;

test("the policy of the example with a launch template allows to apply, to plan again and to destroy", async () => {
  const ci = { policies: identity.DeploymentPolicy._ofTerraform(EXAMPLE, { accountId: ACCOUNT }).documents };
  const workspace = await Workspace.open({ stack: EXAMPLE, principal: ci });
  try {
    workspace.cloud.scalingGroups.place({ id: GROUP_ID });
    const before = workspace.cloud.inventory();
    await workspace.terraform.apply();
    await expectNothingToDo(workspace);
    await workspace.terraform.destroy();
    expect(workspace.cloud.inventory()).toEqual(before);
  } finally {
    await workspace.close();
  }
});
