import { CloudError } from "./cloud-error";
import { Faults } from "./faults";
import { Instances } from "./instances";
import { LifecycleActionResult, LifecycleActions } from "./lifecycle-actions";
import { Random } from "./random";
import { RegionContext } from "./region-context";
import { ScalingActivities, ScalingActivity } from "./scaling-activities";
import { dataDisksOf, systemDiskOf } from "./scaling-configuration";
import { isLeaving, Member, ScalingGroup } from "./scaling-group";

/**
 * How instances come into a group and leave it. That takes no time, unless lifecycle hooks hold them.
 * Several activities of a group may run at a time.
 */
export class Capacity {
  /** Launches that go wrong: there is no stock. */
  public readonly launches: Faults;

  public constructor(
    private readonly context: RegionContext,
    private readonly instances: Instances,
    private readonly activities: ScalingActivities,
    private readonly actions: LifecycleActions,
  ) {
    this.launches = new Faults(new Random(context.seed, 3));
  }

  /** Brings the number of instances to the desired capacity, and in any case between the two limits. */
  public settle(group: ScalingGroup): void {
    const count = [...group.members.values()].filter((member) => !isLeaving(member)).length;
    const wanted = Math.min(Math.max(group.desiredCapacity ?? count, group.minSize), group.maxSize);
    if (count > wanted) {
      this.scaleIn(group, count - wanted);
    } else if (count < wanted && group.state === "Active" && (group.launchTemplateId || group.activeConfigurationId)) {
      this.scaleOut(group, wanted - count);
    }
  }

  /** Launches instances, unless that is suspended. Answers the ids of those that are on their way or there. */
  public scaleOut(group: ScalingGroup, count: number): string[] {
    if (group.suspended.has("ScaleOut")) {
      return [];
    }
    const configuration = group.configurations.get(group.activeConfigurationId ?? "");
    if (!configuration && !group.launchTemplateId) {
      throw new CloudError(
        "IncorrectScalingGroupStatus",
        `The group "${group.id}" has no active scaling configuration.`,
      );
    }
    const coming = Array.from({ length: count })
      .filter(() => !this.launches.strike())
      .map(() =>
        configuration
          ? this.instances.place({
              name: configuration.instanceName,
              tags: configuration.tags,
              systemDisk: systemDiskOf(configuration),
              dataDisks: dataDisksOf(configuration),
            })
          : this.instances.place(group.launchTemplate),
      )
      .map(({ id }) => this.admit(group, id, "Pending"));
    this.take(group, coming, count);
    return idsOf(coming);
  }

  /** Instances of somebody else become members; those that are not entrusted stay whatever becomes of the group. */
  public attach(group: ScalingGroup, instanceIds: readonly string[], entrusted: boolean, byHooks: boolean): void {
    const state = byHooks ? "Pending" : "InService";
    const coming = instanceIds.map((id) => this.admit(group, id, state, { entrusted }));
    if (byHooks) {
      this.take(group, coming, coming.length);
    } else {
      this.activities.end(group, this.activities.start(group, "ScaleOut", coming.length, idsOf(coming)), idsOf(coming));
    }
  }

  /** Takes instances out, unless that is suspended. Answers the ids of those that leave or are gone. */
  public scaleIn(group: ScalingGroup, count: number): string[] {
    if (group.suspended.has("ScaleIn")) {
      return [];
    }
    const leaving = [...group.members.values()]
      .filter(({ state, protectedFromScaleIn }) => state === "InService" && !protectedFromScaleIn)
      .sort((a, b) => removalOrder(group, a, b))
      .slice(0, count);
    this.takeOut(group, leaving, count);
    return idsOf(leaving);
  }

  /** Another instance comes for one that broke down. */
  public replace(group: ScalingGroup, member: Member): void {
    member.healthy = false;
    this.takeOut(group, [member], 1, (gone) => {
      if (gone > 0 && group.state === "Active" && (group.launchTemplateId || group.activeConfigurationId)) {
        this.scaleOut(group, gone);
      }
    });
  }

