import { DiskCategory, EncryptAlgorithm, PerformanceLevel } from "./disk";
import { checkDisk, checkKey } from "./disk-rules";
import { SEE } from "./ess-pages";
import { EssScalingConfigurationConfig } from "../bindings/ess-scaling-configuration";
import { checkOneOf } from "../environment/one-of";
import { checkProps } from "../environment/props";
import { checkWholeNumber } from "../environment/whole-number";

/**
 * The system disk of the instances that a scaling configuration launches. It is always released with its instance.
 *
 * @see https://www.alibabacloud.com/help/en/auto-scaling/developer-reference/api-ess-2014-08-28-createscalingconfiguration
 */
export interface SystemDisk {
  /** The category of the disk. */
  readonly category: DiskCategory;

  /** The size of the disk in GiB: 20 to 500, whole; not less than that of the image. */
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
   * The algorithm that encrypts the disk; with `encrypted` only.
   *
   * @default - the service's: AES-256
   */
  readonly encryptAlgorithm?: EncryptAlgorithm;

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
}

/**
 * @internal
 */
export function renderSystemDisk(disk: SystemDisk): Partial<EssScalingConfigurationConfig> {
  checkProps("systemDisk", disk);
  checkWholeNumber("systemDisk.sizeGib", disk.sizeGib, { min: 20, max: 500, required: true, unit: "GiB" });
  checkDisk("systemDisk", disk);
  checkOneOf("systemDisk.encryptAlgorithm", disk.encryptAlgorithm, EncryptAlgorithm, SEE.createScalingConfiguration);
  checkKey("systemDisk.encryptAlgorithm", disk.encryptAlgorithm, disk.encrypted);
  return {
    systemDiskCategory: disk.category,
    systemDiskSize: disk.sizeGib,
    systemDiskPerformanceLevel: disk.performanceLevel,
    systemDiskProvisionedIops: disk.provisionedIops,
    systemDiskEncrypted: disk.encrypted,
    systemDiskKmsKeyId: disk.kmsKeyId,
    systemDiskEncryptAlgorithm: disk.encryptAlgorithm,
    systemDiskName: disk.diskName,
    systemDiskDescription: disk.description,
  };
}
