/** Holds instances on their way into a group or out of it. */
export interface LifecycleHook {
  readonly id: string;
  readonly scalingGroupId: string;
  readonly name: string;
  lifecycleTransition: string;
  heartbeatTimeout: number;
  defaultResult: string;
  notificationArn: string;
  notificationMetadata: string;
}
