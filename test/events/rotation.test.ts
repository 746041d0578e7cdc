import { Fn, TerraformVariable, Token } from "cdktf";
import { events } from "../../lib";
import { Json, newStack, Synthesis } from "../synthesis";

const { ApiDestination, Authorization, Connection } = events;
const authorization = Authorization.bearer("${var.token}");

function connectionName(props: Partial<events.ConnectionProps> = {}): string {
  const stack = newStack();
  new Connection(stack, "Connection", { authorization, ...props });
  return Synthesis.of(stack).resource("alicloud_event_bridge_connection").connection_name;
}

function destination(props: Partial<events.ApiDestinationProps> = {}) {
  const stack = newStack();
  new ApiDestination(stack, "Incidents", { endpoint: "https://a.example.com", authorization, ...props });
  return Synthesis.of(stack);
}

test("a rotation id ends the derived name", () => {
  expect(connectionName({ rotationId: "2026-01" })).toMatch(/^test-Connection-[0-9a-f]{8}-[0-9a-f]{8}$/);
});

test("a new rotation id gives a new name, which replaces the connection", () => {
  expect(connectionName({ rotationId: "2026-01" })).not.toBe(connectionName({ rotationId: "2026-02" }));
});

test("the same rotation id gives the same name", () => {
  expect(connectionName({ rotationId: "2026-01" })).toBe(connectionName({ rotationId: "2026-01" }));
});

test("the first rotation id replaces the connection as well", () => {
  expect(connectionName({ rotationId: "2026-01" })).not.toBe(connectionName());
});

test("a name of one's own is kept in front of the rotation id", () => {
  expect(connectionName({ connectionName: "incidents", rotationId: "2026-01" })).toMatch(/^incidents-[0-9a-f]{8}$/);
});

test("a name that only the deployment knows can be rotated", () => {
  expect(connectionName({ connectionName: "${var.name}", rotationId: "1" })).toMatch(/^\$\{var\.name\}-[0-9a-f]{8}$/);
});

test.each<[string, (variable: TerraformVariable) => string]>([
  ["an expression", () => "${var.version}"],
  ["a token", () => Token.asString({ resolve: () => "${var.version}" })],
  ["a variable", (variable) => variable.stringValue],
  ["a variable among text", (variable) => `v-${variable.stringValue}`],
  ["a variable beside an expression", (variable) => `${variable.stringValue}-\${var.version}`],
  ["a function", (variable) => Fn.lower(variable.stringValue)],
])("%s as rotation id is hashed by its value, not by its words", (_kind, rotationId) => {
  const stack = newStack();
  const variable = new TerraformVariable(stack, "version", { type: "string" });
  new Connection(stack, "Connection", {
    authorization,
    connectionName: "incidents",
    rotationId: rotationId(variable),
  });
  const { json } = Synthesis.of(stack);
  const [[local, value]] = Object.entries(json.locals);
  expect(value).toContain("${");
  expect(value).toContain("var.version");
  const [connection] = Object.values(json.resource.alicloud_event_bridge_connection as Json);
  expect(connection.connection_name).toBe(`incidents-\${substr(sha256(local.${local}), 0, 8)}`);
});

test("a name of 118 characters leaves room for a rotation id, one more does not", () => {
  const of = (length: number) => () => connectionName({ connectionName: "a".repeat(length), rotationId: "1" });
  expect(of(118)()).toHaveLength(127);
  expect(of(119)).toThrow(/a connection with a rotation id has 2 to 118/);
});

test("a derived name with a rotation id is not too long", () => {
  const stack = newStack();
  new Connection(stack, "x".repeat(200), { authorization, rotationId: "1" });
  expect(Synthesis.of(stack).resource("alicloud_event_bridge_connection").connection_name).toHaveLength(127);
});

test("an empty rotation id is refused", () => {
  expect(() => connectionName({ rotationId: "" })).toThrow(/rotationId: got ""\. A rotation id is not empty/);
});

test("an API destination hands the rotation id to the connection that it makes", () => {
  expect(destination({ rotationId: "1" }).resource("alicloud_event_bridge_connection").connection_name).toMatch(
    /-[0-9a-f]{8}-[0-9a-f]{8}$/,
  );
});

test("an API destination keeps its own name, so the rules that point at it stay", () => {
  const name = (rotationId?: string) =>
    destination({ rotationId }).resource("alicloud_event_bridge_api_destination").api_destination_name;
  expect(name("1")).toBe(name());
});

test("an API destination hands the network to the connection that it makes", () => {
  const network = events.ConnectionNetwork.vpc({ vpcId: "vpc-1", vswitchId: "vsw-1", securityGroupId: "sg-1" });
  expect(destination({ network }).resource("alicloud_event_bridge_connection").network_parameters.vpc_id).toBe("vpc-1");
});

test.each([
  ["rotationId", "1"],
  ["network", events.ConnectionNetwork.publicNetwork()],
])("%s beside a connection that exists is refused", (prop, value) => {
  const connection = Connection.fromConnectionName("incidents");
  expect(() => destination({ connection, authorization: undefined, [prop]: value })).toThrow(
    new RegExp(`The ${prop} of test/Incidents\\. .* where that connection is made`),
  );
});
