import { Cloud, CloudProps } from "../../../emulator/cloud/cloud";
import { LifecycleHook } from "../../../emulator/cloud/lifecycle-hook";

const SECOND = 1000;

/** A group of one, `i-1`, that hooks watch. */
function hooked(...hooks: (Partial<LifecycleHook> & Pick<LifecycleHook, "lifecycleTransition">)[]) {
  return hookedWith({}, ...hooks);
}

function hookedWith(props: CloudProps, ...hooks: Partial<LifecycleHook>[]) {
  const cloud = new Cloud(props);
  const group = cloud.scalingGroups.place({
    id: "asg-1",
    name: "orders",
    maxSize: 9,
    launchTemplateId: "lt-1",
    instances: [{ id: "i-1" }],
  });
  hooks.forEach((hook, index) => cloud.lifecycleHooks.place("asg-1", { id: `ash-${index + 1}`, ...hook }));
  const complete = (LifecycleActionResult?: string, hook = 0) =>
    cloud.lifecycleActions.complete({
      LifecycleHookId: `ash-${hook + 1}`,
      LifecycleActionToken: cloud.lifecycleActions.all[hook].token,
      LifecycleActionResult,
    });
  const states = () =>
    cloud.scalingGroups
      .describeInstances({ ScalingGroupId: "asg-1" })
      .items.map(({ lifecycleState }) => lifecycleState);
  const ended = () => cloud.events.all.at(-1)!.type.replace("ess:ScalingActivity:", "");
  return { cloud, group, complete, states, ended };
}

const IN = { lifecycleTransition: "SCALE_IN" };
const OUT = { lifecycleTransition: "SCALE_OUT" };

describe("a hook on the way in", () => {
  test("holds the instance until it is continued", () => {
    const { cloud, complete, states, ended } = hooked(OUT);
    const [id] = cloud.scalingGroups.scaleOut("asg-1", 1);
    expect(states()).toEqual(["InService", "Pending:Wait"]);
    expect(cloud.lifecycleActions.all).toMatchObject([{ status: "Pending", instanceIds: [id] }]);
    expect(ended()).toBe("ScaleOutStart");
    complete();
    expect(states()).toEqual(["InService", "InService"]);
    expect(ended()).toBe("ScaleOutSuccess");
    expect(cloud.lifecycleActions.all).toMatchObject([{ status: "Completed", result: "CONTINUE" }]);
  });

  test.each(["ABANDON", "ROLLBACK"])("%s releases what was launched", (result) => {
    const { cloud, complete, states, ended } = hooked(OUT);
    cloud.scalingGroups.scaleOut("asg-1", 2);
    complete(result);
    expect(states()).toEqual(["InService"]);
    expect(cloud.instances.all).toHaveLength(1);
    expect(ended()).toBe("ScaleOutError");
  });

  test("does not hold those that leave", () => {
    const { cloud, states } = hooked(OUT);
    cloud.scalingGroups.scaleIn("asg-1", 1);
    expect(states()).toEqual([]);
  });

  test("what waits counts as there", () => {
    const { cloud, states } = hooked(OUT);
    cloud.scalingGroups.modify("asg-1", { DesiredCapacity: 2 });
    cloud.scalingGroups.modify("asg-1", { DesiredCapacity: 2 });
    expect(states()).toEqual(["InService", "Pending:Wait"]);
  });

  test("of several the last one decides", () => {
    const { cloud, complete, states } = hooked(OUT, OUT);
    cloud.scalingGroups.scaleOut("asg-1", 1);
    complete("ABANDON", 0);
    expect(states()).toEqual(["InService", "Pending:Wait"]);
    complete("CONTINUE", 1);
    expect(states()).toEqual(["InService", "InService"]);
  });

  test.each([
    [false, false],
    [true, true],
  ])("whether an instance that waits can be protected is the cloud's to say: %p", (protectionWhilePending, can) => {
    const { cloud, complete } = hookedWith({ answers: { protectionWhilePending } }, OUT);
    const InstanceIds = cloud.scalingGroups.scaleOut("asg-1", 1);
    const protect = () =>
      cloud.scalingGroups.setInstancesProtection({ ScalingGroupId: "asg-1", InstanceIds, ProtectedFromScaleIn: true });
    if (can) protect();
    else expect(protect).toThrow(/IncorrectInstanceLifecycleState/);
    complete();
    expect(cloud.scalingGroups.protectedIn("asg-1")).toEqual(can ? InstanceIds : []);
  });
});

