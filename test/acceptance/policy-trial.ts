import { TerraformStack } from "cdktf";
import { expectNothingToDo } from "./convergence";
import { Workspace } from "./workspace";
import { requestsOf } from "../../emulator/cloud/authorization";
import { Cloud } from "../../emulator/cloud/cloud";
import { RamDocument } from "../../emulator/cloud/ram-document";
import { events, identity } from "../../lib";
import { LONGEST_DOCUMENT, policyDocument } from "../../lib/identity/policy-documents";
import { newStack, Synthesis } from "../synthesis";

const { DeploymentPolicy, PolicyStatement } = identity;

/** The account of the emulator. */
export const ACCOUNT = "1234567890123456";

export interface PolicyTrial {
  readonly variables?: { readonly [name: string]: string };
  /** Whether Terraform is run without each statement, and not just what it asked for is judged again. */
  readonly byTerraform?: boolean;
  /** The actions that nothing of the trial asks for, and why the provider may call them all the same. */
  readonly unused: { readonly [action: string]: string };
  /** The stack, or the same with every part of it changed in place. */
  make(options?: { changed?: boolean }): TerraformStack;
  /** Puts what the stack expects into the cloud. */
  prepare?(cloud: Cloud): void;
}

/** Tests that the policy of a stack is enough for each step of its life, and that no statement of it is too much. */
export function tryPolicyOf({ make, variables, prepare, byTerraform = false, unused }: PolicyTrial): void {
  const policyOf = (stack: TerraformStack) => DeploymentPolicy.of(stack, { accountId: ACCOUNT });
  const policy = policyOf(make());
  const { statements, documents } = policy;
  /** The identity of every call of terraform: its policies change from test to test. */
  const ci = { name: "The pipeline", policies: [] as string[] };
  let workspace: Workspace;

  /** What RAM was asked for all calls of terraform so far. */
  const asked = () =>
    workspace.cloud.calls.all.flatMap(({ operation, parameters }) =>
      requestsOf(operation, parameters, workspace.cloud),
    );

  beforeAll(async () => {
    workspace = await Workspace.open({ stack: Synthesis.of(make()).json, principal: ci, variables });
    prepare?.(workspace.cloud);
  });

  afterAll(async () => {
    await workspace.close();
  });

  test("allows to plan, apply, plan again, change and destroy it", async () => {
    const { terraform, cloud } = workspace;
    const before = cloud.inventory();
    const foreign = new Set<object>(cloud.scalingGroups.all);
    ci.policies = documents;
    await terraform.apply();
    await expectNothingToDo(workspace);
    workspace.write(Synthesis.of(make({ changed: true })).json);
    await terraform.apply();
    // What somebody did behind Terraform's back is undone with the same permissions.
    cloud.eventRules.all.forEach(({ busName, name }) => (cloud.eventRules.get(busName, name).status = "DISABLE"));
    for (const thing of [...cloud.scalingGroups.all, ...cloud.queues.all, ...cloud.ramRoles.all]) {
      if (!foreign.has(thing)) thing.tags = { stranger: "1" };
    }
    for (const { id } of cloud.snapshotPolicies.all) cloud.snapshotPolicies.get(id).tags = { stranger: "1" };
    await terraform.apply();
    await expectNothingToDo(workspace);
    workspace.write(Synthesis.of(make()).json);
    await terraform.destroy();
    expect(cloud.inventory()).toEqual(before);
    expect(cloud.calls.all.every(({ principal }) => principal === ci)).toBe(true);
  });

  test("fits into documents that RAM takes", () => {
    expect(documents.filter(({ length }) => length > LONGEST_DOCUMENT)).toEqual([]);
  });

  test("allows little that was not asked for on the way, and that with a reason", () => {
    const used = new Set(asked().map(({ action }) => action));
    const granted = [...new Set(statements.flatMap(({ actions }) => actions))].sort();
    expect(granted.filter((action) => !used.has(action))).toEqual(Object.keys({ ...UNUSED, ...unused }).sort());
  });

  test("needs each action that was asked for", () => {
    const requests = asked();
    const all = new RamDocument(policy.toJson());
    expect(requests.filter((request) => all.verdict(request) !== "Allow")).toEqual([]);
    for (const action of new Set(requests.map((request) => request.action))) {
      const without = statements
        .map((statement) => ({ ...statement, actions: statement.actions.filter((a) => a !== action) }))
        .filter(({ actions }) => actions.length > 0)
        .map((statement) => new PolicyStatement(statement));
      const rest = new RamDocument(policyDocument(without));
      expect(
        requests.filter((request) => rest.verdict(request) !== "Allow").map((request) => request.action),
      ).toContain(action);
    }
  });

  test("needs each statement for what was asked for", () => {
    const requests = asked();
    const idle = statements.filter((statement) => {
      const rest = new RamDocument(policyDocument(statements.filter((other) => other !== statement)));
      return requests.every((request) => rest.verdict(request) === "Allow");
    });
    expect(idle.map(titleOf)).toEqual([]);
  });

  const [first] = statements;
  test.each((byTerraform ? statements : [first]).map((statement) => ({ statement, title: titleOf(statement) })))(
    "is refused something without $title",
    async ({ statement: left }) => {
      const { terraform } = workspace;
      ci.policies = [policyDocument(statements.filter((statement) => statement !== left))];
      const attempt = async () => {
        await terraform.apply();
        await terraform.destroy();
      };
      await expect(attempt()).rejects.toThrow(/The pipeline is not authorized for/);
      ci.policies = documents;
      await terraform.destroy();
    },
  );

  test("allows to plan and nothing else, where that is all that is wanted", async () => {
    const { terraform, cloud } = workspace;
    ci.policies = documents;
    await terraform.apply();
    ci.policies = DeploymentPolicy.of(make(), { accountId: ACCOUNT, planOnly: true }).documents;
    await expectNothingToDo(workspace);
    workspace.write(Synthesis.of(make({ changed: true })).json);
    expect((await terraform.plan()).update).not.toEqual([]);
    const before = cloud.inventory();
    await expect(terraform.applyPlan()).rejects.toThrow(/not authorized for [a-z]+:[A-Z][A-Za-z]+ on/);
    expect(cloud.inventory()).toEqual(before);
    ci.policies = documents;
    workspace.write(Synthesis.of(make()).json);
    await terraform.destroy();
  });

  test("of another stack does not do", async () => {
    const other = newStack();
    new events.MnsQueue(other, "Queue");
    ci.policies = policyOf(other).documents;
    await expect(workspace.terraform.apply()).rejects.toThrow(/is not authorized for/);
    ci.policies = documents;
    await workspace.terraform.destroy();
  });
}

/** What the model does in another way than the service, or what concerns no stack of the library. */
const UNUSED = {
  "eventbridge:DisableRule": "nothing is disabled",
  "ram:DeletePolicyVersion": "the model deletes a policy by one call",
  "ram:ListEntitiesForPolicy": "the model deletes a policy by one call",
  "ram:ListPolicyVersions": "the model deletes a policy by one call",
  "ram:ListTagResources": "the model answers the tags with the role",
  "ram:UpdatePolicyDescription": "the library describes no policy",
};

const titleOf = ({ actions: [first, ...others], resources: [resource] }: identity.PolicyStatement) =>
  `${first} and ${others.length} others on ${resource}`;
