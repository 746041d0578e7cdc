import { BUS, FunctionBench } from "./function-bench";
import { CloudError } from "../../../emulator/cloud/cloud-error";

const HOUR = 3_600_000;

let bench: FunctionBench;
let published: any[];
beforeEach(async () => {
  bench = await FunctionBench.start();
  published = [];
  bench.cloud.eventBuses.subscribe((event) => event.aliyuneventbusname === BUS && published.push(event));
});
afterEach(() => bench.close());

/** A group of an unknown owner that launches by a template. */
function placeGroup(count: number, given: object = {}): string {
  const instances = Array.from({ length: count }, () => ({ dataDisks: [{}] }));
  return bench.cloud.scalingGroups.place({ launchTemplateId: "lt-1", maxSize: 2000, instances, ...given }).id;
}

async function serve(...groups: object[]): Promise<void> {
  await bench.serve("reconciler", { ...bench.place, groups });
}

const all = { instances: { all: true } };
const protectedIn = (id: string) => bench.cloud.scalingGroups.protectedIn(id).length;

describe("protection", () => {
  test("instances of a scale-out are protected when its event arrives", async () => {
    const id = placeGroup(2);
    await serve({ scalingGroupId: id, ...all });
    bench.cloud.scalingGroups.scaleOut(id, 3);
    const { error, body } = await bench.invoke("reconciler", bench.newest("ess:ScalingActivity:ScaleOutSuccess"));
    expect(error).toBeUndefined();
    expect(body.groups[0].changed.protected).toHaveLength(5);
    expect(protectedIn(id)).toBe(5);
  });

  test("the timer heals what a missed event left", async () => {
    const id = placeGroup(1);
    await serve({ scalingGroupId: id, ...all });
    await bench.invoke("reconciler");
    bench.cloud.scalingGroups.scaleOut(id, 2);
    expect(protectedIn(id)).toBe(1);
    await bench.invoke("reconciler");
    expect(protectedIn(id)).toBe(3);
  });

  test("an event that names no instances is enough, and one without data too", async () => {
    const id = placeGroup(1);
    await serve({ scalingGroupId: id, ...all });
    await bench.invoke("reconciler", { type: "ess:ScalingActivity:ScaleOutSuccess" });
    expect(protectedIn(id)).toBe(1);
  });

  test("an event narrows the run to the group that it names", async () => {
    const [one, other] = [placeGroup(1), placeGroup(1)];
    await serve({ scalingGroupId: one, ...all }, { scalingGroupId: other, ...all });
    await bench.invoke("reconciler", { type: "t", data: { scalingGroupId: other } });
    expect([protectedIn(one), protectedIn(other)]).toEqual([0, 1]);
  });

  test("instances by tag, and only these", async () => {
    const id = placeGroup(0, { instances: [{ tags: { tier: "db" } }, { tags: { tier: "web" } }, {}] });
    await serve({ scalingGroupId: id, instances: { tags: { tier: "db" } } });
    await bench.invoke("reconciler");
    expect(protectedIn(id)).toBe(1);
  });

  test("others are released where the settings own the whole set", async () => {
    const id = placeGroup(0, { instances: [{ id: "i-a" }, { id: "i-b", protectedFromScaleIn: true }] });
    await serve({ scalingGroupId: id, instances: { ids: ["i-a"] }, releaseOthers: true });
    await bench.invoke("reconciler");
    expect(bench.cloud.scalingGroups.protectedIn(id)).toEqual(["i-a"]);
  });

  test("a second run changes nothing", async () => {
    const id = placeGroup(3);
    const { id: policy } = bench.cloud.snapshotPolicies.place();
    await serve({ scalingGroupId: id, ...all, snapshotPolicyId: policy, keepAutomaticSnapshots: true });
    await bench.invoke("reconciler");
    expect(bench.cloud.calls.writes).not.toEqual([]);
    bench.cloud.calls.clear();
    await bench.invoke("reconciler");
    expect(bench.cloud.calls.writes).toEqual([]);
  });
});

