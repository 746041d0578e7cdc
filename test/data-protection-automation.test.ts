import { TerraformStack } from "cdktf";
import { automation, DataProtection, DataProtectionProps, events, scaling, snapshots, targets } from "../lib";
import { Json, newStack, Synthesis } from "./synthesis";

const { FinalSnapshot, ProtectionEvents, Reconciler } = automation;
const { CriticalInstances, ProtectionMechanism, ScalingGroup } = scaling;
const FUNCTION = "alicloud_fcv3_function";
const backup = { schedule: snapshots.SnapshotSchedule.daily({ hour: 2 }), retention: snapshots.Retention.days(14) };
const tagged = CriticalInstances.tagged({ role: "primary" });

const foreign = (stack: TerraformStack) => ScalingGroup.fromScalingGroupId(stack, "Group", "asg-bp1");
const adopted = (stack: TerraformStack) => {
  const group = ScalingGroup.adopt(stack, "Group", { scalingGroupId: "asg-bp1" });
  group.adoptConfiguration("Configuration", { scalingConfigurationId: "asc-bp1", dataDisks: [] });
  return group;
};
const created = (stack: TerraformStack) =>
  new ScalingGroup(stack, "Group", {
    minSize: 1,
    maxSize: 20,
    vswitchIds: ["vsw-a"],
    launchTemplate: { launchTemplateId: "lt-bp1" },
  });

function protection(make: (stack: TerraformStack) => scaling.IScalingGroup, props: Partial<DataProtectionProps> = {}) {
  const stack = newStack({ region: "cn-hangzhou", accountId: "1234567890123456" });
  const made = new DataProtection(stack, "Protection", { group: make(stack), ...backup, ...props });
  const target = new targets.MnsQueue(new events.MnsQueue(stack, "Queue"));
  const synthesis = () => {
    made.onSnapshotFailed(target);
    return Synthesis.of(stack);
  };
  return { stack, made, target, synthesis };
}

function settings(synthesis: Synthesis, variable: string): Json {
  const found = synthesis.resources(FUNCTION).find(({ environment_variables }) => variable in environment_variables)!;
  const json = (found.environment_variables[variable] as string).replace(/\$\{[^}]*\}/g, '"later"');
  return (JSON.parse(json) as Json).groups[0] as Json;
}

describe("what Terraform alone can do needs no function", () => {
  test.each([
    ["ids of an adopted group", adopted, CriticalInstances.ids(["i-a"])],
    ["all instances of an adopted group", adopted, CriticalInstances.all()],
    ["no instances of an adopted group", adopted, undefined],
    ["all instances of a created group", created, CriticalInstances.all()],
  ])("%s", (_, make, criticalInstances) => {
    const { made, synthesis } = protection(make, { criticalInstances });
    expect(made.reconciler).toBeUndefined();
    expect(made.events).toBeUndefined();
    expect(synthesis().resources(FUNCTION)).toEqual([]);
  });
});

describe("the mechanism is chosen by need, and the reason said", () => {
  const ids = (count: number) => CriticalInstances.ids([...Array(count).keys()].map((n) => `i-bp${n}`));
  const { PROTECTED_INSTANCES, RECONCILER, SUSPENDED_SCALE_IN } = ProtectionMechanism;

  test.each([
    ["ten ids, adopted", adopted, ids(10), PROTECTED_INSTANCES, /^Terraform can own the list/],
    ["eleven ids, adopted", adopted, ids(11), RECONCILER, /^Nothing in Terraform .* the provider reads back ten ids/],
    ["an id, created", created, ids(1), RECONCILER, /cannot be in a group that the same stack creates/],
    ["an id, foreign", foreign, ids(1), RECONCILER, /another stack owns the group and its list/],
    ["tags", adopted, tagged, RECONCILER, /no resource of the provider follows tags or the age/],
    ["age", foreign, CriticalInstances.oldest(2), RECONCILER, /no resource of the provider follows tags or the age/],
    ["all, foreign", foreign, CriticalInstances.all(), SUSPENDED_SCALE_IN, /^All instances are meant/],
  ])("%s", (_, make, criticalInstances, mechanism, reason) => {
    const { made } = protection(make, { criticalInstances });
    expect(made.protectionMechanism).toBe(mechanism);
    expect(made.protectionReason).toMatch(reason);
    expect(made.protectionReason).toMatch(/\.$/);
  });

  test("none without critical instances", () => {
    const { made } = protection(foreign);
    expect(made.protectionMechanism).toBeUndefined();
    expect(made.protectionReason).toBeUndefined();
  });

  test("unless it is asked for", () => {
    const protectionMechanism = RECONCILER;
    const { made } = protection(adopted, { criticalInstances: ids(1), protectionMechanism });
    expect(made.protectionMechanism).toBe(RECONCILER);
    expect(made.protectionReason).toBe("It is asked for.");
    expect(made.reconciler).toBeDefined();
  });
});

