import { Token } from "cdktf";
import { alicloud, scaling, snapshots } from "../../lib";
import { newStack, Synthesis } from "../synthesis";

const { AutoSnapshotPolicy, Retention, SnapshotSchedule } = snapshots;

function policy(props: Partial<snapshots.AutoSnapshotPolicyProps> = {}) {
  const stack = newStack();
  const made = new AutoSnapshotPolicy(stack, "Policy", {
    schedule: SnapshotSchedule.daily({ hour: 2 }),
    retention: Retention.days(30),
    ...props,
  });
  const synthesis = () => Synthesis.of(stack);
  return { stack, made, synthesis, block: () => synthesis().resource("alicloud_ecs_auto_snapshot_policy") };
}

test("a policy states when snapshots are taken and how long they are kept", () => {
  expect(policy().block()).toMatchObject({
    repeat_weekdays: ["1", "2", "3", "4", "5", "6", "7"],
    retention_days: 30,
    time_points: ["2"],
  });
});

test("the resource group is left alone unless it is stated: the service answers with its default one", () => {
  expect(policy().block().lifecycle).toEqual({ ignore_changes: ["resource_group_id"] });
  expect(policy({ resourceGroupId: "rg-a" }).block()).toMatchObject({ resource_group_id: "rg-a" });
  expect(policy({ resourceGroupId: "rg-a" }).block().lifecycle).toBeUndefined();
});

test("the name is derived from the construct path", () => {
  expect(policy().block().auto_snapshot_policy_name).toMatch(/^test-Policy-[0-9a-f]{8}$/);
});

test.each(["nightly", "N1:a_b-c", "每日备份", "a".repeat(128)])("the name %s is accepted", (name) => {
  expect(policy({ autoSnapshotPolicyName: name }).block().auto_snapshot_policy_name).toBe(name);
});

test.each(["1nightly", "_nightly", "http://nightly", "https:nightly", "http:x", "n", "night ly", "a".repeat(129), ""])(
  "the name %p is refused",
  (name) => {
    expect(() => policy({ autoSnapshotPolicyName: name })).toThrow(/autoSnapshotPolicyName: got .*2 to 128 characters/);
  },
);

test("snapshots that go before the next one comes are warned of", () => {
  const weekly = (days: number) =>
    policy({
      schedule: SnapshotSchedule.weekly({ weekdays: [snapshots.Weekday.MONDAY], hour: 3 }),
      retention: Retention.days(days),
    }).synthesis();
  expect(weekly(6).warnings()).toEqual([expect.stringMatching(/^ADP-018: up to 168 hours .* kept for 144 hours/)]);
  expect(weekly(7).warnings()).toEqual([]);
});

test("snapshots that stay are not warned of, however seldom they are taken", () => {
  const schedule = SnapshotSchedule.weekly({ weekdays: [snapshots.Weekday.MONDAY], hour: 3 });
  expect(policy({ schedule, retention: Retention.forever() }).synthesis().warnings().join()).not.toContain("ADP-018");
});

test("a name that only the deployment knows is not judged", () => {
  expect(() => policy({ autoSnapshotPolicyName: Token.asString({ resolve: () => "${var.name}" }) })).not.toThrow();
});

test("more snapshots than a disk keeps are warned of, with the day on which the oldest goes", () => {
  const { synthesis } = policy({ retention: Retention.days(1001) });
  expect(synthesis().warnings()).toEqual([expect.stringMatching(/^ADP-004: .*at most 1000 .* after 1000 days/)]);
});

test("as many snapshots as a disk keeps are not", () => {
  expect(
    policy({ retention: Retention.days(1000) })
      .synthesis()
      .warnings(),
  ).toEqual([]);
});

test("snapshots for ever reach the limit too", () => {
  expect(policy({ retention: Retention.forever() }).synthesis().warnings()).toHaveLength(1);
});

test("a policy is attached to a disk that exists", () => {
  const { made, synthesis } = policy();
  made.attachToDisk("Primary", "d-bp1abc");
  expect(synthesis().resource("alicloud_ecs_auto_snapshot_policy_attachment")).toEqual({
    auto_snapshot_policy_id: expect.stringMatching(/^\$\{alicloud_ecs_auto_snapshot_policy\.Policy_\w+\.id\}$/),
    disk_id: "d-bp1abc",
  });
});

// T6: at two addresses the old policy may be taken off after the new one is on.
test("the attachment of a disk stays where it is under another policy, and under another id", () => {
  const { stack, made } = policy();
  const other = AutoSnapshotPolicy.fromAutoSnapshotPolicyId(stack, "Other", "sp-bp1");
  const [first, second] = [made.attachToDisk("A", "d-bp1abc"), other.attachToDisk("B", "d-bp1abc")];
  expect(first.friendlyUniqueId).toBe(second.friendlyUniqueId);
  expect(made.attachToDisk("C", "d-bp2abc").friendlyUniqueId).not.toBe(first.friendlyUniqueId);
});

test("attachments of disks that only the deployment knows are apart", () => {
  const { made } = policy();
  const [first, second] = ["A", "B"].map((id) => made.attachToDisk(id, "${var.disk}"));
  expect(first.friendlyUniqueId).not.toBe(second.friendlyUniqueId);
});

test.each(["i-bp1abc", "/dev/vdb", "", "D-bp1"])("%p is no id of a disk", (diskId) => {
  expect(() => policy().made.attachToDisk("Primary", diskId)).toThrow(/diskId: got .*The id of a disk is d-/);
});

