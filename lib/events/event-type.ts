import { InvalidInput } from "../environment/invalid-input";

/**
 * The type of an event: what happened. The constants are the types that the official pages list for ECS and Auto
 * Scaling; `EventType.of` is the way to a type that they do not list.
 *
 * @see https://alibabacloud.com/help/en/doc-detail/181428.html
 */
export class EventType {
  /**
   * `ecs:Snapshot:CreateSnapshotCompleted`: the creation of a snapshot ended, well or not: the outcome is `data.result`, either `accomplished` or `failed`.
   *
   * @see https://www.alibabacloud.com/help/en/ecs/user-guide/snapshot-event-notifications
   */
  public static readonly ECS_SNAPSHOT_CREATE_COMPLETED = new EventType("ecs:Snapshot:CreateSnapshotCompleted", false);

  /**
   * `ecs:Snapshot:CreateSnapshotInitiated`: the creation of a snapshot began.
   *
   * @see https://alibabacloud.com/help/en/eventbridge/user-guide/ecs-events
   */
  public static readonly ECS_SNAPSHOT_CREATE_INITIATED = new EventType("ecs:Snapshot:CreateSnapshotInitiated", false);

  /**
   * `ecs:Snapshot:SnapshotDeleted`: a snapshot was deleted.
   *
   * @see https://alibabacloud.com/help/en/eventbridge/user-guide/ecs-events
   */
  public static readonly ECS_SNAPSHOT_DELETED = new EventType("ecs:Snapshot:SnapshotDeleted", false);

  /**
   * `ecs:Disk:ConvertToPostpaidCompleted`: a disk was converted to pay-as-you-go billing.
   *
   * @see https://alibabacloud.com/help/en/eventbridge/user-guide/ecs-events
   */
  public static readonly ECS_DISK_CONVERT_TO_POSTPAID_COMPLETED = new EventType(
    "ecs:Disk:ConvertToPostpaidCompleted",
    false,
  );

  /**
   * `ecs:Disk:DiskOperationCompleted`: an operation on a disk ended.
   *
   * @see https://alibabacloud.com/help/en/eventbridge/user-guide/ecs-events
   */
  public static readonly ECS_DISK_OPERATION_COMPLETED = new EventType("ecs:Disk:DiskOperationCompleted", false);

  /**
   * `ecs:Disk:OverduePaymentRelease`: a disk was released because of an overdue payment.
   *
   * @see https://alibabacloud.com/help/en/eventbridge/user-guide/ecs-events
   */
  public static readonly ECS_DISK_OVERDUE_PAYMENT_RELEASE = new EventType("ecs:Disk:OverduePaymentRelease", false);

  /**
   * `ecs:Disk:ErrorDetected`: an error was found on a disk.
   *
   * @see https://alibabacloud.com/help/en/eventbridge/user-guide/ecs-events
   */
  public static readonly ECS_DISK_ERROR_DETECTED = new EventType("ecs:Disk:ErrorDetected", false);

  /**
   * `ecs:Disk:Stalled`: a disk stalls.
   *
   * @see https://alibabacloud.com/help/en/eventbridge/user-guide/ecs-events
   */
  public static readonly ECS_DISK_STALLED = new EventType("ecs:Disk:Stalled", false);

  /**
   * `ecs:Instance:StateChange`: an instance changed its state.
   *
   * @see https://alibabacloud.com/help/en/eventbridge/user-guide/ecs-events
   */
  public static readonly ECS_INSTANCE_STATE_CHANGE = new EventType("ecs:Instance:StateChange", false);

  /**
   * `ecs:Instance:PreemptibleInstanceInterruption`: a preemptible instance is about to be reclaimed.
   *
   * @see https://alibabacloud.com/help/en/eventbridge/user-guide/ecs-events
   */
  public static readonly ECS_INSTANCE_PREEMPTIBLE_INTERRUPTION = new EventType(
    "ecs:Instance:PreemptibleInstanceInterruption",
    false,
  );

