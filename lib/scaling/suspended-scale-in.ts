import { InstanceSelection } from "./critical-instances";
import { ProtectionActor } from "./protection-actor";
import { ScalingProcess } from "./suspended-process";

/**
 * Scale-in suspended for the whole group.
 *
 * @internal
 */
export const suspendedScaleIn: ProtectionActor = {
  // Taken by itself only where all are meant: otherwise it would hold instances back that nobody named.
  suits: (_origin, { selection }) => selection === InstanceSelection.ALL,

  protect(group) {
    group.suspend(ScalingProcess.SCALE_IN);
  },
};
