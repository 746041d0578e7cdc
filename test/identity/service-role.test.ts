import { TerraformOutput } from "cdktf";
import { alicloud, identity } from "../../lib";
import { newStack, Synthesis } from "../synthesis";

const { PolicyStatement, ServicePrincipal, ServiceRole } = identity;
const describeDisks = () => new PolicyStatement({ actions: ["ecs:DescribeDisks"], resources: ["*"] });

function role(props: Partial<identity.ServiceRoleProps> = {}) {
  const stack = newStack();
  const made = new ServiceRole(stack, "Role", { principal: ServicePrincipal.FUNCTION_COMPUTE, ...props });
  const synthesis = () => Synthesis.of(stack);
  return { stack, made, synthesis, block: () => synthesis().resource("alicloud_ram_role") };
}

test.each([
  [ServicePrincipal.AUTO_SCALING, "ess.aliyuncs.com"],
  [ServicePrincipal.CLOUD_OPS_ORCHESTRATION, "oos.aliyuncs.com"],
  [ServicePrincipal.EVENT_BRIDGE, "eventbridge.aliyuncs.com"],
  [ServicePrincipal.FUNCTION_COMPUTE, "fc.aliyuncs.com"],
  [ServicePrincipal.LOG_SERVICE, "log.aliyuncs.com"],
  [ServicePrincipal.of("sendevent-mns.eventbridge.aliyuncs.com"), "sendevent-mns.eventbridge.aliyuncs.com"],
])("a role trusts one service", (principal, service) => {
  expect(role({ principal }).block().assume_role_policy_document).toBe(
    `{"Statement":[{"Action":"sts:AssumeRole","Effect":"Allow","Principal":{"Service":["${service}"]}}],"Version":"1"}`,
  );
});

test.each(["fc", "fc.amazonaws.com", "FC.aliyuncs.com", ".aliyuncs.com", ""])("%p is no service", (serviceName) => {
  expect(() => ServicePrincipal.of(serviceName)).toThrow(/serviceName: got .*<service>\.aliyuncs\.com/);
});

test("the name is derived from the construct path", () => {
  expect(role().block().role_name).toMatch(/^test-Role-[0-9a-f]{8}$/);
});

test.each(["A", "My-Role-7", "a".repeat(64)])("the name %s is accepted", (roleName) => {
  expect(role({ roleName }).block().role_name).toBe(roleName);
});

test.each(["", "my_role", "my role", "角色", "a".repeat(65)])("the name %p is refused", (roleName) => {
  expect(() => role({ roleName })).toThrow(/roleName: got .*1 to 64 letters, digits and hyphens/);
});

test("description, session length and tags are passed on", () => {
  expect(role({ description: "d", maxSessionDurationSeconds: 3600, tags: { a: "b" } }).block()).toMatchObject({
    description: "d",
    max_session_duration: 3600,
    tags: { a: "b" },
  });
});

test.each([3599, 43_201])("a session of %i seconds is refused", (maxSessionDurationSeconds) => {
  expect(() => role({ maxSessionDurationSeconds })).toThrow(/from 3600 to 43200 seconds/);
});

test("name and ARN are those of the resource", () => {
  const { stack, made, synthesis } = role();
  new TerraformOutput(stack, "name", { value: made.roleName });
  new TerraformOutput(stack, "arn", { value: made.roleArn });
  const { resource, output } = synthesis().json;
  const [name] = Object.keys(resource.alicloud_ram_role);
  expect(output.name.value).toBe(`\${alicloud_ram_role.${name}.role_name}`);
  expect(output.arn.value).toBe(`\${alicloud_ram_role.${name}.arn}`);
});

test("a role without statements has no policy", () => {
  const { made, synthesis } = role();
  expect(Object.keys(synthesis().json.resource)).toEqual(["alicloud_ram_role"]);
  expect(made.policy).toBeUndefined();
  expect(made.policyAttachment).toBeUndefined();
});

test("a statement becomes a policy, which is attached to the role", () => {
  const { made, synthesis } = role();
  made.addToPolicy(describeDisks());
  const result = synthesis();
  const [policyName] = Object.keys(result.json.resource.alicloud_ram_policy);
  const [roleName] = Object.keys(result.json.resource.alicloud_ram_role);
  expect(result.resource("alicloud_ram_policy")).toEqual({
    policy_name: expect.stringMatching(/^test-Role-[0-9a-f]{8}$/),
    policy_document: '{"Statement":[{"Action":["ecs:DescribeDisks"],"Effect":"Allow","Resource":["*"]}],"Version":"1"}',
    rotate_strategy: "DeleteOldestNonDefaultVersionWhenLimitExceeded",
  });
  expect(result.resource("alicloud_ram_role_policy_attachment")).toEqual({
    policy_name: `\${alicloud_ram_policy.${policyName}.policy_name}`,
    policy_type: "Custom",
    role_name: `\${alicloud_ram_role.${roleName}.role_name}`,
  });
  expect(made.policy).toBeDefined();
  expect(made.policyAttachment).toBeDefined();
});

