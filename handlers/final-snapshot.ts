import { Services } from "./cloud/services";
import { advanceAction } from "./final-snapshot/advance-action";
import { ActionSummary, FinalSnapshotSummary } from "./final-snapshot/summary";
import { Announcements } from "./runtime/announcements";
import { cloudEvent, CloudEvent, dataText } from "./runtime/cloud-event";
import { conclude } from "./runtime/conclude";
import { Deadline } from "./runtime/deadline";
import { FunctionContext } from "./runtime/function-context";
import { scalingGroupArn } from "./runtime/scaling-group-arn";
import { endpoints, finalSnapshotSettings, FinalSnapshotSettings, SnapshottedGroup } from "./settings";

/**
 * Advances every hook that holds instances back, whatever woke it: the hook's own event, the end of a snapshot, or the timer. It reads
 * how far things are and so needs no memory; an event that names a group narrows the run to it.
 */
export async function handler(body: Buffer, context: FunctionContext): Promise<FinalSnapshotSummary> {
  const settings = finalSnapshotSettings(process.env);
  const services = new Services(settings, endpoints(process.env), context.credentials);
  const deadline = Deadline.ofFunction(context.function.timeout);
  const announcements = new Announcements(services.bus(deadline.extended(3_000)));
  const event = cloudEvent(body);
  const queue = groupsOf(settings, event);
  const failures: string[] = [];
  const groups: FinalSnapshotSummary["groups"][number][] = [];
  for (const [index, group] of queue.entries()) {
    const actions: ActionSummary[] = [];
    const { scalingGroupId } = group;
    try {
      await advanceGroup(group, event, services, deadline.share(queue.length - index), actions, (failed) =>
        announcements.failure({ ...failed, subject: scalingGroupArn(settings, scalingGroupId) }),
      );
      groups.push({ scalingGroupId, actions });
    } catch (error) {
      groups.push({ scalingGroupId, actions, failed: String(error) });
      failures.push(`${scalingGroupId}: ${String(error)}`);
    }
    failures.push(...actions.flatMap(({ failure }) => failure ?? []));
  }
  const summary: FinalSnapshotSummary = { function: "final-snapshot", requestId: context.requestId, groups };
  // A call that failed is no verdict on a snapshot: the invocation fails, and its next run carries on.
  return conclude(summary, [...failures, ...announcements.silent]);
}

async function advanceGroup(
  group: SnapshottedGroup,
  event: CloudEvent,
  services: Services,
  deadline: Deadline,
  actions: ActionSummary[],
  tell: Parameters<typeof advanceAction>[4],
): Promise<void> {
  const { scalingGroupId, lifecycleHookId } = group;
  const ess = services.ess(deadline);
  const ecs = services.ecs(deadline);
  const named = dataText(event, "scalingGroupId") === scalingGroupId ? dataText(event, "scalingActivityId") : undefined;
  for (const activity of await ess.activitiesOf(scalingGroupId, named)) {
    for (const action of await ess.pendingActions(activity.ScalingActivityId, lifecycleHookId)) {
      try {
        actions.push(await advanceAction(group, activity, action, { ess, ecs }, tell));
      } catch (error) {
        actions.push({
          lifecycleActionToken: action.LifecycleActionToken,
          instanceIds: action.InstanceIds?.InstanceId ?? [],
          disks: [],
          started: [],
          outcome: "failed",
          failure: `${scalingGroupId}: ${String(error)}`,
        });
      }
    }
  }
}

function groupsOf({ groups }: FinalSnapshotSettings, event: CloudEvent): readonly SnapshottedGroup[] {
  const named = groups.filter(({ scalingGroupId }) => scalingGroupId === dataText(event, "scalingGroupId"));
  return named.length > 0 ? named : groups;
}
