import { Cloud } from "../../../emulator/cloud/cloud";
import { CloudError } from "../../../emulator/cloud/cloud-error";

test("the same seed and the same calls give the same cloud", () => {
  const made = (seed: number) => {
    const cloud = new Cloud({ seed });
    cloud.scalingGroups.place({ instances: [{}, {}] });
    return cloud.inventory();
  };
  expect(made(1)).toEqual(made(1));
  expect(made(1)).not.toEqual(made(2));
});

test("ids look like those of the service and do not repeat", () => {
  const { identifiers } = new Cloud();
  const ids = Array.from({ length: 1000 }, () => identifiers.next("i"));
  expect(ids[0]).toMatch(/^i-bp1[0-9a-z]{17}$/);
  expect(new Set(ids).size).toBe(1000);
});

test("an inventory is a copy", () => {
  const cloud = new Cloud();
  const { tags } = cloud.queues.place("q");
  const inventory = cloud.inventory();
  tags.changed = "later";
  expect(inventory).toMatchObject({ queues: [{ name: "q", tags: {} }] });
  expect(cloud.inventory()).not.toEqual(inventory);
});

describe("calls", () => {
  test("are recorded as they were sent, refused ones too", () => {
    const cloud = new Cloud();
    cloud.queues.create("q", { DelaySeconds: 1, VisibilityTimeout: undefined });
    cloud.queues.getAttributes("q");
    expect(() => cloud.queues.create("q", {})).toThrow();
    expect(cloud.calls.of("mns-open:CreateQueue")).toEqual([{ QueueName: "q", DelaySeconds: 1 }, { QueueName: "q" }]);
    expect(cloud.calls.writes.map(({ operation }) => operation)).toEqual([
      "mns-open:CreateQueue",
      "mns-open:CreateQueue",
    ]);
    expect(cloud.calls.all).toHaveLength(3);
  });

  test("what was placed was not asked for", () => {
    const cloud = new Cloud();
    cloud.scalingGroups.place({ instances: [{}] });
    cloud.queues.place("q");
    expect(cloud.calls.all).toEqual([]);
  });

  test("count on while they are forgotten", () => {
    const cloud = new Cloud();
    cloud.queues.create("a", {});
    const seen = cloud.calls.received;
    cloud.calls.clear();
    cloud.queues.create("b", {});
    expect(cloud.calls.since(seen)).toMatchObject([{ parameters: { QueueName: "b" } }]);
  });

  test("fail as often as they are told to", () => {
    const cloud = new Cloud();
    cloud.calls.failNext("mns-open:CreateQueue", new CloudError("ServiceUnavailable", "Later.", 503), 2);
    expect(() => cloud.queues.create("q", {})).toThrow(/ServiceUnavailable/);
    expect(() => cloud.queues.create("q", {})).toThrow(/ServiceUnavailable/);
    cloud.queues.create("q", {});
    expect(cloud.queues.all).toHaveLength(1);
  });

  test("fail with a probability, the same ones under the same seed", () => {
    const refused = (seed: number) => {
      const cloud = new Cloud({ seed });
      cloud.calls.failRandomly("mns-open:CreateQueue", new CloudError("Throttling", "Slowly.", 429), 0.25);
      const names = Array.from({ length: 400 }, (_, index) => `q${index}`);
      return names.filter((name) => {
        try {
          cloud.queues.create(name, {});
          return false;
        } catch {
          return true;
        }
      });
    };
    expect(refused(1).length).toBeGreaterThan(60);
    expect(refused(1).length).toBeLessThan(140);
    expect(refused(1)).toEqual(refused(1));
    expect(refused(1)).not.toEqual(refused(2));
  });

  test("fail no more when the probability is zero", () => {
    const cloud = new Cloud();
    const failure = new CloudError("Throttling", "Slowly.", 429);
    cloud.calls.failRandomly("mns-open:CreateQueue", failure, 1);
    expect(() => cloud.queues.create("q", {})).toThrow(/Throttling/);
    cloud.calls.failRandomly("mns-open:CreateQueue", failure, 0);
    cloud.queues.create("q", {});
  });
});

describe("another region", () => {
  test("is of the same account and on the same clock, with ids and contents of its own", async () => {
    const cloud = new Cloud();
    const beijing = cloud.inRegion("cn-beijing");
    await cloud.clock.advance(1000);
    expect([beijing.region, beijing.accountId, beijing.clock.now]).toEqual([
      "cn-beijing",
      cloud.accountId,
      cloud.clock.now,
    ]);
    expect(beijing.disks.place().id).not.toBe(cloud.disks.place().id);
    expect(cloud.disks.all).toHaveLength(1);
  });

  test("is always the same one, from wherever it is asked for", () => {
    const cloud = new Cloud();
    const beijing = cloud.inRegion("cn-beijing");
    expect(cloud.inRegion("cn-beijing")).toBe(beijing);
    expect(beijing.inRegion("cn-hangzhou")).toBe(cloud);
    expect(beijing.inRegion("cn-shanghai")).toBe(cloud.inRegion("cn-shanghai"));
  });
});
