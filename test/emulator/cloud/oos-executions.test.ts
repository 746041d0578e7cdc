import { Cloud } from "../../../emulator/cloud/cloud";
import { CloudError } from "../../../emulator/cloud/cloud-error";

const TEMPLATE = "ACS-ESS-LifeCycleApplyAutoSnapshotPolicy";
const ARN = `acs:ess:cn-hangzhou:1234567890123456:oos/${TEMPLATE}`;
const MINUTE = 60_000;
const ALLOWED = [
  "ecs:ApplyAutoSnapshotPolicy",
  "ecs:DescribeDisks",
  "ecs:DescribeInstances",
  "ess:CompleteLifecycleAction",
];

interface Setup {
  readonly arn?: string;
  readonly metadata?: string;
  readonly trusted?: string;
  readonly category?: string;
  readonly defaultResult?: string;
  /** What the role may do. */
  readonly allowed?: string[];
}

/** A group that has launched one instance with two disks, which a hook holds for ten minutes at most. */
function launched(setup: Setup = {}) {
  const cloud = new Cloud();
  const Principal = { Service: [setup.trusted ?? "oos.aliyuncs.com"] };
  cloud.ramRoles.create("covering", {
    AssumeRolePolicyDocument: JSON.stringify({ Statement: [{ Action: "sts:AssumeRole", Effect: "Allow", Principal }] }),
  });
  const Statement = [{ Action: setup.allowed ?? ALLOWED, Effect: "Allow", Resource: "*" }];
  cloud.ramPolicies.create("covering", { PolicyDocument: JSON.stringify({ Version: "1", Statement }) });
  cloud.ramRoles.attach("covering", "Custom", "covering");
  cloud.snapshotPolicies.place({ id: "sp-1" });
  const { id } = cloud.scalingGroups.place();
  cloud.scalingConfigurations.place(id, { dataDisks: [{ category: setup.category ?? "cloud_essd" }] });
  cloud.lifecycleHooks.place(id, {
    lifecycleTransition: "SCALE_OUT",
    defaultResult: setup.defaultResult ?? "CONTINUE",
    notificationArn: setup.arn ?? ARN,
    notificationMetadata: setup.metadata ?? '{"OOSAssumeRole":"covering","autoSnapshotPolicyId":"sp-1"}',
  });
  cloud.scalingGroups.scaleOut(id, 1);
  const states = () =>
    cloud.scalingGroups.describeInstances({ ScalingGroupId: id }).items.map(({ lifecycleState }) => lifecycleState);
  return { cloud, states };
}

const policies = (cloud: Cloud) => cloud.disks.all.map(({ autoSnapshotPolicyIds }) => autoSnapshotPolicyIds);

test.each([ARN, `acs:oos:cn-hangzhou:1234567890123456:template/${TEMPLATE}`])(
  "the template of %s puts the policy on all disks and lets the instance in",
  async (arn) => {
    const { cloud, states } = launched({ arn });
    expect(states()).toEqual(["Pending:Wait"]);
    await cloud.clock.advance(MINUTE);
    expect(policies(cloud)).toEqual([["sp-1"], ["sp-1"]]);
    expect(states()).toEqual(["InService"]);
    expect(cloud.oosExecutions.all).toMatchObject([{ roleName: "covering", status: "Success" }]);
  },
);

test("it calls what its role must allow, and nothing else", async () => {
  const { cloud } = launched();
  cloud.calls.clear();
  await cloud.clock.advance(MINUTE);
  expect(cloud.calls.all.map(({ operation }) => operation)).toEqual([
    "ecs:DescribeInstances",
    "ecs:DescribeDisks",
    "ecs:ApplyAutoSnapshotPolicy",
    "ess:CompleteLifecycleAction",
  ]);
});

describe("an instance that cannot be covered is released", () => {
  test("as it has a local disk", async () => {
    const { cloud, states } = launched({ category: "local_ssd_pro" });
    await cloud.clock.advance(MINUTE);
    expect(states()).toEqual([]);
    expect(cloud.oosExecutions.all).toMatchObject([
      { status: "Failed", error: expect.stringContaining("DiskCategory.OperationNotSupported") as string },
    ]);
  });

  test("as the role may not put the policy on disks", async () => {
    const { cloud, states } = launched({ allowed: ALLOWED.slice(1) });
    await cloud.clock.advance(MINUTE);
    expect(states()).toEqual([]);
    expect(cloud.oosExecutions.all).toMatchObject([{ error: expect.stringContaining("Forbidden.RAM") as string }]);
  });

  test("as the policy is gone", async () => {
    const { cloud, states } = launched();
    cloud.snapshotPolicies.delete("sp-1");
    await cloud.clock.advance(MINUTE);
    expect(states()).toEqual([]);
  });
});

describe("the time of the hook runs out", () => {
  test("with a role that may not end the hook", async () => {
    const { cloud, states } = launched({ allowed: ALLOWED.slice(0, 3) });
    await cloud.clock.advance(MINUTE);
    expect(states()).toEqual(["Pending:Wait"]);
    await cloud.clock.advance(9 * MINUTE);
    expect(states()).toEqual(["InService"]);
  });

  test.each<[string, Setup]>([
    ["a template that is not known", { arn: "acs:ess:cn-hangzhou:1234567890123456:oos/mine" }],
    ["a role that does not trust the service", { trusted: "ecs.aliyuncs.com" }],
    ["a role that is not there", { metadata: '{"OOSAssumeRole":"none","autoSnapshotPolicyId":"sp-1"}' }],
    ["no policy", { metadata: '{"OOSAssumeRole":"covering"}' }],
    ["metadata that are no JSON", { metadata: "sp-1" }],
  ])("with %s", async (_, setup) => {
    const { cloud, states } = launched({ ...setup, defaultResult: "ABANDON" });
    await cloud.clock.advance(10 * MINUTE - 1);
    expect(states()).toEqual(["Pending:Wait"]);
    await cloud.clock.advance(1);
    expect([states(), cloud.oosExecutions.all]).toEqual([[], []]);
  });

  test("if the execution may not end the hook either", async () => {
    const { cloud, states } = launched();
    cloud.calls.failNext("ess:CompleteLifecycleAction", new CloudError("Forbidden.RAM", "No.", 403), 2);
    await cloud.clock.advance(MINUTE);
    expect(cloud.oosExecutions.all).toMatchObject([{ status: "Failed" }]);
    expect(states()).toEqual(["Pending:Wait"]);
    await cloud.clock.advance(9 * MINUTE);
    // By its default result, without a failure of the covering.
    expect(states()).toEqual(["InService"]);
  });
});

test("the role is OOSServiceRole unless the metadata name another one", async () => {
  const { cloud } = launched({ metadata: '{"autoSnapshotPolicyId":"sp-1"}' });
  expect(cloud.oosExecutions.all).toEqual([]);
  cloud.ramRoles.create("OOSServiceRole", { AssumeRolePolicyDocument: '{"Service":["oos.aliyuncs.com"]}' });
  cloud.scalingGroups.scaleOut(cloud.scalingGroups.all[0].id, 1);
  expect(cloud.oosExecutions.all).toMatchObject([{ roleName: "OOSServiceRole" }]);
});
