import { Cloud } from "../../../emulator/cloud/cloud";

const MINUTE = 60_000;
const QUEUE = "acs:mns:cn-hangzhou:1234567890123456:/queues/dead/messages";

let cloud: Cloud;
beforeEach(() => {
  cloud = new Cloud();
  cloud.queues.place("dead");
  cloud.functions.place("f");
});

const dead = () => cloud.queues.messages("dead").map(({ body }) => JSON.parse(body));

test("a call gets what the code answers, and what it throws", async () => {
  cloud.functions.invoker = async ({ payload }) => payload.toUpperCase();
  expect(await cloud.functions.invoke("f", "a")).toBe("A");
  cloud.functions.invoker = async () => Promise.reject(new Error("broken"));
  await expect(cloud.functions.invoke("f", "a")).rejects.toThrow("broken");
  expect(cloud.functions.invocations.map(({ result, error }) => result ?? error)).toEqual(["A", "broken"]);
});

test("a timer calls when its time has come, until it is deleted", async () => {
  cloud.functions.createTrigger("f", "t", {
    type: "timer",
    qualifier: "LATEST",
    config: '{"enable":true,"cronExpression":"@every 10m","payload":"sweep"}',
  });
  await cloud.clock.advance(20 * MINUTE);
  expect(cloud.functions.invocations.map(({ payload }) => JSON.parse(payload))).toEqual([
    { triggerTime: "2026-01-01T00:10:00Z", triggerName: "t", payload: "sweep" },
    { triggerTime: "2026-01-01T00:20:00Z", triggerName: "t", payload: "sweep" },
  ]);
  cloud.functions.deleteTrigger("f", "t");
  await cloud.clock.advance(20 * MINUTE);
  expect(cloud.functions.invocations).toHaveLength(2);
});

test("a call that does not wait is tried again, and then its destination is told", async () => {
  cloud.functions.invoker = async () => Promise.reject(new Error("broken"));
  cloud.functions.putAsyncInvokeConfig("f", { maxAsyncRetryAttempts: 2, onFailure: QUEUE });
  cloud.functions.invokeAsync("f", "a");
  await cloud.clock.advance(10 * MINUTE);
  expect(cloud.functions.invocations.map(({ attempt }) => attempt)).toEqual([1, 2, 3]);
  expect(dead()).toMatchObject([{ requestPayload: "a", requestContext: { approximateInvokeCount: 3 } }]);
});

test("without a number it is tried three times more", async () => {
  cloud.functions.invoker = async () => Promise.reject(new Error("broken"));
  cloud.functions.invokeAsync("f", "a");
  await cloud.clock.advance(10 * MINUTE);
  expect(cloud.functions.invocations).toHaveLength(4);
  expect(dead()).toEqual([]);
});

test("a destination that is not there is recorded", async () => {
  cloud.functions.invoker = async () => Promise.reject(new Error("broken"));
  cloud.functions.putAsyncInvokeConfig("f", { maxAsyncRetryAttempts: 0, onFailure: QUEUE.replace("dead", "none") });
  cloud.functions.invokeAsync("f", "a");
  await cloud.clock.advance(MINUTE);
  expect(cloud.functions.outcomes).toMatchObject([{ error: expect.stringContaining("QueueNotExist") }]);
});

test("a role that is gone, or that does not trust the service, fails the call", async () => {
  cloud.functions.update("f", { role: "acs:ram::1234567890123456:role/none" });
  await expect(cloud.functions.invoke("f", "")).rejects.toThrow(/EntityNotExist\.Role/);
});

test("the code is what was in the bucket when the function was written", () => {
  cloud.buckets.place("code");
  cloud.buckets.putObject("code", "a.zip", "one");
  cloud.functions.create("g", { code: { bucket: "code", object: "a.zip" } });
  cloud.buckets.putObject("code", "a.zip", "two");
  expect(cloud.functions.get("g").code.toString()).toBe("one");
});

describe("as its role", () => {
  const ALL = { action: "*", resource: "*" };
  const allow = ({ action, resource }: { action: string; resource: string }) => {
    const PolicyDocument = JSON.stringify({
      Version: "1",
      Statement: [{ Effect: "Allow", Action: [action], Resource: [resource] }],
    });
    cloud.ramPolicies.create("p", { PolicyDocument });
    const trust = { Statement: [{ Effect: "Allow", Principal: { Service: ["fc.aliyuncs.com"] } }] };
    cloud.ramRoles.create("r", { AssumeRolePolicyDocument: JSON.stringify(trust) });
    cloud.ramRoles.attach("r", "Custom", "p");
    cloud.logs.place("project", ["store"]);
    cloud.functions.update("f", {
      role: "acs:ram::1234567890123456:role/r",
      settings: { log_config: [{ project: "project", logstore: "store" }] },
    });
  };
  const logged = () => cloud.logs.entries("project", "store").map(({ contents }) => contents);

  test.each([
    [ALL, 1],
    [{ action: "mns:SendMessage", resource: QUEUE }, 1],
    [{ action: "mns:SendMessage", resource: QUEUE.replace("dead", "other") }, 0],
    [{ action: "log:PostLogStoreLogs", resource: "*" }, 0],
  ])("it sends dead letters under %j: %d", async (statement, count) => {
    allow(statement);
    cloud.functions.invoker = async () => Promise.reject(new Error("broken"));
    cloud.functions.putAsyncInvokeConfig("f", { maxAsyncRetryAttempts: 0, onFailure: QUEUE });
    cloud.functions.invokeAsync("f", "a");
    await cloud.clock.advance(MINUTE);
    expect(dead()).toHaveLength(count);
    expect(cloud.functions.outcomes.filter(({ error }) => error === undefined)).toHaveLength(count);
  });

  test("it logs what the code writes, a line an entry, between the marks of the service", async () => {
    allow(ALL);
    cloud.functions.invoker = async ({ log }) => log("one\ntwo\n");
    await cloud.functions.invoke("f", "");
    const [{ requestId }] = cloud.functions.invocations;
    expect(logged()).toEqual(
      [`FC Invoke Start RequestId: ${requestId}`, "one", "two", `FC Invoke End RequestId: ${requestId}`].map(
        (message) => ({ functionName: "f", requestId, message }),
      ),
    );
  });

  test("logs that it may not write are lost, and the call succeeds", async () => {
    allow({ action: "mns:SendMessage", resource: "*" });
    cloud.functions.invoker = async () => "done";
    expect(await cloud.functions.invoke("f", "")).toBe("done");
    expect(logged()).toEqual([]);
  });
});
