import { Cloud } from "../../../emulator/cloud/cloud";

let cloud: Cloud;
beforeEach(() => {
  cloud = new Cloud();
  cloud.snapshotPolicies.place({ id: "sp-1" });
});

describe("answers", () => {
  test("are filtered", () => {
    cloud.instances.place({ id: "i-1", systemDisk: { id: "d-system" }, dataDisks: [{ id: "d-data" }] });
    cloud.disks.place({ id: "d-free", category: "cloud_ssd", deleteAutoSnapshot: false, tags: { app: "orders" } });
    cloud.snapshotPolicies.apply("sp-1", ["d-data"]);
    const found = (request: Parameters<typeof cloud.disks.describe>[0]) =>
      cloud.disks.describe(request).items.map(({ id }) => id);
    expect(found({})).toEqual(["d-system", "d-data", "d-free"]);
    expect(found({ DiskIds: ["d-free", "d-none"] })).toEqual(["d-free"]);
    expect(found({ InstanceId: "i-1" })).toEqual(["d-system", "d-data"]);
    expect(found({ InstanceId: "i-1", DiskType: "data" })).toEqual(["d-data"]);
    expect(found({ AutoSnapshotPolicyId: "sp-1" })).toEqual(["d-data"]);
    expect(found({ Status: "Available" })).toEqual(["d-free"]);
    expect(found({ Status: "In_use", DiskType: "all" })).toEqual(["d-system", "d-data"]);
    expect(found({ Category: "cloud_ssd" })).toEqual(["d-free"]);
    expect(found({ DeleteAutoSnapshot: false })).toEqual(["d-free"]);
    expect(found({ Tag: { app: "orders" } })).toEqual(["d-free"]);
  });

  test("come in pages of ten, of a hundred at most", () => {
    Array.from({ length: 101 }, () => cloud.disks.place());
    expect(cloud.disks.describe({})).toMatchObject({ totalCount: 101, pageNumber: 1, pageSize: 10, nextToken: "10" });
    expect(cloud.disks.describe({ PageSize: 100, PageNumber: 2 }).items).toHaveLength(1);
    expect(() => cloud.disks.describe({ PageSize: 101 })).toThrow(/InvalidParameter/);
  });

  test("name up to a hundred disks", () => {
    const DiskIds = Array.from({ length: 101 }, (_, index) => `d-${index}`);
    expect(() => cloud.disks.describe({ DiskIds })).toThrow(/InvalidParameter/);
  });
});

describe("attributes", () => {
  test("that are not named stay", () => {
    ["d-1", "d-2"].forEach((id) => cloud.disks.place({ id, deleteWithInstance: false }));
    cloud.disks.modifyAttribute({ DiskIds: ["d-1", "d-2"], DeleteAutoSnapshot: false });
    expect(cloud.disks.all).toMatchObject(
      ["d-1", "d-2"].map((id) => ({ id, deleteAutoSnapshot: false, deleteWithInstance: false })),
    );
  });

  test("of none change if one of the disks is not there", () => {
    cloud.disks.place({ id: "d-1" });
    expect(() => cloud.disks.modifyAttribute({ DiskIds: ["d-1", "d-none"], DeleteAutoSnapshot: false })).toThrow(
      /InvalidDiskId\.NotFound/,
    );
    expect(cloud.disks.get("d-1").deleteAutoSnapshot).toBe(true);
  });
});

describe("a disk of its own", () => {
  test("is made, made larger, put on an instance, taken off and deleted", () => {
    cloud.instances.place({ id: "i-1" });
    const { id } = cloud.disks.create({ size: 20 });
    expect(cloud.disks.get(id)).toMatchObject({ deleteWithInstance: false, deleteAutoSnapshot: false });
    cloud.disks.resize({ DiskId: id, NewSize: 40 });
    cloud.disks.attach({ DiskId: id, InstanceId: "i-1", DeleteWithInstance: true });
    expect(cloud.disks.get(id)).toMatchObject({ size: 40, instanceId: "i-1", deleteWithInstance: true });
    expect(() => cloud.disks.delete(id)).toThrow(/IncorrectDiskStatus/);
    cloud.disks.detach({ DiskId: id, InstanceId: "i-1" });
    cloud.disks.delete(id);
    expect(cloud.disks.all.map((disk) => disk.id)).not.toContain(id);
  });

  test("is not made smaller", () => {
    cloud.disks.place({ id: "d-1", size: 40 });
    expect(() => cloud.disks.resize({ DiskId: "d-1", NewSize: 39 })).toThrow(/InvalidDiskSize/);
  });

  test("is on one instance at a time, and taken off that one", () => {
    cloud.disks.place({ id: "d-1", instanceId: "i-1" });
    expect(() => cloud.disks.attach({ DiskId: "d-1", InstanceId: "i-2" })).toThrow(/Conflict/);
    expect(() => cloud.disks.detach({ DiskId: "d-1", InstanceId: "i-2" })).toThrow(/DependencyViolation/);
  });

  test("has the tags that are sent, and no others", () => {
    cloud.disks.place({ id: "d-1", tags: { team: "a", owner: "b" } });
    cloud.disks.retag("d-1", { team: "c" });
    expect(cloud.disks.get("d-1").tags).toEqual({ team: "c" });
    expect(cloud.calls.of("ecs:UntagResources")).toEqual([{ ResourceId: ["d-1"], TagKey: ["owner"] }]);
  });
});

// alibaba-cloud.md §10
test.each(["local_hdd_pro", "ephemeral_ssd", "elastic_ephemeral_disk_premium"])("%s takes no policy", (category) => {
  cloud.disks.place({ id: "d-cloud" });
  cloud.disks.place({ id: "d-local", category });
  expect(() => cloud.snapshotPolicies.apply("sp-1", ["d-cloud", "d-local"])).toThrow(
    expect.objectContaining({ code: "DiskCategory.OperationNotSupported", status: 403 }),
  );
  expect(cloud.disks.get("d-cloud").autoSnapshotPolicyIds).toEqual([]);
});
