import { Construct } from "constructs";
import { IScalingGroup } from "./i-scaling-group";
import { ScalingProcess, SuspendedProcess } from "./suspended-process";

/**
 * The suspension of a process below a group, made on first use.
 *
 * @internal
 */
export function suspensionOf(group: Construct & IScalingGroup, process: ScalingProcess): SuspendedProcess {
  const id = `Suspended${process}`;
  return (
    (group.node.tryFindChild(id) as SuspendedProcess | undefined) ??
    new SuspendedProcess(group, id, {
      scalingGroupId: group.scalingGroupId,
      process,
      provider: group.provider,
    })
  );
}
