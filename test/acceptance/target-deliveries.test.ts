import { Deployment } from "./deployment";
import { LoopbackReceiver } from "./receiver";
import { deployRoute, endSnapshot, TargetOf } from "./snapshot-route";
import { Cloud } from "../../emulator/cloud/cloud";
import { CloudEvent } from "../../emulator/cloud/service-events";
import { archive, events, targets } from "../../lib";

const WEBHOOK = "https://oapi.dingtalk.com/robot/send?access_token=t0ken";

let deployment: Deployment;
let outside: LoopbackReceiver;

async function deploy(to: TargetOf): Promise<void> {
  deployment = await deployRoute(to, outside, { webhook: WEBHOOK, robot_key: "SEC1" });
}

beforeEach(async () => {
  outside = await LoopbackReceiver.open();
});
afterEach(async () => {
  await deployment?.close();
  await outside.close();
});

/** The failed snapshot, after an accomplished one that no route takes. */
async function failedSnapshot(): Promise<CloudEvent> {
  endSnapshot(deployment, "accomplished");
  const failed = endSnapshot(deployment, "failed");
  await deployment.cloud.clock.advance(0);
  return failed;
}

test("a robot of DingTalk says which event came, and signs it", async () => {
  await deploy((_, secret) => new targets.DingTalk(secret("webhook"), { secretKey: secret("robot_key") }));
  const failed = await failedSnapshot();
  expect(outside.requests).toHaveLength(1);
  const [{ url, body }] = outside.requests;
  expect(url).toMatch(/^https:\/\/oapi\.dingtalk\.com\/robot\/send\?access_token=t0ken&timestamp=\d+&sign=/);
  const { msgtype, markdown } = JSON.parse(body!);
  expect(msgtype).toBe("markdown");
  expect(markdown.text).toContain(failed.id);
});

test("a robot says what its user says", async () => {
  const input = targets.DingTalkMessage.text("Snapshot ${snapshot} of ${disk} failed", {
    snapshot: "$.data.snapshotId",
    disk: "$.data.diskId",
  });
  await deploy((_, secret) => new targets.DingTalk(secret("webhook"), { secretKey: secret("robot_key"), input }));
  await failedSnapshot();
  expect(outside.requests.map(({ body }) => JSON.parse(body!))).toEqual([
    { msgtype: "text", text: { content: "Snapshot s-1 of d-1 failed" } },
  ]);
});

test("a mail says which event came", async () => {
  await deploy(
    () =>
      new targets.Mail({
        accountName: "backup@notice.example.com",
        toAddresses: ["a@example.com", "b@example.com"],
        subject: "A snapshot failed",
      }),
  );
  await failedSnapshot();
  expect(outside.mails).toMatchObject([
    {
      from: "backup@notice.example.com",
      to: "a@example.com,b@example.com",
      subject: "A snapshot failed",
      html: false,
      body: expect.stringContaining('"snapshotId":"s-1"'),
    },
  ]);
});

describe("another bus", () => {
  const passedOn = async (other: Cloud, props: targets.EventBusTargetProps) => {
    await deploy(() => new targets.EventBus(events.EventBus.fromEventBusName("central"), props));
    other.eventBuses.create("central", undefined);
    const arrived: CloudEvent[] = [];
    other.eventBuses.subscribe((event) => arrived.push(event));
    deployment.cloud.deliveries.link(other);
    const failed = await failedSnapshot();
    return { failed, arrived };
  };

  test("of another region gets the event", async () => {
    const other = new Cloud({ region: "cn-shanghai" });
    const { failed, arrived } = await passedOn(other, { region: "cn-shanghai" });
    expect(arrived).toEqual([
      expect.objectContaining({ id: failed.id, aliyunregionid: "cn-shanghai", aliyuneventbusname: "central" }),
    ]);
  });

  test("of another account gets the event, and the account that it comes from", async () => {
    const other = new Cloud({ region: "cn-hangzhou", accountId: "6543210987654321" });
    const props = { accountId: "6543210987654321", roleName: "events-from-orders" };
    const { failed, arrived } = await passedOn(other, props);
    expect(arrived).toEqual([
      expect.objectContaining({ id: failed.id, aliyunoriginalaccountid: failed.aliyunaccountid }),
    ]);
  });
});

/** The entries of the only log. */
function entries() {
  const [{ name }] = deployment.cloud.logs.all as { name: string }[];
  return deployment.cloud.logs.entries(name, "events");
}

test("a log gets the whole event in the field content, under its topic", async () => {
  await deploy((stack) => new targets.SlsLogStore(new archive.AuditLog(stack, "Log"), { topic: "$.type" }));
  const failed = await failedSnapshot();
  expect(entries()).toMatchObject([{ topic: failed.type, contents: { content: JSON.stringify(failed) } }]);
});

test("a bucket gets the event after five minutes, by way of the log", async () => {
  await deploy(
    (stack) =>
      new targets.OssArchive(
        new archive.AuditBucket(stack, "Audit", { retention: archive.WriteOnceRetention.bucketLocked(365) }),
      ),
  );
  const { buckets, clock } = deployment.cloud;
  const failed = await failedSnapshot();
  const { name } = (buckets.all as { name: string }[]).find((each) => /^test-audit-[0-9a-f]{8}-/.test(each.name))!;
  await clock.advance(299_000);
  expect(buckets.listObjects(name)).toEqual([]);
  await clock.advance(301_000);
  const objects = buckets.listObjects(name);
  expect(objects.map(({ key }) => key)).toEqual([expect.stringMatching(/^events\/\d{4}\/\d\d\/\d\d\/\d\d\/\d\d/)]);
  expect(objects[0].body.toString()).toContain(failed.id);
  // Nobody takes it away again, whoever asks.
  expect(() => buckets.deleteObject(name, objects[0].key, { versionId: objects[0].versionId })).toThrow();
});
