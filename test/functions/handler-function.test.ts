import { TerraformProvider, TerraformStack, TerraformVariable, Token } from "cdktf";
import { zip } from "./zip";
import { alicloud, automation, events, functions, identity, scaling, targets } from "../../lib";
import { newStack, Synthesis } from "../synthesis";

const { CodeBucket, FunctionLog, HandlerFunction } = functions;
const FUNCTION = "alicloud_fcv3_function";
const ACCOUNT = "1234567890123456";

const VPC = { vpcId: "vpc-bp1", vswitchIds: ["vsw-bp1"], securityGroupId: "sg-bp1" };

function handler(props: Partial<functions.HandlerFunctionProps> = {}) {
  const stack = newStack({ region: "cn-hangzhou", accountId: ACCOUNT });
  const made = new HandlerFunction(stack, "Task", { code: zip("one"), ...props });
  const synthesis = () => Synthesis.of(stack);
  return { stack, made, synthesis, block: () => synthesis().resource(FUNCTION) };
}

function reconcilerWarnings(options: automation.GroupFunctionProps): string[] {
  const stack = newStack({ region: "cn-hangzhou", accountId: ACCOUNT });
  const group = scaling.ScalingGroup.fromScalingGroupId(stack, "Group", "asg-bp1");
  const made = new automation.Reconciler(stack, "Reconciler", options);
  made.addGroup({ group, criticalInstances: scaling.CriticalInstances.all() });
  made.events.onFailure(new targets.MnsQueue(events.MnsQueue.fromQueueName(stack, "Failures", "failed")));
  return Synthesis.of(stack).warnings();
}

function statements({ synthesis }: ReturnType<typeof handler>) {
  const { policy_document } = synthesis().resource("alicloud_ram_policy");
  return (JSON.parse(policy_document as string) as { Statement: { Action: string[]; Resource: string[] }[] }).Statement;
}

test("a function runs Node.js with half a vCPU per GiB for two minutes at most", () => {
  expect(handler().block()).toMatchObject({
    function_name: expect.stringMatching(/^test-Task-[0-9a-f]{8}$/),
    runtime: "nodejs20",
    handler: "index.handler",
    memory_size: 256,
    cpu: 0.15,
    disk_size: 512,
    timeout: 120,
    internet_access: true,
  });
});

test.each([
  [128, 0.1],
  [192, 0.1],
  [256, 0.15],
  [1024, 0.5],
  [3008, 1.5],
  [32_768, 16],
])("%i MiB get %p vCPU, between a quarter of it and all in GiB", (memorySizeMib, cpu) => {
  expect(handler({ memorySizeMib }).block()).toMatchObject({ memory_size: memorySizeMib, cpu });
  expect(memorySizeMib / 1024 / cpu).toBeGreaterThanOrEqual(1);
  expect(memorySizeMib / 1024 / cpu).toBeLessThanOrEqual(4);
});

describe("the code", () => {
  test("lies in a bucket under the hash of its content", () => {
    const { synthesis } = handler();
    const object = synthesis().resource("alicloud_oss_bucket_object");
    const { contentHash } = zip("one");
    expect(contentHash).toMatch(/^[0-9a-f]{64}$/);
    expect(object.key).toMatch(new RegExp(`^test-Task-[0-9a-f]{8}/${contentHash}\\.zip$`));
    expect(object.lifecycle).toEqual({ create_before_destroy: true });
    expect(synthesis().resource(FUNCTION).code).toEqual({
      oss_bucket_name: "${alicloud_oss_bucket_object.Task_Code_1D5877C3.bucket}",
      oss_object_name: "${alicloud_oss_bucket_object.Task_Code_1D5877C3.key}",
    });
  });

  test("is named by a path beside the stack's JSON, the same on every machine", () => {
    const { source } = handler().synthesis().resource("alicloud_oss_bucket_object");
    expect(source).toMatch(/^assets\/Task_CodeZip_[0-9A-F]{8}\/[0-9a-f]{64}\/one\.zip$/);
  });

  test("changes the key and nothing else", () => {
    const json = (code: functions.FunctionCode) => JSON.stringify(handler({ code }).synthesis().json);
    const [one, two] = [zip("one"), zip("two")];
    const exchanged = json(one).replaceAll(one.contentHash, two.contentHash).replaceAll("one.zip", "two.zip");
    expect(exchanged).toBe(json(two));
    expect(json(one)).not.toBe(json(two));
  });

  test("of two functions is kept apart in the one bucket of the stack", () => {
    const { stack, synthesis } = handler();
    new HandlerFunction(stack, "Other", { code: zip("one") });
    expect(synthesis().resources("alicloud_oss_bucket")).toHaveLength(1);
    const keys = synthesis().resources("alicloud_oss_bucket_object");
    expect(new Set(keys.map(({ key }) => key as string)).size).toBe(2);
  });

  test("can lie in a bucket that exists", () => {
    const { stack } = handler();
    const codeBucket = CodeBucket.fromBucketName(stack, "Mine", "my-code");
    new HandlerFunction(stack, "Other", { code: zip("two"), codeBucket });
    const buckets = Synthesis.of(stack).resources("alicloud_oss_bucket_object");
    expect(buckets.map(({ bucket }) => bucket as string)).toContain("my-code");
  });
});

