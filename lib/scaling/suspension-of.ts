import { Construct } from "constructs";
import { SEE } from "./ess-pages";
import { IScalingGroup } from "./i-scaling-group";
import { ScalingProcess, SuspendedProcess } from "./suspended-process";
import { checkLiteral } from "../environment/literal";

/**
 * The suspension of a process below a group, made on first use.
 *
 * @internal
 */
export function suspensionOf(group: Construct & IScalingGroup, process: ScalingProcess): SuspendedProcess {
  checkLiteral("process", process, SEE.suspendProcesses);
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
