import { Timer } from "./clock";
import { CloudError } from "./cloud-error";
import { LifecycleHook } from "./lifecycle-hook";
import { Page, pageOf, PageRequest } from "./page";
import { RegionContext } from "./region-context";
import { ScalingActivity } from "./scaling-activities";
import { ScalingGroup } from "./scaling-group";
import { Signal } from "./signal";

export type LifecycleActionResult = "CONTINUE" | "ABANDON" | "ROLLBACK";

/** One hook that holds the instances of one scaling activity. */
export interface LifecycleAction {
  /** Whoever knows it can end the action. */
  readonly token: string;
  readonly lifecycleHookId: string;
  readonly scalingActivityId: string;
  readonly instanceIds: readonly string[];
  status: "Pending" | "Timeout" | "Completed";
  /** What follows when the time is over, or what followed. */
  result: LifecycleActionResult;
  /** When it began to hold the instances. */
  readonly since: Date;
  /** How often that was extended. */
  extensions: number;
}

/** An action that has begun. */
export interface LifecycleNotice {
  readonly hook: LifecycleHook;
  /** What receivers are told. */
  readonly message: LifecycleMessage;
}

/** The fields are those of the message that a queue gets. */
export interface LifecycleMessage {
  readonly defaultResult: string;
  readonly instanceIds: readonly string[];
  readonly lifecycleActionToken: string;
  readonly lifecycleHookId: string;
  readonly lifecycleHookName: string;
  readonly lifecycleTransition: string;
  readonly requestId: string;
  readonly scalingActivityId: string;
  readonly scalingGroupId: string;
  readonly scalingGroupName: string;
}

/** What the service says of `RecordLifecycleActionHeartbeat`. */
const MOST_EXTENSIONS = 20;
const LONGEST_WAIT_SECONDS = 21_600;

interface Named {
  readonly LifecycleHookId: string;
  readonly LifecycleActionToken: string;
}

/** The hooks of one activity, which end together. */
interface Wait {
  readonly transition: string;
  readonly actions: LifecycleAction[];
  readonly done: (result: LifecycleActionResult) => void;
}

interface Pending {
  readonly action: LifecycleAction;
  readonly wait: Wait;
  timer: Timer;
}

/** What lifecycle hooks wait for: each ends when somebody says so, or when its time is over. */
export class LifecycleActions {
  /** For those who are told of hooks. */
  public readonly begun = new Signal<LifecycleNotice>();

  private readonly actions: LifecycleAction[] = [];
  /** By token. */
  private readonly pending = new Map<string, Pending>();

  public constructor(private readonly context: RegionContext) {}

  public get all(): readonly LifecycleAction[] {
    return this.actions;
  }

  /** Holds the instances of an activity at all these hooks, and says then what is to become of them. */
  public begin(group: ScalingGroup, activity: ScalingActivity, hooks: LifecycleHook[], done: Wait["done"]): void {
    const wait: Wait = { transition: hooks[0].lifecycleTransition, actions: [], done };
    for (const hook of hooks) {
      const action: LifecycleAction = {
        token: this.context.identifiers.next("lat"),
        lifecycleHookId: hook.id,
        scalingActivityId: activity.id,
        instanceIds: [...activity.instanceIds],
        status: "Pending",
        result: hook.defaultResult as LifecycleActionResult,
        since: this.context.clock.now,
        extensions: 0,
      };
      wait.actions.push(action);
      this.actions.push(action);
      this.pending.set(action.token, { action, wait, timer: this.timeout(action, hook.heartbeatTimeout) });
    }
    hooks.forEach((hook, index) => this.begun.send({ hook, message: this.message(group, hook, wait.actions[index]) }));
  }

  /** `ess:CompleteLifecycleAction`. */
  public complete(request: Named & { LifecycleActionResult?: string }): void {
    this.context.calls.receive("ess:CompleteLifecycleAction", request);
    const { LifecycleActionResult: result = "CONTINUE" } = request;
    if (!["CONTINUE", "ABANDON", "ROLLBACK"].includes(result)) {
      throw new CloudError("InvalidParameter", `The result "${result}" is none of CONTINUE, ABANDON and ROLLBACK.`);
    }
    this.end(this.named(request), "Completed", result as LifecycleActionResult);
  }

