import * as fc from "fast-check";
import { Cloud } from "../../../emulator/cloud/cloud";
import { DeliveryFault, DeliveryRecord } from "../../../emulator/cloud/deliveries";
import { EventTarget } from "../../../emulator/cloud/event-rules";
import { Random } from "../../../emulator/cloud/random";

const ACCOUNT = "1234567890123456";
const DAY = 24 * 60 * 60 * 1000;

const target = (Id: string, strategy: string, dead: boolean): EventTarget => ({
  Id,
  Type: "https",
  Endpoint: "https://example.com",
  PushRetryStrategy: strategy,
  DeadLetterQueue: dead ? { Arn: `acs:mns:cn-hangzhou:${ACCOUNT}:queues/dead` } : {},
  ParamList: [
    { ResourceKey: "url", Form: "CONSTANT", Value: `https://example.com/${Id}` },
    { ResourceKey: "Body", Form: "JSONPATH", Value: "$.id" },
  ],
});

const TARGETS = [
  target("short-kept", "BACKOFF_RETRY", true),
  target("short-dropped", "BACKOFF_RETRY", false),
  target("long-kept", "EXPONENTIAL_DECAY_RETRY", true),
];

/** A cloud whose receiver notes what it gets. */
function open(): { cloud: Cloud; received: string[] } {
  const cloud = new Cloud();
  const received: string[] = [];
  cloud.queues.place("dead", { messageRetentionPeriod: 604800 });
  cloud.deliveries.receiver = {
    http: ({ url, body }) => {
      received.push(`${body} ${url}`);
      return { status: 200 };
    },
  };
  return { cloud, received };
}

const publish = (cloud: Cloud, wanted: boolean) =>
  cloud.events.publish({ source: wanted ? "acs.ecs" : "acs.oss", type: "t", data: {} });

const delays = ({ attempts }: DeliveryRecord) =>
  attempts.slice(1).map(({ at }, index) => (at.getTime() - attempts[index].at.getTime()) / 1000);

function expectDocumented(record: DeliveryRecord): void {
  const long = record.target.PushRetryStrategy === "EXPONENTIAL_DECAY_RETRY";
  const wrong = delays(record).filter((delay, retry) =>
    long ? delay !== Math.min(2 ** retry, 512) : delay < 10 || delay > 20,
  );
  expect(wrong).toEqual([]);
  const last = record.attempts.at(-1)!.result;
  if (record.outcome === "delivered") expect(last).toBe("accepted");
  else expect([last, record.attempts.length]).toEqual([expect.not.stringMatching("accepted"), long ? 177 : 4]);
}

const fault = fc.constantFrom<DeliveryFault>(undefined, undefined, "refused", "refused", "answer lost");

test("whatever goes wrong, each matched event is delivered, dead-lettered or dropped with a record, at the documented times", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.boolean(), { minLength: 1, maxLength: 6 }),
      // What goes wrong with the first attempts, and whether all later ones do.
      fc.infiniteStream(fc.tuple(fc.array(fault, { maxLength: 5 }), fc.boolean())),
      async (wanted, faults) => {
        const { cloud, received } = open();
        cloud.eventRules.place({
          busName: "default",
          name: "r",
          filterPattern: '{"source":["acs.ecs"]}',
          targets: TARGETS,
        });
        const planned = new Map<string, [DeliveryFault[], boolean]>();
        cloud.deliveries.faults = ({ event, target: { Id } }, attempt) => {
          const key = `${event.id} ${Id}`;
          const [first, down] = planned.get(key) ?? faults.next().value;
          planned.set(key, [first, down]);
          return attempt <= first.length ? first[attempt - 1] : down ? "refused" : undefined;
        };
        const matched = wanted.map((want) => publish(cloud, want)).filter(({ source }) => source === "acs.ecs");
        await cloud.clock.advance(DAY);

        const { log } = cloud.deliveries;
        expect(log.map(({ event, target: { Id } }) => `${event.id} ${Id}`)).toEqual(
          matched.flatMap(({ id }) => TARGETS.map(({ Id }) => `${id} ${Id}`)),
        );
        log.forEach(expectDocumented);
        const of = (outcome: string) => log.filter((record) => record.outcome === outcome);
        expect(of("pending")).toEqual([]);
        expect(of("dropped").filter(({ target: { Id }, reason }) => Id !== "short-dropped" || !reason)).toEqual([]);
        expect(
          cloud.queues
            .messages("dead")
            .map(({ body }) => JSON.parse(body).event.id)
            .sort(),
        ).toEqual(
          of("dead-lettered")
            .map(({ event }) => event.id)
            .sort(),
        );
        const reached = log.flatMap(({ attempts }) => attempts).filter(({ result }) => result !== "failed");
        expect(received).toHaveLength(reached.length);
      },
    ),
    { numRuns: 40 },
  );
});

test("10,000 events with random faults: each one is accounted for, duplicates included", async () => {
  const { cloud, received } = open();
  cloud.eventRules.place({ busName: "default", name: "r", targets: [TARGETS[0]] });
  const random = new Random(7);
  const faults: DeliveryFault[] = ["refused", "refused", "refused", "answer lost"];
  cloud.deliveries.faults = () => faults[random.below(8)];
  for (let count = 0; count < 10_000; count += 1) publish(cloud, true);
  await cloud.clock.advance(DAY);
  const outcomes = cloud.deliveries.log.map(({ outcome }) => outcome);
  const count = (outcome: string) => outcomes.filter((other) => other === outcome).length;
  expect(count("delivered") + count("dead-lettered")).toBe(10_000);
  expect(cloud.queues.messages("dead")).toHaveLength(count("dead-lettered"));
  expect(count("dead-lettered")).toBeGreaterThan(0);
  expect(received.length).toBeGreaterThan(new Set(received).size);
});

test("a day's outage for 1,000 events: 177 attempts each, then a dead letter", async () => {
  const { cloud } = open();
  // One error for all: making errors would take longer than the deliveries.
  const refused = new Error("connection refused");
  cloud.deliveries.receiver = { http: () => Promise.reject(refused) };
  cloud.eventRules.place({ busName: "default", name: "r", targets: [TARGETS[2]] });
  for (let count = 0; count < 1000; count += 1) publish(cloud, true);
  await cloud.clock.advance(DAY);
  expect(new Set(cloud.deliveries.log.map(({ attempts }) => attempts.length))).toEqual(new Set([177]));
  expect(cloud.queues.messages("dead")).toHaveLength(1000);
});
