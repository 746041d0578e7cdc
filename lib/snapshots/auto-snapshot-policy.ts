import { TerraformProvider } from "cdktf";
import { Construct } from "constructs";
import { AutoSnapshotPolicyBase } from "./auto-snapshot-policy-base";
import { CrossRegionCopy, renderCrossRegionCopy } from "./cross-region-copy";
import { ForeignAutoSnapshotPolicy } from "./foreign-auto-snapshot-policy";
import { IAutoSnapshotPolicy } from "./i-auto-snapshot-policy";
import { checkRetention, Retention } from "./retention";
import { checkSchedule, SnapshotSchedule } from "./snapshot-schedule";
import { EcsAutoSnapshotPolicy } from "../bindings/ecs-auto-snapshot-policy";
import { advise } from "../environment/advice";
import { Environment } from "../environment/environment";
import { nameOr } from "../environment/physical-name";
import { checkProps } from "../environment/props";
import { checkResourceId } from "../environment/resource-id";
import { checkTags } from "../environment/tags";
import { isUnresolved } from "../environment/unresolved";

const SEE = "https://www.alibabacloud.com/help/en/ecs/developer-reference/api-ecs-2014-05-26-createautosnapshotpolicy";

/** Automatic snapshots that a disk can have; the oldest goes when one more is taken. */
const SNAPSHOTS_PER_DISK = 1000;

/**
 * An automatic snapshot policy.
 */
export interface AutoSnapshotPolicyProps {
  /** When snapshots are taken. */
  readonly schedule: SnapshotSchedule;

  /** How long they are kept. */
  readonly retention: Retention;

  /**
   * The copy of every snapshot into one other region. Taking it away again later does not work in place: see
   * `CrossRegionCopy`.
   *
   * @default - no copy
   */
  readonly crossRegionCopy?: CrossRegionCopy;

  /**
   * The name of the policy: 2 to 128 characters, a letter first, not `http://` or `https://`, then letters, digits,
   * `:`, `_` and `-`.
   *
   * @default - derived from the construct path
   */
  readonly autoSnapshotPolicyName?: string;

  /**
   * The id of the resource group of the policy.
   *
   * @default - the account's default group; Terraform leaves it alone
   */
  readonly resourceGroupId?: string;

  /**
   * The tags of the policy: up to 20.
   *
   * @default - no tags
   */
  readonly tags?: { [key: string]: string };

  /**
   * The provider of the policy, where a stack has several.
   *
   * @default - the provider without an alias
   */
  readonly provider?: TerraformProvider;
}

/**
 * When automatic snapshots of disks are taken and how long they are kept.
 *
 * A snapshot is skipped without any event when the disk is not in use, its instance is neither running nor stopped,
 * or an earlier snapshot still runs. On release, a disk whose `DeleteAutoSnapshot` is on takes its automatic snapshots
 * with it.
 *
 * @see https://www.alibabacloud.com/help/en/ecs/developer-reference/api-ecs-2014-05-26-createautosnapshotpolicy
 */
export class AutoSnapshotPolicy extends AutoSnapshotPolicyBase {
  /**
   * Names a policy that another stack owns, or that was made by hand.
   *
   * @param scope the construct that holds the reference
   * @param id the id of the construct
   * @param policyId the id of the policy: `sp-…`
   * @param policyProvider the provider whose region holds the policy, where a stack has several
   * @throws when the id is not one of a snapshot policy
   */
  public static fromAutoSnapshotPolicyId(
    scope: Construct,
    id: string,
    policyId: string,
    policyProvider?: TerraformProvider,
  ): IAutoSnapshotPolicy {
    checkResourceId("policyId", policyId, "sp", "a snapshot policy", SEE);
    return new ForeignAutoSnapshotPolicy(scope, id, policyId, policyProvider);
  }

  /** The L1 resource. */
  public readonly resource: EcsAutoSnapshotPolicy;

  /** When snapshots are taken. */
  public readonly schedule: SnapshotSchedule;

  /** How long they are kept. */
  public readonly retention: Retention;

  /**
   * @param scope the construct that holds the policy
   * @param id the id of the construct
   * @param props the policy
   * @throws when the name or a tag is not one that the service takes, or snapshots are to be copied
   * to their own region
   */
  public constructor(scope: Construct, id: string, props: AutoSnapshotPolicyProps) {
    super(scope, id, props?.provider);
    checkProps(`The props of ${this.node.path}`, props);
    checkSchedule("schedule", props.schedule);
    checkRetention("retention", props.retention);
    checkTags("tags", props.tags);
    this.schedule = props.schedule;
    this.retention = props.retention;
    this.resource = new EcsAutoSnapshotPolicy(this, "Resource", {
      autoSnapshotPolicyName: policyName(props.autoSnapshotPolicyName, this),
      timePoints: props.schedule.timePoints,
      repeatWeekdays: props.schedule.repeatWeekdays,
      retentionDays: props.retention.retentionDays,
      ...this.copyOf(props),
      resourceGroupId: props.resourceGroupId,
      tags: props.tags,
      provider: props.provider,
    });
    if (props.resourceGroupId === undefined) {
      // The service answers with its default group, which would be planned away for ever.
      this.resource.lifecycle = { ignoreChanges: ["resource_group_id"] };
    }
    this.warnOfQuota();
    this.warnOfGap();
  }

  /** The id of the policy: `sp-…`. */
  public get autoSnapshotPolicyId(): string {
    return this.resource.id;
  }

  private copyOf({ crossRegionCopy, provider }: AutoSnapshotPolicyProps): object {
    if (crossRegionCopy === undefined) return {};
    return renderCrossRegionCopy(crossRegionCopy, Environment.of(this, provider)._statedRegion);
  }

  private warnOfQuota(): void {
    const { retentionDays } = this.retention;
    if (isUnresolved(retentionDays)) return;
    const perWeek = this.schedule.timePoints.length * this.schedule.repeatWeekdays.length;
    const kept = (perWeek * retentionDays) / 7;
    if (!this.retention.isForever && kept <= SNAPSHOTS_PER_DISK) return;
    const full = Math.floor((SNAPSHOTS_PER_DISK * 7) / perWeek);
    advise(
      this,
      "ADP-004",
      `a disk keeps at most ${SNAPSHOTS_PER_DISK} automatic snapshots; with ${perWeek} a week the oldest is deleted ` +
        `after ${full} days, before its retention ends. Take fewer snapshots or keep them for a shorter time.`,
    );
  }

  private warnOfGap(): void {
    const { longestGapHours } = this.schedule;
    const { retentionDays, isForever } = this.retention;
    if (isForever || isUnresolved(retentionDays) || longestGapHours === undefined) return;
    if (retentionDays * 24 >= longestGapHours) return;
    advise(
      this,
      "ADP-018",
      `up to ${longestGapHours} hours pass between two snapshots, and each is kept for ${retentionDays * 24} hours: in ` +
        "between a disk has none. Keep them for longer, or take them more often.",
    );
  }
}

function policyName(given: string | undefined, scope: Construct): string {
  return nameOr(given, scope, {
    prop: "autoSnapshotPolicyName",
    pattern: /^(?!https?:)\p{L}[\p{L}\p{N}:_-]{1,127}$/u,
    rule: "The name of a snapshot policy has 2 to 128 characters: a letter first, not http:// or https://, then letters, digits, :, _ and -",
    maxLength: 128,
    see: SEE,
  });
}
