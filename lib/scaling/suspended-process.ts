import { TerraformProvider, TerraformStack } from "cdktf";
import { Construct } from "constructs";
import { checkCloudId } from "./adoption";
import { SEE } from "./ess-pages";
import { EssSuspendProcess } from "../bindings/ess-suspend-process";
import { claim, identityOf } from "../environment/claim";
import { InvalidInput } from "../environment/invalid-input";
import { checkProps } from "../environment/props";
import { isUnresolved } from "../environment/unresolved";

/**
 * What a scaling group does by itself.
 *
 * @see https://www.alibabacloud.com/help/en/auto-scaling/developer-reference/api-ess-2014-08-28-suspendprocesses
 */
export enum ScalingProcess {
  /** Taking instances out. */
  SCALE_IN = "ScaleIn",
  /** Launching instances. */
  SCALE_OUT = "ScaleOut",
  /** Looking whether instances are healthy. */
  HEALTH_CHECK = "HealthCheck",
  /** Acting on alarms. */
  ALARM_NOTIFICATION = "AlarmNotification",
  /** Acting on scheduled tasks. */
  SCHEDULED_ACTION = "ScheduledAction",
}

/**
 * A process of a scaling group that is suspended.
 */
export interface SuspendedProcessProps {
  /** The id of the group: `asg-…`. Who owns the group is no matter. */
  readonly scalingGroupId: string;

  /** The process. */
  readonly process: ScalingProcess;

  /**
   * The provider of the resource, where a stack has several. Use that of the group.
   *
   * @default - the provider without an alias
   */
  readonly provider?: TerraformProvider;
}

/**
 * A process that a scaling group does not carry out while this construct stands. It works on every group, in one
 * apply, and resumes when the construct goes.
 *
 * With `SCALE_IN` suspended nothing leaves the group by a scaling activity, neither instances of today nor those to
 * come: the plainest protection there is, at the price of a group that only grows. An instance can still be removed
 * by hand or with its group.
 *
 * Changing the group or the process resumes the old one and suspends the new one: in between it runs for a moment.
 *
 * @see https://www.alibabacloud.com/help/en/auto-scaling/developer-reference/api-ess-2014-08-28-suspendprocesses
 */
export class SuspendedProcess extends Construct {
  /** The L1 resource. */
  public readonly resource: EssSuspendProcess;

  /** The process. */
  public readonly process: ScalingProcess;

  /**
   * @param scope the construct that holds the suspension
   * @param id the id of the construct
   * @param props the group and the process
   * @throws when the id is not one of a scaling group; at synthesis when two constructs suspend the same process of the
   * same group, since taking one of them out would resume it
   */
  public constructor(scope: Construct, id: string, props: SuspendedProcessProps) {
    checkProps(`The props of the suspended process ${id}`, props, scope);
    checkCloudId("scalingGroupId", props.scalingGroupId, "asg", "scaling group");
    checkProcess(props.process);
    super(scope, id);
    this.process = props.process;
    this.resource = new EssSuspendProcess(this, "Resource", {
      scalingGroupId: props.scalingGroupId,
      process: props.process,
      provider: props.provider,
    });
    claim(
      this,
      () => `suspended ${props.process} of ${identityOf(TerraformStack.of(this), props.scalingGroupId)}`,
      (other) =>
        InvalidInput.message({
          what: `The suspended process ${props.process} of ${this.node.path}`,
          rule: `${other.node.path} suspends it too, and taking one of them out would resume it`,
          mend: "Keep one of the two, or call group.suspend(…), which makes one for every process",
        }),
    );
  }
}

function checkProcess(process: ScalingProcess): void {
  const known = Object.values(ScalingProcess);
  if (isUnresolved(process) || known.includes(process)) return;
  throw new InvalidInput({
    what: "process",
    value: process,
    rule: `A scaling group has the processes ${known.join(", ")}`,
    mend: "Use the enum ScalingProcess, such as ScalingProcess.SCALE_IN",
    see: SEE.suspendProcesses,
  });
}
