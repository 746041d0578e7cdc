import { requestsOf } from "../../../emulator/cloud/authorization";
import { Cloud } from "../../../emulator/cloud/cloud";
import { RamDocument } from "../../../emulator/cloud/ram-document";

type Statement = { readonly [element: string]: unknown };

const documentOf = (...statements: Statement[]) =>
  JSON.stringify({ Statement: statements.map((each) => ({ Effect: "Allow", Resource: "*", ...each })), Version: "1" });
const verdict = (statements: Statement[], action: string, resource = "*", context = {}) =>
  new RamDocument(documentOf(...statements)).verdict({ action, resource, context });

describe("a policy document", () => {
  const disk = "acs:ecs:cn-hangzhou:42:disk/d-1";

  test.each<[string, Statement, string, string | undefined]>([
    ["an action", { Action: "ecs:DeleteDisk" }, "ecs:DeleteDisk", "Allow"],
    ["one of a list", { Action: ["ecs:A", "ecs:DeleteDisk"] }, "ecs:DeleteDisk", "Allow"],
    ["an action in another case", { Action: "ECS:deletedisk" }, "ecs:DeleteDisk", "Allow"],
    ["a star", { Action: "ecs:Delete*" }, "ecs:DeleteDisk", "Allow"],
    ["a question mark", { Action: "ecs:DeleteDis?" }, "ecs:DeleteDisk", "Allow"],
    ["a longer action", { Action: "ecs:Delete" }, "ecs:DeleteDisk", undefined],
    ["a dot that is no wildcard", { Action: "ecs.DeleteDisk" }, "ecs:DeleteDisk", undefined],
    ["another service", { Action: "ess:*" }, "ecs:DeleteDisk", undefined],
    ["all but another one", { NotAction: "ess:*" }, "ecs:DeleteDisk", "Allow"],
    ["all but this one", { NotAction: ["ess:*", "ecs:Delete*"] }, "ecs:DeleteDisk", undefined],
  ])("allows %s", (_, statement, action, expected) => {
    expect(verdict([statement], action)).toBe(expected);
  });

  test.each([
    ["*", "Allow"],
    [disk, "Allow"],
    ["acs:ecs:*:42:disk/*", "Allow"],
    ["acs:ecs:*:*:disk/d-?", "Allow"],
    ["acs:ecs:*:43:disk/*", undefined],
    ["acs:ecs:*:42:DISK/*", undefined],
    ["acs:ecs:*:42:disk/", undefined],
  ])("with the resource %s", (Resource, expected) => {
    expect(verdict([{ Action: "*", Resource }], "ecs:DeleteDisk", disk)).toBe(expected);
  });

  test("denies what one statement denies, in whatever order", () => {
    const statements = [{ Action: "ecs:*" }, { Action: "ecs:DeleteDisk", Effect: "Deny" }];
    expect(verdict(statements, "ecs:DeleteDisk")).toBe("Deny");
    expect(verdict([...statements].reverse(), "ecs:DeleteDisk")).toBe("Deny");
    expect(verdict(statements, "ecs:DescribeDisks")).toBe("Allow");
  });

  test.each<[object, object, string | undefined]>([
    [{ StringEquals: { "ram:ServiceName": ["a", "b"] } }, { "ram:ServiceName": "b" }, "Allow"],
    [{ StringEquals: { "ram:ServiceName": "a" } }, { "ram:ServiceName": "A" }, undefined],
    [{ StringEqualsIgnoreCase: { "ram:ServiceName": "a" } }, { "ram:ServiceName": "A" }, "Allow"],
    [{ StringEquals: { "ram:ServiceName": "a" } }, {}, undefined],
    [{ StringNotEquals: { "ram:ServiceName": "a" } }, { "ram:ServiceName": "b" }, "Allow"],
    [{ StringNotEquals: { "ram:ServiceName": ["a", "b"] } }, { "ram:ServiceName": "b" }, undefined],
    [{ StringLike: { "ram:ServiceName": "*.aliyuncs.com" } }, { "ram:ServiceName": "x.aliyuncs.com" }, "Allow"],
    [{ StringNotLike: { "ram:ServiceName": "*.com" } }, { "ram:ServiceName": "x.com" }, undefined],
    [{ Bool: { "acs:SecureTransport": "true" } }, { "acs:SecureTransport": "true" }, "Allow"],
    [{ Bool: { "acs:SecureTransport": [true] } }, { "acs:SecureTransport": "false" }, undefined],
    [{ IpAddress: { "acs:SourceIp": "10.0.0.0/8" } }, { "acs:SourceIp": "10.1.2.3" }, "Allow"],
    [{ IpAddress: { "acs:SourceIp": ["192.168.0.1", "11.0.0.0/8"] } }, { "acs:SourceIp": "10.1.2.3" }, undefined],
    [{ NotIpAddress: { "acs:SourceIp": "10.0.0.0/8" } }, { "acs:SourceIp": "10.1.2.3" }, undefined],
    [{ StringEquals: { a: "1" }, Bool: { b: "true" } }, { a: "1", b: "false" }, undefined],
    [{ StringEquals: { a: "1", b: "2" } }, { a: "1", b: "2" }, "Allow"],
  ])("under the condition %j, asked with %j", (Condition, context, expected) => {
    expect(verdict([{ Action: "*", Condition }], "ecs:DeleteDisk", "*", context)).toBe(expected);
  });

  test.each([
    ["no JSON", "{", /is not JSON/],
    ["another version", '{"Statement":[],"Version":"2012-10-17"}', /Version is "2012-10-17"/],
    ["no effect", documentOf({ Action: "*", Effect: undefined }), /Effect is undefined/],
    ["neither Action nor NotAction", documentOf({}), /Action or NotAction/],
    ["both", documentOf({ Action: "*", NotAction: "*" }), /Action or NotAction/],
    ["no resource", documentOf({ Action: "*", Resource: undefined }), /no Resource/],
    ["an element of another cloud", documentOf({ Action: "*", Principal: "*" }), /Principal is unknown/],
    ["an unknown operator", documentOf({ Action: "*", Condition: { ArnLike: { a: "b" } } }), /ArnLike is unknown/],
  ])("is refused with %s", (_, document, message) => {
    expect(() => new RamDocument(document)).toThrow(message);
  });
});

