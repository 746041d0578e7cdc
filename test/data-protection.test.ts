import { TerraformStack } from "cdktf";
import { alicloud, DataProtection, DataProtectionProps, events, scaling, snapshots, targets } from "../lib";
import { createdGroup } from "./groups";
import { newStack, Synthesis } from "./synthesis";

const { CriticalInstances, ProtectionMechanism, ScalingGroup } = scaling;
const backup = {
  schedule: snapshots.SnapshotSchedule.daily({ hour: 2 }),
  retention: snapshots.Retention.days(30),
};
// Where it is no matter who is told of dead letters.
const watched = { alarmContacts: [] };

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

  test("are refused without a reconciler: the first apply would fail and the next one replace the group", () => {
    const group = created();
    const criticalInstances = CriticalInstances.ids(["i-a"]);
    expect(() => new DataProtection(group, "P", { group, criticalInstances, reconcile: false, ...backup })).toThrow(
      /the next one replace the group\. Leave reconcile out, or deploy the group first .* or adopt a group that already runs/,
    );
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

test("a group that another stack owns is refused without a reconciler", () => {
  const stack = newStack();
  const group = ScalingGroup.fromScalingGroupId(stack, "Group", "asg-bp0");
  expect(() => new DataProtection(stack, "P", { group, reconcile: false, ...backup })).toThrow(
    /another stack owns.*ScalingGroup\.adopt/s,
  );
});

test("that running instances are not covered is said, not hidden", () => {
  const { made, queue, synthesis } = protection(watched);
  made.onSnapshotFailed(queue());
  expect(synthesis().warnings()).toEqual([expect.stringMatching(/^ADP-006: .*attachToDisk/)]);
});

test("what it makes is reachable", () => {
  const { stack, made } = protection();
  expect(made.outcomes).toBe(events.SnapshotOutcomes.of(stack));
  expect(made.deadLetterQueue).toBe(events.DeadLetterQueue.shared(stack));
  expect(made.policy.autoSnapshotPolicyId).toContain("${TfToken");
});

describe("a group of another provider", () => {
  const regional = () => {
    const stack = newStack();
    const provider = new alicloud.provider.AlicloudProvider(stack, "us", { region: "us-east-1", alias: "us" });
    const group = ScalingGroup.adopt(stack, "Group", { scalingGroupId: "asg-bp1", provider });
    group.adoptConfiguration("Configuration", { scalingConfigurationId: "asc-bp1", dataDisks: [] });
    return { stack, provider, group };
  };

  test("is followed by everything that is made for it", () => {
    const { stack, provider, group } = regional();
    const queue = new events.MnsQueue(stack, "Queue", { provider });
    new DataProtection(stack, "P", { group, ...backup }).onSnapshotFailed(new targets.MnsQueue(queue));
    const { json } = Synthesis.of(stack);
    const blocks = Object.values(json.resource as object).flatMap((named) => Object.values(named as object));
    expect(blocks.map(({ provider: used }) => used as string)).toEqual(blocks.map(() => "alicloud.us"));
  });

  test("cannot be protected by the means of yet another one", () => {
    const { stack, group } = regional();
    const provider = new alicloud.provider.AlicloudProvider(stack, "eu", { region: "eu-central-1", alias: "eu" });
    expect(() => new DataProtection(stack, "P", { group, provider, ...backup })).toThrow(
      /The provider of test\/P: got "test\/eu".*it follows the group/s,
    );
  });

  test("cannot have a policy of another region", () => {
    const { stack, group } = regional();
    const policy = new snapshots.AutoSnapshotPolicy(stack, "Policy", backup);
    expect(() => new DataProtection(stack, "P", { group, policy })).toThrow(
      /The snapshot policy test\/Policy: got "cn-hangzhou".*is in us-east-1/s,
    );
  });
});

test("a group that launches from a template is covered by a lifecycle hook, once", () => {
  const stack = newStack();
  const group = new ScalingGroup(stack, "Group", {
    minSize: 1,
    maxSize: 4,
    vswitchIds: ["vsw-a"],
    launchTemplate: { launchTemplateId: "lt-bp1" },
  });
  const policy = new snapshots.AutoSnapshotPolicy(stack, "Policy", backup);
  policy.coverNewInstances(group);
  const made = new DataProtection(stack, "P", { group, policy });
  made.onSnapshotFailed(new targets.MnsQueue(new events.MnsQueue(stack, "Queue")));
  expect(Synthesis.of(stack).resource("alicloud_ess_lifecycle_hook").lifecycle_transition).toBe("SCALE_OUT");
});

test("a created group has no running instances to warn of", () => {
  const stack = newStack();
  const made = new DataProtection(stack, "P", { group: createdGroup(stack), ...backup, ...watched });
  made.onSnapshotFailed(new targets.MnsQueue(new events.MnsQueue(stack, "Queue")));
  expect(Synthesis.of(stack).warnings()).toEqual([]);
});

test("a created group that launches from a template has its first instances before the hook", () => {
  const stack = newStack();
  const launchTemplate = { launchTemplateId: "lt-bp1" };
  const group = new ScalingGroup(stack, "Group", { minSize: 1, maxSize: 4, vswitchIds: ["vsw-a"], launchTemplate });
  const made = new DataProtection(stack, "P", { group, ...backup, ...watched });
  made.onSnapshotFailed(new targets.MnsQueue(new events.MnsQueue(stack, "Queue")));
  expect(Synthesis.of(stack).warnings()).toEqual([expect.stringMatching(/^ADP-015: .*before the hook is there/)]);
});

test("two policies for one group, one by the configuration and one by a hook, are refused", () => {
  const { stack, made, queue, synthesis } = protection();
  made.onSnapshotFailed(queue());
  const other = new snapshots.AutoSnapshotPolicy(stack, "Other", backup);
  other.coverNewInstancesByHook("Hook", stack.node.findChild("Group0") as scaling.AdoptedScalingGroup);
  expect(synthesis).toThrow(/The snapshot policy of new instances of group.*Protection\/Policy.*Other\/Hook/s);
});

describe("a dead-letter queue of one's own", () => {
  test("takes the place of the shared one", () => {
    const stack = newStack();
    const deadLetterQueue = new events.DeadLetterQueue(stack, "Mine", { queueName: "mine" });
    const made = new DataProtection(stack, "P", { group: adoptedGroup(stack), deadLetterQueue, ...backup });
    made.onSnapshotFailed(new targets.MnsQueue(events.MnsQueue.fromQueueName(stack, "Queue", "events")));
    expect(made.deadLetterQueue).toBe(deadLetterQueue);
    const synthesis = Synthesis.of(stack);
    expect(synthesis.resource("alicloud_message_service_queue").queue_name).toBe("mine");
    expect(synthesis.resource("alicloud_event_bridge_rule").targets[0].dead_letter_queue.arn).toContain("Mine");
  });

  test("is shared by groups that state the same", () => {
    const stack = newStack();
    const deadLetterQueue = new events.DeadLetterQueue(stack, "Mine");
    const state = (n: number) =>
      new DataProtection(stack, `P${n}`, { group: adoptedGroup(stack, n), deadLetterQueue, ...backup });
    state(0).onSnapshotFailed(new targets.MnsQueue(new events.MnsQueue(stack, "Queue")));
    expect(() => state(1)).not.toThrow();
  });

  test("is refused after a route without it was made", () => {
    const { stack, made, queue } = protection();
    made.onSnapshotFailed(queue());
    const deadLetterQueue = new events.DeadLetterQueue(stack, "Mine");
    expect(
      () => new DataProtection(stack, "P1", { group: adoptedGroup(stack, 1), deadLetterQueue, ...backup }),
    ).toThrow(/The dead-letter queue of test\/SnapshotOutcomes.*stated before the first route/s);
  });
});

test.each([
  [{ group: undefined }, /group: got undefined\. It takes a scaling group/],
  [{ group: "asg-bp1" }, /group: got "asg-bp1"/],
  [
    { criticalInstances: ["i-a"] },
    /criticalInstances: got \["i-a"\]\. It takes CriticalInstances.*CriticalInstances\.ids/,
  ],
  [{ criticalInstances: null }, /criticalInstances of test\/Protection: got null/],
  [{ schedule: "02:00" }, /schedule: got "02:00"\. It takes a SnapshotSchedule/],
  [{ retention: 30 }, /retention: got 30\. It takes a Retention/],
  [{ policy: "sp-1", schedule: undefined, retention: undefined }, /policy: got "sp-1"\. It takes a snapshot policy/],
])("%p is the wrong kind of thing", (props, message) => {
  expect(() => protection(props as never)).toThrow(message);
});

test("the order in which an app makes its parts does not show in the Terraform JSON", () => {
  const parts = [
    (stack: TerraformStack) => adoptedGroup(stack, 0),
    (stack: TerraformStack) => adoptedGroup(stack, 1),
    (stack: TerraformStack) => new events.MnsQueue(stack, "Queue"),
    (stack: TerraformStack) => new snapshots.AutoSnapshotPolicy(stack, "Policy", backup),
  ];
  const built = (order: typeof parts) => {
    const stack = newStack();
    order.forEach((make) => make(stack));
    const find = <T>(id: string) => stack.node.findChild(id) as T;
    const policy = find<snapshots.AutoSnapshotPolicy>("Policy");
    [...order.keys()].slice(0, 2).forEach((n) => {
      const made = new DataProtection(stack, `P${n}`, {
        group: find<scaling.AdoptedScalingGroup>(`Group${n}`),
        policy,
      });
      made.onSnapshotFailed(new targets.MnsQueue(find<events.MnsQueue>("Queue")));
    });
    return JSON.stringify(Synthesis.of(stack).json);
  };
  expect(built([...parts].reverse())).toBe(built(parts));
});

test("copies to another region can be asked for at the front door", () => {
  const crossRegionCopy = { targetRegion: "cn-beijing", retention: backup.retention };
  const { made, queue, synthesis } = protection({ crossRegionCopy });
  made.onSnapshotFailed(queue());
  expect(synthesis().resource("alicloud_ecs_auto_snapshot_policy")).toMatchObject({
    enable_cross_region_copy: true,
    target_copy_regions: ["cn-beijing"],
  });
});
