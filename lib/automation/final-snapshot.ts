import { Aspects, TerraformProvider, TerraformStack } from "cdktf";
import { Construct } from "constructs";
import { GroupFunction } from "./group-function";
import { GroupFunctionProps } from "./group-function-props";
import { ProtectionEvents } from "./protection-events";
import { EssLifecycleHook } from "../bindings/ess-lifecycle-hook";
import { advise } from "../environment/advice";
import { identityOf } from "../environment/claim";
import { InvalidInput } from "../environment/invalid-input";
import { perStack } from "../environment/per-stack";
import { checkProps } from "../environment/props";
import { isUnresolved } from "../environment/unresolved";
import { checkWholeNumber } from "../environment/whole-number";
import { EventPattern } from "../events/event-pattern";
import { EventType } from "../events/event-type";
import { SnapshotType } from "../events/snapshot-route";
import { HandlerFunction } from "../functions/handler-function";
import { checkScalingGroup, IScalingGroup } from "../scaling/i-scaling-group";
import { LifecycleHook, LifecycleResult, LifecycleTransition } from "../scaling/lifecycle-hook";
import { LifecycleNotification } from "../scaling/lifecycle-notification";
import { checkRetention, Retention } from "../snapshots/retention";

const SEE =
  "https://www.alibabacloud.com/help/en/auto-scaling/developer-reference/api-ess-2014-08-28-recordlifecycleactionheartbeat";

/** What the service lets an instance wait in all. */
const LONGEST_WAIT_SECONDS = 6 * 60 * 60;

/**
 * What happens to instances whose final snapshots fail, or take longer than the maximum wait.
 *
 * @see https://www.alibabacloud.com/help/en/auto-scaling/developer-reference/api-ess-2014-08-28-createlifecyclehook
 */
export enum FinalSnapshotFailure {
  /** The scale-in is taken back: the instances stay in service, and the group keeps its size. */
  ROLLBACK = "ROLLBACK",
  /** The instances leave without the snapshot, for groups whose capacity matters more. */
  CONTINUE = "CONTINUE",
}

/**
 * How final snapshots of a group are taken.
 */
export interface FinalSnapshotOptions {
  /**
   * What happens to instances whose snapshots fail, or take longer than the maximum wait.
   *
   * @default FinalSnapshotFailure.ROLLBACK
   */
  readonly onFailure?: FinalSnapshotFailure;

  /**
   * How long the service waits for the function to start the snapshots, in seconds: up to 6 hours, and at least twice the
   * interval of the timer, so that one run may fail. The function extends it to the maximum wait when it starts them.
   *
   * @default 600
   */
  readonly heartbeatTimeoutSeconds?: number;

  /**
   * How long an instance is held for its snapshots, in seconds: from `heartbeatTimeoutSeconds` to 6 hours less twice the
   * interval of the timer, 21,360 by default: the service lets go after 6 hours, and the function has to end it before, to
   * say why. It does so at its first run after this time; should it not run any more, the instance is let go or put back half
   * a `heartbeatTimeoutSeconds` later. The instance is paid for while it is held.
   *
   * @default 7200
   */
  readonly maximumWaitSeconds?: number;

  /**
   * How long final snapshots are kept. They belong to no policy, and outlive the disk.
   *
   * @default Retention.days(30)
   */
  readonly retention?: Retention;
}

/**
 * A group whose instances are backed up before they go.
 */
export interface FinalSnapshotGroupProps extends FinalSnapshotOptions {
  /** The group, whoever owns it and whatever it launches from. */
  readonly group: IScalingGroup;
}

/**
 * Takes a snapshot of every disk of an instance before a scale-in releases it. A lifecycle hook holds the instance, a
 * function starts the snapshots and ends; it is woken again when they are complete, and by a timer, and ends the hook
 * when all are accomplished. If one fails, or time runs out, the scale-in is taken back by default.
 *
 * Lifecycle hooks do not hold instances that are removed by hand. Several hooks of a group wait for each other, and
 * the first that ends with `ABANDON` or `ROLLBACK` ends them all: ADP-021.
 *
 * One serves many groups: `FinalSnapshot.of(…)` is the one of a stack and region.
 *
 * EventBridge invokes it with the service-linked role `AliyunServiceRoleForEventBridgeSendToFC`, which the account must
 * have: see `EventBridgeServiceLinkedRole.sendToFc`.
 *
 * @see https://www.alibabacloud.com/help/en/auto-scaling/developer-reference/api-ess-2014-08-28-createlifecyclehook
 */