describe("a group of another stack", () => {
  test("is protected and covered by the one reconciler of the stack, and left alone otherwise", () => {
    const { stack, made, synthesis } = protection(foreign, { criticalInstances: tagged });
    expect(made.reconciler).toBe(Reconciler.of(stack));
    expect(settings(synthesis(), "RECONCILER_SETTINGS")).toEqual({
      scalingGroupId: "asg-bp1",
      instances: { tags: { role: "primary" } },
      snapshotPolicyId: "later",
      keepAutomaticSnapshots: true,
      recoveryPointObjectiveHours: 30,
    });
    expect(synthesis().resources("alicloud_ess_lifecycle_hook")).toEqual([]);
  });

  test("has its running instances covered: nothing to warn of", () => {
    expect(protection(foreign, { alarmContacts: [] }).synthesis().warnings()).toEqual([]);
  });
});

describe("an adopted group", () => {
  test("can ask for the reconciler, which covers the disks of running instances", () => {
    const { made, synthesis } = protection(adopted, { reconcile: true, alarmContacts: [] });
    expect(made.reconciler).toBeDefined();
    expect(synthesis().warnings()).toEqual([]);
    expect(
      synthesis().resource("alicloud_ess_scaling_configuration").system_disk_auto_snapshot_policy_id,
    ).toBeDefined();
  });

  test("keeps its own list for what Terraform can own", () => {
    const { synthesis } = protection(adopted, { reconcile: true, criticalInstances: CriticalInstances.ids(["i-a"]) });
    expect(synthesis().resource("alicloud_ess_scaling_group").protected_instances).toEqual(["i-a"]);
    expect(settings(synthesis(), "RECONCILER_SETTINGS")).not.toHaveProperty("instances");
  });

  test("says how the reconciler goes about it", () => {
    const reconciliation = { releaseOthers: true, recoveryPointObjectiveHours: 26 };
    const { synthesis } = protection(adopted, { criticalInstances: tagged, reconciliation });
    expect(settings(synthesis(), "RECONCILER_SETTINGS")).toMatchObject(reconciliation);
  });

  test("can have a reconciler of its own", () => {
    const stack = newStack();
    const reconciler = new Reconciler(stack, "Mine", { intervalMinutes: 3 });
    const made = new DataProtection(stack, "P", { group: adopted(stack), reconciler, ...backup });
    expect(made.reconciler).toBe(reconciler);
  });
});

describe("the final snapshot", () => {
  test("is taken where it is asked for, and kept as long as those of the policy", () => {
    const { stack, made, synthesis } = protection(adopted, { finalSnapshot: {} });
    expect(made.finalSnapshot).toBe(FinalSnapshot.of(stack));
    expect(made.reconciler).toBeUndefined();
    expect(settings(synthesis(), "FINAL_SNAPSHOT_SETTINGS")).toMatchObject({
      onFailure: "ROLLBACK",
      retentionDays: 14,
    });
  });

  test("takes what its user says", () => {
    const finalSnapshot = {
      onFailure: automation.FinalSnapshotFailure.CONTINUE,
      maximumWaitSeconds: 900,
      retention: snapshots.Retention.days(3),
    };
    const { synthesis } = protection(adopted, { finalSnapshot });
    expect(settings(synthesis(), "FINAL_SNAPSHOT_SETTINGS")).toMatchObject({
      onFailure: "CONTINUE",
      maximumWaitSeconds: 900,
      retentionDays: 3,
    });
  });
});

