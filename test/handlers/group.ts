import { DiskState, InstanceState } from "../../handlers/reconciliation/group-state";
import { ReconciledGroup } from "../../handlers/settings";

export const NOW = new Date("2026-06-01T12:00:00Z");
export const HOUR = 3_600_000;
export const ago = (hours: number) => new Date(NOW.getTime() - hours * HOUR);

/** Settings that ask for nothing. */
export function settings(given: Partial<ReconciledGroup> = {}): ReconciledGroup {
  return {
    scalingGroupId: "asg-1",
    releaseOthers: false,
    replaceOtherPolicies: false,
    keepAutomaticSnapshots: false,
    ...given,
  };
}

export function instance(id: string, given: Partial<InstanceState> = {}): InstanceState {
  return { id, lifecycleState: "InService", createdAt: ago(100), tags: {}, ...given };
}

export function disk(id: string, given: Partial<DiskState> = {}): DiskState {
  return {
    id,
    instanceId: "i-1",
    category: "cloud_essd",
    createdAt: ago(100),
    snapshotPolicyIds: [],
    deleteAutoSnapshot: true,
    ...given,
  };
}
