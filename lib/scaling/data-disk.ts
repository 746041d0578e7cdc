import { DiskCategory, PerformanceLevel } from "./disk";
import { checkDisk } from "./disk-rules";
import { EssScalingConfigurationDataDisk } from "../bindings/ess-scaling-configuration";
import { checkFlag } from "../environment/flag";
import { checkProps } from "../environment/props";
import { checkFilledText } from "../environment/text";
import { checkWholeNumber } from "../environment/whole-number";

/**
 * A data disk of the instances that a scaling configuration launches.
 *
 * Terraform cannot read the data disks of a configuration back: a change made elsewhere goes unseen. And it cannot take
 * the last of them away: a list that becomes empty is planned and reported as applied, yet never sent, so that new
 * instances keep having the disks. Remove them in the console, or launch from a configuration of a new group.
 *
 * @see https://www.alibabacloud.com/help/en/auto-scaling/developer-reference/api-ess-2014-08-28-createscalingconfiguration
 */
export interface DataDisk {
  /** The category of the disk. */
  readonly category: DiskCategory;

  /** The size of the disk in GiB: 1 to 65,536, whole; the category narrows it further. */
  readonly sizeGib: number;

  /**
   * The performance level; for enterprise SSDs only.
   *
   * @default - the service's: PL1
   */
  readonly performanceLevel?: PerformanceLevel;

  /**
   * The provisioned IOPS: 1 to 50,000. The service takes it for AutoPL disks, a category that the provider cannot
   * create yet; it serves configurations that have one already.
   *
   * @default - none
   */
  readonly provisionedIops?: number;

  /**
   * Whether the disk is released with its instance. A disk that stays costs money until somebody deletes it; one that
   * goes takes along the automatic snapshots whose `DeleteAutoSnapshot` is on.
   *
   * @default true
   */
  readonly deleteWithInstance?: boolean;

  /**
   * Whether the disk is encrypted.
   *
   * @default false
   */
  readonly encrypted?: boolean;

  /**
   * The KMS key that encrypts the disk; with `encrypted` only.
   *
   * @default - the service key, where the disk is encrypted
   */
  readonly kmsKeyId?: string;

  /**
   * The name of the disk: 2 to 128 characters, a letter first, not `http://` or `https://`.
   *
   * @default - no name
   */
  readonly diskName?: string;

  /**
   * The description of the disk: 2 to 256 characters, not `http://` or `https://` first.
   *
   * @default - no description
   */
  readonly description?: string;

  /**
   * The snapshot that the disk is created from; its size then counts instead of `sizeGib`.
   *
   * @default - an empty disk
   */
  readonly snapshotId?: string;
}

/**
 * @internal
 */
export function renderDataDisk(
  disk: DataDisk,
  index: number,
  snapshotPolicyId?: string,
): EssScalingConfigurationDataDisk {
  checkProps(`dataDisks[${index}]`, disk);
  checkWholeNumber(`dataDisks[${index}].sizeGib`, disk.sizeGib, {
    min: 1,
    max: 65_536,
    required: true,
    unit: "GiB",
  });
  checkDisk(`dataDisks[${index}]`, disk);
  if (disk.snapshotId !== undefined) checkFilledText(`dataDisks[${index}].snapshotId`, disk.snapshotId);
  checkFlag(`dataDisks[${index}].deleteWithInstance`, disk.deleteWithInstance);
  return {
    autoSnapshotPolicyId: snapshotPolicyId,
    category: disk.category,
    size: disk.sizeGib,
    performanceLevel: disk.performanceLevel,
    provisionedIops: disk.provisionedIops,
    deleteWithInstance: disk.deleteWithInstance ?? true,
    encrypted: disk.encrypted,
    kmsKeyId: disk.kmsKeyId,
    name: disk.diskName,
    description: disk.description,
    snapshotId: disk.snapshotId,
  };
}
