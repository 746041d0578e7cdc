import { TerraformStack, Testing } from "cdktf";
import { alicloud, automation, DataProtection, events, scaling, snapshots, targets } from "../../lib";
import { createdGroup } from "../groups";
import { Json, newStack, Synthesis } from "../synthesis";

const { ProtectionEvents, Reconciler } = automation;
const { CriticalInstances, ProtectionMechanism, ScalingGroup } = scaling;
const ACCOUNT = "1234567890123456";
const tagged = CriticalInstances.tagged({ role: "primary" });

function foreign(stack: TerraformStack, n = 1): scaling.IScalingGroup {
  return ScalingGroup.fromScalingGroupId(stack, `Group${n}`, `asg-bp${n}`);
}

function heard(stack: TerraformStack): void {
  ProtectionEvents.of(stack).onFailure(
    new targets.MnsQueue(events.MnsQueue.fromQueueName(stack, "Failures", "failed")),
  );
}

function reconciler(props: Partial<automation.ReconciledGroupProps> = {}, options: automation.GroupFunctionProps = {}) {
  const stack = newStack({ region: "cn-hangzhou", accountId: ACCOUNT });
  const made = new Reconciler(stack, "Reconciler", options);
  const group = props.group ?? foreign(stack);
  made.addGroup({ criticalInstances: tagged, ...props, group });
  heard(stack);
  return { stack, made, group, synthesis: () => Synthesis.of(stack) };
}

/** The settings, with what only Terraform knows as text. */
function settings(synthesis: Synthesis): Json {
  const { environment_variables } = synthesis.resource("alicloud_fcv3_function");
  const json = (environment_variables.RECONCILER_SETTINGS as string).replace(/\$\{[^}]*\}/g, '"later"');
  return JSON.parse(json) as Json;
}

function allowed(synthesis: Synthesis): { [action: string]: string[] } {
  const { policy_document } = synthesis.resource("alicloud_ram_policy");
  const { Statement } = JSON.parse(policy_document as string) as {
    Statement: { Action: string[]; Resource: string[] }[];
  };
  return Object.fromEntries(Statement.flatMap(({ Action, Resource }) => Action.map((action) => [action, Resource])));
}

const policy = (stack: TerraformStack) =>
  snapshots.AutoSnapshotPolicy.fromAutoSnapshotPolicyId(stack, "Policy", "sp-bp1");

describe("the settings", () => {
  test("name the place, the bus and the group", () => {
    expect(settings(reconciler().synthesis())).toEqual({
      accountId: ACCOUNT,
      region: "cn-hangzhou",
      eventBusName: "later",
      groups: [{ scalingGroupId: "asg-bp1", instances: { tags: { role: "primary" } } }],
    });
  });

  test.each([
    [CriticalInstances.ids(["i-bp2", "i-bp1"]), { ids: ["i-bp1", "i-bp2"] }],
    [CriticalInstances.all(), { all: true }],
    [CriticalInstances.oldest(3), { oldest: 3 }],
  ])("say which instances are critical: $selection", (criticalInstances, instances) => {
    expect(settings(reconciler({ criticalInstances }).synthesis()).groups[0].instances).toEqual(instances);
  });

  test("hold the policy, and keep automatic snapshots with it", () => {
    const stack = newStack({ region: "cn-hangzhou", accountId: ACCOUNT });
    const made = Reconciler.of(stack);
    made.addGroup({ group: foreign(stack), snapshotPolicy: policy(stack) });
    heard(stack);
    expect(settings(Synthesis.of(stack)).groups).toEqual([
      { scalingGroupId: "asg-bp1", snapshotPolicyId: "sp-bp1", keepAutomaticSnapshots: true },
    ]);
  });

  test("say what is done on request alone", () => {
    const stack = newStack({ region: "cn-hangzhou", accountId: ACCOUNT });
    Reconciler.of(stack).addGroup({
      group: foreign(stack),
      criticalInstances: tagged,
      releaseOthers: true,
      snapshotPolicy: policy(stack),
      replaceOtherPolicies: true,
      keepAutomaticSnapshots: false,
      recoveryPointObjectiveHours: 48,
    });
    heard(stack);
    expect(settings(Synthesis.of(stack)).groups).toEqual([
      {
        scalingGroupId: "asg-bp1",
        instances: { tags: { role: "primary" } },
        releaseOthers: true,
        snapshotPolicyId: "sp-bp1",
        replaceOtherPolicies: true,
        recoveryPointObjectiveHours: 48,
      },
    ]);
  });

  test("are the same whatever the order in which groups are added", () => {
    const built = (order: number[]) => {
      const stack = newStack({ region: "cn-hangzhou", accountId: ACCOUNT });
      const groups = [1, 2, 3].map((n) => foreign(stack, n));
      order.forEach((n) => Reconciler.of(stack).addGroup({ group: groups[n], criticalInstances: tagged }));
      heard(stack);
      return settings(Synthesis.of(stack));
    };
    expect(built([2, 0, 1])).toEqual(built([0, 1, 2]));
  });
});

