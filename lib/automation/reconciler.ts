import { TerraformProvider } from "cdktf";
import { Construct } from "constructs";
import { GroupFunction } from "./group-function";
import { GroupFunctionProps } from "./group-function-props";
import { ProtectionEvents } from "./protection-events";
import { ReconciliationOptions } from "./reconciliation-options";
import { advise } from "../environment/advice";
import { checkDecision } from "../environment/flag";
import { InvalidInput } from "../environment/invalid-input";
import { perStack } from "../environment/per-stack";
import { checkProps } from "../environment/props";
import { isUnresolved } from "../environment/unresolved";
import { checkWholeNumber } from "../environment/whole-number";
import { EventPattern } from "../events/event-pattern";
import { EventType } from "../events/event-type";
import { HandlerFunction } from "../functions/handler-function";
import { checkCriticalInstances, CriticalInstances } from "../scaling/critical-instances";
import { checkScalingGroup, IScalingGroup } from "../scaling/i-scaling-group";
import { ProtectionMechanism } from "../scaling/protection-mechanism";
import { leaveToReconciler } from "../scaling/reconciled-group";
import { AutoSnapshotPolicy } from "../snapshots/auto-snapshot-policy";
import { checkPolicy, checkPolicyRegion, IAutoSnapshotPolicy } from "../snapshots/i-auto-snapshot-policy";

/**
 * What a reconciler does for a group. State at least one of `criticalInstances`, `snapshotPolicy` and
 * `recoveryPointObjectiveHours`.
 */
export interface ReconciledGroupProps extends ReconciliationOptions {
  /** The group, whoever owns it and whatever it launches from. */
  readonly group: IScalingGroup;

  /**
   * The instances that must not be scaled in, those to come included.
   *
   * @default - none by the reconciler
   */
  readonly criticalInstances?: CriticalInstances;

  /**
   * The policy that every disk of the group gets which can be snapshotted and has none, on instances that exist and those
   * to come.
   *
   * @default - none by the reconciler
   */
  readonly snapshotPolicy?: IAutoSnapshotPolicy;
}

/**
 * A function that protects scaling groups between applies: it sets the protection of instances from scale-in, puts a
 * snapshot policy on disks, keeps their automatic snapshots beyond the disk's life, and reports disks whose newest
 * snapshot is too old. Scale-outs wake it, and a timer every ten minutes in case that an event is lost.
 *
 * It serves every kind of group: created, adopted or of another stack, with a scaling configuration or a launch template.
 * It touches nothing outside its groups, never takes a policy off a disk or a protection off an instance unless asked
 * to, and what it could not do is an event (`events`) and tried again.
 *
 * One serves many groups: `Reconciler.of(…)` is the one of a stack and region.
 *
 * EventBridge invokes it with the service-linked role `AliyunServiceRoleForEventBridgeSendToFC`, which the account must
 * have: see `EventBridgeServiceLinkedRole.sendToFc`.
 */
export class Reconciler extends Construct {
  /**
   * The reconciler in the stack that holds `scope`; always the same object for the same stack and provider.
   *
   * @param scope a construct of the stack
   * @param provider the provider whose region has the groups, where a stack has several
   */
  public static of(scope: Construct, provider?: TerraformProvider): Reconciler {
    return perStack(scope, Reconciler, "Reconciler", provider, (stack, id) => new Reconciler(stack, id, { provider }));
  }

  /** The function. */
  public readonly handler: HandlerFunction;

  /** Where the function reports what it could not do, and what is overdue; shared by the stack and region. */
  public readonly events: ProtectionEvents;

  private readonly groupFunction: GroupFunction;

  /**
   * @param scope the construct that holds the reconciler
   * @param id the id of the construct
   * @param props the function
   * @throws when a value is out of bounds
   */
  public constructor(scope: Construct, id: string, props: GroupFunctionProps = {}) {
    super(scope, id);
    this.groupFunction = new GroupFunction(this, props, {
      codeName: "reconciler",
      settingsVariable: "RECONCILER_SETTINGS",
      description: "Protects instances and disks of scaling groups between applies",
      intervalMinutes: 10,
    });
    this.handler = this.groupFunction.handler;
    this.events = this.groupFunction.events;
    this.groupFunction.wakeBy(
      "ScaleOut",
      "Scale-outs",
      EventPattern.of({
        source: ["acs.ess"],
        type: [EventType.ESS_SCALE_OUT_PARTIAL_SUCCESS, EventType.ESS_SCALE_OUT_SUCCESS],
      }),
    );
  }

