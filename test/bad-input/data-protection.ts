import { TerraformStack } from "cdktf";
import { BadInput, inStack, js, synthesized } from "./bad-input";
import { createdGroup } from "./groups";
import { DataProtection, events, scaling, snapshots, targets } from "../../lib";

const { CriticalInstances } = scaling;
const { Retention, SnapshotSchedule } = snapshots;

const schedule = SnapshotSchedule.daily({ hour: 2 });
const retention = Retention.days(30);
const protection = (stack: TerraformStack, props: object = {}) =>
  new DataProtection(stack, "Protection", js({ group: createdGroup(stack), schedule, retention, ...props }));
const withProps = (props: object) => inStack((stack) => protection(stack, props));

export const DATA_PROTECTION: BadInput[] = [
  { title: "a protection of nothing", make: inStack((stack) => new DataProtection(stack, "Orders", js())), message: /@@/ },
  { title: "a protection of null", make: inStack((stack) => new DataProtection(stack, "P", js(null))), message: /@@/ },
  { title: "a protected group id", make: withProps({ group: "orders" }), message: /@@/ },
  { title: "a group that is null", make: withProps({ group: null }), message: /@@/ },
  { title: "critical instances as ids", make: withProps({ criticalInstances: ["i-bp1"] }), message: /@@/ },
  { title: "a protection schedule as hours", make: withProps({ schedule: "0 2 * * *" }), message: /@@/ },
  { title: "a protection retention as days", make: withProps({ retention: 7 }), message: /@@/ },
  { title: "a protection policy as its id", make: withProps({ schedule: undefined, retention: undefined, policy: "sp-bp1" }), message: /@@/ },
  { title: "a schedule without a retention", make: withProps({ retention: undefined }), message: /@@/ },
  { title: "dead letters by a queue's name", make: withProps({ deadLetterQueue: "failures" }), message: /@@/ },
  {
    title: "the oldest instance of a created group",
    make: withProps({ criticalInstances: CriticalInstances.oldest(1) }),
    message: /@@/,
  },
  {
    title: "failures that nobody hears",
    make: synthesized((stack) => protection(stack)),
    message: /@@/,
  },
  {
    title: "failures to no target",
    make: inStack((stack) => protection(stack).onSnapshotFailed(js())),
    message: /@@/,
  },
  {
    title: "failures to a bus instead of a target",
    make: inStack((stack) => protection(stack).onSnapshotFailed(js(new events.EventBus(stack, "Bus")))),
    message: /@@/,
  },
  {
    title: "completions to a URL",
    make: inStack((stack) => protection(stack).onSnapshotAccomplished(js("https://api.example.com"))),
    message: /@@/,
  },
  {
    title: "outcomes to null",
    make: inStack((stack) => protection(stack).onSnapshotFinished(js(null))),
    message: /@@/,
  },
  {
    title: "failures to the dead-letter queue itself",
    make: inStack((stack) => {
      const queue = new events.MnsQueue(stack, "Q");
      protection(stack, { deadLetterQueue: queue }).onSnapshotFailed(new targets.MnsQueue(queue));
    }),
    message: /@@/,
  },
  {
    title: "two protections with different policies",
    make: inStack((stack) => {
      const group = createdGroup(stack, {}, "Web");
      new DataProtection(stack, "One", { group, schedule, retention });
      new DataProtection(stack, "Two", { group, schedule, retention });
    }),
    message: /@@/,
  },
];