test("the bucket is closed to the public, and its name belongs to account and region", () => {
  const { synthesis } = handler();
  expect(synthesis().resource("alicloud_oss_bucket").bucket).toMatch(
    new RegExp(`^test-codebucket-[0-9a-f]{8}-${ACCOUNT}-cn-hangzhou$`),
  );
  expect(synthesis().resource("alicloud_oss_bucket_public_access_block").block_public_access).toBe(true);
});

describe("the role", () => {
  test("may be assumed by Function Compute alone", () => {
    const { assume_role_policy_document } = handler().synthesis().resource("alicloud_ram_role");
    expect(JSON.parse(assume_role_policy_document as string)).toEqual({
      Statement: [{ Action: "sts:AssumeRole", Effect: "Allow", Principal: { Service: ["fc.aliyuncs.com"] } }],
      Version: "1",
    });
  });

  test("may write the log and the dead letters, and nothing else", () => {
    const log = handler();
    expect(statements(log).map(({ Action }) => Action)).toEqual([["log:PostLogStoreLogs"], ["mns:SendMessage"]]);
    expect(statements(log)[1].Resource[0]).toMatch(
      new RegExp(`^acs:mns:cn-hangzhou:${ACCOUNT}:/queues/\\$\\{alicloud_message_service_queue.*\\}/messages$`),
    );
  });

  test("may do what is stated, now and later", () => {
    const statement = (action: string) => new identity.PolicyStatement({ actions: [action], resources: ["*"] });
    const made = handler({ statements: [statement("ecs:DescribeDisks")] });
    made.made.role.addToPolicy(statement("ecs:DescribeSnapshots"));
    expect(statements(made).flatMap(({ Action }) => Action)).toEqual([
      "ecs:DescribeDisks",
      "ecs:DescribeSnapshots",
      "log:PostLogStoreLogs",
      "mns:SendMessage",
    ]);
  });

  test("has its permissions before the function is there", () => {
    expect(handler().block().depends_on).toEqual([
      expect.stringMatching(/^alicloud_ram_role_policy_attachment\.Task_Role_PolicyAttachment/),
    ]);
  });
});

describe("what failed after all tries", () => {
  test("goes to the queue that all rules of the stack share", () => {
    const { stack, made, synthesis } = handler();
    expect(made.deadLetterQueue).toBe(events.DeadLetterQueue.shared(stack));
    expect(synthesis().resource("alicloud_fcv3_async_invoke_config")).toMatchObject({
      max_async_retry_attempts: 3,
      max_async_event_age_in_seconds: 86_400,
      qualifier: "LATEST",
      destination_config: {
        on_failure: { destination: expect.stringMatching(/^acs:mns:cn-hangzhou:\d+:\/queues\/.*\/messages$/) },
      },
    });
  });

  test("goes to a queue of one's own", () => {
    const { stack } = handler();
    const deadLetterQueue = events.MnsQueue.fromQueueName(stack, "Mine", "mine");
    new HandlerFunction(stack, "Other", { code: zip("one"), deadLetterQueue });
    const destinations = Synthesis.of(stack)
      .resources("alicloud_fcv3_async_invoke_config")
      .map(({ destination_config }) => destination_config.on_failure.destination as string);
    expect(destinations).toContain(`acs:mns:cn-hangzhou:${ACCOUNT}:/queues/mine/messages`);
  });
});

describe("the log", () => {
  test("is one for all functions of the stack, and can be searched", () => {
    const { stack, synthesis } = handler();
    new HandlerFunction(stack, "Other", { code: zip("two") });
    expect(synthesis().resource("alicloud_log_store")).toMatchObject({
      logstore_name: "functions",
      retention_period: 30,
    });
    expect(synthesis().resource("alicloud_log_store_index").full_text).toBeDefined();
    expect(FunctionLog.of(stack)).toBe(FunctionLog.of(stack));
  });

  test("can be one that exists", () => {
    const stack = newStack();
    const log = FunctionLog.fromNames(stack, "Log", "my-project", "my-store");
    new HandlerFunction(stack, "Task", { code: zip("one"), log });
    const synthesis = Synthesis.of(stack);
    expect(synthesis.resource(FUNCTION).log_config).toMatchObject({ project: "my-project", logstore: "my-store" });
    expect(synthesis.resources("alicloud_log_project")).toEqual([]);
  });
});

