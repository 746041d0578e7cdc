import { Deployment } from "./deployment";
import { CloudEvent } from "../../emulator/cloud/service-events";
import { events, targets } from "../../lib";
import { newStack } from "../synthesis";

const { EventBus, EventPattern, EventRule, MnsQueue } = events;

const tried = new Set<string>();

/** The operators, each noted when it is used. */
const Match = new Proxy(events.Match, {
  get: (match, name, receiver) => {
    tried.add(String(name));
    return Reflect.get(match, name, receiver);
  },
});

/** Where a rule listens, and who speaks there: services of the cloud on `default`, anybody else on a bus of one's own. */
const BUSES = [
  { bus: "default", source: "acs.ecs", type: "ecs:Disk:Stalled" },
  { bus: "orders", source: "orders", type: "orders:Disk:Stalled" },
];

type Sample = Partial<Pick<CloudEvent, "source" | "type" | "subject" | "data">>;

interface Case {
  readonly about: string;
  readonly pattern: events.EventPatternProps;
  readonly matching: readonly Sample[];
  readonly others: readonly Sample[];
}

/** A case about the field `data.x`, which hears no samples of other ones. */
const x = (about: string, values: unknown[], matching: readonly unknown[], others: readonly unknown[]): Case => {
  const sample = (value: unknown): Sample => ({ data: { about, ...(value === ABSENT ? {} : { x: value }) } });
  return {
    about,
    pattern: { data: { about: [about], x: values } },
    matching: matching.map(sample),
    others: others.map(sample),
  };
};
const ABSENT = Symbol("absent");

const CASES: readonly Case[] = [
  x("exact text", ["failed"], ["failed"], ["Failed", "failed2", "", ABSENT]),
  x("one of several texts", ["failed", "accomplished"], ["failed", "accomplished"], ["progressing", ABSENT]),
  x("a truth value", [true], [true], [false, ABSENT]),
  x("empty text", [""], [""], [" ", "x", ABSENT]),
  x("null", [null], [null], ["x", "", ABSENT]),
  x("prefix", [Match.prefix("acs.")], ["acs.oss", "acs."], ["acs", "my.acs.", "Acs.oss", 1, ABSENT]),
  x("suffix", [Match.suffix(".jpg")], ["a.jpg", ".jpg"], ["a.jpg.bak", "a.JPG", ABSENT]),
  x("contains", [Match.contains("Normal")], ["my:Normal:event", "Normal"], ["my:normal:event", "Norma", ABSENT]),
  x("several operators", [Match.prefix("a"), Match.suffix("z")], ["ab", "yz", "az"], ["ba", "zy", ABSENT]),
  x("an operator or a text", [Match.prefix("a"), "b"], ["ab", "b"], ["bb", ABSENT]),
  x("anything but a text", [Match.anythingBut("a")], ["b", "A", "aa"], ["a", ABSENT]),
  x("anything but several texts", [Match.anythingBut("a", "b")], ["c", "ab"], ["a", "b", ABSENT]),
  x("anything but a number", [Match.anythingBut(123)], [124, -123], [123, ABSENT]),
  x("anything but a prefix", [Match.anythingButPrefix("init")], ["running", "Init"], ["init", "initial", ABSENT]),
  x("equal to", [Match.equalTo(301.8)], [301.8], [301.7, 301.9, ABSENT]),
  x("less than", [Match.lessThan(10)], [9.9, -1], [10, 11, ABSENT]),
  x("at most", [Match.atMost(10)], [10, -1], [10.1, ABSENT]),
  x("greater than", [Match.greaterThan(10)], [10.1, 11], [10, 9, ABSENT]),
  x("between", [Match.interval({ above: 0, atMost: 5 })], [0.1, 5], [0, 5.1, ABSENT]),
  x("an address in a block", [Match.cidr("10.0.0.0/24")], ["10.0.0.1", "10.0.0.254"], ["10.0.1.1", "9.0.0.1", ABSENT]),
  x("is there", [Match.exists()], ["x", 0], [ABSENT]),
  x("is not there", [Match.doesNotExist()], [ABSENT], ["x", 0]),
  x("an array with one of the values", ["a", "b"], [["a"], ["c", "b"]], [["c"], ABSENT]),
  {
    about: "all of several fields",
    pattern: { subject: [Match.prefix("disk/")], data: { x: ["a"], inner: { y: [Match.lessThan(3)] } } },
    matching: [{ subject: "disk/1", data: { x: "a", inner: { y: 2 } } }],
    others: [
      { subject: "snapshot/1", data: { x: "a", inner: { y: 2 } } },
      { subject: "disk/1", data: { x: "b", inner: { y: 2 } } },
      { subject: "disk/1", data: { x: "a", inner: { y: 3 } } },
      { data: { x: "a", inner: { y: 2 } } },
    ],
  },
  {
    about: "the type",
    pattern: { type: [Match.suffix(":Disk:Stalled")] },
    matching: [{}],
    others: [{ type: "ecs:Disk:ErrorDetected" }, { type: "disk:stalled" }],
  },
  { about: "nothing but the source", pattern: {}, matching: [{}, { data: { x: 1 } }], others: [{ source: "acs.oss" }] },
];

