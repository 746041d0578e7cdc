import { TerraformStack } from "cdktf";
import { archive, events, targets } from "../../lib";
import { Json, newStack, Synthesis } from "../synthesis";

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

describe("an archive of one object an event", () => {
  const targetsOf = (synthesis: Synthesis) =>
    synthesis.resources("alicloud_event_bridge_rule").map((block) => block.targets[0] as Json);

  test("hands the whole event to a function, and waits for it", () => {
    const stack = newStack(ACCOUNT);
    rule(stack, "Rule", OssArchive.perEvent(bucketIn(stack)));
    const synthesis = Synthesis.of(stack);
    expect(targetsOf(synthesis)).toEqual([
      expect.objectContaining({
        type: "acs.fc.function",
        dead_letter_queue: { arn: expect.stringContaining("DeadLetterQueue") },
        param_list: expect.arrayContaining([
          { resource_key: "Body", form: "ORIGINAL" },
          { resource_key: "InvocationType", form: "CONSTANT", value: "Sync" },
        ]),
      }),
    ]);
    expect(synthesis.resources("alicloud_log_store")).toHaveLength(1);
    expect(synthesis.resources("alicloud_sls_oss_export_sink")).toEqual([]);
  });

  test("shares one function with the others in its bucket", () => {
    const stack = newStack(ACCOUNT);
    const [bucket, other] = [bucketIn(stack), AuditBucket.fromBucketName(stack, "Other", "other-records")];
    const writerOptions = {
      prefix: "outcomes/",
      deadLetterQueue: events.MnsQueue.fromQueueName(stack, "Dead", "dead"),
    };
    rule(stack, "A", OssArchive.perEvent(bucket, { writerOptions }));
    rule(stack, "B", OssArchive.perEvent(bucket));
    rule(stack, "C", OssArchive.perEvent(bucket, { writerOptions: { ...writerOptions } }));
    rule(stack, "D", OssArchive.perEvent(other));
    expect(Synthesis.of(stack).resources("alicloud_fcv3_function")).toHaveLength(2);
  });

  test("can stand beside the batched one in the same route", () => {
    const stack = newStack(ACCOUNT);
    const bucket = bucketIn(stack);
    events.SnapshotOutcomes.of(stack).onFailed(new OssArchive(bucket));
    events.SnapshotOutcomes.of(stack).onFailed(OssArchive.perEvent(bucket));
    const types = targetsOf(Synthesis.of(stack)).map(({ type }) => type as string);
    expect(types.sort()).toEqual(["acs.fc.function", "acs.sls"]);
  });

  test("passes on retries, dead letters and the name of the function", () => {
    const stack = newStack(ACCOUNT);
    const deadLetterQueue = events.MnsQueue.fromQueueName(stack, "Dead", "dead");
    const writerOptions = { ruleEndpoint: "acs:fc:cn-hangzhou:1234567890123456:writer" };
    const props = { retryPolicy: events.RetryPolicy.BACKOFF, deadLetterQueue, writerOptions };
    rule(stack, "Rule", OssArchive.perEvent(bucketIn(stack), props));
    expect(targetsOf(Synthesis.of(stack))).toEqual([
      expect.objectContaining({
        push_retry_strategy: "BACKOFF_RETRY",
        dead_letter_queue: { arn: deadLetterQueue.queueArn },
        endpoint: "acs:fc:cn-hangzhou:1234567890123456:writer",
      }),
    ]);
  });
});