  /**
   * `ecs:Instance:BurstablePerformanceRestricted`: a burstable instance runs at restricted performance.
   *
   * @see https://alibabacloud.com/help/en/eventbridge/user-guide/ecs-events
   */
  public static readonly ECS_INSTANCE_BURSTABLE_PERFORMANCE_RESTRICTED = new EventType(
    "ecs:Instance:BurstablePerformanceRestricted",
    false,
  );

  /**
   * `ecs:Instance:LiveMigrationAcrossDDH`: an instance was migrated live between dedicated hosts.
   *
   * @see https://alibabacloud.com/help/en/eventbridge/user-guide/ecs-events
   */
  public static readonly ECS_INSTANCE_LIVE_MIGRATION_ACROSS_DDH = new EventType(
    "ecs:Instance:LiveMigrationAcrossDDH",
    false,
  );

  /**
   * `ecs:Instance:PerformanceModeChange`: a burstable instance changed its performance mode.
   *
   * @see https://alibabacloud.com/help/en/eventbridge/user-guide/ecs-events
   */
  public static readonly ECS_INSTANCE_PERFORMANCE_MODE_CHANGE = new EventType(
    "ecs:Instance:PerformanceModeChange",
    false,
  );

  /**
   * `ecs:Instance:SurplusCreditIncurCharge`: a burstable instance's surplus credits are charged.
   *
   * @see https://alibabacloud.com/help/en/eventbridge/user-guide/ecs-events
   */
  public static readonly ECS_INSTANCE_SURPLUS_CREDIT_INCUR_CHARGE = new EventType(
    "ecs:Instance:SurplusCreditIncurCharge",
    false,
  );

  /**
   * `ecs:Instance:AutoReactivateCompleted`: an instance was reactivated automatically.
   *
   * @see https://alibabacloud.com/help/en/eventbridge/user-guide/ecs-events
   */
  public static readonly ECS_INSTANCE_AUTO_REACTIVATE_COMPLETED = new EventType(
    "ecs:Instance:AutoReactivateCompleted",
    false,
  );

  /**
   * `ecs:Instance:InstanceFailure.Reboot`: an instance restarts because of a failure of its own.
   *
   * @see https://alibabacloud.com/help/en/eventbridge/user-guide/ecs-events
   */
  public static readonly ECS_INSTANCE_FAILURE_REBOOT = new EventType("ecs:Instance:InstanceFailure.Reboot", false);

  /**
   * `ecs:Instance:Security.TpmAlert`: the trusted module of an instance raised an alert.
   *
   * @see https://alibabacloud.com/help/en/eventbridge/user-guide/ecs-events
   */
  public static readonly ECS_INSTANCE_SECURITY_TPM_ALERT = new EventType("ecs:Instance:Security.TpmAlert", false);

  /**
   * `ecs:Instance:VSwitchChanged`: an instance moved to another vSwitch.
   *
   * @see https://alibabacloud.com/help/en/eventbridge/user-guide/ecs-events
   */
  public static readonly ECS_INSTANCE_VSWITCH_CHANGED = new EventType("ecs:Instance:VSwitchChanged", false);

  /**
   * `ecs:Instance:SystemFailure.Delete`: an instance is released because of a failure of the system beneath it.
   *
   * @see https://alibabacloud.com/help/en/eventbridge/user-guide/ecs-events
   */
  public static readonly ECS_INSTANCE_SYSTEM_FAILURE_DELETE = new EventType("ecs:Instance:SystemFailure.Delete", false);

  /**
   * `ecs:Instance:SystemFailure.Reboot`: an instance restarts because of a failure of the system beneath it.
   *
   * @see https://alibabacloud.com/help/en/eventbridge/user-guide/ecs-events
   */
  public static readonly ECS_INSTANCE_SYSTEM_FAILURE_REBOOT = new EventType("ecs:Instance:SystemFailure.Reboot", false);

