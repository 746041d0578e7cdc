import { alicloud, DataProtection, events, scaling, snapshots, targets } from "../../../lib";
import { createdGroup } from "../../groups";
import { newStack } from "../../synthesis";
import { Deployment } from "../deployment";

const { CriticalInstances, DiskCategory, ProtectionMechanism, ScalingGroup } = scaling;
const { AutoSnapshotPolicy, Retention, SnapshotSchedule } = snapshots;

let deployment: Deployment;

afterEach(async () => {
  await deployment?.close();
});

const group = () => deployment.cloud.scalingGroups.all[0];
const ids = () => deployment.cloud.scalingGroups.instancesOf(group().id).map(({ id }) => id);

const nightly = {
  schedule: SnapshotSchedule.daily({ hour: 2 }),
  retention: Retention.days(30),
};

function launching(props: Partial<scaling.ScalingGroupProps> = {}, dataDiskGib = 100) {
  const stack = newStack();
  const disk = { category: DiskCategory.ESSD, sizeGib: dataDiskGib };
  const dataDisks = [disk, { ...disk, sizeGib: 200, deleteWithInstance: false }];
  return { stack, made: createdGroup(stack, { minSize: 2, ...props }, { dataDisks }) };
}

test("a group with a configuration: every disk of every instance has the policy", async () => {
  const covered = (...args: Parameters<typeof launching>) => {
    const { stack, made } = launching(...args);
    new AutoSnapshotPolicy(stack, "Policy", nightly).coverNewInstances(made);
    return stack;
  };
  deployment = await Deployment.of(covered());
  await deployment.create();
  const { disks, snapshotPolicies } = deployment.cloud;
  const [{ id }] = snapshotPolicies.all;
  expect(disks.all.map(({ autoSnapshotPolicyIds }) => autoSnapshotPolicyIds)).toEqual(Array(6).fill([id]));

  // T1, T15: what others protect, and how many an alarm asks for, is theirs.
  group().desiredCapacity = 2;
  group().members.get(ids()[0])!.protectedFromScaleIn = true;
  expect(await deployment.change(covered({ maxSize: 7, defaultCooldownSeconds: 60 }, 300))).toEqual([
    "update alicloud_ess_scaling_configuration data_disk",
    "update alicloud_ess_scaling_group default_cooldown max_size",
  ]);
  expect(deployment.cloud.scalingGroups.protectedIn(group().id)).toEqual([ids()[0]]);
  deployment.cloud.scalingGroups.scaleOut(group().id, 1);
  expect(disks.all.slice(6)).toMatchObject([{ size: 40 }, { size: 300 }, { size: 200 }]);
  expect(disks.all.slice(6).map(({ autoSnapshotPolicyIds }) => autoSnapshotPolicyIds)).toEqual(Array(3).fill([id]));

  await deployment.workspace.terraform.destroy();
  // Disks that outlive their instances are left, without the policy, which is gone.
  expect(disks.all).toMatchObject(Array(3).fill({ size: 200, autoSnapshotPolicyIds: [] }));
});