  /** Somebody takes instances out by hand: neither hooks nor protection hold them. */
  public remove(group: ScalingGroup, members: Member[]): void {
    const activity = this.activities.start(group, "ScaleIn", members.length, idsOf(members));
    members.forEach((member) => this.release(group, member));
    this.activities.end(group, activity, idsOf(members));
  }

  /** Everything of the group goes at once. */
  public clear(group: ScalingGroup): void {
    for (const { id, scalingGroupId } of this.activities.running) {
      if (scalingGroupId === group.id) this.actions.forget(id);
    }
    [...group.members.values()].forEach((member) => this.release(group, member));
  }

  public admit(group: ScalingGroup, instanceId: string, state: Member["state"], attached?: Member["attached"]): Member {
    const member: Member = {
      instanceId,
      configurationId: group.activeConfigurationId,
      joinedAt: this.context.clock.now,
      state,
      protectedFromScaleIn: false,
      healthy: true,
      ...(attached && { attached }),
    };
    group.members.set(instanceId, member);
    return member;
  }

  private take(group: ScalingGroup, coming: Member[], asked: number): void {
    const activity = this.activities.start(group, "ScaleOut", asked, idsOf(coming));
    this.hold(group, activity, coming, (result) => {
      const there = coming.filter(({ instanceId }) => group.members.has(instanceId));
      if (result === "CONTINUE") {
        there.forEach((member) => (member.state = "InService"));
      } else {
        there.forEach((member) => this.release(group, member));
      }
      this.activities.end(group, activity, result === "CONTINUE" ? idsOf(there) : []);
    });
  }

  private takeOut(group: ScalingGroup, leaving: Member[], asked: number, gone?: (count: number) => void): void {
    leaving.forEach((member) => (member.state = "Removing"));
    const activity = this.activities.start(group, "ScaleIn", asked, idsOf(leaving));
    this.hold(group, activity, leaving, (result) => {
      const there = leaving.filter(({ instanceId }) => group.members.has(instanceId));
      if (result === "ROLLBACK") {
        // That the group does not try again by itself is a guess.
        there.forEach((member) => (member.state = "InService"));
      } else {
        // ABANDON too: the instance is removed all the same.
        there.forEach((member) => this.release(group, member));
      }
      const left = result === "ROLLBACK" ? [] : idsOf(there);
      this.activities.end(group, activity, left);
      gone?.(left.length);
    });
  }

  private hold(
    group: ScalingGroup,
    activity: ScalingActivity,
    members: Member[],
    done: (result: LifecycleActionResult) => void,
  ): void {
    const transition = activity.kind === "ScaleOut" ? "SCALE_OUT" : "SCALE_IN";
    const hooks = [...group.hooks.values()].filter(({ lifecycleTransition }) => lifecycleTransition === transition);
    if (hooks.length === 0 || members.length === 0) {
      done("CONTINUE");
      return;
    }
    members.forEach((member) => (member.state = activity.kind === "ScaleOut" ? "Pending:Wait" : "Removing:Wait"));
    this.actions.begin(group, activity, hooks, done);
  }

  private release(group: ScalingGroup, { instanceId, attached }: Member): void {
    group.members.delete(instanceId);
    if (attached === undefined || attached.entrusted) this.instances.release(instanceId);
  }
}

function idsOf(members: Member[]): string[] {
  return members.map(({ instanceId }) => instanceId);
}

/** The first policy decides, the next one among what it holds for equal. */
function removalOrder(group: ScalingGroup, a: Member, b: Member): number {
  const age = (configurationId?: string) => [...group.configurations.keys()].indexOf(configurationId ?? "");
  for (const policy of group.removalPolicies) {
    const older = a.joinedAt.getTime() - b.joinedAt.getTime();
    const order = {
      OldestInstance: older,
      NewestInstance: -older,
      OldestScalingConfiguration: age(a.configurationId) - age(b.configurationId),
    }[policy];
    if (order) {
      return order;
    }
  }
  return 0;
}
