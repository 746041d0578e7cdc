import { zipSync } from "fflate";
import { Cloud } from "../../../emulator/cloud/cloud";
import { AccessKeys } from "../../../emulator/openapi/access-keys";
import { functionInvoker } from "../../../emulator/openapi/function-invoker";
import { FunctionRunner } from "../../../emulator/openapi/function-runner";

let runner: FunctionRunner;
let cloud: Cloud;
beforeEach(async () => {
  cloud = new Cloud({ start: new Date("2030-01-01T00:00:00Z") });
  runner = await FunctionRunner.start(cloud);
});
afterEach(() => runner.close());

const zip = (script: string) => zipSync({ "index.js": Buffer.from(script) });

function serve(script: string, timeout = 10): void {
  runner.serve({
    name: "f",
    code: zip(script),
    environment: { COLOUR: "blue" },
    timeout,
    keys: () => ({ accessKeyId: "STS.1", accessKeySecret: "secret", securityToken: "token" }),
  });
}

async function post(body: string, headers: { [name: string]: string } = {}): Promise<Response> {
  return fetch(`${runner.url}/2023-03-30/functions/f/invocations`, { method: "POST", body, headers });
}

test("the handler gets the body and the context, and its answer comes back", async () => {
  serve(
    "exports.handler = async (event, context) => ({ event: event.toString(), context, colour: process.env.COLOUR })",
  );
  const answer = await post("hello");
  expect(answer.headers.get("x-fc-error-type")).toBeNull();
  expect(await answer.json()).toMatchObject({
    event: "hello",
    colour: "blue",
    context: {
      requestId: answer.headers.get("x-fc-request-id"),
      credentials: { accessKeyId: "STS.1", accessKeySecret: "secret", securityToken: "token" },
      function: { name: "f", timeout: 10 },
      region: cloud.region,
      accountId: cloud.accountId,
    },
  });
});

test("the clock of the machine is the cloud's", async () => {
  serve("exports.handler = async () => [new Date().getUTCFullYear(), new Date(Date.now()).getUTCFullYear()]");
  expect(await (await post("")).json()).toEqual([2030, 2030]);
});

test("what the handler throws is an error of the invocation", async () => {
  serve("exports.handler = async () => { throw new TypeError('no'); }");
  const answer = await post("");
  expect(answer.headers.get("x-fc-error-type")).toBe("UnhandledInvocationError");
  expect(await answer.json()).toMatchObject({ errorMessage: "no", errorType: "TypeError" });
});

test.each([
  ["exports.other = 1", "is no function"],
  ["syntax error", "SyntaxError"],
])("code that cannot be run: %s", async (script, message) => {
  serve(script);
  const answer = await post("");
  expect(answer.headers.get("x-fc-error-type")).toBe("UnhandledInvocationError");
  expect(await answer.text()).toContain(message);
});

test("one that takes too long is ended, and the next one gets a new process", async () => {
  serve("exports.handler = async (event) => event.length ? 'done' : new Promise(() => setInterval(() => {}, 1000))", 1);
  const answer = await post("");
  expect(answer.headers.get("x-fc-error-type")).toBe("FunctionTimeout");
  expect(await (await post("x")).text()).toBe("done");
});

test("a process that ends is an error", async () => {
  serve("exports.handler = async () => process.exit(3)");
  expect((await post("")).headers.get("x-fc-error-type")).toBe("ProcessExited");
});

test("an asynchronous one is taken at once and carried out", async () => {
  serve("exports.handler = async (event) => { console.log('ran ' + event); }");
  const answer = await post("later", { "x-fc-invocation-type": "Async" });
  expect(answer.status).toBe(202);
  await runner.settled();
  await new Promise((resolve) => setImmediate(resolve));
  expect(runner.instancesOf("f")).toHaveLength(1);
});

test("a process is used again", async () => {
  serve("let count = 0; exports.handler = async () => (count += 1)");
  await post("");
  expect(await (await post("")).json()).toBe(2);
  expect(runner.instancesOf("f")).toHaveLength(1);
});

test("a function that nobody serves", async () => {
  expect((await post("")).status).toBe(404);
});

describe("as the invoker of the model", () => {
  const cloudFunction = (script: string) => ({
    name: "f",
    code: Buffer.from(zip(script)),
    environment: {},
    timeout: 10,
    role: "acs:ram::1:role/reader",
  });
  const invocation = (script: string) => ({
    functionName: "f",
    payload: "{}",
    requestId: "r",
    cloudFunction: cloudFunction(script),
  });

  test("it runs the code with the keys of the role", async () => {
    const keys = new AccessKeys<string>();
    const invoke = functionInvoker(runner, { endpoints: {}, keys }, (role) => `as ${role}`);
    const script = "exports.handler = async (event, context) => context.credentials";
    const { accessKeyId, securityToken } = JSON.parse(await invoke(invocation(script)));
    expect(keys.principalOf(accessKeyId, securityToken)).toBe("as acs:ram::1:role/reader");
    expect(keys.principalOf(accessKeyId, "another")).toBeUndefined();
  });

  test("code that changed is run from then on, and what it throws is thrown", async () => {
    const invoke = functionInvoker(runner, { endpoints: {}, keys: new AccessKeys<string>() }, () => "x");
    expect(await invoke(invocation("exports.handler = async () => 1"))).toBe("1");
    await expect(invoke(invocation("exports.handler = async () => { throw new Error('two'); }"))).rejects.toThrow(
      "two",
    );
  });
});