export class FinalSnapshot extends Construct {
  /**
   * The one in the stack that holds `scope`; always the same object for the same stack and provider.
   *
   * @param scope a construct of the stack
   * @param provider the provider whose region has the groups, where a stack has several
   */
  public static of(scope: Construct, provider?: TerraformProvider): FinalSnapshot {
    return perStack(
      scope,
      FinalSnapshot,
      "FinalSnapshot",
      provider,
      (stack, id) => new FinalSnapshot(stack, id, { provider }),
    );
  }

  /** The function. */
  public readonly handler: HandlerFunction;

  /** Where the function reports snapshots that failed; shared by the stack and region. */
  public readonly events: ProtectionEvents;

  private readonly groupFunction: GroupFunction;
  private readonly hooks: LifecycleHook[] = [];

  /**
   * @param scope the construct that holds it
   * @param id the id of the construct
   * @param props the function
   * @throws when a value is out of bounds
   */
  public constructor(scope: Construct, id: string, props: GroupFunctionProps = {}) {
    super(scope, id);
    this.groupFunction = new GroupFunction(this, props, {
      codeName: "final-snapshot",
      settingsVariable: "FINAL_SNAPSHOT_SETTINGS",
      description: "Takes snapshots of the disks of instances before a scale-in releases them",
      intervalMinutes: 2,
    });
    this.handler = this.groupFunction.handler;
    this.events = this.groupFunction.events;
    this.groupFunction.wakeBy(
      "ScaleIn",
      "Held scale-ins",
      EventPattern.of({ source: ["acs.ess"], type: [EventType.ESS_LIFECYCLE_HOOK_SCALE_IN] }),
    );
    // Should a real event say the type elsewhere, the timer still sees that a snapshot is complete.
    this.groupFunction.wakeBy(
      "SnapshotCompleted",
      "Finished ECS snapshots of programs",
      EventPattern.of({
        source: ["acs.ecs"],
        type: [EventType.ECS_SNAPSHOT_CREATE_COMPLETED],
        data: { snapshotType: [SnapshotType.USER] },
      }),
    );
    this.allowSnapshots();
    Aspects.of(this).add({ visit: (node) => (node === this ? this.warnOfAbandon() : undefined) });
  }

  /**
   * Takes final snapshots for a group. The same once more changes nothing.
   *
   * @param props the group, and how
   * @returns the lifecycle hook that holds its instances
   * @throws when a time is out of bounds, the group is in another region or belongs to another stack, or is there with
   * other settings already
   */
  public addGroup(props: FinalSnapshotGroupProps): LifecycleHook {
    const { group, onFailure, heartbeatTimeoutSeconds, maximumWaitSeconds, retention } = this.checked(props);
    const id = `Hook-${group.node.addr.slice(-8)}`;
    const existing = this.node.tryFindChild(id) as LifecycleHook | undefined;
    const hook = existing ?? this.hook(id, group, onFailure, heartbeatTimeoutSeconds);
    this.groupFunction.add(group, {
      scalingGroupId: group.scalingGroupId,
      lifecycleHookId: hook.lifecycleHookId,
      onFailure,
      heartbeatTimeoutSeconds,
      maximumWaitSeconds,
      retentionDays: retention.isForever ? undefined : retention.retentionDays,
    });
    return hook;
  }

  private hook(id: string, group: IScalingGroup, onFailure: FinalSnapshotFailure, heartbeat: number): LifecycleHook {
    const hook = new LifecycleHook(this, id, {
      group,
      transition: LifecycleTransition.SCALE_IN,
      heartbeatTimeoutSeconds: heartbeat,
      // What counts when the function is not there to say it: it is made after the hook, whose id it knows.
      defaultResult: LifecycleResult[onFailure],
      notification: LifecycleNotification.eventBridge(),
      provider: group.provider,
    });
    this.hooks.push(hook);
    return hook;
  }

