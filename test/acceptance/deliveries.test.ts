import { Deployment } from "./deployment";
import { LoopbackReceiver } from "./receiver";
import { deployRoute, endSnapshot, TargetOf } from "./snapshot-route";
import { events, targets } from "../../lib";

const { ApiDestination, Authorization, MnsQueue } = events;

const DAY = 24 * 60 * 60 * 1000;

let deployment: Deployment;
let outside: LoopbackReceiver;

async function deploy(to: TargetOf): Promise<void> {
  deployment = await deployRoute(to, outside, { secret: "s3cret" });
}

beforeEach(async () => {
  outside = await LoopbackReceiver.open();
});
afterEach(async () => {
  await deployment?.close();
  await outside.close();
});

const snapshot = (result: "accomplished" | "failed") => endSnapshot(deployment, result);

const apiDestination: TargetOf = (stack, secret) =>
  new targets.ApiDestination(
    new ApiDestination(stack, "Incidents", {
      endpoint: "https://incidents.example.com/v1",
      authorization: Authorization.bearer(secret("secret")),
    }),
    { headers: { "X-Snapshot": "$.data.snapshotId", "X-Service": "orders" }, query: { region: "$.aliyunregionid" } },
  );

test("an API destination gets the failed snapshot, with the bearer token, and not the accomplished one", async () => {
  await deploy(apiDestination);
  snapshot("accomplished");
  const failed = snapshot("failed");
  await deployment.cloud.clock.advance(0);
  expect(outside.requests).toEqual([
    {
      method: "POST",
      url: "https://incidents.example.com/v1?region=cn-hangzhou",
      headers: {
        "content-type": "application/json",
        "x-snapshot": "s-1",
        "x-service": "orders",
        authorization: "Bearer s3cret",
      },
      body: JSON.stringify(failed),
    },
  ]);
});

test("a receiver that is back within a day gets it then", async () => {
  await deploy(apiDestination);
  const { clock, deliveries } = deployment.cloud;
  await outside.takeDown();
  const failed = snapshot("failed");
  await clock.advance(DAY / 2);
  await outside.bringUp();
  await clock.advance(512_000);
  expect(outside.requests.map(({ body }) => body)).toEqual([JSON.stringify(failed)]);
  expect(deliveries.log[0].outcome).toBe("delivered");
  expect(deliveries.log[0].attempts[0].reason).toMatch(/ECONNREFUSED/);
});

test("with the receiver down for longer, the event is in the dead-letter queue", async () => {
  await deploy(apiDestination);
  const { clock, queues, deliveries } = deployment.cloud;
  await outside.takeDown();
  const failed = snapshot("failed");
  await clock.advance(2 * DAY);
  const [{ name }] = queues.all;
  expect(queues.messages(name).map(({ body }) => JSON.parse(body).event)).toEqual([failed]);
  expect(deliveries.log.map(({ outcome, attempts }) => `${outcome} ${attempts.length}`)).toEqual(["dead-lettered 177"]);
  // Seven days later nobody finds it any more.
  await clock.advance(7 * DAY);
  expect(queues.messages(name)).toEqual([]);
});

test("an HTTP endpoint gets it with the token of the signature", async () => {
  await deploy(
    (_, secret) => new targets.HttpEndpoint("https://hooks.example.com/v1", { signatureToken: secret("secret") }),
  );
  const failed = snapshot("failed");
  await deployment.cloud.clock.advance(0);
  expect(outside.requests).toMatchObject([
    {
      method: "POST",
      url: "https://hooks.example.com/v1",
      headers: { "x-eventbridge-signature-token": "s3cret" },
      body: JSON.stringify(failed),
    },
  ]);
});

test("a queue gets it, in Base64 and shaped by a template if it is to", async () => {
  const input = events.RuleTargetInput.template('Snapshot ${id} of "${disk}": ${result}', {
    id: "$.data.snapshotId",
    disk: "$.data.diskId",
    result: "$.data.result",
  });
  await deploy((stack) => new targets.MnsQueue(new MnsQueue(stack, "Failed"), { base64Encode: true, input }));
  snapshot("failed");
  await deployment.cloud.clock.advance(0);
  const queue = deployment.cloud.queues.all.find(({ name }) => name.includes("Failed"))!;
  expect(
    deployment.cloud.queues.messages(queue.name).map(({ body }) => Buffer.from(body, "base64").toString()),
  ).toEqual(['Snapshot s-1 of "d-1": failed']);
});
