import { scaling } from "../../lib";
import { newStack, Synthesis } from "../synthesis";

const { DiskCategory, PerformanceLevel, ScalingGroup } = scaling;
const CONFIGURATION = "alicloud_ess_scaling_configuration";
const disk = { category: DiskCategory.ESSD, sizeGib: 200 };

function adopted(props: Partial<scaling.AdoptScalingConfigurationProps> = {}) {
  const stack = newStack();
  const group = ScalingGroup.adopt(stack, "Group", { scalingGroupId: "asg-bp1abc" });
  const configuration = group.adoptConfiguration("Configuration", { scalingConfigurationId: "asc-bp1abc", ...props });
  return { stack, group, configuration, block: () => Synthesis.of(stack).resource(CONFIGURATION) };
}

test("nothing of an adopted configuration is managed when nothing is named", () => {
  const block = adopted().block();
  expect(Object.keys(block).sort()).toEqual(["lifecycle", "scaling_group_id"]);
  expect(block.lifecycle.ignore_changes).toEqual(
    expect.arrayContaining(["data_disk", "image_id", "force_delete", "system_disk_auto_snapshot_policy_id"]),
  );
});

test("data disks that are stated are managed, whole", () => {
  const block = adopted({ dataDisks: [{ ...disk, performanceLevel: PerformanceLevel.PL1, diskName: "data" }] }).block();
  expect(block.data_disk).toEqual([
    { category: "cloud_essd", delete_with_instance: true, name: "data", performance_level: "PL1", size: 200 },
  ]);
  expect(block.lifecycle.ignore_changes).not.toContain("data_disk");
});

test("a snapshot policy reaches the system disk and every stated data disk", () => {
  const { group, block } = adopted({ dataDisks: [disk, { ...disk, sizeGib: 1000 }] });
  group.applySnapshotPolicyToNewInstances("sp-1");
  expect(block()).toMatchObject({
    system_disk_auto_snapshot_policy_id: "sp-1",
    data_disk: [{ auto_snapshot_policy_id: "sp-1" }, { auto_snapshot_policy_id: "sp-1" }],
  });
  expect(block().lifecycle.ignore_changes).not.toContain("system_disk_auto_snapshot_policy_id");
});

test("a policy that comes before the configuration reaches it too", () => {
  const stack = newStack();
  const group = ScalingGroup.adopt(stack, "Group", { scalingGroupId: "asg-bp1abc" });
  group.applySnapshotPolicyToNewInstances("sp-1");
  group.adoptConfiguration("Configuration", { scalingConfigurationId: "asc-bp1abc", dataDisks: [disk] });
  expect(Synthesis.of(stack).resource(CONFIGURATION)).toMatchObject({
    system_disk_auto_snapshot_policy_id: "sp-1",
    data_disk: [{ auto_snapshot_policy_id: "sp-1" }],
  });
});

test("data disks that are not stated are warned of: new instances would have them without a policy", () => {
  const { stack, group } = adopted();
  group.applySnapshotPolicyToNewInstances("sp-1");
  expect(Synthesis.of(stack).warnings()).toEqual([expect.stringMatching(/^ADP-002: .*system disk only/)]);
});

test("a configuration that is said to have no data disks is not", () => {
  const { stack, group } = adopted({ dataDisks: [] });
  group.applySnapshotPolicyToNewInstances("sp-1");
  expect(Synthesis.of(stack).warnings()).toEqual([]);
});

test("two policies for one group are refused", () => {
  const { group } = adopted();
  group.applySnapshotPolicyToNewInstances("sp-1");
  expect(() => group.applySnapshotPolicyToNewInstances("sp-2")).toThrow(/carry one automatic snapshot policy/);
});

test("the same policy twice is one policy", () => {
  const { group } = adopted({ dataDisks: [] });
  group.applySnapshotPolicyToNewInstances("sp-1");
  expect(() => group.applySnapshotPolicyToNewInstances("sp-1")).not.toThrow();
});

test("a policy for new instances without a configuration to carry it is refused at synth", () => {
  const stack = newStack();
  const group = ScalingGroup.adopt(stack, "Group", { scalingGroupId: "asg-bp1abc" });
  group.applySnapshotPolicyToNewInstances("sp-1");
  expect(() => Synthesis.of(stack)).toThrow(/this stack holds none of this group.*adoptConfiguration/s);
});

test("a second configuration of a group is refused", () => {
  const { group } = adopted();
  expect(() => group.adoptConfiguration("Other", { scalingConfigurationId: "asc-bp1def" })).toThrow(
    /A second scaling configuration of test\/Group: got "Other".*Change test\/Group\/Configuration in place/s,
  );
});

test.each(["asg-bp1abc", "", "default"])("%p is no id of a scaling configuration", (id) => {
  expect(() => adopted({ scalingConfigurationId: id })).toThrow(/The id of a scaling configuration is asc-/);
});

test.each([0, -1, 1.5, 65_537])("a data disk of %p GiB is refused", (sizeGib) => {
  expect(() => adopted({ dataDisks: [disk, { ...disk, sizeGib }] })).toThrow(
    `dataDisks[1].sizeGib: got ${sizeGib}. It must be a whole number from 1 to 65536 GiB`,
  );
});

test("Terraform refuses to destroy the configuration unless told otherwise", () => {
  expect(adopted().block().lifecycle.prevent_destroy).toBe(true);
  expect(adopted({ preventDestroy: false }).block().lifecycle.prevent_destroy).toBe(false);
});

test("the group tells which configuration it launches from", () => {
  const { group, configuration } = adopted();
  expect(group.configuration).toBe(configuration);
  expect(group.configuration?.scalingConfigurationId).toContain("${TfToken");
});
