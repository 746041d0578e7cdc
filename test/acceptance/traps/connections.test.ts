import { expectNothingToDo } from "../convergence";
import { open, workspace } from "../open-workspace";

// Each test cites the fact that its fixture was written from. What is asserted is what the real provider was seen to do.

const CONNECTION = "alicloud_event_bridge_connection.hook";

// provider-runs §1, T8
test.each([
  ["API key", "t8/first-key", "t8/second-key"],
  ["password", "t8/first-password", "t8/second-password"],
])("T8: a new %s is never sent", async (_, first, second) => {
  await open();
  await workspace.apply(first);
  await expectNothingToDo(workspace);
  workspace.use(second);
  await expectNothingToDo(workspace);
});

// provider-runs §1, T8
test("T8: any other change sends the old key", async () => {
  const { cloud } = await open();
  await workspace.apply("t8/first-key");
  workspace.use("t8/second-key-and-description");
  expect((await workspace.terraform.plan()).attributes[CONNECTION]).toEqual(["description"]);
  await workspace.terraform.apply();
  expect(cloud.calls.of("eventbridge:UpdateConnection")).toMatchObject([
    { Description: "to another hook", AuthParameters: { ApiKeyAuthParameters: { ApiKeyValue: "Bearer one" } } },
  ]);
});

// provider-runs §1, T8
test("T8: a new client secret is sent", async () => {
  const { cloud } = await open();
  await workspace.apply("t8/first-client-secret");
  await expectNothingToDo(workspace);
  await workspace.apply("t8/second-client-secret");
  expect(cloud.calls.of("eventbridge:UpdateConnection")).toMatchObject([
    { AuthParameters: { OAuthParameters: { ClientParameters: { ClientSecret: "two" } } } },
  ]);
  await expectNothingToDo(workspace);
});

// provider-runs §1, T8b
test("T8b: where the service masks secrets, the mask is sent as the key", async () => {
  const { cloud } = await open({ cloud: { answers: { maskedSecrets: true } } });
  await workspace.apply("t8/first-key");
  await expectNothingToDo(workspace);
  await workspace.apply("t8/second-key-and-description");
  expect(cloud.connections.get("hook").authParameters).toMatchObject({
    ApiKeyAuthParameters: { ApiKeyValue: "******" },
  });
});

// provider-runs §1, T8c
test("T8c: a revision that replaces the connection rotates the key", async () => {
  const variables = { key: "Bearer one", revision: "1" };
  const { cloud } = await open({ variables });
  await workspace.apply("t8/revision");
  Object.assign(variables, { key: "Bearer two", revision: "2" });
  expect((await workspace.terraform.plan()).replace).toEqual([CONNECTION]);
  await workspace.terraform.apply();
  expect(cloud.connections.get("hook").authParameters).toMatchObject({
    ApiKeyAuthParameters: { ApiKeyValue: "Bearer two" },
  });
  await expectNothingToDo(workspace);
});