describe("in a VPC", () => {
  test("a function has no way to the internet, and may be put there", () => {
    const made = handler({ vpc: VPC, endpoints: { ecs: "https://ecs-vpc.cn-hangzhou.aliyuncs.com" } });
    expect(made.block().function_name).toMatch(/^[A-Za-z][A-Za-z0-9-]{0,59}-vpc$/);
    expect(made.block()).toMatchObject({
      internet_access: false,
      vpc_config: { vpc_id: "vpc-bp1", vswitch_ids: ["vsw-bp1"], security_group_id: "sg-bp1" },
    });
    expect(statements(made).flatMap(({ Action }) => Action)).toContain("ecs:CreateNetworkInterface");
    expect(made.synthesis().warnings()).toEqual([]);
  });

  test("a function without a way to the services is warned of", () => {
    expect(handler({ vpc: VPC }).synthesis().warnings()).toEqual([
      expect.stringMatching(/^ADP-020: .*State endpoints/),
    ]);
  });

  const https = "https://vpc.example";

  test.each([
    [{ ecs: https }, /public endpoints of ess, eventbridge are not/],
    [{ ecs: https, eventbridge: https }, /public endpoints of ess are not/],
    [{ oss: https }, /public endpoints of ecs, ess, eventbridge are not/],
    [undefined, /public endpoints of ecs, ess, eventbridge are not/],
  ])("the reconciler is warned of services that it calls and cannot reach: %j", (endpoints, warning) => {
    expect(reconcilerWarnings({ vpc: VPC, endpoints })).toEqual([expect.stringMatching(warning)]);
  });

  test("the reconciler is not warned where all services that it calls have endpoints", () => {
    expect(reconcilerWarnings({ vpc: VPC, endpoints: { ecs: https, ess: https, eventbridge: https } })).toEqual([]);
  });

  test("a function that reaches the internet needs no endpoints", () => {
    const made = handler({ vpc: VPC, internetAccess: true });
    expect(made.block().internet_access).toBe(true);
    expect(made.synthesis().warnings()).toEqual([]);
  });
});

test("endpoints by http are warned of, anywhere", () => {
  const endpoints = { ecs: "http://ecs.example", ess: "https://ess.example" };
  expect(handler({ endpoints }).synthesis().warnings()).toEqual([
    expect.stringMatching(/^ADP-023: .*calls ecs by http/),
  ]);
});

describe("what a function uses is in its region", () => {
  const elsewhere = (stack: TerraformStack) =>
    new alicloud.provider.AlicloudProvider(stack, "us", { region: "us-east-1", alias: "us", accountId: ACCOUNT });
  const uses = (props: (stack: TerraformStack, us: TerraformProvider) => object) => () => {
    const stack = newStack({ region: "cn-hangzhou", accountId: ACCOUNT });
    return new HandlerFunction(stack, "Task", { code: zip("one"), ...props(stack, elsewhere(stack)) });
  };

  test.each<[string, () => functions.HandlerFunction]>([
    ["deadLetterQueue", uses((stack, us) => ({ deadLetterQueue: new events.MnsQueue(stack, "Q", { provider: us }) }))],
    ["log", uses((stack, us) => ({ log: FunctionLog.of(stack, us) }))],
    ["codeBucket", uses((stack, us) => ({ codeBucket: CodeBucket.of(stack, us) }))],
  ])("or is refused: %s", (prop, make) => {
    expect(make).toThrow(
      new RegExp(`^${prop} of test/Task: got "acs:.*us-east-1.*It must be in the region and account of the function`),
    );
  });

  test("with the provider of the function it is taken", () => {
    const own = uses((stack, us) => ({
      deadLetterQueue: new events.MnsQueue(stack, "Q", { provider: us }),
      log: FunctionLog.of(stack, us),
      codeBucket: CodeBucket.of(stack, us),
      provider: us,
    }));
    expect(own).not.toThrow();
  });

  test("what is known by its name alone is not judged", () => {
    const named = uses((stack, us) => ({
      log: FunctionLog.fromNames(stack, "Log", "my-project", "my-store"),
      codeBucket: CodeBucket.fromBucketName(stack, "Bucket", "my-code"),
      provider: us,
    }));
    expect(named).not.toThrow();
  });
});

describe("the environment holds 4096 bytes", () => {
  const most = 4096 - "TEXT".length;

  test("names and values", () => {
    expect(handler({ environment: { TEXT: "x".repeat(most) } }).synthesis).not.toThrow();
    expect(handler({ environment: { TEXT: "x".repeat(most + 1) } }).synthesis).toThrow(
      /Task: got 4097\. .*Say less in it/,
    );
  });

  test("in UTF-8", () => {
    expect(handler({ environment: { TEXT: "ü".repeat(most / 2 + 1) } }).synthesis).toThrow(/Task: got 4098/);
  });

  test("endpoints included", () => {
    const endpoints = { ecs: "https://ecs.example" };
    expect(handler({ endpoints, environment: { TEXT: "x".repeat(most) } }).synthesis).toThrow(/Task: got 41\d\d/);
  });

  test("not what only Terraform knows", () => {
    const made = handler({ environment: { TEXT: `${"x".repeat(most)}\${var.more}` } });
    expect(made.synthesis).not.toThrow();
  });
});

