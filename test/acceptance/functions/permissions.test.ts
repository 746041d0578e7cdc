import { FunctionBench, FunctionName } from "./function-bench";

/** One statement an action, so that each can be taken out. */
interface Statement {
  readonly Action: string;
  readonly Resource: string | string[];
}

const REGION = "cn-hangzhou";
const ACCOUNT = "1234567890123456";
const GROUP = `acs:ess:${REGION}:${ACCOUNT}:scalinggroup/asg-1`;
const ECS = `acs:ecs:${REGION}:${ACCOUNT}`;

const RECONCILER: Statement[] = [
  { Action: "ess:DescribeScalingInstances", Resource: GROUP },
  { Action: "ess:SetInstancesProtection", Resource: GROUP },
  { Action: "ecs:DescribeInstances", Resource: "*" },
  { Action: "ecs:DescribeDisks", Resource: "*" },
  { Action: "ecs:ApplyAutoSnapshotPolicy", Resource: [`${ECS}:disk/*`, `${ECS}:snapshotpolicy/sp-1`] },
  { Action: "ecs:ModifyDiskAttribute", Resource: `${ECS}:disk/*` },
  { Action: "ecs:DescribeSnapshots", Resource: "*" },
  { Action: "eventbridge:PutEvents", Resource: "*" },
];

// Calls that name an action by its token name no group.
const FINAL_SNAPSHOT: Statement[] = [
  { Action: "ess:DescribeScalingActivities", Resource: GROUP },
  { Action: "ess:DescribeLifecycleActions", Resource: "*" },
  { Action: "ess:CompleteLifecycleAction", Resource: "*" },
  { Action: "ess:RecordLifecycleActionHeartbeat", Resource: "*" },
  { Action: "ecs:DescribeDisks", Resource: "*" },
  { Action: "ecs:DescribeSnapshots", Resource: "*" },
  { Action: "ecs:CreateSnapshot", Resource: [`${ECS}:disk/*`, `${ECS}:snapshot/*`] },
  { Action: "ecs:TagResources", Resource: `${ECS}:snapshot/*` },
];

const without = (statements: Statement[], action?: string) => ({
  policies: [
    JSON.stringify({
      Version: "1",
      Statement: statements
        .filter(({ Action }) => Action !== action)
        .map((statement) => ({ Effect: "Allow", ...statement })),
    }),
  ],
});

let bench: FunctionBench;
beforeEach(async () => {
  bench = await FunctionBench.start({ region: REGION, accountId: ACCOUNT });
  bench.cloud.snapshotPolicies.place({ id: "sp-1" });
  const instances = [{ tags: { tier: "db" } }, { tags: { tier: "db" } }];
  bench.cloud.scalingGroups.place({ id: "asg-1", launchTemplateId: "lt-1", instances });
});
afterEach(() => bench.close());

/** Whatever the cloud refused. */
async function refusals(name: FunctionName, run: () => Promise<{ error?: string; body: any }>): Promise<string> {
  const { error, body } = await run();
  const said = JSON.stringify(body);
  return error !== undefined || said.includes("is not authorized") ? said : `${name}: nothing`;
}

describe("the reconciler", () => {
  const settings = () => ({
    ...bench.place,
    groups: [
      {
        scalingGroupId: "asg-1",
        instances: { tags: { tier: "db" } },
        snapshotPolicyId: "sp-1",
        keepAutomaticSnapshots: true,
        recoveryPointObjectiveHours: 1,
      },
    ],
  });
  const run = async (action?: string) => {
    await bench.cloud.clock.advance(7_200_000);
    await bench.serve("reconciler", settings(), without(RECONCILER, action));
    return bench.invoke("reconciler");
  };

  test("does its work with these permissions", async () => {
    expect(await refusals("reconciler", run)).toBe("reconciler: nothing");
    expect(bench.cloud.scalingGroups.protectedIn("asg-1")).toHaveLength(2);
  });

  test.each(RECONCILER)("says so without $Action", async ({ Action }) => {
    expect(await refusals("reconciler", () => run(Action))).toContain(`not authorized for ${Action}`);
  });
});

describe("the final snapshot", () => {
  const run = async (action?: string) => {
    const { id } = bench.cloud.lifecycleHooks.place("asg-1", {
      lifecycleTransition: "SCALE_IN",
      heartbeatTimeout: 600,
    });
    const group = {
      scalingGroupId: "asg-1",
      lifecycleHookId: id,
      onFailure: "ROLLBACK",
      heartbeatTimeoutSeconds: 600,
      maximumWaitSeconds: 3600,
    };
    const place = { accountId: ACCOUNT, region: REGION };
    await bench.serve("final-snapshot", { ...place, groups: [group] }, without(FINAL_SNAPSHOT, action));
    bench.cloud.scalingGroups.scaleIn("asg-1", 1);
    const first = await bench.invoke("final-snapshot");
    if (first.error !== undefined) return first;
    await bench.cloud.clock.advance(300_000);
    return bench.invoke("final-snapshot");
  };

  test("does its work with these permissions", async () => {
    expect(await refusals("final-snapshot", run)).toBe("final-snapshot: nothing");
    expect(bench.cloud.scalingGroups.instancesOf("asg-1")).toHaveLength(1);
  });

  test.each(FINAL_SNAPSHOT)("says so without $Action", async ({ Action }) => {
    expect(await refusals("final-snapshot", () => run(Action))).toMatch(/not authorized for|was not|there is no bus/);
  });
});
