import { cpSync, mkdirSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { TerraformStack } from "cdktf";
import { Deployment } from "./deployment";
import { Principal } from "../../emulator/cloud/authorization";
import { CloudEvent } from "../../emulator/cloud/service-events";
import { functionInvoker } from "../../emulator/openapi/function-invoker";
import { FunctionRunner } from "../../emulator/openapi/function-runner";
import { OpenApiServer } from "../../emulator/openapi/openapi-server";
import { archive, events, targets } from "../../lib";
import { Json, newStack, Synthesis } from "../synthesis";

const ASSETS = join(__dirname, "..", "..", "assets");
const DAY = 24 * 60 * 60 * 1000;

let deployment: Deployment;
let face: OpenApiServer<Principal>;
let runner: FunctionRunner;

afterEach(async () => {
  await runner?.close();
  await face?.close();
  await deployment?.close();
});

function archived(props: Partial<archive.AuditBucketProps> = {}): TerraformStack {
  const stack = newStack();
  const retention = archive.WriteOnceRetention.none();
  const bucket = new archive.AuditBucket(stack, "Audit", { retention, preventDestroy: false, ...props });
  events.SnapshotOutcomes.of(stack).onFinished(targets.OssArchive.perEvent(bucket));
  return stack;
}

/** Applies the stack with the archive of the code where a synthesis to disk would put it; the cloud then runs that code. */
async function deploy(stack: TerraformStack): Promise<void> {
  const objects = Object.values(Synthesis.of(stack).json.resource.alicloud_oss_bucket_object as Json);
  deployment = await Deployment.of(stack);
  for (const { source } of objects) {
    const file = join(deployment.workspace.directory, source as string);
    mkdirSync(dirname(file), { recursive: true });
    cpSync(join(ASSETS, basename(file)), file);
  }
  await deployment.create();
  const { cloud } = deployment;
  face = await OpenApiServer.start<Principal>(cloud);
  runner = await FunctionRunner.start(cloud);
  cloud.functions.invoker = functionInvoker(runner, face, (role) => cloud.ramRoles.assume(role!, "fc.aliyuncs.com"));
}

const publish = (): CloudEvent =>
  deployment.cloud.events.publish({
    source: "acs.ecs",
    type: "ecs:Snapshot:CreateSnapshotCompleted",
    subject: "acs:ecs:cn-hangzhou:1234567890123456:snapshot/s-1",
    data: { result: "failed", snapshotId: "s-1", snapshotType: "timer", diskId: "d-1" },
  });

/** What the function has written. */
function records() {
  const { buckets } = deployment.cloud;
  const { name } = (buckets.all as { name: string }[]).find((bucket) => /^test-audit-[0-9a-f]{8}-/.test(bucket.name))!;
  return buckets.listObjects(name).filter(({ key }) => key.startsWith("events/"));
}

/** The dead letters of the stack. */
function deadLetters(): string[] {
  const { queues } = deployment.cloud;
  const { name } = queues.all.find((queue) => queue.name.includes("DeadLetterQueue"))!;
  return queues.messages(name).map(({ body }) => JSON.parse(body).event.id as string);
}

const keyOf = ({ id, time }: CloudEvent) =>
  `events/${time.slice(0, 10)}/ecs:Snapshot:CreateSnapshotCompleted/acs.ecs/${id}.json`;

test("the archive settles, and goes", async () => {
  await deploy(archived());
  await deployment.destroy();
});

test("an event is an object at once, by the code that is shipped", async () => {
  await deploy(archived());
  const event = publish();
  await deployment.cloud.clock.advance(0);
  const objects = records();
  expect(objects.map(({ key }) => key)).toEqual([keyOf(event)]);
  expect(JSON.parse(objects[0].body.toString())).toEqual(event);
  expect(deadLetters()).toEqual([]);
});

test("an event that is delivered twice has one key", async () => {
  await deploy(archived());
  let lost = 0;
  deployment.cloud.deliveries.faults = () => (lost++ === 0 ? "answer lost" : undefined);
  const event = publish();
  await deployment.cloud.clock.advance(DAY);
  expect(deployment.cloud.functions.invocations).toHaveLength(2);
  expect(records().map(({ key }) => key)).toEqual([keyOf(event)]);
});

test("nothing that is written can be taken away while the retention lasts", async () => {
  await deploy(archived({ retention: archive.WriteOnceRetention.bucketLocked(365) }));
  publish();
  await deployment.cloud.clock.advance(0);
  const [{ key, versionId }] = records();
  const [{ name }] = (deployment.cloud.buckets.all as { name: string }[]).filter(({ name: each }) =>
    /^test-audit-[0-9a-f]{8}-/.test(each),
  );
  expect(() => deployment.cloud.buckets.deleteObject(name, key, { versionId })).toThrow();
});

test("a function that may not write fails, is tried for a day, and the event is a dead letter", async () => {
  await deploy(archived());
  const { cloud } = deployment;
  const policy = cloud.ramPolicies.all.find(({ name }) => name.includes("ObjectWriter"))!;
  const { Version, Statement } = JSON.parse(policy.document);
  const kept = Statement.filter(({ Action }: { Action: string[] }) => !Action.includes("oss:PutObject"));
  expect(kept).toHaveLength(Statement.length - 1);
  policy.document = JSON.stringify({ Version, Statement: kept });
  const event = publish();
  await cloud.clock.advance(DAY);
  const { invocations } = cloud.functions;
  expect(invocations).toHaveLength(177);
  expect(invocations[0].error).toContain("not authorized for oss:PutObject");
  expect(records()).toEqual([]);
  expect(deadLetters()).toEqual([event.id]);
});

test("what could not be written for a while is written when the cause is gone", async () => {
  await deploy(archived());
  const { cloud } = deployment;
  const { invoker } = cloud.functions;
  cloud.functions.invoker = () => Promise.reject(new Error("no memory"));
  const event = publish();
  await cloud.clock.advance(DAY / 2);
  expect(records()).toEqual([]);
  cloud.functions.invoker = invoker;
  await cloud.clock.advance(DAY / 2);
  expect(records().map(({ key }) => key)).toEqual([keyOf(event)]);
  expect(deadLetters()).toEqual([]);
});
