import { TerraformVariable } from "cdktf";
import { events, targets } from "../../../lib";
import { newStack } from "../../synthesis";
import { Deployment } from "../deployment";

const { ApiDestination, Authorization, Connection, ConnectionNetwork } = events;

let deployment: Deployment;

afterEach(async () => {
  await deployment?.close();
});

const authParameters = (name: string) => deployment.cloud.connections.get(name).authParameters;

test("each authorization, on each network", async () => {
  const connected = (description: string) => {
    const stack = newStack();
    const secret = new TerraformVariable(stack, "secret", { type: "string", sensitive: true }).stringValue;
    const connect = (connectionName: string, authorization: events.Authorization, network?: events.ConnectionNetwork) =>
      new Connection(stack, connectionName, { connectionName, authorization, network, description });
    const vpc = () => ConnectionNetwork.vpc({ vpcId: "vpc-1", vswitchId: "vsw-1", securityGroupId: "sg-1" });
    connect("bearer", Authorization.bearer(secret));
    connect("key", Authorization.apiKey("X-Key", secret), vpc());
    connect("basic", Authorization.basic("orders", secret), ConnectionNetwork.publicNetwork());
    connect(
      "oauth",
      Authorization.oauth({
        authorizationEndpoint: "https://login.example.com/token",
        clientId: "orders",
        clientSecret: secret,
        headerParameters: [{ key: "h", value: "1" }],
        queryParameters: [{ key: "q", value: "2" }],
        // Not in the order of their keys.
        bodyParameters: [
          { key: "b", value: secret, secret: true },
          { key: "a", value: "3" },
        ],
      }),
      vpc(),
    );
    const bare = { authorizationEndpoint: "https://login.example.com/token", clientId: "orders", clientSecret: secret };
    connect("bare-oauth", Authorization.oauth(bare));
    connect("emptied-oauth", Authorization.oauth({ ...bare, headerParameters: [], bodyParameters: [] }));
    return stack;
  };
  deployment = await Deployment.of(connected("first"), { variables: { secret: "s" } });
  await deployment.create();
  expect(authParameters("bearer")).toMatchObject({
    AuthorizationType: "API_KEY_AUTH",
    ApiKeyAuthParameters: { ApiKeyName: "Authorization", ApiKeyValue: "Bearer s" },
  });
  expect(authParameters("key")).toMatchObject({ ApiKeyAuthParameters: { ApiKeyName: "X-Key", ApiKeyValue: "s" } });
  expect(authParameters("basic")).toMatchObject({
    AuthorizationType: "BASIC_AUTH",
    BasicAuthParameters: { Username: "orders", Password: "s" },
  });
  expect(authParameters("oauth")).toMatchObject({
    AuthorizationType: "OAUTH_AUTH",
    OAuthParameters: {
      HttpMethod: "POST",
      ClientParameters: { ClientID: "orders", ClientSecret: "s" },
      OAuthHttpParameters: {
        HeaderParameters: [{ Key: "h", Value: "1", IsValueSecret: "false" }],
        QueryStringParameters: [{ Key: "q", Value: "2", IsValueSecret: "false" }],
        BodyParameters: [
          { Key: "b", Value: "s", IsValueSecret: "true" },
          { Key: "a", Value: "3", IsValueSecret: "false" },
        ],
      },
    },
  });
  expect(authParameters("emptied-oauth")).toEqual(authParameters("bare-oauth"));
  expect(deployment.cloud.connections.all.map(({ networkParameters }) => networkParameters.NetworkType).sort()).toEqual(
    ["PrivateNetwork", "PrivateNetwork", ...Array<string>(4).fill("PublicNetwork")],
  );
  expect(deployment.cloud.connections.get("key").networkParameters).toEqual({
    NetworkType: "PrivateNetwork",
    VpcId: "vpc-1",
    VswitcheId: "vsw-1",
    SecurityGroupId: "sg-1",
  });

  expect(await deployment.change(connected("second"))).toEqual(
    Array(6).fill("update alicloud_event_bridge_connection description"),
  );
  await deployment.destroy();
});

