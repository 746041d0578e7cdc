import { Page, pageOf, PageRequest } from "./page";
import { RegionContext } from "./region-context";
import { ScalingGroup } from "./scaling-group";

/** A group that grows or shrinks. */
export interface ScalingActivity {
  readonly id: string;
  readonly scalingGroupId: string;
  readonly kind: "ScaleOut" | "ScaleIn";
  /** How many instances were to come or go. */
  readonly asked: number;
  /** Those that are on their way, then those that arrived. */
  instanceIds: string[];
  status: "InProgress" | "Successful" | "Warning" | "Failed";
  readonly startedAt: Date;
  endedAt?: Date;
}

/** The scaling activities of all groups. Each announces its start and its end on the bus. */
export class ScalingActivities {
  private readonly activities: ScalingActivity[] = [];

  public constructor(private readonly context: RegionContext) {}

  public get all(): readonly ScalingActivity[] {
    return this.activities;
  }

  public get running(): ScalingActivity[] {
    return this.activities.filter(({ status }) => status === "InProgress");
  }

  /** @param instanceIds those that come or go */
  public start(
    group: ScalingGroup,
    kind: ScalingActivity["kind"],
    asked: number,
    instanceIds: string[],
  ): ScalingActivity {
    const activity: ScalingActivity = {
      id: this.context.identifiers.next("asa"),
      scalingGroupId: group.id,
      kind,
      asked,
      instanceIds,
      status: "InProgress",
      startedAt: this.context.clock.now,
    };
    this.activities.push(activity);
    this.publish(group, activity, "Start");
    return activity;
  }

  /** @param instanceIds those that came or went in the end */
  public end(group: ScalingGroup, activity: ScalingActivity, instanceIds: string[]): void {
    const arrived = instanceIds.length;
    activity.instanceIds = instanceIds;
    activity.endedAt = this.context.clock.now;
    activity.status = arrived === 0 ? "Failed" : arrived < activity.asked ? "Warning" : "Successful";
    const names = { Failed: "Error", Warning: "PartialSuccess", Successful: "Success" };
    this.publish(group, activity, names[activity.status]);
  }

  /** `ess:DescribeScalingActivities`: the youngest first. */
  public describe(request: PageRequest & { ScalingGroupId?: string; StatusCode?: string }): Page<ScalingActivity> {
    this.context.calls.receive("ess:DescribeScalingActivities", request);
    const { ScalingGroupId: group, StatusCode: status } = request;
    const found = this.activities.filter(
      (activity) => (!group || activity.scalingGroupId === group) && (!status || activity.status === status),
    );
    return pageOf(found.reverse(), request, { default: 10, largest: 50 });
  }

  /** The source and the fields are those that one would expect: no document names them. */
  private publish(group: ScalingGroup, activity: ScalingActivity, phase: string): void {
    const { accountId, answers, events, region } = this.context;
    events.publish({
      source: "acs.ess",
      type: `ess:ScalingActivity:${activity.kind}${phase}`,
      subject: `acs:ess:${region}:${accountId}:scalinggroup/${group.id}`,
      data: {
        scalingGroupId: group.id,
        scalingGroupName: group.name,
        scalingActivityId: activity.id,
        ...(answers.activitiesWithoutInstances ? {} : { instanceIds: [...activity.instanceIds] }),
      },
    });
  }
}
