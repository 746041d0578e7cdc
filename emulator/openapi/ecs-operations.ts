import { minute, pageHeader, pageOf, RpcOperation, second } from "./rpc-operation";
import { CloudError } from "../cloud/cloud-error";
import { diskStatus } from "../cloud/disks";
import { pageOf as slice } from "../cloud/page";

/** Names that begin with auto are those of automatic snapshots. */
const SNAPSHOT_NAME = /^(?!auto|https?:\/\/)\p{L}[\p{L}\d:_.-]{1,127}$/u;

/** Elastic Compute Service, version 2014-05-26. */
export const ECS_OPERATIONS: { readonly [action: string]: RpcOperation } = {
  DescribeInstances: (cloud, parameters) => {
    parameters.region("RegionId", cloud.region);
    const found = cloud.instances.describe({
      InstanceIds: parameters.jsonList("InstanceIds"),
      Tag: parameters.pairs("Tag"),
    });
    const page = slice(found, pageOf(parameters));
    const instances = page.items.map(({ id, name, status, createdAt, tags }) => ({
      InstanceId: id,
      InstanceName: name,
      Status: status,
      CreationTime: minute(createdAt),
      Tags: { Tag: Object.entries(tags).map(([TagKey, TagValue]) => ({ TagKey, TagValue })) },
    }));
    return { ...pageHeader(page), Instances: { Instance: instances } };
  },

  DescribeDisks: (cloud, parameters) => {
    parameters.region("RegionId", cloud.region);
    const page = cloud.disks.describe({
      DiskIds: parameters.jsonList("DiskIds"),
      InstanceId: parameters.text("InstanceId"),
      Tag: parameters.pairs("Tag"),
      ...pageOf(parameters),
    });
    const disks = page.items.map((disk) => ({
      DiskId: disk.id,
      InstanceId: disk.instanceId ?? "",
      Type: disk.type,
      Category: disk.category,
      Size: disk.size,
      Status: diskStatus(disk),
      CreationTime: second(disk.createdAt),
      AutoSnapshotPolicyId: disk.autoSnapshotPolicyIds.join(","),
      DeleteAutoSnapshot: disk.deleteAutoSnapshot,
      DeleteWithInstance: disk.deleteWithInstance,
      DiskChargeType: "PostPaid",
      Encrypted: false,
    }));
    return { ...pageHeader(page), Disks: { Disk: disks } };
  },

  DescribeSnapshots: (cloud, parameters) => {
    parameters.region("RegionId", cloud.region);
    const page = cloud.snapshots.describe({
      SnapshotIds: parameters.jsonList("SnapshotIds"),
      DiskId: parameters.text("DiskId"),
      InstanceId: parameters.text("InstanceId"),
      Status: parameters.text("Status"),
      SnapshotType: parameters.text("SnapshotType"),
      Tag: parameters.pairs("Tag"),
      CreatedSince: createdSince(parameters.pairs("Filter")),
      ...pageOf(parameters),
    });
    const snapshots = page.items.map((snapshot) => ({
      SnapshotId: snapshot.id,
      SnapshotName: snapshot.name,
      SourceDiskId: snapshot.diskId,
      Status: snapshot.status,
      Progress: `${snapshot.progress}%`,
      CreationTime: second(snapshot.startedAt),
      Tags: { Tag: Object.entries(snapshot.tags).map(([TagKey, TagValue]) => ({ TagKey, TagValue })) },
    }));
    return { ...pageHeader(page), Snapshots: { Snapshot: snapshots } };
  },

  CreateSnapshot: (cloud, parameters) => ({
    SnapshotId: cloud.snapshots.create({
      DiskId: parameters.required("DiskId"),
      SnapshotName: parameters.formed("SnapshotName", SNAPSHOT_NAME),
      Description: parameters.formed("Description", /^(?!https?:\/\/).{2,256}$/s),
      RetentionDays: parameters.whole("RetentionDays"),
      ClientToken: parameters.formed("ClientToken", /^[ -~]{1,64}$/),
      Tag: parameters.tags("Tag"),
    }),
  }),

  ApplyAutoSnapshotPolicy: (cloud, parameters) => {
    // This operation spells all of its parameters with small initials.
    parameters.region("regionId", cloud.region);
    const disks = parameters.jsonList("diskIds") ?? [parameters.required("diskIds")];
    cloud.snapshotPolicies.apply(parameters.required("autoSnapshotPolicyId"), disks);
    return {};
  },

  ModifyDiskAttribute: (cloud, parameters) => {
    cloud.disks.modifyAttribute({
      DiskId: parameters.text("DiskId"),
      DiskIds: parameters.list("DiskIds"),
      DeleteAutoSnapshot: parameters.flag("DeleteAutoSnapshot"),
      DeleteWithInstance: parameters.flag("DeleteWithInstance"),
    });
    return {};
  },
};

/** Snapshots are filtered by nothing else, and by whole minutes. */
function createdSince(filters: { readonly [key: string]: string } = {}): Date | undefined {
  const [filter, ...others] = Object.entries(filters);
  if (filter === undefined) return undefined;
  const [key, value] = filter;
  if (others.length > 0 || key !== "CreationStartTime" || !/^\d{4}-\d\d-\d\dT\d\d:\d\dZ$/.test(value)) {
    // The code is a guess.
    throw new CloudError("InvalidFilter", `The filter ${key} = ${value} is none that the service knows.`);
  }
  return new Date(value);
}
