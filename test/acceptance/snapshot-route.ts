import { TerraformStack, TerraformVariable } from "cdktf";
import { Deployment } from "./deployment";
import { LoopbackReceiver } from "./receiver";
import { CloudEvent } from "../../emulator/cloud/service-events";
import { events } from "../../lib";
import { newStack } from "../synthesis";

/** Makes a target; secrets are sensitive variables, by name. */
export type TargetOf = (stack: TerraformStack, secret: (name: string) => string) => events.IRuleTarget;

/** Creates a stack whose failed snapshots reach this target, with this receiver for the world outside. */
export async function deployRoute(
  to: TargetOf,
  outside: LoopbackReceiver,
  variables: { readonly [name: string]: string },
): Promise<Deployment> {
  const stack = newStack();
  const secret = (name: string) => new TerraformVariable(stack, name, { type: "string", sensitive: true }).stringValue;
  events.SnapshotOutcomes.of(stack).onFailed(to(stack, secret));
  const deployment = await Deployment.of(stack, { variables });
  await deployment.create();
  deployment.cloud.deliveries.receiver = outside.receiver;
  return deployment;
}

/** A snapshot ends. */
export function endSnapshot({ cloud }: Deployment, result: "accomplished" | "failed"): CloudEvent {
  return cloud.events.publish({
    source: "acs.ecs",
    type: "ecs:Snapshot:CreateSnapshotCompleted",
    subject: `acs:ecs:${cloud.region}:${cloud.accountId}:snapshot/s-1`,
    data: { result, snapshotId: "s-1", snapshotName: "auto2.0_1", snapshotType: "timer", diskId: "d-1" },
  });
}
