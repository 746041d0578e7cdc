import { CloudError } from "./cloud-error";
import { RegionContext } from "./region-context";

export interface Disk {
  readonly id: string;
  readonly type: "system" | "data";
  readonly category: string;
  readonly size: number;
  instanceId?: string;
  deleteWithInstance: boolean;
  /** Automatic snapshots go with the disk. */
  deleteAutoSnapshot: boolean;
  /** More than one only where the account may do that. */
  autoSnapshotPolicyIds: string[];
  tags: { [key: string]: string };
}

export type DiskSpecification = Partial<Omit<Disk, "autoSnapshotPolicyIds">> & {
  readonly autoSnapshotPolicyId?: string;
};

/** The disks of Elastic Compute Service. */
export class Disks {
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
      deleteWithInstance: true,
      deleteAutoSnapshot: true,
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
        this.disks.delete(disk.id);
      } else {
        disk.instanceId = undefined;
      }
    }
  }

  /** `ecs:DescribeDisks`. */
  public describe(request: { DiskIds?: string[]; InstanceId?: string; AutoSnapshotPolicyId?: string }): Disk[] {
    this.context.calls.receive("ecs:DescribeDisks", request);
    const { DiskIds: ids, InstanceId: instance, AutoSnapshotPolicyId: policy } = request;
    return this.all.filter(
      (disk) =>
        (!ids || ids.includes(disk.id)) &&
        (!instance || disk.instanceId === instance) &&
        (!policy || disk.autoSnapshotPolicyIds.includes(policy)),
    );
  }
}