test.each([
  [{ weekdays: [1, 4], hours: [2, 14] }, 4, 1750],
  [{ weekdays: [7], hour: 2 }, 1, 7000],
])("the quota counts what a week has: %p", (weekly, perWeek, days) => {
  const schedule = SnapshotSchedule.weekly(weekly);
  expect(
    policy({ schedule, retention: Retention.days(days) })
      .synthesis()
      .warnings(),
  ).toEqual([]);
  expect(
    policy({ schedule, retention: Retention.days(days + 1) })
      .synthesis()
      .warnings(),
  ).toEqual([expect.stringContaining(`with ${perWeek} a week the oldest is deleted after ${days} days`)]);
});

test("a retention that only the deployment knows is not held against the quota", () => {
  const retention = Retention.days(Token.asNumber({ resolve: () => "${var.days}" }));
  expect(policy({ retention }).synthesis().warnings()).toEqual([]);
});

describe("tags", () => {
  const tags = (count: number) => Object.fromEntries(Array.from({ length: count }, (_, n) => [`tag${n}`, "x"]));

  test("up to 20 are accepted", () => {
    expect(Object.keys(policy({ tags: tags(20) }).block().tags)).toHaveLength(20);
  });

  test("more are refused", () => {
    expect(() => policy({ tags: tags(21) })).toThrow(/The number of entries of tags: got 21/);
  });

  test("that only the deployment knows are not counted", () => {
    expect(() => policy({ tags: Token.asStringMap({ resolve: () => "${var.tags}" }) })).not.toThrow();
  });
});

describe("a policy of another stack", () => {
  const foreign = (id = "sp-bp1abc", provider?: alicloud.provider.AlicloudProvider) => {
    const stack = newStack();
    return { stack, found: AutoSnapshotPolicy.fromAutoSnapshotPolicyId(stack, "Found", id, provider) };
  };

  test("is known by its id", () => {
    expect(foreign().found.autoSnapshotPolicyId).toBe("sp-bp1abc");
  });

  test("is no resource of this one", () => {
    expect(Synthesis.of(foreign().stack).json.resource).toBeUndefined();
  });

  test("can be attached to a disk", () => {
    const { stack, found } = foreign();
    found.attachToDisk("Primary", "d-bp1abc");
    expect(Synthesis.of(stack).resource("alicloud_ecs_auto_snapshot_policy_attachment")).toEqual({
      auto_snapshot_policy_id: "sp-bp1abc",
      disk_id: "d-bp1abc",
    });
  });

  test("can cover a group of this one", () => {
    const { stack, found } = foreign();
    const group = scaling.ScalingGroup.adopt(stack, "Group", { scalingGroupId: "asg-bp1" });
    group.adoptConfiguration("Configuration", { scalingConfigurationId: "asc-bp1", dataDisks: [] });
    found.coverNewInstances(group);
    expect(Synthesis.of(stack).resource("alicloud_ess_scaling_configuration").system_disk_auto_snapshot_policy_id).toBe(
      "sp-bp1abc",
    );
  });

  test("hands its provider to its attachments", () => {
    const stack = newStack();
    const provider = new alicloud.provider.AlicloudProvider(stack, "b", { region: "cn-beijing", alias: "b" });
    AutoSnapshotPolicy.fromAutoSnapshotPolicyId(stack, "Found", "sp-bp1", provider).attachToDisk("Primary", "d-bp1");
    expect(Synthesis.of(stack).resource("alicloud_ecs_auto_snapshot_policy_attachment").provider).toBe("alicloud.b");
  });

  test.each(["nightly", "asg-bp1", "sp-", "SP-bp1", ""])("%p is no id of a policy", (id) => {
    expect(() => foreign(id)).toThrow(/policyId: got .*The id of a snapshot policy is sp-/);
  });

  test("an id that only the deployment knows is accepted", () => {
    expect(() => foreign(Token.asString({ resolve: () => "${var.policy}" }))).not.toThrow();
  });
});

describe("the same disk twice", () => {
  const message = (first: string, second: string) =>
    new RegExp(`The snapshot policy of disk d-bp1abc: got \\["${first}","${second}"\\].*A disk takes one policy`);

  test("under one policy is refused at synth", () => {
    const { made, synthesis } = policy();
    made.attachToDisk("A", "d-bp1abc");
    made.attachToDisk("B", "d-bp1abc");
    expect(synthesis).toThrow(message("test/Policy/A", "test/Policy/B"));
  });

  test("under two policies is refused at synth", () => {
    const { stack, made, synthesis } = policy();
    made.attachToDisk("A", "d-bp1abc");
    AutoSnapshotPolicy.fromAutoSnapshotPolicyId(stack, "Other", "sp-bp1").attachToDisk("B", "d-bp1abc");
    expect(synthesis).toThrow(message("test/Policy/A", "test/Other/B"));
  });

  test("is found in resources made by hand as well", () => {
    const { stack, made, synthesis } = policy();
    made.attachToDisk("A", "d-bp1abc");
    new alicloud.ecsAutoSnapshotPolicyAttachment.EcsAutoSnapshotPolicyAttachment(stack, "ByHand", {
      autoSnapshotPolicyId: "sp-bp1",
      diskId: "d-bp1abc",
    });
    expect(synthesis).toThrow(message("test/Policy/A", "test/ByHand"));
  });

  test("cannot be told of disks that only the deployment knows", () => {
    const { made, synthesis } = policy();
    made.attachToDisk("A", "${var.disk}");
    made.attachToDisk("B", "${var.disk}");
    expect(synthesis).not.toThrow();
  });

  test("is no matter for different disks", () => {
    const { made, synthesis } = policy();
    made.attachToDisk("A", "d-bp1abc");
    made.attachToDisk("B", "d-bp2abc");
    expect(synthesis().resources("alicloud_ecs_auto_snapshot_policy_attachment")).toHaveLength(2);
  });
});
