import { TerraformResource, TerraformStack } from "cdktf";
import { Construct } from "constructs";
import { Deployment } from "./deployment";
import { archive, DataProtection, events, scaling, snapshots, targets } from "../../lib";
import { newStack, Synthesis } from "../synthesis";

// What the guides on renaming and on letting a group go promise.

const schedule = snapshots.SnapshotSchedule.daily({ hour: 2 });
const retention = snapshots.Retention.days(30);
const POLICY = "alicloud_ecs_auto_snapshot_policy";
const NAMED = `update ${POLICY} auto_snapshot_policy_name`;

let deployment: Deployment;

afterEach(async () => {
  await deployment.close();
});

function stackWith(make: (stack: TerraformStack) => void): TerraformStack {
  const stack = newStack();
  make(stack);
  return stack;
}

/** A group under protection, under the ids of the guide. */
const protectedGroup = () =>
  stackWith((stack) => {
    const protection = new DataProtection(stack, "Protection", { group: adopt(stack, "Group"), schedule, retention });
    protection.onSnapshotFinished(outcomes(stack));
  });

function adopt(stack: TerraformStack, id: string): scaling.AdoptedScalingGroup {
  const group = scaling.ScalingGroup.adopt(stack, id, { scalingGroupId: "asg-orders" });
  group.adoptConfiguration("Configuration", { scalingConfigurationId: "asc-orders", dataDisks: [] });
  return group;
}

const outcomes = (stack: TerraformStack) => new targets.MnsQueue(new events.MnsQueue(stack, "Outcomes"));

/** The policy of the protection, by itself. */
function keptPolicy(stack: TerraformStack): snapshots.AutoSnapshotPolicy {
  const policy = new snapshots.AutoSnapshotPolicy(stack, "Nightly", { schedule, retention });
  policy.resource.moveFromId(`${POLICY}.Protection_Policy_8915C035`);
  return policy;
}

const parts = (of: Construct) => of.node.findAll().filter(TerraformResource.isTerraformResource);

/** Each part of a construct is the one that the same construct had under another id. */
function keep(now: Construct, before: Construct): void {
  const old = parts(before);
  parts(now).forEach((part, index) =>
    part.moveFromId(`${old[index].terraformResourceType}.${old[index].friendlyUniqueId}`),
  );
}

async function place(): Promise<void> {
  deployment = await Deployment.of(protectedGroup());
  const { scalingGroups, scalingConfigurations } = deployment.cloud;
  scalingGroups.place({ id: "asg-orders", maxSize: 20 });
  scalingConfigurations.place("asg-orders", { id: "asc-orders" });
  await deployment.create();
}

test("a group that is renamed without care would be destroyed under its old address", async () => {
  await place();
  const { workspace } = deployment;
  workspace.write(Synthesis.of(stackWith((stack) => void adopt(stack, "Orders"))).json);
  const { destroy, import: imported } = await workspace.terraform.plan();
  expect(destroy).toContain("alicloud_ess_scaling_group.Group_C77FDACD");
  expect(imported).toContainEqual(expect.stringMatching(/^alicloud_ess_scaling_group\.Orders_/));
});

test("a group, its configuration and its policy move to other ids", async () => {
  await place();
  const moved = stackWith((stack) => {
    const group = adopt(stack, "Orders");
    keep(group, adopt(newStack(), "Group"));
    const protection = new DataProtection(stack, "Backup", { group, policy: keptPolicy(stack) });
    protection.onSnapshotFinished(outcomes(stack));
  });
  expect(await deployment.change(moved)).toEqual([NAMED]);
});

test("a group is let go, and its backup stays", async () => {
  await place();
  const released = stackWith((stack) => {
    scaling.ScalingGroup.release(stack, "Group", { configurationId: "Configuration" });
    keptPolicy(stack);
    events.SnapshotOutcomes.of(stack).onFinished(outcomes(stack));
  });
  expect(await deployment.change(released)).toEqual([
    "forget alicloud_ess_scaling_configuration",
    "forget alicloud_ess_scaling_group",
    NAMED,
  ]);
});

describe("an audit bucket", () => {
  const props = { retention: archive.WriteOnceRetention.bucketLocked(30) };
  const bucket = (scope: Construct, id: string, bucketName?: string) =>
    new archive.AuditBucket(scope, id, { ...props, bucketName });

  beforeEach(async () => {
    deployment = await Deployment.of(stackWith((stack) => void bucket(stack, "Records")));
    await deployment.create();
  });

  const nameOf = async (id: RegExp) => {
    const state = Object.entries(await deployment.workspace.terraform.state());
    return state.find(([address]) => id.test(address))![1].values.bucket as string;
  };

  test("moves to another id where its names are stated", async () => {
    const name = await nameOf(/^alicloud_oss_bucket\.Records_[0-9A-F]+$/);
    const logs = await nameOf(/^alicloud_oss_bucket\.Records_AccessLogs_/);
    const moved = stackWith((stack) => {
      const records = bucket(stack, "Archive", name);
      records.accessLogBucket!.resource.bucket = logs;
      keep(records, bucket(newStack(), "Records"));
    });
    expect(await deployment.change(moved)).toEqual([]);
  });

  test("that is removed while it holds records loses its policy before it is refused", async () => {
    const { workspace, cloud } = deployment;
    const name = await nameOf(/^alicloud_oss_bucket\.Records_[0-9A-F]+$/);
    cloud.buckets.putObject(name, "events/1", "{}");
    workspace.write(Synthesis.of(newStack()).json);
    await expect(workspace.terraform.apply()).rejects.toThrow(/BucketNotEmpty/);
    expect(cloud.buckets.get(name).configuration.policy).toBeUndefined();
    expect(cloud.buckets.get(name).worm?.state).toBe("Locked");
  });
});

test("an audit log moves to another id where the name of its project is stated", async () => {
  const log = (scope: Construct, id: string, projectName?: string) =>
    new archive.AuditLog(scope, id, { preventDestroy: true, projectName });
  deployment = await Deployment.of(stackWith((stack) => void log(stack, "AuditLog")));
  await deployment.create();
  const state = Object.values(await deployment.workspace.terraform.state());
  const { values } = state.find(({ type }) => type === "alicloud_log_project")!;
  const moved = stackWith((stack) => keep(log(stack, "Journal", values.project_name), log(newStack(), "AuditLog")));
  expect(await deployment.change(moved)).toEqual(["update alicloud_log_project description"]);
});
