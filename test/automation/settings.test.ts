import { TerraformStack, TerraformVariable } from "cdktf";
import { endpoints, finalSnapshotSettings, reconcilerSettings } from "../../handlers/settings";
import { automation, events, scaling, snapshots, targets } from "../../lib";
import { Json, newStack, Synthesis } from "../synthesis";

const { FinalSnapshot, FinalSnapshotFailure, ProtectionEvents, Reconciler } = automation;
const { CriticalInstances, ScalingGroup } = scaling;
const { AutoSnapshotPolicy, Retention, SnapshotSchedule } = snapshots;

/** What Terraform makes of expressions, by what they are about. */
const KNOWN: readonly [RegExp, unknown][] = [
  [/alicloud_account/, "1234567890123456"],
  [/event_bus_name/, "protection-events"],
  [/ess_lifecycle_hook/, "ash-bp1"],
  [/auto_snapshot_policy/, "sp-bp1"],
  [/ess_scaling_group/, "asg-bp9"],
  [/var\.hours/, 48],
  [/var\.seconds/, 3600],
];

/** The environment of the function, as it is after an apply. */
function environmentOf(make: (stack: TerraformStack) => void): NodeJS.ProcessEnv {
  const stack = newStack();
  make(stack);
  const queue = events.MnsQueue.fromQueueName(stack, "Failures", "failed");
  ProtectionEvents.of(stack).onFailure(new targets.MnsQueue(queue));
  const { environment_variables } = Synthesis.of(stack).resource("alicloud_fcv3_function");
  const applied = (text: string) =>
    text.replace(/\$\{jsonencode\((.*?)\)\}/g, (_, expression: string) => {
      const [, value] = KNOWN.find(([pattern]) => pattern.test(expression))!;
      return JSON.stringify(value);
    });
  return Object.fromEntries(
    Object.entries(environment_variables as Json).map(([name, text]) => [name, applied(text as string)]),
  );
}

const foreign = (stack: TerraformStack, n = 1) => ScalingGroup.fromScalingGroupId(stack, `Group${n}`, `asg-bp${n}`);
const schedule = SnapshotSchedule.daily({ hour: 2 });
const place = { accountId: "1234567890123456", region: "cn-hangzhou", eventBusName: "protection-events" };

describe("the function understands what the reconciler tells it", () => {
  const settings = (props: Partial<automation.ReconciledGroupProps>, n = 1) =>
    reconcilerSettings(
      environmentOf((stack) => {
        Reconciler.of(stack).addGroup({ group: foreign(stack, n), ...props });
      }),
    );

  test.each([
    [CriticalInstances.ids(["i-bp2", "i-bp1"]), { kind: "ids", ids: ["i-bp1", "i-bp2"] }],
    [CriticalInstances.all(), { kind: "all" }],
    [CriticalInstances.tagged({ role: "primary", 'a"b': "${c}" }), { kind: "tags" }],
    [CriticalInstances.oldest(3), { kind: "oldest", count: 3 }],
  ])("about instances: %#", (criticalInstances, instances) => {
    expect(settings({ criticalInstances })).toEqual({
      ...place,
      groups: [
        {
          scalingGroupId: "asg-bp1",
          instances: expect.objectContaining(instances),
          releaseOthers: false,
          replaceOtherPolicies: false,
          keepAutomaticSnapshots: false,
          snapshotPolicyId: undefined,
          recoveryPointObjectiveHours: undefined,
        },
      ],
    });
  });

  test("with all that can be said", () => {
    const environment = environmentOf((stack) => {
      const snapshotPolicy = new AutoSnapshotPolicy(stack, "P", { schedule, retention: Retention.days(7) });
      const hours = new TerraformVariable(stack, "hours", { type: "number" }).numberValue;
      new Reconciler(stack, "R", { endpoints: { ecs: "https://ecs-vpc.cn-hangzhou.aliyuncs.com" } }).addGroup({
        group: foreign(stack),
        criticalInstances: CriticalInstances.all(),
        releaseOthers: true,
        snapshotPolicy,
        replaceOtherPolicies: true,
        keepAutomaticSnapshots: true,
        recoveryPointObjectiveHours: hours,
      });
    });
    expect(reconcilerSettings(environment).groups).toEqual([
      {
        scalingGroupId: "asg-bp1",
        instances: { kind: "all" },
        releaseOthers: true,
        snapshotPolicyId: "sp-bp1",
        replaceOtherPolicies: true,
        keepAutomaticSnapshots: true,
        recoveryPointObjectiveHours: 48,
      },
    ]);
    expect(endpoints(environment)).toEqual({ ecs: "https://ecs-vpc.cn-hangzhou.aliyuncs.com" });
  });

  test("of several groups, each with its own", () => {
    const environment = environmentOf((stack) => {
      const made = Reconciler.of(stack);
      made.addGroup({ group: foreign(stack, 1), recoveryPointObjectiveHours: 24 });
      made.addGroup({ group: foreign(stack, 2), criticalInstances: CriticalInstances.oldest(1) });
      const snapshotPolicy = AutoSnapshotPolicy.fromAutoSnapshotPolicyId(stack, "Policy", "sp-bp7");
      made.addGroup({ group: foreign(stack, 3), snapshotPolicy });
    });
    expect(reconcilerSettings(environment).groups).toMatchObject([
      { scalingGroupId: "asg-bp1", recoveryPointObjectiveHours: 24 },
      { scalingGroupId: "asg-bp2", instances: { kind: "oldest", count: 1 } },
      { scalingGroupId: "asg-bp3", snapshotPolicyId: "sp-bp7", keepAutomaticSnapshots: true },
    ]);
  });
});

describe("the function understands what the final snapshot tells it", () => {
  const settings = (props: automation.FinalSnapshotOptions = {}) =>
    finalSnapshotSettings(
      environmentOf((stack) => {
        FinalSnapshot.of(stack).addGroup({ group: foreign(stack), ...props });
      }),
    );
  const group = {
    scalingGroupId: "asg-bp1",
    lifecycleHookId: "ash-bp1",
    onFailure: "ROLLBACK",
    heartbeatTimeoutSeconds: 600,
    maximumWaitSeconds: 7200,
    retentionDays: 30,
  };

  test("by default", () => {
    expect(settings()).toEqual({ ...place, groups: [group] });
  });

  test("where capacity matters more, and snapshots are kept for ever", () => {
    const props = { onFailure: FinalSnapshotFailure.CONTINUE, retention: Retention.forever() };
    expect(settings(props).groups).toEqual([{ ...group, onFailure: "CONTINUE", retentionDays: undefined }]);
  });

  test.each([
    { heartbeatTimeoutSeconds: 240, maximumWaitSeconds: 240, retention: Retention.days(1) },
    { heartbeatTimeoutSeconds: 21_360, maximumWaitSeconds: 21_360, retention: Retention.days(65_535) },
  ])("at the bounds: %p", (props) => {
    expect(() => settings(props)).not.toThrow();
  });

  test("of times that only Terraform knows", () => {
    const environment = environmentOf((stack) => {
      const maximumWaitSeconds = new TerraformVariable(stack, "seconds", { type: "number" }).numberValue;
      FinalSnapshot.of(stack).addGroup({ group: foreign(stack), maximumWaitSeconds });
    });
    expect(finalSnapshotSettings(environment).groups[0].maximumWaitSeconds).toBe(3600);
  });
});
