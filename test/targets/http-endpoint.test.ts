import { Token } from "cdktf";
import { events, targets } from "../../lib";
import { newStack, Synthesis } from "../synthesis";

const { EventPattern, EventRule, RuleTargetInput } = events;
const { HttpEndpoint, HttpNetwork } = targets;
const URL = "https://hooks.example.com/backups";
const place = {
  vpcNameAndId: "orders/vpc-bp1a",
  vswitchNamesAndIds: ["orders-a/vsw-bp1a", "orders-b/vsw-bp1b"],
  securityGroupNameAndId: "orders/sg-bp1a",
};

function block(url: string, props: targets.HttpEndpointProps = {}) {
  const stack = newStack();
  const pattern = EventPattern.of({ source: ["acs.ecs"] });
  new EventRule(stack, "Rule", { pattern, targets: [new HttpEndpoint(url, props)] });
  return Synthesis.of(stack).resource("alicloud_event_bridge_rule").targets[0];
}

test("an endpoint receives the whole event over the public network", () => {
  expect(block(URL)).toMatchObject({
    type: "https",
    endpoint: URL,
    param_list: [
      { resource_key: "url", form: "CONSTANT", value: URL },
      { resource_key: "Body", form: "ORIGINAL" },
      { resource_key: "Network", form: "CONSTANT", value: "PublicNetwork" },
    ],
  });
});

test.each([
  ["http://10.0.0.7/backups", "http"],
  ["HTTP://a.example.com", "http"],
  ["https://a.example.com", "https"],
  ["https://${var.host}/backups", "https"],
  ["http://${var.host}/backups", "http"],
  ["${var.url}", "https"],
])("%p is of the type %p", (url, type) => {
  expect(block(url).type).toBe(type);
});

test("an endpoint receives what its user says", () => {
  expect(block(URL, { input: RuleTargetInput.jsonPath("$.data.result") }).param_list).toContainEqual({
    resource_key: "Body",
    form: "JSONPATH",
    value: "$.data.result",
  });
});

test("an endpoint in a VPC is reached with names and ids", () => {
  expect(block("http://10.0.0.7", { network: HttpNetwork.vpc(place) }).param_list.slice(2)).toEqual([
    { resource_key: "Network", form: "CONSTANT", value: "PrivateNetwork" },
    { resource_key: "VPCNameAndId", form: "CONSTANT", value: "orders/vpc-bp1a" },
    { resource_key: "VSwitchesNameAndId", form: "CONSTANT", value: '["orders-a/vsw-bp1a","orders-b/vsw-bp1b"]' },
    { resource_key: "SecurityGroupNameAndId", form: "CONSTANT", value: "orders/sg-bp1a" },
  ]);
});

test("the public network can be asked for", () => {
  expect(block(URL, { network: HttpNetwork.publicNetwork() }).param_list[2].value).toBe("PublicNetwork");
});

test.each([
  [{ vpcNameAndId: "vpc-bp1a" }, /vpcNameAndId: got "vpc-bp1a"\. It is a name, a slash and an id/],
  [{ vswitchNamesAndIds: [] }, /The number of entries of vswitchNamesAndIds: got 0/],
  [{ vswitchNamesAndIds: ["orders/vpc-bp1a"] }, /vswitchNamesAndIds\[0\]: got/],
  [{ securityGroupNameAndId: "orders/" }, /securityGroupNameAndId: got/],
])("%j is refused", (wrong, message) => {
  expect(() => HttpNetwork.vpc({ ...place, ...wrong })).toThrow(message);
});

test("a place that only the deployment knows is not judged", () => {
  const vpcNameAndId = Token.asString({ resolve: () => "${var.vpc}" });
  expect(() => HttpNetwork.vpc({ ...place, vpcNameAndId })).not.toThrow();
});

test("a signature token is sent", () => {
  expect(block(URL, { signatureToken: "${var.token}" }).param_list).toContainEqual({
    resource_key: "Token",
    form: "CONSTANT",
    value: "${var.token}",
  });
});

test("a literal signature token is refused, and not repeated", () => {
  const make = () => new HttpEndpoint(URL, { signatureToken: "s3cr3t" });
  expect(make).toThrow(/signatureToken of an HttpEndpoint.*A literal secret/s);
  expect(make).not.toThrow(/s3cr3t/);
});

test.each(["hooks.example.com", "ftp://hooks.example.com", ""])("%p is no endpoint", (url) => {
  expect(() => new HttpEndpoint(url)).toThrow(/url: got .*beginning with http:\/\/ or https:\/\//);
});

test("a password in the URL is refused, and not repeated", () => {
  const make = () => new HttpEndpoint("https://orders:s3cr3t@a.example.com/");
  expect(make).toThrow(/A secret in the URL/);
  expect(make).not.toThrow(/s3cr3t/);
});

test("a URL of 10,240 characters is accepted, one more is not", () => {
  expect(() => new HttpEndpoint(`${URL}/`.padEnd(10_240, "x"))).not.toThrow();
  expect(() => new HttpEndpoint(`${URL}/`.padEnd(10_241, "x"))).toThrow(/at most 10240 characters/);
});

test("the id of an endpoint is its host and a hash, so that two paths of a host differ", () => {
  const [one, other] = ["a", "b"].map((path) => new HttpEndpoint(`https://hooks.example.com/${path}`).targetId);
  expect(one).toMatch(/^hooks-example-com-[0-9a-f]{8}$/);
  expect(other).not.toBe(one);
});

test("an endpoint that only the deployment knows has a plain id, and can be given another one", () => {
  expect(new HttpEndpoint("${var.url}").targetId).toBe("HttpEndpoint");
  expect(new HttpEndpoint("${var.url}", { targetId: "Chat" }).targetId).toBe("Chat");
});
