import { CloudCallError } from "../cloud/cloud-call-error";
import { Ecs } from "../cloud/ecs";
import { Ess, LifecycleAction, ScalingActivity } from "../cloud/ess";
import { OwnEvent } from "../cloud/event-bridge";
import { SnapshottedGroup } from "../settings";
import { decide, Decision, LeavingInstances } from "./decision";
import { readAction } from "./read-action";
import { startSnapshots } from "./start-snapshots";
import { ActionSummary } from "./summary";

/** Brings one hook as far as it goes now: starts what is missing, and ends it or keeps it waiting. */
export async function advanceAction(
  settings: SnapshottedGroup,
  activity: ScalingActivity,
  action: LifecycleAction,
  services: { readonly ess: Ess; readonly ecs: Ecs },
  tell: (event: Omit<OwnEvent, "subject">) => Promise<void>,
): Promise<ActionSummary> {
  const summary: ActionSummary = {
    lifecycleActionToken: action.LifecycleActionToken,
    instanceIds: action.InstanceIds?.InstanceId ?? [],
    disks: [],
    started: [],
    outcome: "failed",
  };
  const { ess, ecs } = services;
  const waited = (Date.now() - new Date(activity.StartTime ?? Date.now()).getTime()) / 1_000;
  let state = await readAction(ecs, action, waited);
  let decision = decide(settings, state);
  if (decision.kind === "wait" && decision.start.length > 0) {
    const started = await startSnapshots(ecs, settings, action, decision.start);
    summary.started = started.flatMap(({ snapshotId }) => snapshotId ?? []);
    state = { ...state, disks: state.disks.map((disk) => started.find(({ id }) => id === disk.id) ?? disk) };
    decision = decide(settings, state);
  }
  summary.disks = state.disks;
  if (decision.kind === "end" && decision.reason !== "accomplished") {
    // Told before it is done: afterwards nothing would remind a repeated run of it.
    await tell(failedEvent(settings, action, decision, state));
  }
  const carriedOut = await carryOut(settings, activity, action, decision, ess);
  if (!carriedOut) {
    summary.outcome = "ended meanwhile";
  } else if (decision.kind === "end") {
    summary.outcome = { ended: decision.result, reason: decision.reason };
  } else {
    summary.outcome = { waits: decision.heartbeatSeconds };
  }
  return summary;
}

/** Answers false where somebody else ended the hook first. */
async function carryOut(
  { lifecycleHookId: hook }: SnapshottedGroup,
  { ScalingActivityId }: ScalingActivity,
  { LifecycleActionToken: token }: LifecycleAction,
  decision: Decision,
  ess: Ess,
): Promise<boolean> {
  try {
    if (decision.kind === "end") {
      await ess.complete(hook, token, decision.result);
    } else {
      await ess.heartbeat(hook, token, decision.heartbeatSeconds);
    }
    return true;
  } catch (cause) {
    if (!CloudCallError.from("unknown", cause).isRefusal) throw cause;
    const pending = await ess.pendingActions(ScalingActivityId, hook);
    if (pending.some(({ LifecycleActionToken }) => LifecycleActionToken === token)) throw cause;
    return false;
  }
}

function failedEvent(
  { scalingGroupId, lifecycleHookId }: SnapshottedGroup,
  { LifecycleActionToken: token, InstanceIds }: LifecycleAction,
  { result, reason }: Extract<Decision, { kind: "end" }>,
  { disks, unseen }: LeavingInstances,
): Omit<OwnEvent, "subject"> {
  return {
    id: `${token}-failed`,
    type: "dataprotection:FinalSnapshot:Failed",
    data: {
      scalingGroupId,
      lifecycleHookId,
      lifecycleActionToken: token,
      instanceIds: InstanceIds?.InstanceId ?? [],
      result,
      reason,
      disks: disks.map(({ id, ...disk }) => ({ diskId: id, ...disk })),
      ...(unseen.length > 0 ? { unseen } : {}),
    },
  };
}
