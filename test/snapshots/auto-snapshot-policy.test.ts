import { Token } from "cdktf";
import { snapshots } from "../../lib";
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

test.each(["i-bp1abc", "/dev/vdb", "", "D-bp1"])("%p is no id of a disk", (diskId) => {
  expect(() => policy().made.attachToDisk("Primary", diskId)).toThrow(/diskId: got .*A disk id is d-/);
});
