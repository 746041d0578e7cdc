import { TerraformProvider, TerraformStack } from "cdktf";
import { Construct } from "constructs";
import { checkAuditLog, IAuditLog } from "./archive/i-audit-log";
import { checkFinalSnapshot, FinalSnapshot } from "./automation/final-snapshot";
import { ProtectionEvents, ProtectionEventType } from "./automation/protection-events";
import { checkReconciler, Reconciler } from "./automation/reconciler";
import { DataProtectionProps } from "./data-protection-props";
import { advise } from "./environment/advice";
import { checkDecision } from "./environment/flag";
import { InvalidInput } from "./environment/invalid-input";
import { checkOneOf } from "./environment/one-of";
import { checkProps } from "./environment/props";
import { DeadLetterQueue } from "./events/dead-letter-queue";
import { IMnsQueue } from "./events/mns-queue";
import { IRuleTarget } from "./events/rule-target";
import { SnapshotOutcomes } from "./events/snapshot-outcomes";
import { SnapshotRouteProps } from "./events/snapshot-route";
import { ProtectionAlarms } from "./monitoring/protection-alarms";
import { chooseMechanism, mechanismReason, waysOut } from "./scaling/choose-mechanism";
import { checkCriticalInstances, CriticalInstances } from "./scaling/critical-instances";
import { checkOwnStack, checkScalingGroup, IScalingGroup, ScalingGroupOrigin } from "./scaling/i-scaling-group";
import { ProtectionMechanism } from "./scaling/protection-mechanism";
import { AutoSnapshotPolicy } from "./snapshots/auto-snapshot-policy";
import { checkPolicy, IAutoSnapshotPolicy } from "./snapshots/i-auto-snapshot-policy";
import { checkRetention } from "./snapshots/retention";
import { checkSchedule } from "./snapshots/snapshot-schedule";
import { SlsLogStore } from "./targets/sls-log-store";

/**
 * The whole workflow for one scaling group: critical instances are protected from scale-in, disks get a snapshot
 * policy, and the outcome of every snapshot goes where you send it, with retries for a day and a dead-letter queue.
 *
 * At least one target must hear of failed snapshots; synthesis fails otherwise.
 *
 * Warnings: ADP-006 where disks of running instances are not covered, ADP-016 where nobody is told of dead letters.
 */
export class DataProtection extends Construct {
  /** The snapshot policy. */
  public readonly policy: IAutoSnapshotPolicy;

  /** Where the outcomes of snapshots go; shared by all groups of the stack and region. */
  public readonly outcomes: SnapshotOutcomes;

  /** The alarms on failed snapshots and dead letters; shared by all groups of the stack and region. */
  public readonly alarms: ProtectionAlarms;

