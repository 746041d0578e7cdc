import * as events from "../../lib/events";
import { newStack, Synthesis } from "../synthesis";

const { Authorization, Connection, HttpMethod } = events;
const client = {
  authorizationEndpoint: "https://login.example.com/token",
  clientId: "orders",
  clientSecret: "${var.secret}",
};

function oauth(props: Partial<events.OAuthProps> = {}) {
  const stack = newStack();
  new Connection(stack, "Connection", { authorization: Authorization.oauth({ ...client, ...props }) });
  return Synthesis.of(stack).resource("alicloud_event_bridge_connection").auth_parameters;
}

test("a client asks for its token with POST", () => {
  expect(oauth()).toEqual({
    authorization_type: "OAUTH_AUTH",
    oauth_parameters: {
      authorization_endpoint: "https://login.example.com/token",
      http_method: "POST",
      client_parameters: { client_id: "orders", client_secret: "${var.secret}" },
    },
  });
});

test("the method can be another one", () => {
  expect(oauth({ httpMethod: HttpMethod.GET }).oauth_parameters.http_method).toBe("GET");
});

test.each([
  ["headerParameters", "header_parameters"],
  ["queryParameters", "query_string_parameters"],
  ["bodyParameters", "body_parameters"],
])("%s are sent; the flag of a secret is text", (prop, attribute) => {
  const parameters = [
    { key: "scope", value: "incidents" },
    { key: "pin", value: "${var.pin}", secret: true },
  ];
  expect(oauth({ [prop]: parameters }).oauth_parameters.oauth_http_parameters).toEqual({
    [attribute]: [
      { key: "scope", value: "incidents", is_value_secret: "false" },
      { key: "pin", value: "${var.pin}", is_value_secret: "true" },
    ],
  });
});

test("lists with nothing in them are no block, on which the provider would crash", () => {
  const nothing = { headerParameters: [], queryParameters: [], bodyParameters: [] };
  expect(oauth(nothing)).toEqual(oauth());
  expect(oauth({ headerParameters: [] })).toEqual(oauth());
});

test("a literal client secret is refused, and not repeated", () => {
  const make = () => Authorization.oauth({ ...client, clientSecret: "s3cr3t" });
  expect(make).toThrow(/clientSecret of Authorization\.oauth.*A literal secret/s);
  expect(make).not.toThrow(/s3cr3t/);
});

test("a literal value of a secret parameter is refused, and not repeated", () => {
  const make = () => oauth({ bodyParameters: [{ key: "pin", value: "s3cr3t", secret: true }] });
  expect(make).toThrow(/The value of bodyParameters\[0\].*A literal secret/s);
  expect(make).not.toThrow(/s3cr3t/);
});

test("an empty name of a parameter is refused", () => {
  expect(() => oauth({ queryParameters: [{ key: "", value: "x" }] })).toThrow(/The key of queryParameters\[0\]/);
});

test("an empty client id is refused", () => {
  expect(() => oauth({ clientId: "" })).toThrow(/clientId: got ""\. It is not empty/);
});

test.each(["login.example.com", "ftp://login.example.com"])("%p is no authorization endpoint", (endpoint) => {
  expect(() => oauth({ authorizationEndpoint: endpoint })).toThrow(/authorizationEndpoint: got .*https:\/\//);
});

test("an authorization endpoint of 127 characters is accepted, one more is not", () => {
  const of = (length: number) => "https://a.example.com/".padEnd(length, "x");
  expect(oauth({ authorizationEndpoint: of(127) }).oauth_parameters.authorization_endpoint).toHaveLength(127);
  expect(() => oauth({ authorizationEndpoint: of(128) })).toThrow(/at most 127 characters; this one has 128/);
});

test("an authorization endpoint that only the deployment knows is not judged", () => {
  expect(() => oauth({ authorizationEndpoint: "${var.endpoint}" })).not.toThrow();
});
