import { TerraformStack } from "cdktf";
import { CODE } from "./functions";
import { adoptedGroup } from "./groups";
import { events, functions, scaling, snapshots } from "../../lib";

/** Input that works and should be known: what is wrong, the rule and the mend, under a stable id. */
export const WARNED_INPUTS: { title: string; make: (stack: TerraformStack) => void; warning: RegExp }[] = [
  {
    title: "as many protected instances as the group holds",
    make: (stack) =>
      adoptedGroup(stack, { maxSize: 2, criticalInstances: scaling.CriticalInstances.ids(["i-bp1", "i-bp2"]) }),
    warning: /^ADP-001: 2 instances are protected and the group holds at most 2: .*never scale in\. Raise maxSize/,
  },
  {
    title: "more protected instances than the group holds",
    make: (stack) =>
      adoptedGroup(stack, { maxSize: 1, criticalInstances: scaling.CriticalInstances.ids(["i-bp1", "i-bp2"]) }),
    warning: /^ADP-001: 2 instances are protected and the group holds at most 1: .*protect fewer instances\.$/,
  },
  {
    title: "a snapshot every hour for two months",
    make: (stack) => policy(stack, { hours: Array.from({ length: 24 }, (_, hour) => hour) }, 60),
    warning: /^ADP-004: a disk keeps at most 1000 automatic snapshots; with 168 a week .*after 41 days.* Take fewer/,
  },
  {
    title: "one snapshot a day for 1,001 days",
    make: (stack) => policy(stack, { hour: 2 }, 1001),
    warning: /^ADP-004: .*with 7 a week the oldest is deleted after 1000 days, before its retention ends\./,
  },
  {
    title: "events that are dropped",
    make: (stack) =>
      new events.EventRule(stack, "Rule", {
        pattern: events.EventPattern.of({ source: ["acs.ecs"] }),
        dropUndelivered: true,
      }),
    warning: /^ADP-005: events that cannot be delivered are lost.* Leave dropUndelivered out/,
  },
  {
    title: "a function in a VPC without a way to the services",
    make: (stack) =>
      new functions.HandlerFunction(stack, "Task", {
        code: CODE,
        vpc: { vpcId: "vpc-bp1", vswitchIds: ["vsw-bp1"], securityGroupId: "sg-bp1" },
      }),
    warning: /^ADP-020: .*the public endpoints of the services are not\. State endpoints that the VPC has/,
  },
];

function policy(stack: TerraformStack, daily: snapshots.DailyScheduleProps, days: number): void {
  new snapshots.AutoSnapshotPolicy(stack, "Policy", {
    schedule: snapshots.SnapshotSchedule.daily(daily),
    retention: snapshots.Retention.days(days),
  });
}
