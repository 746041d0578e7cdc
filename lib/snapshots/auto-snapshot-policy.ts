import { TerraformProvider } from "cdktf";
import { Construct, IConstruct } from "constructs";
import { Retention } from "./retention";
import { SnapshotSchedule } from "./snapshot-schedule";
import { EcsAutoSnapshotPolicy } from "../bindings/ecs-auto-snapshot-policy";
import { EcsAutoSnapshotPolicyAttachment } from "../bindings/ecs-auto-snapshot-policy-attachment";
import { advise } from "../environment/advice";
import { InvalidInput } from "../environment/invalid-input";
import { nameOr } from "../environment/physical-name";
import { isUnresolved } from "../environment/unresolved";
import { IScalingGroup } from "../scaling/i-scaling-group";

const SEE = "https://www.alibabacloud.com/help/en/ecs/developer-reference/api-ecs-2014-05-26-createautosnapshotpolicy";

/** Automatic snapshots that a disk can have; the oldest goes when one more is taken. */
const SNAPSHOTS_PER_DISK = 1000;

/**
 * An automatic snapshot policy, of this stack or of another one.
 */
export interface IAutoSnapshotPolicy extends IConstruct {
  /** The id of the policy: `sp-…`. */
  readonly autoSnapshotPolicyId: string;

  /**
   * Gives every disk of the instances that a group launches from now on this policy.
   *
   * @param group the group
   */
  coverNewInstances(group: IScalingGroup): void;
}

/**
 * An automatic snapshot policy.
 */
export interface AutoSnapshotPolicyProps {
  /** When snapshots are taken. */
  readonly schedule: SnapshotSchedule;

  /** How long they are kept. */
  readonly retention: Retention;

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
export class AutoSnapshotPolicy extends Construct implements IAutoSnapshotPolicy {
  /** The L1 resource. */
  public readonly resource: EcsAutoSnapshotPolicy;

  /** When snapshots are taken. */
  public readonly schedule: SnapshotSchedule;

  /** How long they are kept. */
  public readonly retention: Retention;

  private readonly provider?: TerraformProvider;

  /**
   * @param scope the construct that holds the policy
   * @param id the id of the construct
   * @param props the policy
   * @throws when the name is not one that the service takes
   */
  public constructor(scope: Construct, id: string, props: AutoSnapshotPolicyProps) {
    super(scope, id);
    this.schedule = props.schedule;
    this.retention = props.retention;
    this.provider = props.provider;
    this.resource = new EcsAutoSnapshotPolicy(this, "Resource", {
      autoSnapshotPolicyName: policyName(props.autoSnapshotPolicyName, this),
      timePoints: props.schedule.timePoints,
      repeatWeekdays: props.schedule.repeatWeekdays,
      retentionDays: props.retention.retentionDays,
      resourceGroupId: props.resourceGroupId,
      tags: props.tags,
      provider: props.provider,
    });
    if (props.resourceGroupId === undefined) {
      // The service answers with its default group, which would be planned away for ever.
      this.resource.lifecycle = { ignoreChanges: ["resource_group_id"] };
    }
    this.warnOfQuota();
  }

  /** The id of the policy: `sp-…`. */
  public get autoSnapshotPolicyId(): string {
    return this.resource.id;
  }

  /**
   * Gives every disk of the instances that a group launches from now on this policy. Instances that run already keep
   * what they have: attach the policy to their disks with `attachToDisk`.
   *
   * @param group the group; this stack must own it together with its scaling configuration
   * @throws when another policy covers the group, or another stack owns it
   */
  public coverNewInstances(group: IScalingGroup): void {
    group.applySnapshotPolicyToNewInstances(this.autoSnapshotPolicyId);
  }

  /**
   * Attaches the policy to one disk that exists. A disk takes one policy from Terraform: the provider detaches without
   * naming the policy, so that a second one would go with the first.
   *
   * @param id the id of the construct
   * @param diskId the id of the disk: `d-…`; local and elastic ephemeral disks cannot be snapshotted
   * @throws when the id is not one of a disk
   * @see https://www.alibabacloud.com/help/en/ecs/developer-reference/api-ecs-2014-05-26-applyautosnapshotpolicy
   */
  public attachToDisk(id: string, diskId: string): EcsAutoSnapshotPolicyAttachment {
    if (!isUnresolved(diskId) && !/^d-[a-z0-9]{1,62}$/.test(diskId)) {
      throw new InvalidInput({
        what: "diskId",
        value: diskId,
        rule: "A disk id is d- followed by lower-case letters and digits",
        mend: "Copy the id of the disk (not of its instance or its name) from the console",
      });
    }
    return new EcsAutoSnapshotPolicyAttachment(this, id, {
      autoSnapshotPolicyId: this.autoSnapshotPolicyId,
      diskId,
      provider: this.provider,
    });
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
