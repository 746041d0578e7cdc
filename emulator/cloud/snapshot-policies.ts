import { CloudError, notFound } from "./cloud-error";
import { takesSnapshots } from "./disk-category";
import { Disks } from "./disks";
import { RegionContext } from "./region-context";
import { Signal } from "./signal";

export interface SnapshotPolicy {
  readonly id: string;
  name: string;
  repeatWeekdays: string[];
  timePoints: string[];
  retentionDays: number;
  enableCrossRegionCopy: boolean;
  targetCopyRegions: string[];
  copiedSnapshotsRetentionDays: number;
  copyEncryption?: { encrypted: boolean; kmsKeyId?: string };
  resourceGroupId?: string;
  readonly createdAt: Date;
  tags: { [key: string]: string };
}

export interface SnapshotPolicyRequest {
  readonly AutoSnapshotPolicyName?: string;
  readonly RepeatWeekdays?: string[];
  readonly TimePoints?: string[];
  readonly RetentionDays?: number;
  readonly EnableCrossRegionCopy?: boolean;
  readonly TargetCopyRegions?: string[];
  readonly CopiedSnapshotsRetentionDays?: number;
  readonly CopyEncryptionConfiguration?: { Encrypted: boolean; KMSKeyId?: string };
  readonly ResourceGroupId?: string;
  readonly Tags?: { [key: string]: string };
}

/** Automatic snapshot policies of Elastic Compute Service, and what they are applied to. */
export class SnapshotPolicies {
  /** The id of a policy that came, changed or went. */
  public readonly changed = new Signal<string>();

  private readonly policies = new Map<string, SnapshotPolicy>();

  public constructor(
    private readonly context: RegionContext,
    private readonly disks: Disks,
  ) {}

  public get all(): readonly SnapshotPolicy[] {
    return [...this.policies.values()];
  }

  public get(id: string): SnapshotPolicy {
    const policy = this.policies.get(id);
    if (!policy) {
      throw notFound("InvalidAutoSnapshotPolicyId.NotFound", "automatic snapshot policy", id);
    }
    return policy;
  }

  public find(id: string): SnapshotPolicy | undefined {
    return this.policies.get(id);
  }

  /** A policy that was made elsewhere. */
  public place(policy: Partial<SnapshotPolicy> = {}): SnapshotPolicy {
    const placed: SnapshotPolicy = {
      id: this.context.identifiers.next("sp"),
      name: "",
      repeatWeekdays: ["1", "2", "3", "4", "5", "6", "7"],
      timePoints: ["2"],
      retentionDays: 30,
      enableCrossRegionCopy: false,
      targetCopyRegions: [],
      copiedSnapshotsRetentionDays: -1,
      createdAt: this.context.clock.now,
      tags: {},
      ...policy,
    };
    this.policies.set(placed.id, placed);
    this.changed.send(placed.id);
    return placed;
  }

  /** `ecs:CreateAutoSnapshotPolicy`. */
  public create(request: SnapshotPolicyRequest): string {
    this.context.calls.receive("ecs:CreateAutoSnapshotPolicy", request);
    const policy = this.place({
      resourceGroupId: request.ResourceGroupId ?? this.context.answers.resourceGroupOfPolicies,
    });
    this.assign(policy, request);
    return policy.id;
  }

  /** `ecs:ModifyAutoSnapshotPolicyEx`: what is not named stays. */
  public modify(id: string, request: SnapshotPolicyRequest): void {
    this.context.calls.receive("ecs:ModifyAutoSnapshotPolicyEx", { AutoSnapshotPolicyId: id, ...request });
    this.assign(this.get(id), request);
  }

  /** `ecs:DescribeAutoSnapshotPolicyEx`. */
  public describe(id: string): SnapshotPolicy | undefined {
    this.context.calls.receive("ecs:DescribeAutoSnapshotPolicyEx", { AutoSnapshotPolicyId: id });
    return this.policies.get(id);
  }

