import { expectNothingToDo } from "../convergence";
import { open, workspace } from "../open-workspace";

// Each test cites the fact that its fixture was written from. What is asserted is what the source of the real provider does.

const BUCKET = "alicloud_oss_bucket.audit";

const configuration = () => workspace.cloud.buckets.get("audit").configuration;

// terraform-provider §0 T14, §4 OSS
test("T14: a bucket takes away what resources of their own have set", async () => {
  const { terraform } = await open();
  await workspace.apply("t14/split");
  expect(configuration()).toMatchObject({ versioning: "Enabled", logging: {}, encryption: { algorithm: "AES256" } });

  const plan = await terraform.plan();
  expect([plan.update, plan.create]).toEqual([[BUCKET], []]);
  expect(plan.attributes[BUCKET]).toEqual(["logging", "policy", "server_side_encryption_rule", "versioning"]);
  workspace.written();
  await terraform.applyPlan();
  expect(workspace.written()).toEqual([
    "oss:DeleteBucketLogging (sdk)",
    "oss:DeleteBucketPolicy",
    "oss:DeleteBucketEncryption (sdk)",
  ]);
  expect(configuration()).toMatchObject({ policy: undefined, logging: undefined, encryption: undefined });
});

// terraform-provider §0 T14, §4 OSS
test("T14: what is taken away is made again, and so on for ever", async () => {
  const { terraform } = await open();
  await workspace.apply("t14/split");
  await terraform.apply();
  const plan = await terraform.plan();
  expect(plan.create).toEqual(
    ["logging", "policy", "server_side_encryption"].map((part) => `alicloud_oss_bucket_${part}.audit`),
  );
  await terraform.applyPlan();
  expect((await terraform.plan()).update).toEqual([BUCKET]);
});

// terraform-provider §4 OSS
test("T14: versions are planned away for ever, and nothing is sent", async () => {
  const { terraform, cloud } = await open();
  await workspace.apply("t14/bare");
  cloud.buckets.configure("oss:PutBucketVersioning", "audit", { versioning: "Enabled" });
  for (let times = 0; times < 2; times += 1) {
    expect((await terraform.plan()).attributes[BUCKET]).toEqual(["versioning"]);
    workspace.written();
    await terraform.applyPlan();
    expect(workspace.written()).toEqual([]);
  }
});

// terraform-provider §0 T14
test("T14: ignored, everything stays", async () => {
  const { cloud, terraform } = await open();
  const before = cloud.inventory();
  await workspace.apply("t14/split-ignored");
  await expectNothingToDo(workspace);
  expect(configuration().policy).toContain("oss:DeleteObject");
  await terraform.destroy();
  expect(cloud.inventory()).toEqual(before);
});

// terraform-provider §4 OSS
test("T14: lifecycle rules have no resource of their own: those of somebody else are taken away", async () => {
  const { cloud, terraform } = await open();
  await workspace.apply("t14/lifecycle");
  await expectNothingToDo(workspace);
  await workspace.apply("t14/bare");
  expect(configuration().settings.lifecycle_rule).toEqual([]);
  await expectNothingToDo(workspace);
  const rule = { id: "hand-made", enabled: true, prefix: "", expiration: [{ days: 1 }] };
  cloud.buckets.configure("oss:PutBucketLifecycle", "audit", { settings: { lifecycle_rule: [rule] } });
  expect((await terraform.plan()).attributes[BUCKET]).toEqual(["lifecycle_rule"]);
});

describe("a bucket that is not empty", () => {
  // terraform-provider §4 OSS
  test("is not destroyed", async () => {
    const { cloud, terraform } = await open();
    await workspace.apply("t14/bare");
    cloud.buckets.putObject("audit", "a.json", "{}");
    await expect(terraform.destroy()).rejects.toThrow(/BucketNotEmpty/);
    expect(cloud.buckets.listObjects("audit")).toHaveLength(1);
  });

  // terraform-provider §4 OSS
  test("is, where that is forced", async () => {
    const { cloud, terraform } = await open();
    await workspace.apply("t14/forced");
    cloud.buckets.putObject("audit", "a.json", "{}");
    await terraform.destroy();
    expect(cloud.buckets.find("audit")).toBeUndefined();
  });

  // terraform-provider §4 OSS
  test("is not even then, while its objects are retained", async () => {
    const { cloud, terraform } = await open();
    await workspace.apply("t14/worm-locked");
    await expectNothingToDo(workspace);
    cloud.buckets.putObject("audit", "a.json", "{}");
    await expect(terraform.destroy()).rejects.toThrow(/FileImmutable/);
    // The resource is gone from the state; the retention is where it was.
    expect(Object.keys(await terraform.state())).toEqual([BUCKET]);
    expect(cloud.buckets.get("audit").worm).toMatchObject({ days: 7, state: "Locked" });

    await cloud.clock.advance(7 * 24 * 60 * 60 * 1000);
    await terraform.destroy();
    expect(cloud.buckets.find("audit")).toBeUndefined();
  });
});

// https://alibabacloud.com/help/en/oss/developer-reference/initiatebucketworm
test("a retention policy that nobody locks is void after a day, and planned again", async () => {
  const { cloud, terraform } = await open();
  await workspace.apply("t14/worm-in-progress");
  await expectNothingToDo(workspace);
  await cloud.clock.advance(24 * 60 * 60 * 1000);
  expect((await terraform.plan()).create).toEqual(["alicloud_oss_bucket_worm.audit"]);
});

// terraform-provider §4 OSS
test("retention of objects stays when its resource is destroyed", async () => {
  const { cloud, terraform } = await open();
  await workspace.apply("t14/object-worm");
  await expectNothingToDo(workspace);
  cloud.buckets.putObject("audit", "a.json", "{}");
  await expect(terraform.destroy()).rejects.toThrow(/FileImmutable/);
  expect(configuration().objectWorm).toMatchObject({ days: 30 });
});
