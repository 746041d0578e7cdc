import { TerraformStack, Testing } from "cdktf";
import { alicloud, events, identity, scaling, snapshots, targets } from "../../lib";
import { createdGroup } from "../groups";
import { newStack } from "../synthesis";

const { DeploymentPolicy, EventBridgeServiceLinkedRole, ServicePrincipal, ServiceRole } = identity;
const ACCOUNT = "1234567890123456";

type Statement = { Action: string[]; Resource: string[]; Condition?: object };

const statements = (stack: TerraformStack, props: identity.DeploymentPolicyProps = { accountId: ACCOUNT }) =>
  (JSON.parse(DeploymentPolicy.of(stack, props).toJson()) as { Statement: Statement[] }).Statement;

/** The resources on which an action is allowed. */
const allowed = (action: string, ...args: Parameters<typeof statements>) =>
  statements(...args)
    .filter(({ Action }) => Action.includes(action))
    .flatMap(({ Resource }) => Resource)
    .sort();
const actions = (...args: Parameters<typeof statements>) => statements(...args).flatMap(({ Action }) => Action);

/** A stack of Terraform JSON that is not the library's. */
const ofTerraform = (json: object, props: identity.DeploymentPolicyProps = {}) =>
  (JSON.parse(DeploymentPolicy._ofTerraform(json, props).toJson()) as { Statement: Statement[] }).Statement;

