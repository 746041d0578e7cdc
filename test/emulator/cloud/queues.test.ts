import { Cloud } from "../../../emulator/cloud/cloud";

const SECOND = 1000;

let cloud: Cloud;
beforeEach(() => {
  cloud = new Cloud();
  cloud.queues.place("q", { messageRetentionPeriod: 60, visibilityTimeout: 30, maximumMessageSize: 1024 });
});

const bodies = () => cloud.queues.messages("q").map(({ body }) => body);
const received = (count?: number) => cloud.queues.receive("q", count).map(({ body }) => body);

test("a message is received in the order of sending, hidden meanwhile, and comes back unless it is deleted", async () => {
  cloud.queues.send("q", "a");
  cloud.queues.send("q", "b");
  expect(received()).toEqual(["a"]);
  expect(received(16)).toEqual(["b"]);
  expect([received(), cloud.queues.depth("q"), bodies()]).toEqual([[], 0, ["a", "b"]]);
  await cloud.clock.advance(30 * SECOND);
  const [again] = cloud.queues.receive("q");
  expect(again).toMatchObject({ body: "a", receiveCount: 2 });
  cloud.queues.deleteMessage("q", again.receiptHandle!);
  expect(bodies()).toEqual(["b"]);
});

test("a receipt is good until the message comes back", async () => {
  cloud.queues.send("q", "a");
  const [{ receiptHandle }] = cloud.queues.receive("q");
  await cloud.clock.advance(30 * SECOND);
  expect(() => cloud.queues.deleteMessage("q", receiptHandle!)).toThrow(/MessageNotExist/);
});

test("a message is gone when it is older than the queue keeps messages", async () => {
  cloud.queues.send("q", "old");
  await cloud.clock.advance(59 * SECOND);
  cloud.queues.send("q", "young");
  expect(bodies()).toEqual(["old", "young"]);
  await cloud.clock.advance(SECOND);
  expect(bodies()).toEqual(["young"]);
});

test("a message can be delayed, by the queue or by itself", async () => {
  cloud.queues.setAttributes("q", { DelaySeconds: 5 });
  cloud.queues.send("q", "by the queue");
  cloud.queues.send("q", "by itself", 10);
  expect(received(2)).toEqual([]);
  await cloud.clock.advance(5 * SECOND);
  expect(received(2)).toEqual(["by the queue"]);
  await cloud.clock.advance(5 * SECOND);
  expect(received(2)).toEqual(["by itself"]);
});

test("a message that is too large is refused, in bytes", () => {
  cloud.queues.send("q", "é".repeat(512));
  expect(() => cloud.queues.send("q", "é".repeat(513))).toThrow(/MessageBodyTooLarge: The message has 1026 bytes/);
});

test("a message that was received too often goes to the dead-letter queue of the queue", async () => {
  cloud.queues.place("dead");
  cloud.queues.setAttributes("q", {
    DlqPolicy: { Enabled: true, DeadLetterTargetQueue: "dead", MaxReceiveCount: 1 },
  });
  cloud.queues.send("q", "a");
  expect(received()).toEqual(["a"]);
  await cloud.clock.advance(30 * SECOND);
  expect([received(), bodies(), cloud.queues.messages("dead").length]).toEqual([[], [], 1]);
});

test("a queue that is gone has no messages, and a new one of its name is empty", () => {
  cloud.queues.send("q", "a");
  cloud.queues.delete("q");
  expect(() => cloud.queues.messages("q")).toThrow(/QueueNotExist/);
  expect(() => cloud.queues.send("q", "a")).toThrow(/QueueNotExist/);
  cloud.queues.place("q");
  expect(bodies()).toEqual([]);
});

test("what is in a queue is no part of the inventory", () => {
  const before = cloud.inventory();
  cloud.queues.send("q", "a");
  expect(cloud.inventory()).toEqual(before);
});
