import { TerraformStack } from "cdktf";
import { CODE } from "./functions";
import { archive, events, functions, monitoring, scaling, snapshots, targets } from "../../lib";
import { adoptedGroup } from "../groups";

/** Input that works and should be known: what is wrong, the rule and the mend, under a stable id. */
export const WARNED_INPUTS: { title: string; make: (stack: TerraformStack) => void; warning: RegExp }[] = [
  {
    title: "a pattern that takes every event",
    make: (stack) => new events.EventRule(stack, "Rule", { pattern: events.EventPattern.of({}) }),
    warning: /^ADP-013: The pattern has no fields, so it takes every event of the bus\. Try the pattern/,
  },
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
    title: "a contact that must follow a link first",
    make: (stack) => new monitoring.Contact(stack, "Duty", { email: "duty@example.com" }),
    warning:
      /^ADP-050: nothing reaches this contact before its owner follows the link.* Follow it right after the apply/,
  },
  {
    title: "an alarm that calls https",
    make: (stack) =>
      new monitoring.DeadLetterAlarm(stack, "Alarm", {
        queue: events.MnsQueue.fromQueueName(stack, "Queue", "dead"),
        contactGroups: [monitoring.ContactGroup.fromContactGroupName(stack, "Group", "operations")],
        webhook: "https://hooks.example.com",
      }),
    warning: /^ADP-051: .* by http only\. Try this one before you rely on it/,
  },
  {
    title: "silence after successes",
    make: (stack) =>
      new monitoring.SnapshotFailureAlarm(stack, "Alarm", {
        targets: [monitoring.AlarmTarget.webhook("https://hooks.example.com")],
        filter: "",
        silenceSeconds: 3600,
      }),
    warning: /^ADP-052: .* a success can hide the failure that follows it\. State a filter/,
  },
  {
    title: "a retention that lapses",
    make: (stack) =>
      new archive.AuditBucket(stack, "Audit", { retention: archive.WriteOnceRetention.bucketUnlocked(30) }),
    warning: /^ADP-030: the retention is not locked, .*drops it 24 hours after.* Use WriteOnceRetention\.bucketLocked/,
  },
  {
    title: "a credential over plain http",
    make: (stack) =>
      new events.ApiDestination(stack, "Api", {
        endpoint: "http://api.example.com",
        authorization: events.Authorization.bearer("${var.token}"),
      }),
    warning: /^ADP-017: the endpoint is http, .* in clear text\. Use https/,
  },
  {
    title: "a bus that may not take events",
    make: (stack) =>
      new events.EventRule(stack, "Rule", {
        pattern: events.EventPattern.of({ source: ["acs.ecs"] }),
        targets: [new targets.EventBus(events.EventBus.defaultBus(), { region: "cn-shanghai" })],
      }),
    warning: /^ADP-031: events are passed on to a bus default\. .*make a custom bus there, or try it with a real event/,
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
  {
    title: "an endpoint by http",
    make: (stack) =>
      new functions.HandlerFunction(stack, "Task", { code: CODE, endpoints: { oss: "http://oss.example" } }),
    warning: /^ADP-023: the function calls oss by http, .*Use https/,
  },
];

function policy(stack: TerraformStack, daily: snapshots.DailyScheduleProps, days: number): void {
  new snapshots.AutoSnapshotPolicy(stack, "Policy", {
    schedule: snapshots.SnapshotSchedule.daily(daily),
    retention: snapshots.Retention.days(days),
  });
}