test("a group with a launch template: a hook has each instance put under the policy", async () => {
  const covered = (options: snapshots.LaunchTemplateCoverageOptions = {}, retentionDays = 30) => {
    const stack = newStack();
    const template = new alicloud.ecsLaunchTemplate.EcsLaunchTemplate(stack, "Template", {
      launchTemplateName: "orders",
      imageId: "aliyun_3_x64_20G_alibase_20260101.vhd",
      instanceType: "ecs.g7.large",
    });
    const made = new ScalingGroup(stack, "Group", {
      minSize: 2,
      maxSize: 6,
      vswitchIds: ["vsw-a"],
      launchTemplate: { launchTemplateId: template.id, overrides: [{ instanceType: "ecs.g7.xlarge" }] },
    });
    const policy = new AutoSnapshotPolicy(stack, "Policy", { ...nightly, retention: Retention.days(retentionDays) });
    policy.coverNewInstancesByHook("NewInstances", made, options);
    return stack;
  };
  deployment = await Deployment.of(covered({ statePlaceholders: true }));
  await deployment.create();
  // A hook needs the id of its group, so the instances that the group begins with come before it.
  const begun = deployment.workspace.written().filter((operation) => /EnableScaling|CreateLifecycle/.test(operation));
  expect(begun).toEqual(["ess:EnableScalingGroup", "ess:CreateLifecycleHook"]);
  const { accountId, lifecycleHooks, ramRoles, ramPolicies, snapshotPolicies } = deployment.cloud;
  expect([group().state, group().launchTemplateId, ids().length]).toEqual(["Active", expect.any(String), 2]);
  const [role] = ramRoles.all;
  const [{ id: policyId }] = snapshotPolicies.all;
  expect(lifecycleHooks.all).toMatchObject([
    {
      scalingGroupId: group().id,
      lifecycleTransition: "SCALE_OUT",
      heartbeatTimeout: 600,
      notificationArn: `acs:ess:cn-hangzhou:${accountId}:oos/ACS-ESS-LifeCycleApplyAutoSnapshotPolicy`,
    },
  ]);
  // The placeholders reach the service with one sign, for the service to fill in.
  expect(JSON.parse(lifecycleHooks.all[0].notificationMetadata)).toEqual({
    OOSAssumeRole: role.name,
    autoSnapshotPolicyId: policyId,
    instanceIds: ["${instanceIds}"],
    lifecycleActionToken: "${lifecycleActionToken}",
    lifecycleHookId: "${lifecycleHookId}",
    regionId: "${regionId}",
  });
  expect([...role.policies]).toEqual(ramPolicies.all.map(({ name }) => `Custom:${name}`));
  expect(ramPolicies.all[0].document).toContain(`acs:ecs:cn-hangzhou:${accountId}:snapshotpolicy/${policyId}`);

  expect(await deployment.change(covered({ heartbeatTimeoutSeconds: 900 }, 60))).toEqual([
    "update alicloud_ecs_auto_snapshot_policy retention_days",
    "update alicloud_ess_lifecycle_hook heartbeat_timeout notification_metadata",
  ]);
  expect(JSON.parse(lifecycleHooks.all[0].notificationMetadata)).toEqual({
    OOSAssumeRole: role.name,
    autoSnapshotPolicyId: policyId,
  });
  await deployment.destroy();
});

// ADP-003
test("instances of a created group are protected by a second apply", async () => {
  const protecting = (instanceIds: string[] = []) => {
    const { stack, made } = launching();
    if (instanceIds.length > 0) {
      made.protectFromScaleIn(CriticalInstances.ids(instanceIds), ProtectionMechanism.PROTECTED_INSTANCES);
    }
    return stack;
  };
  deployment = await Deployment.of(protecting());
  await deployment.create();
  const [critical, other] = ids();
  expect(await deployment.change(protecting([critical]))).toEqual([
    "update alicloud_ess_scaling_group protected_instances",
  ]);
  const { scalingGroups } = deployment.cloud;
  expect(scalingGroups.protectedIn(group().id)).toEqual([critical]);
  expect(scalingGroups.scaleIn(group().id, 2)).toEqual([other]);
});

test("with all instances critical none leaves, until they are critical no more", async () => {
  const protecting = (criticalInstances?: scaling.CriticalInstances) => {
    const { stack, made } = launching();
    const protection = new DataProtection(stack, "Protection", { group: made, criticalInstances, ...nightly });
    protection.onSnapshotFailed(new targets.MnsQueue(new events.MnsQueue(stack, "Failures")));
    return stack;
  };
  deployment = await Deployment.of(protecting(CriticalInstances.all()));
  await deployment.create();
  const { scalingGroups } = deployment.cloud;
  scalingGroups.scaleOut(group().id, 1);
  expect(scalingGroups.scaleIn(group().id, 3)).toEqual([]);

  expect(await deployment.change(protecting())).toEqual(["delete alicloud_ess_suspend_process"]);
  expect(scalingGroups.scaleIn(group().id, 1)).toHaveLength(1);
});

// T12c, T16: the configuration takes the group with it, and a suspension cannot be resumed on a group that is gone.
test("a group with a suspended process is destroyed in an order that works", async () => {
  const { stack, made } = launching();
  made.suspend(scaling.ScalingProcess.SCALE_IN);
  made.suspend(scaling.ScalingProcess.HEALTH_CHECK);
  deployment = await Deployment.of(stack);
  await deployment.create();
  deployment.workspace.written();
  await deployment.workspace.terraform.destroy();
  expect(deployment.workspace.written().slice(0, 2)).toEqual(["ess:ResumeProcesses", "ess:ResumeProcesses"]);
  expect(deployment.cloud.scalingGroups.all).toEqual([]);
});