  /** `ecs:DeleteAutoSnapshotPolicy`: disks lose it. */
  public delete(id: string): void {
    this.context.calls.receive("ecs:DeleteAutoSnapshotPolicy", { AutoSnapshotPolicyId: id });
    this.get(id);
    this.policies.delete(id);
    this.changed.send(id);
    for (const disk of this.disks.all) {
      disk.autoSnapshotPolicyIds = disk.autoSnapshotPolicyIds.filter((policy) => policy !== id);
    }
  }

  /** `ecs:JoinResourceGroup`. */
  public joinResourceGroup(id: string, resourceGroupId: string): void {
    this.context.calls.receive("ecs:JoinResourceGroup", { ResourceId: id, ResourceGroupId: resourceGroupId });
    this.get(id).resourceGroupId = resourceGroupId;
  }

  /** `ecs:TagResources` and `ecs:UntagResources`, as far as something changes. */
  public retag(id: string, tags: { [key: string]: string }): void {
    const policy = this.get(id);
    const gone = Object.keys(policy.tags).filter((key) => !(key in tags));
    if (gone.length > 0) {
      this.context.calls.receive("ecs:UntagResources", { ResourceId: [id], TagKey: gone });
    }
    if (Object.keys(tags).length > 0) {
      this.context.calls.receive("ecs:TagResources", { ResourceId: [id], Tag: tags });
    }
    policy.tags = { ...tags };
  }

  /** `ecs:ApplyAutoSnapshotPolicy`: takes the place of another policy, or adds one where the account may have several. */
  public apply(id: string, diskIds: string[]): void {
    this.context.calls.receive("ecs:ApplyAutoSnapshotPolicy", { AutoSnapshotPolicyId: id, DiskIds: diskIds });
    this.get(id);
    const named = diskIds.map((diskId) => this.disks.get(diskId));
    const refused = named.find(({ category }) => !takesSnapshots(category));
    if (refused) {
      throw new CloudError(
        "DiskCategory.OperationNotSupported",
        `The category "${refused.category}" of the disk "${refused.id}" does not support snapshots.`,
        403,
      );
    }
    for (const disk of named) {
      const kept = this.context.answers.severalPoliciesPerDisk
        ? disk.autoSnapshotPolicyIds.filter((policy) => policy !== id)
        : [];
      disk.autoSnapshotPolicyIds = [...kept, id];
    }
  }

  /** `ecs:CancelAutoSnapshotPolicy` without a policy id (T6): the disk loses whatever policy it has. */
  public cancel(diskIds: string[]): void {
    const { calls, region } = this.context;
    calls.receive("ecs:CancelAutoSnapshotPolicy", { DiskIds: diskIds, RegionId: region });
    for (const disk of diskIds.map((diskId) => this.disks.get(diskId))) {
      if (disk.autoSnapshotPolicyIds.length > 1) {
        throw new CloudError(
          "OperationDenied.TooManyAutoSnapshotPolicies",
          `The disk "${disk.id}" has several automatic snapshot policies: name the one to cancel.`,
          403,
        );
      }
      disk.autoSnapshotPolicyIds = [];
    }
  }

  private assign(policy: SnapshotPolicy, request: SnapshotPolicyRequest): void {
    // T11c: the service answers weekdays and hours in numerical order, whatever order they came in.
    const sorted = (values: string[]) => [...values].sort((a, b) => Number(a) - Number(b));
    const encryption = request.CopyEncryptionConfiguration;
    Object.assign(policy, {
      name: request.AutoSnapshotPolicyName ?? policy.name,
      repeatWeekdays: sorted(request.RepeatWeekdays ?? policy.repeatWeekdays),
      timePoints: sorted(request.TimePoints ?? policy.timePoints),
      retentionDays: request.RetentionDays ?? policy.retentionDays,
      enableCrossRegionCopy: request.EnableCrossRegionCopy ?? policy.enableCrossRegionCopy,
      targetCopyRegions: request.TargetCopyRegions ?? policy.targetCopyRegions,
      copiedSnapshotsRetentionDays: request.CopiedSnapshotsRetentionDays ?? policy.copiedSnapshotsRetentionDays,
      copyEncryption: encryption
        ? { encrypted: encryption.Encrypted, kmsKeyId: encryption.KMSKeyId }
        : policy.copyEncryption,
      tags: request.Tags ?? policy.tags,
    });
    this.changed.send(policy.id);
  }
}