describe("what a call asks for", () => {
  const place = { region: "cn-hangzhou", accountId: "42" };
  const resources = (...call: [string, object]) =>
    requestsOf(call[0], call[1] as { [name: string]: unknown }, place).map(
      ({ action, resource }) => `${action} ${resource}`,
    );

  test.each<[string, object, string[]]>([
    ["mns-open:DeleteQueue", { QueueName: "q" }, ["mns:DeleteQueue acs:mns:cn-hangzhou:42:/queues/q"]],
    [
      "eventbridge:PutTargets",
      { EventBusName: "default", RuleName: "r" },
      ["eventbridge:PutTargets acs:eventbridge:cn-hangzhou:42:eventbus/default/rule/r"],
    ],
    [
      "ecs:ApplyAutoSnapshotPolicy",
      { AutoSnapshotPolicyId: "sp-1", DiskIds: ["d-1", "d-2"] },
      [
        "ecs:ApplyAutoSnapshotPolicy acs:ecs:cn-hangzhou:42:disk/d-1",
        "ecs:ApplyAutoSnapshotPolicy acs:ecs:cn-hangzhou:42:disk/d-2",
        "ecs:ApplyAutoSnapshotPolicy acs:ecs:cn-hangzhou:42:snapshotpolicy/sp-1",
      ],
    ],
    ["ess:DescribeScalingGroups", {}, ["ess:DescribeScalingGroups acs:ess:cn-hangzhou:42:scalinggroup/*"]],
    [
      "ram:AttachPolicyToRole",
      { RoleName: "r", PolicyType: "System", PolicyName: "p" },
      ["ram:AttachPolicyToRole acs:ram:*:42:role/r", "ram:AttachPolicyToRole acs:ram:*:system:policy/p"],
    ],
    [
      "ess:CreateScalingConfiguration",
      { ScalingGroupId: "asg-1", RamRoleName: "machine" },
      [
        "ess:CreateScalingConfiguration acs:ess:cn-hangzhou:42:scalinggroup/asg-1",
        "ram:PassRole acs:ram:*:42:role/machine",
      ],
    ],
    [
      "eventbridge:CreateRule",
      { EventTargets: [{ ParamList: [{ ResourceKey: "RoleName", Form: "CONSTANT", Value: "writer" }] }] },
      [
        "eventbridge:CreateRule acs:eventbridge:cn-hangzhou:42:eventbus/*/rule/*",
        "ram:PassRole acs:ram:*:42:role/writer",
      ],
    ],
    ["cms:PutContact", { ContactName: "c" }, ["cms:PutContact *"]],
    ["sts:GetCallerIdentity", {}, []],
  ])("%s with %j", (operation, parameters, expected) => {
    expect(resources(operation, parameters)).toEqual(expected);
  });

  test("a service-linked role is asked for with its service", () => {
    const [request] = requestsOf(
      "eventbridge:CreateServiceLinkedRoleForProduct",
      { ProductName: "AliyunServiceRoleForEventBridgeSendToMNS" },
      place,
    );
    expect(request.context).toEqual({ "ram:ServiceName": "sendevent-mns.eventbridge.aliyuncs.com" });
  });
});

