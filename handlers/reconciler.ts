import { Services } from "./cloud/services";
import { announce } from "./reconciliation/announce";
import { reconcileGroup } from "./reconciliation/reconcile-group";
import { GroupSummary, ReconciliationSummary } from "./reconciliation/summary";
import { Announcements } from "./runtime/announcements";
import { cloudEvent, dataText } from "./runtime/cloud-event";
import { conclude } from "./runtime/conclude";
import { Deadline } from "./runtime/deadline";
import { FunctionContext } from "./runtime/function-context";
import { endpoints, reconcilerSettings } from "./settings";

/** Brings each group to its settings. An event that names one of them narrows the run to it. */
export async function handler(body: Buffer, context: FunctionContext): Promise<ReconciliationSummary> {
  const settings = reconcilerSettings(process.env);
  const services = new Services(settings, endpoints(process.env), context.credentials);
  const deadline = Deadline.ofFunction(context.function.timeout);
  const announcements = new Announcements(services.bus(deadline.extended(3_000)));
  const named = dataText(cloudEvent(body), "scalingGroupId");
  const chosen = settings.groups.filter(({ scalingGroupId }) => scalingGroupId === named);
  const groups: GroupSummary[] = [];
  const queue = chosen.length > 0 ? chosen : settings.groups;
  for (const [index, group] of queue.entries()) {
    const share = deadline.share(queue.length - index);
    const summary = await reconcileGroup(group, services.ess(share), services.ecs(share), new Date());
    await announce(settings, summary, context.requestId, announcements);
    groups.push(summary);
  }
  return conclude({ function: "reconciler", requestId: context.requestId, groups }, announcements.silent);
}
