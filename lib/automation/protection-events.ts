import { Aspects, TerraformProvider } from "cdktf";
import { Construct } from "constructs";
import { advise } from "../environment/advice";
import { perStack } from "../environment/per-stack";
import { EventBus } from "../events/event-bus";
import { EventPattern } from "../events/event-pattern";
import { EventRule } from "../events/event-rule";
import { IRuleTarget } from "../events/rule-target";

/**
 * What the functions of this package report: the types of their events.
 *
 * The envelope is that of CloudEvents, with the source `cdktf-alicloud-data-protection` and the ARN of the scaling group
 * as `subject`.
 */
export enum ProtectionEventType {
  /**
   * Disks of a group have no snapshot that is new enough. `data`: `{ scalingGroupId, recoveryPointObjectiveHours, disks:
   * [{ diskId, instanceId, newestSnapshotAt }] }`, up to 100 disks an event; `newestSnapshotAt` is null where there is
   * none.
   */
  SNAPSHOT_OVERDUE = "dataprotection:Snapshot:Overdue",

  /**
   * Something of a group could not be protected or covered; it is tried again with the next run. `data`:
   * `{ scalingGroupId, failures: [{ operation, code, message, ids }] }`.
   */
  RECONCILIATION_FAILED = "dataprotection:Reconciliation:Failed",

  /**
   * A snapshot before a scale-in failed, or took too long. `data`: `{ scalingGroupId, lifecycleHookId,
   * lifecycleActionToken, instanceIds, result, reason, disks: [{ diskId, instanceId, state, snapshotId, message }] }`;
   * `result` is `ROLLBACK` where the instances stay and `CONTINUE` where they leave all the same.
   */
  FINAL_SNAPSHOT_FAILED = "dataprotection:FinalSnapshot:Failed",
}

const FAILURES = "Failures of automatic protection";

/**
 * Where the functions of this package report what went wrong: a bus of their own, since the bus `default` takes events of
 * services only. One per stack and region.
 *
 * What a function cannot report because it fails itself goes to its dead letters.
 *
 * Warnings: ADP-022 where no target hears of any of them.
 */
export class ProtectionEvents extends Construct {
  /** The source of the events. */
  public static readonly SOURCE = "cdktf-alicloud-data-protection";

  /**
   * The events in the stack that holds `scope`; always the same object for the same stack and provider.
   *
   * @param scope a construct of the stack
   * @param provider the provider whose region has the functions, where a stack has several
   */
  public static of(scope: Construct, provider?: TerraformProvider): ProtectionEvents {
    return perStack(
      scope,
      ProtectionEvents,
      "ProtectionEvents",
      provider,
      (stack, id) => new ProtectionEvents(stack, id, provider),
    );
  }

  /** The bus that the functions publish on. */
  public readonly bus: EventBus;

  private readonly provider?: TerraformProvider;
  private readonly heard = new Set<ProtectionEventType>();

  private constructor(scope: Construct, id: string, provider?: TerraformProvider) {
    super(scope, id);
    this.provider = provider;
    this.bus = new EventBus(this, "Bus", {
      description: "What protects instances and disks between applies, and could not",
      provider,
    });
    Aspects.of(this).add({ visit: (node) => (node === this ? this.warnOfSilence() : undefined) });
  }

  /**
   * Tells a target of disks without a snapshot that is new enough.
   *
   * @param target the target
   * @param targetId names the target among those of the rule; default: the target's own name
   */
  public onOverdue(target: IRuleTarget, targetId?: string): void {
    this.route("Overdue", "Overdue snapshots", [ProtectionEventType.SNAPSHOT_OVERDUE], target, targetId);
  }

  /**
   * Tells a target of what could not be protected or covered.
   *
   * @param target the target
   * @param targetId names the target among those of the rule; default: the target's own name
   */
  public onReconciliationFailed(target: IRuleTarget, targetId?: string): void {
    const types = [ProtectionEventType.RECONCILIATION_FAILED];
    this.route("ReconciliationFailed", "Failed protection and coverage", types, target, targetId);
  }

  /**
   * Tells a target of final snapshots that failed.
   *
   * @param target the target
   * @param targetId names the target among those of the rule; default: the target's own name
   */
  public onFinalSnapshotFailed(target: IRuleTarget, targetId?: string): void {
    const types = [ProtectionEventType.FINAL_SNAPSHOT_FAILED];
    this.route("FinalSnapshotFailed", "Failed final snapshots", types, target, targetId);
  }

  /**
   * Tells a target of all of these, by one rule.
   *
   * @param target the target
   * @param targetId names the target among those of the rule; default: the target's own name
   */
  public onFailure(target: IRuleTarget, targetId?: string): void {
    this.route("Failure", FAILURES, Object.values(ProtectionEventType), target, targetId);
  }

  /**
   * Keeps a record of all of these in a target that tells nobody, such as a log.
   *
   * @param target the target
   */
  public keepRecordIn(target: IRuleTarget): void {
    this.rule("Failure", FAILURES, Object.values(ProtectionEventType)).addTarget(target);
  }

  /**
   * Whether some target hears of events of a type.
   *
   * @internal
   */
  public _hears(type: ProtectionEventType): boolean {
    return this.heard.has(type);
  }

  private warnOfSilence(): void {
    // A tree can be synthesized more than once.
    if (this.heard.size > 0 || this.node.metadata.length > 0) return;
    advise(
      this,
      "ADP-022",
      "nobody hears of overdue snapshots, failed protection and failed final snapshots: they are in the logs of the " +
        "functions alone. Call onFailure(…) with a target.",
    );
  }

  private route(
    id: string,
    description: string,
    types: ProtectionEventType[],
    target: IRuleTarget,
    targetId?: string,
  ): void {
    this.rule(id, description, types).addTarget(target, targetId);
    types.forEach((type) => this.heard.add(type));
  }

  private rule(id: string, description: string, types: ProtectionEventType[]): EventRule {
    return (
      (this.node.tryFindChild(id) as EventRule | undefined) ??
      new EventRule(this, id, {
        description,
        eventBus: this.bus,
        pattern: EventPattern.of({ source: [ProtectionEvents.SOURCE], type: types }),
        provider: this.provider,
      })
    );
  }
}
