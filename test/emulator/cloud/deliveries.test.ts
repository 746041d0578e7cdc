import { Cloud, CloudProps } from "../../../emulator/cloud/cloud";
import { EventTarget } from "../../../emulator/cloud/event-rules";
import { ServiceEvent } from "../../../emulator/cloud/service-events";

const ACCOUNT = "1234567890123456";
const SECOND = 1000;
const DAY = 24 * 60 * 60 * SECOND;

const arn = (queue: string, region = "cn-hangzhou") => `acs:mns:${region}:${ACCOUNT}:queues/${queue}`;

const toQueue = (queue: string, more: Partial<EventTarget> = {}): EventTarget => ({
  Id: queue,
  Type: "acs.mns.queue",
  Endpoint: arn(queue),
  ParamList: [
    { ResourceKey: "queue", Form: "CONSTANT", Value: queue },
    { ResourceKey: "Body", Form: "ORIGINAL" },
  ],
  ...more,
});

const FAILED: ServiceEvent = {
  source: "acs.ecs",
  type: "ecs:Snapshot:CreateSnapshotCompleted",
  data: { result: "failed" },
};
const ON_FAILED = '{"source":["acs.ecs"],"data":{"result":["failed"]}}';

function open(props: CloudProps = {}): Cloud {
  const made = new Cloud(props);
  made.queues.place("orders");
  made.queues.place("dead");
  return made;
}

let cloud: Cloud;
beforeEach(() => {
  cloud = open();
});

const bodies = (queue: string) => cloud.queues.messages(queue).map(({ body }) => JSON.parse(body));
const seconds = () => {
  const [first, ...retries] = cloud.deliveries.log[0].attempts.map(({ at }) => at.getTime() / SECOND);
  return retries.map((at, retry) => at - [first, ...retries][retry]);
};
const outcomes = () => cloud.deliveries.log.map(({ outcome }) => outcome);

/** An event that cannot be delivered, and a day and more for it. */
async function outage(target: Partial<EventTarget> = {}): Promise<void> {
  cloud.deliveries.faults = () => "refused";
  cloud.eventRules.place({
    busName: "default",
    name: "r",
    filterPattern: ON_FAILED,
    targets: [toQueue("orders", target)],
  });
  cloud.events.publish(FAILED);
  await cloud.clock.advance(2 * DAY);
}

describe("routing", () => {
  test("an event reaches every target of every rule of its bus that matches it", async () => {
    const targets = [toQueue("orders")];
    cloud.eventBuses.place({ name: "own" });
    cloud.eventRules.place({ busName: "default", name: "failed", filterPattern: ON_FAILED, targets });
    cloud.eventRules.place({ busName: "default", name: "all", filterPattern: "{}", targets: [toQueue("dead")] });
    cloud.eventRules.place({ busName: "default", name: "oss", filterPattern: '{"source":["acs.oss"]}', targets });
    cloud.eventRules.place({ busName: "own", name: "elsewhere", targets });
    const event = cloud.events.publish(FAILED);
    expect(outcomes()).toEqual(["pending", "pending"]);
    await cloud.clock.advance(0);
    expect(outcomes()).toEqual(["delivered", "delivered"]);
    expect([bodies("orders"), bodies("dead")]).toEqual([[event], [event]]);
  });

  test("a rule that is disabled gets nothing", async () => {
    const [busName, targets] = ["default", [toQueue("orders")]];
    cloud.eventRules.place({ busName, name: "r", status: "DISABLE", targets });
    cloud.events.publish(FAILED);
    expect(cloud.deliveries.log).toEqual([]);
    cloud.eventRules.enable(busName, "r");
    cloud.events.publish(FAILED);
    expect(cloud.deliveries.log).toHaveLength(1);
  });

  test("what the documentation leaves open is not delivered, and said", () => {
    const filterPattern = '{"data":{"count":[{"numeric":[">=",1]}]}}';
    cloud.eventRules.place({ busName: "default", name: "r", filterPattern, targets: [toQueue("orders")] });
    cloud.events.publish({ ...FAILED, data: { count: 0 } });
    const event = cloud.events.publish({ ...FAILED, data: { count: 1 } });
    expect(cloud.deliveries.log).toEqual([]);
    expect(cloud.deliveries.undetermined.at(-1)).toEqual({
      event,
      rule: { busName: "default", name: "r" },
      reason: expect.stringMatching(/undetermined by the documentation/),
    });
  });

  test("a pattern that the grammar does not know matches nothing, and is said", () => {
    const filterPattern = '{"detail-type":["x"]}';
    cloud.eventRules.place({ busName: "default", name: "r", filterPattern, targets: [toQueue("orders")] });
    cloud.events.publish(FAILED);
    cloud.events.publish(FAILED);
    expect(cloud.deliveries.log).toEqual([]);
    expect(cloud.deliveries.undetermined.map(({ reason }) => reason)).toEqual([
      expect.stringMatching(/detail-type/),
      expect.stringMatching(/detail-type/),
    ]);
  });

  test("a type of target that the model does not know is a delivery that fails", async () => {
    await outage({ Type: "acs.fnf" });
    expect(cloud.deliveries.log[0].reason).toMatch(/does not deliver to targets of the type acs.fnf/);
  });

  test("another channel can be added", async () => {
    const seen: string[] = [];
    cloud.deliveries.channel("acs.fnf", ({ event, endpoint, parameters }) => {
      seen.push(`${event.source} ${endpoint} ${parameters.queue}`);
    });
    cloud.eventRules.place({ busName: "default", name: "r", targets: [toQueue("orders", { Type: "acs.fnf" })] });
    cloud.events.publish(FAILED);
    await cloud.clock.advance(0);
    expect(seen).toEqual([`acs.ecs ${arn("orders")} orders`]);
  });
});

