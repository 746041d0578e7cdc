import { Answers, GROUP_ID, ProtectedCloud } from "./protected-cloud";
import { CloudError } from "../../../emulator/cloud/cloud-error";
import { expected } from "../../examples/synthesized";
import { Json } from "../../synthesis";

// What the example synthesizes is the committed golden file, so this is the example itself.
const EXAMPLE = expected("typescript-launch-template") as Json;

let there: ProtectedCloud;
let answers: Answers;
beforeAll(async () => {
  answers = {};
  there = await ProtectedCloud.apply(EXAMPLE, answers);
});
afterAll(async () => {
  await there?.close();
});

const disksOf = (instanceId: string) => there.cloud.instances.disksOf(instanceId);
const reported = (type: string) => there.reports.filter((report) => report.type === `dataprotection:${type}`);
const policy = () => there.cloud.snapshotPolicies.all[0].id;

/** What a function can do for an instance that is launched. */
function expectCovered(instanceId: string): void {
  expect(there.stateOf(instanceId)).toBe("Protected");
  expect(disksOf(instanceId)).toHaveLength(2);
  expect(disksOf(instanceId)).toEqual(
    Array(2).fill(expect.objectContaining({ autoSnapshotPolicyIds: [policy()], deleteAutoSnapshot: false })),
  );
}

test("a scale-out wakes the reconciler at once, and no plan undoes its work", async () => {
  expectCovered(await there.scaleOut());
  expect(there.stateOf("i-old")).toBe("Protected");
  await there.expectNothingToDo();
});

test("a policy of somebody else stays, and the disk that it does not save is reported", async () => {
  await there.scaleOut();
  expect(there.cloud.disks.get("d-old").autoSnapshotPolicyIds).toEqual(["sp-other"]);
  expect(reported("Snapshot:Overdue").at(-1)).toMatchObject({
    source: "cdktf-alicloud-data-protection",
    subject: `acs:ess:cn-hangzhou:1234567890123456:scalinggroup/${GROUP_ID}`,
    data: {
      scalingGroupId: GROUP_ID,
      recoveryPointObjectiveHours: 30,
      disks: [{ diskId: "d-old", instanceId: "i-old", newestSnapshotAt: null }],
    },
  });
});

test("what events missed the timer heals within ten minutes", async () => {
  const rules = there.cloud.eventRules.all.filter(({ busName }) => busName === "default");
  rules.forEach((rule) => (rule.status = "DISABLE"));
  const launched = await there.scaleOut();
  expect(there.stateOf(launched)).toBe("InService");
  await there.pass(600);
  expectCovered(launched);
  rules.forEach((rule) => (rule.status = "ENABLE"));
});

test("an instance that loses the tag may leave again", async () => {
  const launched = await there.scaleOut();
  there.cloud.instances.find(launched)!.tags = {};
  await there.pass(600);
  expect(there.stateOf(launched)).toBe("InService");
});

test("an instance leaves once its final snapshots are taken, and they stay", async () => {
  const leaving = await there.scaleIn();
  expect(there.stateOf(leaving)).toBe("Removing:Wait");
  const disks = disksOf(leaving).length;
  expect(there.finalSnapshots(leaving)).toEqual(Array(disks).fill(expect.objectContaining({ status: "progressing" })));
  await there.pass(300);
  expect(there.stateOf(leaving)).toBeUndefined();
  expect(there.cloud.instances.find(leaving)).toBeUndefined();
  const saved = expect.objectContaining({ status: "accomplished", type: "user", retentionDays: 30 });
  expect(there.finalSnapshots(leaving)).toEqual(Array(disks).fill(saved));
  await there.expectNothingToDo();
});

test("a snapshot that fails puts the instance back into service, and that is reported", async () => {
  there.cloud.snapshots.failNext();
  const leaving = await there.scaleIn();
  await there.pass(300);
  expect(there.stateOf(leaving)).toBe("InService");
  expect(reported("FinalSnapshot:Failed").at(-1)!.data).toMatchObject({
    instanceIds: [leaving],
    result: "ROLLBACK",
    reason: "snapshot failed",
  });
});

test("so does time that runs out, an hour after the scale-in", async () => {
  answers.snapshotSeconds = 100_000;
  const leaving = await there.scaleIn();
  await there.pass(3590);
  expect(there.stateOf(leaving)).toBe("Removing:Wait");
  await there.pass(130);
  answers.snapshotSeconds = undefined;
  expect(there.stateOf(leaving)).toBe("InService");
  expect(reported("FinalSnapshot:Failed").at(-1)!.data).toMatchObject({ instanceIds: [leaving], reason: "time is up" });
});

test("a function that is away leaves the instance in service when the hook times out", async () => {
  const { name } = there.functionOf("FinalSnapshot");
  there.cloud.functions.setInvocation(name, false);
  const leaving = await there.scaleIn();
  await there.pass(600);
  there.cloud.functions.setInvocation(name, true);
  expect(there.stateOf(leaving)).toBe("InService");
});

test("an invocation that fails four times ends in the dead-letter queue", async () => {
  const refused = new CloudError("Forbidden", "No.", 403);
  const before = there.deadLetters.length;
  there.cloud.calls.failRandomly("eventbridge:PutEvents", refused, 1);
  await there.scaleOut();
  await there.pass(10);
  there.cloud.calls.failRandomly("eventbridge:PutEvents", refused, 0);
  const letters = there.deadLetters.slice(before);
  expect(letters).toHaveLength(1);
  expect(letters[0]).toMatchObject({
    requestContext: {
      functionArn: there.functionOf("Reconciler").arn,
      condition: "RetriesExhausted",
      approximateInvokeCount: 4,
    },
  });
  expect(JSON.parse(letters[0].requestPayload as string)).toMatchObject({
    type: "ess:ScalingActivity:ScaleOutSuccess",
  });
});

test("each run is in the log, with what it did", async () => {
  const launched = await there.scaleOut();
  const summary = there
    .logOf("Reconciler")
    .filter((line) => line.startsWith("{"))
    .at(-1)!;
  expect(JSON.parse(summary)).toMatchObject({
    function: "reconciler",
    groups: [{ scalingGroupId: GROUP_ID, changed: { protected: [launched] } }],
  });
});

test("the functions asked for nothing that the cloud does not know", async () => {
  await there.expectNothingToDo();
  expect(there.ignoredParameters).toEqual([]);
});