  /**
   * `ecs:Instance:SystemFailure.Redeploy`: an instance is redeployed because of a failure of the system beneath it.
   *
   * @see https://alibabacloud.com/help/en/eventbridge/user-guide/ecs-events
   */
  public static readonly ECS_INSTANCE_SYSTEM_FAILURE_REDEPLOY = new EventType(
    "ecs:Instance:SystemFailure.Redeploy",
    false,
  );

  /**
   * `ecs:Instance:SystemFailure.Stop`: an instance stops because of a failure of the system beneath it.
   *
   * @see https://alibabacloud.com/help/en/eventbridge/user-guide/ecs-events
   */
  public static readonly ECS_INSTANCE_SYSTEM_FAILURE_STOP = new EventType("ecs:Instance:SystemFailure.Stop", false);

  /**
   * `ecs:Instance:SystemMaintenance.IsolateErrorDisk`: planned maintenance: a damaged disk is isolated.
   *
   * @see https://alibabacloud.com/help/en/eventbridge/user-guide/ecs-events
   */
  public static readonly ECS_INSTANCE_SYSTEM_MAINTENANCE_ISOLATE_ERROR_DISK = new EventType(
    "ecs:Instance:SystemMaintenance.IsolateErrorDisk",
    false,
  );

  /**
   * `ecs:Instance:SystemMaintenance.ReInitErrorDisk`: planned maintenance: a damaged disk is initialized again.
   *
   * @see https://alibabacloud.com/help/en/eventbridge/user-guide/ecs-events
   */
  public static readonly ECS_INSTANCE_SYSTEM_MAINTENANCE_RE_INIT_ERROR_DISK = new EventType(
    "ecs:Instance:SystemMaintenance.ReInitErrorDisk",
    false,
  );

  /**
   * `ecs:Instance:SystemMaintenance.Reboot`: planned maintenance: the instance restarts.
   *
   * @see https://alibabacloud.com/help/en/eventbridge/user-guide/ecs-events
   */
  public static readonly ECS_INSTANCE_SYSTEM_MAINTENANCE_REBOOT = new EventType(
    "ecs:Instance:SystemMaintenance.Reboot",
    false,
  );

  /**
   * `ecs:Instance:SystemMaintenance.RebootAndIsolateErrorDisk`: planned maintenance: the instance restarts and a damaged disk is isolated.
   *
   * @see https://alibabacloud.com/help/en/eventbridge/user-guide/ecs-events
   */
  public static readonly ECS_INSTANCE_SYSTEM_MAINTENANCE_REBOOT_AND_ISOLATE_ERROR_DISK = new EventType(
    "ecs:Instance:SystemMaintenance.RebootAndIsolateErrorDisk",
    false,
  );

  /**
   * `ecs:Instance:SystemMaintenance.RebootAndReInitErrorDisk`: planned maintenance: the instance restarts and a damaged disk is initialized again.
   *
   * @see https://alibabacloud.com/help/en/eventbridge/user-guide/ecs-events
   */
  public static readonly ECS_INSTANCE_SYSTEM_MAINTENANCE_REBOOT_AND_RE_INIT_ERROR_DISK = new EventType(
    "ecs:Instance:SystemMaintenance.RebootAndReInitErrorDisk",
    false,
  );

  /**
   * `ecs:Instance:SystemMaintenance.Redeploy`: planned maintenance: the instance is redeployed.
   *
   * @see https://alibabacloud.com/help/en/eventbridge/user-guide/ecs-events
   */
  public static readonly ECS_INSTANCE_SYSTEM_MAINTENANCE_REDEPLOY = new EventType(
    "ecs:Instance:SystemMaintenance.Redeploy",
    false,
  );

  /**
   * `ecs:Instance:SystemMaintenance.Stop`: planned maintenance: the instance stops.
   *
   * @see https://alibabacloud.com/help/en/eventbridge/user-guide/ecs-events
   */
  public static readonly ECS_INSTANCE_SYSTEM_MAINTENANCE_STOP = new EventType(
    "ecs:Instance:SystemMaintenance.Stop",
    false,
  );

