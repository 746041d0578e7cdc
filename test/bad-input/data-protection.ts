import { TerraformStack } from "cdktf";
import { BadInput, inStack, js, synthesized } from "./bad-input";
import { automation, DataProtection, events, scaling, snapshots, targets } from "../../lib";
import { createdGroup } from "../groups";

const { CriticalInstances } = scaling;
const { Retention, SnapshotSchedule } = snapshots;

const schedule = SnapshotSchedule.daily({ hour: 2 });
const retention = Retention.days(30);
const protection = (stack: TerraformStack, props: object = {}) =>
  new DataProtection(stack, "Protection", js({ group: createdGroup(stack), schedule, retention, ...props }));
const withProps = (props: object) => inStack((stack) => protection(stack, props));

export const DATA_PROTECTION: BadInput[] = [
  {
    title: "a protection of nothing",
    make: inStack((stack) => new DataProtection(stack, "Orders", js())),
    message:
      /^The props of test\/Orders: got undefined\. It takes an object of named values\. Write the values in braces, each after its/,
  },
  {
    title: "a protection of null",
    make: inStack((stack) => new DataProtection(stack, "P", js(null))),
    message:
      /^The props of test\/P: got null\. It takes an object of named values\. Write the values in braces, each after its/,
  },
  {
    title: "a protected group id",
    make: withProps({ group: "orders" }),
    message: /^group: got "orders"\. It takes a scaling group\. Take it over with/,
  },
  {
    title: "a group that is null",
    make: withProps({ group: null }),
    message:
      /^group of test\/Protection: got null\. A value is stated or left out; null is neither\. Leave it out, or state a value/,
  },
  {
    title: "critical instances as ids",
    make: withProps({ criticalInstances: ["i-bp1"] }),
    message: /^criticalInstances: got \["i-bp1"\]\. It takes CriticalInstances\. Name them with/,
  },
  {
    title: "a protection schedule as hours",
    make: withProps({ schedule: "0 2 * * *" }),
    message:
      /^schedule: got "0 2 \* \* \*"\. It takes a SnapshotSchedule\. Use snapshots\.SnapshotSchedule\.daily\(\{ … \}\)/,
  },
  {
    title: "a protection retention as days",
    make: withProps({ retention: 7 }),
    message: /^retention: got 7\. It takes a Retention\. Use snapshots\.Retention\.days\(…\)/,
  },
  {
    title: "a protection policy as its id",
    make: withProps({ schedule: undefined, retention: undefined, policy: "sp-bp1" }),
    message: /^policy: got "sp-bp1"\. It takes a snapshot policy\. Make it with new/,
  },
  {
    title: "a schedule without a retention",
    make: withProps({ retention: undefined }),
    message:
      /^The snapshot policy of test\/Protection\. Either policy alone is stated, or schedule and retention.*State schedule and retention for a policy/,
  },
  {
    title: "dead letters by a queue's name",
    make: withProps({ deadLetterQueue: "failures" }),
    message: /^The dead-letter queue: got "failures"\. It takes a queue\. Make it with events\.DeadLetterQueue/,
  },
  {
    title: "the oldest instance of a created group without a reconciler",
    make: withProps({ criticalInstances: CriticalInstances.oldest(1), reconcile: false }),
    message:
      /^reconcile of test\/Protection: got false\. It forbids the reconciler, which is needed: nothing in.* age of instances\. Leave reconcile out, or adopt a group that already runs/,
  },
  {
    title: "a reconciler that is forbidden and asked for",
    make: withProps({ reconcile: false, reconciliation: {} }),
    message:
      /^reconcile of test\/Protection: got false\. It forbids the reconciler that reconciler, reconciliation.*Leave reconcile out, or the others\./,
  },
  {
    title: "a reconciler by its name",
    make: withProps({ reconciler: "nightly" }),
    message: /^reconciler: got "nightly"\. It takes a Reconciler\. Make it with new automation\.Reconciler/,
  },
  {
    title: "a reconciler of another stack",
    make: inStack((stack) =>
      protection(stack, { reconciler: new automation.Reconciler(new TerraformStack(stack, "other"), "Nightly") }),
    ),
    message: /^reconciler of test\/Protection: got "test\/other\/Nightly"\. It belongs to another stack.*leave it out/,
  },
  {
    title: "a group of another stack",
    make: inStack((stack) => protection(stack, { group: createdGroup(new TerraformStack(stack, "other")) })),
    message:
      /^The group test\/other\/Group in test\/Protection: got "test\/other"\. It belongs to another stack.*Name it in this/,
  },
  {
    title: "final snapshots by true",
    make: withProps({ finalSnapshotBy: true }),
    message: /^finalSnapshotBy: got true\. It takes a FinalSnapshot\. Make it with new automation\.FinalSnapshot/,
  },
  {
    title: "final snapshots by another stack",
    make: inStack((stack) =>
      protection(stack, { finalSnapshotBy: new automation.FinalSnapshot(new TerraformStack(stack, "other"), "Last") }),
    ),
    message:
      /^finalSnapshotBy of test\/Protection: got "test\/other\/Last"\. It belongs to another stack.*leave it out/,
  },
  {
    title: "a final snapshot that is just true",
    make: withProps({ finalSnapshot: true }),
    message: /^finalSnapshot: got true\. It takes an object of named values\. Write the values in braces/,
  },
  {
    title: "a reconciliation that is just true",
    make: withProps({ reconciliation: true }),
    message: /^reconciliation: got true\. It takes an object of named values\. Write the values in braces/,
  },
  {
    title: "an audit log by its name",
    make: withProps({ auditLog: "outcomes" }),
    message: /^auditLog: got "outcomes"\. It takes a log\. Make it with archive\.AuditLog, or name it/,
  },
  {
    title: "one contact group where several can be",
    make: withProps({ alarmContacts: "operations" }),
    message: /^alarmContacts: got "operations"\. .*/,
  },
  {
    title: "contact groups by their names",
    make: withProps({ alarmContacts: ["operations"] }),
    message: /^alarmContacts\[0\]: got "operations"\. It takes a contact group\. Name it with monitoring\.ContactGroup/,
  },
  {
    title: "failures that nobody hears",
    make: synthesized((stack) => protection(stack)),
    message:
      /The outcomes of test\/Protection\. At least one target must hear of failed snapshots; a backup.*Call onSnapshotFailed\(…\) or/,
  },
  {
    title: "failures to no target",
    make: inStack((stack) => protection(stack).onSnapshotFailed(js())),
    message: /^The target: got undefined\. It takes a target\. Wrap what you hand in, such as new/,
  },
  {
    title: "failures to a bus instead of a target",
    make: inStack((stack) => protection(stack).onSnapshotFailed(js(new events.EventBus(stack, "Bus")))),
    message: /^The target: got a value of class EventBus\. It takes a target\. Wrap what you hand in, such as new/,
  },
  {
    title: "completions to a URL",
    make: inStack((stack) => protection(stack).onSnapshotAccomplished(js("https://api.example.com"))),
    message: /^The target: got "https:\/\/api\.example\.com"\. It takes a target\. Wrap what you hand in, such as new/,
  },
  {
    title: "outcomes to null",
    make: inStack((stack) => protection(stack).onSnapshotFinished(js(null))),
    message: /^The target: got null\. It takes a target\. Wrap what you hand in, such as new/,
  },
  {
    title: "failures to the dead-letter queue itself",
    make: inStack((stack) => {
      const queue = new events.MnsQueue(stack, "Q");
      protection(stack, { deadLetterQueue: queue }).onSnapshotFailed(new targets.MnsQueue(queue));
    }),
    message:
      /^The dead-letter queue of the target Q of test\/SnapshotOutcomes\/Failed: got "<known when Terraform runs>"\. It is the target itself: what cannot be delivered to a queue.*Use another queue as deadLetterQueue, or/,
  },
  {
    title: "two protections with different policies",
    make: inStack((stack) => {
      const group = createdGroup(stack, {}, {}, "Web");
      new DataProtection(stack, "One", { group, schedule, retention });
      new DataProtection(stack, "Two", { group, schedule, retention });
    }),
    message:
      /^The snapshot policy of test\/Web\. The disks that a group launches carry one automatic snapshot.*Cover the group with one policy whose/,
  },
  {
    title: "reconcile that is null with tagged instances",
    make: withProps({ reconcile: null, criticalInstances: CriticalInstances.tagged({ critical: "true" }) }),
    message:
      /^reconcile of test\/Protection: got null\. A value is stated or left out; null is neither\. Leave it out, or state a value/,
  },
  {
    title: "a provider that is null",
    make: withProps({ provider: null }),
    message:
      /^provider of test\/Protection: got null\. A value is stated or left out; null is neither\. Leave it out, or state a value/,
  },
  {
    title: "reconcile as text",
    make: withProps({ reconcile: "false" }),
    message: /^reconcile of test\/Protection: got "false"\. It is true or false\. Write true or false without quotes/,
  },
  {
    title: "reconcile that only Terraform knows",
    make: withProps({ reconcile: "${var.reconcile}" }),
    message:
      /^reconcile of test\/Protection\. It decides what is synthesized, before Terraform fills anything in\. Write true or false without quotes/,
  },
  {
    title: "reconcile: false with tagged instances of an adopted group",
    make: inStack((stack) =>
      protection(stack, {
        group: scaling.ScalingGroup.adopt(stack, "Adopted", { scalingGroupId: "asg-bp1" }),
        reconcile: false,
        criticalInstances: CriticalInstances.tagged({ critical: "true" }),
      }),
    ),
    message:
      /^reconcile of test\/Protection: got false\. It forbids the reconciler, which is needed: nothing in Terraform can protect just these: no resource.*\. Leave reconcile out, or name at most ten instances with.*SUSPENDED_SCALE_IN/,
  },
  {
    title: "reconcile: false on a group of another stack",
    make: inStack((stack) =>
      protection(stack, { group: scaling.ScalingGroup.fromScalingGroupId(stack, "G", "asg-bp1"), reconcile: false }),
    ),
    message:
      /^reconcile of test\/Protection: got false\. It forbids the reconciler, which is needed: another stack owns the group.*\. Leave reconcile out, or take the group over/,
  },
  {
    title: "a protection mechanism of another word",
    make: withProps({ protectionMechanism: "magic" }),
    message: /^protectionMechanism of test\/Protection: got "magic"\. It is one of ..*\. Use a member of the enum/,
  },
];
