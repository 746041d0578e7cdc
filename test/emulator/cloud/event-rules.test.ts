import { Cloud } from "../../../emulator/cloud/cloud";
import { EventTarget } from "../../../emulator/cloud/event-rules";

const target = (Id: string): EventTarget => ({ Id, Type: "http", Endpoint: "https://example.com", ParamList: [] });

let cloud: Cloud;
beforeEach(() => {
  cloud = new Cloud();
});

test("the default bus is always there, others are made", () => {
  cloud.eventRules.create("default", "r", { FilterPattern: "{}", EventTargets: [] });
  expect(() => cloud.eventRules.create("own", "r", { FilterPattern: "{}", EventTargets: [] })).toThrow(
    /EventBusNotExist/,
  );
  cloud.eventBuses.create("own");
  cloud.eventRules.create("own", "r", { FilterPattern: "{}", EventTargets: [] });
  expect(cloud.eventRules.all).toHaveLength(2);
});

test.each([
  ["bus", () => cloud.eventBuses.create("default"), /EventBusAlreadyExist/],
  [
    "rule",
    () => cloud.eventRules.create("default", "r", { FilterPattern: "{}", EventTargets: [] }),
    /EventRuleExisted/,
  ],
  ["queue", () => cloud.queues.create("q", {}), /QueueAlreadyExist/],
  ["connection", () => cloud.connections.create("c", { NetworkParameters: {} }), /ConnectionAlreadyExist/],
  [
    "API destination",
    () =>
      cloud.apiDestinations.create("a", {
        ConnectionName: "c",
        HttpApiParameters: { Endpoint: "https://example.com", Method: "POST" },
      }),
    /ApiDestinationAlreadyExist/,
  ],
  ["role", () => cloud.serviceLinkedRoles.create("AliyunServiceRole"), /EntityAlreadyExists/],
])("a second %s of the same name is refused", (what, create, refusal) => {
  if (what === "API destination") {
    cloud.connections.create("c", { NetworkParameters: {} });
  }
  if (what !== "bus") {
    create();
  }
  expect(create).toThrow(refusal);
});

test("an API destination needs its connection", () => {
  const HttpApiParameters = { Endpoint: "https://example.com", Method: "POST" };
  expect(() => cloud.apiDestinations.create("a", { ConnectionName: "c", HttpApiParameters })).toThrow(
    /ConnectionNotExist/,
  );
});

// T11
test("T11: a pattern is answered with sorted keys and without spaces", () => {
  cloud.eventRules.create("default", "r", {
    FilterPattern: '{ "type": ["t"], "data": { "b": [1], "a": [{"prefix": "x"}] } }',
    EventTargets: [],
  });
  expect(cloud.eventRules.get("default", "r").filterPattern).toBe(
    '{"data":{"a":[{"prefix":"x"}],"b":[1]},"type":["t"]}',
  );
});

test("a target whose id is known is replaced in its place, another one is added", () => {
  cloud.eventRules.create("default", "r", { FilterPattern: "{}", EventTargets: [target("a"), target("b")] });
  cloud.eventRules.putTargets("default", "r", [{ ...target("a"), Type: "https" }, target("c")]);
  const { targets } = cloud.eventRules.get("default", "r");
  expect(targets.map(({ Id, Type }) => `${Id} ${Type}`)).toEqual(["a https", "b http", "c http"]);
  expect(targets[0].PushRetryStrategy).toBe("BACKOFF_RETRY");
});

// T8b
test("T8b: secrets can be masked in answers, names are not", () => {
  const masking = new Cloud({ answers: { maskedSecrets: true } });
  masking.connections.create("c", {
    NetworkParameters: {},
    AuthParameters: { BasicAuthParameters: { Username: "u", Password: "p" } },
  });
  expect(masking.connections.describe("c")!.authParameters).toEqual({
    BasicAuthParameters: { Username: "u", Password: "******" },
  });
  expect(masking.connections.get("c").authParameters).toEqual({
    BasicAuthParameters: { Username: "u", Password: "p" },
  });
});

test("a bus has 50 rules, a rule 5 targets, a region 50 buses of one's own beside default", () => {
  const create = (name: string, ids: string[]) =>
    cloud.eventRules.create("default", name, { FilterPattern: "{}", EventTargets: ids.map(target) });
  expect(() => create("r", ["a", "b", "c", "d", "e", "f"])).toThrow(/at most 5 targets, not 6/);
  create("r", ["a", "b", "c", "d", "e"]);
  cloud.eventRules.putTargets("default", "r", [target("a")]);
  expect(() => cloud.eventRules.putTargets("default", "r", [target("f")])).toThrow(/at most 5 targets, not 6/);
  expect(cloud.eventRules.get("default", "r").targets).toHaveLength(5);

  for (let rule = 1; rule < 50; rule += 1) create(`r${rule}`, []);
  expect(() => create("r50", [])).toThrow(/has 50 rules already/);
  for (let bus = 0; bus < 50; bus += 1) cloud.eventBuses.create(`b${bus}`);
  expect(() => cloud.eventBuses.create("b50")).toThrow(/has 50 event buses already/);
});
