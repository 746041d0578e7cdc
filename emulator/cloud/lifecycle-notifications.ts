import { LifecycleActions, LifecycleNotice } from "./lifecycle-actions";
import { Queues } from "./queues";
import { RegionContext } from "./region-context";

/** The two forms in which documents name a queue in a lifecycle hook. */
const QUEUE = /^acs:(?:mns|ess):[^:]*:[^:]*:queue\/(.+)$/;

/** Tells the receivers of lifecycle hooks that instances wait. */
export class LifecycleNotifications {
  public constructor(
    private readonly context: RegionContext,
    actions: LifecycleActions,
    private readonly queues: Queues,
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
    const [, queue] = QUEUE.exec(hook.notificationArn) ?? [];
    // A queue that is not there hears nothing, and nobody is told.
    if (queue !== undefined && this.queues.all.some(({ name }) => name === queue)) {
      this.queues.accept(queue, JSON.stringify(message));
    }
  }
}