  /**
   * Lets the reconciler look after a group. The same once more changes nothing.
   *
   * @param props the group, and what is done for it
   * @throws when nothing is to be done, something is out of bounds, the group or the policy is in another region, the group
   * belongs to another stack, or is looked after with other settings already
   */
  public addGroup(props: ReconciledGroupProps): void {
    const { group, criticalInstances, snapshotPolicy } = checked(props, `A group of ${this.node.path}`);
    const keep = props.keepAutomaticSnapshots ?? snapshotPolicy !== undefined;
    const objective = props.recoveryPointObjectiveHours ?? objectiveOf(snapshotPolicy);
    const news = this.groupFunction.add(group, {
      scalingGroupId: group.scalingGroupId,
      instances: criticalInstances && selectionOf(criticalInstances),
      releaseOthers: stated(props.releaseOthers),
      snapshotPolicyId: snapshotPolicy?.autoSnapshotPolicyId,
      replaceOtherPolicies: stated(props.replaceOtherPolicies),
      keepAutomaticSnapshots: stated(keep),
      recoveryPointObjectiveHours: objective,
    });
    if (!news) return;
    this.warnOfObjective(props);
    this.allowReads(criticalInstances, keep || snapshotPolicy !== undefined, objective !== undefined);
    if (criticalInstances !== undefined) {
      group.protectFromScaleIn(criticalInstances, ProtectionMechanism.RECONCILER);
      leaveToReconciler(group, "protection");
      this.groupFunction.allow(
        ["ess:SetInstancesProtection"],
        [this.groupFunction.arn("ess", `scalinggroup/${group.scalingGroupId}`)],
      );
    }
    if (snapshotPolicy !== undefined) {
      leaveToReconciler(group, "coverage");
      this.groupFunction.allow(
        ["ecs:ApplyAutoSnapshotPolicy"],
        [
          this.groupFunction.arn("ecs", "disk/*"),
          this.groupFunction.arn("ecs", `snapshotpolicy/${snapshotPolicy.autoSnapshotPolicyId}`),
        ],
      );
    }
    if (keep) this.groupFunction.allow(["ecs:ModifyDiskAttribute"], [this.groupFunction.arn("ecs", "disk/*")]);
  }

  private warnOfObjective({
    group,
    recoveryPointObjectiveHours: objective,
    snapshotPolicy,
  }: ReconciledGroupProps): void {
    const gap = longestGapOf(snapshotPolicy);
    if (objective === undefined || isUnresolved(objective) || gap === undefined || objective >= gap) return;
    advise(
      this,
      "ADP-019",
      `the schedule leaves up to ${gap} hours between two snapshots of ${group.node.path}, and after ${objective} a disk counts ` +
        "as overdue: it is reported although nothing failed. Take snapshots more often, or state a longer " +
        "recoveryPointObjectiveHours.",
    );
  }

  /** On all resources: nothing is changed by them, and for some the form of a narrower one is not documented. */
  private allowReads(instances: CriticalInstances | undefined, disks: boolean, objective: boolean): void {
    this.groupFunction.allow(["ess:DescribeScalingInstances"], ["*"]);
    if (instances?.tags !== undefined) this.groupFunction.allow(["ecs:DescribeInstances"], ["*"]);
    if (disks || objective) this.groupFunction.allow(["ecs:DescribeDisks"], ["*"]);
    if (objective) this.groupFunction.allow(["ecs:DescribeSnapshots"], ["*"]);
  }
}

/**
 * Refuses what is no reconciler.
 *
 * @internal
 */
export function checkReconciler(what: string, value: unknown): void {
  if (value instanceof Reconciler) return;
  throw new InvalidInput({
    what,
    value,
    rule: "It takes a Reconciler",
    mend: "Make it with new automation.Reconciler(…), or leave it out: then the one of the stack and region is used",
  });
}

function checked(props: ReconciledGroupProps, what: string): ReconciledGroupProps {
  checkProps(what, props);
  const { group, criticalInstances, snapshotPolicy, recoveryPointObjectiveHours } = props;
  checkScalingGroup("group", group);
  for (const flag of ["releaseOthers", "replaceOtherPolicies", "keepAutomaticSnapshots"] as const) {
    checkDecision(flag, props[flag]);
  }
  if (criticalInstances !== undefined) checkCriticalInstances("criticalInstances", criticalInstances);
  if (snapshotPolicy !== undefined) {
    checkPolicy("snapshotPolicy", snapshotPolicy);
    checkPolicyRegion(snapshotPolicy, group);
  }
  checkWholeNumber("recoveryPointObjectiveHours", recoveryPointObjectiveHours, { min: 1, max: 8760, unit: "hours" });
  const pointless = (rule: string, mend: string) =>
    new InvalidInput({ what: `${what}: ${group.node.path}`, rule, mend });
  if (criticalInstances === undefined && snapshotPolicy === undefined && recoveryPointObjectiveHours === undefined) {
    throw pointless(
      "There is nothing to do for it",
      "State criticalInstances, snapshotPolicy or recoveryPointObjectiveHours",
    );
  }
  if (props.releaseOthers === true && criticalInstances === undefined) {
    throw pointless("releaseOthers spares the critical instances, and there are none", "State criticalInstances too");
  }
  if (props.replaceOtherPolicies === true && snapshotPolicy === undefined) {
    throw pointless("replaceOtherPolicies needs a policy that takes their place", "State snapshotPolicy too");
  }
  return props;
}

/** The code takes what is left out for false, and the environment is small. */
function stated(flag: boolean | undefined): true | undefined {
  return flag === true ? true : undefined;
}

function selectionOf({ instanceIds, tags, count }: CriticalInstances): object {
  if (instanceIds !== undefined) return { ids: instanceIds };
  if (tags !== undefined) return { tags };
  return count === undefined ? { all: true } : { oldest: count };
}

function objectiveOf(policy: IAutoSnapshotPolicy | undefined): number | undefined {
  const gap = longestGapOf(policy);
  return gap && gap + Math.min(6, Math.max(2, Math.ceil(gap / 4)));
}

/** The longest time between two snapshots, where the schedule is known. */
function longestGapOf(policy: IAutoSnapshotPolicy | undefined): number | undefined {
  return policy instanceof AutoSnapshotPolicy ? policy.schedule.longestGapHours : undefined;
}
