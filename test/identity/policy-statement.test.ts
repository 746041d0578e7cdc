import { Token } from "cdktf";
import * as fc from "fast-check";
import { identity } from "../../lib";

const { Effect, PolicyStatement } = identity;

function statement(props: Partial<identity.PolicyStatementProps> = {}) {
  return new PolicyStatement({ actions: ["ecs:DescribeDisks"], resources: ["*"], ...props });
}

test("a statement allows its actions on its resources", () => {
  expect(statement().toJson()).toBe('{"Action":["ecs:DescribeDisks"],"Effect":"Allow","Resource":["*"]}');
});

test("a statement can deny", () => {
  expect(JSON.parse(statement({ effect: Effect.DENY }).toJson())).toMatchObject({ Effect: "Deny" });
});

test("actions and resources stand in order and once", () => {
  const made = statement({
    actions: ["ecs:DescribeInstances", "ecs:DescribeDisks", "ecs:DescribeInstances"],
    resources: ["acs:ecs:*:*:instance/*", "acs:ecs:*:*:disk/*"],
  });
  expect(made.actions).toEqual(["ecs:DescribeDisks", "ecs:DescribeInstances"]);
  expect(made.resources).toEqual(["acs:ecs:*:*:disk/*", "acs:ecs:*:*:instance/*"]);
});

test("the order in which things are stated does not change the text", () => {
  const actions = ["ecs:A", "ecs:B", "ess:C", "log:D"];
  fc.assert(
    fc.property(fc.shuffledSubarray(actions, { minLength: actions.length }), (shuffled) => {
      expect(statement({ actions: shuffled }).toJson()).toBe(statement({ actions }).toJson());
    }),
  );
});

test("resources that only the deployment knows keep their order: it must not hang on token numbers", () => {
  const tokens = [2, 1].map((n) => `acs:ecs:*:*:disk/${Token.asString({ resolve: () => n })}`);
  expect(statement({ resources: tokens }).resources).toEqual(tokens);
});

test("conditions become a block, in order", () => {
  const made = statement({
    conditions: [
      { operator: "StringEquals", key: "ecs:tag/env", values: ["test", "prod"] },
      { operator: "IpAddress", key: "acs:SourceIp", values: ["10.0.0.0/8"] },
      { operator: "StringEquals", key: "acs:Service", values: ["oos.aliyuncs.com"] },
    ],
  });
  expect(made.toJson()).toContain(
    '"Condition":{"IpAddress":{"acs:SourceIp":["10.0.0.0/8"]},' +
      '"StringEquals":{"acs:Service":["oos.aliyuncs.com"],"ecs:tag/env":["prod","test"]}}',
  );
});

test("two conditions with the same operator and key are refused: one would be lost", () => {
  const condition = { operator: "StringEquals", key: "acs:Service", values: ["a"] };
  expect(() => statement({ conditions: [condition, { ...condition, values: ["b"] }] })).toThrow(
    /conditions: got "StringEquals acs:Service"/,
  );
});

test("a condition without a value is refused", () => {
  expect(() => statement({ conditions: [{ operator: "StringEquals", key: "k", values: [] }] })).toThrow(
    /values of condition StringEquals k: got \[\]/,
  );
});

test.each([["actions"], ["resources"]])("no %s are refused", (what) => {
  expect(() => statement({ [what]: [] })).toThrow(new RegExp(`^${what}: got \\[\\]`));
});

test.each(["*", "ecs:*", "ecs:Describe*"])("the wildcard %s is refused", (action) => {
  expect(() => statement({ actions: [action] })).toThrow(/actions\[0\]: got .*A wildcard allows actions/);
});

test("a wildcard can be allowed explicitly", () => {
  expect(statement({ actions: ["ecs:*"], allowWildcardActions: true }).actions).toEqual(["ecs:*"]);
});

test("a statement that denies may have wildcards: they only make it stricter", () => {
  expect(statement({ actions: ["*"], effect: Effect.DENY }).actions).toEqual(["*"]);
});

test.each(["DescribeDisks", "ecs.DescribeDisks", "ecs:", "ecs: DescribeDisks", ""])("%p is no action", (action) => {
  expect(() => statement({ actions: [action] })).toThrow(/An action is written <service>:<Api>/);
});

test("an action of another name for EventBridge is put right", () => {
  expect(() => statement({ actions: ["eb:InvokeApiDestination"] })).toThrow(
    /EventBridge has the prefix eventbridge in RAM.*nothing needs to be granted/,
  );
});

test.each(["acs:ecs:*:*:disk/*", "acs:ecs:cn-hangzhou:123:disk/d-1", "acs:oss:*:*:bucket/*", "acs:ram::123:role/a"])(
  "the resource %s is accepted",
  (resource) => {
    expect(statement({ resources: [resource] }).resources).toEqual([resource]);
  },
);

test.each(["arn:aws:s3:::bucket", "disk/d-1", "acs:ecs:disk", ""])("%p is no resource", (resource) => {
  expect(() => statement({ resources: [resource] })).toThrow(/resources\[0\]: got .*A resource is written acs:/);
});

test("what only the deployment knows is not judged", () => {
  const token = Token.asString({ resolve: () => "${var.x}" });
  expect(() => statement({ actions: [token], resources: [token] })).not.toThrow();
});
