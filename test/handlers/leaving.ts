import { decide, Decision, LeavingDisk, LeavingInstances } from "../../handlers/final-snapshot/decision";
import { SnapshottedGroup } from "../../handlers/settings";

export function settings(given: Partial<SnapshottedGroup> = {}): SnapshottedGroup {
  return {
    scalingGroupId: "asg-1",
    lifecycleHookId: "ash-1",
    onFailure: "ROLLBACK",
    heartbeatTimeoutSeconds: 600,
    maximumWaitSeconds: 3600,
    ...given,
  };
}

export function disks(...states: LeavingDisk["state"][]): LeavingDisk[] {
  return states.map((state, index) => ({ id: `d-${index}`, instanceId: "i-1", state }));
}

export function decided(given: Partial<LeavingInstances>, group: Partial<SnapshottedGroup> = {}): Decision {
  return decide(settings(group), { waitedSeconds: 0, disks: [], unseen: [], ...given });
}
