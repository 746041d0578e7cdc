import { readFileSync } from "node:fs";
import { join } from "node:path";
import { summary } from "./deployment";
import { CONFIGURATION_ID, CRITICAL, GROUP_ID, openExample, OTHERS } from "./example-cloud";
import { Workspace } from "./workspace";
import { Cloud } from "../../emulator/cloud/cloud";
import { scaling, snapshots } from "../../lib";
import { newStack, Synthesis } from "../synthesis";

const GUIDE = readFileSync(join(__dirname, "..", "..", "docs", "guides", "drift.md"), "utf8");

/** The rows of the guide: what changed, and what the next plan then does, each as text between backticks. */
const PROMISED = new Map(
  [...GUIDE.matchAll(/^\| (.+?) \| (`.+?|nothing) \|/gm)].map(([, what, shown]): [string, string[]] => [
    what,
    [...shown.matchAll(/`(.+?)`/g)].map(([, each]) => each).sort(),
  ]),
);

let workspace: Workspace;

afterEach(async () => {
  await workspace?.close();
});

async function expectPromised(what: string): Promise<void> {
  expect(summary(await workspace.terraform.plan())).toEqual(PROMISED.get(what));
}

const protect = ({ scalingGroups }: Cloud, id: string, wanted: boolean) => {
  scalingGroups.get(GROUP_ID).members.get(id)!.protectedFromScaleIn = wanted;
};
const group = ({ scalingGroups }: Cloud) => scalingGroups.get(GROUP_ID);
const configuration = (cloud: Cloud) => group(cloud).configurations.get(CONFIGURATION_ID)!;
const failures = ({ eventRules }: Cloud) => eventRules.all.find(({ name }) => name.includes("Failed"))!;
const target = (cloud: Cloud, changes: object) => {
  const rule = failures(cloud);
  rule.targets = rule.targets.map((each) => ({ ...each, ...changes }));
};
const deadLetters = ({ queues }: Cloud) => queues.all.find(({ name }) => name.includes("DeadLetter"))!;

type Drift = { readonly [what: string]: (cloud: Cloud) => void };

/** What happens behind Terraform's back, by the first column of the guide: to the example. */
const OF_THE_EXAMPLE: Drift = {
  "a critical instance is no longer protected": (cloud) => protect(cloud, CRITICAL[0], false),
  "another instance is protected": (cloud) => protect(cloud, OTHERS[0], true),
  "a critical instance left the group": (cloud) => void group(cloud).members.delete(CRITICAL[0]),
  "deletion protection is off": (cloud) => void (group(cloud).deletionProtection = false),
  "sizes, tags or cooldown of the adopted group": (cloud) =>
    void Object.assign(group(cloud), { minSize: 1, maxSize: 20, desiredCapacity: 2, tags: {} }),
  "the group is gone": ({ scalingGroups }) => {
    scalingGroups.get(GROUP_ID).deletionProtection = false;
    scalingGroups.delete(GROUP_ID, true);
  },
  "the policy's hours": ({ snapshotPolicies }) => void (snapshotPolicies.all[0].timePoints = ["14"]),
  "the policy's weekdays": ({ snapshotPolicies }) => void (snapshotPolicies.all[0].repeatWeekdays = ["1"]),
  "the policy's retention": ({ snapshotPolicies }) => void (snapshotPolicies.all[0].retentionDays = 1),
  "the policy is gone": ({ snapshotPolicies }) => snapshotPolicies.delete(snapshotPolicies.all[0].id),
  "the system disk of the configuration has no policy": (cloud) =>
    void (configuration(cloud).systemDiskAutoSnapshotPolicyId = undefined),
  "a data disk of the configuration has no policy": (cloud) =>
    void (configuration(cloud).dataDisks = configuration(cloud).dataDisks.map(
      ({ autoSnapshotPolicyId: _policy, ...disk }) => disk,
    )),
  "the configuration has no data disks": (cloud) => void (configuration(cloud).dataDisks = []),
  "a disk of a running instance has no policy": ({ disks }) =>
    disks.all.forEach((disk) => void (disk.autoSnapshotPolicyIds = [])),
  "a rule is disabled": (cloud) => void (failures(cloud).status = "DISABLE"),
  "a rule's pattern": (cloud) => void (failures(cloud).filterPattern = '{"source":["acs.oss"]}'),
  "a rule is gone": (cloud) => cloud.eventRules.delete("default", failures(cloud).name),
  "a rule has one more target": (cloud) =>
    void failures(cloud).targets.push({ ...failures(cloud).targets[0], Id: "another" }),
  "a target's retry": (cloud) => target(cloud, { PushRetryStrategy: "BACKOFF_RETRY" }),
  "a target's dead-letter queue": (cloud) => target(cloud, { DeadLetterQueue: {} }),
  "a target's endpoint": (cloud) => target(cloud, { Endpoint: "acs:api-destination:cn-hangzhou:1:name/other" }),
  "a target's template": (cloud) => target(cloud, { ParamList: failures(cloud).targets[0].ParamList.slice(0, 1) }),
  "the URL of the API": ({ apiDestinations }) =>
    void (apiDestinations.all[0].httpApiParameters = { Endpoint: "https://attacker.example.com", Method: "POST" }),
  "the token of the connection": ({ connections }) =>
    void (connections.all[0].authParameters = {
      ...connections.all[0].authParameters,
      ApiKeyAuthParameters: { ApiKeyName: "Authorization", ApiKeyValue: "Bearer other" },
    }),
  "the header of the connection": ({ connections }) =>
    void (connections.all[0].authParameters = {
      ...connections.all[0].authParameters,
      ApiKeyAuthParameters: { ApiKeyName: "Token", ApiKeyValue: "Bearer token-of-the-test" },
    }),
  "the connection is gone": ({ connections }) => connections.delete(connections.all[0].name),
  "the dead-letter queue is gone": (cloud) => cloud.queues.delete(deadLetters(cloud).name),
  "the dead-letter queue keeps messages for an hour": (cloud) =>
    void (deadLetters(cloud).messageRetentionPeriod = 3600),
};

/** The same to a launch-template group of another stack that is covered by a hook, held by suspension, with one attached disk. */
const OF_A_FOREIGN_GROUP: Drift = {
  "scale-in is resumed": ({ scalingGroups }) => scalingGroups.resume(GROUP_ID, "ScaleIn"),
  "the hook is gone": ({ lifecycleHooks }) => lifecycleHooks.delete(lifecycleHooks.all[0].id),
  "the hook's default result": ({ lifecycleHooks }) => void (lifecycleHooks.all[0].defaultResult = "ABANDON"),
  "the hook's metadata": ({ lifecycleHooks }) => void (lifecycleHooks.all[0].notificationMetadata = "{}"),
  "the role is gone": ({ ramRoles }) => {
    const [{ name, policies }] = ramRoles.all;
    policies.clear();
    ramRoles.delete(name);
  },
  "the role lost its policy": ({ ramRoles }) => ramRoles.all[0].policies.clear(),
  "the role's policy allows more": ({ ramPolicies }) =>
    void (ramPolicies.all[0].document = ramPolicies.all[0].document.replace("ecs:DescribeDisks", "ecs:*")),
  "the role trusts somebody else": ({ ramRoles }) =>
    void (ramRoles.all[0].assumeRolePolicyDocument = ramRoles.all[0].assumeRolePolicyDocument.replace("oos", "fc")),
  "an attached disk has no policy": ({ disks }) => void (disks.get("d-attached").autoSnapshotPolicyIds = []),
  "an attached disk is gone": ({ instances }) => instances.release("i-attached"),
};

async function openForeignGroup(): Promise<Workspace> {
  const stack = newStack();
  const foreign = scaling.ScalingGroup.fromScalingGroupId(stack, "Group", GROUP_ID);
  foreign.protectFromScaleIn(scaling.CriticalInstances.all());
  const policy = new snapshots.AutoSnapshotPolicy(stack, "Policy", {
    schedule: snapshots.SnapshotSchedule.daily({ hour: 2 }),
    retention: snapshots.Retention.days(30),
  });
  policy.coverNewInstancesByHook("NewInstances", foreign);
  policy.attachToDisk("Attached", "d-attached");
  const opened = await Workspace.open({ stack: Synthesis.of(stack).json });
  opened.cloud.scalingGroups.place({ id: GROUP_ID, launchTemplateId: "lt-1" });
  opened.cloud.instances.place({ id: "i-attached", dataDisks: [{ id: "d-attached" }] });
  return opened;
}

test("the guide and this suite know the same changes", () => {
  expect([...PROMISED.keys()]).toEqual([...Object.keys(OF_THE_EXAMPLE), ...Object.keys(OF_A_FOREIGN_GROUP)]);
});

describe.each([
  ["the example", openExample, OF_THE_EXAMPLE],
  ["a foreign group", openForeignGroup, OF_A_FOREIGN_GROUP],
])("%s: the next plan shows what the guide promises", (_, open, drift) => {
  test.each(Object.entries(drift))("%s", async (what, change) => {
    workspace = await open();
    await workspace.terraform.apply();
    change(workspace.cloud);
    await expectPromised(what);
  });
});