describe("retries", () => {
  test("BACKOFF_RETRY: three, 10 to 20 seconds apart", async () => {
    await outage();
    expect(seconds()).toHaveLength(3);
    expect(seconds().filter((delay) => delay < 10 || delay > 20)).toEqual([]);
    expect(new Set(seconds()).size).toBeGreaterThan(1);
  });

  test("the same seed gives the same delays, another one others", async () => {
    const delays = async (seed: number) => {
      cloud = open({ seed });
      await outage();
      return seconds();
    };
    const first = await delays(1);
    expect(await delays(1)).toEqual(first);
    expect(await delays(2)).not.toEqual(first);
  });

  test("EXPONENTIAL_DECAY_RETRY: 176, after 1, 2, 4 … seconds and then every 512, a day in all but 385 seconds", async () => {
    await outage({ PushRetryStrategy: "EXPONENTIAL_DECAY_RETRY" });
    expect(seconds()).toHaveLength(176);
    expect(seconds().slice(0, 12)).toEqual([1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 512, 512]);
    expect(new Set(seconds().slice(9))).toEqual(new Set([512]));
    expect(seconds().reduce((sum, delay) => sum + delay, 0)).toBe(86_400 - 385);
  });

  test("they end with the first success", async () => {
    cloud.deliveries.faults = (_, attempt) => (attempt < 3 ? "refused" : undefined);
    cloud.eventRules.place({ busName: "default", name: "r", targets: [toQueue("orders")] });
    cloud.events.publish(FAILED);
    await cloud.clock.advance(DAY);
    const [{ attempts, outcome, reason }] = cloud.deliveries.log;
    expect(attempts.map(({ result }) => result)).toEqual(["failed", "failed", "accepted"]);
    expect([outcome, reason]).toEqual(["delivered", undefined]);
    expect(bodies("orders")).toHaveLength(1);
  });

  test("an answer that is lost makes a duplicate", async () => {
    cloud.deliveries.faults = (_, attempt) => (attempt === 1 ? "answer lost" : undefined);
    cloud.eventRules.place({ busName: "default", name: "r", targets: [toQueue("orders")] });
    const event = cloud.events.publish(FAILED);
    await cloud.clock.advance(DAY);
    expect(bodies("orders")).toEqual([event, event]);
    expect(cloud.deliveries.log[0].attempts.map(({ result }) => result)).toEqual(["answer lost", "accepted"]);
  });

  test.each([
    ["disabled", () => cloud.eventRules.disable("default", "r")],
    ["deleted", () => cloud.eventRules.delete("default", "r")],
  ])("they go on when the rule is %s, unless the answers say otherwise", async (_, change) => {
    const outcome = async (retriesEndWithRule: boolean) => {
      cloud = open({ answers: { retriesEndWithRule } });
      cloud.deliveries.faults = (__, attempt) => (attempt === 1 ? "refused" : undefined);
      cloud.eventRules.place({ busName: "default", name: "r", targets: [toQueue("orders")] });
      cloud.events.publish(FAILED);
      await cloud.clock.advance(SECOND);
      change();
      await cloud.clock.advance(DAY);
      return cloud.deliveries.log[0];
    };
    expect(await outcome(false)).toMatchObject({ outcome: "delivered" });
    expect(await outcome(true)).toMatchObject({ outcome: "dropped", reason: expect.stringMatching(/rule was/) });
  });

  test("a target that is changed meanwhile does not change what is on its way", async () => {
    cloud.deliveries.faults = (_, attempt) => (attempt === 1 ? "refused" : undefined);
    cloud.eventRules.place({ busName: "default", name: "r", targets: [toQueue("orders")] });
    cloud.events.publish(FAILED);
    await cloud.clock.advance(SECOND);
    cloud.eventRules.putTargets("default", "r", [{ ...toQueue("dead"), Id: "orders" }]);
    await cloud.clock.advance(DAY);
    expect([bodies("orders").length, bodies("dead").length]).toEqual([1, 0]);
  });
});

