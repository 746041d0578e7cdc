import { CloudCallError } from "../cloud/cloud-call-error";
import { Ecs } from "../cloud/ecs";
import { Ess } from "../cloud/ess";
import { each } from "../runtime/each";
import { ReconciledGroup } from "../settings";
import { applyBatches, failureOf } from "./apply-batches";
import { isLeaving, Plan, planGroup } from "./plan";
import { newestSnapshotAt, readGroup } from "./read-group";
import { emptySummary, GroupSummary } from "./summary";

/** How many overdue disks are asked for the age of their newest snapshot. */
const MOST_LOOKUPS = 100;

/** Reads a group, decides, and changes what differs. Never throws: what went wrong is in the summary. */
export async function reconcileGroup(settings: ReconciledGroup, ess: Ess, ecs: Ecs, now: Date): Promise<GroupSummary> {
  const summary = emptySummary(settings.scalingGroupId);
  try {
    const state = await readGroup(settings, ess, ecs, now);
    summary.lookedAt = { instances: state.instances.length, disks: state.disks.length };
    const plan = planGroup(settings, state, now);
    summary.skipped.push(...plan.skipped);
    await change(settings, plan, ess, ecs, summary);
    summary.overdue = plan.overdue.map(({ id, instanceId }) => ({ diskId: id, instanceId, newestSnapshotAt: null }));
    summary.overdue = await withAges(summary.overdue, ecs);
  } catch (cause) {
    summary.failed.push(failureOf(CloudCallError.from("unknown", cause), []));
  }
  return summary;
}

async function change(
  { scalingGroupId: group, snapshotPolicyId }: ReconciledGroup,
  plan: Plan,
  ess: Ess,
  ecs: Ecs,
  summary: GroupSummary,
): Promise<void> {
  const isMember = async (id: string) =>
    (await ess.instancesOf(group, [id])).some(({ LifecycleState }) => !isLeaving(LifecycleState));
  const isDisk = async (id: string) => (await ecs.disks({ DiskIds: JSON.stringify([id]) })).length > 0;
  const { changed } = summary;
  const protect = (ids: readonly string[]) => ess.setProtection(group, ids, true);
  const release = (ids: readonly string[]) => ess.setProtection(group, ids, false);
  const cover = (ids: readonly string[]) => ecs.applyPolicy(String(snapshotPolicyId), ids);
  const keep = (ids: readonly string[]) => ecs.keepAutoSnapshots(ids);
  await applyBatches(plan.protect, { call: protect, isStillThere: isMember, done: changed.protected }, summary);
  await applyBatches(plan.release, { call: release, isStillThere: isMember, done: changed.released }, summary);
  await applyBatches(plan.applyPolicy, { call: cover, isStillThere: isDisk, done: changed.covered }, summary);
  await applyBatches(plan.keepSnapshots, { call: keep, isStillThere: isDisk, done: changed.kept }, summary);
}

async function withAges(overdue: GroupSummary["overdue"], ecs: Ecs): Promise<GroupSummary["overdue"]> {
  const ages = new Map<string, string>();
  await each(overdue.slice(0, MOST_LOOKUPS), 4, async ({ diskId }) => {
    const newest = await newestSnapshotAt(ecs, diskId);
    if (newest) ages.set(diskId, newest.toISOString());
  });
  return overdue.map((disk) => ({ ...disk, newestSnapshotAt: ages.get(disk.diskId) ?? null }));
}