test.each([
  [23, [expect.stringMatching(/^ADP-019: the schedule leaves up to 24 hours .* after 23 /)]],
  [24, []],
])("an objective of %p hours is compared with a daily schedule", (recoveryPointObjectiveHours, warnings) => {
  const stack = newStack({ region: "cn-hangzhou", accountId: ACCOUNT });
  const snapshotPolicy = new snapshots.AutoSnapshotPolicy(stack, "P", {
    schedule: snapshots.SnapshotSchedule.daily({ hour: 2 }),
    retention: snapshots.Retention.days(7),
  });
  Reconciler.of(stack).addGroup({ group: foreign(stack), snapshotPolicy, recoveryPointObjectiveHours });
  heard(stack);
  expect(Synthesis.of(stack).warnings()).toEqual(warnings);
});

describe("the objective without being stated", () => {
  const { SnapshotSchedule, Weekday } = snapshots;
  const objective = (schedule: snapshots.SnapshotSchedule) => {
    const stack = newStack({ region: "cn-hangzhou", accountId: ACCOUNT });
    const snapshotPolicy = new snapshots.AutoSnapshotPolicy(stack, "P", {
      schedule,
      retention: snapshots.Retention.days(7),
    });
    Reconciler.of(stack).addGroup({ group: foreign(stack), snapshotPolicy });
    heard(stack);
    return settings(Synthesis.of(stack)).groups[0].recoveryPointObjectiveHours as number;
  };

  test.each([
    ["every day", SnapshotSchedule.daily({ hour: 2 }), 30],
    ["every hour", SnapshotSchedule.daily({ hours: [...Array(24).keys()] }), 3],
    ["twice a day", SnapshotSchedule.daily({ hours: [0, 12] }), 15],
    ["every week", SnapshotSchedule.weekly({ weekdays: [Weekday.SUNDAY], hour: 3 }), 174],
    ["on workdays", SnapshotSchedule.weekly({ weekdays: [1, 2, 3, 4, 5], hour: 3 }), 78],
  ])("is the longest gap of a schedule and some slack: %s", (_, schedule, hours) => {
    expect(objective(schedule)).toBe(hours);
  });
});