  /**
   * `ess:RecordLifecycleActionHeartbeat`: so many seconds from now on, up to 20 times and 6 hours in all. The codes of the
   * refusals are guesses.
   */
  public recordHeartbeat(request: Named & { HeartbeatTimeout?: number }): void {
    this.context.calls.receive("ess:RecordLifecycleActionHeartbeat", request);
    const { HeartbeatTimeout: seconds = 600 } = request;
    if (seconds < 30 || seconds > 21600) {
      throw new CloudError("InvalidParameter", "The heartbeat timeout is 30 to 21600 seconds.");
    }
    const pending = this.named(request);
    const { action } = pending;
    if (action.extensions === MOST_EXTENSIONS) {
      throw new CloudError("LifecycleActionHeartbeat.LimitExceeded", "A wait is extended 20 times at most.");
    }
    if ((this.context.clock.now.getTime() - action.since.getTime()) / 1000 + seconds > LONGEST_WAIT_SECONDS) {
      throw new CloudError("LifecycleActionHeartbeat.TimeExceeded", "An instance waits 6 hours at most.");
    }
    action.extensions += 1;
    pending.timer.cancel();
    pending.timer = this.timeout(pending.action, seconds);
  }

  /** `ess:DescribeLifecycleActions`: up to 50 a page. */
  public describe(
    request: PageRequest & { ScalingActivityId: string; LifecycleActionStatus?: string },
  ): Page<LifecycleAction> {
    this.context.calls.receive("ess:DescribeLifecycleActions", request);
    const { ScalingActivityId: activity, LifecycleActionStatus: status } = request;
    const found = this.actions.filter(
      (action) => action.scalingActivityId === activity && (!status || action.status === status),
    );
    return pageOf(found, request, { default: 10, largest: 50 });
  }

  /** The hook is gone: nothing waits for it any more. */
  public endOf(lifecycleHookId: string): void {
    for (const pending of [...this.pending.values()]) {
      if (pending.action.lifecycleHookId === lifecycleHookId && this.pending.has(pending.action.token)) {
        this.end(pending, "Completed", pending.action.result);
      }
    }
  }

  /** The activity is over, whatever its hooks wait for. */
  public forget(scalingActivityId: string): void {
    for (const { action, timer } of [...this.pending.values()]) {
      if (action.scalingActivityId === scalingActivityId) {
        timer.cancel();
        action.status = "Completed";
        this.pending.delete(action.token);
      }
    }
  }

  private named(request: Named): Pending {
    const pending = this.pending.get(request.LifecycleActionToken);
    if (pending?.action.lifecycleHookId !== request.LifecycleHookId) {
      throw new CloudError(
        "LifecycleHookIdAndLifecycleActionToken.Invalid",
        `No action in process has the token "${request.LifecycleActionToken}" and the hook "${request.LifecycleHookId}".`,
      );
    }
    return pending;
  }

  private timeout(action: LifecycleAction, seconds: number): Timer {
    return this.context.clock.after(seconds * 1000, () =>
      this.end(this.pending.get(action.token)!, "Timeout", action.result),
    );
  }

  private end({ action, wait, timer }: Pending, status: "Timeout" | "Completed", result: LifecycleActionResult): void {
    timer.cancel();
    action.status = status;
    action.result = result;
    this.pending.delete(action.token);
    if (wait.transition === "SCALE_IN" && result !== "CONTINUE") {
      // The first one that refuses ends the others.
      this.forget(action.scalingActivityId);
    }
    if (wait.actions.every((other) => other.status !== "Pending")) {
      // Else the last one decides.
      wait.done(result);
    }
  }

  private message(group: ScalingGroup, hook: LifecycleHook, action: LifecycleAction): LifecycleMessage {
    return {
      defaultResult: hook.defaultResult,
      instanceIds: action.instanceIds,
      lifecycleActionToken: action.token,
      lifecycleHookId: hook.id,
      lifecycleHookName: hook.name,
      lifecycleTransition: hook.lifecycleTransition,
      requestId: this.context.identifiers.next("request"),
      scalingActivityId: action.scalingActivityId,
      scalingGroupId: group.id,
      scalingGroupName: group.name,
    };
  }
}
