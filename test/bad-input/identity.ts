import { Token } from "cdktf";
import { BadInput, inStack, js } from "./bad-input";
import { identity } from "../../lib";

const { DeploymentPolicy, EventBridgeServiceLinkedRole, PolicyStatement, ServicePrincipal, ServiceRole } = identity;

const role = (props: object) =>
  inStack((stack) => new ServiceRole(stack, "Role", js({ principal: ServicePrincipal.EVENT_BRIDGE, ...props })));
const statement = (props: object) => () =>
  new PolicyStatement(js({ actions: ["ecs:DescribeDisks"], resources: ["*"], ...props }));

export const IDENTITY: BadInput[] = [
  {
    title: "a role of nothing",
    make: inStack((stack) => new ServiceRole(stack, "Role", js())),
    message:
      /^The props of test\/Role: got undefined\. It takes an object of named values\. Write the values in braces, each after its/,
  },
  {
    title: "a role without a principal",
    make: role({ principal: undefined }),
    message: /^principal: got undefined\. It takes a ServicePrincipal\. Use ServicePrincipal\.EVENT_BRIDGE or/,
  },
  {
    title: "a principal as text",
    make: role({ principal: "fc.aliyuncs.com" }),
    message:
      /^principal: got "fc\.aliyuncs\.com"\. It takes a ServicePrincipal\. Use ServicePrincipal\.EVENT_BRIDGE or/,
  },
  {
    title: "a role name with an underscore",
    make: role({ roleName: "my_role" }),
    message:
      /^roleName: got "my_role"\. The name of a role has 1 to 64 letters, digits and hyphens\. Choose another name, or leave it out: then/,
  },
  {
    title: "a role name too long",
    make: role({ roleName: "r".repeat(65) }),
    message:
      /^roleName: got "r{65}"\. The name of a role has 1 to 64 letters, digits and hyphens\. Choose another name, or leave it out: then/,
  },
  {
    title: "the path of a role as its name",
    make: inStack((stack) => ServiceRole.fromRoleName(stack, "Role", "role/orders")),
    message:
      /^roleName: got "role\/orders"\. The name of a role has 1 to 64 letters, digits and hyphens\. Copy the name as the console shows it/,
  },
  {
    title: "a missing name of a role",
    make: inStack((stack) => ServiceRole.fromRoleName(stack, "Role", js())),
    message:
      /^roleName: got undefined\. The name of a role has 1 to 64 letters, digits and hyphens\. Copy the name as the console shows it/,
  },
  {
    title: "a session too short",
    make: role({ maxSessionDurationSeconds: 3599 }),
    message:
      /^maxSessionDurationSeconds: got 3599\. It must be a whole number from 3600 to 43200 seconds\. Use a number within these bounds/,
  },
  {
    title: "a session too long",
    make: role({ maxSessionDurationSeconds: 43_201 }),
    message:
      /^maxSessionDurationSeconds: got 43201\. It must be a whole number from 3600 to 43200 seconds\. Use a number within these bounds/,
  },
  {
    title: "an empty description of a role",
    make: role({ description: "" }),
    message: /^description: got ""\. It is not empty\. Say it in as many, or leave the prop out/,
  },
  {
    title: "a description of a role too long",
    make: role({ description: "d".repeat(1025) }),
    message:
      /^description: got "d{199}…\. It is a text of 1 to 1024 characters\. Say it in as many, or leave the prop out/,
  },
  {
    title: "a statement that is no list",
    make: role({ statements: statement({})() }),
    message:
      /^statements: got a value of class PolicyStatement\. It takes a list\. Put what it holds in square brackets, even/,
  },
  {
    title: "a statement as a plain object",
    make: role({ statements: [{ Effect: "Allow" }] }),
    message:
      /^The statement: got \{"Effect":"Allow"\}\. It takes a PolicyStatement\. Make it with new identity\.PolicyStatement\(\{/,
  },
  {
    title: "tags of a role as text",
    make: role({ tags: "orders" }),
    message: /^tags: got "orders"\. It takes an object of named values\. Write the values in braces, each after its/,
  },
  {
    title: "a statement of nothing",
    make: () => new PolicyStatement(js()),
    message:
      /^The props of PolicyStatement: got undefined\. It takes an object of named values\. Write the values in braces, each after its/,
  },
  {
    title: "a single action",
    make: statement({ actions: "ecs:DescribeDisks" }),
    message: /^actions: got "ecs:DescribeDisks"\. It takes a list\. Put what it holds in square brackets, even/,
  },
  {
    title: "missing actions",
    make: statement({ actions: undefined }),
    message: /^actions: got undefined\. It takes a list\. Put what it holds in square brackets, even/,
  },
  {
    title: "no actions",
    make: statement({ actions: [] }),
    message: /^actions: got \[\]\. A statement names at least one action and one resource, and a.*Name at least one/,
  },
  {
    title: "an action without a service",
    make: statement({ actions: ["DescribeDisks"] }),
    message:
      /^actions\[0\]: got "DescribeDisks"\. An action is written <service>:<Api>\. Write it like ecs:DescribeDisks/,
  },
  {
    title: "an action that is null",
    make: statement({ actions: [null] }),
    message: /^actions\[0\]: got null\. An action is written <service>:<Api>\. Write it like ecs:DescribeDisks/,
  },
  {
    title: "an action of the prefix eb",
    make: statement({ actions: ["eb:PutEvents"] }),
    message:
      /^actions\[0\]: got "eb:PutEvents"\. EventBridge has the prefix eventbridge in RAM, and no action.*Write eventbridge:<Api>; for calls of an/,
  },
  {
    title: "a wildcard of actions",
    make: statement({ actions: ["ecs:*"] }),
    message:
      /^actions\[0\]: got "ecs:\*"\. A wildcard allows actions that nobody looked at, and those that.*List the actions that are needed, or state/,
  },
  {
    title: "no resources",
    make: statement({ resources: [] }),
    message: /^resources: got \[\]\. A statement names at least one action and one resource, and a.*Name at least one/,
  },
  {
    title: "a resource of another cloud",
    make: statement({ resources: ["arn:aws:s3:::b"] }),
    message: /^resources\[0\]: got "arn:aws:s3:::b"\. A resource is written.*Write it like acs:ecs:\*:\*:disk\/\*/,
  },
  {
    title: "a condition as an object",
    make: statement({ conditions: { StringEquals: {} } }),
    message: /^conditions: got \{"StringEquals":\{\}\}\. It takes a list\. Put what it holds in square brackets, even/,
  },
  {
    title: "a condition that is text",
    make: statement({ conditions: ["StringEquals"] }),
    message:
      /^conditions\[0\]: got "StringEquals"\. It takes an object of named values\. Write the values in braces, each after its/,
  },
  {
    title: "a condition with a single value",
    make: statement({ conditions: [{ operator: "StringEquals", key: "acs:SourceIp", values: "10.0.0.1" }] }),
    message:
      /^conditions\[0\]\.values: got "10\.0\.0\.1"\. It takes a list\. Put what it holds in square brackets, even/,
  },
  {
    title: "a condition twice",
    make: statement({
      conditions: [
        { operator: "StringEquals", key: "acs:SourceIp", values: ["10.0.0.1"] },
        { operator: "StringEquals", key: "acs:SourceIp", values: ["10.0.0.2"] },
      ],
    }),
    message:
      /^conditions: got "StringEquals acs:SourceIp"\. An operator and a key stand together once in a statement\. Put all values into one condition \(one of/,
  },
  {
    title: "a principal of another cloud",
    make: () => ServicePrincipal.of("lambda.amazonaws.com"),
    message:
      /^serviceName: got "lambda\.amazonaws\.com"\. The principal of a service is written <service>\.aliyuncs\.com\. Copy it from the trust policy in the/,
  },
  {
    title: "a missing principal",
    make: () => js(ServicePrincipal).of(),
    message:
      /^serviceName: got undefined\. The principal of a service is written <service>\.aliyuncs\.com\. Copy it from the trust policy in the/,
  },
  {
    title: "the name of a stack for its deployment policy",
    make: () => DeploymentPolicy.of(js("orders")),
    message:
      /^scope: got "orders"\. It takes a stack, or a construct of one\. Pass the stack, not the app and not its name/,
  },
  {
    title: "a deployment policy of props that are text",
    make: inStack((stack) => DeploymentPolicy.of(stack, js("1234567890123456"))),
    message:
      /^The props of DeploymentPolicy: got "1234567890123456"\. It takes an object of named values\. Write the values in braces/,
  },
  {
    title: "the alias of an account",
    make: inStack((stack) => DeploymentPolicy.of(stack, { accountId: "orders" })),
    message:
      /^accountId: got "orders"\. The id of an account has digits only\. Copy the id as the console shows it, or leave/,
  },
  {
    title: "the account as a number",
    make: inStack((stack) => DeploymentPolicy.of(stack, { accountId: js(1_234_567) })),
    message:
      /^accountId: got 1234567\. The id of an account has digits only\. Copy the id as the console shows it, or leave/,
  },
  {
    title: "an account that Terraform fills in, for a deployment policy",
    make: inStack((stack) => DeploymentPolicy.of(stack, { accountId: "${var.account}" })),
    message:
      /^accountId: got "\$\{var\.account\}"\. A policy is written before Terraform runs, so that.*Copy the id as the console/,
  },
  {
    title: "a type that is covered elsewhere, not in a list",
    make: inStack((stack) => DeploymentPolicy.of(stack, { coveredElsewhere: js("alicloud_db_instance") })),
    message:
      /^coveredElsewhere: got "alicloud_db_instance"\. It takes a list\. Put what it holds in square brackets, even/,
  },
  {
    title: "a deployment policy for what the library does not know",
    make: inStack((stack) => {
      stack.addOverride("resource.alicloud_db_instance.orders", { engine: "MySQL" });
      DeploymentPolicy.of(stack).toJson();
    }),
    message:
      /^The deployment policy of the stack: got \["alicloud_db_instance"\]\. The library does not know what.*Give the identity their permissions/,
  },
  {
    title: "a service-linked role of another service",
    make: inStack((stack) => EventBridgeServiceLinkedRole.of(stack, "AliyunServiceRoleForECS")),
    message:
      /^roleName: got "AliyunServiceRoleForECS"\. The service-linked roles of EventBridge are named.*Copy the name from the official list, such/,
  },
  {
    title: "wildcards by a word",
    make: statement({ allowWildcardActions: "false" }),
    message: /^allowWildcardActions: got "false"\. It is true or false\. Write true or false without quotes/,
  },
  {
    title: "an effect of another word",
    make: statement({ effect: "allow" }),
    message: /^effect: got "allow"\. It is one of Allow.*\. Use a member of the enum/,
  },
  {
    title: "a policy for plans by a word",
    make: inStack((stack) => DeploymentPolicy.of(stack, js({ planOnly: "false" }))),
    message: /^planOnly: got "false"\. It is true or false\. Write true or false without quotes/,
  },
  {
    title: "narrowed resources by a word",
    make: inStack((stack) => DeploymentPolicy.of(stack, js({ narrowUnconfirmedResources: "true" }))),
    message: /^narrowUnconfirmedResources: got "true"\. It is true or false\. Write true or false without quotes/,
  },
  {
    title: "actions that only Terraform knows",
    make: statement({ actions: Token.asList({ resolve: () => "${var.list}" }) }),
    message: /^actions\. A list that only the deployment knows cannot be taken here: .* Write the list out/,
  },
  {
    title: "resources that only Terraform knows",
    make: statement({ resources: "${var.list}" }),
    message: /^resources\. A list that only the deployment knows cannot be taken here: .* Write the list out/,
  },
  {
    title: "conditions that only Terraform knows",
    make: statement({ conditions: "${var.list}" }),
    message: /^conditions\. A list that only the deployment knows cannot be taken here: .* Write the list out/,
  },
  {
    title: "statements that only Terraform knows",
    make: role({ statements: "${var.list}" }),
    message: /^statements\. A list that only the deployment knows cannot be taken here: .* Write the list out/,
  },
  {
    title: "a condition whose values are no texts",
    make: statement({ conditions: [{ operator: "StringEquals", key: "acs:SourceIp", values: [null] }] }),
    message: /^conditions\[0\]\.values\[0\]: got null\. It is a text\. State it, as text in quotes/,
  },
];