  /**
   * `ecs:Instance:SystemMaintenance.CleanReleasedDisks`: planned maintenance: released disks are cleaned.
   *
   * @see https://alibabacloud.com/help/en/eventbridge/user-guide/ecs-events
   */
  public static readonly ECS_INSTANCE_SYSTEM_MAINTENANCE_CLEAN_RELEASED_DISKS = new EventType(
    "ecs:Instance:SystemMaintenance.CleanReleasedDisks",
    false,
  );

  /**
   * `ecs:NetworkInterface:NetworkInterfaceOperateCompleted`: an operation on a network interface ended.
   *
   * @see https://alibabacloud.com/help/en/eventbridge/user-guide/ecs-events
   */
  public static readonly ECS_NETWORK_INTERFACE_OPERATE_COMPLETED = new EventType(
    "ecs:NetworkInterface:NetworkInterfaceOperateCompleted",
    false,
  );

  /**
   * `ecs:NetworkInterface:PrivateIPAssigned`: a private IPv4 address was assigned.
   *
   * @see https://alibabacloud.com/help/en/eventbridge/user-guide/ecs-events
   */
  public static readonly ECS_NETWORK_INTERFACE_PRIVATE_IP_ASSIGNED = new EventType(
    "ecs:NetworkInterface:PrivateIPAssigned",
    false,
  );

  /**
   * `ecs:NetworkInterface:PrivateIPUnassigned`: a private IPv4 address was taken away.
   *
   * @see https://alibabacloud.com/help/en/eventbridge/user-guide/ecs-events
   */
  public static readonly ECS_NETWORK_INTERFACE_PRIVATE_IP_UNASSIGNED = new EventType(
    "ecs:NetworkInterface:PrivateIPUnassigned",
    false,
  );

  /**
   * `ecs:NetworkInterface:PrivateIPv6Assigned`: an IPv6 address was assigned.
   *
   * @see https://alibabacloud.com/help/en/eventbridge/user-guide/ecs-events
   */
  public static readonly ECS_NETWORK_INTERFACE_PRIVATE_IPV6_ASSIGNED = new EventType(
    "ecs:NetworkInterface:PrivateIPv6Assigned",
    false,
  );

  /**
   * `ecs:NetworkInterface:PrivateIPv6Unassigned`: an IPv6 address was taken away.
   *
   * @see https://alibabacloud.com/help/en/eventbridge/user-guide/ecs-events
   */
  public static readonly ECS_NETWORK_INTERFACE_PRIVATE_IPV6_UNASSIGNED = new EventType(
    "ecs:NetworkInterface:PrivateIPv6Unassigned",
    false,
  );

  /**
   * `ecs:NetworkInterface:SlaveEniWorkStateChanged`: the working state of a subordinate network interface changed.
   *
   * @see https://alibabacloud.com/help/en/eventbridge/user-guide/ecs-events
   */
  public static readonly ECS_NETWORK_INTERFACE_SLAVE_ENI_WORK_STATE_CHANGED = new EventType(
    "ecs:NetworkInterface:SlaveEniWorkStateChanged",
    false,
  );

  /**
   * `ecs:ActionTrail:AliyunServiceEvent`: audit: the platform itself changed something in ECS.
   *
   * @see https://alibabacloud.com/help/en/eventbridge/user-guide/ecs-events
   */
  public static readonly ECS_ACTION_TRAIL_ALIYUN_SERVICE_EVENT = new EventType(
    "ecs:ActionTrail:AliyunServiceEvent",
    false,
  );

  /**
   * `ecs:ActionTrail:ApiCall`: audit: an API call changed something in ECS. The ECS page does not list it; the pages of the other services list
   * theirs.
   *
   * @see https://alibabacloud.com/help/en/eventbridge/user-guide/ecs-events
   */
  public static readonly ECS_ACTION_TRAIL_API_CALL = new EventType("ecs:ActionTrail:ApiCall", false);

  /**
   * `ecs:ActionTrail:ConsoleOperation`: audit: somebody changed something in the ECS console. The ECS page does not list it; the pages of the other
   * services list theirs.
   *
   * @see https://alibabacloud.com/help/en/eventbridge/user-guide/ecs-events
   */
  public static readonly ECS_ACTION_TRAIL_CONSOLE_OPERATION = new EventType("ecs:ActionTrail:ConsoleOperation", false);