// alibaba-cloud.md §11.3
describe("a hook on the way out", () => {
  test.each(["CONTINUE", "ABANDON"])("%s removes the instance", (result) => {
    const { cloud, complete, states, ended } = hooked(IN);
    expect(cloud.scalingGroups.scaleIn("asg-1", 1)).toEqual(["i-1"]);
    expect(states()).toEqual(["Removing:Wait"]);
    expect(cloud.disks.all).toHaveLength(1);
    complete(result);
    expect(states()).toEqual([]);
    expect([cloud.instances.all, cloud.disks.all]).toEqual([[], []]);
    expect(ended()).toBe("ScaleInSuccess");
  });

  test("ROLLBACK puts the instance back", () => {
    const { cloud, complete, states, ended } = hooked(IN);
    cloud.scalingGroups.scaleIn("asg-1", 1);
    complete("ROLLBACK");
    expect(states()).toEqual(["InService"]);
    expect(ended()).toBe("ScaleInError");
  });

  test.each([
    ["ABANDON", []],
    ["ROLLBACK", ["InService"]],
  ])("of several the first %s ends the others", (result, left) => {
    const { cloud, complete, states } = hooked(IN, IN);
    cloud.scalingGroups.scaleIn("asg-1", 1);
    complete(result, 1);
    expect(states()).toEqual(left);
    expect(() => complete("CONTINUE", 0)).toThrow(/LifecycleHookIdAndLifecycleActionToken\.Invalid/);
  });

  test("of several that continue, all are waited for", () => {
    const { cloud, complete, states } = hooked(IN, IN);
    cloud.scalingGroups.scaleIn("asg-1", 1);
    complete("CONTINUE", 0);
    expect(states()).toEqual(["Removing:Wait"]);
    complete("CONTINUE", 1);
    expect(states()).toEqual([]);
  });

  test("an instance that leaves leaves once", () => {
    const { cloud } = hooked(IN);
    cloud.scalingGroups.scaleIn("asg-1", 1);
    expect(cloud.scalingGroups.scaleIn("asg-1", 1)).toEqual([]);
    cloud.scalingGroups.modify("asg-1", { DesiredCapacity: 0 });
    expect(cloud.lifecycleActions.all).toHaveLength(1);
  });

  test("it cannot be protected any more", () => {
    const { cloud } = hooked(IN);
    const InstanceIds = cloud.scalingGroups.scaleIn("asg-1", 1);
    expect(() =>
      cloud.scalingGroups.setInstancesProtection({ ScalingGroupId: "asg-1", InstanceIds, ProtectedFromScaleIn: true }),
    ).toThrow(/IncorrectInstanceLifecycleState/);
  });

  test("another instance comes for one that failed when it has left", () => {
    const { cloud, complete, states } = hooked(IN);
    cloud.instances.fail("i-1");
    expect(states()).toEqual(["Removing:Wait"]);
    complete();
    expect(states()).toEqual(["InService"]);
  });

  // alibaba-cloud.md §11.3
  test("it does not hold what is removed by hand", () => {
    const { cloud, states } = hooked(IN);
    cloud.scalingGroups.removeInstances({ ScalingGroupId: "asg-1", InstanceIds: ["i-1"] });
    expect(states()).toEqual([]);
  });
});