describe("the role", () => {
  test("may protect instances of the group, and look at them", () => {
    const may = allowed(reconciler().synthesis());
    expect(Object.keys(may).sort()).toEqual([
      "ecs:DescribeInstances",
      "ess:DescribeScalingInstances",
      "ess:SetInstancesProtection",
      "eventbridge:PutEvents",
      "log:PostLogStoreLogs",
      "mns:SendMessage",
    ]);
    expect(may["ess:SetInstancesProtection"]).toEqual([`acs:ess:cn-hangzhou:${ACCOUNT}:scalinggroup/asg-bp1`]);
    expect(may["eventbridge:PutEvents"]).toEqual([
      expect.stringMatching(`^acs:eventbridge:cn-hangzhou:${ACCOUNT}:eventbus/\\$\\{.*event_bus_name\\}$`),
    ]);
  });

  test("looks at instances for their tags alone", () => {
    const may = allowed(reconciler({ criticalInstances: CriticalInstances.oldest(1) }).synthesis());
    expect(Object.keys(may)).not.toContain("ecs:DescribeInstances");
  });

  test("may put this one policy on disks, and keep their snapshots", () => {
    const stack = newStack({ region: "cn-hangzhou", accountId: ACCOUNT });
    Reconciler.of(stack).addGroup({ group: foreign(stack), snapshotPolicy: policy(stack) });
    heard(stack);
    const may = allowed(Synthesis.of(stack));
    const disks = `acs:ecs:cn-hangzhou:${ACCOUNT}:disk/*`;
    expect(may["ecs:ApplyAutoSnapshotPolicy"]).toEqual([disks, `acs:ecs:cn-hangzhou:${ACCOUNT}:snapshotpolicy/sp-bp1`]);
    expect(may["ecs:ModifyDiskAttribute"]).toEqual([disks]);
    expect(may["ecs:DescribeDisks"]).toEqual(["*"]);
    expect(Object.keys(may)).not.toContain("ess:SetInstancesProtection");
    expect(Object.keys(may)).not.toContain("ecs:DescribeSnapshots");
  });

  test("looks at snapshots where there is an objective", () => {
    const may = allowed(reconciler({ criticalInstances: undefined, recoveryPointObjectiveHours: 24 }).synthesis());
    expect(Object.keys(may)).toEqual(
      expect.arrayContaining(["ecs:DescribeDisks", "ecs:DescribeSnapshots", "ess:DescribeScalingInstances"]),
    );
    expect(Object.keys(may)).not.toContain("ecs:ModifyDiskAttribute");
  });
});

describe("it is woken", () => {
  test("by scale-outs on the bus default", () => {
    const { synthesis } = reconciler();
    const rules = synthesis().resources("alicloud_event_bridge_rule");
    const rule = rules.find(({ event_bus_name }) => event_bus_name === "default")!;
    expect(JSON.parse(rule.filter_pattern as string)).toEqual({
      source: ["acs.ess"],
      type: ["ess:ScalingActivity:ScaleOutPartialSuccess", "ess:ScalingActivity:ScaleOutSuccess"],
    });
    expect(rule.targets[0]).toMatchObject({
      type: "acs.fc.function",
      dead_letter_queue: { arn: expect.any(String) },
      push_retry_strategy: "EXPONENTIAL_DECAY_RETRY",
    });
  });

  test.each([
    [{}, "@every 10m"],
    [{ intervalMinutes: 3 }, "@every 3m"],
  ])("by a timer: %p", (options, expression) => {
    const { trigger_config } = reconciler({}, options).synthesis().resource("alicloud_fcv3_trigger");
    expect(trigger_config).toContain(`"${expression}"`);
  });

  test("by rules that name the function as their user says", () => {
    const ruleEndpoint = `acs:fc:cn-hangzhou:${ACCOUNT}:services/a.LATEST/functions/b`;
    const rules = reconciler({}, { ruleEndpoint }).synthesis().resources("alicloud_event_bridge_rule");
    expect(rules.map(({ targets: [{ endpoint }] }) => endpoint as string)).toContain(ruleEndpoint);
  });
});

