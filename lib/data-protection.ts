import { TerraformProvider } from "cdktf";
import { Construct } from "constructs";
import { FinalSnapshot, FinalSnapshotOptions } from "./automation/final-snapshot";
import { ProtectionEvents, ProtectionEventType } from "./automation/protection-events";
import { checkReconciler, Reconciler } from "./automation/reconciler";
import { ReconciliationOptions } from "./automation/reconciliation-options";
import { advise } from "./environment/advice";
import { InvalidInput } from "./environment/invalid-input";
import { checkProps } from "./environment/props";
import { IMnsQueue } from "./events/mns-queue";
import { IRuleTarget } from "./events/rule-target";
import { SnapshotOutcomes } from "./events/snapshot-outcomes";
import { SnapshotRouteProps } from "./events/snapshot-route";
import { chooseMechanism, mechanismReason } from "./scaling/choose-mechanism";
import { checkCriticalInstances, CriticalInstances } from "./scaling/critical-instances";
import { checkScalingGroup, IScalingGroup, ScalingGroupOrigin } from "./scaling/i-scaling-group";
import { ProtectionMechanism } from "./scaling/protection-mechanism";
import { AutoSnapshotPolicy } from "./snapshots/auto-snapshot-policy";
import { CrossRegionCopy } from "./snapshots/cross-region-copy";
import { checkPolicy, IAutoSnapshotPolicy } from "./snapshots/i-auto-snapshot-policy";
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
   * on an adopted group, since Terraform can own that list and nobody else is held back; suspended scale-in for
   * `CriticalInstances.all()`, since it reaches instances to come and takes one apply; and the reconciler for everything
   * else. Suspended scale-in for the whole group is always possible, if chosen here on purpose.
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
   * Whether a reconciler looks after the group between applies: a function that protects instances, covers disks that
   * exist, keeps automatic snapshots beyond their disk and reports what is overdue. It brings a function, its log and a
   * bucket for its code; `true` is the choice for every group whose disks must not go without a snapshot from the first
   * day on.
   *
   * @default - where Terraform alone cannot do what is asked: for a group of another stack, for instances that no
   * resource can protect, and where `reconciler` or `reconciliation` is stated
   */
  readonly reconcile?: boolean;

  /**
   * How the reconciler goes about the group.
   *
   * @default - the defaults of each option
   */
  readonly reconciliation?: ReconciliationOptions;

  /**
   * The reconciler that looks after the group.
   *
   * @default - the one that all groups of the stack and region share, where one is needed
   */
  readonly reconciler?: Reconciler;

  /**
   * Takes a snapshot of every disk of an instance before a scale-in releases it, and takes the scale-in back where that
   * fails: `{}` for the defaults. Unless stated, the snapshots are kept as long as those of the policy.
   *
   * @default - no final snapshots
   */
  readonly finalSnapshot?: FinalSnapshotOptions;

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

  /** Who keeps the critical instances from being scaled in, where there are any. */
  public readonly protectionMechanism?: ProtectionMechanism;

  /** Why it is that one, as a sentence. */
  public readonly protectionReason?: string;

  /** The reconciler that looks after the group, where there is one. */
  public readonly reconciler?: Reconciler;

  /** What takes the final snapshots of the group, where it is asked for. */
  public readonly finalSnapshot?: FinalSnapshot;

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
    this.checkReconcile(props);
    const { group, criticalInstances, deadLetterQueue } = props;
    const provider = this.providerOf(props);
    this.policy = this.policyOf(props, provider);
    if (criticalInstances !== undefined) {
      this.protectionMechanism = mechanismOf(props, criticalInstances);
      this.protectionReason = reasonOf(props, criticalInstances, this.protectionMechanism);
    }
    if (needsReconciler(props, this.protectionMechanism)) {
      this.reconciler = props.reconciler ?? Reconciler.of(this, provider);
    }
    this.cover(group);
    this.protect(props);
    this.finalSnapshot = this.finalSnapshotOf(props, provider);
    this.outcomes = SnapshotOutcomes.of(this, provider);
    if (deadLetterQueue !== undefined) this.outcomes.keepUndeliveredIn(deadLetterQueue);
    this.node.addValidation({ validate: () => [...this.unheardFailures(), ...this.unheardEvents()] });
  }

  /** The queue for outcomes that could not be delivered. */
  public get deadLetterQueue(): IMnsQueue {
    return this.outcomes.deadLetterQueue;
  }

  /**
   * Where the reconciler and the final snapshot report what went wrong, where there is one of them; shared by all groups
   * of the stack and region.
   */
  public get events(): ProtectionEvents | undefined {
    return this.reconciler?.events ?? this.finalSnapshot?.events;
  }

  /**
   * Sends failed snapshots of the stack's region to a target: every one, unless the route is narrowed. Where there is a
   * reconciler or a final snapshot, a route that is not narrowed also takes what they report (`ProtectionEventType`):
   * overdue snapshots, failed protection and failed final snapshots. Their `data` differs from that of a snapshot.
   *
   * @param target the target
   * @param props which snapshots it takes; default: all
   * @throws when the types or policies are not ones that a rule can tell apart
   */
  public onSnapshotFailed(target: IRuleTarget, props: SnapshotRouteProps = {}): void {
    this.outcomes.onFailed(target, props);
    if (takesAll(props)) this.events?.onFailure(target, props.targetId);
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
   * narrowed. As with `onSnapshotFailed`, what the reconciler and the final snapshot report goes there too.
   *
   * @param target the target
   * @param props which snapshots it takes; default: all
   * @throws when the types or policies are not ones that a rule can tell apart
   */
  public onSnapshotFinished(target: IRuleTarget, props: SnapshotRouteProps = {}): void {
    this.outcomes.onFinished(target, props);
    // Under a name of its own: the same target may hear of failures with another input.
    if (takesAll(props)) this.events?.onFailure(target, `${props.targetId ?? target.targetId}-Finished`);
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

  /** A group of another stack is left as it is: the reconciler puts the policy on disks. */
  private cover(group: IScalingGroup): void {
    if (this.reconciler === undefined || group.origin !== ScalingGroupOrigin.FOREIGN) {
      this.policy.coverNewInstances(group);
    }
    if (this.reconciler === undefined && group.origin !== ScalingGroupOrigin.CREATED) this.warnOfRunningInstances();
  }

  private protect({ group, criticalInstances, reconciliation }: DataProtectionProps): void {
    const byReconciler = this.protectionMechanism === ProtectionMechanism.RECONCILER;
    this.reconciler?.addGroup({
      ...reconciliation,
      group,
      criticalInstances: byReconciler ? criticalInstances : undefined,
      snapshotPolicy: this.policy,
    });
    if (criticalInstances === undefined || byReconciler) return;
    group.protectFromScaleIn(criticalInstances, this.protectionMechanism);
  }

  private finalSnapshotOf(props: DataProtectionProps, provider?: TerraformProvider): FinalSnapshot | undefined {
    if (props.finalSnapshot === undefined) return undefined;
    checkProps("finalSnapshot", props.finalSnapshot);
    const finalSnapshot = FinalSnapshot.of(this, provider);
    const ofPolicy = this.policy instanceof AutoSnapshotPolicy ? this.policy.retention : undefined;
    finalSnapshot.addGroup({ retention: ofPolicy, ...props.finalSnapshot, group: props.group });
    return finalSnapshot;
  }

  private checkReconcile({ reconcile, reconciler, reconciliation, protectionMechanism }: DataProtectionProps): void {
    if (reconciler !== undefined) checkReconciler("reconciler", reconciler);
    if (reconciliation !== undefined) checkProps("reconciliation", reconciliation);
    const wanted =
      reconciler !== undefined ||
      reconciliation !== undefined ||
      protectionMechanism === ProtectionMechanism.RECONCILER;
    if (reconcile !== false || !wanted) return;
    throw new InvalidInput({
      what: `reconcile of ${this.node.path}`,
      value: reconcile,
      rule: "It forbids the reconciler that reconciler, reconciliation or protectionMechanism ask for",
      mend: "Leave reconcile out, or the others",
    });
  }

  private unheardEvents(): string[] {
    const { events } = this;
    const unheard = [
      ...(this.reconciler === undefined
        ? []
        : [ProtectionEventType.SNAPSHOT_OVERDUE, ProtectionEventType.RECONCILIATION_FAILED]),
      ...(this.finalSnapshot === undefined ? [] : [ProtectionEventType.FINAL_SNAPSHOT_FAILED]),
    ].filter((type) => !events!._hears(type));
    if (unheard.length === 0) return [];
    return [
      InvalidInput.message({
        what: `What the functions of ${this.node.path} report`,
        value: unheard,
        rule: "At least one target must hear of it",
        mend: "Call onSnapshotFailed(…) or onSnapshotFinished(…) of this protection with a target, or events.onFailure(…)",
      }),
    ];
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

function takesAll({ snapshotTypes, policyIds }: SnapshotRouteProps): boolean {
  return snapshotTypes === undefined && policyIds === undefined;
}

function mechanismOf(props: DataProtectionProps, instances: CriticalInstances): ProtectionMechanism {
  const { group, protectionMechanism: mechanism, reconcile } = props;
  const created = group.origin === ScalingGroupOrigin.CREATED && instances.instanceIds !== undefined;
  // On a created group the list of protected instances makes the first apply fail, asked for or not.
  const hopeless = created && mechanism === ProtectionMechanism.PROTECTED_INSTANCES;
  if (mechanism !== undefined && !hopeless) return mechanism;
  return chooseMechanism(group.origin, instances, group.node.path, reconcile !== false && !hopeless);
}

function reasonOf(
  { group, protectionMechanism }: DataProtectionProps,
  instances: CriticalInstances,
  mechanism: ProtectionMechanism,
): string {
  if (protectionMechanism !== undefined) return "It is asked for.";
  const reason = mechanismReason(group.origin, instances, mechanism);
  return `${reason[0].toUpperCase()}${reason.slice(1)}.`;
}

function needsReconciler(props: DataProtectionProps, mechanism: ProtectionMechanism | undefined): boolean {
  const { group, reconcile, reconciler, reconciliation } = props;
  if (reconcile !== undefined) return reconcile;
  return (
    reconciler !== undefined ||
    reconciliation !== undefined ||
    mechanism === ProtectionMechanism.RECONCILER ||
    group.origin === ScalingGroupOrigin.FOREIGN
  );
}

function checkParts({ group, criticalInstances, schedule, retention, policy }: DataProtectionProps): void {
  checkScalingGroup("group", group);
  if (criticalInstances !== undefined) checkCriticalInstances("criticalInstances", criticalInstances);
  if (schedule !== undefined) checkSchedule("schedule", schedule);
  if (retention !== undefined) checkRetention("retention", retention);
  if (policy !== undefined) {
    checkPolicy("policy", policy);
  }
}
