import { TerraformProvider } from "cdktf";
import { Construct } from "constructs";
import { advise } from "./environment/advice";
import { InvalidInput } from "./environment/invalid-input";
import { checkProps } from "./environment/props";
import { checkShape } from "./environment/shape";
import { IMnsQueue } from "./events/mns-queue";
import { IRuleTarget } from "./events/rule-target";
import { SnapshotOutcomes } from "./events/snapshot-outcomes";
import { SnapshotRouteProps } from "./events/snapshot-route";
import { chooseMechanism } from "./scaling/choose-mechanism";
import { checkCriticalInstances, CriticalInstances } from "./scaling/critical-instances";
import { checkScalingGroup, IScalingGroup, ScalingGroupOrigin } from "./scaling/i-scaling-group";
import { ProtectionMechanism } from "./scaling/protection-mechanism";
import { AutoSnapshotPolicy } from "./snapshots/auto-snapshot-policy";
import { CrossRegionCopy } from "./snapshots/cross-region-copy";
import { IAutoSnapshotPolicy } from "./snapshots/i-auto-snapshot-policy";
import { checkRetention, Retention } from "./snapshots/retention";
import { checkSchedule, SnapshotSchedule } from "./snapshots/snapshot-schedule";

/**
 * How a scaling group is protected. State either `schedule` and `retention`, or `policy`.
 */
export interface DataProtectionProps {
  /** The group. */
  readonly group: IScalingGroup;

  /**
   * The instances that must not be scaled in.
   *
   * @default - none by this construct
   */
  readonly criticalInstances?: CriticalInstances;

  /**
   * Who keeps them from being scaled in. By itself it is the group's own list of protected instances for up to ten ids
   * on an adopted group, since Terraform can own that list and nobody else is held back; and suspended scale-in for
   * `CriticalInstances.all()`, since it reaches instances to come and takes one apply. Anything else is an error that
   * names the ways out; suspended scale-in for the whole group is always one, if chosen here on purpose.
   *
   * @default - chosen by the group and by what names the instances, see `ProtectionMechanism`
   */
  readonly protectionMechanism?: ProtectionMechanism;

  /**
   * When snapshots are taken.
   *
   * @default - that of `policy`
   */
  readonly schedule?: SnapshotSchedule;

  /**
   * How long snapshots are kept.
   *
   * @default - that of `policy`
   */
  readonly retention?: Retention;

  /**
   * Whether and how snapshots are copied to another region.
   *
   * @default - that of `policy`; else no copies
   */
  readonly crossRegionCopy?: CrossRegionCopy;

  /**
   * A snapshot policy that exists in the app already.
   *
   * @default - one is made with `schedule` and `retention`
   */
  readonly policy?: IAutoSnapshotPolicy;

  /**
   * The queue for outcomes that could not be delivered. All groups of a stack and region share one, stated by the first.
   *
   * @default - the queue that all rules of the stack share, made on first use
   */
  readonly deadLetterQueue?: IMnsQueue;

  /**
   * The provider of what this construct makes. It must be that of the group.
   *
   * @default - that of the group
   */
  readonly provider?: TerraformProvider;
}

/**
 * The whole workflow for one scaling group: critical instances are protected from scale-in, disks get a snapshot
 * policy, and the outcome of every snapshot goes where you send it, with retries for a day and a dead-letter queue.
 *
 * At least one target must hear of failed snapshots; synthesis fails otherwise.
 */
export class DataProtection extends Construct {
  /** The snapshot policy. */
  public readonly policy: IAutoSnapshotPolicy;

  /** Where the outcomes of snapshots go; shared by all groups of the stack and region. */
  public readonly outcomes: SnapshotOutcomes;

  /**
   * @param scope the construct that holds the protection
   * @param id the id of the construct
   * @param props how the group is protected
   * @throws when the group cannot be protected as asked, or not exactly one of policy and schedule with retention is stated
   */
  public constructor(scope: Construct, id: string, props: DataProtectionProps) {
    super(scope, id);
    checkProps(`The props of ${this.node.path}`, props);
    checkParts(props);
    const { group, criticalInstances, deadLetterQueue } = props;
    const provider = this.providerOf(props);
    this.policy = this.policyOf(props, provider);
    this.policy.coverNewInstances(group);
    if (criticalInstances !== undefined) this.protect(group, criticalInstances, props.protectionMechanism);
    this.outcomes = SnapshotOutcomes.of(this, provider);
    if (deadLetterQueue !== undefined) this.outcomes.keepUndeliveredIn(deadLetterQueue);
    if (group.origin !== ScalingGroupOrigin.CREATED) this.warnOfRunningInstances();
    this.node.addValidation({ validate: () => this.unheardFailures() });
  }

