import { Cloud, CloudProps } from "../../../emulator/cloud/cloud";
import { DiskSpecification } from "../../../emulator/cloud/disks";

const MINUTE = 60_000;
const DAY = 86_400_000;

function cloudWithDisk(disk: DiskSpecification = {}, props: CloudProps = {}): Cloud {
  const cloud = new Cloud(props);
  cloud.instances.place({ id: "i-1" });
  cloud.disks.place({ id: "d-1", size: 200, instanceId: "i-1", ...disk });
  return cloud;
}

const take = (cloud: Cloud) => cloud.snapshots.create({ DiskId: "d-1" });

describe("a snapshot", () => {
  test("takes its time, makes progress and is accomplished", async () => {
    const cloud = cloudWithDisk();
    const id = cloud.snapshots.create({ DiskId: "d-1", SnapshotName: "last", Tag: { app: "orders" } });
    await cloud.clock.advance(2.5 * MINUTE);
    expect(cloud.snapshots.get(id)).toMatchObject({ status: "progressing", progress: 50 });
    await cloud.clock.advance(2.5 * MINUTE);
    expect(cloud.snapshots.get(id)).toMatchObject({
      name: "last",
      type: "user",
      diskId: "d-1",
      sourceDiskSize: 200,
      status: "accomplished",
      progress: 100,
      startedAt: new Date("2026-01-01T00:00:00Z"),
      endedAt: new Date("2026-01-01T00:05:00Z"),
      tags: { app: "orders" },
    });
  });

  test("takes as long as the cloud is told", async () => {
    const cloud = cloudWithDisk({}, { answers: { snapshotSeconds: 7200 } });
    take(cloud);
    await cloud.clock.advance(119 * MINUTE);
    expect(cloud.snapshots.all).toMatchObject([{ status: "progressing" }]);
  });

  // alibaba-cloud.md §1.5
  test("is announced when it starts and when it ends, with times in UTC", async () => {
    const cloud = cloudWithDisk();
    const snapshotId = take(cloud);
    await cloud.clock.advance(DAY);
    const subject = `acs:ecs:cn-hangzhou:1234567890123456:snapshot/${snapshotId}`;
    const data = {
      snapshotId,
      snapshotName: "",
      snapshotType: "user",
      diskId: "d-1",
      startTime: "2026-01-01T00:00:00Z",
    };
    expect(cloud.events.all).toMatchObject([
      { source: "acs.ecs", type: "ecs:Snapshot:CreateSnapshotInitiated", subject, data },
      {
        source: "acs.ecs",
        type: "ecs:Snapshot:CreateSnapshotCompleted",
        subject,
        data: { ...data, result: "accomplished", endTime: "2026-01-01T00:05:00Z" },
      },
    ]);
  });

  // alibaba-cloud.md §1.4
  test("that fails is announced by the same type", async () => {
    const cloud = cloudWithDisk();
    cloud.snapshots.failNext();
    take(cloud);
    await cloud.clock.advance(DAY);
    expect(cloud.snapshots.all).toMatchObject([{ status: "failed" }]);
    expect(cloud.events.ofType("ecs:Snapshot:CreateSnapshotCompleted")).toMatchObject([{ data: { result: "failed" } }]);
  });

  test("is deleted when its days are over", async () => {
    const cloud = cloudWithDisk();
    cloud.snapshots.create({ DiskId: "d-1", RetentionDays: 2 });
    await cloud.clock.advance(2 * DAY - 1);
    expect(cloud.snapshots.all).toHaveLength(1);
    await cloud.clock.advance(1);
    expect(cloud.snapshots.all).toEqual([]);
    expect(cloud.events.ofType("ecs:Snapshot:SnapshotDeleted")).toHaveLength(1);
  });

  test("that is deleted while it is made never ends", async () => {
    const cloud = cloudWithDisk();
    cloud.snapshots.delete(take(cloud));
    await cloud.clock.advance(DAY);
    expect(cloud.events.all.map(({ type }) => type)).toEqual([
      "ecs:Snapshot:CreateSnapshotInitiated",
      "ecs:Snapshot:SnapshotDeleted",
    ]);
  });

  test("stands in the inventory", () => {
    const cloud = cloudWithDisk();
    const id = take(cloud);
    expect(cloud.inventory()).toMatchObject({ snapshots: [{ id, progress: 0 }] });
  });
});

describe("faults", () => {
  test("as many as asked for", async () => {
    const cloud = cloudWithDisk();
    cloud.snapshots.failNext(2);
    for (let count = 0; count < 3; count += 1) take(cloud);
    await cloud.clock.advance(DAY);
    expect(cloud.snapshots.all.map(({ status }) => status)).toEqual(["failed", "failed", "accomplished"]);
  });

  test("with a probability, the same ones under the same seed", async () => {
    const failed = async (seed: number) => {
      const cloud = cloudWithDisk({}, { seed });
      cloud.snapshots.failRandomly(0.3);
      for (let count = 0; count < 200; count += 1) {
        take(cloud);
        await cloud.clock.advance(5 * MINUTE);
      }
      return cloud.snapshots.all.flatMap(({ status }, index) => (status === "failed" ? [index] : []));
    };
    const first = await failed(1);
    expect(first.length).toBeGreaterThan(40);
    expect(first.length).toBeLessThan(80);
    expect(await failed(1)).toEqual(first);
    expect(await failed(2)).not.toEqual(first);
  });
});

