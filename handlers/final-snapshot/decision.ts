import { HookResult, SnapshottedGroup } from "../settings";

/** A disk of a leaving instance, and what became of its final snapshot. */
export interface LeavingDisk {
  readonly id: string;
  readonly instanceId: string;
  /** `missing`: nobody started it. `refused`: the service would not start it. `unsupported`: a disk that has no snapshots. */
  readonly state: "missing" | "progressing" | "accomplished" | "failed" | "refused" | "unsupported";
  readonly snapshotId?: string;
  readonly message?: string;
}

/** One hook that holds instances back. */
export interface LeavingInstances {
  /** Since the scaling activity began. */
  readonly waitedSeconds: number;
  readonly disks: readonly LeavingDisk[];
  /** Instances that are there but whose disks the service does not list: nobody knows what to save. */
  readonly unseen: readonly string[];
}

export type Decision =
  /** The instances may go or stay. */
  | { readonly kind: "end"; readonly result: HookResult; readonly reason: EndReason }
  /** They are held back for so long from now, by an extension of the hook where that is new, and these disks get a snapshot. */
  | {
      readonly kind: "wait";
      readonly start: readonly LeavingDisk[];
      readonly seconds: number;
      readonly extend: boolean;
    };

export type EndReason = "accomplished" | "snapshot failed" | "time is up";

/** The shortest and the longest that the service takes; the longest is also what it holds an instance in all. */
const SHORTEST_HEARTBEAT = 30;
const LONGEST_WAIT = 21_600;

/** The service says in minutes when an activity began. */
const VAGUENESS = 60;

/** Of disks whose snapshots were started. */
const BEGUN: ReadonlySet<LeavingDisk["state"]> = new Set(["progressing", "accomplished"]);

/** Decides without looking anywhere or changing anything. */
export function decide(settings: SnapshottedGroup, { waitedSeconds, disks, unseen }: LeavingInstances): Decision {
  const { heartbeatTimeoutSeconds: heartbeat } = settings;
  const left = settings.maximumWaitSeconds - waitedSeconds;
  if (disks.some(({ state }) => state === "failed" || state === "refused")) {
    return { kind: "end", result: settings.onFailure, reason: "snapshot failed" };
  }
  if (unseen.length === 0 && disks.every(({ state }) => state === "accomplished" || state === "unsupported")) {
    return { kind: "end", result: "CONTINUE", reason: "accomplished" };
  }
  if (left <= 0) {
    return { kind: "end", result: settings.onFailure, reason: "time is up" };
  }
  // Beyond the limit by what lies between two looks, so that this function ends the hook and says why. Should it not come
  // back, the hook ends by itself then.
  const seconds = Math.min(Math.ceil(left + heartbeat / 2), Math.floor(LONGEST_WAIT - waitedSeconds));
  return {
    kind: "wait",
    start: disks.filter(({ state }) => state === "missing"),
    seconds: Math.max(SHORTEST_HEARTBEAT, seconds),
    // The service extends a hook 20 times, and this function looks more often: it extends once, for all of the time, before
    // it starts anything. A hook that is still there after its own heartbeat was extended.
    extend: !disks.some(({ state }) => BEGUN.has(state)) && waitedSeconds < heartbeat + VAGUENESS,
  };
}