describe("a principal", () => {
  const sender = { name: "The sender", policies: [documentOf({ Action: "mns:CreateQueue" })] };

  test("makes the calls that its policies allow, and is written down with them", () => {
    const cloud = new Cloud();
    cloud.calls.as(sender, () => cloud.queues.create("q", {}));
    expect(cloud.queues.all).toHaveLength(1);
    expect(cloud.calls.all).toMatchObject([{ operation: "mns-open:CreateQueue", principal: sender }]);
  });

  test("is refused the others, which change nothing and are written down", () => {
    const cloud = new Cloud();
    cloud.queues.create("q", {});
    const { accountId, calls, queues } = cloud;
    expect(() => calls.as(sender, () => queues.delete("q"))).toThrow(
      expect.objectContaining({
        code: "Forbidden.RAM",
        status: 403,
        message: `Forbidden.RAM: The sender is not authorized for mns:DeleteQueue on acs:mns:cn-hangzhou:${accountId}:/queues/q: no statement allows it.`,
      }),
    );
    expect(queues.all).toHaveLength(1);
    expect(calls.all.at(-1)).toMatchObject({ operation: "mns-open:DeleteQueue", principal: sender });
  });

  test("is refused what one of several policies denies", () => {
    const cloud = new Cloud();
    const policies = [...sender.policies, documentOf({ Action: "mns:*", Effect: "Deny" })];
    expect(() => cloud.calls.as({ policies }, () => cloud.queues.create("q", {}))).toThrow(
      /An identity is not authorized for mns:CreateQueue .* a statement denies it/,
    );
  });

  test("is the one of the inner action, and nobody afterwards, even after a failure", () => {
    const cloud = new Cloud();
    const none = { name: "Nobody", policies: [] };
    cloud.calls.as(none, () => cloud.calls.as(sender, () => cloud.queues.create("q", {})));
    expect(() => cloud.calls.as(none, () => cloud.queues.delete("q"))).toThrow(/Nobody is not authorized/);
    cloud.queues.delete("q");
    expect(cloud.calls.all.at(-1)).not.toHaveProperty("principal");
  });

  test("may ask who it is", () => {
    const { calls } = new Cloud();
    expect(() => calls.as({ policies: [] }, () => calls.receive("sts:GetCallerIdentity", {}))).not.toThrow();
  });

  test("comes from where conditions want it to", () => {
    const policies = [documentOf({ Action: "mns:*", Condition: { IpAddress: { "acs:SourceIp": "10.0.0.0/8" } } })];
    const create = (address: string) => () => {
      const cloud = new Cloud();
      cloud.calls.as({ policies, context: { "acs:SourceIp": address } }, () => cloud.queues.create("q", {}));
    };
    expect(create("10.0.0.1")).not.toThrow();
    expect(create("11.0.0.1")).toThrow(/not authorized/);
  });
});

describe("a role", () => {
  const withRole = (...policies: [type: string, name: string][]) => {
    const cloud = new Cloud();
    cloud.ramRoles.create("writer", {
      AssumeRolePolicyDocument: JSON.stringify({
        Statement: [{ Action: "sts:AssumeRole", Effect: "Allow", Principal: { Service: ["fc.aliyuncs.com"] } }],
        Version: "1",
      }),
    });
    cloud.ramPolicies.create("queues", { PolicyDocument: documentOf({ Action: "mns:CreateQueue" }) });
    policies.forEach(([type, name]) => cloud.ramRoles.attach("writer", type, name));
    return cloud;
  };
  const createQueue = (cloud: Cloud) => () =>
    cloud.calls.as(cloud.ramRoles.assume("writer", "fc.aliyuncs.com"), () => cloud.queues.create("q", {}));

  test("may do what the policies allow that are attached to it", () => {
    expect(createQueue(withRole(["Custom", "queues"]))).not.toThrow();
    expect(createQueue(withRole())).toThrow(/The role "writer" is not authorized for mns:CreateQueue/);
  });

  test("loses what is detached", () => {
    const cloud = withRole(["Custom", "queues"]);
    cloud.ramRoles.detach("writer", "Custom", "queues");
    expect(createQueue(cloud)).toThrow(/not authorized/);
  });

  test("may have policies of the system, as far as they are known", () => {
    expect(createQueue(withRole(["System", "AliyunMNSFullAccess"]))).not.toThrow();
    expect(createQueue(withRole(["System", "AliyunLogFullAccess"]))).toThrow(/not authorized/);
    expect(createQueue(withRole(["System", "AliyunECSReadOnlyAccess"]))).toThrow(
      /does not know what the system policy AliyunECSReadOnlyAccess allows\. Attach a custom policy/,
    );
  });

  test("is taken on only by a service that it trusts", () => {
    const { ramRoles } = withRole();
    expect(() => ramRoles.assume("writer", "log.aliyuncs.com")).toThrow(/"writer" does not trust log\.aliyuncs\.com/);
    expect(() => ramRoles.assume("reader", "log.aliyuncs.com")).toThrow(/"reader" does not exist/);
  });
});

test("a snapshot needs its disk and any snapshot, and tags on it once it has some", () => {
  const place = { region: "cn-hangzhou", accountId: "42" };
  const asked = (parameters: object) =>
    requestsOf("ecs:CreateSnapshot", { DiskId: "d-1", ...parameters }, place).map(
      ({ action, resource }) => `${action} ${resource}`,
    );
  const plain = [
    "ecs:CreateSnapshot acs:ecs:cn-hangzhou:42:disk/d-1",
    "ecs:CreateSnapshot acs:ecs:cn-hangzhou:42:snapshot/*",
  ];
  expect(asked({})).toEqual(plain);
  expect(asked({ Tag: {} })).toEqual(plain);
  expect(asked({ Tag: { a: "b" } })).toEqual([...plain, "ecs:TagResources acs:ecs:cn-hangzhou:42:snapshot/*"]);
});
