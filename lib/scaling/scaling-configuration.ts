import { DataDisk } from "./data-disk";
import { DiskCategory, PerformanceLevel } from "./disk";
import { OwnedScalingConfiguration } from "./owned-scaling-configuration";
import { OwnedScalingGroup } from "./owned-scaling-group";
import { EssScalingConfiguration } from "../bindings/ess-scaling-configuration";
import { checkCount } from "../environment/count";
import { checkWholeNumber } from "../environment/whole-number";

const SEE =
  "https://www.alibabacloud.com/help/en/auto-scaling/developer-reference/api-ess-2014-08-28-createscalingconfiguration";

/**
 * The system disk of the instances that a scaling configuration launches.
 */
export interface SystemDisk {
  /** The category of the disk. */
  readonly category: DiskCategory;

  /** The size of the disk in GiB: 20 to 500, whole. */
  readonly sizeGib: number;

  /**
   * The performance level; for enterprise SSDs only.
   *
   * @default - the service's: PL1
   */
  readonly performanceLevel?: PerformanceLevel;
}

/**
 * What instances a group launches.
 */
export interface ScalingConfigurationProps {
  /** The image that instances start from. */
  readonly imageId: string;

  /** The instance types, the preferred one first: 1 to 10. */
  readonly instanceTypes: string[];

  /** The security groups of the instances: 1 to 16. */
  readonly securityGroupIds: string[];

  /** The system disk. */
  readonly systemDisk: SystemDisk;

  /**
   * The data disks: up to 16.
   *
   * @default - none
   */
  readonly dataDisks?: DataDisk[];

  /**
   * The RAM role of the instances, by name.
   *
   * @default - no role
   */
  readonly roleName?: string;

  /**
   * The key pair for logging in, by name.
   *
   * @default - no key pair
   */
  readonly keyName?: string;

  /**
   * The tags of the instances.
   *
   * @default - no tags
   */
  readonly tags?: { [key: string]: string };
}

/**
 * The configuration that a group launches its instances from, created by this stack.
 *
 * It carries `force_delete`, without which the last configuration of a group cannot be destroyed with its group. Its
 * other side: taking the configuration alone out of the code would delete the group. Change it in place instead.
 *
 * @see https://www.alibabacloud.com/help/en/auto-scaling/developer-reference/api-ess-2014-08-28-createscalingconfiguration
 */
export class ScalingConfiguration extends OwnedScalingConfiguration {
  /** The L1 resource. */
  public readonly resource: EssScalingConfiguration;

  /**
   * @param group the group that launches from the configuration
   * @param id the id of the construct
   * @param props the configuration
   * @throws when the group has a configuration in this stack already, or a list is empty or too long
   */
  public constructor(group: OwnedScalingGroup, id: string, props: ScalingConfigurationProps) {
    checkWholeNumber("systemDisk.sizeGib", props.systemDisk.sizeGib, { min: 20, max: 500, unit: "GiB" });
    checkCount("instanceTypes", props.instanceTypes, { min: 1, max: 10, see: SEE });
    checkCount("securityGroupIds", props.securityGroupIds, { min: 1, max: 16, see: SEE });
    checkCount("dataDisks", props.dataDisks, { min: 0, max: 16, see: SEE });
    super(group, id, props.dataDisks);

    this.resource = new EssScalingConfiguration(this, "Resource", {
      scalingGroupId: group.scalingGroupId,
      imageId: props.imageId,
      instanceTypes: props.instanceTypes,
      securityGroupIds: props.securityGroupIds,
      systemDiskCategory: props.systemDisk.category,
      systemDiskSize: props.systemDisk.sizeGib,
      systemDiskPerformanceLevel: props.systemDisk.performanceLevel,
      roleName: props.roleName,
      keyName: props.keyName,
      tags: props.tags,
      active: true,
      enable: true,
      forceDelete: true,
      provider: group.provider,
    });
    this._putDataDisks();
    group._launchFrom(this);
  }
}