describe("a group that the stack owns", () => {
  const adopted = (stack: TerraformStack) => ScalingGroup.adopt(stack, "Group", { scalingGroupId: "asg-bp1" });

  test("keeps what the reconciler protects: Terraform leaves the list alone", () => {
    const stack = newStack();
    const group = adopted(stack);
    Reconciler.of(stack).addGroup({ group, criticalInstances: tagged });
    heard(stack);
    expect(group.protectionMechanism).toBe(ProtectionMechanism.RECONCILER);
    const { lifecycle } = Synthesis.of(stack).resource("alicloud_ess_scaling_group");
    expect(lifecycle.ignore_changes).toContain("protected_instances");
  });

  test("is not protected by its list as well: the two would undo each other", () => {
    const stack = newStack();
    const group = adopted(stack);
    group.protectFromScaleIn(CriticalInstances.ids(["i-bp1"]));
    expect(() => Reconciler.of(stack).addGroup({ group, criticalInstances: tagged })).toThrow(
      /one selection of protected instances and one mechanism/,
    );
  });

  test("needs no scaling configuration in the stack for its coverage", () => {
    const stack = newStack();
    const group = adopted(stack);
    const snapshotPolicy = policy(stack);
    snapshotPolicy.coverNewInstances(group);
    expect(() => Synthesis.of(stack)).toThrow(/this stack holds none of this group/);
    Reconciler.of(stack).addGroup({ group, snapshotPolicy });
    heard(stack);
    expect(() => Synthesis.of(stack)).not.toThrow();
  });

  test("warns of a group that could never scale in", () => {
    const stack = newStack();
    const group = ScalingGroup.adopt(stack, "Group", { scalingGroupId: "asg-bp1", maxSize: 3 });
    Reconciler.of(stack).addGroup({ group, criticalInstances: CriticalInstances.oldest(3) });
    heard(stack);
    expect(Synthesis.of(stack).warnings()).toEqual([expect.stringMatching(/^ADP-001: 3 instances/)]);
  });
});

test("a group that is left to a reconciler and has none is refused: nobody would protect it", () => {
  const stack = newStack();
  foreign(stack).protectFromScaleIn(tagged, ProtectionMechanism.RECONCILER);
  expect(() => Synthesis.of(stack)).toThrow(/none looks after the group.*Reconciler\.of\(…\)\.addGroup/s);
});

describe("a group", () => {
  test("can be added twice with the same settings", () => {
    const { made, group, synthesis } = reconciler();
    made.addGroup({ group, criticalInstances: tagged });
    expect(settings(synthesis()).groups).toHaveLength(1);
  });

  test("cannot be added twice with others", () => {
    const { made, stack } = reconciler();
    const again = ScalingGroup.fromScalingGroupId(stack, "Again", "asg-bp1");
    expect(() => made.addGroup({ group: again, criticalInstances: CriticalInstances.all() })).toThrow(
      /The group test\/Again in test\/Reconciler: got "asg-bp1".*other settings/s,
    );
  });

  test("has one reconciler", () => {
    const { stack, synthesis } = reconciler();
    const group = ScalingGroup.fromScalingGroupId(stack, "Again", "asg-bp1");
    new Reconciler(stack, "Second").addGroup({ group, criticalInstances: tagged });
    expect(synthesis).toThrow(/test\/Reconciler acts on the same group, and the two would undo each other/);
  });

  test("has the reconciler of its region", () => {
    const stack = newStack();
    const provider = new alicloud.provider.AlicloudProvider(stack, "us", { region: "us-east-1", alias: "us" });
    const group = ScalingGroup.fromScalingGroupId(stack, "Group", "asg-bp1", provider);
    const add = (made: automation.Reconciler) => made.addGroup({ group, criticalInstances: tagged });
    expect(() => add(Reconciler.of(stack))).toThrow(/acts in the region and account that it is in/);
    expect(() => add(Reconciler.of(stack, provider))).not.toThrow();
  });
});

test("so many groups that the environment cannot hold them are refused", () => {
  const { stack, made, synthesis } = reconciler();
  for (let n = 2; n < 60; n++) made.addGroup({ group: foreign(stack, n), criticalInstances: tagged });
  expect(synthesis).toThrow(
    /The environment of test\/Reconciler\/Function: got \d{4}\. .* holds 4096 bytes.*Make a second one/,
  );
});

test("so many ids of one group that the environment cannot hold them are refused", () => {
  const ids = Array.from({ length: 200 }, (_, n) => `i-bp1${String(n).padStart(17, "0")}`);
  const { synthesis } = reconciler({ criticalInstances: CriticalInstances.ids(ids) });
  expect(synthesis).toThrow(/holds 4096 bytes.*Name the instances of the group by a tag/);
  expect(synthesis).not.toThrow(/divide/);
});

