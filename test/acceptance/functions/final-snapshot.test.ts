import { BUS, FunctionBench } from "./function-bench";
import { CloudError } from "../../../emulator/cloud/cloud-error";
import { ServiceAnswers } from "../../../emulator/cloud/region-context";

let bench: FunctionBench;
let published: any[];
let group: string;
let hook: string;
afterEach(() => bench.close());

const COMPLETED = "ecs:Snapshot:CreateSnapshotCompleted";
const HOOK = "ess:LifecycleHook:ScaleIn";
const REFUSED = new CloudError("Forbidden", "No.", 403);

/** A group of three whose scale-ins a hook holds back. */
async function start(
  answers: ServiceAnswers = {},
  settings: object = {},
  instance: object = { dataDisks: [{}] },
): Promise<void> {
  bench = await FunctionBench.start({ answers });
  published = [];
  bench.cloud.eventBuses.subscribe((event) => event.aliyuneventbusname === BUS && published.push(event));
  group = bench.cloud.scalingGroups.place({ instances: [instance, instance, instance] }).id;
  hook = bench.cloud.lifecycleHooks.place(group, {
    lifecycleTransition: "SCALE_IN",
    heartbeatTimeout: 600,
    defaultResult: "ROLLBACK",
    notificationArn: `acs:eventbridge:${bench.cloud.region}:${bench.cloud.accountId}:eventbus/default`,
  }).id;
  const given = {
    scalingGroupId: group,
    lifecycleHookId: hook,
    onFailure: "ROLLBACK",
    heartbeatTimeoutSeconds: 600,
    maximumWaitSeconds: 3600,
    ...settings,
  };
  await bench.serve("final-snapshot", { ...bench.place, groups: [given] });
}

const invoke = (event?: object) => bench.invoke("final-snapshot", event);
const size = () => bench.cloud.scalingGroups.get(group).members.size;
const action = (result: any) => result.body.groups[0].actions[0];

test("every disk of a leaving instance is saved before it goes", async () => {
  await start({}, { retentionDays: 90 });
  const [leaving] = bench.cloud.scalingGroups.scaleIn(group, 1);
  const first = await invoke(bench.newest(HOOK));
  expect(first.error).toBeUndefined();
  expect(action(first)).toMatchObject({ instanceIds: [leaving], outcome: { waits: 3900 } });
  expect(bench.cloud.snapshots.all).toHaveLength(2);
  expect(bench.cloud.snapshots.all[0]).toMatchObject({
    type: "user",
    retentionDays: 90,
    tags: { "dataprotection:lifecycle-hook": hook, "dataprotection:instance": leaving },
  });
  expect(size()).toBe(3);

  await bench.cloud.clock.advance(300_000);
  expect(size()).toBe(3);
  const last = await invoke(bench.newest(COMPLETED));
  expect(action(last).outcome).toEqual({ ended: "CONTINUE", reason: "accomplished" });
  expect(size()).toBe(2);
  expect(bench.cloud.instances.find(leaving)).toBeUndefined();
  expect(bench.cloud.snapshots.all.map(({ status }) => status)).toEqual(["accomplished", "accomplished"]);
  expect(published).toEqual([]);
});

test("a snapshot that fails keeps the instance, and that is published", async () => {
  await start();
  const [leaving] = bench.cloud.scalingGroups.scaleIn(group, 1);
  bench.cloud.snapshots.failNext();
  await invoke(bench.newest(HOOK));
  await bench.cloud.clock.advance(300_000);
  const result = await invoke(bench.newest(COMPLETED));
  expect(result.error).toBeUndefined();
  expect(action(result).outcome).toEqual({ ended: "ROLLBACK", reason: "snapshot failed" });
  expect(size()).toBe(3);
  expect(bench.cloud.scalingGroups.get(group).members.get(leaving)?.state).toBe("InService");
  expect(published).toHaveLength(1);
  expect(published[0]).toMatchObject({
    type: "dataprotection:FinalSnapshot:Failed",
    data: { scalingGroupId: group, lifecycleHookId: hook, instanceIds: [leaving], result: "ROLLBACK" },
  });
  expect(published[0].data.disks.map(({ state }: any) => state).sort()).toEqual(["accomplished", "failed"]);
});