test("an environment that only the deployment knows is handed on, beside the endpoints", () => {
  const environment = Token.asStringMap({ resolve: () => "${var.settings}" });
  expect(handler({ environment }).block().environment_variables).toBe("${var.settings}");
  const variable = (stack: TerraformStack) => new TerraformVariable(stack, "settings", { type: "map(string)" });
  const stack = newStack({ region: "cn-hangzhou", accountId: ACCOUNT });
  new HandlerFunction(stack, "Task", {
    code: zip("one"),
    environment: variable(stack).value as { [name: string]: string },
    endpoints: { ecs: "https://ecs.example.com" },
  });
  expect(Synthesis.of(stack).resource(FUNCTION).environment_variables).toMatch(
    /^\$\{merge\(var\.settings, \{.*ENDPOINTS.*ecs\.example\.com/,
  );
});

test("endpoints and the environment reach the code", () => {
  const endpoints = {
    ess: "https://ess-vpc.cn-hangzhou.aliyuncs.com",
    ecs: "https://ecs-vpc.cn-hangzhou.aliyuncs.com",
  };
  expect(handler({ endpoints, environment: { MODE: "quiet" } }).block().environment_variables).toEqual({
    MODE: "quiet",
    ENDPOINTS: '{"ecs":"https://ecs-vpc.cn-hangzhou.aliyuncs.com","ess":"https://ess-vpc.cn-hangzhou.aliyuncs.com"}',
  });
});

test("runs can be reserved", () => {
  const { synthesis } = handler({ reservedConcurrency: 2 });
  expect(synthesis().resource("alicloud_fcv3_concurrency_config").reserved_concurrency).toBe(2);
  expect(handler().synthesis().resources("alicloud_fcv3_concurrency_config")).toEqual([]);
});

test("the ARN of a function is the same for one that exists", () => {
  const stack = newStack({ region: "cn-hangzhou", accountId: ACCOUNT });
  const existing = HandlerFunction.fromFunctionName(stack, "Existing", "sweep");
  expect(existing.functionArn).toBe(`acs:fc:cn-hangzhou:${ACCOUNT}:functions/sweep`);
});

test("what a function needs is in the region of its provider", () => {
  const stack = newStack();
  const provider = new alicloud.provider.AlicloudProvider(stack, "us", { region: "us-east-1", alias: "us" });
  new HandlerFunction(stack, "Task", { code: zip("one"), provider });
  const { json } = Synthesis.of(stack);
  const blocks = Object.values(json.resource as object).flatMap((named) => Object.values(named as object));
  expect(blocks.map(({ provider: used }) => used as string)).toEqual(blocks.map(() => "alicloud.us"));
});

describe("a timer", () => {
  test("takes an interval that only Terraform knows", () => {
    const { stack, made, synthesis } = handler();
    const { numberValue } = new TerraformVariable(stack, "minutes", { type: "number" });
    new functions.FunctionTimer(stack, "Timer", { handler: made, intervalMinutes: numberValue });
    expect(synthesis().resource("alicloud_fcv3_trigger").trigger_config).toContain('"@every ${var.minutes}m"');
  });

  test("follows the provider of the function, and has no other", () => {
    const { stack, made, synthesis } = handler();
    const config = { region: "cn-beijing", accountId: ACCOUNT, alias: "b" };
    const provider = new alicloud.provider.AlicloudProvider(stack, "b", config);
    const there = HandlerFunction.fromFunctionName(stack, "There", "there", provider);
    new functions.FunctionTimer(stack, "Timer", { handler: there, intervalMinutes: 5 });
    expect(synthesis().resource("alicloud_fcv3_trigger").provider).toBe("alicloud.b");
    expect(() => new functions.FunctionTimer(stack, "Wrong", { handler: made, intervalMinutes: 5, provider })).toThrow(
      /handler of test\/Wrong: got "cn-hangzhou, 1234567890123456"\. .* of the timer: cn-beijing/,
    );
  });

  test("runs a function in its interval", () => {
    const { stack, made, synthesis } = handler();
    new functions.FunctionTimer(stack, "Timer", { handler: made, intervalMinutes: 5 });
    expect(synthesis().resource("alicloud_fcv3_trigger")).toMatchObject({
      trigger_type: "timer",
      qualifier: "LATEST",
      trigger_config: '{"cronExpression":"@every 5m","enable":true,"payload":""}',
    });
  });
});
