import { TerraformVariable, Token } from "cdktf";
import * as events from "../../lib/events";
import * as identity from "../../lib/identity";
import { newStack, Synthesis } from "../synthesis";

const { Authorization, Connection } = events;
const secret = Token.asString({ resolve: () => "${var.token}" });

function connection(authorization: events.Authorization, props: Partial<events.ConnectionProps> = {}) {
  const stack = newStack();
  new Connection(stack, "Connection", { authorization, ...props });
  return Synthesis.of(stack).resource("alicloud_event_bridge_connection");
}

test("a bearer token is an API key named Authorization", () => {
  const stack = newStack();
  const token = new TerraformVariable(stack, "token", { type: "string", sensitive: true });
  new Connection(stack, "Connection", { authorization: Authorization.bearer(token.stringValue) });
  expect(Synthesis.of(stack).resource("alicloud_event_bridge_connection").auth_parameters).toEqual({
    authorization_type: "API_KEY_AUTH",
    api_key_auth_parameters: { api_key_name: "Authorization", api_key_value: "Bearer ${var.token}" },
  });
});

test("an API key is a header of any name", () => {
  expect(connection(Authorization.apiKey("X-Api-Key", secret)).auth_parameters).toEqual({
    authorization_type: "API_KEY_AUTH",
    api_key_auth_parameters: { api_key_name: "X-Api-Key", api_key_value: "${var.token}" },
  });
});

test("basic authentication has a user and a password", () => {
  expect(connection(Authorization.basic("orders", secret)).auth_parameters).toEqual({
    authorization_type: "BASIC_AUTH",
    basic_auth_parameters: { username: "orders", password: "${var.token}" },
  });
});

test("there is always a description: taken away, it would be planned for ever", () => {
  expect(connection(Authorization.bearer(secret)).description).toBe("Connection of test/Connection");
  expect(connection(Authorization.bearer(secret), { description: "Incidents" }).description).toBe("Incidents");
});

test.each([
  ["bearer", () => Authorization.bearer("s3cr3t-token")],
  ["apiKey", () => Authorization.apiKey("X-Api-Key", "s3cr3t-token")],
  ["basic", () => Authorization.basic("orders", "s3cr3t-token")],
])("Authorization.%s refuses a literal secret, and does not repeat it", (_name, make) => {
  expect(make).toThrow(/A literal secret would stand in clear text.*stringValue of a sensitive TerraformVariable/s);
  expect(make).not.toThrow(/s3cr3t/);
});

test("a Terraform expression written by hand is a reference, not a literal", () => {
  expect(connection(Authorization.bearer("${var.token}")).auth_parameters.api_key_auth_parameters.api_key_value).toBe(
    "Bearer ${var.token}",
  );
});

test("a literal secret is accepted on purpose", () => {
  const authorization = Authorization.bearer(identity.SecretValue.unsafePlainText("for-a-test"));
  expect(connection(authorization).auth_parameters.api_key_auth_parameters.api_key_value).toBe("Bearer for-a-test");
});

test("an empty secret is refused", () => {
  expect(() => Authorization.bearer("")).toThrow(/A secret must not be empty/);
});

test.each(["X Api Key", "X-Api-Key:", "", "Schlüssel"])("%p is no name of a header", (name) => {
  expect(() => Authorization.apiKey(name, secret)).toThrow(/The name of an HTTP header/);
});

test.each(["x", "-x", "a b", "a".repeat(128)])("the name %p is refused", (connectionName) => {
  expect(() => connection(Authorization.bearer(secret), { connectionName })).toThrow(/connectionName: got .*2 to 127/);
});

test.each(["", "a".repeat(256)])("the description %p is refused", (description) => {
  expect(() => connection(Authorization.bearer(secret), { description })).toThrow(/description: got .*1 to 255/);
});

test("a connection that was made elsewhere is named", () => {
  expect(Connection.fromConnectionName("incidents").connectionName).toBe("incidents");
});

test("a variable in the place of its value is refused", () => {
  const variable = new TerraformVariable(newStack(), "token", {});
  expect(() => Authorization.bearer(variable as never)).toThrow(
    /Pass the stringValue of a sensitive TerraformVariable/,
  );
});

test("the word Bearer twice is refused", () => {
  expect(() => Authorization.bearer(`Bearer ${secret}`)).toThrow(/Pass the token alone/);
});

test("an authorization that is a text is refused, and not repeated", () => {
  const make = () => connection("Bearer s3cr3t" as never);
  expect(make).toThrow(/authorization.*Authorization\.bearer/s);
  expect(make).not.toThrow(/s3cr3t/);
});

describe("a credential from a variable with a default", () => {
  const withDefault = (value?: string) => () => {
    const stack = newStack();
    const token = new TerraformVariable(stack, "token", { type: "string", sensitive: true, default: value });
    new TerraformVariable(stack, "token_of_others", { type: "string", default: "public" });
    new Connection(stack, "Connection", { authorization: Authorization.bearer(token.stringValue) });
    Synthesis.of(stack);
  };

  test("would stand in clear text in the JSON, and is refused without being shown", () => {
    expect(withDefault("hunter2")).toThrow(
      /The default of the variable test\/token\. The connection test\/Connection sends/,
    );
    expect(withDefault("hunter2")).not.toThrow(/hunter2/);
  });

  test("is accepted where the default is empty or left out", () => {
    expect(withDefault("")).not.toThrow();
    expect(withDefault()).not.toThrow();
  });
});
