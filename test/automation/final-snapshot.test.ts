import { TerraformStack } from "cdktf";
import { automation, events, scaling, snapshots, targets } from "../../lib";
import { Json, newStack, Synthesis } from "../synthesis";

const { FinalSnapshot, FinalSnapshotFailure, ProtectionEvents } = automation;
const { LifecycleHook, LifecycleResult, LifecycleTransition, ScalingGroup } = scaling;
const ACCOUNT = "1234567890123456";
const HOOK = "alicloud_ess_lifecycle_hook";

function finalSnapshot(props: automation.FinalSnapshotOptions = {}, options: automation.GroupFunctionProps = {}) {
  const stack = newStack({ region: "cn-hangzhou", accountId: ACCOUNT });
  const made = new FinalSnapshot(stack, "FinalSnapshot", options);
  const group = ScalingGroup.fromScalingGroupId(stack, "Group", "asg-bp1");
  const hook = made.addGroup({ group, ...props });
  heard(stack);
  return { stack, made, group, hook, synthesis: () => Synthesis.of(stack) };
}

function heard(stack: TerraformStack): void {
  ProtectionEvents.of(stack).onFailure(
    new targets.MnsQueue(events.MnsQueue.fromQueueName(stack, "Failures", "failed")),
  );
}

function settings(synthesis: Synthesis): Json {
  const { environment_variables } = synthesis.resource("alicloud_fcv3_function");
  const json = (environment_variables.FINAL_SNAPSHOT_SETTINGS as string).replace(/\$\{[^}]*\}/g, '"later"');
  return JSON.parse(json) as Json;
}

test("instances are held before they leave, and the default bus hears of it", () => {
  expect(finalSnapshot().synthesis().resource(HOOK)).toEqual({
    scaling_group_id: "asg-bp1",
    name: expect.stringMatching(/^test-FinalSnapshot-Hook-/),
    lifecycle_transition: "SCALE_IN",
    heartbeat_timeout: 600,
    default_result: "ROLLBACK",
    notification_arn: `acs:eventbridge:cn-hangzhou:${ACCOUNT}:eventbus/default`,
  });
});

test("the settings name the hook, and what happens when a snapshot fails", () => {
  expect(settings(finalSnapshot().synthesis())).toEqual({
    accountId: ACCOUNT,
    region: "cn-hangzhou",
    eventBusName: "later",
    groups: [
      {
        scalingGroupId: "asg-bp1",
        lifecycleHookId: "later",
        onFailure: "ROLLBACK",
        heartbeatTimeoutSeconds: 600,
        maximumWaitSeconds: 7200,
        retentionDays: 30,
      },
    ],
  });
});

test("capacity can matter more: then hook and function let the instance go", () => {
  const { synthesis } = finalSnapshot({ onFailure: FinalSnapshotFailure.CONTINUE });
  expect(synthesis().resource(HOOK).default_result).toBe("CONTINUE");
  expect(settings(synthesis()).groups[0].onFailure).toBe("CONTINUE");
});

test("final snapshots can be kept for ever", () => {
  const { synthesis } = finalSnapshot({ retention: snapshots.Retention.forever() });
  expect(settings(synthesis()).groups[0]).not.toHaveProperty("retentionDays");
});

test("it is woken by scale-ins that wait, by ended snapshots of programs and by a timer", () => {
  const synthesis = finalSnapshot().synthesis();
  const patterns = synthesis
    .resources("alicloud_event_bridge_rule")
    .filter(({ event_bus_name }) => event_bus_name === "default")
    .map(({ filter_pattern }) => JSON.parse(filter_pattern as string) as Json);
  expect(patterns).toEqual([
    { source: ["acs.ess"], type: ["ess:LifecycleHook:ScaleIn"] },
    {
      source: ["acs.ecs"],
      type: ["ecs:Snapshot:CreateSnapshotCompleted"],
      data: { snapshotType: ["user"] },
    },
  ]);
  expect(synthesis.resource("alicloud_fcv3_trigger").trigger_config).toContain("@every 2m");
});

