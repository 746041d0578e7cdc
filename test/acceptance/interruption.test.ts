import { expectNothingToDo } from "./convergence";
import { Workspace } from "./workspace";
import { Cloud } from "../../emulator/cloud/cloud";
import { DataProtection, events, scaling, snapshots, targets } from "../../lib";
import { createdGroup } from "../groups";
import { newStack, Synthesis } from "../synthesis";

/** A created group with everything that the front door makes for it. */
function stack() {
  const made = newStack();
  const protection = new DataProtection(made, "Protection", {
    group: createdGroup(made),
    criticalInstances: scaling.CriticalInstances.all(),
    schedule: snapshots.SnapshotSchedule.daily({ hour: 2 }),
    retention: snapshots.Retention.days(30),
  });
  const incidents = new events.ApiDestination(made, "Incidents", {
    endpoint: "https://incidents.example.com/backups",
    authorization: events.Authorization.bearer("${var.token}"),
  });
  protection.onSnapshotFailed(new targets.ApiDestination(incidents));
  protection.onSnapshotFinished(new targets.MnsQueue(new events.MnsQueue(made, "BackupEvents")));
  made.addOverride("variable.token", { type: "string", sensitive: true });
  return Synthesis.of(made).json as { resource: { [type: string]: { [key: string]: object } } };
}
const JSON_OF_STACK = stack();
const CHANGES = 10;

let workspace: Workspace;

beforeEach(async () => {
  workspace = await Workspace.open({ stack: JSON_OF_STACK, variables: { token: "t" } });
});

afterEach(async () => {
  await workspace.close();
});

test(`the stack takes ${CHANGES} changes`, async () => {
  expect((await workspace.terraform.plan()).create).toHaveLength(CHANGES);
});

const changes = Array.from({ length: CHANGES }, (_, index) => index + 1);

test.each(changes)("killed before change %i reaches the cloud, the next apply completes the stack", async (change) => {
  await workspace.interrupt({ change, carriedOut: false });
  await workspace.terraform.apply();
  await expectNothingToDo(workspace);
});

test.each([
  [1, false],
  [4, false],
  [4, true],
  [CHANGES, true],
])("a destroy killed at change %i (carried out: %s), the next one leaves nothing", async (change, carriedOut) => {
  const found = workspace.cloud.inventory();
  await workspace.terraform.apply();
  await workspace.interrupt({ change, carriedOut }, "-destroy");
  await workspace.terraform.destroy();
  expect(workspace.cloud.inventory()).toEqual(found);
});

describe("killed when a change is made but not yet heard of", () => {
  /** The id by which Terraform takes the thing in. */
  const LOST: { [type: string]: (cloud: Cloud) => string } = {
    alicloud_ess_scaling_group: ({ scalingGroups }) => scalingGroups.all[0].id,
    alicloud_event_bridge_api_destination: ({ apiDestinations }) => apiDestinations.all[0].name,
    alicloud_event_bridge_connection: ({ connections }) => connections.all[0].name,
    alicloud_event_bridge_rule: ({ eventRules }) => `default:${eventRules.all[0].name}`,
    alicloud_message_service_queue: ({ queues }) => queues.all[0].name,
  };

  test.each(Object.entries(LOST))("%s: the next apply says what exists, an import completes", async (type, idOf) => {
    await workspace.interrupt({ type, carriedOut: true });
    const id = idOf(workspace.cloud);
    await expect(workspace.terraform.apply()).rejects.toThrow(/exists already/);
    const { create } = await workspace.terraform.plan();
    const [address] = create.filter((each) => each.startsWith(`${type}.`) && named(each, id));
    await workspace.terraform.import(address, id);
    await workspace.terraform.apply();
    await expectNothingToDo(workspace);
  });

  test("alicloud_ess_suspend_process: the next apply completes the stack", async () => {
    await workspace.interrupt({ type: "alicloud_ess_suspend_process", carriedOut: true });
    await workspace.terraform.apply();
    await expectNothingToDo(workspace);
  });

  test.each([
    ["alicloud_ecs_auto_snapshot_policy", (cloud: Cloud) => cloud.snapshotPolicies.all.length],
    ["alicloud_ess_scaling_configuration", ({ scalingGroups }: Cloud) => scalingGroups.all[0].configurations.size],
  ])("%s: the next apply makes another one, and the first is left over", async (type, count) => {
    await workspace.interrupt({ type, carriedOut: true });
    await workspace.terraform.apply();
    await expectNothingToDo(workspace);
    expect(count(workspace.cloud)).toBe(2);
  });
});

/** Whether the configuration of a resource names the thing. */
function named(address: string, id: string): boolean {
  const [type, key] = address.split(".");
  const name = id.split(":").at(-1);
  return (
    type === "alicloud_ess_scaling_group" || JSON.stringify(JSON_OF_STACK.resource[type][key]).includes(`"${name}"`)
  );
}
