import { BadInput, inStack, js } from "./bad-input";
import { SECRET } from "./events";
import { events, targets } from "../../lib";

const { ApiDestination, Custom, HttpEndpoint, HttpNetwork } = targets;
const { ParameterForm } = events;

const URL = "https://api.example.com/events";
const parameter = { resourceKey: "Body", form: ParameterForm.ORIGINAL };
const custom = (props: object) => () =>
  new Custom(
    js({
      targetId: "log",
      type: "acs.sls",
      endpoint: "acs:log:cn-hangzhou:1:project/p",
      parameters: [parameter],
      ...props,
    }),
  );
const withParameter = (props: object) => custom({ parameters: [{ ...parameter, ...props }] });
const queueTarget = (props: unknown) =>
  inStack((stack) => new targets.MnsQueue(new events.MnsQueue(stack, "Q"), js(props)));
const apiTarget = (props: unknown) =>
  inStack(
    (stack) => new ApiDestination(events.ApiDestination.fromApiDestinationName(stack, "A", "tickets"), js(props)),
  );
const vpc = (props: object) => () =>
  HttpNetwork.vpc(
    js({
      vpcNameAndId: "main/vpc-bp1",
      vswitchNamesAndIds: ["a/vsw-bp1"],
      securityGroupNameAndId: "web/sg-bp1",
      ...props,
    }),
  );

export const TARGETS: BadInput[] = [
  { title: "a queue target of a name", make: () => new targets.MnsQueue(js("orders")), message: /@@/ },
  { title: "a queue target of nothing", make: () => new targets.MnsQueue(js()), message: /@@/ },
  { title: "a queue target with null", make: queueTarget(null), message: /@@/ },
  { title: "the input of a queue target as text", make: queueTarget({ input: "$.data" }), message: /@@/ },
  { title: "the dead letters of a queue target by name", make: queueTarget({ deadLetterQueue: "dead" }), message: /@@/ },
  { title: "an API target of a name", make: () => new ApiDestination(js("tickets")), message: /@@/ },
  { title: "an API target of null", make: () => new ApiDestination(js(null)), message: /@@/ },
  { title: "the input of an API target as an object", make: apiTarget({ input: { id: "$.id" } }), message: /@@/ },
  { title: "headers as a list", make: apiTarget({ headers: ["X-Id"] }), message: /@@/ },
  { title: "a credential among the headers", make: apiTarget({ headers: { authorization: SECRET } }), message: /@@/ },
  { title: "a header name with a space", make: apiTarget({ headers: { "X Id": "$.id" } }), message: /@@/ },
  { title: "a query of numbers", make: apiTarget({ query: { page: 1 } }), message: /@@/ },
  { title: "an HTTP target of nothing", make: () => new HttpEndpoint(js()), message: /@@/ },
  { title: "an HTTP target without a scheme", make: () => new HttpEndpoint("api.example.com/events"), message: /@@/ },
  { title: "an HTTP target of an object", make: () => new HttpEndpoint(js({ url: URL })), message: /@@/ },
  { title: "an HTTP target with null", make: () => new HttpEndpoint(URL, js(null)), message: /@@/ },
  { title: "a password in an HTTP target", make: () => new HttpEndpoint(`https://me:${SECRET}@a.example`), message: /@@/ },
  { title: "a literal signature token", make: () => new HttpEndpoint(URL, { signatureToken: SECRET }), message: /@@/ },
  { title: "the network of an HTTP target as text", make: () => new HttpEndpoint(URL, { network: js("vpc-bp1") }), message: /@@/ },
  { title: "the id of an HTTP target empty", make: () => new HttpEndpoint(URL, { targetId: "" }), message: /@@/ },
  { title: "an HTTP network of nothing", make: () => js(HttpNetwork).vpc(), message: /@@/ },
  { title: "a VPC without its name", make: vpc({ vpcNameAndId: "vpc-bp1" }), message: /@@/ },
  { title: "a vSwitch that is no list", make: vpc({ vswitchNamesAndIds: "a/vsw-bp1" }), message: /@@/ },
  { title: "no vSwitches of an HTTP network", make: vpc({ vswitchNamesAndIds: [] }), message: /@@/ },
  { title: "a security group without its id", make: vpc({ securityGroupNameAndId: "web" }), message: /@@/ },
  { title: "a custom target of nothing", make: () => new Custom(js()), message: /@@/ },
  { title: "a custom target without a type", make: custom({ type: undefined }), message: /@@/ },
  { title: "a type that the provider refuses", make: custom({ type: "acs.oss" }), message: /@@/ },
  { title: "a type in the wrong case of a target", make: custom({ type: "ACS.SLS" }), message: /@@/ },
  { title: "a custom target without an id", make: custom({ targetId: undefined }), message: /@@/ },
  { title: "a custom target without an endpoint", make: custom({ endpoint: undefined }), message: /@@/ },
  { title: "missing parameters", make: custom({ parameters: undefined }), message: /@@/ },
  { title: "no parameters", make: custom({ parameters: [] }), message: /@@/ },
  { title: "parameters as an object", make: custom({ parameters: { Body: "x" } }), message: /@@/ },
  { title: "a parameter by its key", make: custom({ parameters: ["Body"] }), message: /@@/ },
  { title: "a parameter twice", make: custom({ parameters: [parameter, parameter] }), message: /@@/ },
  { title: "a parameter without a key", make: withParameter({ resourceKey: "" }), message: /@@/ },
  { title: "an unknown form", make: withParameter({ form: "LITERAL" }), message: /@@/ },
  { title: "a value with ORIGINAL", make: withParameter({ value: "x" }), message: /@@/ },
  { title: "a template with ORIGINAL", make: withParameter({ template: "x" }), message: /@@/ },
  { title: "TEMPLATE without a template", make: withParameter({ form: ParameterForm.TEMPLATE, value: "{}" }), message: /@@/ },
  { title: "CONSTANT without a value", make: withParameter({ form: ParameterForm.CONSTANT }), message: /@@/ },
  {
    title: "IsBase64Encode that is false",
    make: withParameter({ resourceKey: "IsBase64Encode", form: ParameterForm.CONSTANT, value: "false" }),
    message: /@@/,
  },
  {
    title: "a template of a custom target too long",
    make: withParameter({ form: ParameterForm.TEMPLATE, value: "{}", template: "x".repeat(10_241) }),
    message: /@@/,
  },
  {
    title: "a variable that Terraform would take",
    make: withParameter({ form: ParameterForm.TEMPLATE, value: "{}", template: "${id}" }),
    message: /@@/,
  },
  {
    title: "the dead letters of a custom target by name",
    make: custom({ deadLetterQueue: "dead" }),
    message: /@@/,
  },
];
