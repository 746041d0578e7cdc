import { Timer } from "./clock";
import { CloudError, notFound } from "./cloud-error";
import { concurrentSnapshots, takesSnapshots } from "./disk-category";
import { Disk, Disks } from "./disks";
import { Faults } from "./faults";
import { Instances } from "./instances";
import { Page, pageOf, PageRequest } from "./page";
import { Random } from "./random";
import { RegionContext } from "./region-context";

export interface Snapshot {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  /** Also of a disk that is gone, or that is in another region. */
  readonly diskId: string;
  readonly sourceDiskSize: number;
  readonly sourceDiskType: Disk["type"];
  readonly type: "timer" | "user" | "copied";
  status: "progressing" | "accomplished" | "failed";
  /** Percent. */
  readonly progress: number;
  readonly startedAt: Date;
  endedAt?: Date;
  /** Undefined for ever. */
  readonly retentionDays?: number;
  /** Of a copy. */
  readonly sourceRegion?: string;
  readonly sourceSnapshotId?: string;
  tags: { [key: string]: string };
}

/** What a snapshot is taken of, and how. */
export interface SnapshotSpecification {
  readonly disk: Pick<Disk, "id" | "size" | "type">;
  readonly type: Snapshot["type"];
  readonly name?: string;
  readonly description?: string;
  readonly retentionDays?: number;
  readonly sourceRegion?: string;
  readonly sourceSnapshotId?: string;
  readonly tags?: { [key: string]: string };
}

const DAY = 86_400_000;
const MANUAL_QUOTA = 256;
const AUTOMATIC_QUOTA = 1000;

/** The snapshots of Elastic Compute Service. Each takes its time, ends well or badly, and says so on the bus. */
export class Snapshots {
  private readonly snapshots = new Map<string, Snapshot>();
  private readonly ofDisks = new Map<string, Set<Snapshot>>();
  private readonly timers = new Map<string, { end?: Timer; deletion?: Timer; ended?: (snapshot: Snapshot) => void }>();
  private readonly faults: Faults;

  public constructor(
    private readonly context: RegionContext,
    private readonly disks: Disks,
    private readonly instances: Instances,
  ) {
    this.faults = new Faults(new Random(context.seed, 2));
    disks.released.subscribe((disk) => this.follow(disk));
  }

  public get all(): readonly Snapshot[] {
    return [...this.snapshots.values()];
  }

  public get(id: string): Snapshot {
    const snapshot = this.snapshots.get(id);
    if (!snapshot) {
      throw notFound("InvalidSnapshotId.NotFound", "snapshot", id);
    }
    return snapshot;
  }

  /** The oldest first. */
  public ofDisk(diskId: string): readonly Snapshot[] {
    return [...(this.ofDisks.get(diskId) ?? [])];
  }

  /** Makes the next ones fail that are started: they end as `failed`. */
  public failNext(times = 1): void {
    this.faults.next(times);
  }

  /** Makes each one fail with this probability from now on; zero for never again. */
  public failRandomly(probability: number): void {
    this.faults.randomly(probability);
  }

  /** Whether as many snapshots of the disk are in progress as its category allows. */
  public busy(disk: Disk): boolean {
    const running = this.ofDisk(disk.id).filter(({ status, type }) => status === "progressing" && type !== "copied");
    return running.length >= concurrentSnapshots(disk.category);
  }

  /** What a policy asks for: nobody called. A full quota loses its oldest automatic snapshot. */
  public take(specification: SnapshotSpecification, ended?: (snapshot: Snapshot) => void): Snapshot {
    if (specification.type === "timer") {
      const kept = this.ofDisk(specification.disk.id).filter(({ type }) => type === "timer");
      kept.slice(0, Math.max(kept.length - AUTOMATIC_QUOTA + 1, 0)).forEach(({ id }) => this.remove(id));
    }
    return this.start(specification, ended);
  }

  /** `ecs:CreateSnapshot`. */
  public create(request: {
    DiskId: string;
    SnapshotName?: string;
    Description?: string;
    RetentionDays?: number;
    Tag?: { [key: string]: string };
  }): string {
    this.context.calls.receive("ecs:CreateSnapshot", request);
    const disk = this.disks.get(request.DiskId);
    this.checkManual(disk);
    const days = request.RetentionDays;
    if (days !== undefined && !(Number.isInteger(days) && days >= 1 && days <= 65536)) {
      throw new CloudError("InvalidRetentionDays.Malformed", "The specified RetentionDays is not valid.");
    }
    return this.start({
      disk,
      type: "user",
      name: request.SnapshotName,
      description: request.Description,
      retentionDays: days,
      tags: request.Tag,
    }).id;
  }

  /** `ecs:DescribeSnapshots`. */
  public describe(
    request: PageRequest & {
      SnapshotIds?: string[];
      DiskId?: string;
      InstanceId?: string;
      Status?: string;
      /** `auto`, `user` or `all`. */
      SnapshotType?: string;
      Tag?: { [key: string]: string };
    },
  ): Page<Snapshot> {
    this.context.calls.receive("ecs:DescribeSnapshots", request);
    const { SnapshotIds: ids, DiskId, InstanceId, Status = "all", SnapshotType = "all", Tag = {} } = request;
    const disks = InstanceId === undefined ? undefined : this.disks.ofInstance(InstanceId).map(({ id }) => id);
    // A policy's snapshots are of type `timer`; the filter calls them `auto`.
    const type = SnapshotType === "auto" ? "timer" : SnapshotType;
    const found = (DiskId === undefined ? this.all : this.ofDisk(DiskId)).filter(
      (snapshot) =>
        (!ids || ids.includes(snapshot.id)) &&
        (!disks || disks.includes(snapshot.diskId)) &&
        (Status === "all" || snapshot.status === Status) &&
        (type === "all" || snapshot.type === type) &&
        Object.entries(Tag).every(([key, value]) => snapshot.tags[key] === value),
    );
    return pageOf(found, request);
  }

