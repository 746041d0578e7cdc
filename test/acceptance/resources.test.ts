import { expectNothingToDo } from "./convergence";
import { open, workspace } from "./open-workspace";
import { POSSIBLE_CALLS } from "./possible-calls";

test.each(["storage", "logs", "functions", "monitoring", "compute"])(
  "%s: created, as planned, and gone again",
  async (name) => {
    const { cloud, terraform } = await open();
    const before = cloud.inventory();
    workspace.use(`resources/${name}`);
    await terraform.validate();
    await terraform.apply();
    await expectNothingToDo(workspace);
    await terraform.destroy();
    expect(cloud.inventory()).toEqual(before);
    expect(terraform.asked.filter(({ operation }) => !POSSIBLE_CALLS.has(operation))).toEqual([]);
  },
);

test("data sources list what is there and fits", async () => {
  const { cloud, terraform } = await open();
  cloud.instances.place({ id: "i-1", systemDisk: { id: "d-1" } });
  cloud.instances.place({ id: "i-2", systemDisk: { id: "d-2" } });
  ["daily", "weekly"].forEach((name) => cloud.snapshotPolicies.place({ name }));
  const group = cloud.scalingGroups.place();
  ["d-1", "d-2"].forEach((DiskId) => cloud.snapshots.create({ DiskId }));
  await cloud.clock.advance(60 * 60 * 1000);
  cloud.snapshots.create({ DiskId: "d-1" });
  cloud.plain.place("alicloud_kms_secret", "token", { secret_name: "token", secret_data: "s3cret" });
  workspace.use("resources/data-sources");
  const { json } = await terraform.plan();
  expect(json.planned_values).toMatchObject({
    outputs: {
      disks: { value: ["d-1"] },
      snapshots: { value: ["d-1", "d-2"] },
      policies: { value: ["daily"] },
      groups: { value: [group.id] },
      images: { value: [expect.stringMatching(/^ubuntu/)] },
      types: { value: ["ecs.g7.xlarge"] },
      secret: { value: "s3cret" },
      zones: { value: ["cn-hangzhou-h", "cn-hangzhou-i", "cn-hangzhou-j"] },
      document: { value: expect.stringContaining("ecs:DescribeDisks") },
    },
  });
  expect(terraform.asked.filter(({ operation }) => !POSSIBLE_CALLS.has(operation))).toEqual([]);
});
