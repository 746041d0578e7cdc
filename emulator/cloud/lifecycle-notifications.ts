import { LifecycleActions, LifecycleNotice } from "./lifecycle-actions";
import { RegionContext } from "./region-context";

/** Tells the receivers of lifecycle hooks that instances wait. */
export class LifecycleNotifications {
  public constructor(
    private readonly context: RegionContext,
    actions: LifecycleActions,
  ) {
    actions.begun.subscribe((notice) => this.tell(notice));
  }

  private tell({ hook, message }: LifecycleNotice): void {
    const { accountId, events, region } = this.context;
    if (hook.notificationArn === `acs:eventbridge:${region}:${accountId}:eventbus/default`) {
      // Source and fields are not documented: those of the message to a queue are taken.
      events.publish({
        source: "acs.ess",
        type: `ess:LifecycleHook:${hook.lifecycleTransition === "SCALE_IN" ? "ScaleIn" : "ScaleOut"}`,
        subject: `acs:ess:${region}:${accountId}:scalinggroup/${hook.scalingGroupId}`,
        data: { ...message },
      });
    }
  }
}