test("where capacity matters more the instance goes, and that is published all the same", async () => {
  await start({}, { onFailure: "CONTINUE" });
  bench.cloud.scalingGroups.scaleIn(group, 1);
  bench.cloud.snapshots.failNext();
  await invoke(bench.newest(HOOK));
  await bench.cloud.clock.advance(300_000);
  await invoke(bench.newest(COMPLETED));
  expect(size()).toBe(2);
  expect(published).toMatchObject([{ data: { result: "CONTINUE", reason: "snapshot failed" } }]);
});

test("the timer holds the hook and ends it when the time is up", async () => {
  await start({ snapshotSeconds: 100_000 });
  bench.cloud.scalingGroups.scaleIn(group, 1);
  await invoke(bench.newest(HOOK));
  let outcome: any;
  for (let minutes = 5; minutes <= 60; minutes += 5) {
    await bench.cloud.clock.advance(300_000);
    outcome = action(await invoke()).outcome;
    if (minutes < 60) expect(outcome).toHaveProperty("waits");
  }
  expect(outcome).toEqual({ ended: "ROLLBACK", reason: "time is up" });
  expect(size()).toBe(3);
  expect(published).toMatchObject([{ data: { reason: "time is up" } }]);
});

test("a hook is extended once, however often the function looks", async () => {
  await start({ snapshotSeconds: 3000 });
  bench.cloud.scalingGroups.scaleIn(group, 1);
  for (let minutes = 0; minutes < 48; minutes += 2) {
    await invoke();
    await bench.cloud.clock.advance(120_000);
  }
  expect(bench.cloud.calls.of("ess:RecordLifecycleActionHeartbeat")).toHaveLength(1);
  await bench.cloud.clock.advance(120_000);
  expect(action(await invoke()).outcome).toEqual({ ended: "CONTINUE", reason: "accomplished" });
});

test("an extension that is refused starts nothing, so that the next run tries again", async () => {
  await start();
  bench.cloud.scalingGroups.scaleIn(group, 1);
  bench.cloud.calls.failNext("ess:RecordLifecycleActionHeartbeat", REFUSED);
  expect((await invoke(bench.newest(HOOK))).error).toBe("UnhandledInvocationError");
  expect(bench.cloud.snapshots.all).toEqual([]);
  expect((await invoke()).error).toBeUndefined();
  expect(bench.cloud.snapshots.all).toHaveLength(2);
});

test("without the function the hook ends by itself, half a heartbeat after the limit", async () => {
  await start({ snapshotSeconds: 100_000 }, { maximumWaitSeconds: 700 });
  bench.cloud.scalingGroups.scaleIn(group, 1);
  await bench.cloud.clock.advance(500_000);
  expect(action(await invoke()).outcome).toEqual({ waits: 500 });
  await bench.cloud.clock.advance(500_000);
  expect(bench.cloud.lifecycleActions.all[0]).toMatchObject({ status: "Timeout", result: "ROLLBACK" });
});

test("an event that comes twice starts nothing twice, and neither do two runs at once", async () => {
  await start();
  bench.cloud.scalingGroups.scaleIn(group, 1);
  const event = bench.newest(HOOK);
  const results = await Promise.all([invoke(event), invoke(event)]);
  await invoke(event);
  expect(results.map(({ error }) => error)).toEqual([undefined, undefined]);
  expect(bench.cloud.snapshots.all).toHaveLength(2);
});

test("an event after the end does nothing", async () => {
  await start();
  bench.cloud.scalingGroups.scaleIn(group, 1);
  const event = bench.newest(HOOK);
  await invoke(event);
  await bench.cloud.clock.advance(300_000);
  await invoke();
  bench.cloud.calls.clear();
  const { error, body } = await invoke(event);
  expect(error).toBeUndefined();
  expect(body.groups[0].actions).toEqual([]);
  expect(bench.cloud.calls.writes).toEqual([]);
});

