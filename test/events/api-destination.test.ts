import { Token } from "cdktf";
import { alicloud, events } from "../../lib";
import { newStack, Synthesis } from "../synthesis";

const { ApiDestination, Authorization, Connection, HttpMethod } = events;
const authorization = Authorization.bearer(Token.asString({ resolve: () => "${var.token}" }));
const endpoint = "https://incidents.example.com/v1/backups";

function destination(props: Partial<events.ApiDestinationProps> = {}) {
  const stack = newStack();
  new ApiDestination(stack, "Incidents", { endpoint, authorization, ...props });
  return Synthesis.of(stack).resource("alicloud_event_bridge_api_destination");
}

test("an API destination posts to its endpoint", () => {
  expect(destination()).toMatchObject({
    description: "API destination of test/Incidents",
    http_api_parameters: { endpoint, method: "POST" },
  });
});

test("it refers to the connection that is made for it", () => {
  expect(destination().connection_name).toMatch(
    /^\$\{alicloud_event_bridge_connection\.Incidents_Connection_\w+\.connection_name\}$/,
  );
});

test("it can share a connection", () => {
  const connection = Connection.fromConnectionName("incidents");
  expect(destination({ connection, authorization: undefined }).connection_name).toBe("incidents");
});

test("the method can be another one", () => {
  expect(destination({ method: HttpMethod.PUT }).http_api_parameters.method).toBe("PUT");
});

test.each([
  ["neither", { authorization: undefined }],
  ["both", { connection: Connection.fromConnectionName("incidents") }],
])("stating %s connection nor authorization is refused", (_which, props) => {
  expect(() => destination(props)).toThrow(/Exactly one of connection and authorization is stated/);
});

test.each(["incidents.example.com", "ftp://incidents.example.com", "https:/x", "https://", "mailto:a@b.c", ""])(
  "%p is no endpoint",
  (bad) => {
    expect(() => destination({ endpoint: bad })).toThrow(/endpoint: got .*beginning with http:\/\/ or https:\/\//);
  },
);

test("an endpoint of 127 characters is accepted, one more is not", () => {
  const of = (length: number) => "https://a.example.com/".padEnd(length, "x");
  expect(destination({ endpoint: of(127) }).http_api_parameters.endpoint).toHaveLength(127);
  expect(() => destination({ endpoint: of(128) })).toThrow(/at most 127 characters; this one has 128/);
});

test("an endpoint that only the deployment knows is not judged", () => {
  expect(() => destination({ endpoint: Token.asString({ resolve: () => "${var.endpoint}" }) })).not.toThrow();
});

test("a password in the endpoint is a literal secret", () => {
  expect(() => destination({ endpoint: "https://orders:s3cr3t@a.example.com/" })).toThrow(/endpoint/);
  expect(() => destination({ endpoint: "https://orders:s3cr3t@a.example.com/" })).not.toThrow(/s3cr3t/);
});

test("one that was made elsewhere has an ARN in the region and account of the stack", () => {
  const stack = newStack({ region: "cn-beijing", accountId: "1234567890123456" });
  const imported = ApiDestination.fromApiDestinationName(stack, "Incidents", "incidents");
  expect(imported.apiDestinationArn).toBe("acs:api-destination:cn-beijing:1234567890123456:name/incidents");
});

test("the name of one that was made elsewhere is checked", () => {
  expect(() => ApiDestination.fromApiDestinationName(newStack(), "Incidents", "x")).toThrow(
    /apiDestinationName: got "x"/,
  );
});

test("a connection of another provider is refused: it does not exist where the destination is", () => {
  const stack = newStack();
  const provider = new alicloud.provider.AlicloudProvider(stack, "us", { region: "us-east-1", alias: "us" });
  const connection = new Connection(stack, "Connection", { authorization });
  expect(() => new ApiDestination(stack, "Incidents", { endpoint, connection, provider })).toThrow(
    /The connection of test\/Incidents: got "test\/Connection".*one provider/s,
  );
});

test.each(["access_token", "apiKey", "client_secret"])(
  "a literal %s in the query is a secret in clear text",
  (name) => {
    const bad = () => destination({ endpoint: `https://a.example.com/?${name}=s3cr3t` });
    expect(bad).toThrow(/endpoint\. A secret in the URL/);
    expect(bad).not.toThrow(/s3cr3t/);
  },
);