  /**
   * `ess:ScalingActivity:ScaleOutStart`: a scale-out began.
   *
   * @see https://help.aliyun.com/en/eventbridge/user-guide/auto-scaling-events
   */
  public static readonly ESS_SCALE_OUT_START = new EventType("ess:ScalingActivity:ScaleOutStart", false);

  /**
   * `ess:ScalingActivity:ScaleOutSuccess`: a scale-out succeeded.
   *
   * @see https://help.aliyun.com/en/eventbridge/user-guide/auto-scaling-events
   */
  public static readonly ESS_SCALE_OUT_SUCCESS = new EventType("ess:ScalingActivity:ScaleOutSuccess", false);

  /**
   * `ess:ScalingActivity:ScaleOutPartialSuccess`: a scale-out succeeded for some of its instances.
   *
   * @see https://help.aliyun.com/en/eventbridge/user-guide/auto-scaling-events
   */
  public static readonly ESS_SCALE_OUT_PARTIAL_SUCCESS = new EventType(
    "ess:ScalingActivity:ScaleOutPartialSuccess",
    false,
  );

  /**
   * `ess:ScalingActivity:ScaleOutError`: a scale-out failed.
   *
   * @see https://help.aliyun.com/en/eventbridge/user-guide/auto-scaling-events
   */
  public static readonly ESS_SCALE_OUT_ERROR = new EventType("ess:ScalingActivity:ScaleOutError", false);

  /**
   * `ess:ScalingActivity:ScaleInStart`: a scale-in began.
   *
   * @see https://help.aliyun.com/en/eventbridge/user-guide/auto-scaling-events
   */
  public static readonly ESS_SCALE_IN_START = new EventType("ess:ScalingActivity:ScaleInStart", false);

  /**
   * `ess:ScalingActivity:ScaleInSuccess`: a scale-in succeeded.
   *
   * @see https://help.aliyun.com/en/eventbridge/user-guide/auto-scaling-events
   */
  public static readonly ESS_SCALE_IN_SUCCESS = new EventType("ess:ScalingActivity:ScaleInSuccess", false);

  /**
   * `ess:ScalingActivity:ScaleInPartialSuccess`: a scale-in succeeded for some of its instances.
   *
   * @see https://help.aliyun.com/en/eventbridge/user-guide/auto-scaling-events
   */
  public static readonly ESS_SCALE_IN_PARTIAL_SUCCESS = new EventType(
    "ess:ScalingActivity:ScaleInPartialSuccess",
    false,
  );

  /**
   * `ess:ScalingActivity:ScaleInError`: a scale-in failed.
   *
   * @see https://help.aliyun.com/en/eventbridge/user-guide/auto-scaling-events
   */
  public static readonly ESS_SCALE_IN_ERROR = new EventType("ess:ScalingActivity:ScaleInError", false);

  /**
   * `ess:LifecycleHook:ScaleOut`: a lifecycle hook holds instances that are about to join.
   *
   * @see https://help.aliyun.com/en/eventbridge/user-guide/auto-scaling-events
   */
  public static readonly ESS_LIFECYCLE_HOOK_SCALE_OUT = new EventType("ess:LifecycleHook:ScaleOut", false);

  /**
   * `ess:LifecycleHook:ScaleIn`: a lifecycle hook holds instances that are about to leave.
   *
   * @see https://help.aliyun.com/en/eventbridge/user-guide/auto-scaling-events
   */
  public static readonly ESS_LIFECYCLE_HOOK_SCALE_IN = new EventType("ess:LifecycleHook:ScaleIn", false);

  /**
   * `ess:LifecycleHook:Test`: a lifecycle hook was tried out.
   *
   * @see https://help.aliyun.com/en/eventbridge/user-guide/auto-scaling-events
   */
  public static readonly ESS_LIFECYCLE_HOOK_TEST = new EventType("ess:LifecycleHook:Test", false);