test("an event without data is enough", async () => {
  await start();
  bench.cloud.scalingGroups.scaleIn(group, 2);
  await invoke({ type: HOOK });
  expect(bench.cloud.snapshots.all).toHaveLength(4);
});

test("a local disk is no reason to wait, and is named", async () => {
  await start({}, {}, { dataDisks: [{ category: "local_ssd_pro" }] });
  bench.cloud.scalingGroups.scaleIn(group, 1);
  const first = await invoke(bench.newest(HOOK));
  expect(bench.cloud.snapshots.all).toHaveLength(1);
  expect(action(first).disks).toContainEqual(
    expect.objectContaining({ state: "unsupported", message: "a disk of category local_ssd_pro has no snapshots" }),
  );
  await bench.cloud.clock.advance(300_000);
  await invoke();
  expect(size()).toBe(2);
});

test("a snapshot that cannot start yet is started later", async () => {
  await start({}, {}, { systemDisk: { category: "cloud_ssd" } });
  const [leaving] = bench.cloud.scalingGroups.scaleIn(group, 1);
  const [disk] = bench.cloud.instances.disksOf(leaving);
  bench.cloud.snapshots.create({ DiskId: disk.id });
  const first = await invoke(bench.newest(HOOK));
  expect(action(first).disks[0]).toMatchObject({ state: "missing" });
  expect(action(first).outcome).toEqual({ waits: 3900 });
  await bench.cloud.clock.advance(300_000);
  await invoke(bench.newest(COMPLETED));
  expect(bench.cloud.snapshots.ofDisk(disk.id)).toHaveLength(2);
  await bench.cloud.clock.advance(300_000);
  await invoke(bench.newest(COMPLETED));
  expect(size()).toBe(2);
});

test("a snapshot that is refused keeps the instance", async () => {
  await start();
  bench.cloud.scalingGroups.scaleIn(group, 1);
  bench.cloud.calls.failNext("ecs:CreateSnapshot", new CloudError("QuotaExceed.Snapshot", "The quota exceeds.", 403));
  const first = await invoke(bench.newest(HOOK));
  expect(action(first).outcome).toEqual({ ended: "ROLLBACK", reason: "snapshot failed" });
  expect(size()).toBe(3);
  expect(published[0].data.disks).toContainEqual(expect.objectContaining({ state: "refused" }));
});

test("a failure that cannot be published fails the invocation, and the hook waits until it is", async () => {
  await start();
  bench.cloud.scalingGroups.scaleIn(group, 1);
  bench.cloud.calls.failRandomly("ecs:CreateSnapshot", new CloudError("QuotaExceed.Snapshot", "It exceeds.", 403), 1);
  bench.cloud.calls.failRandomly("eventbridge:PutEvents", REFUSED, 1);
  const { error, body } = await invoke(bench.newest(HOOK));
  expect(error).toBe("UnhandledInvocationError");
  expect(body.errorMessage).toContain("dataprotection:FinalSnapshot:Failed was not published");
  expect(bench.cloud.lifecycleActions.all[0]).toMatchObject({ status: "Pending" });
  expect(published).toEqual([]);
  bench.cloud.calls.failRandomly("eventbridge:PutEvents", REFUSED, 0);
  expect((await invoke()).error).toBeUndefined();
  expect(published).toHaveLength(1);
  expect(bench.cloud.lifecycleActions.all[0]).toMatchObject({ status: "Completed", result: "ROLLBACK" });
});

test("throttled calls are made again", async () => {
  await start();
  bench.cloud.scalingGroups.scaleIn(group, 1);
  const throttled = new CloudError("Throttling", "Later.", 503);
  bench.cloud.calls.failNext("ecs:CreateSnapshot", throttled, 2);
  bench.cloud.calls.failNext("ess:DescribeLifecycleActions", throttled, 2);
  const { error } = await invoke(bench.newest(HOOK));
  expect(error).toBeUndefined();
  expect(bench.cloud.snapshots.all).toHaveLength(2);
});
