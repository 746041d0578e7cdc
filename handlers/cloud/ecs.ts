import { OpenApi, Parameters } from "./open-api";
import { Deadline } from "../runtime/deadline";

export interface Tag {
  readonly Key: string;
  readonly Value: string;
}

export interface Instance {
  readonly InstanceId: string;
  readonly Tags?: { readonly Tag?: readonly { readonly TagKey: string; readonly TagValue: string }[] };
}

export interface Disk {
  readonly DiskId: string;
  readonly InstanceId?: string;
  readonly Category: string;
  readonly CreationTime?: string;
  readonly AutoSnapshotPolicyId?: string;
  readonly DeleteAutoSnapshot?: boolean;
}

export interface Snapshot {
  readonly SnapshotId: string;
  readonly SourceDiskId: string;
  readonly CreationTime: string;
  readonly Status: string;
}

const PAGE = 100;

/** Asking instance by instance is cheaper up to here; beyond, one list of the region is. */
const FEW_INSTANCES = 20;

/** Elastic Compute Service, version 2014-05-26. */
export class Ecs {
  public constructor(
    private readonly api: OpenApi,
    private readonly deadline: Deadline,
  ) {}

  public async instances(ids: readonly string[]): Promise<Instance[]> {
    const all: Instance[] = [];
    for (let start = 0; start < ids.length; start += PAGE) {
      const InstanceIds = JSON.stringify(ids.slice(start, start + PAGE));
      all.push(
        ...(await this.pages<{ Instances?: { Instance?: Instance[] } }, Instance>(
          "DescribeInstances",
          { InstanceIds },
          (answer) => answer.Instances?.Instance,
        )),
      );
    }
    return all;
  }

  public async disksOf(instanceIds: readonly string[]): Promise<Disk[]> {
    const wanted = new Set(instanceIds);
    const scopes = wanted.size > FEW_INSTANCES ? [{}] : [...wanted].map((InstanceId) => ({ InstanceId }));
    const all: Disk[] = [];
    for (const scope of scopes) {
      all.push(...(await this.disks(scope)));
    }
    return all.filter(({ InstanceId }) => InstanceId !== undefined && wanted.has(InstanceId));
  }

  public async disks(filter: { readonly InstanceId?: string; readonly DiskIds?: string }): Promise<Disk[]> {
    return this.pages<{ Disks?: { Disk?: Disk[] } }, Disk>("DescribeDisks", filter, (answer) => answer.Disks?.Disk);
  }

  /** Accomplished ones that were taken since, of these instances and perhaps of others. */
  public async snapshotsSince(since: Date, instanceIds: readonly string[]): Promise<Snapshot[]> {
    const scopes = instanceIds.length > FEW_INSTANCES ? [{}] : instanceIds.map((InstanceId) => ({ InstanceId }));
    // The service takes whole minutes.
    const minute = `${since.toISOString().slice(0, 16)}Z`;
    const all: Snapshot[] = [];
    for (const scope of scopes) {
      const filter = { ...scope, Status: "accomplished", Filter: [{ Key: "CreationStartTime", Value: minute }] };
      all.push(...(await this.snapshots(filter)));
    }
    return all;
  }

  public async snapshots(filter: Parameters): Promise<Snapshot[]> {
    return this.pages<{ Snapshots?: { Snapshot?: Snapshot[] } }, Snapshot>(
      "DescribeSnapshots",
      filter,
      (answer) => answer.Snapshots?.Snapshot,
    );
  }

  /** This operation spells its parameters with small initials, that of the region too. */
  public async applyPolicy(policyId: string, diskIds: readonly string[]): Promise<void> {
    const parameters = {
      regionId: this.api.region,
      autoSnapshotPolicyId: policyId,
      diskIds: JSON.stringify(diskIds),
    };
    await this.api.call("ApplyAutoSnapshotPolicy", parameters, this.deadline);
  }

  public async keepAutoSnapshots(diskIds: readonly string[]): Promise<void> {
    await this.api.call("ModifyDiskAttribute", { DiskIds: diskIds, DeleteAutoSnapshot: false }, this.deadline);
  }

  public async createSnapshot(request: {
    readonly DiskId: string;
    readonly SnapshotName: string;
    readonly Description: string;
    readonly RetentionDays?: number;
    readonly ClientToken: string;
    readonly Tag: readonly Tag[];
  }): Promise<string> {
    return (await this.api.call<{ SnapshotId: string }>("CreateSnapshot", { ...request }, this.deadline)).SnapshotId;
  }

  private async pages<Answer extends object, Item>(
    action: string,
    parameters: Parameters,
    itemsOf: (answer: Answer) => readonly Item[] | undefined,
  ): Promise<Item[]> {
    const all: Item[] = [];
    let token: string | undefined;
    do {
      const answer = await this.api.call<Answer & { NextToken?: string }>(
        action,
        { ...parameters, MaxResults: PAGE, NextToken: token },
        this.deadline,
      );
      all.push(...(itemsOf(answer) ?? []));
      token = answer.NextToken || undefined;
    } while (token);
    return all;
  }
}