  /**
   * `ess:CloudMonitor:AUTOSCALING[SCALEINERROR]`: cloudMonitor reports that a scale-in failed. The square brackets are part of the name.
   *
   * @see https://help.aliyun.com/en/eventbridge/user-guide/auto-scaling-events
   */
  public static readonly ESS_CLOUD_MONITOR_SCALE_IN_ERROR = new EventType(
    "ess:CloudMonitor:AUTOSCALING[SCALEINERROR]",
    false,
  );

  /**
   * `ess:CloudMonitor:AUTOSCALING[SCALEINSTART]`: cloudMonitor reports that a scale-in began. The square brackets are part of the name.
   *
   * @see https://help.aliyun.com/en/eventbridge/user-guide/auto-scaling-events
   */
  public static readonly ESS_CLOUD_MONITOR_SCALE_IN_START = new EventType(
    "ess:CloudMonitor:AUTOSCALING[SCALEINSTART]",
    false,
  );

  /**
   * `ess:CloudMonitor:AUTOSCALING[SCALEINSUCCESS]`: cloudMonitor reports that a scale-in succeeded. The square brackets are part of the name.
   *
   * @see https://help.aliyun.com/en/eventbridge/user-guide/auto-scaling-events
   */
  public static readonly ESS_CLOUD_MONITOR_SCALE_IN_SUCCESS = new EventType(
    "ess:CloudMonitor:AUTOSCALING[SCALEINSUCCESS]",
    false,
  );

  /**
   * `ess:CloudMonitor:AUTOSCALING[SCALEINWARN]`: cloudMonitor warns about a scale-in. The square brackets are part of the name.
   *
   * @see https://help.aliyun.com/en/eventbridge/user-guide/auto-scaling-events
   */
  public static readonly ESS_CLOUD_MONITOR_SCALE_IN_WARN = new EventType(
    "ess:CloudMonitor:AUTOSCALING[SCALEINWARN]",
    false,
  );

  /**
   * `ess:CloudMonitor:AUTOSCALING[SCALEOUTERROR]`: cloudMonitor reports that a scale-out failed. The square brackets are part of the name.
   *
   * @see https://help.aliyun.com/en/eventbridge/user-guide/auto-scaling-events
   */
  public static readonly ESS_CLOUD_MONITOR_SCALE_OUT_ERROR = new EventType(
    "ess:CloudMonitor:AUTOSCALING[SCALEOUTERROR]",
    false,
  );

  /**
   * `ess:CloudMonitor:AUTOSCALING[SCALEOUTSTART]`: cloudMonitor reports that a scale-out began. The square brackets are part of the name.
   *
   * @see https://help.aliyun.com/en/eventbridge/user-guide/auto-scaling-events
   */
  public static readonly ESS_CLOUD_MONITOR_SCALE_OUT_START = new EventType(
    "ess:CloudMonitor:AUTOSCALING[SCALEOUTSTART]",
    false,
  );

  /**
   * `ess:CloudMonitor:AUTOSCALING[SCALEOUTSUCCESS]`: cloudMonitor reports that a scale-out succeeded. The square brackets are part of the name.
   *
   * @see https://help.aliyun.com/en/eventbridge/user-guide/auto-scaling-events
   */
  public static readonly ESS_CLOUD_MONITOR_SCALE_OUT_SUCCESS = new EventType(
    "ess:CloudMonitor:AUTOSCALING[SCALEOUTSUCCESS]",
    false,
  );

  /**
   * `ess:CloudMonitor:AUTOSCALING[SCALEOUTWARN]`: cloudMonitor warns about a scale-out. The square brackets are part of the name.
   *
   * @see https://help.aliyun.com/en/eventbridge/user-guide/auto-scaling-events
   */
  public static readonly ESS_CLOUD_MONITOR_SCALE_OUT_WARN = new EventType(
    "ess:CloudMonitor:AUTOSCALING[SCALEOUTWARN]",
    false,
  );

