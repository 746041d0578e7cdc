import { TerraformStack } from "cdktf";
import { BadInput, beijing, inStack, js, synthesized } from "./bad-input";
import { archive, identity, snapshots } from "../../lib";
import { adoptedGroup, createdGroup } from "../groups";

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
  {
    title: "the hour 24",
    make: () => SnapshotSchedule.daily({ hour: 24 }),
    message: /^hour: got 24\. It must be a whole number from 0 to 23\. Write a number without quotes: 0 is midnight/,
  },
  {
    title: "an hour below 0",
    make: () => SnapshotSchedule.daily({ hour: -1 }),
    message: /^hour: got -1\. It must be a whole number from 0 to 23\. Write a number without quotes: 0 is midnight/,
  },
  {
    title: "half past two",
    make: () => SnapshotSchedule.daily({ hour: 2.5 }),
    message: /^hour: got 2\.5\. It must be a whole number from 0 to 23\. Snapshots start on whole hours; use the/,
  },
  {
    title: "an hour as text",
    make: () => SnapshotSchedule.daily({ hour: js("2") }),
    message: /^hour: got "2"\. It must be a whole number from 0 to 23\. Write a number without quotes: 0 is midnight/,
  },
  {
    title: "an hour that is null",
    make: () => SnapshotSchedule.daily({ hour: js(null) }),
    message:
      /^hour of SnapshotSchedule\.daily: got null\. A value is stated or left out; null is neither\. Leave it out, or state a value/,
  },
  {
    title: "the second of several hours",
    make: () => SnapshotSchedule.daily({ hours: [2, 99] }),
    message:
      /^hours\[1\]: got 99\. It must be a whole number from 0 to 23\. Write a number without quotes: 0 is midnight/,
  },
  {
    title: "hours that are one number",
    make: () => SnapshotSchedule.daily({ hours: js(3) }),
    message: /^hours: got 3\. It takes a list\. Put what it holds in square brackets, even/,
  },
  {
    title: "hours with a gap",
    make: () => SnapshotSchedule.daily({ hours: [1, js(undefined)] }),
    message:
      /^hours\[1\]: got undefined\. It must be a whole number from 0 to 23\. Write a number without quotes: 0 is midnight/,
  },
  {
    title: "no hours",
    make: () => SnapshotSchedule.daily({ hours: [] }),
    message: /^hours: got \[\]\. A schedule has at least one hour\. Name the hour on which snapshots are taken/,
  },
  {
    title: "an hour twice",
    make: () => SnapshotSchedule.daily({ hours: [5, 5] }),
    message: /^hours: got 5\. Each hour is stated once\. Remove the second mention; if another one/,
  },
  {
    title: "hour and hours",
    make: () => SnapshotSchedule.daily({ hour: 1, hours: [2] }),
    message:
      /^hour and hours: got \{"hour":1,"hours":\[2\]\}\. A schedule states exactly one of the two\. State hour for one snapshot a day, hours/,
  },
  {
    title: "neither hour nor hours",
    make: () => SnapshotSchedule.weekly({ weekdays: [1] }),
    message:
      /^hour and hours: got \{\}\. A schedule states exactly one of the two\. State hour for one snapshot a day, hours/,
  },
  {
    title: "a daily schedule of nothing",
    make: () => js(SnapshotSchedule).daily(),
    message:
      /^The props of SnapshotSchedule\.daily: got undefined\. It takes an object of named values\. Write the values in braces, each after its/,
  },
  {
    title: "a daily schedule of a list",
    make: () => SnapshotSchedule.daily(js([2])),
    message:
      /^The props of SnapshotSchedule\.daily: got \[2\]\. It takes an object of named values\. Write the values in braces, each after its/,
  },
  {
    title: "a weekly schedule of null",
    make: () => SnapshotSchedule.weekly(js(null)),
    message:
      /^The props of SnapshotSchedule\.weekly: got null\. It takes an object of named values\. Write the values in braces, each after its/,
  },
  {
    title: "a custom schedule of text",
    make: () => SnapshotSchedule.custom(js("Mon 9:00")),
    message:
      /^The props of SnapshotSchedule\.custom: got "Mon 9:00"\. It takes an object of named values\. Write the values in braces, each after its/,
  },
  {
    title: "the weekday 0",
    make: () => SnapshotSchedule.weekly({ weekdays: js([0]), hour: 1 }),
    message:
      /^weekdays\[0\]: got 0\. It must be a whole number from 1 to 7\. Use the enum Weekday: Monday is 1, Sunday/,
  },
  {
    title: "the weekday 8",
    make: () => SnapshotSchedule.weekly({ weekdays: js([1, 8]), hour: 1 }),
    message:
      /^weekdays\[1\]: got 8\. It must be a whole number from 1 to 7\. Use the enum Weekday: Monday is 1, Sunday/,
  },
  {
    title: "a weekday by name",
    make: () => SnapshotSchedule.weekly({ weekdays: js(["MON"]), hour: 1 }),
    message:
      /^weekdays\[0\]: got "MON"\. It must be a whole number from 1 to 7\. Use the enum Weekday: Monday is 1, Sunday/,
  },
  {
    title: "a single weekday",
    make: () => SnapshotSchedule.weekly({ weekdays: js(1), hour: 1 }),
    message: /^weekdays: got 1\. It takes a list\. Put what it holds in square brackets, even/,
  },
  {
    title: "no weekdays",
    make: () => SnapshotSchedule.weekly({ weekdays: [], hour: 1 }),
    message:
      /^weekdays: got \[\]\. A schedule has at least one day of the week\. Name the day of the week on which snapshots/,
  },
  {
    title: "missing weekdays",
    make: () => SnapshotSchedule.weekly(js({ hour: 6 })),
    message: /^weekdays: got undefined\. It takes a list\. Put what it holds in square brackets, even/,
  },
  {
    title: "a weekday twice",
    make: () => SnapshotSchedule.weekly({ weekdays: [3, 3], hour: 1 }),
    message: /^weekdays: got 3\. Each day of the week is stated once\. Remove the second mention; if another one/,
  },
  {
    title: "an empty schedule",
    make: () => SnapshotSchedule.custom({ entries: [] }),
    message: /^entries: got \[\]\. A schedule has at least one time\. Add an entry, such as \{ weekdays:/,
  },
  {
    title: "missing entries",
    make: () => SnapshotSchedule.custom(js({})),
    message: /^entries: got undefined\. It takes a list\. Put what it holds in square brackets, even/,
  },
  {
    title: "an entry that is null",
    make: () => SnapshotSchedule.custom({ entries: js([null]) }),
    message:
      /^entries\[0\]: got null\. It takes an object of named values\. Write the values in braces, each after its/,
  },
  {
    title: "an entry without hours",
    make: () => SnapshotSchedule.custom({ entries: [{ weekdays: [1], hours: [] }] }),
    message:
      /^entries\[0\]\.hours: got \[\]\. A schedule has at least one hour\. Name the hour on which snapshots are taken/,
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
    message:
      /^entries\[1\]\.hours\[0\]: got 25\. It must be a whole number from 0 to 23\. Write a number without quotes: 0 is midnight/,
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
    message:
      /^The schedule "Mon at 2; Tue at 14" at \+08:00\. A policy has the same hours on each of its days, counted in.*Make two policies, with/,
  },
  {
    title: "hours that fall on two days in UTC+8",
    make: () => SnapshotSchedule.weekly({ weekdays: [1], hours: [9, 20], utcOffset: "+00:00" }),
    message:
      /^The schedule "Mon at 9, 20" at \+00:00\. A policy has the same hours on each of its days, counted in.*Make two policies, with/,
  },
  {
    title: "half an hour off",
    make: () => SnapshotSchedule.daily({ hour: 1, utcOffset: "+05:30" }),
    message:
      /^utcOffset: got "\+05:30"\. The service takes snapshots on whole hours of UTC\+8, which no.*State the hour in UTC\+08:00 instead, half/,
  },
  {
    title: "a quarter off",
    make: () => SnapshotSchedule.daily({ hour: 1, utcOffset: "+05:45" }),
    message:
      /^utcOffset: got "\+05:45"\. The service takes snapshots on whole hours of UTC\+8, which no.*State the hour in UTC\+08:00 instead, half/,
  },
  {
    title: "a time zone by name",
    make: () => SnapshotSchedule.daily({ hour: 1, utcOffset: "Asia/Shanghai" }),
    message:
      /^utcOffset: got "Asia\/Shanghai"\. It is written as "\+HH:MM" or "-HH:MM", from "-12:00" to "\+14:00"\. Write it like "\+08:00"; names of time zones/,
  },
  {
    title: "an offset east of all",
    make: () => SnapshotSchedule.daily({ hour: 1, utcOffset: "+15:00" }),
    message:
      /^utcOffset: got "\+15:00"\. It is written as "\+HH:MM" or "-HH:MM", from "-12:00" to "\+14:00"\. Write it like "\+08:00"; names of time zones/,
  },
  {
    title: "an offset west of all",
    make: () => SnapshotSchedule.daily({ hour: 1, utcOffset: "-13:00" }),
    message:
      /^utcOffset: got "-13:00"\. It is written as "\+HH:MM" or "-HH:MM", from "-12:00" to "\+14:00"\. Write it like "\+08:00"; names of time zones/,
  },
  {
    title: "an offset as a number",
    make: () => SnapshotSchedule.daily({ hour: 1, utcOffset: js(8) }),
    message:
      /^utcOffset: got 8\. It is written as "\+HH:MM" or "-HH:MM", from "-12:00" to "\+14:00"\. Write it like "\+08:00"; names of time zones/,
  },

  // The retention
  {
    title: "no days",
    make: () => Retention.days(0),
    message:
      /^Retention\.days: got 0\. It must be a whole number from 1 to 65535 days\. Use Retention\.forever\(\) for snapshots that/,
  },
  {
    title: "days below 0",
    make: () => Retention.days(-1),
    message:
      /^Retention\.days: got -1\. It must be a whole number from 1 to 65535 days\. Use Retention\.forever\(\) for snapshots that/,
  },
  {
    title: "days above the limit",
    make: () => Retention.days(65_536),
    message:
      /^Retention\.days: got 65536\. It must be a whole number from 1 to 65535 days\. Use Retention\.forever\(\) for snapshots that/,
  },
  {
    title: "part of a day",
    make: () => Retention.days(1.5),
    message:
      /^Retention\.days: got 1\.5\. It must be a whole number from 1 to 65535 days\. Use Retention\.forever\(\) for snapshots that/,
  },
  {
    title: "days as text",
    make: () => Retention.days(js("30")),
    message:
      /^Retention\.days: got "30"\. It must be a whole number from 1 to 65535 days\. Use Retention\.forever\(\) for snapshots that/,
  },
  {
    title: "missing days",
    make: () => js(Retention).days(),
    message:
      /^Retention\.days: got undefined\. It must be a whole number from 1 to 65535 days\. Use Retention\.forever\(\) for snapshots that/,
  },

  // The policy
  {
    title: "a policy of nothing",
    make: inStack((stack) => new AutoSnapshotPolicy(stack, "P", js())),
    message:
      /^The props of test\/P: got undefined\. It takes an object of named values\. Write the values in braces, each after its/,
  },
  {
    title: "a schedule as hours",
    make: withPolicy({ schedule: [2, 14] }),
    message:
      /^schedule: got \[2,14\]\. It takes a SnapshotSchedule\. Use snapshots\.SnapshotSchedule\.daily\(\{ … \}\)/,
  },
  {
    title: "a missing schedule",
    make: withPolicy({ schedule: undefined }),
    message:
      /^schedule: got undefined\. It takes a SnapshotSchedule\. Use snapshots\.SnapshotSchedule\.daily\(\{ … \}\)/,
  },
  {
    title: "a retention as a number",
    make: withPolicy({ retention: 30 }),
    message: /^retention: got 30\. It takes a Retention\. Use snapshots\.Retention\.days\(…\)/,
  },
  {
    title: "a policy name that is a URL",
    make: withPolicy({ autoSnapshotPolicyName: "http://x" }),
    message:
      /^autoSnapshotPolicyName: got "http:\/\/x"\. The name of a snapshot policy has 2 to 128 characters: a letter.*Choose another name, or leave it out: then/,
  },
  {
    title: "a policy name with a digit first",
    make: withPolicy({ autoSnapshotPolicyName: "1nightly" }),
    message:
      /^autoSnapshotPolicyName: got "1nightly"\. The name of a snapshot policy has 2 to 128 characters: a letter.*Choose another name, or leave it out: then/,
  },
  {
    title: "a policy name with a space",
    make: withPolicy({ autoSnapshotPolicyName: "every night" }),
    message:
      /^autoSnapshotPolicyName: got "every night"\. The name of a snapshot policy has 2 to 128 characters: a letter.*Choose another name, or leave it out: then/,
  },
  {
    title: "a policy name of a letter",
    make: withPolicy({ autoSnapshotPolicyName: "n" }),
    message:
      /^autoSnapshotPolicyName: got "n"\. The name of a snapshot policy has 2 to 128 characters: a letter.*Choose another name, or leave it out: then/,
  },
  {
    title: "a policy name too long",
    make: withPolicy({ autoSnapshotPolicyName: "n".repeat(129) }),
    message:
      /^autoSnapshotPolicyName: got "n{129}"\. The name of a snapshot policy has 2 to 128 characters: a letter.*Choose another name, or leave it out: then/,
  },
  {
    title: "too many tags of a policy",
    make: withPolicy({ tags: tags(23) }),
    message: /^The number of entries of tags: got 23\. A resource takes at most 20 tags\. Name fewer tags/,
  },
  {
    title: "a tag of a policy that the provider does not read back",
    make: withPolicy({ tags: { "acs:backup": "daily" } }),
    message:
      /^A key of tags: got "acs:backup"\. It has 1 to 128 characters and does not start with .*Choose another text/,
  },
  {
    title: "tags of a policy as text",
    make: withPolicy({ tags: "team=orders" }),
    message:
      /^tags: got "team=orders"\. It takes an object of named values\. Write the values in braces, each after its/,
  },
  {
    title: "two regions for copies",
    make: copyTo({ targetRegion: ["cn-beijing", "cn-shanghai"], retention: retention() }),
    message:
      /^crossRegionCopy\.targetRegion: got \["cn-beijing","cn-shanghai"\]\. A policy copies to exactly one region, named by its id\. Write one region id, such as "cn-beijing";/,
  },
  {
    title: "one region for copies, in a list",
    make: copyTo({ targetRegion: ["cn-beijing"], retention: retention() }),
    message:
      /^crossRegionCopy\.targetRegion: got \["cn-beijing"\]\. A policy copies to exactly one region, named by its id\. Write one region id, such as "cn-beijing";/,
  },
  {
    title: "two regions for copies in one text",
    make: copyTo({ targetRegion: "cn-beijing,cn-shanghai", retention: retention() }),
    message:
      /^crossRegionCopy\.targetRegion: got "cn-beijing,cn-shanghai"\. It is not spelled like the id of a region: .*\. Write one region id, such as "cn-beijing";/,
  },
  {
    title: "copies to the own region",
    make: copyTo({ targetRegion: "cn-hangzhou", retention: retention() }),
    message:
      /^crossRegionCopy\.targetRegion: got "cn-hangzhou"\. Snapshots are copied to another region than that of the policy\. Name another region, or leave/,
  },
  {
    title: "copies kept for a number",
    make: copyTo({ targetRegion: "cn-beijing", retention: 7 }),
    message: /^crossRegionCopy\.retention: got 7\. It takes a Retention\. Use snapshots\.Retention\.days\(…\)/,
  },
  {
    title: "copies as a region",
    make: copyTo("cn-beijing"),
    message:
      /^crossRegionCopy: got "cn-beijing"\. It takes an object of named values\. Write the values in braces, each after its/,
  },
  {
    title: "a key for copies that are not encrypted",
    make: copyTo({ targetRegion: "cn-beijing", retention: retention(), encrypted: false, kmsKeyId: "key-1" }),
    message:
      /^crossRegionCopy\.kmsKeyId: got "key-1"\. A key encrypts the copies, which encrypted: false declines\. Leave encrypted out, or the key/,
  },
  {
    title: "the name of a policy as its id",
    make: inStack((stack) => AutoSnapshotPolicy.fromAutoSnapshotPolicyId(stack, "P", "nightly")),
    message:
      /^policyId: got "nightly"\. The id of a snapshot policy is sp- followed by lower-case.*Copy the id as the console shows it, not/,
  },
  {
    title: "a list of one policy id",
    make: inStack((stack) => AutoSnapshotPolicy.fromAutoSnapshotPolicyId(stack, "P", js(["sp-bp1"]))),
    message:
      /^policyId: got \["sp-bp1"\]\. The id of a snapshot policy is sp- followed by lower-case.*Copy the id as the console shows it, not/,
  },

  // What a policy covers
  {
    title: "a policy for a group id",
    make: inStack((stack) => policy(stack).coverNewInstances(js("asg-bp2"))),
    message: /^group: got "asg-bp2"\. It takes a scaling group\. Take it over with/,
  },
  {
    title: "a hook for no group",
    make: inStack((stack) => policy(stack).coverNewInstancesByHook("Hook", js(undefined))),
    message: /^group: got undefined\. It takes a scaling group\. Take it over with/,
  },
  {
    title: "a hook that rolls a scale-out back",
    make: inStack((stack) =>
      policy(stack).coverNewInstancesByHook("Hook", adoptedGroup(stack), { defaultResult: js("ROLLBACK") }),
    ),
    message:
      /^defaultResult: got "ROLLBACK"\. The hook holds instances on their way in, where there is.*Use LifecycleResult\.CONTINUE, or/,
  },
  {
    title: "a hook with the name of a role",
    make: inStack((stack) =>
      policy(stack).coverNewInstancesByHook("Hook", adoptedGroup(stack), { role: js("oos-role") }),
    ),
    message: /^role: got "oos-role"\. It takes a role\. Make it with new identity\.ServiceRole\(…\),/,
  },
  {
    title: "a policy on an instance instead of a disk",
    make: inStack((stack) => policy(stack).attachToDisk("Disk", "i-bp1abc")),
    message:
      /^diskId: got "i-bp1abc"\. The id of a disk is d- followed by lower-case letters and digits\. Copy the id as the console shows it, not/,
  },
  {
    title: "a policy on no disk",
    make: inStack((stack) => policy(stack).attachToDisk("Disk", js(undefined))),
    message:
      /^diskId: got undefined\. The id of a disk is d- followed by lower-case letters and digits\. Copy the id as the console shows it, not/,
  },
  {
    title: "a policy on instances that are a bare list",
    make: inStack((stack) => policy(stack).attachToInstances("Disks", js(["i-bp1"]))),
    message:
      /^selection: got \["i-bp1"\]\. It takes an InstanceSelection\. Use snapshots\.InstanceSelection\.ids\(\[…\]\) or/,
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
    message:
      /The snapshot policy of disk d-bp1abc: got \["test\/Policy\/Disk","test\/Other\/Disk"\]\. A disk takes one policy from Terraform, attached once: the.*Keep one of the two; a policy that must/,
  },
  {
    title: "the same disk twice under one policy",
    make: synthesized((stack) => {
      policy(stack).attachToDisk("Disk", "d-bp1twice");
      stack.node.findChild("Policy");
      (stack.node.findChild("Policy") as snapshots.AutoSnapshotPolicy).attachToDisk("Again", "d-bp1twice");
    }),
    message:
      /The snapshot policy of disk d-bp1twice: got \["test\/Policy\/Disk","test\/Policy\/Again"\]\. A disk takes one policy from Terraform, attached once: the.*Keep one of the two; a policy that must/,
  },
  {
    title: "the same instance in two selections",
    make: synthesized((stack) => {
      const one = policy(stack);
      one.attachToInstances("Some", InstanceSelection.ids(["i-bp1a", "i-bp1b"]));
      one.attachToInstances("Others", InstanceSelection.ids(["i-bp1b"]));
    }),
    message:
      /The snapshot policy of instance i-bp1b: got \["test\/Policy\/Some","test\/Policy\/Others"\]\. A disk takes one policy from Terraform, attached once: the.*Keep one of the two; a policy that must/,
  },
  {
    title: "two policies for one group",
    make: inStack((stack) => {
      const group = createdGroup(stack);
      policy(stack).coverNewInstances(group);
      new AutoSnapshotPolicy(stack, "Other", { schedule: schedule(), retention: retention() }).coverNewInstances(group);
    }),
    message:
      /^The snapshot policy of test\/Group\. The disks that a group launches carry one automatic snapshot.*Cover the group with one policy whose/,
  },
  {
    title: "a policy for a group without a configuration",
    make: synthesized((stack) => policy(stack).coverNewInstances(adoptedGroup(stack))),
    message:
      /The snapshot policy for new instances of test\/Group\. It reaches their disks through the fields of a scaling.*Call adoptConfiguration\(…\) on an adopted/,
  },
  {
    title: "a selection of no instance",
    make: () => InstanceSelection.ids([]),
    message:
      /^InstanceSelection\.ids: got 0\. A selection has 1 to 100 instances\. Name at least one; make several selections/,
  },
  {
    title: "a selection of too many instances",
    make: () => InstanceSelection.ids(Array.from({ length: 101 }, (_, i) => `i-bp${i}`)),
    message:
      /^InstanceSelection\.ids: got 101\. A selection has 1 to 100 instances\. Name at least one; make several selections/,
  },
  {
    title: "a selection that is one id",
    make: () => InstanceSelection.ids(js("i-bp1")),
    message: /^InstanceSelection\.ids: got "i-bp1"\. It takes a list\. Put what it holds in square brackets, even/,
  },
  {
    title: "a missing selection",
    make: () => js(InstanceSelection).ids(),
    message: /^InstanceSelection\.ids: got undefined\. It takes a list\. Put what it holds in square brackets, even/,
  },
  {
    title: "a selection of disks",
    make: () => InstanceSelection.ids(["d-bp1"]),
    message:
      /^InstanceSelection\.ids\[0\]: got "d-bp1"\. The id of an ECS instance is i- followed by lower-case letters.*Copy the id as the console shows it, not/,
  },
  {
    title: "an instance selected twice",
    make: () => InstanceSelection.ids(["i-bp1", "i-bp1"]),
    message:
      /^InstanceSelection\.ids: got "i-bp1"\. Each instance is listed once\. Remove the second mention; if another/,
  },
  {
    title: "a selection by no tag",
    make: () => InstanceSelection.tagged({}),
    message:
      /^InstanceSelection\.tagged: got \{\}\. Without a tag every instance of the region would be selected\. Name at least one tag/,
  },
  {
    title: "a selection by a tag name",
    make: () => InstanceSelection.tagged(js("backup")),
    message:
      /^InstanceSelection\.tagged: got "backup"\. It takes an object of named values\. Write the values in braces, each after its/,
  },
  {
    title: "a tag of a selection that is true",
    make: () => InstanceSelection.tagged(js({ backup: true })),
    message:
      /^InstanceSelection\.tagged\["backup"\]: got true\. The value of a tag is a text\. Write the value in quotes/,
  },
  {
    title: "a copy to a region in capitals",
    make: copyTo({ targetRegion: "CN-BEIJING", retention: retention() }),
    message:
      /^crossRegionCopy\.targetRegion: got "CN-BEIJING"\. It is not spelled like the id of a region: lower-case letters, digits and hyphens, without the letter of a zone\. Write one region id/,
  },
  {
    title: "a copy to a zone",
    make: copyTo({ targetRegion: "cn-beijing-h", retention: retention() }),
    message:
      /^crossRegionCopy\.targetRegion: got "cn-beijing-h"\. It is not spelled like the id of a region: lower-case letters, digits and hyphens, without the letter of a zone\. Write one region id/,
  },
  {
    title: "a copy to a zone with a number",
    make: copyTo({ targetRegion: "us-east-1a", retention: retention() }),
    message:
      /^crossRegionCopy\.targetRegion: got "us-east-1a"\. It is not spelled like the id of a region: lower-case letters, digits and hyphens, without the letter of a zone\. Write one region id/,
  },
  {
    title: "copies encrypted by a word",
    make: copyTo({ targetRegion: "cn-beijing", retention: retention(), encrypted: "false" }),
    message: /^crossRegionCopy\.encrypted: got "false"\. It is true or false\. Write true or false without quotes/,
  },
  {
    title: "an encryption of copies that is null",
    make: copyTo({ targetRegion: "cn-beijing", retention: retention(), encrypted: null }),
    message:
      /^encrypted of crossRegionCopy: got null\. A value is stated or left out; null is neither\. Leave it out, or state a value/,
  },
  {
    title: "a copy that is null",
    make: copyTo(null),
    message:
      /^crossRegionCopy of test\/Policy: got null\. A value is stated or left out; null is neither\. Leave it out, or state a value/,
  },
  {
    title: "the retention of a bucket for snapshots",
    make: withPolicy({ retention: archive.WriteOnceRetention.bucketLocked(30) }),
    message:
      /^retention: got a value of class WriteOnceRetention\. It takes a Retention\. Use snapshots\.Retention\.days\(…\)/,
  },
  {
    title: "an offset that only Terraform knows",
    make: () => SnapshotSchedule.daily({ hour: 2, utcOffset: "${var.offset}" }),
    message:
      /^utcOffset\. Days and hours are converted at synthesis.*an unresolved token is not possible here\. Write it as text, such as/,
  },
  {
    title: "entries that only Terraform knows",
    make: () => SnapshotSchedule.custom({ entries: js("${var.list}") }),
    message: /^entries\. A list that only the deployment knows cannot be taken here: .* Write the list out/,
  },
  {
    title: "hours of nothing but a length",
    make: () => SnapshotSchedule.daily({ hours: new Array<number>(2) }),
    message: /^hours\[0\]\. The list has a gap there\. Name each entry/,
  },
  {
    title: "days of nothing but a length",
    make: () => SnapshotSchedule.weekly({ weekdays: new Array<number>(1), hour: 3 }),
    message: /^weekdays\[0\]\. The list has a gap there\. Name each entry/,
  },
  {
    title: "a coverage of a group of another region than its policy",
    make: inStack(
      (stack) =>
        new snapshots.LaunchTemplateCoverage(stack, "Coverage", {
          group: adoptedGroup(stack),
          policy: policy(stack, { provider: beijing(stack) }),
        }),
    ),
    message:
      /^The snapshot policy test\/Policy: got "cn-beijing"\. A snapshot policy works in its own region only, and the group test\/Group is in cn-hangzhou\. Make a policy/,
  },
  {
    title: "a coverage with a role that EventBridge assumes",
    make: inStack(
      (stack) =>
        new snapshots.LaunchTemplateCoverage(stack, "Coverage", {
          group: adoptedGroup(stack),
          policy: policy(stack),
          role: new identity.ServiceRole(stack, "Role", { principal: identity.ServicePrincipal.EVENT_BRIDGE }),
        }),
    ),
    message:
      /^role of test\/Coverage: got "test\/Role"\. It must trust oos\.aliyuncs\.com, and this role trusts eventbridge\.aliyuncs\.com\. Make a role with/,
  },
];
