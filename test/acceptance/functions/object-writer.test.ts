import { FunctionBench } from "./function-bench";
import { CloudError } from "../../../emulator/cloud/cloud-error";

const EVENT = {
  id: "b1c5",
  source: "acs.ecs",
  specversion: "1.0",
  type: "ecs:Snapshot:CreateSnapshotCompleted",
  time: "2026-01-31T02:03:04.000Z",
  data: { result: "accomplished" },
};
const KEY = "events/2026-01-31/ecs:Snapshot:CreateSnapshotCompleted/acs.ecs/b1c5.json";

let bench: FunctionBench;
beforeEach(async () => {
  bench = await FunctionBench.start();
  await bench.serve("object-writer", { region: bench.cloud.region, bucketName: "audit", prefix: "events" });
});
afterEach(() => bench.close());

const versions = () => [...bench.cloud.buckets.get("audit").objects.values()].flat();

test("an event becomes an object as it is", async () => {
  bench.cloud.buckets.place("audit");
  const { error, body } = await bench.invoke("object-writer", EVENT);
  expect(error).toBeUndefined();
  expect(body).toMatchObject({ bucketName: "audit", key: KEY, written: true });
  const [object] = versions();
  expect(object).toMatchObject({ key: KEY, contentType: "application/json" });
  expect(JSON.parse(object.body.toString())).toEqual(EVENT);
});

test("one that comes again is there already", async () => {
  bench.cloud.buckets.place("audit");
  await bench.invoke("object-writer", EVENT);
  const { error, body } = await bench.invoke("object-writer", EVENT);
  expect(error).toBeUndefined();
  expect(body).toMatchObject({ key: KEY, written: false });
  expect(versions()).toHaveLength(1);
});

test("two events with the same id of two sources are two objects", async () => {
  bench.cloud.buckets.place("audit");
  await bench.invoke("object-writer", EVENT);
  await bench.invoke("object-writer", { ...EVENT, source: "acs.ess" });
  expect(versions()).toHaveLength(2);
});

test("a fault of the service is tried again", async () => {
  bench.cloud.buckets.place("audit");
  bench.cloud.calls.failNext("oss:PutObject", new CloudError("InternalError", "Try again.", 500), 2);
  const { error } = await bench.invoke("object-writer", EVENT);
  expect(error).toBeUndefined();
  expect(versions()).toHaveLength(1);
});

test("what is not written fails the invocation", async () => {
  const { error, body } = await bench.invoke("object-writer", EVENT);
  expect(error).toBe("UnhandledInvocationError");
  expect(body.errorMessage).toContain("NoSuchBucket");
});

test("an event without an id fails the invocation", async () => {
  bench.cloud.buckets.place("audit");
  const { error, body } = await bench.invoke("object-writer", { ...EVENT, id: undefined });
  expect(error).toBe("UnhandledInvocationError");
  expect(body.errorMessage).toContain("cannot be archived");
});
