import { createHash } from "node:crypto";
import { CloudCallError } from "../cloud/cloud-call-error";
import { Ecs } from "../cloud/ecs";
import { LifecycleAction } from "../cloud/ess";
import { each } from "../runtime/each";
import { SnapshottedGroup } from "../settings";
import { LeavingDisk } from "./decision";
import { TAGS } from "./read-action";

/** Starts a snapshot of each disk. Two runs at once start one: the service knows the client token again. */
export async function startSnapshots(
  ecs: Ecs,
  { lifecycleHookId, retentionDays }: SnapshottedGroup,
  { LifecycleActionToken: token }: LifecycleAction,
  disks: readonly LeavingDisk[],
): Promise<LeavingDisk[]> {
  const started: LeavingDisk[] = [];
  await each(disks, 4, async (disk) => {
    try {
      const snapshotId = await ecs.createSnapshot({
        DiskId: disk.id,
        SnapshotName: `final-${disk.instanceId}-${disk.id}`,
        Description: `Before the scale-in of ${disk.instanceId}`,
        RetentionDays: retentionDays,
        ClientToken: createHash("sha256").update(`${token} ${disk.id}`).digest("hex"),
        Tag: [
          { Key: TAGS.hook, Value: lifecycleHookId },
          { Key: TAGS.action, Value: token },
          { Key: TAGS.instance, Value: disk.instanceId },
        ],
      });
      started.push({ ...disk, state: "progressing", snapshotId });
    } catch (cause) {
      const error = CloudCallError.from("ecs:CreateSnapshot", cause);
      // What may pass, such as another snapshot of the disk, is tried again when this function runs next.
      const passes = error.isPassing || /^Incorrect(Disk|Instance)Status/.test(error.code);
      started.push({ ...disk, state: passes ? "missing" : "refused", message: error.message });
    }
  });
  return started;
}