test("later statements join the same policy", () => {
  const { made, synthesis } = role({ statements: [describeDisks()] });
  made.addToPolicy(new PolicyStatement({ actions: ["ess:CompleteLifecycleAction"], resources: ["*"] }));
  const { Statement } = JSON.parse(synthesis().resource("alicloud_ram_policy").policy_document);
  expect(Statement.map(({ Action }: { Action: string[] }) => Action)).toEqual([
    ["ecs:DescribeDisks"],
    ["ess:CompleteLifecycleAction"],
  ]);
});

test("the same statement counts once", () => {
  const { made, synthesis } = role({ statements: [describeDisks()] });
  made.addToPolicy(describeDisks());
  expect(JSON.parse(synthesis().resource("alicloud_ram_policy").policy_document).Statement).toHaveLength(1);
});

test("policies of two roles have different names", () => {
  const { stack, synthesis } = role({ statements: [describeDisks()] });
  new ServiceRole(stack, "Other", { principal: ServicePrincipal.LOG_SERVICE, statements: [describeDisks()] });
  const names = synthesis()
    .resources("alicloud_ram_policy")
    .map(({ policy_name }) => policy_name);
  expect(new Set(names).size).toBe(2);
});

test("the provider reaches role, policy and attachment", () => {
  const stack = newStack();
  const provider = new alicloud.provider.AlicloudProvider(stack, "b", { region: "cn-beijing", alias: "b" });
  new ServiceRole(stack, "Role", {
    principal: ServicePrincipal.FUNCTION_COMPUTE,
    statements: [describeDisks()],
    provider,
  });
  const synthesis = Synthesis.of(stack);
  for (const type of ["alicloud_ram_role", "alicloud_ram_policy", "alicloud_ram_role_policy_attachment"]) {
    expect(synthesis.resource(type).provider).toBe("alicloud.b");
  }
});

test("a role that exists is known by its name and is no resource of the stack", () => {
  const stack = newStack();
  expect(ServiceRole.fromRoleName(stack, "Role", "OOSServiceRole").roleName).toBe("OOSServiceRole");
  expect(Synthesis.of(stack).json.resource).toBeUndefined();
});

test("a role that exists has a name that RAM takes", () => {
  expect(() => ServiceRole.fromRoleName(newStack(), "Role", "acs:ram::1:role/a")).toThrow(/roleName: got/);
});

test("statements for the same actions become one, with the resources of all", () => {
  const stack = newStack();
  const made = new ServiceRole(stack, "R", { principal: identity.ServicePrincipal.FUNCTION_COMPUTE });
  for (const n of [2, 1, 2]) {
    made.addToPolicy(new PolicyStatement({ actions: ["ecs:DeleteDisk"], resources: [`acs:ecs:*:*:disk/d-${n}`] }));
  }
  made.addToPolicy(
    new PolicyStatement({
      actions: ["ecs:DeleteDisk"],
      resources: ["*"],
      conditions: [{ operator: "Bool", key: "acs:SecureTransport", values: ["true"] }],
    }),
  );
  const { policy_document } = Synthesis.of(stack).resource("alicloud_ram_policy");
  expect(JSON.parse(policy_document as string).Statement).toEqual([
    { Action: ["ecs:DeleteDisk"], Effect: "Allow", Resource: ["acs:ecs:*:*:disk/d-1", "acs:ecs:*:*:disk/d-2"] },
    expect.objectContaining({ Condition: expect.anything(), Resource: ["*"] }),
  ]);
});

test("statements and resources are the same whatever the order in which they are added", () => {
  const document = (order: number[]) => {
    const stack = newStack();
    const made = new ServiceRole(stack, "R", { principal: identity.ServicePrincipal.FUNCTION_COMPUTE });
    const statements = ["ecs:DeleteDisk", "ecs:DeleteSnapshot", "ecs:DeleteDisk"].map(
      (action, n) => new PolicyStatement({ actions: [action], resources: [`acs:ecs:*:*:disk/d-${n}`] }),
    );
    order.forEach((n) => made.addToPolicy(statements[n]));
    return Synthesis.of(stack).resource("alicloud_ram_policy").policy_document;
  };
  expect(document([2, 1, 0])).toBe(document([0, 1, 2]));
});

test("a policy that is longer than RAM takes is refused", () => {
  const stack = newStack();
  const resources = [...Array(300).keys()].map((n) => `acs:ecs:*:*:disk/d-${n}`);
  const statements = [new PolicyStatement({ actions: ["ecs:DeleteDisk"], resources })];
  new ServiceRole(stack, "R", { principal: identity.ServicePrincipal.FUNCTION_COMPUTE, statements });
  expect(() => Synthesis.of(stack)).toThrow(/The policy of the role test\/R: got \d+\. RAM takes 6144 characters/);
});
