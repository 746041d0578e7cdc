import { expectNothingToDo } from "./convergence";
import { EXAMPLE, GROUP_ID, openExample, withReleasedGroup } from "./example-cloud";
import { ACCOUNT, tryPolicyOf } from "./policy-trial";
import { Workspace } from "./workspace";
import { alicloud, DataProtection, events, identity, scaling, snapshots, targets } from "../../lib";
import { createdGroup } from "../groups";
import { newStack } from "../synthesis";

const { DeploymentPolicy, PolicyStatement, ServicePrincipal, ServiceRole } = identity;
const { DiskCategory, ScalingGroup } = scaling;
const { AutoSnapshotPolicy, Retention, SnapshotSchedule } = snapshots;

/** A stack with all that the library makes, on groups of its own; `changed`, every part of it in place. */
function everything({ changed = false } = {}) {
  const stack = newStack();
  const description = changed ? "changed" : "made";
  const machine = new ServiceRole(stack, "Machine", {
    principal: ServicePrincipal.of("ecs.aliyuncs.com"),
    roleName: "machine",
    description,
    statements: [
      new PolicyStatement({ actions: [changed ? "ecs:DescribeDisks" : "ecs:DescribeTags"], resources: ["*"] }),
    ],
  });
  const size = { maxSize: changed ? 4 : 3, tags: { team: "a" } };
  const group = createdGroup(stack, size, {
    systemDisk: { category: DiskCategory.ESSD, sizeGib: changed ? 60 : 40 },
    roleName: machine.roleName,
  });
  const protection = new DataProtection(stack, "Protection", {
    group,
    criticalInstances: scaling.CriticalInstances.all(),
    schedule: SnapshotSchedule.daily({ hour: 2 }),
    retention: Retention.days(changed ? 60 : 30),
  });
  const incidents = new events.ApiDestination(stack, "Incidents", {
    endpoint: `https://incidents.example.com/${description}`,
    authorization: events.Authorization.bearer("${var.token}"),
  });
  stack.addOverride("variable.token", { type: "string", sensitive: true });
  protection.onSnapshotFailed(new targets.ApiDestination(incidents));
  const finished = new events.MnsQueue(stack, "BackupEvents", {
    tags: { team: description },
    visibilityTimeoutSeconds: changed ? 60 : 30,
  });
  finished.grantConsume(machine);
  protection.onSnapshotFinished(new targets.MnsQueue(finished));
  protection.policy.attachToDisk("Disk", "d-1");
  identity.EventBridgeServiceLinkedRole.sendToMns(stack);

  const template = new alicloud.ecsLaunchTemplate.EcsLaunchTemplate(stack, "Template", {
    launchTemplateName: "orders",
    imageId: "aliyun_3_x64_20G_alibase_20260101.vhd",
    instanceType: "ecs.g7.large",
  });
  const templated = new ScalingGroup(stack, "Templated", {
    minSize: 1,
    maxSize: 2,
    vswitchIds: ["vsw-a"],
    launchTemplate: { launchTemplateId: template.id, overrides: [{ instanceType: "ecs.g7.xlarge" }] },
  });
  const nightly = { schedule: SnapshotSchedule.daily({ hour: 2 }), retention: Retention.days(30) };
  new AutoSnapshotPolicy(stack, "TemplatedPolicy", nightly).coverNewInstancesByHook("NewInstances", templated, {
    heartbeatTimeoutSeconds: changed ? 900 : 600,
  });
  const bus = new events.EventBus(stack, "Bus", { eventBusName: "orders", description });
  new events.EventRule(stack, "Rule", {
    eventBus: bus,
    pattern: events.EventPattern.parse(`{"source":["orders"],"type":["${description}"]}`),
    targets: [new targets.MnsQueue(finished)],
  });
  return stack;
}

/** What the provider may call for these resources, and why it was not called here. */
const UNUSED = {
  "ecs:CreateLaunchTemplateVersion": "the launch template is not changed",
  "ecs:DeleteLaunchTemplateVersion": "the launch template is not changed",
  "ecs:DescribeLaunchTemplateVersions": "the model reads a launch template by one call",
  "ecs:ModifyLaunchTemplateDefaultVersion": "the launch template is not changed",
  "ess:DeleteScalingConfiguration": "the only configuration of a group goes with the group",
  "ess:DetachAlbServerGroups": "nobody has attached a server group meanwhile",
  "ess:DetachDBInstances": "nobody has attached a database meanwhile",
  "ess:DetachLoadBalancers": "nobody has attached a load balancer meanwhile",
  "ess:DisableScalingGroup": "nothing is disabled",
  "ess:ListTagResources": "the model answers the tags with the group",
  "eventbridge:UpdateConnection": "a changed secret makes another connection",
};

describe("the policy of a stack", () => {
  tryPolicyOf({
    make: everything,
    variables: { token: "t" },
    prepare: ({ disks }) => disks.place({ id: "d-1" }),
    byTerraform: true,
    unused: UNUSED,
  });
});

/** The identity of every call of terraform: its policies change from test to test. */
const ci = { name: "The pipeline", policies: [] as string[] };

describe("the policy of the example", () => {
  let workspace: Workspace;

  afterEach(async () => {
    await workspace.close();
  });

  test("allows to take the group over, to plan again, to let it go and to destroy the rest", async () => {
    ci.policies = DeploymentPolicy._ofTerraform(EXAMPLE, { accountId: ACCOUNT }).documents;
    workspace = await openExample({ principal: ci });
    await workspace.terraform.apply();
    await expectNothingToDo(workspace);
    workspace.write(withReleasedGroup());
    // Terraform looks at what it is about to forget, so the policy of the version before is needed once more.
    await workspace.terraform.apply();
    ci.policies = DeploymentPolicy._ofTerraform(withReleasedGroup(), { accountId: ACCOUNT }).documents;
    await workspace.terraform.destroy();
    expect(workspace.cloud.scalingGroups.instancesOf(GROUP_ID)).toHaveLength(5);
    expect(workspace.cloud.queues.all).toEqual([]);
  });

  test("does not allow to delete the group, by whatever tool", async () => {
    ci.policies = DeploymentPolicy._ofTerraform(EXAMPLE, { accountId: ACCOUNT }).documents;
    workspace = await openExample({ principal: ci });
    await workspace.terraform.apply();
    const { calls, scalingGroups } = workspace.cloud;
    expect(() => calls.as(ci, () => scalingGroups.delete(GROUP_ID, true))).toThrow(
      /not authorized for ess:DeleteScalingGroup/,
    );
    expect(scalingGroups.instancesOf(GROUP_ID)).toHaveLength(5);
  });
});
