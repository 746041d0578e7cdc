import { DiskSpecification } from "./disks";

export interface ConfiguredDisk {
  readonly category?: string;
  readonly size?: number;
  readonly autoSnapshotPolicyId?: string;
  readonly deleteWithInstance?: boolean;
  readonly [setting: string]: unknown;
}

/** A scaling configuration: what the instances look like that the group launches. */
export interface ScalingConfiguration {
  readonly id: string;
  readonly scalingGroupId: string;
  name: string;
  imageId?: string;
  instanceName: string;
  systemDiskCategory: string;
  systemDiskSize?: number;
  systemDiskAutoSnapshotPolicyId?: string;
  dataDisks: ConfiguredDisk[];
  tags: { [key: string]: string };
  /** What the model keeps and answers, but does nothing with; keys as the service spells them. */
  settings: { [parameter: string]: unknown };
}

export function systemDiskOf(configuration: ScalingConfiguration): DiskSpecification {
  return {
    category: configuration.systemDiskCategory,
    size: configuration.systemDiskSize ?? 40,
    autoSnapshotPolicyId: configuration.systemDiskAutoSnapshotPolicyId,
  };
}

export function dataDisksOf(configuration: ScalingConfiguration): DiskSpecification[] {
  return configuration.dataDisks.map((disk) => ({
    category: disk.category ?? "cloud_efficiency",
    size: disk.size ?? 40,
    deleteWithInstance: disk.deleteWithInstance ?? true,
    autoSnapshotPolicyId: disk.autoSnapshotPolicyId,
  }));
}
