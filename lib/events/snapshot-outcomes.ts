import { TerraformProvider } from "cdktf";
import { Construct } from "constructs";
import { DeadLetterQueue } from "./dead-letter-queue";
import { EventPattern } from "./event-pattern";
import { EventRule } from "./event-rule";
import { EventType } from "./event-type";
import { IRuleTarget } from "./rule-target";
import { advise } from "../environment/advice";
import { perStack } from "../environment/per-stack";

/**
 * What becomes of a snapshot, as the event says it in `data.result`.
 *
 * @see https://www.alibabacloud.com/help/en/ecs/user-guide/snapshot-event-notifications
 */
export enum SnapshotOutcome {
  /** The snapshot is complete. */
  ACCOMPLISHED = "accomplished",
  /** The snapshot failed. */
  FAILED = "failed",
}

/**
 * Where the outcomes of snapshots go: one per stack and region, shared by all scaling groups, because the event of a
 * snapshot names a disk and no group. The number of rules grows with the targets, and nothing is delivered twice.
 *
 * ECS sends one event when a snapshot ends, `ecs:Snapshot:CreateSnapshotCompleted`, whether it is complete or failed;
 * the outcome is in `data.result`. A skipped snapshot sends no event.
 *
 * @see https://www.alibabacloud.com/help/en/ecs/user-guide/snapshot-event-notifications
 */
export class SnapshotOutcomes extends Construct {
  /**
   * The outcomes in the stack that holds `scope`; always the same object for the same stack and provider.
   *
   * @param scope a construct of the stack
   * @param provider the provider whose region takes the snapshots, where a stack has several
   */
  public static of(scope: Construct, provider?: TerraformProvider): SnapshotOutcomes {
    return perStack(scope, "SnapshotOutcomes", provider, (stack, id) => new SnapshotOutcomes(stack, id, provider));
  }

  private readonly provider?: TerraformProvider;

  private constructor(scope: Construct, id: string, provider?: TerraformProvider) {
    super(scope, id);
    this.provider = provider;
  }

  /** The queue for outcomes that could not be delivered, unless a target states another one. */
  public get deadLetterQueue(): DeadLetterQueue {
    return DeadLetterQueue.shared(this, this.provider);
  }

  /**
   * Sends every failed snapshot to a target.
   *
   * @param target the target
   * @param targetId names the target among those of the rule; default: the target's own name
   */
  public onFailed(target: IRuleTarget, targetId?: string): void {
    this.route(target, targetId, "Failed", "Failed ECS snapshots", SnapshotOutcome.FAILED);
  }

  /**
   * Sends every complete snapshot to a target.
   *
   * @param target the target
   * @param targetId names the target among those of the rule; default: the target's own name
   */
  public onAccomplished(target: IRuleTarget, targetId?: string): void {
    this.route(target, targetId, "Accomplished", "Accomplished ECS snapshots", SnapshotOutcome.ACCOMPLISHED);
  }

  /**
   * Sends every snapshot that ends to a target, complete or failed. The rule does not look at the outcome, so it holds
   * even if the service reported one that nobody has documented.
   *
   * @param target the target
   * @param targetId names the target among those of the rule; default: the target's own name
   */
  public onFinished(target: IRuleTarget, targetId?: string): void {
    this.route(target, targetId, "Finished", "Finished ECS snapshots, accomplished or failed,");
  }

  /** Whether some target hears of failed snapshots. */
  public get failuresAreRouted(): boolean {
    return this.node.tryFindChild("Failed") !== undefined || this.node.tryFindChild("Finished") !== undefined;
  }

  private route(
    target: IRuleTarget,
    targetId: string | undefined,
    ruleId: string,
    description: string,
    outcome?: SnapshotOutcome,
  ): void {
    const rule =
      (this.node.tryFindChild(ruleId) as EventRule | undefined) ??
      new EventRule(this, ruleId, {
        description,
        pattern: EventPattern.of({
          source: ["acs.ecs"],
          type: [EventType.ECS_SNAPSHOT_CREATE_COMPLETED],
          data: outcome === undefined ? undefined : { result: [outcome] },
        }),
        provider: this.provider,
      });
    rule.addTarget(target, targetId);
    this.warnOfTwice(targetId ?? target.targetId, outcome);
  }

  private warnOfTwice(targetId: string, outcome?: SnapshotOutcome): void {
    const overlapping = outcome === undefined ? ["Failed", "Accomplished"] : ["Finished"];
    if (!overlapping.some((ruleId) => this.node.tryFindChild(ruleId)?.node.tryFindChild(targetId) !== undefined)) {
      return;
    }
    advise(
      this,
      "ADP-007",
      `${targetId} receives some outcomes twice: onFinished sends it every one, so it needs no other route.`,
    );
  }
}
