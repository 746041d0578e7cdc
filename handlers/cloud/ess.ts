import { OpenApi } from "./open-api";
import { Deadline } from "../runtime/deadline";

export interface ScalingInstance {
  readonly InstanceId: string;
  readonly LifecycleState: string;
  readonly CreationTime?: string;
}

export interface ScalingActivity {
  readonly ScalingActivityId: string;
  readonly ScalingGroupId: string;
  readonly StartTime?: string;
}

export interface LifecycleAction {
  readonly LifecycleHookId: string;
  readonly LifecycleActionToken: string;
  readonly LifecycleActionStatus: string;
  readonly InstanceIds?: { readonly InstanceId?: readonly string[] };
}

/** What every edition of the API takes as a page. */
const PAGE = 50;

/** Auto Scaling, version 2014-08-28. */
export class Ess {
  public constructor(
    private readonly api: OpenApi,
    private readonly deadline: Deadline,
  ) {}

  /** All instances of a group, or those of up to 20 that are in it. */
  public async instancesOf(groupId: string, ids?: readonly string[]): Promise<ScalingInstance[]> {
    const all = await this.pages<{ ScalingInstances?: { ScalingInstance?: ScalingInstance[] } }, ScalingInstance>(
      "DescribeScalingInstances",
      { ScalingGroupId: groupId, InstanceId: ids },
      (answer) => answer.ScalingInstances?.ScalingInstance ?? [],
    );
    // Pages shift while instances come and go.
    return [...new Map(all.map((instance) => [instance.InstanceId, instance])).values()];
  }

  public async setProtection(groupId: string, ids: readonly string[], protectedFromScaleIn: boolean): Promise<void> {
    const parameters = { ScalingGroupId: groupId, InstanceId: ids, ProtectedFromScaleIn: protectedFromScaleIn };
    await this.api.call("SetInstancesProtection", parameters, this.deadline);
  }

  /** Those that run, or the one that is named. */
  public async activitiesOf(groupId: string, activityId?: string): Promise<ScalingActivity[]> {
    const activities = await this.pages<
      { ScalingActivities?: { ScalingActivity?: ScalingActivity[] } },
      ScalingActivity
    >(
      "DescribeScalingActivities",
      // The service takes the one or the other, not both.
      activityId ? { ScalingActivityId: [activityId] } : { ScalingGroupId: groupId, StatusCode: "InProgress" },
      (answer) => answer.ScalingActivities?.ScalingActivity ?? [],
    );
    return activities.filter(({ ScalingGroupId }) => ScalingGroupId === groupId);
  }

  /** The actions of one hook that wait for somebody to end them. */
  public async pendingActions(activityId: string, hookId: string): Promise<LifecycleAction[]> {
    const all: LifecycleAction[] = [];
    let token: string | undefined;
    do {
      const answer = await this.api.call<{
        NextToken?: string;
        LifecycleActions?: { LifecycleAction?: LifecycleAction[] };
      }>(
        "DescribeLifecycleActions",
        { ScalingActivityId: activityId, LifecycleActionStatus: "Pending", MaxResults: PAGE, NextToken: token },
        this.deadline,
      );
      all.push(...(answer.LifecycleActions?.LifecycleAction ?? []));
      token = answer.NextToken || undefined;
    } while (token);
    return all.filter(
      (action) => action.LifecycleHookId === hookId && (action.LifecycleActionStatus ?? "Pending") === "Pending",
    );
  }

  public async complete(hookId: string, token: string, result: string): Promise<void> {
    const parameters = { LifecycleHookId: hookId, LifecycleActionToken: token, LifecycleActionResult: result };
    await this.api.call("CompleteLifecycleAction", parameters, this.deadline);
  }

  /** This operation alone spells its parameters with small initials. */
  public async heartbeat(hookId: string, token: string, seconds: number): Promise<void> {
    const parameters = { lifecycleHookId: hookId, lifecycleActionToken: token, heartbeatTimeout: seconds };
    await this.api.call("RecordLifecycleActionHeartbeat", parameters, this.deadline);
  }

  private async pages<Answer extends object, Item>(
    action: string,
    parameters: { readonly [name: string]: string | readonly string[] | undefined },
    itemsOf: (answer: Answer) => readonly Item[],
  ): Promise<Item[]> {
    const all: Item[] = [];
    for (let page = 1; ; page += 1) {
      const answer = await this.api.call<Answer & { TotalCount?: number }>(
        action,
        { ...parameters, PageNumber: page, PageSize: PAGE },
        this.deadline,
      );
      const items = itemsOf(answer);
      all.push(...items);
      if (items.length === 0 || page * PAGE >= (answer.TotalCount ?? all.length)) return all;
    }
  }
}
