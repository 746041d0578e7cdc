import { CloudCallError } from "../../handlers/cloud/cloud-call-error";
import { flat } from "../../handlers/cloud/open-api";
import { regionalEndpoints } from "../../handlers/cloud/regional-endpoints";
import { retry } from "../../handlers/cloud/retry";
import { cloudEvent, dataText } from "../../handlers/runtime/cloud-event";
import { Deadline } from "../../handlers/runtime/deadline";
import { each } from "../../handlers/runtime/each";

const refusal = (code: string, status: number) => new CloudCallError("ecs:X", code, status, "");
const soon = new Deadline(Date.now() + 60_000);

describe("an operation that fails", () => {
  test.each([
    ["Throttling.User", 400],
    ["ServiceUnavailable", 503],
    ["Unknown", 500],
    ["ECONNRESET", 0],
    ["TooManyRequests", 429],
    ["ScalingActivityInProgress", 400],
  ])("%s with status %d is tried again", async (code, status) => {
    let calls = 0;
    const answer = await retry("ecs:X", soon, async () => {
      calls += 1;
      if (calls < 2) throw refusal(code, status);
      return "done";
    });
    expect([answer, calls]).toEqual(["done", 2]);
  });

  test.each([
    ["InvalidDiskId.NotFound", 404],
    ["Forbidden.RAM", 403],
  ])("%s with status %d is not", async (code, status) => {
    let calls = 0;
    const call = async () => {
      calls += 1;
      throw refusal(code, status);
    };
    await expect(retry("ecs:X", soon, call)).rejects.toMatchObject({ code });
    expect(calls).toBe(1);
  });

  test("is not tried again when no time is left", async () => {
    const over = new Deadline(Date.now() + 1);
    let calls = 0;
    const call = async () => {
      calls += 1;
      throw refusal("Throttling", 400);
    };
    await expect(retry("ecs:X", over, call)).rejects.toMatchObject({ code: "Throttling" });
    expect(calls).toBe(1);
  });

  test("an error of the client says what it knows", () => {
    const error = Object.assign(new Error("no"), { code: "InvalidParameter", data: { statusCode: 400 } });
    expect(CloudCallError.from("ess:Y", error)).toMatchObject({
      operation: "ess:Y",
      code: "InvalidParameter",
      status: 400,
    });
    expect(CloudCallError.from("ess:Y", "text")).toMatchObject({ code: "Unknown", status: 0, isPassing: true });
  });

  test.each([
    ["InvalidX", 400, true],
    ["IncorrectDiskStatus", 403, true],
    ["InstanceLockedForSecurity", 403, true],
    ["Forbidden.RAM", 403, false],
    ["Forbidden.Unauthorized", 403, false],
    ["NoPermission", 403, false],
    ["InvalidSecurityToken.Expired", 400, false],
    ["InvalidAccessKeyId.NotFound", 404, false],
    ["Throttling", 400, false],
  ])("%s with status %d is a refusal of what is asked: %s", (code, status, expected) => {
    expect(refusal(code, status).isRefusal).toBe(expected);
  });
});

test("parameters are flat, lists numbered from one", () => {
  expect(flat({ A: 1, B: ["x", "y"], Tag: [{ Key: "k", Value: "v" }], No: undefined, F: false })).toEqual({
    A: "1",
    "B.1": "x",
    "B.2": "y",
    "Tag.1.Key": "k",
    "Tag.1.Value": "v",
    F: "false",
  });
});

test("old regions have the central endpoint of Auto Scaling, others their own", () => {
  expect(regionalEndpoints("cn-hangzhou", "12", {})).toEqual({
    ecs: "https://ecs.cn-hangzhou.aliyuncs.com",
    ess: "https://ess.aliyuncs.com",
    eventbridge: "https://12.eventbridge.cn-hangzhou.aliyuncs.com",
    oss: "https://oss-cn-hangzhou-internal.aliyuncs.com",
  });
  expect(regionalEndpoints("eu-central-1", "12", { ecs: "http://x" })).toMatchObject({
    ecs: "http://x",
    ess: "https://ess.eu-central-1.aliyuncs.com",
  });
});

describe("the event of an invocation", () => {
  test("that is no object is refused", () => {
    expect(() => cloudEvent(Buffer.from("[1]"))).toThrow("not a JSON object");
    expect(() => cloudEvent(Buffer.from("null"))).toThrow("not a JSON object");
    expect(() => cloudEvent(Buffer.from("hello"))).toThrow("not JSON");
  });

  test("that is empty says nothing", () => expect(cloudEvent(Buffer.from(" "))).toEqual({}));

  test("names what its data names as text", () => {
    expect(dataText({ data: { a: "x", b: 1, c: "" } }, "a")).toBe("x");
    expect(dataText({ data: { b: 1 } }, "b")).toBeUndefined();
    expect(dataText({ data: { c: "" } }, "c")).toBeUndefined();
    expect(dataText({}, "a")).toBeUndefined();
  });
});

test("no more are under way than asked for", async () => {
  let under = 0;
  let most = 0;
  const done: number[] = [];
  await each([1, 2, 3, 4, 5], 2, async (item) => {
    under += 1;
    most = Math.max(most, under);
    await new Promise((resolve) => setTimeout(resolve, 1));
    under -= 1;
    done.push(item);
  });
  expect(most).toBe(2);
  expect(done.sort()).toEqual([1, 2, 3, 4, 5]);
});
