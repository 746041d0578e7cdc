import { DataDisk } from "./data-disk";
import { SEE } from "./ess-pages";
import { checkScalingGroup } from "./i-scaling-group";
import { OwnedScalingConfiguration } from "./owned-scaling-configuration";
import { OwnedScalingGroup } from "./owned-scaling-group";
import { renderConfigurationOptions, ScalingConfigurationOptions } from "./scaling-configuration-options";
import { renderSystemDisk, SystemDisk } from "./system-disk";
import { EssScalingConfiguration } from "../bindings/ess-scaling-configuration";
import { checkCount } from "../environment/count";
import { checkDecision } from "../environment/flag";
import { InvalidInput } from "../environment/invalid-input";
import { checkProps } from "../environment/props";

const see = SEE.createScalingConfiguration;

/** What counts at creation only, since a change of it replaces the configuration (T16). */
const AT_CREATION = ["kms_encrypted_password", "kms_encryption_context", "security_enhancement_strategy"];

/**
 * What instances a group launches: an image, by id or by name, and instance types, by name, weight or pattern.
 */
export interface ScalingConfigurationProps extends ScalingConfigurationOptions {
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
   * The password of the instances, encrypted by KMS. It counts at creation only: that it is added, changed or taken away
   * later is not applied, since it would replace the configuration and with that delete the group.
   *
   * @default - none
   */
  readonly kmsEncryptedPassword?: string;

  /**
   * The encryption context that the password was encrypted in; with `kmsEncryptedPassword` only.
   *
   * @default - none
   */
  readonly kmsEncryptionContext?: { [key: string]: string };

  /**
   * Whether the service's security agent is installed. It counts at creation only: that it is added, changed or taken
   * away later is not applied, since it would replace the configuration and with that delete the group.
   *
   * @default - the service's
   */
  readonly securityHardening?: boolean;
}

/**
 * The configuration that a group launches its instances from, created by this stack.
 *
 * It carries `force_delete`, without which the last configuration of a group cannot be destroyed with its group. Its
 * other side: taking the configuration alone out of the code would delete the group with its instances. So change it in
 * place instead; running instances are not replaced by that. The library guards what it can: the configuration has one
 * fixed address in Terraform, whatever the id of its construct, so that renaming the construct changes nothing; what
 * only a replacement could change is left alone; and a created group without a configuration does not synthesize. Set
 * `groupDeletionProtection` on groups that matter.
 *
 * What the provider cannot do: see drift of data disks, and take the last data disk or the last tag away; see
 * `DataDisk` and `tags`.
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
   * @throws when the group has a configuration or a launch template in this stack already, the image or the instance
   * types are missing or stated twice, or a value is out of bounds
   */
  public constructor(group: OwnedScalingGroup, id: string, props: ScalingConfigurationProps) {
    checkProps(`The props of the scaling configuration ${id}`, props);
    checkScalingGroup("The group of a scaling configuration", group);
    const options = renderConfigurationOptions(props);
    const systemDisk = renderSystemDisk(props.systemDisk);
    checkComplete(props);
    checkPassword(props);
    checkDecision("securityHardening", props.securityHardening);
    checkCount("securityGroupIds", props.securityGroupIds, { min: 1, max: 16, required: true, see });
    checkCount("dataDisks", props.dataDisks, { min: 0, max: 16, see });
    super(group, id, props.dataDisks);

    this.resource = new EssScalingConfiguration(this, "Resource", {
      scalingGroupId: group.scalingGroupId,
      ...options,
      securityGroupIds: props.securityGroupIds,
      ...systemDisk,
      kmsEncryptedPassword: props.kmsEncryptedPassword,
      kmsEncryptionContext: props.kmsEncryptionContext,
      securityEnhancementStrategy: hardening(props.securityHardening),
      active: true,
      enable: true,
      forceDelete: true,
      provider: group.provider,
    });
    // Stated or not: taking one of them out would replace the configuration too. And an image has an id and a name: what
    // the service answers of the one that is not stated would be planned away for ever.
    const otherNameOfImage = props.imageId === undefined ? "image_id" : "image_name";
    this.resource.lifecycle = { ignoreChanges: [otherNameOfImage, ...AT_CREATION] };
    // T16: under another address it would be taken out and put in again, and the group would go with the first.
    this.resource.overrideLogicalId(`${group.resource.friendlyUniqueId}_Configuration`);
    this._putDataDisks();
    group._launchFrom(this);
  }
}

function checkComplete(props: ScalingConfigurationProps): void {
  if (props.imageId === undefined && props.imageName === undefined) {
    throw missing("The image of a scaling configuration", "State imageId or imageName");
  }
  if (
    props.instanceTypes === undefined &&
    props.instanceTypeWeights === undefined &&
    props.instancePatterns === undefined
  ) {
    throw missing(
      "The instance types of a scaling configuration",
      "State instanceTypes, instanceTypeWeights or instancePatterns",
    );
  }
}

function missing(what: string, mend: string): InvalidInput {
  return new InvalidInput({ what, rule: "The service cannot launch an instance without it", mend, see });
}

function checkPassword(props: ScalingConfigurationProps): void {
  if (props.kmsEncryptedPassword !== undefined && props.passwordInherit === true) {
    throw new InvalidInput({
      what: "passwordInherit",
      value: true,
      rule: "passwordInherit and kmsEncryptedPassword exclude each other: the service would ignore the latter",
      mend: "State one of the two",
      see,
    });
  }
  if (props.kmsEncryptionContext !== undefined && props.kmsEncryptedPassword === undefined) {
    throw new InvalidInput({
      what: "kmsEncryptionContext",
      value: props.kmsEncryptionContext,
      rule: "It is the context of kmsEncryptedPassword, which is not stated",
      mend: "State kmsEncryptedPassword too, or leave it out",
      see,
    });
  }
}

function hardening(wanted: boolean | undefined): string | undefined {
  if (wanted === undefined) return undefined;
  return wanted ? "Active" : "Deactive";
}
