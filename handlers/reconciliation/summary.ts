import { Skipped } from "./plan";

/** What one run did to one group. */
export interface GroupSummary {
  readonly scalingGroupId: string;
  lookedAt: { instances: number; disks: number };
  readonly changed: {
    readonly protected: string[];
    readonly released: string[];
    readonly covered: string[];
    readonly kept: string[];
  };
  readonly skipped: Skipped[];
  overdue: OverdueDisk[];
  readonly failed: Failure[];
}

/** A disk without a snapshot as young as the objective asks for. */
export interface OverdueDisk {
  readonly diskId: string;
  readonly instanceId: string;
  /** Null: it never had one. */
  readonly newestSnapshotAt: string | null;
}

/** A call that the cloud did not carry out, and what it was about. */
export interface Failure {
  readonly operation: string;
  readonly code: string;
  readonly message: string;
  readonly ids: readonly string[];
}

export interface ReconciliationSummary {
  readonly function: "reconciler";
  readonly requestId: string;
  readonly groups: readonly GroupSummary[];
}

export function emptySummary(scalingGroupId: string): GroupSummary {
  return {
    scalingGroupId,
    lookedAt: { instances: 0, disks: 0 },
    changed: { protected: [], released: [], covered: [], kept: [] },
    skipped: [],
    overdue: [],
    failed: [],
  };
}
