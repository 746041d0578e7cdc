import { BadInput, inStack, js } from "./bad-input";
import { identity } from "../../lib";

const { EventBridgeServiceLinkedRole, PolicyStatement, ServicePrincipal, ServiceRole } = identity;

const role = (props: object) =>
  inStack((stack) => new ServiceRole(stack, "Role", js({ principal: ServicePrincipal.EVENT_BRIDGE, ...props })));
const statement = (props: object) => () =>
  new PolicyStatement(js({ actions: ["ecs:DescribeDisks"], resources: ["*"], ...props }));

export const IDENTITY: BadInput[] = [
  { title: "a role of nothing", make: inStack((stack) => new ServiceRole(stack, "Role", js())), message: /@@/ },
  { title: "a role without a principal", make: role({ principal: undefined }), message: /@@/ },
  { title: "a principal as text", make: role({ principal: "fc.aliyuncs.com" }), message: /@@/ },
  { title: "a role name with an underscore", make: role({ roleName: "my_role" }), message: /@@/ },
  { title: "a role name too long", make: role({ roleName: "r".repeat(65) }), message: /@@/ },
  {
    title: "the path of a role as its name",
    make: inStack((stack) => ServiceRole.fromRoleName(stack, "Role", "role/orders")),
    message: /@@/,
  },
  { title: "a session too short", make: role({ maxSessionDurationSeconds: 3599 }), message: /@@/ },
  { title: "a session too long", make: role({ maxSessionDurationSeconds: 43_201 }), message: /@@/ },
  { title: "an empty description of a role", make: role({ description: "" }), message: /@@/ },
  { title: "a description of a role too long", make: role({ description: "d".repeat(1025) }), message: /@@/ },
  { title: "a statement that is no list", make: role({ statements: statement({})() }), message: /@@/ },
  { title: "a statement as a plain object", make: role({ statements: [{ Effect: "Allow" }] }), message: /@@/ },
  { title: "tags of a role as text", make: role({ tags: "orders" }), message: /@@/ },
  { title: "a statement of nothing", make: () => new PolicyStatement(js()), message: /@@/ },
  { title: "a single action", make: statement({ actions: "ecs:DescribeDisks" }), message: /@@/ },
  { title: "missing actions", make: statement({ actions: undefined }), message: /@@/ },
  { title: "no actions", make: statement({ actions: [] }), message: /@@/ },
  { title: "an action without a service", make: statement({ actions: ["DescribeDisks"] }), message: /@@/ },
  { title: "an action that is null", make: statement({ actions: [null] }), message: /@@/ },
  { title: "an action of the prefix eb", make: statement({ actions: ["eb:PutEvents"] }), message: /@@/ },
  { title: "a wildcard of actions", make: statement({ actions: ["ecs:*"] }), message: /@@/ },
  { title: "no resources", make: statement({ resources: [] }), message: /@@/ },
  { title: "a resource of another cloud", make: statement({ resources: ["arn:aws:s3:::b"] }), message: /@@/ },
  { title: "a condition as an object", make: statement({ conditions: { StringEquals: {} } }), message: /@@/ },
  { title: "a condition that is text", make: statement({ conditions: ["StringEquals"] }), message: /@@/ },
  {
    title: "a condition with a single value",
    make: statement({ conditions: [{ operator: "StringEquals", key: "acs:SourceIp", values: "10.0.0.1" }] }),
    message: /@@/,
  },
  {
    title: "a condition twice",
    make: statement({
      conditions: [
        { operator: "StringEquals", key: "acs:SourceIp", values: ["10.0.0.1"] },
        { operator: "StringEquals", key: "acs:SourceIp", values: ["10.0.0.2"] },
      ],
    }),
    message: /@@/,
  },
  { title: "a principal of another cloud", make: () => ServicePrincipal.of("lambda.amazonaws.com"), message: /@@/ },
  { title: "a missing principal", make: () => js(ServicePrincipal).of(), message: /@@/ },
  {
    title: "a service-linked role of another service",
    make: inStack((stack) => EventBridgeServiceLinkedRole.of(stack, "AliyunServiceRoleForECS")),
    message: /@@/,
  },
];