describe("dead letters", () => {
  test.each([
    ["as the provider's tests write it", arn("dead")],
    ["with a slash, as the API's page writes it", `acs:mns:cn-hangzhou:${ACCOUNT}:/queues/dead`],
  ])("the whole event and the reason go to the queue of the ARN, %s", async (_, Arn) => {
    await outage({ DeadLetterQueue: { Arn } });
    expect(cloud.deliveries.log[0]).toMatchObject({ outcome: "dead-lettered", reason: "an injected fault: refused" });
    expect(bodies("dead")).toEqual([
      {
        event: cloud.events.all[0],
        rule: "r",
        eventBus: "default",
        target: "orders",
        attempts: 4,
        reason: "an injected fault: refused",
      },
    ]);
  });

  test("without a queue the event is dropped, and it is said", async () => {
    await outage({ DeadLetterQueue: {} });
    expect(cloud.deliveries.log[0]).toMatchObject({
      outcome: "dropped",
      reason: "an injected fault: refused; there is no dead-letter queue",
    });
  });

  test.each([
    ["is missing", arn("gone"), /QueueNotExist/],
    ["is in another region", arn("dead", "cn-beijing"), /not in the region and account/],
    ["is no queue", `acs:alikafka:cn-hangzhou:${ACCOUNT}:topics/t`, /no ARN of a queue/],
  ])("an event whose queue %s is lost, and it is said", async (_, Arn, reason) => {
    await outage({ DeadLetterQueue: { Arn } });
    const [{ outcome, reason: said }] = cloud.deliveries.log;
    expect(outcome).toBe("dropped");
    expect(said).toMatch(/the dead letter is lost/);
    expect(said).toMatch(reason);
  });

  test("an event that is too large for the queue is lost, and it is said", async () => {
    cloud.queues.get("dead").maximumMessageSize = 1024;
    cloud.eventRules.place({
      busName: "default",
      name: "r",
      targets: [toQueue("gone", { DeadLetterQueue: { Arn: arn("dead") } })],
    });
    cloud.events.publish({ ...FAILED, data: { text: "x".repeat(1024) } });
    await cloud.clock.advance(DAY);
    expect(cloud.deliveries.log[0].reason).toMatch(/lost: MessageBodyTooLarge/);
  });
});

test("queues need the service-linked role where the account is said not to have it yet", async () => {
  cloud = open({ answers: { serviceLinkedRolesRequired: true } });
  cloud.eventRules.place({
    busName: "default",
    name: "r",
    targets: [toQueue("orders", { DeadLetterQueue: { Arn: arn("dead") } })],
  });
  cloud.events.publish(FAILED);
  await cloud.clock.advance(DAY);
  expect(cloud.deliveries.log[0].reason).toMatch(/no service-linked role.*; the dead letter is lost/);
  cloud.serviceLinkedRoles.place("AliyunServiceRoleForEventBridgeSendToMNS");
  cloud.events.publish(FAILED);
  await cloud.clock.advance(0);
  expect(outcomes()).toEqual(["dropped", "delivered"]);
});