  /** `ecs:DeleteSnapshot`. */
  public delete(id: string): void {
    this.context.calls.receive("ecs:DeleteSnapshot", { SnapshotId: id });
    this.get(id);
    this.remove(id);
  }

  private checkManual(disk: Disk): void {
    if (!takesSnapshots(disk.category)) {
      throw new CloudError(
        "DiskCategory.OperationNotSupported",
        `The category "${disk.category}" of the disk "${disk.id}" does not support snapshots.`,
        403,
      );
    }
    const instance = disk.instanceId === undefined ? undefined : this.instances.find(disk.instanceId);
    if (instance && !["Running", "Stopped"].includes(instance.status)) {
      throw new CloudError("IncorrectInstanceStatus", `The instance "${instance.id}" is ${instance.status}.`);
    }
    if (this.busy(disk)) {
      throw new CloudError("IncorrectDiskStatus.CreatingSnapshot", "A previous snapshot creation is in process.", 403);
    }
    if (this.ofDisk(disk.id).filter(({ type }) => type === "user").length >= MANUAL_QUOTA) {
      throw new CloudError("QuotaExceed.Snapshot", "The snapshot quota exceeds.", 403);
    }
  }

  private start(given: SnapshotSpecification, ended?: (snapshot: Snapshot) => void): Snapshot {
    const { clock, answers, identifiers } = this.context;
    const copied = given.type === "copied";
    const seconds = (copied ? answers.snapshotCopySeconds : answers.snapshotSeconds) ?? (copied ? 1800 : 300);
    const id = identifiers.next("s");
    const startedAt = clock.now;
    const snapshot: Snapshot = {
      id,
      name: given.name ?? "",
      description: given.description ?? "",
      diskId: given.disk.id,
      sourceDiskSize: given.disk.size,
      sourceDiskType: given.disk.type,
      type: given.type,
      status: "progressing",
      get progress() {
        const part = (clock.now.getTime() - startedAt.getTime()) / (seconds * 1000);
        return this.status === "progressing" ? Math.min(Math.floor(part * 100), 99) : 100;
      },
      startedAt,
      retentionDays: given.retentionDays,
      sourceRegion: given.sourceRegion,
      sourceSnapshotId: given.sourceSnapshotId,
      tags: { ...given.tags },
    };
    this.snapshots.set(id, snapshot);
    const siblings = this.ofDisks.get(snapshot.diskId) ?? new Set();
    this.ofDisks.set(snapshot.diskId, siblings.add(snapshot));
    const fails = this.faults.strike();
    this.timers.set(id, {
      ended,
      end: clock.after(seconds * 1000, () => this.end(snapshot, fails ? "failed" : "accomplished")),
      // From when the service counts is a guess.
      deletion: (given.retentionDays && clock.after(given.retentionDays * DAY, () => this.remove(id))) || undefined,
    });
    this.publish("CreateSnapshotInitiated", snapshot, {});
    return snapshot;
  }

  private end(snapshot: Snapshot, result: "accomplished" | "failed"): void {
    snapshot.status = result;
    snapshot.endedAt = this.context.clock.now;
    const timers = this.timers.get(snapshot.id)!;
    timers.end = undefined;
    this.publish("CreateSnapshotCompleted", snapshot, { result, endTime: utc(snapshot.endedAt) });
    timers.ended?.(snapshot);
  }

  private remove(id: string): void {
    const snapshot = this.get(id);
    const timers = this.timers.get(id)!;
    timers.end?.cancel();
    timers.deletion?.cancel();
    this.timers.delete(id);
    this.snapshots.delete(id);
    this.ofDisks.get(snapshot.diskId)?.delete(snapshot);
    this.publish("SnapshotDeleted", snapshot, {});
  }

  /** A disk that goes takes its automatic snapshots along, if it was told to. */
  private follow(disk: Disk): void {
    for (const snapshot of this.ofDisk(disk.id)) {
      // That a snapshot cannot be finished without its disk is a guess, the one that loses data.
      if (snapshot.status === "progressing" && snapshot.type !== "copied") {
        this.timers.get(snapshot.id)!.end?.cancel();
        this.end(snapshot, "failed");
      }
      if (snapshot.type === "timer" && disk.deleteAutoSnapshot && this.snapshots.has(snapshot.id)) {
        this.remove(snapshot.id);
      }
    }
  }

  /** What the start and the deletion carry is not documented: the part of the end that is known by then. */
  private publish(name: string, snapshot: Snapshot, more: { [field: string]: string }): void {
    const { region, accountId, events } = this.context;
    events.publish({
      source: "acs.ecs",
      type: `ecs:Snapshot:${name}`,
      subject: `acs:ecs:${region}:${accountId}:snapshot/${snapshot.id}`,
      data: {
        snapshotId: snapshot.id,
        snapshotName: snapshot.name,
        snapshotType: snapshot.type,
        diskId: snapshot.diskId,
        startTime: utc(snapshot.startedAt),
        ...more,
      },
    });
  }
}

function utc(time: Date): string {
  return `${time.toISOString().slice(0, 19)}Z`;
}