describe("time", () => {
  test.each([
    ["CONTINUE", []],
    ["ROLLBACK", ["InService"]],
  ])("when it is over, %s as the hook says", async (defaultResult, left) => {
    const { cloud, states } = hooked({ ...IN, defaultResult, heartbeatTimeout: 60 });
    cloud.scalingGroups.scaleIn("asg-1", 1);
    await cloud.clock.advance(60 * SECOND - 1);
    expect(states()).toEqual(["Removing:Wait"]);
    await cloud.clock.advance(1);
    expect(states()).toEqual(left);
    expect(cloud.lifecycleActions.all).toMatchObject([{ status: "Timeout", result: defaultResult }]);
  });

  test("a heartbeat makes it longer, from then on", async () => {
    const { cloud, states } = hooked({ ...IN, heartbeatTimeout: 60 });
    cloud.scalingGroups.scaleIn("asg-1", 1);
    await cloud.clock.advance(50 * SECOND);
    const named = { LifecycleHookId: "ash-1", LifecycleActionToken: cloud.lifecycleActions.all[0].token };
    cloud.lifecycleActions.recordHeartbeat({ ...named, HeartbeatTimeout: 100 });
    await cloud.clock.advance(99 * SECOND);
    expect(states()).toEqual(["Removing:Wait"]);
    await cloud.clock.advance(SECOND);
    expect(states()).toEqual([]);
    expect(() => cloud.lifecycleActions.recordHeartbeat(named)).toThrow(/ActionToken\.Invalid/);
  });

  test("twenty heartbeats are taken, and no more", () => {
    const { cloud } = hooked({ ...IN, heartbeatTimeout: 60 });
    cloud.scalingGroups.scaleIn("asg-1", 1);
    const [{ token, lifecycleHookId }] = cloud.lifecycleActions.all;
    const beat = () =>
      cloud.lifecycleActions.recordHeartbeat({ LifecycleHookId: lifecycleHookId, LifecycleActionToken: token });
    for (let count = 0; count < 20; count += 1) beat();
    expect(beat).toThrow(/20 times at most/);
  });

  test("nothing waits for more than six hours", async () => {
    const { cloud } = hooked({ ...IN, heartbeatTimeout: 600 });
    cloud.scalingGroups.scaleIn("asg-1", 1);
    const [{ token, lifecycleHookId }] = cloud.lifecycleActions.all;
    const beat = (HeartbeatTimeout: number) =>
      cloud.lifecycleActions.recordHeartbeat({
        LifecycleHookId: lifecycleHookId,
        LifecycleActionToken: token,
        HeartbeatTimeout,
      });
    await cloud.clock.advance(500 * SECOND);
    expect(() => beat(21_101)).toThrow(/6 hours at most/);
    expect(() => beat(21_100)).not.toThrow();
  });

  test.each([29, 21601])("a heartbeat of %d seconds is refused", (HeartbeatTimeout) => {
    const { cloud } = hooked(IN);
    cloud.scalingGroups.scaleIn("asg-1", 1);
    const [{ token }] = cloud.lifecycleActions.all;
    expect(() =>
      cloud.lifecycleActions.recordHeartbeat({
        LifecycleHookId: "ash-1",
        LifecycleActionToken: token,
        HeartbeatTimeout,
      }),
    ).toThrow(/InvalidParameter/);
  });

  test("does nothing to what has ended", async () => {
    const { cloud, complete, states } = hooked({ ...IN, defaultResult: "ABANDON" });
    cloud.scalingGroups.scaleIn("asg-1", 1);
    complete("ROLLBACK");
    await cloud.clock.advance(3600 * SECOND);
    expect(states()).toEqual(["InService"]);
  });
});

