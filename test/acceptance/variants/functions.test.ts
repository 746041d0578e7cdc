import { join } from "node:path";
import { Fn, Token } from "cdktf";
import { Cases, Trial } from "./trial";
import { events, functions, identity, targets } from "../../../lib";

const { CodeBucket, FunctionCode, FunctionLog, FunctionTimer, HandlerFunction } = functions;

const ASSETS = join(__dirname, "..", "..", "..", "assets");
const code = FunctionCode.fromZipFile(join(ASSETS, "object-writer.zip"));

let trial: Trial | undefined;

afterEach(async () => {
  await trial?.close();
});

const FUNCTION = "alicloud_fcv3_function";
const updated = (attributes: string) => `update ${FUNCTION} ${attributes}`;
const vpc = (name: string) => ({ vpcId: `vpc-${name}`, vswitchIds: [`vsw-${name}`], securityGroupId: `sg-${name}` });
const statement = (action: string) => new identity.PolicyStatement({ actions: [action], resources: ["*"] });

const FUNCTIONS: Cases<functions.HandlerFunctionProps> = {
  Name: [
    { functionName: "first" },
    { functionName: "second" },
    "replace alicloud_fcv3_async_invoke_config",
    `replace ${FUNCTION}`,
  ],
  Size: [
    { memorySizeMib: 512, timeoutSeconds: 60 },
    { memorySizeMib: 2048, timeoutSeconds: 900 },
    updated("cpu memory_size timeout"),
  ],
  SizeOfTerraform: [
    { memorySizeMib: Token.asNumber(Fn.max([256, 320])) },
    { memorySizeMib: Token.asNumber(Fn.max([256, 4096])) },
    updated("cpu memory_size"),
  ],
  Concurrency: [
    { reservedConcurrency: 1 },
    { reservedConcurrency: 10 },
    "update alicloud_fcv3_concurrency_config reserved_concurrency",
  ],
  ConcurrencyGone: [{ reservedConcurrency: 1 }, {}, "delete alicloud_fcv3_concurrency_config"],
  Network: [
    { vpc: vpc("a"), internetAccess: true },
    { vpc: vpc("b"), internetAccess: false, endpoints: { oss: "https://oss-cn-hangzhou-internal.aliyuncs.com" } },
    updated("environment_variables internet_access vpc_config"),
  ],
  // The provider leaves a function in a VPC that is stated no more: only another function is in none.
  NetworkGone: [
    { vpc: vpc("a") },
    {},
    "replace alicloud_fcv3_async_invoke_config",
    `replace ${FUNCTION}`,
    "update alicloud_ram_policy policy_document",
  ],
  Variables: [
    { environment: { STAGE: "a" }, description: "First" },
    { environment: { STAGE: "b" }, description: "Second" },
    updated("description environment_variables"),
  ],
  Permissions: [
    { statements: [statement("ecs:DescribeDisks")] },
    { statements: [statement("ecs:DescribeSnapshots")] },
    "update alicloud_ram_policy policy_document",
  ],
  Tags: [{ tags: { team: "a" } }, { tags: { team: "b" } }, updated("tags")],
  Code: [
    {},
    { code: FunctionCode.fromZipFile(join(ASSETS, "reconciler.zip")) },
    updated("code"),
    "replace alicloud_oss_bucket_object",
  ],
};

test("each option of a function settles, and changes as it should", async () => {
  trial = await Trial.of(
    FUNCTIONS,
    (stack, id, props) => {
      // The queue, the code and the log of others: all functions of the stack share what is theirs.
      const codeBucket =
        stack.node.tryFindChild("Code-Bucket") ?? CodeBucket.fromBucketName(stack, "Code-Bucket", "code");
      const log = stack.node.tryFindChild("Log") ?? FunctionLog.fromNames(stack, "Log", "functions", "all");
      const queue = stack.node.tryFindChild("Queue") ?? events.MnsQueue.fromQueueName(stack, "Queue", "dead");
      new HandlerFunction(stack, id, {
        code,
        codeBucket: codeBucket as functions.ICodeBucket,
        log: log as functions.IFunctionLog,
        deadLetterQueue: queue as events.IMnsQueue,
        ...props,
      });
    },
    ({ buckets, logs, queues }) => {
      buckets.place("code");
      logs.place("functions", ["all"]);
      queues.place("dead");
    },
  );
  await trial.run();
});

const TIMERS: Cases<functions.FunctionTimerProps> = {
  Interval: [{ intervalMinutes: 5 }, { intervalMinutes: 60 }, "update alicloud_fcv3_trigger trigger_config"],
};

test("a timer changes in place", async () => {
  trial = await Trial.of(
    TIMERS,
    (stack, id, { intervalMinutes = 1 }) => {
      const handler = HandlerFunction.fromFunctionName(stack, "Handler", "orders");
      new FunctionTimer(stack, id, { handler, intervalMinutes });
    },
    ({ functions: service }) => service.place("orders"),
  );
  await trial.run();
});

const INVOCATIONS: Cases<targets.FcFunctionProps> = {
  Invocation: [{}, { invocation: targets.FunctionInvocation.SYNC }, "update alicloud_event_bridge_rule targets"],
  Qualifier: [{ qualifier: "LATEST" }, { qualifier: "prod" }, "update alicloud_event_bridge_rule targets"],
  Service: [{ serviceName: "orders" }, { serviceName: "shop" }, "update alicloud_event_bridge_rule targets"],
  Input: [
    {},
    { input: events.RuleTargetInput.jsonPath("$.data"), retryPolicy: events.RetryPolicy.BACKOFF },
    "update alicloud_event_bridge_rule targets",
  ],
};

test("each option of a function as a target settles, and changes in place", async () => {
  trial = await Trial.of(INVOCATIONS, (stack, id, props) => {
    const handler = HandlerFunction.fromFunctionName(stack, `Of${id}`, "orders");
    new events.EventRule(stack, id, {
      pattern: events.EventPattern.of({ source: ["acs.ecs"] }),
      deadLetterQueue: events.MnsQueue.fromQueueName(stack, `Dead${id}`, "dead"),
      targets: [new targets.FcFunction(handler, props)],
    });
  });
  await trial.run();
});