  /** The log that keeps a record of every outcome, where one is stated. */
  public readonly auditLog?: IAuditLog;

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
    checkProps(`The props of ${this.node.path}`, props, this);
    checkParts(props);
    checkOwnStack(props.group, this);
    this.checkReconcile(props);
    const { group, criticalInstances, deadLetterQueue } = props;
    if (criticalInstances !== undefined) {
      this.protectionMechanism = mechanismOf(props, criticalInstances);
      this.protectionReason = reasonOf(props, criticalInstances, this.protectionMechanism);
    }
    if (props.reconcile === false) this.checkUnneeded(props);
    const provider = this.providerOf(props);
    this.policy = this.policyOf(props, provider);
    if (needsReconciler(props, this.protectionMechanism)) {
      this.reconciler = props.reconciler ?? Reconciler.of(this, provider);
    }
    this.cover(group);
    this.protect(props);
    this.finalSnapshot = this.finalSnapshotOf(props, provider);
    this.outcomes = SnapshotOutcomes.of(this, provider);
    if (deadLetterQueue !== undefined) this.outcomes.keepUndeliveredIn(deadLetterQueue);
    this.auditLog = this.recordIn(props.auditLog);
    this.alarms = this.alarmsFor(props, provider);
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
    const { finalSnapshotBy, finalSnapshot: options = finalSnapshotBy && {}, group } = props;
    if (options === undefined) return undefined;
    checkProps("finalSnapshot", options);
    if (finalSnapshotBy !== undefined) {
      checkFinalSnapshot("finalSnapshotBy", finalSnapshotBy);
      this.checkStack("finalSnapshotBy", finalSnapshotBy);
    }
    const finalSnapshot = finalSnapshotBy ?? FinalSnapshot.of(this, provider);
    const ofPolicy = this.policy instanceof AutoSnapshotPolicy ? this.policy.retention : undefined;
    finalSnapshot.addGroup({ retention: ofPolicy, ...options, group });
    return finalSnapshot;
  }

  private recordIn(log: IAuditLog | undefined): IAuditLog | undefined {
    if (log === undefined) return undefined;
    const target = new SlsLogStore(log);
    this.outcomes.keepRecordIn(target);
    this.events?.keepRecordIn(target);
    return log;
  }

  private alarmsFor({ alarmContacts }: DataProtectionProps, provider?: TerraformProvider): ProtectionAlarms {
    const alarms = ProtectionAlarms.of(this, provider);
    const { outcomes, events, reconciler, finalSnapshot } = this;
    alarms._watch(outcomes, () => outcomes.deadLetterQueue);
    // What the functions report goes by rules that share the queue of the stack.
    if (events !== undefined) alarms._watch(events, () => DeadLetterQueue.shared(this, provider));
    for (const each of [reconciler, finalSnapshot]) {
      if (each !== undefined) alarms._watch(each, () => each.handler.deadLetterQueue);
    }
    if (alarmContacts !== undefined) alarms.addContactGroups(alarmContacts);
    return alarms;
  }

  private checkReconcile(props: DataProtectionProps): void {
    const { reconcile, reconciler, reconciliation, protectionMechanism } = props;
    checkDecision(`reconcile of ${this.node.path}`, reconcile);
    checkOneOf(`protectionMechanism of ${this.node.path}`, protectionMechanism, ProtectionMechanism);
    if (reconciler !== undefined) {
      checkReconciler("reconciler", reconciler);
      this.checkStack("reconciler", reconciler);
    }
    if (reconciliation !== undefined) checkProps("reconciliation", reconciliation);
    const wanted =
      reconciler !== undefined ||
      reconciliation !== undefined ||
      protectionMechanism === ProtectionMechanism.RECONCILER;
    if (reconcile !== false || !wanted) return;
    const rule = "It forbids the reconciler that reconciler, reconciliation or protectionMechanism ask for";
    throw this.forbidden(rule, "the others");
  }

  /** Without a reconciler somebody else must be able to do what is asked. */
  private checkUnneeded({ group, criticalInstances }: DataProtectionProps): void {
    if (group.origin === ScalingGroupOrigin.FOREIGN) {
      throw this.forbidden(
        "It forbids the reconciler, which is needed: another stack owns the group, and Terraform cannot put the " +
          "snapshot policy on its disks",
        "take the group over with ScalingGroup.adopt(…)",
      );
    }
    const mechanism = this.protectionMechanism;
    if (criticalInstances === undefined || mechanism !== ProtectionMechanism.RECONCILER) return;
    throw this.forbidden(
      `It forbids the reconciler, which is needed: ${mechanismReason(group.origin, criticalInstances, mechanism)}`,
      `${waysOut(group.origin, criticalInstances)}, or state protectionMechanism: ProtectionMechanism.SUSPENDED_SCALE_IN`,
    );
  }

  private forbidden(rule: string, others: string): InvalidInput {
    return new InvalidInput({
      what: `reconcile of ${this.node.path}`,
      value: false,
      rule,
      mend: `Leave reconcile out, or ${others}`,
    });
  }

  /** What serves the group is watched and heard of in its stack; from another one, each would depend on the other. */
  private checkStack(what: string, construct: Construct): void {
    if (TerraformStack.of(construct) === TerraformStack.of(this)) return;
    throw new InvalidInput({
      what: `${what} of ${this.node.path}`,
      value: construct.node.path,
      rule: "It belongs to another stack, and the two stacks would depend on each other",
      mend: "Make one in this stack, or leave it out: then the one of the stack and region is used",
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
  const { group, protectionMechanism: mechanism } = props;
  const created = group.origin === ScalingGroupOrigin.CREATED && instances.instanceIds !== undefined;
  // On a created group the list of protected instances makes the first apply fail, asked for or not.
  const hopeless = created && mechanism === ProtectionMechanism.PROTECTED_INSTANCES;
  if (mechanism !== undefined && !hopeless) return mechanism;
  return chooseMechanism(group.origin, instances, group.node.path, !hopeless);
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

function checkParts({ group, criticalInstances, schedule, retention, policy, auditLog }: DataProtectionProps): void {
  checkScalingGroup("group", group);
  if (auditLog !== undefined) checkAuditLog("auditLog", auditLog);
  if (criticalInstances !== undefined) checkCriticalInstances("criticalInstances", criticalInstances);
  if (schedule !== undefined) checkSchedule("schedule", schedule);
  if (retention !== undefined) checkRetention("retention", retention);
  if (policy !== undefined) checkPolicy("policy", policy);
}
