import { expectNothingToDo } from "./convergence";
import { EXAMPLE, GROUP_ID, openExample, withReleasedGroup } from "./example-cloud";
import { Workspace } from "./workspace";
import { requestsOf } from "../../emulator/cloud/authorization";
import { RamDocument } from "../../emulator/cloud/ram-document";
import { alicloud, DataProtection, events, identity, scaling, snapshots, targets } from "../../lib";
import { policyDocument } from "../../lib/identity/policy-documents";
import { newStack, Synthesis } from "../synthesis";

const { DeploymentPolicy, PolicyStatement, ServicePrincipal, ServiceRole } = identity;
const { DiskCategory, ScalingGroup } = scaling;
const { AutoSnapshotPolicy, Retention, SnapshotSchedule } = snapshots;
const ACCOUNT = "1234567890123456";

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
  const group = new ScalingGroup(stack, "Group", {
    minSize: 1,
    maxSize: changed ? 4 : 3,
    vswitchIds: ["vsw-a"],
    tags: { team: "a" },
  });
  group.addConfiguration("Configuration", {
    imageId: "aliyun_3_x64_20G_alibase_20260101.vhd",
    instanceTypes: ["ecs.g7.large"],
    securityGroupIds: ["sg-a"],
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

const policyOf = (stack: ReturnType<typeof everything>) => DeploymentPolicy.of(stack, { accountId: ACCOUNT });
const STACK = everything();
const POLICY = policyOf(STACK);
const { statements: STATEMENTS, documents: DOCUMENTS } = POLICY;

/** What RAM was asked for all calls of terraform so far. */
const asked = ({ cloud }: Workspace) =>
  cloud.calls.all.flatMap(({ operation, parameters }) => requestsOf(operation, parameters, cloud));

const titleOf = ({ actions: [first, ...others], resources: [resource] }: identity.PolicyStatement) =>
  `${first} and ${others.length} others on ${resource}`;

/** The identity of every call of terraform: its policies change from test to test. */
const ci = { name: "The pipeline", policies: [] as string[] };

async function open(): Promise<Workspace> {
  const stack = Synthesis.of(everything()).json;
  const opened = await Workspace.open({ stack, principal: ci, variables: { token: "t" } });
  opened.cloud.disks.place({ id: "d-1" });
  return opened;
}

describe("the policy of a stack", () => {
  let workspace: Workspace;

  beforeAll(async () => {
    workspace = await open();
  });

  afterAll(async () => {
    await workspace.close();
  });

  test("allows to plan, apply, plan again, change and destroy it", async () => {
    const { terraform, cloud } = workspace;
    const before = cloud.inventory();
    ci.policies = DOCUMENTS;
    await terraform.apply();
    await expectNothingToDo(workspace);
    workspace.write(Synthesis.of(everything({ changed: true })).json);
    await terraform.apply();
    // What somebody did behind Terraform's back is undone with the same permissions.
    cloud.eventRules.all.forEach(({ busName, name }) => (cloud.eventRules.get(busName, name).status = "DISABLE"));
    for (const thing of [...cloud.scalingGroups.all, ...cloud.queues.all, ...cloud.ramRoles.all]) {
      thing.tags = { stranger: "1" };
    }
    for (const { id } of cloud.snapshotPolicies.all) cloud.snapshotPolicies.get(id).tags = { stranger: "1" };
    await terraform.apply();
    await expectNothingToDo(workspace);
    workspace.write(Synthesis.of(everything()).json);
    await terraform.destroy();
    expect(cloud.inventory()).toEqual(before);
    expect(cloud.calls.all.every(({ principal }) => principal === ci)).toBe(true);
  });

  test("allows little that was not asked for on the way, and that with a reason", () => {
    const used = new Set(asked(workspace).map(({ action }) => action));
    const granted = [...new Set(STATEMENTS.flatMap(({ actions }) => actions))].sort();
    expect(granted.filter((action) => !used.has(action))).toEqual(Object.keys(UNUSED).sort());
  });

  test("needs each action that was asked for", () => {
    const requests = asked(workspace);
    const all = new RamDocument(POLICY.toJson());
    expect(requests.filter((request) => all.verdict(request) !== "Allow")).toEqual([]);
    for (const action of new Set(requests.map((request) => request.action))) {
      const without = STATEMENTS.map((statement) => ({
        ...statement,
        actions: statement.actions.filter((a) => a !== action),
      }))
        .filter(({ actions }) => actions.length > 0)
        .map((statement) => new PolicyStatement(statement));
      const rest = new RamDocument(policyDocument(without));
      expect(
        requests.filter((request) => rest.verdict(request) !== "Allow").map((request) => request.action),
      ).toContain(action);
    }
  });

  test.each(STATEMENTS.map((statement) => ({ statement, title: titleOf(statement) })))(
    "is refused something without $title",
    async ({ statement: left }) => {
      const { terraform } = workspace;
      ci.policies = [policyDocument(STATEMENTS.filter((statement) => statement !== left))];
      const attempt = async () => {
        await terraform.apply();
        await terraform.destroy();
      };
      await expect(attempt()).rejects.toThrow(/The pipeline is not authorized for/);
      ci.policies = DOCUMENTS;
      await terraform.destroy();
    },
  );

  test("allows to plan and nothing else, where that is all that is wanted", async () => {
    const { terraform, cloud } = workspace;
    ci.policies = DOCUMENTS;
    await terraform.apply();
    ci.policies = DeploymentPolicy.of(STACK, { accountId: ACCOUNT, planOnly: true }).documents;
    await expectNothingToDo(workspace);
    workspace.write(Synthesis.of(everything({ changed: true })).json);
    expect((await terraform.plan()).update).not.toEqual([]);
    const before = cloud.inventory();
    await expect(terraform.applyPlan()).rejects.toThrow(/not authorized for ess:ModifyScalingGroup on/);
    expect(cloud.inventory()).toEqual(before);
    ci.policies = DOCUMENTS;
    await terraform.destroy();
  });

  test("of another stack does not do", async () => {
    const other = newStack();
    new events.MnsQueue(other, "Queue");
    ci.policies = policyOf(other).documents;
    await expect(workspace.terraform.apply()).rejects.toThrow(/is not authorized for/);
    ci.policies = DOCUMENTS;
    await workspace.terraform.destroy();
  });
});

/** What the provider may call for these resources, and why it was not called here. */
const UNUSED: { readonly [action: string]: string } = {
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
  "eventbridge:DisableRule": "nothing is disabled",
  "eventbridge:UpdateConnection": "a changed secret makes another connection",
  "ram:DeletePolicyVersion": "the model deletes a policy by one call",
  "ram:ListEntitiesForPolicy": "the model deletes a policy by one call",
  "ram:ListPolicyVersions": "the model deletes a policy by one call",
  "ram:ListTagResources": "the model answers the tags with the role",
  "ram:UpdatePolicyDescription": "the library describes no policy",
};

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
