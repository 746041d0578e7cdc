import { TerraformStack } from "cdktf";
import { BadInput, inStack, js, synthesized } from "./bad-input";
import { automation, scaling } from "../../lib";

const { FinalSnapshot, ProtectionEvents, Reconciler } = automation;
const criticalInstances = scaling.CriticalInstances.oldest(1);

const group = (stack: TerraformStack, id = "Group") => scaling.ScalingGroup.fromScalingGroupId(stack, id, "asg-bp1");
const reconciled = (props: unknown) => inStack((stack) => Reconciler.of(stack).addGroup(js(props)));
const reconciledGroup = (props: object) =>
  inStack((stack) => Reconciler.of(stack).addGroup(js({ group: group(stack), ...props })));
const finalSnapshot = (props: object) =>
  inStack((stack) => FinalSnapshot.of(stack).addGroup(js({ group: group(stack), ...props })));

export const AUTOMATION: BadInput[] = [
  {
    title: "a reconciler with null",
    make: inStack((stack) => new Reconciler(stack, "Sweep", js(null))),
    message: /^The props of test\/Sweep: got null\. It takes an object of named values\. Write the values in braces/,
  },
  {
    title: "a reconciler that runs every second day",
    make: inStack((stack) => new Reconciler(stack, "Sweep", { intervalMinutes: 2880 })),
    message: /^intervalMinutes: got 2880\. It must be a whole number from 1 to 1440 minutes\. Use a number within/,
  },
  {
    title: "a reconciled group of nothing",
    make: reconciled(undefined),
    message: /^A group of test\/Reconciler: got undefined\. It takes an object of named values\. Write the values in/,
  },
  {
    title: "a reconciled group by its id",
    make: reconciled({ group: "asg-bp7", criticalInstances }),
    message: /^group: got "asg-bp7"\. It takes a scaling group\. Take it over with/,
  },
  {
    title: "a reconciled group for which nothing is done",
    make: reconciledGroup({}),
    message: /^A group of test\/Reconciler: test\/Group\. There is nothing to do for it\. State criticalInstances/,
  },
  {
    title: "others released where none are critical",
    make: reconciledGroup({ recoveryPointObjectiveHours: 24, releaseOthers: true }),
    message:
      /^A group of test\/Reconciler: test\/Group\. releaseOthers spares the critical.*State criticalInstances too/,
  },
  {
    title: "other policies replaced by none",
    make: reconciledGroup({ criticalInstances, replaceOtherPolicies: true }),
    message:
      /^A group of test\/Reconciler: test\/Group\. replaceOtherPolicies needs a policy.*State snapshotPolicy too/,
  },
  {
    title: "critical instances of a reconciler as ids",
    make: reconciledGroup({ criticalInstances: ["i-bp9"] }),
    message: /^criticalInstances: got \["i-bp9"\]\. It takes CriticalInstances\. Name them with/,
  },
  {
    title: "the policy of a reconciler as its id",
    make: reconciledGroup({ snapshotPolicy: "sp-bp1" }),
    message: /^snapshotPolicy: got "sp-bp1"\. It takes a snapshot policy\. Make it with new/,
  },
  {
    title: "an objective of no hours",
    make: reconciledGroup({ recoveryPointObjectiveHours: 0 }),
    message:
      /^recoveryPointObjectiveHours: got 0\. It must be a whole number from 1 to 8760 hours\. Use a number within/,
  },
  {
    title: "a group twice in a reconciler, with different settings",
    make: inStack((stack) => {
      const made = Reconciler.of(stack);
      made.addGroup({ group: group(stack), criticalInstances });
      made.addGroup({ group: group(stack, "Again"), criticalInstances, releaseOthers: true });
    }),
    message: /^The group test\/Again in test\/Reconciler: got "asg-bp1"\. It is there already.*Add each group once/,
  },
  {
    title: "a reconciler without groups",
    make: synthesized((stack) => Reconciler.of(stack)),
    message: /test\/Reconciler\. A function without groups does nothing\. Add one with addGroup/,
  },
  {
    title: "a final snapshot that fails into nothing",
    make: finalSnapshot({ onFailure: "ABANDON" }),
    message: /^onFailure: got "ABANDON"\. It is one of ROLLBACK, CONTINUE\. Use the enum FinalSnapshotFailure/,
  },
  {
    title: "a heartbeat shorter than two runs of the timer",
    make: finalSnapshot({ heartbeatTimeoutSeconds: 180 }),
    message: /^heartbeatTimeoutSeconds: got 180\. It must be a whole number from 240 to 21360 seconds\. The timer must/,
  },
  {
    title: "a wait that leaves the function no run before the service lets go",
    make: finalSnapshot({ maximumWaitSeconds: 21_600 }),
    message: /^maximumWaitSeconds: got 21600\. It must be a whole number from 600 to 21360 seconds\. It is at least/,
  },
  {
    title: "the retention of final snapshots as days",
    make: finalSnapshot({ retention: 45 }),
    message: /^retention: got 45\. It takes a Retention\. Use snapshots\.Retention\.days/,
  },
  {
    title: "a final snapshot of a group's id",
    make: finalSnapshot({ group: "asg-bp3" }),
    message: /^group: got "asg-bp3"\. It takes a scaling group\. Take it over with/,
  },
  {
    title: "overdue snapshots told to a URL",
    make: inStack((stack) => ProtectionEvents.of(stack).onOverdue(js("https://b.example"))),
    message: /^The target: got "https:\/\/b\.example"\. It takes a target\. Wrap what you hand in, such as new/,
  },
  {
    title: "releaseOthers as text",
    make: reconciledGroup({ criticalInstances, releaseOthers: "false" }),
    message: /^releaseOthers: got "false"\. It is true or false\. Write true or false without quotes/,
  },
  {
    title: "replaceOtherPolicies as text",
    make: reconciledGroup({ criticalInstances, replaceOtherPolicies: "false" }),
    message: /^replaceOtherPolicies: got "false"\. It is true or false\. Write true or false without quotes/,
  },
  {
    title: "keepAutomaticSnapshots as text",
    make: reconciledGroup({ criticalInstances, keepAutomaticSnapshots: "false" }),
    message: /^keepAutomaticSnapshots: got "false"\. It is true or false\. Write true or false without quotes/,
  },
];