  /** The queue for outcomes that could not be delivered. */
  public get deadLetterQueue(): IMnsQueue {
    return this.outcomes.deadLetterQueue;
  }

  /**
   * Sends failed snapshots of the stack's region to a target: every one, unless the route is narrowed.
   *
   * @param target the target
   * @param props which snapshots it takes; default: all
   * @throws when the types or policies are not ones that a rule can tell apart
   */
  public onSnapshotFailed(target: IRuleTarget, props: SnapshotRouteProps = {}): void {
    this.outcomes.onFailed(target, props);
  }

  /**
   * Sends complete snapshots of the stack's region to a target: every one, unless the route is narrowed.
   *
   * @param target the target
   * @param props which snapshots it takes; default: all
   * @throws when the types or policies are not ones that a rule can tell apart
   */
  public onSnapshotAccomplished(target: IRuleTarget, props: SnapshotRouteProps = {}): void {
    this.outcomes.onAccomplished(target, props);
  }

  /**
   * Sends snapshots of the stack's region that end to a target, complete or failed: every one, unless the route is
   * narrowed.
   *
   * @param target the target
   * @param props which snapshots it takes; default: all
   * @throws when the types or policies are not ones that a rule can tell apart
   */
  public onSnapshotFinished(target: IRuleTarget, props: SnapshotRouteProps = {}): void {
    this.outcomes.onFinished(target, props);
  }

  /** Snapshots, their events and the policy are in the region of the group. */
  private providerOf({ group, provider = group.provider }: DataProtectionProps): TerraformProvider | undefined {
    if (provider === group.provider) return provider;
    throw new InvalidInput({
      what: `The provider of ${this.node.path}`,
      value: provider?.node.path,
      rule: "Snapshots are taken, and their events are published, in the region of the group: both have one provider",
      mend: "Leave provider out: it follows the group",
    });
  }

  private warnOfRunningInstances(): void {
    advise(
      this,
      "ADP-006",
      "the snapshot policy reaches instances that the group launches from now on. Disks of instances that run already " +
        "are not covered by it: attach the policy to each of them with policy.attachToDisk(…), or replace the instances.",
    );
  }

  private policyOf(props: DataProtectionProps, provider?: TerraformProvider): IAutoSnapshotPolicy {
    const { policy, schedule, retention, crossRegionCopy } = props;
    const ownParts = [schedule, retention, crossRegionCopy];
    if (policy !== undefined && ownParts.every((part) => part === undefined)) return policy;
    if (policy === undefined && schedule !== undefined && retention !== undefined) {
      return new AutoSnapshotPolicy(this, "Policy", { schedule, retention, crossRegionCopy, provider });
    }
    throw new InvalidInput({
      what: `The snapshot policy of ${this.node.path}`,
      rule: "Either policy alone is stated, or schedule and retention together",
      mend: "State schedule and retention for a policy of its own, or policy for one that exists",
    });
  }

  private protect(group: IScalingGroup, instances: CriticalInstances, mechanism?: ProtectionMechanism): void {
    // On a created group the list of protected instances makes the first apply fail, asked for or not.
    const hopeless =
      group.origin === ScalingGroupOrigin.CREATED &&
      mechanism === ProtectionMechanism.PROTECTED_INSTANCES &&
      instances.instanceIds !== undefined;
    group.protectFromScaleIn(
      instances,
      hopeless ? chooseMechanism(group.origin, instances, group.node.path) : mechanism,
    );
  }

  private unheardFailures(): string[] {
    if (this.outcomes.failuresAreRouted) return [];
    return [
      InvalidInput.message({
        what: `The outcomes of ${this.node.path}`,
        rule: "At least one target must hear of failed snapshots; a backup that fails in silence is worse than none",
        mend:
          "Call onSnapshotFailed(…) or onSnapshotFinished(…) with a target; a route that is narrowed to other types of " +
          "snapshots, or to some policies, does not count",
      }),
    ];
  }
}

function checkParts({ group, criticalInstances, schedule, retention, policy }: DataProtectionProps): void {
  checkScalingGroup("group", group);
  if (criticalInstances !== undefined) checkCriticalInstances("criticalInstances", criticalInstances);
  if (schedule !== undefined) checkSchedule("schedule", schedule);
  if (retention !== undefined) checkRetention("retention", retention);
  if (policy !== undefined) {
    const make = "Make it with new snapshots.AutoSnapshotPolicy(…), or name it with fromAutoSnapshotPolicyId(…)";
    checkShape("policy", policy, "coverNewInstances", "a snapshot policy", make);
  }
}
