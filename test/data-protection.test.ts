import { TerraformStack } from "cdktf";
import { DataProtection, DataProtectionProps, events, scaling, snapshots, targets } from "../lib";
import { newStack, Synthesis } from "./synthesis";

const { CriticalInstances, ProtectionMechanism, ScalingGroup } = scaling;
const backup = { schedule: snapshots.SnapshotSchedule.daily({ hour: 2 }), retention: snapshots.Retention.days(30) };

function adoptedGroup(stack: TerraformStack, n = 0): scaling.AdoptedScalingGroup {
  const group = ScalingGroup.adopt(stack, `Group${n}`, { scalingGroupId: `asg-bp${n}` });
  group.adoptConfiguration("Configuration", { scalingConfigurationId: `asc-bp${n}`, dataDisks: [] });
  return group;
}

function protection(props: Partial<DataProtectionProps> = {}) {
  const stack = newStack();
  const made = new DataProtection(stack, "Protection", { group: adoptedGroup(stack), ...backup, ...props });
  const queue = () => new targets.MnsQueue(new events.MnsQueue(stack, "Queue"));
  return { stack, made, queue, synthesis: () => Synthesis.of(stack) };
}

test("instances are protected, disks are backed up, outcomes are routed", () => {
  const { made, queue, synthesis } = protection({ criticalInstances: CriticalInstances.ids(["i-a"]) });
  made.onSnapshotFinished(queue());
  const result = synthesis();
  expect(result.resource("alicloud_ess_scaling_group").protected_instances).toEqual(["i-a"]);
  expect(result.resource("alicloud_ess_scaling_configuration").system_disk_auto_snapshot_policy_id).toMatch(
    /^\$\{alicloud_ecs_auto_snapshot_policy\.Protection_Policy_/,
  );
  expect(result.resource("alicloud_event_bridge_rule").targets[0].dead_letter_queue).toBeDefined();
});

test("no route for failed snapshots is refused at synth", () => {
  expect(() => protection().synthesis()).toThrow(/The outcomes of test\/Protection.*Call onSnapshotFailed/s);
});

test("a route for complete snapshots alone is not enough", () => {
  const { made, queue, synthesis } = protection();
  made.onSnapshotAccomplished(queue());
  expect(synthesis).toThrow(/must hear of failed snapshots/);
});

test("a route of another group in the stack is enough: outcomes are shared", () => {
  const { stack, queue, synthesis } = protection();
  const other = new DataProtection(stack, "Other", { group: adoptedGroup(stack, 1), ...backup });
  other.onSnapshotFailed(queue());
  expect(synthesis).not.toThrow();
});

test.each([1, 50])("%i groups that report to the same place need one rule", (count) => {
  const stack = newStack();
  const queue = new events.MnsQueue(stack, "Queue");
  for (let n = 0; n < count; n++) {
    const made = new DataProtection(stack, `Protection${n}`, { group: adoptedGroup(stack, n), ...backup });
    made.onSnapshotFailed(new targets.MnsQueue(queue));
  }
  expect(Synthesis.of(stack).resources("alicloud_event_bridge_rule")).toHaveLength(1);
});

test("a policy that exists can be handed in, and serve several groups", () => {
  const stack = newStack();
  const policy = new snapshots.AutoSnapshotPolicy(stack, "Policy", backup);
  const made = [0, 1].map((n) => new DataProtection(stack, `P${n}`, { group: adoptedGroup(stack, n), policy }));
  made[0].onSnapshotFailed(new targets.MnsQueue(new events.MnsQueue(stack, "Queue")));
  expect(Synthesis.of(stack).resources("alicloud_ecs_auto_snapshot_policy")).toHaveLength(1);
  expect(made[1].policy).toBe(policy);
});

test.each([
  ["neither", { schedule: undefined, retention: undefined }],
  ["no retention", { retention: undefined }],
  ["no schedule", { schedule: undefined }],
])("stating %s is refused", (_which, props) => {
  expect(() => protection(props)).toThrow(/Either policy alone is stated, or schedule and retention together/);
});

test("stating a policy and a schedule is refused", () => {
  const stack = newStack();
  const policy = new snapshots.AutoSnapshotPolicy(stack, "Policy", backup);
  expect(() => new DataProtection(stack, "P", { group: adoptedGroup(stack), policy, ...backup })).toThrow(
    /Either policy alone/,
  );
});

describe("critical instances of a group that the same stack creates", () => {
  const created = () => {
    const stack = newStack();
    return new ScalingGroup(stack, "Group", { minSize: 1, maxSize: 4, vswitchIds: ["vsw-a"] });
  };

  test("are refused: the first apply would fail and the next one replace the group", () => {
    const group = created();
    expect(
      () => new DataProtection(group, "P", { group, criticalInstances: CriticalInstances.ids(["i-a"]), ...backup }),
    ).toThrow(/the next one replace the group\. Deploy the group first .* or adopt a group that already runs/);
  });

  test("are refused even where their list is asked for", () => {
    const group = created();
    const criticalInstances = CriticalInstances.ids(["i-a"]);
    const protectionMechanism = ProtectionMechanism.PROTECTED_INSTANCES;
    expect(() => new DataProtection(group, "P", { group, criticalInstances, protectionMechanism, ...backup })).toThrow(
      /critical instances of test\/Group.*the next one replace the group/s,
    );
  });

  test("can be held by suspended scale-in, chosen on purpose", () => {
    const group = created();
    const criticalInstances = CriticalInstances.ids(["i-a"]);
    const protectionMechanism = ProtectionMechanism.SUSPENDED_SCALE_IN;
    new DataProtection(group, "P", { group, criticalInstances, protectionMechanism, ...backup });
    expect(group.protectionMechanism).toBe(ProtectionMechanism.SUSPENDED_SCALE_IN);
  });

  test("are held by suspended scale-in when all are meant", () => {
    const group = created();
    new DataProtection(group, "P", { group, criticalInstances: CriticalInstances.all(), ...backup });
    expect(group.protectionMechanism).toBe(ProtectionMechanism.SUSPENDED_SCALE_IN);
  });

  test("are not taken for others when a list is asked for that names none", () => {
    const group = created();
    const protectionMechanism = ProtectionMechanism.PROTECTED_INSTANCES;
    expect(
      () =>
        new DataProtection(group, "P", {
          group,
          criticalInstances: CriticalInstances.all(),
          protectionMechanism,
          ...backup,
        }),
    ).toThrow(/Terraform can own a list of 1 to 10 ids/);
  });

  test("are no matter when none are named", () => {
    const group = created();
    expect(() => new DataProtection(group, "P", { group, ...backup })).not.toThrow();
  });
});

test("a group that another stack owns is refused", () => {
  const stack = newStack();
  const group = ScalingGroup.fromScalingGroupId(stack, "Group", "asg-bp0");
  expect(() => new DataProtection(stack, "P", { group, ...backup })).toThrow(
    /another stack owns.*ScalingGroup\.adopt/s,
  );
});

test("that running instances are not covered is said, not hidden", () => {
  const { made, queue, synthesis } = protection();
  made.onSnapshotFailed(queue());
  expect(synthesis().warnings()).toEqual([expect.stringMatching(/^ADP-006: .*attachToDisk/)]);
});

test("what it makes is reachable", () => {
  const { stack, made } = protection();
  expect(made.outcomes).toBe(events.SnapshotOutcomes.of(stack));
  expect(made.deadLetterQueue).toBe(events.DeadLetterQueue.shared(stack));
  expect(made.policy.autoSnapshotPolicyId).toContain("${TfToken");
});