describe("resources", () => {
  test("have the names that are known before they exist", () => {
    const stack = newStack();
    new events.MnsQueue(stack, "Named", { queueName: "named" });
    new events.MnsQueue(stack, "Derived");
    expect(allowed("mns:CreateQueue", stack)).toEqual([
      `acs:mns:cn-hangzhou:${ACCOUNT}:/queues/named`,
      expect.stringMatching(/:\/queues\/test-Derived-[0-9a-f]{8}$/),
    ]);
  });

  test("follow references to other resources of the stack", () => {
    const stack = newStack();
    new events.EventRule(stack, "Rule", {
      eventBus: new events.EventBus(stack, "Bus", { eventBusName: "orders" }),
      pattern: events.EventPattern.parse('{"source":["orders"]}'),
      targets: [new targets.MnsQueue(new events.MnsQueue(stack, "Queue"))],
    });
    expect(allowed("eventbridge:CreateRule", stack)).toEqual([
      expect.stringMatching(/:eventbus\/orders\/rule\/test-Rule-[A-Za-z0-9-]+$/),
    ]);
    expect(JSON.stringify(statements(stack))).not.toMatch(/TfToken|\$\{/);
  });

  test("are wildcards only where Terraform fills a name in", () => {
    const stack = newStack();
    new events.MnsQueue(stack, "Queue", { queueName: "orders-${var.stage}-failures" });
    expect(allowed("mns:CreateQueue", stack)).toEqual([`acs:mns:cn-hangzhou:${ACCOUNT}:/queues/orders-*-failures`]);
  });

  test.each([
    ["the account of the provider", { region: "cn-beijing", accountId: "42" }, undefined, "cn-beijing:42"],
    ["the account of the props", { region: "cn-beijing" }, "43", "cn-beijing:43"],
    ["neither", {}, undefined, "*:*"],
    ["an account that Terraform fills in", { accountId: "${var.account}" }, "44", "*:44"],
  ])("have %s", (_, provider, accountId, place) => {
    const stack = newStack(provider);
    new events.MnsQueue(stack, "Queue", { queueName: "q" });
    expect(allowed("mns:CreateQueue", stack, { accountId })).toEqual([`acs:mns:${place}:/queues/q`]);
  });

  test("are in the region of their provider", () => {
    const stack = newStack();
    const provider = new alicloud.provider.AlicloudProvider(stack, "b", { region: "cn-beijing", alias: "b" });
    new events.MnsQueue(stack, "Here", { queueName: "here" });
    new events.MnsQueue(stack, "There", { queueName: "there", provider });
    expect(allowed("mns:DeleteQueue", stack)).toEqual([
      `acs:mns:cn-beijing:${ACCOUNT}:/queues/there`,
      `acs:mns:cn-hangzhou:${ACCOUNT}:/queues/here`,
    ]);
  });

  test("of which no page shows the form are narrowed on request only", () => {
    const stack = newStack();
    scaling.ScalingGroup.adopt(stack, "Group", { scalingGroupId: "asg-a" });
    expect(allowed("ess:ModifyScalingGroup", stack)).toEqual(["*"]);
    expect(allowed("ess:ModifyScalingGroup", stack, { accountId: ACCOUNT, narrowUnconfirmedResources: true })).toEqual([
      `acs:ess:cn-hangzhou:${ACCOUNT}:scalinggroup/asg-a`,
    ]);
  });

  test("of a policy of the system belong to the system", () => {
    const json = {
      resource: {
        alicloud_ram_role_policy_attachment: {
          a: { role_name: "orders", policy_name: "AliyunLogFullAccess", policy_type: "System" },
        },
      },
    };
    expect(ofTerraform(json).flatMap(({ Resource }) => Resource)).toContain(
      "acs:ram:*:system:policy/AliyunLogFullAccess",
    );
  });
});

describe("steps", () => {
  const group = () => {
    const stack = newStack();
    return { stack, adopted: scaling.ScalingGroup.adopt(stack, "Group", { scalingGroupId: "asg-a" }) };
  };

  test("what is imported is not created, and what is guarded is not destroyed", () => {
    const granted = actions(group().stack);
    expect(granted).toContain("ess:ModifyScalingGroup");
    expect(granted.filter((action) => /^ess:(Create|Delete)/.test(action))).toEqual([]);
  });

  test("what is made is created and destroyed", () => {
    const stack = newStack();
    new scaling.ScalingGroup(stack, "Group", { minSize: 1, maxSize: 2, vswitchIds: ["vsw-a"] });
    expect(actions(stack)).toEqual(expect.arrayContaining(["ess:CreateScalingGroup", "ess:DeleteScalingGroup"]));
  });

  test("what a removed block destroys is deleted, what it forgets needs nothing", () => {
    const removed = (destroy: boolean) =>
      ofTerraform({ removed: [{ from: "alicloud_message_service_queue.q", lifecycle: { destroy } }] });
    expect(removed(true).flatMap(({ Action }) => Action)).toEqual(["mns:DeleteQueue", "mns:GetQueueAttributes"]);
    expect(removed(false)).toEqual([]);
  });

  test("a plan reads and writes nothing", () => {
    const { stack, adopted } = group();
    adopted.suspend(scaling.ScalingProcess.SCALE_IN);
    new events.MnsQueue(stack, "Queue");
    const granted = actions(stack, { planOnly: true });
    expect(granted.length).toBeGreaterThan(3);
    expect(granted.filter((action) => !/:(Describe|Get|List|Check)/.test(action))).toEqual([]);
  });

  test("data sources are read", () => {
    const stack = newStack({});
    new snapshots.AutoSnapshotPolicy(stack, "Policy", {
      schedule: snapshots.SnapshotSchedule.daily({ hour: 2 }),
      retention: snapshots.Retention.days(30),
    }).attachToInstances("Disks", snapshots.InstanceSelection.ids(["i-a"]));
    expect(actions(stack)).toContain("ecs:DescribeInstances");
  });

  test("a bucket's policy is read with the bucket, and taken away where others have set one", () => {
    const bucket = (lifecycle?: object) => ({ resource: { alicloud_oss_bucket: { a: { bucket: "a", lifecycle } } } });
    const granted = (json: object) => ofTerraform(json).flatMap(({ Action }) => Action);
    expect(granted(bucket())).toEqual(expect.arrayContaining(["oss:GetBucketPolicy", "oss:DeleteBucketPolicy"]));
    const ignoring = granted(bucket({ ignore_changes: ["policy"] }));
    expect(ignoring).toContain("oss:GetBucketPolicy");
    expect(ignoring).not.toContain("oss:DeleteBucketPolicy");
    expect(ignoring).not.toContain("oss:PutBucketPolicy");
  });

  test("a plan reads an object and does not write it", () => {
    const json = { resource: { alicloud_oss_bucket_object: { a: { bucket: "b", key: "k" } } } };
    const granted = (props: object) => ofTerraform(json, props).flatMap(({ Action }) => Action);
    expect(granted({ planOnly: true })).toEqual(["oss:GetObject", "oss:GetObjectAcl"]);
    expect(granted({})).toEqual(expect.arrayContaining(["oss:DeleteObject", "oss:PutObject", "oss:PutObjectAcl"]));
  });

  test("who has a bucket logged may write to the bucket that takes the logs, and to no other", () => {
    const json = {
      resource: {
        alicloud_oss_bucket: { logs: { bucket: "logs" } },
        alicloud_oss_bucket_logging: { a: { bucket: "records", target_bucket: "${alicloud_oss_bucket.logs.bucket}" } },
      },
    };
    const written = ofTerraform(json).filter(({ Action }) => Action.includes("oss:PutObject"));
    expect(written.flatMap(({ Resource }) => Resource)).toEqual(["acs:oss:*:*:logs/*"]);
  });

  test("a retention of each object is set on its own bucket", () => {
    const json = { resource: { alicloud_oss_bucket_object_worm_configuration: { a: { bucket_name: "records" } } } };
    expect(ofTerraform(json).flatMap(({ Resource }) => Resource)).toEqual(["acs:oss:*:*:records"]);
  });

  test("an index is created by a call of its own", () => {
    const json = { resource: { alicloud_log_store_index: { a: { project: "p", logstore: "s" } } } };
    expect(ofTerraform(json).flatMap(({ Action }) => Action)).toContain("log:CreateIndex");
  });

  test("the shards of a Logstore are read with it", () => {
    const json = { resource: { alicloud_log_store: { a: { project_name: "p", logstore_name: "s" } } } };
    const [shards] = ofTerraform(json, { planOnly: true }).filter(({ Action }) => Action.includes("log:ListShards"));
    expect(shards.Resource).toEqual([expect.stringMatching(/:project\/p\/logstore\/s$/)]);
  });

  test("what comes later counts when it is asked for", () => {
    const stack = newStack();
    const policy = DeploymentPolicy.of(stack);
    expect(policy.statements).toEqual([]);
    new events.MnsQueue(stack, "Queue");
    expect(policy.statements).toHaveLength(2);
  });
});

describe("operations that depend on what is stated", () => {
  const configuration = (block: object) =>
    ofTerraform({ resource: { alicloud_ess_scaling_configuration: { a: block } } }).flatMap(({ Action }) => Action);

  test.each([
    ["kms:Decrypt", { kms_encrypted_password: "secret" }],
    ["ess:DeleteScalingGroup", { force_delete: true }],
  ])("%s", (action, stated) => {
    expect(configuration(stated)).toContain(action);
    expect(configuration({})).not.toContain(action);
    expect(configuration({ force_delete: false })).not.toContain(action);
  });

  const group = (block: object) =>
    ofTerraform({ resource: { alicloud_ess_scaling_group: { a: block } } }).flatMap(({ Action }) => Action);

  test.each([
    ["protected_instances", "ess:SetInstancesProtection"],
    ["tags", "ess:UntagResources"],
    ["loadbalancer_ids", "ess:DetachLoadBalancers"],
  ])("%s that Terraform leaves alone is not taken away", (attribute, action) => {
    expect(group({})).toContain(action);
    expect(group({ lifecycle: { ignore_changes: [attribute] } })).not.toContain(action);
    expect(group({ lifecycle: [{ ignore_changes: "all" }] })).not.toContain(action);
  });

  test("a policy is taken from others only by force", () => {
    const detaches = (force: boolean) =>
      ofTerraform({ resource: { alicloud_ram_policy: { a: { policy_name: "p", force } } } })
        .flatMap(({ Action }) => Action)
        .filter((action) => action.includes("DetachPolicy"));
    expect(detaches(false)).toEqual([]);
    expect(new Set(detaches(true)).size).toBe(3);
  });

  test("the older name of a role is no name of a policy", () => {
    const resource = { alicloud_ram_role: { a: { name: "orders", force: true } } };
    expect(
      ofTerraform({ resource })
        .flatMap(({ Resource }) => Resource)
        .sort(),
    ).toEqual(["*", "acs:ram:*:*:policy/*", "acs:ram:*:*:role/*", "acs:ram:*:*:role/orders"]);
  });
});

describe("roles that are handed to a service", () => {
  const role = `acs:ram:*:${ACCOUNT}:role/`;

  test("by the name of one that exists, and by reference to one of the stack", () => {
    const stack = newStack();
    const own = new ServiceRole(stack, "Role", { principal: ServicePrincipal.of("ecs.aliyuncs.com"), roleName: "own" });
    for (const [id, roleName] of [
      ["A", "existing"],
      ["B", own.roleName],
    ]) {
      createdGroup(stack, {}, { roleName }, id);
    }
    expect(allowed("ram:PassRole", stack)).toEqual([`${role}existing`, `${role}own`]);
    expect(actions(stack, { planOnly: true })).not.toContain("ram:PassRole");
  });

  test.each<[string, object]>([
    ["alicloud_fcv3_function", { function_name: "f", role: `acs:ram::${ACCOUNT}:role/own` }],
    ["alicloud_fcv3_function", { function_name: "f", role: "${alicloud_ram_role.own.arn}" }],
    [
      "alicloud_sls_oss_export_sink",
      { project: "p", configuration: [{ sink: [{ role_arn: "acs:ram::1:role/own" }] }] },
    ],
    [
      "alicloud_event_bridge_rule",
      { targets: [{ param_list: [{ resource_key: "RoleName", form: "CONSTANT", value: "own" }] }] },
    ],
  ])("by %s %j", (type, block) => {
    const resource = { [type]: { a: block }, alicloud_ram_role: { own: { role_name: "own" } } };
    const passed = ofTerraform({ resource }, { accountId: ACCOUNT }).filter(({ Action }) =>
      Action.includes("ram:PassRole"),
    );
    expect(passed.flatMap(({ Resource }) => Resource)).toEqual([`${role}own`]);
  });

  test("by an ARN, with the name as it is written and in small letters, as ARNs have it", () => {
    const resource = {
      alicloud_fcv3_function: { a: { function_name: "f", role: "${alicloud_ram_role.own.arn}" } },
      alicloud_ram_role: { own: { role_name: "Own-Role" } },
    };
    const passed = ofTerraform({ resource }, { accountId: ACCOUNT }).filter(({ Action }) =>
      Action.includes("ram:PassRole"),
    );
    expect(passed.flatMap(({ Resource }) => Resource).sort()).toEqual([`${role}Own-Role`, `${role}own-role`]);
  });

  test("but not by words of the user's own", () => {
    const stack = newStack();
    new events.MnsQueue(stack, "Queue", { tags: { role: "primary", Role: "*" } });
    const resource = {
      alicloud_fcv3_function: { a: { function_name: "f", environment_variables: { ROLE: "worker" } } },
    };
    expect(actions(stack)).not.toContain("ram:PassRole");
    expect(ofTerraform({ resource }, { accountId: ACCOUNT }).flatMap(({ Action }) => Action)).not.toContain(
      "ram:PassRole",
    );
  });

  test("but not by what is about roles", () => {
    const stack = newStack();
    new ServiceRole(stack, "Role", { principal: ServicePrincipal.LOG_SERVICE });
    expect(actions(stack)).not.toContain("ram:PassRole");
  });
});

describe("service-linked roles", () => {
  test.each([
    ["AliyunServiceRoleForEventBridgeSendToMNS", "StringEquals", "sendevent-mns.eventbridge.aliyuncs.com"],
    ["AliyunServiceRoleForEventBridgeConnectVPC", "StringEquals", "connect-vpc.eventbridge.aliyuncs.com"],
    ["AliyunServiceRoleForEventBridgeSourceCMS", "StringEquals", "source-cms.eventbridge.aliyuncs.com"],
    ["AliyunServiceRoleForEventBridgeOther", "StringLike", "*.eventbridge.aliyuncs.com"],
  ])("%s of its service alone", (name, operator, service) => {
    const stack = newStack();
    EventBridgeServiceLinkedRole.of(stack, name);
    expect(statements(stack)).toContainEqual({
      Action: ["ram:CreateServiceLinkedRole", "ram:DeleteServiceLinkedRole"],
      Condition: { [operator]: { "ram:ServiceName": [service] } },
      Effect: "Allow",
      Resource: [`acs:ram:*:${ACCOUNT}:role/*`],
    });
  });
});

describe("what the library does not know", () => {
  const foreign = {
    resource: { alicloud_db_instance: { a: {} }, terraform_data: { a: {} } },
    data: { alicloud_slb_zones: { a: {} } },
    module: { network: { source: "./network" } },
  };
  const types = ["alicloud_db_instance", "alicloud_slb_zones", "module.network"];

  test("is refused, unless it is covered elsewhere", () => {
    expect(() => ofTerraform(foreign)).toThrow(
      /deployment policy .* got \["alicloud_db_instance","alicloud_slb_zones","module.network"\]\. .* coveredElsewhere/,
    );
    expect(() => ofTerraform(foreign, { coveredElsewhere: types.slice(1) })).toThrow(/got \["alicloud_db_instance"\]/);
    expect(ofTerraform(foreign, { coveredElsewhere: types })).toEqual([]);
  });
});

describe("documents", () => {
  const withQueues = (count: number) => {
    const stack = newStack();
    for (let i = 0; i < count; i++) new events.MnsQueue(stack, `Queue${i}`);
    return stack;
  };

  test("one is enough for a small stack, and is the whole policy", () => {
    const policy = DeploymentPolicy.of(withQueues(2));
    expect(policy.documents).toEqual([policy.toJson()]);
  });

  test("none is longer than RAM takes, and together they allow the same", () => {
    const policy = DeploymentPolicy.of(withQueues(300));
    expect(policy.toJson().length).toBeGreaterThan(6144);
    const documents = policy.documents;
    expect(Math.max(...documents.map(({ length }) => length))).toBeLessThanOrEqual(6144);
    const pairs = (all: string[]) =>
      all
        .flatMap((document) => (JSON.parse(document) as { Statement: Statement[] }).Statement)
        .flatMap(({ Action, Resource }) => Action.flatMap((action) => Resource.map((each) => `${action} ${each}`)))
        .sort();
    expect(pairs(documents)).toEqual(pairs([policy.toJson()]));
  });

  test("the policy is the same in whatever order things are made, and asking changes nothing", () => {
    const make = (names: string[]) => {
      const stack = newStack();
      names.forEach((name) => new events.MnsQueue(stack, name, { tags: { a: name } }));
      new events.EventBus(stack, "Bus");
      return stack;
    };
    const stack = make(["A", "B"]);
    const before = Testing.synth(stack);
    const policy = DeploymentPolicy.of(stack).toJson();
    expect(DeploymentPolicy.of(make(["B", "A"])).toJson()).toBe(policy);
    expect(Testing.synth(stack)).toBe(before);
  });
});
