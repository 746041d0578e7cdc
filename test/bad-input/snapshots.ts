import { TerraformStack } from "cdktf";
import { BadInput, inStack, js, synthesized } from "./bad-input";
import { adoptedGroup, createdGroup } from "./groups";
import { snapshots } from "../../lib";

const { AutoSnapshotPolicy, InstanceSelection, Retention, SnapshotSchedule } = snapshots;

const schedule = () => SnapshotSchedule.daily({ hour: 2 });
const retention = () => Retention.days(30);
const policy = (stack: TerraformStack, props: object = {}) =>
  new AutoSnapshotPolicy(stack, "Policy", { schedule: schedule(), retention: retention(), ...props });
const withPolicy = (props: object) => inStack((stack) => policy(stack, props));
const copyTo = (copy: unknown) => withPolicy({ crossRegionCopy: copy });
const tags = (count: number) => Object.fromEntries(Array.from({ length: count }, (_, i) => [`k${i}`, "v"]));

export const SNAPSHOTS: BadInput[] = [
  // The schedule
  { title: "the hour 24", make: () => SnapshotSchedule.daily({ hour: 24 }), message: /@@/ },
  { title: "an hour below 0", make: () => SnapshotSchedule.daily({ hour: -1 }), message: /@@/ },
  { title: "half past two", make: () => SnapshotSchedule.daily({ hour: 2.5 }), message: /@@/ },
  { title: "an hour as text", make: () => SnapshotSchedule.daily({ hour: js("2") }), message: /@@/ },
  { title: "an hour that is null", make: () => SnapshotSchedule.daily({ hour: js(null) }), message: /@@/ },
  { title: "the second of several hours", make: () => SnapshotSchedule.daily({ hours: [2, 99] }), message: /@@/ },
  { title: "hours that are one number", make: () => SnapshotSchedule.daily({ hours: js(3) }), message: /@@/ },
  { title: "hours with a gap", make: () => SnapshotSchedule.daily({ hours: [1, js(undefined)] }), message: /@@/ },
  { title: "no hours", make: () => SnapshotSchedule.daily({ hours: [] }), message: /@@/ },
  { title: "an hour twice", make: () => SnapshotSchedule.daily({ hours: [5, 5] }), message: /@@/ },
  { title: "hour and hours", make: () => SnapshotSchedule.daily({ hour: 1, hours: [2] }), message: /@@/ },
  { title: "neither hour nor hours", make: () => SnapshotSchedule.weekly({ weekdays: [1] }), message: /@@/ },
  { title: "a daily schedule of nothing", make: () => js(SnapshotSchedule).daily(), message: /@@/ },
  { title: "a daily schedule of a list", make: () => SnapshotSchedule.daily(js([2])), message: /@@/ },
  { title: "a weekly schedule of null", make: () => SnapshotSchedule.weekly(js(null)), message: /@@/ },
  { title: "a custom schedule of text", make: () => SnapshotSchedule.custom(js("Mon 9:00")), message: /@@/ },
  { title: "the weekday 0", make: () => SnapshotSchedule.weekly({ weekdays: [0], hour: 1 }), message: /@@/ },
  { title: "the weekday 8", make: () => SnapshotSchedule.weekly({ weekdays: [1, 8], hour: 1 }), message: /@@/ },
  { title: "a weekday by name", make: () => SnapshotSchedule.weekly({ weekdays: js(["MON"]), hour: 1 }), message: /@@/ },
  { title: "a single weekday", make: () => SnapshotSchedule.weekly({ weekdays: js(1), hour: 1 }), message: /@@/ },
  { title: "no weekdays", make: () => SnapshotSchedule.weekly({ weekdays: [], hour: 1 }), message: /@@/ },
  { title: "missing weekdays", make: () => SnapshotSchedule.weekly(js({ hour: 6 })), message: /@@/ },
  { title: "a weekday twice", make: () => SnapshotSchedule.weekly({ weekdays: [3, 3], hour: 1 }), message: /@@/ },
  { title: "an empty schedule", make: () => SnapshotSchedule.custom({ entries: [] }), message: /@@/ },
  { title: "missing entries", make: () => SnapshotSchedule.custom(js({})), message: /@@/ },
  { title: "an entry that is null", make: () => SnapshotSchedule.custom({ entries: js([null]) }), message: /@@/ },
  {
    title: "an entry without hours",
    make: () => SnapshotSchedule.custom({ entries: [{ weekdays: [1], hours: [] }] }),
    message: /@@/,
  },
  {
    title: "the hour of a second entry",
    make: () =>
      SnapshotSchedule.custom({
        entries: [
          { weekdays: [1], hours: [1] },
          { weekdays: [1], hours: [25] },
        ],
      }),
    message: /@@/,
  },
  {
    title: "different hours on different days",
    make: () =>
      SnapshotSchedule.custom({
        entries: [
          { weekdays: [1], hours: [2] },
          { weekdays: [2], hours: [14] },
        ],
      }),
    message: /@@/,
  },
  {
    title: "hours that fall on two days in UTC+8",
    make: () => SnapshotSchedule.weekly({ weekdays: [1], hours: [9, 20], utcOffset: "+00:00" }),
    message: /@@/,
  },
  { title: "half an hour off", make: () => SnapshotSchedule.daily({ hour: 1, utcOffset: "+05:30" }), message: /@@/ },
  { title: "a quarter off", make: () => SnapshotSchedule.daily({ hour: 1, utcOffset: "+05:45" }), message: /@@/ },
  {
    title: "a time zone by name",
    make: () => SnapshotSchedule.daily({ hour: 1, utcOffset: "Asia/Shanghai" }),
    message: /@@/,
  },
  { title: "an offset east of all", make: () => SnapshotSchedule.daily({ hour: 1, utcOffset: "+15:00" }), message: /@@/ },
  { title: "an offset west of all", make: () => SnapshotSchedule.daily({ hour: 1, utcOffset: "-13:00" }), message: /@@/ },
  { title: "an offset as a number", make: () => SnapshotSchedule.daily({ hour: 1, utcOffset: js(8) }), message: /@@/ },

  // The retention
  { title: "no days", make: () => Retention.days(0), message: /@@/ },
  { title: "days below 0", make: () => Retention.days(-1), message: /@@/ },
  { title: "days above the limit", make: () => Retention.days(65_536), message: /@@/ },
  { title: "part of a day", make: () => Retention.days(1.5), message: /@@/ },
  { title: "days as text", make: () => Retention.days(js("30")), message: /@@/ },
  { title: "missing days", make: () => js(Retention).days(), message: /@@/ },

  // The policy
  { title: "a policy of nothing", make: inStack((stack) => new AutoSnapshotPolicy(stack, "P", js())), message: /@@/ },
  { title: "a schedule as hours", make: withPolicy({ schedule: [2, 14] }), message: /@@/ },
  { title: "a missing schedule", make: withPolicy({ schedule: undefined }), message: /@@/ },
  { title: "a retention as a number", make: withPolicy({ retention: 30 }), message: /@@/ },
  { title: "a policy name that is a URL", make: withPolicy({ autoSnapshotPolicyName: "http://x" }), message: /@@/ },
  { title: "a policy name with a digit first", make: withPolicy({ autoSnapshotPolicyName: "1nightly" }), message: /@@/ },
  { title: "a policy name with a space", make: withPolicy({ autoSnapshotPolicyName: "every night" }), message: /@@/ },
  { title: "a policy name of a letter", make: withPolicy({ autoSnapshotPolicyName: "n" }), message: /@@/ },
  { title: "a policy name too long", make: withPolicy({ autoSnapshotPolicyName: "n".repeat(129) }), message: /@@/ },
  { title: "too many tags of a policy", make: withPolicy({ tags: tags(21) }), message: /@@/ },
  { title: "tags of a policy as text", make: withPolicy({ tags: "team=orders" }), message: /@@/ },
  {
    title: "two regions for copies",
    make: copyTo({ targetRegion: ["cn-beijing", "cn-shanghai"], retention: retention() }),
    message: /@@/,
  },
  {
    title: "one region for copies, in a list",
    make: copyTo({ targetRegion: ["cn-beijing"], retention: retention() }),
    message: /@@/,
  },
  {
    title: "two regions for copies in one text",
    make: copyTo({ targetRegion: "cn-beijing,cn-shanghai", retention: retention() }),
    message: /@@/,
  },
  { title: "copies to the own region", make: copyTo({ targetRegion: "cn-hangzhou", retention: retention() }), message: /@@/ },
  { title: "copies kept for a number", make: copyTo({ targetRegion: "cn-beijing", retention: 7 }), message: /@@/ },
  { title: "copies as a region", make: copyTo("cn-beijing"), message: /@@/ },
  {
    title: "a key for copies that are not encrypted",
    make: copyTo({ targetRegion: "cn-beijing", retention: retention(), encrypted: false, kmsKeyId: "key-1" }),
    message: /@@/,
  },
  {
    title: "the name of a policy as its id",
    make: inStack((stack) => AutoSnapshotPolicy.fromAutoSnapshotPolicyId(stack, "P", "nightly")),
    message: /@@/,
  },
  {
    title: "a list of one policy id",
    make: inStack((stack) => AutoSnapshotPolicy.fromAutoSnapshotPolicyId(stack, "P", js(["sp-bp1"]))),
    message: /@@/,
  },

  // What a policy covers
  {
    title: "a policy for a group id",
    make: inStack((stack) => policy(stack).coverNewInstances(js("asg-bp2"))),
    message: /@@/,
  },
  {
    title: "a hook for no group",
    make: inStack((stack) => policy(stack).coverNewInstancesByHook("Hook", js(undefined))),
    message: /@@/,
  },
  {
    title: "a hook that rolls a scale-out back",
    make: inStack((stack) =>
      policy(stack).coverNewInstancesByHook("Hook", adoptedGroup(stack), { defaultResult: js("ROLLBACK") }),
    ),
    message: /@@/,
  },
  {
    title: "a hook with the name of a role",
    make: inStack((stack) =>
      policy(stack).coverNewInstancesByHook("Hook", adoptedGroup(stack), { role: js("oos-role") }),
    ),
    message: /@@/,
  },
  {
    title: "a policy on an instance instead of a disk",
    make: inStack((stack) => policy(stack).attachToDisk("Disk", "i-bp1abc")),
    message: /@@/,
  },
  {
    title: "a policy on no disk",
    make: inStack((stack) => policy(stack).attachToDisk("Disk", js(undefined))),
    message: /@@/,
  },
  {
    title: "a policy on instances that are a bare list",
    make: inStack((stack) => policy(stack).attachToInstances("Disks", js(["i-bp1"]))),
    message: /@@/,
  },
  {
    title: "the same disk under two policies",
    make: synthesized((stack) => {
      policy(stack).attachToDisk("Disk", "d-bp1abc");
      new AutoSnapshotPolicy(stack, "Other", { schedule: schedule(), retention: retention() }).attachToDisk(
        "Disk",
        "d-bp1abc",
      );
    }),
    message: /@@/,
  },
  {
    title: "the same disk twice under one policy",
    make: synthesized((stack) => {
      policy(stack).attachToDisk("Disk", "d-bp1twice");
      stack.node.findChild("Policy");
      (stack.node.findChild("Policy") as snapshots.AutoSnapshotPolicy).attachToDisk("Again", "d-bp1twice");
    }),
    message: /@@/,
  },
  {
    title: "the same instance in two selections",
    make: synthesized((stack) => {
      const one = policy(stack);
      one.attachToInstances("Some", InstanceSelection.ids(["i-bp1a", "i-bp1b"]));
      one.attachToInstances("Others", InstanceSelection.ids(["i-bp1b"]));
    }),
    message: /@@/,
  },
  {
    title: "two policies for one group",
    make: inStack((stack) => {
      const group = createdGroup(stack);
      policy(stack).coverNewInstances(group);
      new AutoSnapshotPolicy(stack, "Other", { schedule: schedule(), retention: retention() }).coverNewInstances(group);
    }),
    message: /@@/,
  },
  {
    title: "a policy for a group without a configuration",
    make: synthesized((stack) => policy(stack).coverNewInstances(adoptedGroup(stack))),
    message: /@@/,
  },
  { title: "a selection of no instance", make: () => InstanceSelection.ids([]), message: /@@/ },
  {
    title: "a selection of too many instances",
    make: () => InstanceSelection.ids(Array.from({ length: 101 }, (_, i) => `i-bp${i}`)),
    message: /@@/,
  },
  { title: "a selection that is one id", make: () => InstanceSelection.ids(js("i-bp1")), message: /@@/ },
  { title: "a missing selection", make: () => js(InstanceSelection).ids(), message: /@@/ },
  { title: "a selection of disks", make: () => InstanceSelection.ids(["d-bp1"]), message: /@@/ },
  { title: "an instance selected twice", make: () => InstanceSelection.ids(["i-bp1", "i-bp1"]), message: /@@/ },
  { title: "a selection by no tag", make: () => InstanceSelection.tagged({}), message: /@@/ },
  { title: "a selection by a tag name", make: () => InstanceSelection.tagged(js("backup")), message: /@@/ },
  { title: "a tag of a selection that is true", make: () => InstanceSelection.tagged(js({ backup: true })), message: /@@/ },
];