describe("coverage", () => {
  test("every disk gets the policy and keeps its snapshots; a local one is skipped, with the reason", async () => {
    const id = placeGroup(0, { instances: [{ dataDisks: [{}, { category: "local_ssd_pro" }] }] });
    const { id: policy } = bench.cloud.snapshotPolicies.place();
    await serve({ scalingGroupId: id, snapshotPolicyId: policy, keepAutomaticSnapshots: true });
    const { body } = await bench.invoke("reconciler");
    const [system, data, local] = bench.cloud.disks.all;
    expect([system, data].map(({ autoSnapshotPolicyIds }) => autoSnapshotPolicyIds)).toEqual([[policy], [policy]]);
    expect([system, data].map(({ deleteAutoSnapshot }) => deleteAutoSnapshot)).toEqual([false, false]);
    expect(local.autoSnapshotPolicyIds).toEqual([]);
    expect(body.groups[0].skipped).toEqual([
      { id: local.id, reason: "a disk of category local_ssd_pro has no snapshots" },
    ]);
  });

  test("disks of other instances of the region are left alone, however many are listed", async () => {
    const id = placeGroup(25);
    const { id: policy } = bench.cloud.snapshotPolicies.place();
    const stranger = bench.cloud.instances.place();
    await serve({ scalingGroupId: id, snapshotPolicyId: policy });
    await bench.invoke("reconciler");
    expect(bench.cloud.instances.disksOf(stranger.id)[0].autoSnapshotPolicyIds).toEqual([]);
    expect(bench.cloud.disks.all.filter((disk) => disk.autoSnapshotPolicyIds.length === 1)).toHaveLength(50);
  });

  test("what is overdue is published, with the age of the newest snapshot", async () => {
    const id = placeGroup(1);
    const [system, data] = bench.cloud.disks.all;
    bench.cloud.snapshots.create({ DiskId: system.id });
    await bench.cloud.clock.advance(30 * HOUR);
    bench.cloud.snapshots.create({ DiskId: data.id });
    await bench.cloud.clock.advance(HOUR);
    await serve({ scalingGroupId: id, recoveryPointObjectiveHours: 24 });
    const { body } = await bench.invoke("reconciler");
    const disks = [{ diskId: system.id, instanceId: system.instanceId, newestSnapshotAt: "2026-01-01T00:00:00.000Z" }];
    expect(body.groups[0].overdue).toEqual(disks);
    expect(published).toHaveLength(1);
    expect(published[0]).toMatchObject({
      type: "dataprotection:Snapshot:Overdue",
      source: "cdktf-alicloud-data-protection",
      data: { scalingGroupId: id, recoveryPointObjectiveHours: 24, disks },
    });
  });
});