  /**
   * `ess:CloudMonitor:AUTOSCALING[SCALEREJECT]`: cloudMonitor reports that a scaling activity was rejected. The square brackets are part of the name.
   *
   * @see https://help.aliyun.com/en/eventbridge/user-guide/auto-scaling-events
   */
  public static readonly ESS_CLOUD_MONITOR_SCALE_REJECT = new EventType(
    "ess:CloudMonitor:AUTOSCALING[SCALEREJECT]",
    false,
  );

  /**
   * `ess:CloudMonitor:AUTOSCALING[SCHEDULETASKEXPIRING]`: cloudMonitor reports that a scheduled task is about to expire. The square brackets are part of the name.
   *
   * @see https://help.aliyun.com/en/eventbridge/user-guide/auto-scaling-events
   */
  public static readonly ESS_CLOUD_MONITOR_SCHEDULE_TASK_EXPIRING = new EventType(
    "ess:CloudMonitor:AUTOSCALING[SCHEDULETASKEXPIRING]",
    false,
  );

  /**
   * `ess:ActionTrail:AliyunServiceEvent`: audit: the platform itself changed something in Auto Scaling.
   *
   * @see https://help.aliyun.com/en/eventbridge/user-guide/auto-scaling-events
   */
  public static readonly ESS_ACTION_TRAIL_ALIYUN_SERVICE_EVENT = new EventType(
    "ess:ActionTrail:AliyunServiceEvent",
    false,
  );

  /**
   * `ess:ActionTrail:ApiCall`: audit: an API call changed something in Auto Scaling.
   *
   * @see https://help.aliyun.com/en/eventbridge/user-guide/auto-scaling-events
   */
  public static readonly ESS_ACTION_TRAIL_API_CALL = new EventType("ess:ActionTrail:ApiCall", false);

  /**
   * `ess:ActionTrail:ConsoleOperation`: audit: somebody changed something in the console in Auto Scaling.
   *
   * @see https://help.aliyun.com/en/eventbridge/user-guide/auto-scaling-events
   */
  public static readonly ESS_ACTION_TRAIL_CONSOLE_OPERATION = new EventType("ess:ActionTrail:ConsoleOperation", false);

  /**
   * `ess:Config:ConfigurationItemChangeNotification`: the configuration of an Auto Scaling resource changed.
   *
   * @see https://help.aliyun.com/en/eventbridge/user-guide/auto-scaling-events
   */
  public static readonly ESS_CONFIG_ITEM_CHANGE = new EventType(
    "ess:Config:ConfigurationItemChangeNotification",
    false,
  );

  /**
   * `ess:Config:NonCompliantNotification`: an Auto Scaling resource breaks a compliance rule.
   *
   * @see https://help.aliyun.com/en/eventbridge/user-guide/auto-scaling-events
   */
  public static readonly ESS_CONFIG_NON_COMPLIANT = new EventType("ess:Config:NonCompliantNotification", false);

  /**
   * A type that you vouch for. The library takes it as it is, even where its catalog knows better.
   *
   * @param name the literal type, such as `ecs:Instance:SomethingNew`
   * @throws an error if the name is empty
   */
  public static of(name: string): EventType {
    if (typeof name !== "string" || name === "") {
      throw new InvalidInput({
        what: "EventType.of",
        value: name,
        rule: "The type of an event is never empty",
        mend: "Give the literal type, or leave the field type out of the pattern to accept any",
        see: "https://alibabacloud.com/help/en/doc-detail/181428.html",
      });
    }
    return new EventType(name, true);
  }

  /** The literal that stands in the event. */
  public readonly name: string;

  /**
   * Whether somebody has vouched for the name.
   *
   * @internal
   */
  public readonly _deliberate: boolean;

  private constructor(name: string, deliberate: boolean) {
    this.name = name;
    this._deliberate = deliberate;
  }

  /** The literal that stands in the event. */
  public toString(): string {
    return this.name;
  }

  /** The literal, as it stands in the JSON of a pattern. */
  public toJSON(): any {
    return this.name;
  }
}
