import { Token } from "cdktf";
import { alicloud, snapshots } from "../../lib";
import { newStack, Synthesis } from "../synthesis";

const { AutoSnapshotPolicy, Retention, SnapshotSchedule } = snapshots;

function block(copy: Partial<snapshots.CrossRegionCopy> = {}, stack = newStack()) {
  new AutoSnapshotPolicy(stack, "Policy", {
    schedule: SnapshotSchedule.daily({ hour: 2 }),
    retention: Retention.days(30),
    crossRegionCopy: { targetRegion: "cn-beijing", retention: Retention.days(90), ...copy },
  });
  return Synthesis.of(stack).resource("alicloud_ecs_auto_snapshot_policy");
}

test("snapshots are copied to one region and kept there for a time of their own", () => {
  expect(block()).toMatchObject({
    enable_cross_region_copy: true,
    target_copy_regions: ["cn-beijing"],
    copied_snapshots_retention_days: 90,
    retention_days: 30,
  });
});

test("without a copy nothing is said of one", () => {
  const stack = newStack();
  new AutoSnapshotPolicy(stack, "Policy", {
    schedule: SnapshotSchedule.daily({ hour: 2 }),
    retention: Retention.days(30),
  });
  const policy = Synthesis.of(stack).resource("alicloud_ecs_auto_snapshot_policy");
  expect(Object.keys(policy).filter((name) => /cop(y|ied)/.test(name))).toEqual([]);
});

test("copies can stay for ever", () => {
  expect(block({ retention: Retention.forever() }).copied_snapshots_retention_days).toBe(-1);
});

test("nothing is said of encryption unless it is stated", () => {
  expect(block().copy_encryption_configuration).toBeUndefined();
});

test.each([true, false])("encryption can be stated: %p", (encrypted) => {
  expect(block({ encrypted }).copy_encryption_configuration).toEqual({ encrypted });
});

test("a key means encryption", () => {
  expect(block({ kmsKeyId: "key-1" }).copy_encryption_configuration).toEqual({ encrypted: true, kms_key_id: "key-1" });
});

test("a key without encryption is refused", () => {
  expect(() => block({ kmsKeyId: "key-1", encrypted: false })).toThrow(/kmsKeyId: got "key-1"\. .*encrypted: false/);
});

test.each([
  "cn-beijing,cn-shanghai",
  "cn-beijing cn-shanghai",
  "Beijing",
  "cn_beijing",
  "cn-beijing-h",
  "us-east-1a",
  "*",
  "",
])("%p is not one region", (targetRegion) => {
  expect(() => block({ targetRegion })).toThrow(/targetRegion: got .*not spelled like the id of a region/);
});

test("the region of the policy is refused", () => {
  expect(() => block({ targetRegion: "cn-hangzhou" })).toThrow(/targetRegion: got "cn-hangzhou"\. .*another region/);
});

test("the region of the policy is that of its provider", () => {
  const stack = newStack();
  const provider = new alicloud.provider.AlicloudProvider(stack, "b", { region: "cn-beijing", alias: "b" });
  const copy = (targetRegion: string) => () =>
    new AutoSnapshotPolicy(stack, targetRegion, {
      schedule: SnapshotSchedule.daily({ hour: 2 }),
      retention: Retention.days(30),
      crossRegionCopy: { targetRegion, retention: Retention.days(90) },
      provider,
    });
  expect(copy("cn-beijing")).toThrow(/another region/);
  expect(copy("cn-hangzhou")).not.toThrow();
});

test("a region that the provider leaves to its environment is not compared, and not asked for", () => {
  const stack = newStack({});
  block({}, stack);
  expect(Synthesis.of(stack).json.data).toBeUndefined();
});

test("a target region that only the deployment knows is not judged", () => {
  expect(block({ targetRegion: Token.asString({ resolve: () => "${var.region}" }) }).target_copy_regions).toEqual([
    "${var.region}",
  ]);
});
