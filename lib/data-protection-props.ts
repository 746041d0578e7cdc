import { TerraformProvider } from "cdktf";
import { IAuditLog } from "./archive/i-audit-log";
import { FinalSnapshot, FinalSnapshotOptions } from "./automation/final-snapshot";
import { Reconciler } from "./automation/reconciler";
import { ReconciliationOptions } from "./automation/reconciliation-options";
import { IMnsQueue } from "./events/mns-queue";
import { IContactGroup } from "./monitoring/contact-group";
import { CriticalInstances } from "./scaling/critical-instances";
import { IScalingGroup } from "./scaling/i-scaling-group";
import { ProtectionMechanism } from "./scaling/protection-mechanism";
import { CrossRegionCopy } from "./snapshots/cross-region-copy";
import { IAutoSnapshotPolicy } from "./snapshots/i-auto-snapshot-policy";
import { Retention } from "./snapshots/retention";
import { SnapshotSchedule } from "./snapshots/snapshot-schedule";

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
   * The log that keeps a record of every outcome, and of what the functions report: searchable, for as long as the log
   * keeps its entries, and independent of any receiver. It tells nobody, so a target must hear of failures as well.
   * `monitoring.MissedSnapshotAlarm` watches it, and `archive.OssExport` takes it to a bucket.
   *
   * @default - no log
   */
  readonly auditLog?: IAuditLog;

  /**
   * Who is notified by CloudMonitor, independently of the routes, when a snapshot fails and when something lies in the
   * dead-letter queue. All groups of a stack and region share these alarms, and their contacts add up. An empty list says
   * that the queue is watched by other means.
   *
   * @default - nobody, with a warning unless the stack has another alarm on dead letters
   */
  readonly alarmContacts?: IContactGroup[];

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
   * What takes the final snapshots of the group: one with a function of your own making, such as in a VPC. Stated without
   * `finalSnapshot`, it takes them with the defaults.
   *
   * @default - the one that all groups of the stack and region share, where `finalSnapshot` is stated
   */
  readonly finalSnapshotBy?: FinalSnapshot;

  /**
   * The provider of what this construct makes. It must be that of the group.
   *
   * @default - that of the group
   */
  readonly provider?: TerraformProvider;
}
