import { Announcements } from "../runtime/announcements";
import { scalingGroupArn } from "../runtime/scaling-group-arn";
import { ReconcilerSettings } from "../settings";
import { GroupSummary } from "./summary";

/** An event stays far below what the service takes. */
const MOST_DISKS = 100;

/** Publishes what is overdue and what failed. A retried invocation gives the same ids, so that receivers can tell. */
export async function announce(
  settings: ReconcilerSettings,
  { scalingGroupId, overdue, failed }: GroupSummary,
  requestId: string,
  announcements: Announcements,
): Promise<void> {
  const group = settings.groups.find((candidate) => candidate.scalingGroupId === scalingGroupId);
  const subject = scalingGroupArn(settings, scalingGroupId);
  for (let start = 0; start < overdue.length; start += MOST_DISKS) {
    await announcements.news([
      {
        id: `${requestId}-${scalingGroupId}-overdue-${start}`,
        type: "dataprotection:Snapshot:Overdue",
        subject,
        data: {
          scalingGroupId,
          recoveryPointObjectiveHours: group?.recoveryPointObjectiveHours,
          disks: overdue.slice(start, start + MOST_DISKS),
        },
      },
    ]);
  }
  if (failed.length > 0) {
    await announcements.failure({
      id: `${requestId}-${scalingGroupId}-failed`,
      type: "dataprotection:Reconciliation:Failed",
      subject,
      data: { scalingGroupId, failures: failed.slice(0, MOST_DISKS) },
    });
  }
}