  private allowSnapshots(): void {
    const { groupFunction } = this;
    // On all resources: nothing is changed by them, and for some the form of a narrower one is not documented.
    groupFunction.allow(
      [
        "ecs:DescribeDisks",
        "ecs:DescribeInstances",
        "ecs:DescribeSnapshots",
        "ess:DescribeLifecycleActions",
        "ess:DescribeScalingActivities",
      ],
      ["*"],
    );
    groupFunction.allow(
      ["ecs:CreateSnapshot"],
      [groupFunction.arn("ecs", "disk/*"), groupFunction.arn("ecs", "snapshot/*")],
    );
    groupFunction.allow(["ecs:TagResources"], [groupFunction.arn("ecs", "snapshot/*")]);
    // They name a token, and no group that a resource could stand for.
    groupFunction.allow(["ess:CompleteLifecycleAction", "ess:RecordLifecycleActionHeartbeat"], ["*"]);
  }

  private warnOfAbandon(): void {
    const stack = TerraformStack.of(this);
    const groups = this.hooks.map(({ resource }) => identityOf(stack, resource.scalingGroupIdInput!));
    const abandoning = stack.node
      .findAll()
      .filter((construct): construct is EssLifecycleHook => construct instanceof EssLifecycleHook)
      .filter(({ lifecycleTransitionInput }) => lifecycleTransitionInput === LifecycleTransition.SCALE_IN)
      .filter(({ defaultResultInput }) => defaultResultInput === LifecycleResult.ABANDON)
      .filter(({ scalingGroupIdInput }) => groups.includes(identityOf(stack, scalingGroupIdInput!)));
    if (abandoning.length === 0 || this.node.metadata.some(({ data }) => String(data).startsWith("ADP-021"))) return;
    advise(
      this,
      "ADP-021",
      `${abandoning.map(({ node }) => node.path).join(", ")} ends with ABANDON, which releases the instance and ends ` +
        "all other hooks: its final snapshots may not be complete then. Let that hook end with CONTINUE.",
    );
  }

  private checked(props: FinalSnapshotGroupProps): Required<FinalSnapshotGroupProps> {
    const what = `A group of ${this.node.path}`;
    checkProps(what, props);
    checkScalingGroup("group", props.group);
    const { onFailure = FinalSnapshotFailure.ROLLBACK, heartbeatTimeoutSeconds = 600 } = props;
    const { maximumWaitSeconds = 7200, retention = Retention.days(30) } = props;
    checkRetention("retention", retention);
    if (!Object.values(FinalSnapshotFailure).includes(onFailure)) {
      throw new InvalidInput({
        what: "onFailure",
        value: onFailure,
        rule: `It is one of ${Object.values(FinalSnapshotFailure).join(", ")}`,
        mend: "Use the enum FinalSnapshotFailure, or leave it out",
        see: SEE,
      });
    }
    const { intervalMinutes } = this.groupFunction;
    const twoRuns = isUnresolved(intervalMinutes) ? 0 : 2 * 60 * intervalMinutes;
    const longest = LONGEST_WAIT_SECONDS - twoRuns;
    const seconds = { max: longest, unit: "seconds", see: SEE };
    checkWholeNumber("heartbeatTimeoutSeconds", heartbeatTimeoutSeconds, {
      min: Math.max(30, twoRuns),
      mend: "The timer must come twice in it: use a longer one, or a smaller intervalMinutes",
      ...seconds,
    });
    checkWholeNumber("maximumWaitSeconds", maximumWaitSeconds, {
      min: isUnresolved(heartbeatTimeoutSeconds) ? 30 : heartbeatTimeoutSeconds,
      mend: "It is at least heartbeatTimeoutSeconds, and leaves the timer two runs before the service lets go after 6 hours",
      ...seconds,
    });
    return { ...props, onFailure, heartbeatTimeoutSeconds, maximumWaitSeconds, retention };
  }
}

/**
 * Refuses what takes no final snapshots.
 *
 * @internal
 */
export function checkFinalSnapshot(what: string, value: unknown): void {
  if (value instanceof FinalSnapshot) return;
  throw new InvalidInput({
    what,
    value,
    rule: "It takes a FinalSnapshot",
    mend: "Make it with new automation.FinalSnapshot(…), or leave it out: then the one of the stack and region is used",
  });
}