// T8, T8c
test("a secret reaches the service with a new rotation id, and not without one", async () => {
  const variables = { token: "one" };
  const delivering = (rotationId?: string) => {
    const stack = newStack({ region: "cn-hangzhou", accountId: "1234567890123456" });
    const token = new TerraformVariable(stack, "token", { type: "string", sensitive: true }).stringValue;
    const destination = new ApiDestination(stack, "Incidents", {
      endpoint: "https://incidents.example.com/v1",
      authorization: Authorization.bearer(token),
      rotationId,
    });
    events.SnapshotOutcomes.of(stack).onFailed(new targets.ApiDestination(destination));
    return stack;
  };
  deployment = await Deployment.of(delivering(), { variables });
  await deployment.create();
  const held = () => deployment.cloud.connections.all.map(({ name }) => authParameters(name));
  const holding = (token: string) => [{ ApiKeyAuthParameters: { ApiKeyValue: `Bearer ${token}` } }];

  variables.token = "two";
  expect(await deployment.apply()).toEqual([]);
  expect(held()).toMatchObject(holding("one"));

  // The first rotation id does it as well as a later one.
  for (const [rotationId, token] of [
    ["2026-01", "two"],
    ["2026-02", "three"],
  ]) {
    variables.token = token;
    deployment.workspace.written();
    expect(await deployment.change(delivering(rotationId))).toEqual([
      "replace alicloud_event_bridge_api_destination",
      "replace alicloud_event_bridge_connection",
    ]);
    expect(held()).toMatchObject(holding(token));
    // The rules are not touched.
    expect(deployment.workspace.written()).toEqual([
      "eventbridge:DeleteApiDestination",
      "eventbridge:DeleteConnection",
      "eventbridge:CreateConnection",
      "eventbridge:CreateApiDestination",
    ]);
  }
  await deployment.destroy();
});

// T8c
test("a rotation id that only Terraform knows rotates with its value", async () => {
  const variables = { token: "one", rotation: "1" };
  const stack = newStack({ region: "cn-hangzhou", accountId: "1234567890123456" });
  const [token, rotation] = ["token", "rotation"].map((id) => new TerraformVariable(stack, id, { type: "string" }));
  new ApiDestination(stack, "Incidents", {
    endpoint: "https://incidents.example.com/v1",
    authorization: Authorization.bearer(token.stringValue),
    rotationId: rotation.stringValue,
  });
  deployment = await Deployment.of(stack, { variables });
  await deployment.create();
  Object.assign(variables, { token: "two", rotation: "2" });
  expect(await deployment.apply()).toEqual([
    "replace alicloud_event_bridge_api_destination",
    "replace alicloud_event_bridge_connection",
  ]);
  const [{ name }] = deployment.cloud.connections.all;
  expect(authParameters(name)).toMatchObject({ ApiKeyAuthParameters: { ApiKeyValue: "Bearer two" } });
  await deployment.destroy();
});

// T8
test("a client secret of OAuth is updated in place, without a rotation id", async () => {
  const variables = { secret: "one" };
  const stack = newStack();
  new Connection(stack, "Connection", {
    authorization: Authorization.oauth({
      authorizationEndpoint: "https://login.example.com/token",
      clientId: "orders",
      clientSecret: new TerraformVariable(stack, "secret", { type: "string", sensitive: true }).stringValue,
    }),
  });
  deployment = await Deployment.of(stack, { variables });
  await deployment.create();
  variables.secret = "two";
  expect(await deployment.apply()).toEqual(["update alicloud_event_bridge_connection auth_parameters"]);
  expect(deployment.cloud.connections.all).toMatchObject([
    { authParameters: { OAuthParameters: { ClientParameters: { ClientSecret: "two" } } } },
  ]);
});
