import { TerraformStack } from "cdktf";
import { archive, events, targets } from "../../lib";
import { newStack, Synthesis } from "../synthesis";

const { AuditBucket, AuditLog } = archive;
const { OssArchive } = targets;
const ACCOUNT = { region: "cn-hangzhou", accountId: "1234567890123456" };

function rule(stack: TerraformStack, id: string, target: events.IRuleTarget): void {
  new events.EventRule(stack, id, { pattern: events.EventPattern.of({ source: ["acs.ecs"] }), targets: [target] });
}

function bucketIn(stack: TerraformStack): archive.IAuditBucket {
  return AuditBucket.fromBucketName(stack, "Audit", "company-records");
}

describe("an archive", () => {
  test("collects events in a log, and exports that to the bucket", () => {
    const stack = newStack(ACCOUNT);
    rule(stack, "Rule", new OssArchive(bucketIn(stack)));
    const synthesis = Synthesis.of(stack);
    expect(synthesis.resource("alicloud_event_bridge_rule").targets[0]).toMatchObject({
      type: "acs.sls",
      param_list: expect.arrayContaining([{ resource_key: "Body", form: "ORIGINAL" }]),
    });
    const { project, configuration } = synthesis.resource("alicloud_sls_oss_export_sink");
    expect(project).toMatch(/^\$\{alicloud_log_project\.Audit_Log_Project_/);
    expect(configuration.sink.bucket).toBe("company-records");
  });

  test("shares one log and one export with the others in its bucket", () => {
    const stack = newStack(ACCOUNT);
    const bucket = bucketIn(stack);
    rule(stack, "A", new OssArchive(bucket, { exportOptions: { prefix: "outcomes/" } }));
    rule(stack, "B", new OssArchive(bucket));
    rule(stack, "C", new OssArchive(bucket, { exportOptions: { prefix: "outcomes/" } }));
    const synthesis = Synthesis.of(stack);
    expect(synthesis.resource("alicloud_log_store")).toBeDefined();
    expect(synthesis.resource("alicloud_sls_oss_export_sink").configuration.sink.prefix).toBe("outcomes/");
    expect(synthesis.resources("alicloud_event_bridge_rule")).toHaveLength(3);
  });

  test("uses a log that exists, and exports each log once", () => {
    const stack = newStack(ACCOUNT);
    const bucket = bucketIn(stack);
    const log = AuditLog.fromNames(stack, "Log", "company-logs", "events");
    rule(stack, "A", new OssArchive(bucket, { log }));
    rule(stack, "B", new OssArchive(bucket, { log }));
    rule(stack, "C", new OssArchive(bucket));
    const exported = Synthesis.of(stack).resources("alicloud_sls_oss_export_sink");
    expect(exported.map(({ project }) => project as string)).toEqual([
      "company-logs",
      expect.stringMatching(/^\$\{alicloud_log_project\./),
    ]);
  });

  test("passes on what the target receives, retries and dead letters", () => {
    const stack = newStack(ACCOUNT);
    const deadLetterQueue = events.MnsQueue.fromQueueName(stack, "Dead", "dead");
    rule(
      stack,
      "Rule",
      new OssArchive(bucketIn(stack), {
        input: events.RuleTargetInput.jsonPath("$.data"),
        retryPolicy: events.RetryPolicy.BACKOFF,
        deadLetterQueue,
      }),
    );
    expect(Synthesis.of(stack).resource("alicloud_event_bridge_rule").targets[0]).toMatchObject({
      push_retry_strategy: "BACKOFF_RETRY",
      dead_letter_queue: { arn: deadLetterQueue.queueArn },
      param_list: expect.arrayContaining([{ resource_key: "Body", form: "JSONPATH", value: "$.data" }]),
    });
  });
});