describe("refusals", () => {
  test.each([
    ["an unknown disk", {}, (cloud: Cloud) => void cloud.disks.release("d-1"), "InvalidDiskId.NotFound"],
    ["a local disk", { category: "local_ssd_pro" }, () => undefined, "DiskCategory.OperationNotSupported"],
    [
      "an instance that starts",
      {},
      (cloud: Cloud) => void (cloud.instances.find("i-1")!.status = "Starting"),
      "IncorrectInstanceStatus",
    ],
    [
      "an old disk whose snapshot is being made",
      { category: "cloud_efficiency" },
      (cloud: Cloud) => void take(cloud),
      "IncorrectDiskStatus.CreatingSnapshot",
    ],
  ])("%s", (_, disk, prepare, code) => {
    const cloud = cloudWithDisk(disk);
    prepare(cloud);
    expect(() => take(cloud)).toThrow(expect.objectContaining({ code }));
  });

  test("an ESSD takes ten at a time", () => {
    const cloud = cloudWithDisk();
    for (let count = 0; count < 10; count += 1) take(cloud);
    expect(() => take(cloud)).toThrow(/IncorrectDiskStatus\.CreatingSnapshot/);
  });

  test("a disk has 256 manual snapshots at most", async () => {
    const cloud = cloudWithDisk();
    for (let count = 0; count < 256; count += 1) {
      take(cloud);
      await cloud.clock.advance(5 * MINUTE);
    }
    expect(() => take(cloud)).toThrow(/QuotaExceed\.Snapshot/);
    cloud.snapshots.delete(cloud.snapshots.all[0].id);
    take(cloud);
  });

  test.each([0, 1.5, 65537])("%d days of retention", (RetentionDays) => {
    expect(() => cloudWithDisk().snapshots.create({ DiskId: "d-1", RetentionDays })).toThrow(
      /InvalidRetentionDays\.Malformed/,
    );
  });

  test("what is not there cannot be deleted", () => {
    expect(() => new Cloud().snapshots.delete("s-none")).toThrow(/InvalidSnapshotId\.NotFound/);
  });
});

describe("the release of a disk", () => {
  async function released(deleteAutoSnapshot: boolean): Promise<Cloud> {
    const cloud = cloudWithDisk({ deleteAutoSnapshot });
    take(cloud);
    cloud.snapshots.take({ disk: cloud.disks.get("d-1"), type: "timer" });
    await cloud.clock.advance(DAY);
    cloud.instances.release("i-1");
    return cloud;
  }

  // alibaba-cloud.md §10
  test("takes its automatic snapshots along, never the manual ones", async () => {
    expect((await released(true)).snapshots.all.map(({ type }) => type)).toEqual(["user"]);
  });

  test("leaves the automatic ones where they are to stay", async () => {
    expect((await released(false)).snapshots.all.map(({ type }) => type)).toEqual(["user", "timer"]);
  });

  test("fails what is being made", () => {
    const cloud = cloudWithDisk();
    take(cloud);
    cloud.disks.release("d-1");
    expect(cloud.snapshots.all).toMatchObject([{ status: "failed" }]);
  });
});

describe("answers", () => {
  test("are filtered by disk, status, type and tags", async () => {
    const cloud = cloudWithDisk();
    cloud.disks.place({ id: "d-2", instanceId: "i-1" });
    const ids = [take(cloud), cloud.snapshots.create({ DiskId: "d-2", Tag: { app: "orders" } })];
    await cloud.clock.advance(DAY);
    ids.push(cloud.snapshots.take({ disk: cloud.disks.get("d-2"), type: "timer" }).id);
    const found = (request: Parameters<typeof cloud.snapshots.describe>[0]) =>
      cloud.snapshots.describe(request).items.map(({ id }) => ids.indexOf(id));
    expect(found({})).toEqual([0, 1, 2]);
    expect(found({ SnapshotIds: [ids[0], ids[2]] })).toEqual([0, 2]);
    expect(found({ DiskId: "d-2" })).toEqual([1, 2]);
    expect(found({ Status: "progressing" })).toEqual([2]);
    expect(found({ SnapshotType: "auto" })).toEqual([2]);
    expect(found({ SnapshotType: "user", DiskId: "d-1" })).toEqual([0]);
    expect(found({ Tag: { app: "orders" } })).toEqual([1]);
    expect(found({ InstanceId: "i-none" })).toEqual([]);
  });

  test("come in pages, by number or by token", () => {
    const cloud = cloudWithDisk({}, { answers: { snapshotSeconds: 1 } });
    for (let count = 0; count < 25; count += 1) {
      cloud.snapshots.take({ disk: cloud.disks.get("d-1"), type: "timer" });
    }
    expect(cloud.snapshots.describe({ PageNumber: 3 })).toMatchObject({ totalCount: 25, nextToken: undefined });
    const seen: string[] = [];
    for (let NextToken: string | undefined = "0"; NextToken !== undefined;) {
      const page = cloud.snapshots.describe({ MaxResults: 10, NextToken });
      seen.push(...page.items.map(({ id }) => id));
      NextToken = page.nextToken;
    }
    expect(seen).toEqual(cloud.snapshots.all.map(({ id }) => id));
    expect(() => cloud.snapshots.describe({ PageSize: 101 })).toThrow(/InvalidParameter/);
    expect(() => cloud.snapshots.describe({ NextToken: "x" })).toThrow(/InvalidParameter/);
  });
});