let deployment: Deployment;

beforeAll(async () => {
  const stack = newStack();
  const own = new EventBus(stack, "Orders", { eventBusName: "orders" });
  CASES.forEach(({ pattern }, index) => {
    const queue = new MnsQueue(stack, `Queue${index}`, { queueName: `case-${index}` });
    for (const { bus, source } of BUSES) {
      new EventRule(stack, `Rule${index}-${bus}`, {
        eventBus: bus === "default" ? EventBus.defaultBus() : own,
        pattern: EventPattern.of({ source: [source], ...pattern }),
        targets: [new targets.MnsQueue(queue)],
      });
    }
  });
  deployment = await Deployment.of(stack);
  await deployment.create();
});

afterAll(async () => {
  // Events of one's own are put by the test, never by the provider.
  deployment?.cloud.calls.clear();
  await deployment?.destroy();
  await deployment?.close();
});

function put({ bus, ...speaker }: (typeof BUSES)[number], sample: Sample): CloudEvent {
  const event = { data: {}, ...speaker, ...sample };
  const { cloud } = deployment;
  return bus === "default" ? cloud.events.publish(event) : cloud.eventBuses.putEvents(bus, [event])[0];
}

describe.each(BUSES)("on the bus $bus", (on) => {
  test.each(CASES.map((each, index) => ({ ...each, index })))("$about", async ({ matching, others, index }) => {
    const { cloud } = deployment;
    const wanted = matching.map((sample) => put(on, sample));
    const unwanted = others.map((sample) => put(on, sample));
    await cloud.clock.advance(0);
    const sent = new Set([...wanted, ...unwanted].map(({ id }) => id));
    const received = cloud.queues.messages(`case-${index}`).map(({ body }) => JSON.parse(body) as CloudEvent);
    expect(received.filter(({ id }) => sent.has(id))).toEqual(wanted);
  });
});

test("every operator has a case", () => {
  const operators = Object.entries(Object.getOwnPropertyDescriptors(events.Match))
    .filter(([name, { value }]) => typeof value === "function" && !name.startsWith("_"))
    .map(([name]) => name);
  expect([...tried].sort()).toEqual(operators.sort());
});

test("a rule does not hear the other bus", () => {
  const { log } = deployment.cloud.deliveries;
  expect(log.length).toBeGreaterThan(0);
  expect(log.filter(({ event, rule }) => event.aliyuneventbusname !== rule.busName)).toEqual([]);
});

test("nothing depends on what the documentation leaves open, and nothing was lost", () => {
  const { log, undetermined } = deployment.cloud.deliveries;
  expect(undetermined.map(({ reason }) => reason)).toEqual([]);
  expect(log.filter(({ outcome }) => outcome !== "delivered")).toEqual([]);
});
