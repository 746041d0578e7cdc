import { alicloud, DataProtection, events, scaling, snapshots, targets } from "../../../lib";
import { createdGroup } from "../../groups";
import { newStack } from "../../synthesis";
import { Deployment } from "../deployment";

const { Retention, SnapshotSchedule } = snapshots;

let deployment: Deployment;

afterEach(async () => {
  await deployment?.close();
});

test("a stack with two regions: groups, policies, rules and dead letters are where their provider is", async () => {
  const protectedGroups = (maxSize: number) => {
    const stack = newStack();
    const beijing = new alicloud.provider.AlicloudProvider(stack, "beijing", {
      region: "cn-beijing",
      alias: "beijing",
    });
    for (const [id, provider] of [
      ["Hangzhou", undefined],
      ["Beijing", beijing],
    ] as const) {
      const protection = new DataProtection(stack, `${id}Protection`, {
        group: createdGroup(stack, { maxSize, provider }, {}, id),
        criticalInstances: scaling.CriticalInstances.all(),
        schedule: SnapshotSchedule.daily({ hour: 2 }),
        retention: Retention.days(30),
      });
      protection.onSnapshotFailed(new targets.MnsQueue(new events.MnsQueue(stack, `${id}Failures`, { provider })));
    }
    return stack;
  };
  deployment = await Deployment.of(protectedGroups(3), { others: [{ region: "cn-beijing", seed: 2 }] });
  const plan = await deployment.create();
  expect(plan.create).toHaveLength(14);
  for (const cloud of [deployment.cloud, ...deployment.workspace.others]) {
    const [[group], [policy]] = [cloud.scalingGroups.all, cloud.snapshotPolicies.all];
    expect(group.suspended).toEqual(new Set(["ScaleIn"]));
    expect(cloud.disks.all.map(({ autoSnapshotPolicyIds }) => autoSnapshotPolicyIds)).toEqual([[policy.id]]);
    const place = `acs:mns:${cloud.region}:${cloud.accountId}:`;
    const [{ Endpoint, DeadLetterQueue }] = cloud.eventRules.all.flatMap(({ targets: all }) => all);
    expect([Endpoint, DeadLetterQueue?.Arn]).toEqual([expect.stringMatching(place), expect.stringMatching(place)]);
    expect(cloud.queues.all).toHaveLength(2);
  }
  expect(await deployment.change(protectedGroups(4))).toEqual(
    Array(2).fill("update alicloud_ess_scaling_group max_size"),
  );
  expect(deployment.workspace.others[0].scalingGroups.all).toMatchObject([{ maxSize: 4 }]);
  await deployment.destroy();
});

test("a third region is refused", async () => {
  const stack = newStack({ region: "cn-shanghai" });
  new events.MnsQueue(stack, "Queue");
  deployment = await Deployment.of(stack, { others: [{ region: "cn-beijing" }] });
  await expect(deployment.create()).rejects.toThrow(/cn-hangzhou and cn-beijing, .* configured for cn-shanghai/);
});
