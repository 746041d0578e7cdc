import { Cloud } from "../../../emulator/cloud/cloud";

function cloudWithDisk(severalPoliciesPerDisk: boolean): Cloud {
  const cloud = new Cloud({ answers: { severalPoliciesPerDisk } });
  cloud.disks.place({ id: "d-1" });
  ["sp-1", "sp-2"].forEach((id) => cloud.snapshotPolicies.place({ id }));
  return cloud;
}

test("a policy takes the place of another", () => {
  const cloud = cloudWithDisk(false);
  cloud.snapshotPolicies.apply("sp-1", ["d-1"]);
  cloud.snapshotPolicies.apply("sp-2", ["d-1"]);
  expect(cloud.disks.get("d-1").autoSnapshotPolicyIds).toEqual(["sp-2"]);
  cloud.snapshotPolicies.cancel(["d-1"]);
  expect(cloud.disks.get("d-1").autoSnapshotPolicyIds).toEqual([]);
});

// T6b
test("T6b: where a disk may have several, a policy is added, and which one to cancel must be said", () => {
  const cloud = cloudWithDisk(true);
  cloud.snapshotPolicies.apply("sp-1", ["d-1"]);
  cloud.snapshotPolicies.apply("sp-2", ["d-1"]);
  expect(cloud.disks.get("d-1").autoSnapshotPolicyIds).toEqual(["sp-1", "sp-2"]);
  expect(() => cloud.snapshotPolicies.cancel(["d-1"])).toThrow(
    expect.objectContaining({ code: "OperationDenied.TooManyAutoSnapshotPolicies", status: 403 }),
  );
});

test("disks lose a policy that is deleted", () => {
  const cloud = cloudWithDisk(false);
  cloud.snapshotPolicies.apply("sp-1", ["d-1"]);
  cloud.snapshotPolicies.delete("sp-1");
  expect(cloud.disks.get("d-1").autoSnapshotPolicyIds).toEqual([]);
});

test("what is not there", () => {
  const cloud = cloudWithDisk(false);
  expect(() => cloud.snapshotPolicies.apply("sp-none", ["d-1"])).toThrow(/InvalidAutoSnapshotPolicyId\.NotFound/);
  expect(() => cloud.snapshotPolicies.apply("sp-1", ["d-none"])).toThrow(/InvalidDiskId\.NotFound/);
});

test("hours and weekdays are answered in numerical order", () => {
  const cloud = new Cloud();
  const id = cloud.snapshotPolicies.create({ TimePoints: ["14", "2"], RepeatWeekdays: ["7", "1"], RetentionDays: 1 });
  expect(cloud.snapshotPolicies.get(id)).toMatchObject({ timePoints: ["2", "14"], repeatWeekdays: ["1", "7"] });
});