describe("who ends an action", () => {
  test.each([
    ["another hook", "ash-2", undefined],
    ["another token", "ash-1", "lat-none"],
  ])("has to name it: %s", (_, LifecycleHookId, token) => {
    const { cloud } = hooked(IN, IN);
    cloud.scalingGroups.scaleIn("asg-1", 1);
    const LifecycleActionToken = token ?? cloud.lifecycleActions.all[0].token;
    expect(() => cloud.lifecycleActions.complete({ LifecycleHookId, LifecycleActionToken })).toThrow(
      expect.objectContaining({ code: "LifecycleHookIdAndLifecycleActionToken.Invalid", status: 400 }),
    );
  });

  test("says one of three results", () => {
    const { cloud, complete } = hooked(IN);
    cloud.scalingGroups.scaleIn("asg-1", 1);
    expect(() => complete("RETRY")).toThrow(/InvalidParameter/);
  });

  test("finds it by the activity", () => {
    const { cloud, complete } = hooked(IN);
    cloud.scalingGroups.scaleIn("asg-1", 1);
    const [{ id: ScalingActivityId }] = cloud.scalingActivities.all;
    const pending = () =>
      cloud.lifecycleActions.describe({ ScalingActivityId, LifecycleActionStatus: "Pending" }).totalCount;
    expect(pending()).toBe(1);
    complete();
    expect(pending()).toBe(0);
    expect(cloud.lifecycleActions.describe({ ScalingActivityId }).items).toHaveLength(1);
    expect(() => cloud.lifecycleActions.describe({ ScalingActivityId, MaxResults: 51 })).toThrow(/InvalidParameter/);
  });

  test("may be whoever deletes the hook", () => {
    const { cloud, states } = hooked(IN);
    cloud.scalingGroups.scaleIn("asg-1", 1);
    cloud.lifecycleHooks.delete("ash-1");
    expect(states()).toEqual([]);
  });

  test("nobody, if the group is gone", async () => {
    const { cloud, complete } = hooked(IN, OUT);
    cloud.scalingGroups.scaleOut("asg-1", 1);
    cloud.scalingGroups.delete("asg-1", true);
    expect(() => complete()).toThrow(/ActionToken\.Invalid/);
    await cloud.clock.advance(3600 * SECOND);
    expect(cloud.instances.all).toEqual([]);
  });
});

describe("who is told", () => {
  // alibaba-cloud.md §1.6
  test.each([
    ["SCALE_IN", "ess:LifecycleHook:ScaleIn"],
    ["SCALE_OUT", "ess:LifecycleHook:ScaleOut"],
  ])("the bus, of %s", (lifecycleTransition, type) => {
    const { cloud } = hooked({
      lifecycleTransition,
      name: "last-snapshot",
      notificationArn: "acs:eventbridge:cn-hangzhou:1234567890123456:eventbus/default",
    });
    const instanceIds =
      lifecycleTransition === "SCALE_IN"
        ? cloud.scalingGroups.scaleIn("asg-1", 1)
        : cloud.scalingGroups.scaleOut("asg-1", 1);
    const [{ token, scalingActivityId }] = cloud.lifecycleActions.all;
    expect(cloud.events.ofType(type)).toMatchObject([
      {
        source: "acs.ess",
        data: {
          defaultResult: "CONTINUE",
          instanceIds,
          lifecycleActionToken: token,
          lifecycleHookId: "ash-1",
          lifecycleHookName: "last-snapshot",
          lifecycleTransition,
          scalingActivityId,
          scalingGroupId: "asg-1",
          scalingGroupName: "orders",
        },
      },
    ]);
  });

  test.each(["mns", "ess"])("a queue, by an ARN of %s", (service) => {
    const { cloud } = hooked({
      ...IN,
      notificationArn: `acs:${service}:cn-hangzhou:1234567890123456:queue/last-snapshots`,
    });
    cloud.queues.place("last-snapshots");
    cloud.scalingGroups.scaleIn("asg-1", 1);
    const [{ token }] = cloud.lifecycleActions.all;
    expect(cloud.queues.messages("last-snapshots").map(({ body }) => JSON.parse(body) as object)).toMatchObject([
      { lifecycleActionToken: token, lifecycleHookId: "ash-1", instanceIds: ["i-1"] },
    ]);
  });

  test("nobody, if the queue is not there", () => {
    const { cloud, states } = hooked({ ...IN, notificationArn: "acs:mns:cn-hangzhou:1234567890123456:queue/none" });
    cloud.scalingGroups.scaleIn("asg-1", 1);
    expect(states()).toEqual(["Removing:Wait"]);
  });

  test("nobody, without a receiver", () => {
    const { cloud } = hooked(IN);
    cloud.scalingGroups.scaleIn("asg-1", 1);
    expect(cloud.events.all.filter(({ type }) => type.startsWith("ess:LifecycleHook"))).toEqual([]);
  });
});
