import { InstanceSelection, ReconciledGroup } from "../settings";
import { DiskState, GroupState, InstanceState } from "./group-state";

/** What brings a group to its settings. Each inner list goes into one call. */
export interface Plan {
  readonly protect: readonly (readonly string[])[];
  readonly release: readonly (readonly string[])[];
  readonly applyPolicy: readonly (readonly string[])[];
  readonly keepSnapshots: readonly (readonly string[])[];
  readonly overdue: readonly DiskState[];
  readonly skipped: readonly Skipped[];
}

/** What the settings ask for and cannot be done, or not now. */
export interface Skipped {
  readonly id: string;
  readonly reason: string;
}

/** `SetInstancesProtection` takes up to 20; more disks than that in a call make a failure hard to place. */
export const BATCH = 20;

const HOUR = 3_600_000;

/** Decides without looking anywhere or changing anything: the same state gives the same plan. */
export function planGroup(settings: ReconciledGroup, state: GroupState, now: Date): Plan {
  const protection = planProtection(settings, state.instances);
  const coverage = planCoverage(settings, state, now);
  return { ...protection, ...coverage, skipped: [...protection.skipped, ...coverage.skipped] };
}

function planProtection(
  { instances: selection, releaseOthers }: ReconciledGroup,
  instances: readonly InstanceState[],
): Pick<Plan, "protect" | "release" | "skipped"> {
  if (!selection) {
    return { protect: [], release: [], skipped: [] };
  }
  const selected = new Set(selectedIds(selection, instances));
  const missing = [...selected].filter((id) => instances.every((instance) => instance.id !== id));
  const waiting = instances.filter(({ id, lifecycleState }) => selected.has(id) && !isServing(lifecycleState));
  const released = ({ id, lifecycleState }: InstanceState) => lifecycleState === "Protected" && !selected.has(id);
  return {
    protect: batches(instances.filter(({ id, lifecycleState }) => selected.has(id) && lifecycleState === "InService")),
    release: batches(releaseOthers ? instances.filter(released) : []),
    skipped: [
      ...missing.map((id) => ({ id, reason: "is not in the group" })),
      ...waiting.map(({ id, lifecycleState }) => ({ id, reason: `cannot be protected while ${lifecycleState}` })),
    ],
  };
}

function selectedIds(selection: InstanceSelection, instances: readonly InstanceState[]): readonly string[] {
  switch (selection.kind) {
    case "ids":
      return selection.ids;
    case "all":
      return instances.map(({ id }) => id);
    case "tags": {
      const wanted = Object.entries(selection.tags);
      return instances.filter(({ tags }) => wanted.every(([key, value]) => tags[key] === value)).map(({ id }) => id);
    }
    case "oldest":
      return instances
        .filter(({ lifecycleState }) => isServing(lifecycleState))
        .sort(byAge)
        .slice(0, selection.count)
        .map(({ id }) => id);
  }
}

function planCoverage(
  settings: ReconciledGroup,
  state: GroupState,
  now: Date,
): Pick<Plan, "applyPolicy" | "keepSnapshots" | "overdue" | "skipped"> {
  const staying = new Set(
    state.instances.filter(({ lifecycleState }) => !isLeaving(lifecycleState)).map(({ id }) => id),
  );
  const disks = state.disks.filter(({ instanceId }) => staying.has(instanceId));
  const able = disks.filter(hasSnapshots);
  const { snapshotPolicyId: policy, replaceOtherPolicies, keepAutomaticSnapshots } = settings;
  const uncovered = policy ? able.filter(({ snapshotPolicyIds }) => !snapshotPolicyIds.includes(policy)) : [];
  const [toCover, others] = partition(
    uncovered,
    ({ snapshotPolicyIds }) => snapshotPolicyIds.length === 0 || replaceOtherPolicies,
  );
  const covering = new Set(toCover);
  const covered = (disk: DiskState) => disk.snapshotPolicyIds.length > 0 || covering.has(disk);
  const reach = settings.recoveryPointObjectiveHours;
  return {
    applyPolicy: batches(toCover),
    keepSnapshots: batches(
      keepAutomaticSnapshots ? able.filter((disk) => disk.deleteAutoSnapshot && covered(disk)) : [],
    ),
    overdue: reach === undefined ? [] : able.filter((disk) => isOverdue(disk, now.getTime() - reach * HOUR)),
    skipped: [
      ...disks
        .filter((disk) => !hasSnapshots(disk))
        .map(({ id, category }) => ({ id, reason: `a disk of category ${category} has no snapshots` })),
      ...others.map(({ id, snapshotPolicyIds }) => ({ id, reason: `has another policy, ${snapshotPolicyIds.join()}` })),
    ],
  };
}

/** Local and ephemeral disks have none. */
export function hasSnapshots({ category }: { readonly category: string }): boolean {
  return category.startsWith("cloud");
}

export function isLeaving(lifecycleState: string): boolean {
  return lifecycleState.startsWith("Removing");
}

function isServing(lifecycleState: string): boolean {
  return lifecycleState === "InService" || lifecycleState === "Protected";
}

/** A disk younger than the objective cannot have missed it. One whose age nobody knows can. */
function isOverdue({ createdAt, newestSnapshotAt }: DiskState, since: number): boolean {
  return (newestSnapshotAt ?? createdAt ?? new Date(0)).getTime() < since;
}

function byAge(a: InstanceState, b: InstanceState): number {
  const age = ({ createdAt }: InstanceState) => createdAt?.getTime() ?? Number.MAX_SAFE_INTEGER;
  return age(a) - age(b) || (a.id < b.id ? -1 : 1);
}

function partition<T>(items: readonly T[], first: (item: T) => boolean): [T[], T[]] {
  return [items.filter(first), items.filter((item) => !first(item))];
}

function batches(items: readonly { readonly id: string }[]): string[][] {
  const ids = items.map(({ id }) => id);
  return Array.from({ length: Math.ceil(ids.length / BATCH) }, (_, index) =>
    ids.slice(index * BATCH, (index + 1) * BATCH),
  );
}