describe("a final snapshot of the user's own making", () => {
  const by = (props: Partial<DataProtectionProps> = {}) => {
    const stack = newStack({ region: "cn-hangzhou", accountId: "1234567890123456" });
    const own = new FinalSnapshot(stack, "Own", { memorySizeMib: 512 });
    const made = new DataProtection(stack, "P", { group: adopted(stack), ...backup, finalSnapshotBy: own, ...props });
    made.onSnapshotFailed(new targets.MnsQueue(new events.MnsQueue(stack, "Queue")));
    return { own, made, synthesis: Synthesis.of(stack) };
  };

  test("takes it with the defaults, and there is no other", () => {
    const { own, made, synthesis } = by();
    expect(made.finalSnapshot).toBe(own);
    expect(synthesis.resources(FUNCTION)).toEqual([expect.objectContaining({ memory_size: 512 })]);
    expect(settings(synthesis, "FINAL_SNAPSHOT_SETTINGS")).toMatchObject({ onFailure: "ROLLBACK", retentionDays: 14 });
  });

  test("takes it as it is said", () => {
    const { synthesis } = by({ finalSnapshot: { maximumWaitSeconds: 900 } });
    expect(settings(synthesis, "FINAL_SNAPSHOT_SETTINGS")).toMatchObject({
      maximumWaitSeconds: 900,
      retentionDays: 14,
    });
  });
});

describe("what the functions report", () => {
  const types = (synthesis: Synthesis) =>
    synthesis
      .resources("alicloud_event_bridge_rule")
      .filter(({ event_bus_name }) => event_bus_name !== "default")
      .map(({ filter_pattern }) => JSON.parse(filter_pattern as string).type as string[]);
  const ALL = [Object.values(automation.ProtectionEventType).sort()];

  test("goes where failed snapshots go", () => {
    expect(types(protection(foreign).synthesis())).toEqual(ALL);
  });

  test("goes where every outcome goes", () => {
    const { stack, made, target } = protection(foreign);
    made.onSnapshotFinished(target);
    expect(types(Synthesis.of(stack))).toEqual(ALL);
  });

  test("may go to one target with two inputs", () => {
    const { stack, made } = protection(foreign);
    const queue = new events.MnsQueue(stack, "Both");
    const input = events.RuleTargetInput.jsonPath("$.data");
    made.onSnapshotFailed(new targets.MnsQueue(queue));
    made.onSnapshotFinished(new targets.MnsQueue(queue, { input }));
    expect(types(Synthesis.of(stack))).toEqual([...ALL, ...ALL]);
  });

  test("does not go where a route is narrowed to some snapshots", () => {
    const { stack, made, target } = protection(foreign);
    made.onSnapshotFinished(target);
    made.onSnapshotFailed(new targets.MnsQueue(new events.MnsQueue(stack, "Some")), {
      snapshotTypes: [events.SnapshotType.TIMER],
    });
    expect(types(Synthesis.of(stack))).toHaveLength(1);
  });

  test("must be heard by somebody, even where another group of the stack routes its failures", () => {
    const { stack, synthesis } = protection(adopted);
    const group = ScalingGroup.fromScalingGroupId(stack, "Other", "asg-bp2");
    new DataProtection(stack, "Second", { group, ...backup });
    expect(synthesis).toThrow(/What the functions of test\/Second report: got \["dataprotection:Snapshot:Overdue"/);
  });

  test("can be heard apart", () => {
    const { stack, made, target } = protection(foreign);
    made.onSnapshotFailed(target, { snapshotTypes: [events.SnapshotType.TIMER] });
    made.events!.onOverdue(target);
    made.events!.onReconciliationFailed(target);
    expect(made.events).toBe(ProtectionEvents.of(stack));
    expect(types(Synthesis.of(stack))).toHaveLength(2);
  });
});
