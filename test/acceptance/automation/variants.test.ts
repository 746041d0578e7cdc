import { TerraformStack } from "cdktf";
import { GROUP_ID, PRIMARY, ProtectedCloud } from "./protected-cloud";
import { CloudError } from "../../../emulator/cloud/cloud-error";
import { automation, DataProtection, events, scaling, snapshots, targets } from "../../../lib";
import { newStack, Synthesis } from "../../synthesis";
import { LoopbackReceiver } from "../receiver";

const { FinalSnapshot, FinalSnapshotFailure, ProtectionEvents, Reconciler } = automation;
const { CriticalInstances, ScalingGroup } = scaling;

const ROUTE = "https://incidents.example.com/data-protection";
const THROTTLED = new CloudError("Throttling.User", "Request was denied due to user flow control.", 400);

let there: ProtectedCloud;
let outside: LoopbackReceiver;
beforeEach(async () => {
  outside = await LoopbackReceiver.open();
});
afterEach(async () => {
  await there?.close();
  await outside.close();
});

const foreign = (stack: TerraformStack, id = GROUP_ID) => ScalingGroup.fromScalingGroupId(stack, id, id);

async function apply(make: (stack: TerraformStack) => void): Promise<void> {
  const stack = newStack();
  make(stack);
  ProtectionEvents.of(stack).onFailure(new targets.HttpEndpoint(ROUTE));
  there = await ProtectedCloud.apply(Synthesis.of(stack).json);
  there.cloud.deliveries.receiver = outside.receiver;
}

/** What arrived at the user's route. */
const told = () =>
  outside.requests.map(({ url, body }) => ({ url, ...(JSON.parse(body!) as { type: string; data: unknown }) }));

test("where capacity matters more the instance goes without its snapshot, and the user's endpoint hears of it", async () => {
  await apply((stack) =>
    FinalSnapshot.of(stack).addGroup({ group: foreign(stack), onFailure: FinalSnapshotFailure.CONTINUE }),
  );
  there.cloud.snapshots.failNext();
  const leaving = await there.scaleIn();
  await there.pass(300);
  expect(there.stateOf(leaving)).toBeUndefined();
  expect(told()).toEqual([
    expect.objectContaining({
      url: ROUTE,
      type: "dataprotection:FinalSnapshot:Failed",
      data: expect.objectContaining({ instanceIds: [leaving], result: "CONTINUE", reason: "snapshot failed" }),
    }),
  ]);
});

test("a hook whose failure nobody could be told of ends as the user said, and the dead letters tell", async () => {
  await apply((stack) =>
    FinalSnapshot.of(stack).addGroup({
      group: foreign(stack),
      heartbeatTimeoutSeconds: 240,
      maximumWaitSeconds: 900,
      onFailure: FinalSnapshotFailure.CONTINUE,
    }),
  );
  there.cloud.calls.failRandomly("eventbridge:PutEvents", new CloudError("Forbidden", "No.", 403), 1);
  there.cloud.snapshots.failNext();
  const leaving = await there.scaleIn();
  await there.pass(900);
  expect(there.stateOf(leaving)).toBe("Removing:Wait");
  await there.pass(120);
  expect(there.stateOf(leaving)).toBeUndefined();
  expect(there.deadLetters.length).toBeGreaterThan(0);
});

test("throttled for longer than it may run, a function ends in the dead letters, and heals later", async () => {
  await apply((stack) =>
    new Reconciler(stack, "Reconciler", { timeoutSeconds: 1 }).addGroup({
      group: foreign(stack),
      criticalInstances: CriticalInstances.tagged(PRIMARY),
    }),
  );
  for (const operation of ["ess:DescribeScalingInstances", "eventbridge:PutEvents"]) {
    there.cloud.calls.failRandomly(operation, THROTTLED, 1);
  }
  const launched = await there.scaleOut();
  await there.pass(10);
  expect(there.deadLetters).toHaveLength(1);
  expect(there.stateOf(launched)).toBe("InService");
  for (const operation of ["ess:DescribeScalingInstances", "eventbridge:PutEvents"]) {
    there.cloud.calls.failRandomly(operation, THROTTLED, 0);
  }
  await there.pass(600);
  expect(there.stateOf(launched)).toBe("Protected");
});

test("a group that is gone is told of, and the others are looked after", async () => {
  await apply((stack) => {
    const made = Reconciler.of(stack);
    made.addGroup({ group: foreign(stack, "asg-bp0gone"), criticalInstances: CriticalInstances.all() });
    made.addGroup({ group: foreign(stack), criticalInstances: CriticalInstances.oldest(1) });
  });
  await there.pass(600);
  expect(there.cloud.scalingGroups.protectedIn(GROUP_ID)).toHaveLength(1);
  expect(told()).toMatchObject([
    { type: "dataprotection:Reconciliation:Failed", data: { scalingGroupId: "asg-bp0gone" } },
  ]);
  expect(there.deadLetters).toEqual([]);
});

test("asked to, it replaces the policies of others, with no other permission", async () => {
  await apply((stack) => {
    const protection = new DataProtection(stack, "Protection", {
      group: foreign(stack),
      criticalInstances: CriticalInstances.all(),
      schedule: snapshots.SnapshotSchedule.daily({ hour: 2 }),
      retention: snapshots.Retention.days(30),
      reconciliation: { replaceOtherPolicies: true, recoveryPointObjectiveHours: 8760 },
    });
    protection.onSnapshotFailed(new targets.MnsQueue(new events.MnsQueue(stack, "Failures")));
  });
  await there.pass(600);
  const [policy] = there.cloud.snapshotPolicies.all;
  expect(there.cloud.disks.get("d-old")).toMatchObject({
    autoSnapshotPolicyIds: [policy.id],
    deleteAutoSnapshot: false,
  });
  expect(there.deadLetters).toEqual([]);
  await there.expectNothingToDo();
});
