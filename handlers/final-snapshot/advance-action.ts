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
  tell: (event: Omit<OwnEvent, "subject">) => Promise<boolean>,
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
  if (decision.kind === "wait" && decision.extend) {
    const { seconds } = decision;
    const extended = await isPending(activity, action, settings, ess, () =>
      ess.heartbeat(settings.lifecycleHookId, action.LifecycleActionToken, seconds),
    );
    if (!extended) return { ...summary, disks: state.disks, outcome: "ended meanwhile" };
  }
  if (decision.kind === "wait" && decision.start.length > 0) {
    const started = await startSnapshots(ecs, settings, action, decision.start);
    summary.started = started.flatMap(({ snapshotId }) => snapshotId ?? []);
    state = { ...state, disks: state.disks.map((disk) => started.find(({ id }) => id === disk.id) ?? disk) };
    decision = decide(settings, state);
  }
  summary.disks = state.disks;
  if (decision.kind === "end" && decision.reason !== "accomplished") {
    // Told before it is done, and not done untold: afterwards nothing would remind a repeated run of it, and nobody would
    // hear. Should it never succeed, the hook ends by itself with the same result.
    const told = await tell(failedEvent(settings, action, decision, state));
    if (!told) return { ...summary, outcome: "not told yet" };
  }
  if (decision.kind === "wait") {
    return { ...summary, outcome: { waits: decision.seconds } };
  }
  const { result, reason } = decision;
  const ended = await isPending(activity, action, settings, ess, () =>
    ess.complete(settings.lifecycleHookId, action.LifecycleActionToken, result),
  );
  return { ...summary, outcome: ended ? { ended: result, reason } : "ended meanwhile" };
}

/** Does something with an action; answers false where somebody else ended it first. */
async function isPending(
  { ScalingActivityId }: ScalingActivity,
  { LifecycleActionToken: token }: LifecycleAction,
  { lifecycleHookId }: SnapshottedGroup,
  ess: Ess,
  act: () => Promise<void>,
): Promise<boolean> {
  try {
    await act();
    return true;
  } catch (cause) {
    if (!CloudCallError.from("unknown", cause).isRefusal) throw cause;
    const pending = await ess.pendingActions(ScalingActivityId, lifecycleHookId);
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