describe("a snapshot policy of another region", () => {
  const inTwoRegions = () => {
    const stack = newStack({ region: "cn-hangzhou", accountId: ACCOUNT });
    const provider = new alicloud.provider.AlicloudProvider(stack, "us", { region: "us-east-1", alias: "us" });
    const schedule = snapshots.SnapshotSchedule.daily({ hour: 2 });
    const retention = snapshots.Retention.days(7);
    const snapshotPolicy = new snapshots.AutoSnapshotPolicy(stack, "Policy", { schedule, retention, provider });
    return { stack, snapshotPolicy };
  };
  const refusal = /^The snapshot policy test\/Policy: got "us-east-1"\. A snapshot policy works in its own region only/;

  test("is refused", () => {
    const { stack, snapshotPolicy } = inTwoRegions();
    expect(() => Reconciler.of(stack).addGroup({ group: foreign(stack), snapshotPolicy })).toThrow(refusal);
  });

  test("is refused by the protection of a group", () => {
    const { stack, snapshotPolicy: policyElsewhere } = inTwoRegions();
    const make = () => new DataProtection(stack, "P", { group: foreign(stack), policy: policyElsewhere });
    expect(make).toThrow(refusal);
  });
});

describe("a group with two references", () => {
  const ids = CriticalInstances.ids(["i-bp1"]);
  const both = (other: (adopted: scaling.IScalingGroup) => void) => {
    const { stack, synthesis } = reconciler();
    const adopted = ScalingGroup.adopt(stack, "Adopted", { scalingGroupId: "asg-bp1" });
    other(adopted);
    return { stack, synthesis };
  };

  test("has its list of protected instances or the reconciler", () => {
    const { synthesis } = both((adopted) => adopted.protectFromScaleIn(ids));
    expect(synthesis).toThrow(/is the same group and sets them too, and the two would undo each other/);
  });

  test("has one reconciler", () => {
    const { synthesis } = both((group) =>
      new Reconciler(TerraformStack.of(group), "Second").addGroup({ group, criticalInstances: ids }),
    );
    expect(synthesis).toThrow(/test\/Reconciler acts on the same group, and the two would undo each other/);
  });

  test("may be suspended beside the reconciler: that undoes no protection", () => {
    const { synthesis } = both((adopted) => adopted.protectFromScaleIn(ids, ProtectionMechanism.SUSPENDED_SCALE_IN));
    expect(synthesis).not.toThrow();
  });

  test("may have what protects nothing", () => {
    expect(both(() => undefined).synthesis).not.toThrow();
  });
});

describe("a group of another stack", () => {
  const inTwoStacks = () => {
    const app = Testing.app();
    const there = new TerraformStack(app, "there");
    const here = new TerraformStack(app, "here");
    return { here, group: createdGroup(there) };
  };

  test("is refused where it is handed in", () => {
    const { here, group } = inTwoStacks();
    expect(() => Reconciler.of(here).addGroup({ group, criticalInstances: tagged })).toThrow(
      /^The group there\/Group in here\/Reconciler: got "there"\. It belongs to another stack.*fromScalingGroupId/,
    );
  });

  test("is taken by its id", () => {
    const { here, group } = inTwoStacks();
    const named = ScalingGroup.fromScalingGroupId(here, "Named", group.scalingGroupId);
    Reconciler.of(here).addGroup({ group: named, criticalInstances: tagged });
    expect(() => Testing.synth(here)).not.toThrow();
  });
});

test("a reconciler without groups is refused", () => {
  const stack = newStack();
  Reconciler.of(stack);
  expect(() => Synthesis.of(stack)).toThrow(/test\/Reconciler\. A function without groups does nothing/);
});

test("there is one per stack and region", () => {
  const stack = newStack();
  expect(Reconciler.of(stack)).toBe(Reconciler.of(stack));
});