test("the role may take snapshots and end the hooks of the group", () => {
  const { policy_document } = finalSnapshot().synthesis().resource("alicloud_ram_policy");
  const { Statement } = JSON.parse(policy_document as string) as Json;
  expect(Statement.slice(0, 4)).toMatchObject([
    {
      Action: ["ecs:CreateSnapshot"],
      Resource: [`acs:ecs:cn-hangzhou:${ACCOUNT}:disk/*`, `acs:ecs:cn-hangzhou:${ACCOUNT}:snapshot/*`],
    },
    {
      Action: [
        "ecs:DescribeDisks",
        "ecs:DescribeInstances",
        "ecs:DescribeSnapshots",
        "ess:DescribeLifecycleActions",
        "ess:DescribeScalingActivities",
      ],
      Resource: ["*"],
    },
    { Action: ["ecs:TagResources"], Resource: [`acs:ecs:cn-hangzhou:${ACCOUNT}:snapshot/*`] },
    { Action: ["ess:CompleteLifecycleAction", "ess:RecordLifecycleActionHeartbeat"], Resource: ["*"] },
  ]);
});

describe("the times", () => {
  test.each([
    [{ heartbeatTimeoutSeconds: 240, maximumWaitSeconds: 240 }],
    [{ heartbeatTimeoutSeconds: 21_360, maximumWaitSeconds: 21_360 }],
    [{ maximumWaitSeconds: 21_360 }],
  ])("%p are accepted", (props) => {
    expect(settings(finalSnapshot(props).synthesis()).groups[0]).toMatchObject(props);
  });

  test("of the timer lets it come twice before the service gives up", () => {
    expect(() => finalSnapshot({ heartbeatTimeoutSeconds: 239 })).toThrow(/The timer must come twice/);
    expect(() => finalSnapshot({ heartbeatTimeoutSeconds: 120 }, { intervalMinutes: 1 })).not.toThrow();
  });

  test.each([
    [{ maximumWaitSeconds: 599 }],
    [{ maximumWaitSeconds: 21_361 }],
    [{ heartbeatTimeoutSeconds: 21_360, maximumWaitSeconds: 21_361 }],
  ])("%p are refused: the timer comes twice before the service lets go after six hours", (props) => {
    expect(() => finalSnapshot(props)).toThrow(/maximumWaitSeconds: got \d+\..*before the service lets go/);
  });
});

describe("another hook of the group that ends with ABANDON", () => {
  const abandoning = (stack: TerraformStack, group: scaling.IScalingGroup, props: object = {}) =>
    new LifecycleHook(stack, "Other", {
      group,
      transition: LifecycleTransition.SCALE_IN,
      defaultResult: LifecycleResult.ABANDON,
      ...props,
    });

  test("is warned of, once, even if it is made later", () => {
    const { stack, group, synthesis } = finalSnapshot();
    abandoning(stack, group);
    synthesis();
    expect(synthesis().warnings()).toEqual([
      expect.stringMatching(/^ADP-021: test\/Other\/Resource ends with ABANDON/),
    ]);
  });

  test.each([
    ["continues", { defaultResult: LifecycleResult.CONTINUE }],
    ["holds new instances", { transition: LifecycleTransition.SCALE_OUT }],
  ])("is no matter where it %s", (_, props) => {
    const { stack, group, synthesis } = finalSnapshot();
    abandoning(stack, group, props);
    expect(synthesis().warnings()).toEqual([]);
  });

  test("is no matter for another group", () => {
    const { stack, synthesis } = finalSnapshot();
    abandoning(stack, ScalingGroup.fromScalingGroupId(stack, "Else", "asg-bp2"));
    expect(synthesis().warnings()).toEqual([]);
  });
});

test("a group can be added twice with the same settings, and has one hook", () => {
  const { made, group, hook, synthesis } = finalSnapshot();
  expect(made.addGroup({ group })).toBe(hook);
  expect(settings(synthesis()).groups).toHaveLength(1);
  expect(() => made.addGroup({ group, onFailure: FinalSnapshotFailure.CONTINUE })).toThrow(/other settings/);
});

test("there is one per stack and region, with one function for all groups", () => {
  const stack = newStack();
  for (const n of [1, 2]) {
    FinalSnapshot.of(stack).addGroup({ group: ScalingGroup.fromScalingGroupId(stack, `G${n}`, `asg-bp${n}`) });
  }
  heard(stack);
  const synthesis = Synthesis.of(stack);
  expect(synthesis.resources(HOOK)).toHaveLength(2);
  expect(settings(synthesis).groups).toHaveLength(2);
});
