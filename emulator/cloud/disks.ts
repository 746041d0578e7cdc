import { CloudError } from "./cloud-error";
import { Page, pageOf, PageRequest } from "./page";
import { RegionContext } from "./region-context";
import { Signal } from "./signal";

export interface Disk {
  readonly id: string;
  readonly type: "system" | "data";
  readonly category: string;
  size: number;
  readonly createdAt: Date;
  instanceId?: string;
  deleteWithInstance: boolean;
  /** Automatic snapshots go with the disk. */
  deleteAutoSnapshot: boolean;
  /** Whether its policies take snapshots. */
  enableAutoSnapshot: boolean;
  /** More than one only where the account may do that. */
  autoSnapshotPolicyIds: string[];
  tags: { [key: string]: string };
}

export type DiskSpecification = Partial<Omit<Disk, "autoSnapshotPolicyIds">> & {
  readonly autoSnapshotPolicyId?: string;
};

/** The disks of Elastic Compute Service. */
export class Disks {
  /** A disk that is gone. */
  public readonly released = new Signal<Disk>();

  private readonly disks = new Map<string, Disk>();

  public constructor(private readonly context: RegionContext) {}

  public get all(): readonly Disk[] {
    return [...this.disks.values()];
  }

  /** A disk that was made elsewhere. */
  public place(specification: DiskSpecification = {}): Disk {
    const { autoSnapshotPolicyId, ...given } = specification;
    const disk: Disk = {
      id: this.context.identifiers.next("d"),
      type: "data",
      category: "cloud_essd",
      size: 40,
      createdAt: this.context.clock.now,
      deleteWithInstance: true,
      deleteAutoSnapshot: true,
      enableAutoSnapshot: true,
      tags: {},
      ...given,
      autoSnapshotPolicyIds: autoSnapshotPolicyId ? [autoSnapshotPolicyId] : [],
    };
    this.disks.set(disk.id, disk);
    return disk;
  }

  public get(id: string): Disk {
    const disk = this.disks.get(id);
    if (!disk) {
      throw new CloudError("InvalidDiskId.NotFound", `The specified disk "${id}" does not exist.`, 404);
    }
    return disk;
  }

  public ofInstance(instanceId: string): Disk[] {
    return this.all.filter((disk) => disk.instanceId === instanceId);
  }

  /** The instance goes: its disks go too, or stay behind without it. */
  public releaseWith(instanceId: string): void {
    for (const disk of this.ofInstance(instanceId)) {
      if (disk.deleteWithInstance) {
        this.release(disk.id);
      } else {
        disk.instanceId = undefined;
      }
    }
  }

  public release(id: string): void {
    const disk = this.get(id);
    this.disks.delete(id);
    this.released.send(disk);
  }

  /** `ecs:DescribeDisks`, by up to 100 ids. */
  public describe(
    request: PageRequest & {
      DiskIds?: string[];
      InstanceId?: string;
      AutoSnapshotPolicyId?: string;
      DiskType?: string;
      Category?: string;
      Status?: string;
      DeleteAutoSnapshot?: boolean;
      Tag?: { [key: string]: string };
    },
  ): Page<Disk> {
    this.context.calls.receive("ecs:DescribeDisks", request);
    const { DiskIds: ids, InstanceId: instance, AutoSnapshotPolicyId: policy, Tag = {} } = request;
    checkIds(ids);
    const is = (wanted: unknown, value: unknown) => wanted === undefined || wanted === "all" || wanted === value;
    const found = this.all.filter(
      (disk) =>
        (!ids || ids.includes(disk.id)) &&
        (!instance || disk.instanceId === instance) &&
        (!policy || disk.autoSnapshotPolicyIds.includes(policy)) &&
        is(request.DiskType, disk.type) &&
        is(request.Category, disk.category) &&
        is(request.Status, diskStatus(disk)) &&
        is(request.DeleteAutoSnapshot, disk.deleteAutoSnapshot) &&
        Object.entries(Tag).every(([key, value]) => disk.tags[key] === value),
    );
    return pageOf(found, request);
  }

