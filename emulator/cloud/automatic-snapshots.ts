import { Timer } from "./clock";
import { takesSnapshots } from "./disk-category";
import { Disk, Disks } from "./disks";
import { Instances } from "./instances";
import { RegionContext } from "./region-context";
import { SnapshotPolicies, SnapshotPolicy } from "./snapshot-policies";
import { Snapshot, Snapshots } from "./snapshots";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** Hours and weekdays of policies are those of UTC+8, wherever the region is. */
const OFFSET = 8 * HOUR;

/** Takes the snapshots of the policies at their hours. */
export class AutomaticSnapshots {
  private readonly timers = new Map<string, Timer>();

  /** @param inRegion the snapshots of another region of the account, for copies */
  public constructor(
    private readonly context: RegionContext,
    private readonly disks: Disks,
    private readonly instances: Instances,
    private readonly policies: SnapshotPolicies,
    private readonly snapshots: Snapshots,
    private readonly inRegion: (region: string) => Snapshots,
  ) {
    policies.changed.subscribe((id) => this.schedule(id));
  }

  private schedule(policyId: string): void {
    this.timers.get(policyId)?.cancel();
    this.timers.delete(policyId);
    const policy = this.policies.find(policyId);
    const due = policy && nextHour(policy, this.context.clock.now);
    if (due) {
      this.timers.set(
        policyId,
        this.context.clock.at(due, () => {
          this.disks.all.forEach((disk) => this.take(policy, disk));
          this.schedule(policyId);
        }),
      );
    }
  }

  /** What cannot be taken is left out, and nobody hears of it. */
  private take(policy: SnapshotPolicy, disk: Disk): void {
    const instance = this.instances.find(disk.instanceId ?? "");
    if (
      !disk.autoSnapshotPolicyIds.includes(policy.id) ||
      !disk.enableAutoSnapshot ||
      !takesSnapshots(disk.category) ||
      !instance ||
      !["Running", "Stopped"].includes(instance.status) ||
      this.snapshots.busy(disk)
    ) {
      return;
    }
    const day = new Date(this.context.clock.now.getTime() + OFFSET).toISOString().slice(0, 10).replaceAll("-", "");
    const target = policy.enableCrossRegionCopy ? policy.targetCopyRegions[0] : undefined;
    const copyRetention = policy.copiedSnapshotsRetentionDays;
    this.snapshots.take(
      {
        disk,
        type: "timer",
        name: `auto2.0_${day}_${policy.id}`,
        // Of the policy as it is now: a later change is for later snapshots.
        retentionDays: policy.retentionDays > 0 ? policy.retentionDays : undefined,
      },
      target === undefined ? undefined : (snapshot) => this.copy(snapshot, target, copyRetention),
    );
  }

  private copy(snapshot: Snapshot, region: string, retentionDays: number): void {
    if (snapshot.status !== "accomplished") return;
    this.inRegion(region).take({
      disk: { id: snapshot.diskId, size: snapshot.sourceDiskSize, type: snapshot.sourceDiskType },
      type: "copied",
      name: snapshot.name,
      retentionDays: retentionDays > 0 ? retentionDays : undefined,
      sourceRegion: this.context.region,
      sourceSnapshotId: snapshot.id,
    });
  }
}

/** The first hour of the policy that is still to come; undefined for a policy without hours or weekdays. */
function nextHour({ repeatWeekdays, timePoints }: SnapshotPolicy, now: Date): Date | undefined {
  const today = Math.floor((now.getTime() + OFFSET) / DAY) * DAY - OFFSET;
  const hours = timePoints.map(Number).sort((a, b) => a - b);
  for (let midnight = today; midnight <= today + 7 * DAY; midnight += DAY) {
    // Sunday is 7.
    const weekday = new Date(midnight + OFFSET).getUTCDay() || 7;
    const hour = hours.find((candidate) => midnight + candidate * HOUR > now.getTime());
    if (hour !== undefined && repeatWeekdays.map(Number).includes(weekday)) {
      return new Date(midnight + hour * HOUR);
    }
  }
  return undefined;
}