describe("when the cloud does not do what it is asked", () => {
  test("throttled calls are made again", async () => {
    const id = placeGroup(1);
    await serve({ scalingGroupId: id, ...all });
    const throttled = new CloudError("Throttling.User", "Request was denied due to user flow control.", 400);
    bench.cloud.calls.failNext("ess:DescribeScalingInstances", throttled, 2);
    bench.cloud.calls.failNext("ess:SetInstancesProtection", throttled, 2);
    const { body } = await bench.invoke("reconciler");
    expect(body.groups[0].failed).toEqual([]);
    expect(protectedIn(id)).toBe(1);
  });

  test("one that left meanwhile takes nothing along", async () => {
    const id = placeGroup(3);
    await serve({ scalingGroupId: id, ...all });
    const { scalingGroups } = bench.cloud;
    const original = scalingGroups.setInstancesProtection.bind(scalingGroups);
    let left = false;
    scalingGroups.setInstancesProtection = (request) => {
      if (!left) scalingGroups.removeInstances({ ScalingGroupId: id, InstanceIds: [request.InstanceIds[1]] });
      left = true;
      original(request);
    };
    const { error, body } = await bench.invoke("reconciler");
    expect(error).toBeUndefined();
    expect(body.groups[0].failed).toEqual([]);
    expect(body.groups[0].skipped).toEqual([{ id: expect.any(String), reason: "left meanwhile" }]);
    expect(protectedIn(id)).toBe(2);
  });

  test("one that is refused with the status of a denial takes nothing along either", async () => {
    const id = placeGroup(2);
    const { id: policy } = bench.cloud.snapshotPolicies.place();
    await serve({ scalingGroupId: id, snapshotPolicyId: policy });
    bench.cloud.calls.failNext("ecs:ApplyAutoSnapshotPolicy", new CloudError("IncorrectDiskStatus", "Not now.", 403));
    const { body } = await bench.invoke("reconciler");
    expect(body.groups[0].changed.covered).toHaveLength(4);
    expect(body.groups[0].failed).toEqual([]);
  });

  test("a part that fails is published, and the rest is done", async () => {
    const id = placeGroup(1);
    const { id: policy } = bench.cloud.snapshotPolicies.place();
    await serve({ scalingGroupId: id, ...all, snapshotPolicyId: policy, keepAutomaticSnapshots: true });
    bench.cloud.calls.failNext("ecs:ApplyAutoSnapshotPolicy", new CloudError("Forbidden.RAM", "Not allowed.", 403));
    const { error, body } = await bench.invoke("reconciler");
    expect(error).toBeUndefined();
    expect(body.groups[0].failed).toMatchObject([{ operation: "ecs:ApplyAutoSnapshotPolicy", code: "Forbidden.RAM" }]);
    expect(protectedIn(id)).toBe(1);
    expect(published).toHaveLength(1);
    expect(published[0]).toMatchObject({
      type: "dataprotection:Reconciliation:Failed",
      data: { scalingGroupId: id, failures: [{ operation: "ecs:ApplyAutoSnapshotPolicy" }] },
    });
  });

  test("a group that fails does not stop the one after it", async () => {
    const healthy = placeGroup(1);
    await serve({ scalingGroupId: "asg-gone", ...all }, { scalingGroupId: healthy, ...all });
    const { error, body } = await bench.invoke("reconciler");
    expect(error).toBeUndefined();
    expect(body.groups[0].failed).toMatchObject([{ code: "InvalidScalingGroupId.NotFound" }]);
    expect(protectedIn(healthy)).toBe(1);
    expect(published).toHaveLength(1);
  });

  test("a failure that cannot be published fails the invocation", async () => {
    await serve({ scalingGroupId: "asg-gone", ...all });
    bench.cloud.calls.failNext("eventbridge:PutEvents", new CloudError("EventBusForbidden", "No.", 403), 9);
    const { error, body } = await bench.invoke("reconciler");
    expect(error).toBe("UnhandledInvocationError");
    expect(body.errorMessage).toContain("dataprotection:Reconciliation:Failed was not published");
  });

  test("so does a failure without a bus", async () => {
    const { eventBusName, ...place } = bench.place;
    await bench.serve("reconciler", { ...place, groups: [{ scalingGroupId: "asg-gone", ...all }] });
    const { error, body } = await bench.invoke("reconciler");
    expect(eventBusName).toBe(BUS);
    expect(error).toBe("UnhandledInvocationError");
    expect(body.errorMessage).toContain("there is no bus");
  });

  test("settings that are wrong fail before the first call", async () => {
    await serve({ scalingGroupId: "orders" });
    const { error, body } = await bench.invoke("reconciler");
    expect(error).toBe("UnhandledInvocationError");
    expect(body.errorMessage).toBe(
      'RECONCILER_SETTINGS.groups[0].scalingGroupId is "orders": it has to be the id of a scaling group, asg-….',
    );
    expect(bench.cloud.calls.all).toEqual([]);
  });
});

describe("at scale", () => {
  test("a thousand instances, in pages and batches", async () => {
    const id = placeGroup(1000);
    const { id: policy } = bench.cloud.snapshotPolicies.place();
    await serve({
      scalingGroupId: id,
      ...all,
      snapshotPolicyId: policy,
      keepAutomaticSnapshots: true,
      recoveryPointObjectiveHours: 24,
    });
    const { error, body } = await bench.invoke("reconciler");
    expect(error).toBeUndefined();
    expect(body.groups[0].lookedAt).toEqual({ instances: 1000, disks: 2000 });
    expect(protectedIn(id)).toBe(1000);
    expect(bench.cloud.disks.all.every((disk) => disk.autoSnapshotPolicyIds[0] === policy)).toBe(true);
    const { calls } = bench.cloud;
    expect(calls.of("ess:SetInstancesProtection")).toHaveLength(50);
    expect(calls.of("ess:DescribeScalingInstances")).toHaveLength(20);
    expect(calls.of("ecs:DescribeDisks")).toHaveLength(20);
  });

  test("two runs at once are as good as one", async () => {
    const id = placeGroup(60);
    const { id: policy } = bench.cloud.snapshotPolicies.place();
    await serve({ scalingGroupId: id, ...all, snapshotPolicyId: policy });
    const results = await Promise.all([bench.invoke("reconciler"), bench.invoke("reconciler")]);
    expect(results.map(({ error }) => error)).toEqual([undefined, undefined]);
    expect(results.flatMap(({ body }) => body.groups[0].failed)).toEqual([]);
    expect(bench.runner.instancesOf("reconciler")).toHaveLength(2);
    expect(protectedIn(id)).toBe(60);
  });
});