  /** `ecs:CreateDisk`: on its own, or on an instance from the start. */
  public create(request: DiskSpecification): Disk {
    this.context.calls.receive("ecs:CreateDisk", request);
    // What is made by itself stays by itself, and so do its snapshots.
    return this.place({ deleteWithInstance: false, deleteAutoSnapshot: false, ...request });
  }

  /** `ecs:TagResources` and `ecs:UntagResources`, as far as something changes. */
  public retag(id: string, tags: { [key: string]: string }): void {
    const disk = this.get(id);
    const gone = Object.keys(disk.tags).filter((key) => !(key in tags));
    if (gone.length > 0) this.context.calls.receive("ecs:UntagResources", { ResourceId: [id], TagKey: gone });
    if (Object.keys(tags).length > 0) this.context.calls.receive("ecs:TagResources", { ResourceId: [id], Tag: tags });
    disk.tags = { ...tags };
  }

  /** `ecs:ResizeDisk`, which only makes it larger. */
  public resize(request: { DiskId: string; NewSize: number }): void {
    this.context.calls.receive("ecs:ResizeDisk", request);
    const disk = this.get(request.DiskId);
    if (request.NewSize < disk.size) {
      throw new CloudError("InvalidDiskSize.TooSmall", `The disk "${disk.id}" cannot be made smaller.`);
    }
    disk.size = request.NewSize;
  }

  /** `ecs:AttachDisk`. */
  public attach(request: { DiskId: string; InstanceId: string; DeleteWithInstance?: boolean }): void {
    this.context.calls.receive("ecs:AttachDisk", request);
    const disk = this.get(request.DiskId);
    if (disk.instanceId !== undefined) {
      throw new CloudError(
        "InvalidOperation.Conflict",
        `The disk "${disk.id}" is on "${disk.instanceId}" already.`,
        403,
      );
    }
    disk.instanceId = request.InstanceId;
    disk.deleteWithInstance = request.DeleteWithInstance ?? disk.deleteWithInstance;
  }

  /** `ecs:DetachDisk`. */
  public detach(request: { DiskId: string; InstanceId: string }): void {
    this.context.calls.receive("ecs:DetachDisk", request);
    const disk = this.get(request.DiskId);
    if (disk.instanceId !== request.InstanceId) {
      throw new CloudError("DependencyViolation", `The disk "${disk.id}" is not on "${request.InstanceId}".`);
    }
    disk.instanceId = undefined;
  }

  /** `ecs:DeleteDisk`. */
  public delete(id: string): void {
    this.context.calls.receive("ecs:DeleteDisk", { DiskId: id });
    const { instanceId } = this.get(id);
    if (instanceId !== undefined) {
      throw new CloudError("IncorrectDiskStatus", `The disk "${id}" is on the instance "${instanceId}".`, 403);
    }
    this.release(id);
  }

  /** `ecs:ModifyDiskAttribute`: what is not named stays; of several disks none changes if one is not there. */
  public modifyAttribute(request: {
    DiskId?: string;
    DiskIds?: string[];
    DeleteAutoSnapshot?: boolean;
    DeleteWithInstance?: boolean;
    EnableAutoSnapshot?: boolean;
  }): void {
    this.context.calls.receive("ecs:ModifyDiskAttribute", request);
    checkIds(request.DiskIds);
    const ids = request.DiskIds ?? [request.DiskId ?? ""];
    for (const disk of ids.map((id) => this.get(id))) {
      disk.deleteAutoSnapshot = request.DeleteAutoSnapshot ?? disk.deleteAutoSnapshot;
      disk.deleteWithInstance = request.DeleteWithInstance ?? disk.deleteWithInstance;
      disk.enableAutoSnapshot = request.EnableAutoSnapshot ?? disk.enableAutoSnapshot;
    }
  }
}

/** `Status` as the service answers it. */
export function diskStatus(disk: Disk): "In_use" | "Available" {
  return disk.instanceId === undefined ? "Available" : "In_use";
}

function checkIds(ids: readonly string[] | undefined): void {
  if (ids && ids.length > 100) {
    throw new CloudError("InvalidParameter", `Up to 100 disks can be named at a time, not ${ids.length}.`);
  }
}
