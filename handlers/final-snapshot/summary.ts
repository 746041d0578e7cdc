import { HookResult } from "../settings";
import { EndReason, LeavingDisk } from "./decision";

/** What one run did about one hook that holds instances back. */
export interface ActionSummary {
  readonly lifecycleActionToken: string;
  readonly instanceIds: readonly string[];
  disks: readonly LeavingDisk[];
  started: readonly string[];
  outcome: { waits: number } | { ended: HookResult; reason: EndReason } | "ended meanwhile" | "not told yet" | "failed";
  failure?: string;
}

export interface FinalSnapshotSummary {
  readonly function: "final-snapshot";
  readonly requestId: string;
  readonly groups: readonly {
    readonly scalingGroupId: string;
    readonly actions: readonly ActionSummary[];
    readonly failed?: string;
  }[];
}
