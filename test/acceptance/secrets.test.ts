import { TerraformStack, TerraformVariable } from "cdktf";
import { Deployment } from "./deployment";
import { events, targets } from "../../lib";
import { newStack, Synthesis } from "../synthesis";

const { ApiDestination, Authorization, Connection, SnapshotOutcomes } = events;

const NAMES = ["bearer_token", "password", "client_secret", "signature_token", "webhook", "robot_key"];
const planted = (name: string, revision: string) =>
  name === "webhook"
    ? `https://oapi.dingtalk.com/robot/send?access_token=planted-${revision}`
    : `planted-${revision}-${name}`;
const valuesOf = (revision: string) => Object.fromEntries(NAMES.map((name) => [name, planted(name, revision)]));

let deployment: Deployment;

afterEach(async () => {
  await deployment?.close();
});

/** A stack with a secret in every place that takes one. */
function stack(retryPolicy?: events.RetryPolicy): TerraformStack {
  const made = newStack();
  const secret = (name: string) => new TerraformVariable(made, name, { type: "string", sensitive: true }).stringValue;
  const outcomes = SnapshotOutcomes.of(made);
  const destination = new ApiDestination(made, "Incidents", {
    endpoint: "https://incidents.example.com/v1",
    authorization: Authorization.bearer(secret("bearer_token")),
  });
  outcomes.onFailed(new targets.ApiDestination(destination, { retryPolicy }));
  new Connection(made, "Basic", { authorization: Authorization.basic("orders", secret("password")) });
  new Connection(made, "OAuth", {
    authorization: Authorization.oauth({
      authorizationEndpoint: "https://a.example/token",
      clientId: "orders",
      clientSecret: secret("client_secret"),
    }),
  });
  outcomes.onFailed(
    new targets.HttpEndpoint("https://hooks.example.com/v1", {
      signatureToken: secret("signature_token"),
      retryPolicy,
    }),
  );
  outcomes.onFailed(new targets.DingTalk(secret("webhook"), { secretKey: secret("robot_key"), retryPolicy }));
  return made;
}

test("no plan that a person reads shows a secret", async () => {
  deployment = await Deployment.of(stack(), { variables: valuesOf("one") });
  const { terraform } = deployment.workspace;
  const texts: string[] = [];
  const read = async (...flags: string[]) => {
    await terraform.plan(...flags);
    texts.push(await terraform.shown());
  };
  await read();
  expect(texts[0]).toContain("(sensitive value)");
  await terraform.applyPlan();
  deployment.workspace.write(Synthesis.of(stack(events.RetryPolicy.BACKOFF)).json);
  await read();
  await read("-destroy");
  // Another value, as for a rotation.
  await read(...NAMES.map((name) => `-var=${name}=${planted(name, "two")}`));
  expect(texts).toHaveLength(4);
  texts.forEach((text) => expect(text).not.toContain("planted-"));
});

test("what holds the secrets is the state, and the machine-readable plan: keep both closed", async () => {
  deployment = await Deployment.of(stack(), { variables: valuesOf("one") });
  const { terraform } = deployment.workspace;
  const { json } = await terraform.plan();
  NAMES.forEach((name) => expect(JSON.stringify(json)).toContain(planted(name, "one")));
  await terraform.applyPlan();
  const state = JSON.stringify(await terraform.state());
  NAMES.forEach((name) => expect(state).toContain(planted(name, "one")));
});
