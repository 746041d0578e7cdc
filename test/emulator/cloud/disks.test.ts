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

// alibaba-cloud.md §10
test.each(["local_hdd_pro", "ephemeral_ssd", "elastic_ephemeral_disk_premium"])("%s takes no policy", (category) => {
  cloud.disks.place({ id: "d-cloud" });
  cloud.disks.place({ id: "d-local", category });
  expect(() => cloud.snapshotPolicies.apply("sp-1", ["d-cloud", "d-local"])).toThrow(
    expect.objectContaining({ code: "DiskCategory.OperationNotSupported", status: 403 }),
  );
  expect(cloud.disks.get("d-cloud").autoSnapshotPolicyIds).toEqual([]);
});
