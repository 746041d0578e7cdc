import { checkRetention, Retention } from "./retention";
import { EcsAutoSnapshotPolicyConfig } from "../bindings/ecs-auto-snapshot-policy";
import { checkFlag } from "../environment/flag";
import { InvalidInput } from "../environment/invalid-input";
import { checkProps } from "../environment/props";
import { checkFilledText } from "../environment/text";
import { isUnresolved } from "../environment/unresolved";

const SEE = "https://www.alibabacloud.com/help/en/ecs/developer-reference/api-ecs-2014-05-26-createautosnapshotpolicy";

/**
 * The copy of every snapshot of a policy into another region. A policy copies to one region.
 *
 * It is easier to add than to take away: when the prop is removed, the provider switches the copy off but leaves the
 * region and the encryption where they are, so that every later plan shows the same change. Replace the policy
 * instead, by a construct with another id.
 *
 * @see https://www.alibabacloud.com/help/en/ecs/user-guide/copy-a-snapshot
 */
export interface CrossRegionCopy {
  /** The id of the one region that receives the copies, such as `cn-beijing`; not the region of the policy. */
  readonly targetRegion: string;

  /** How long the copies are kept, whatever the retention of the snapshots themselves. */
  readonly retention: Retention;

  /**
   * Whether the copies are encrypted.
   *
   * @default - encrypted where `kmsKeyId` is stated; else the service's: not encrypted
   */
  readonly encrypted?: boolean;

  /**
   * The id of the KMS key that encrypts the copies, a key of the target region.
   *
   * @default - the service key of the target region, where the copies are encrypted
   */
  readonly kmsKeyId?: string;
}

type CopyConfig = Pick<
  EcsAutoSnapshotPolicyConfig,
  "enableCrossRegionCopy" | "targetCopyRegions" | "copiedSnapshotsRetentionDays" | "copyEncryptionConfiguration"
>;

/**
 * @internal
 */
export function renderCrossRegionCopy(copy: CrossRegionCopy, ownRegion: string | undefined): CopyConfig {
  checkProps("crossRegionCopy", copy);
  if (copy.kmsKeyId !== undefined) checkFilledText("crossRegionCopy.kmsKeyId", copy.kmsKeyId);
  checkRetention("crossRegionCopy.retention", copy.retention);
  checkTargetRegion(copy.targetRegion, ownRegion);
  checkFlag("crossRegionCopy.encrypted", copy.encrypted);
  const encrypted = encryption(copy);
  return {
    enableCrossRegionCopy: true,
    targetCopyRegions: [copy.targetRegion],
    copiedSnapshotsRetentionDays: copy.retention.retentionDays,
    copyEncryptionConfiguration: encrypted === undefined ? undefined : { encrypted, kmsKeyId: copy.kmsKeyId },
  };
}

function checkTargetRegion(targetRegion: string, ownRegion: string | undefined): void {
  if (isUnresolved(targetRegion)) return;
  // A list of one region would pass for the region.
  if (typeof targetRegion !== "string") {
    throw new InvalidInput({
      what: "crossRegionCopy.targetRegion",
      value: targetRegion,
      rule: "A policy copies to exactly one region, named by its id",
      mend: 'Write one region id, such as "cn-beijing"; for a second region copy the snapshots by other means',
      see: SEE,
    });
  }
  // A single letter after a hyphen or a digit is that of a zone, such as cn-beijing-h or us-east-1a.
  if (!/^[a-z]{2,}(-[a-z0-9]+)+$/.test(targetRegion) || /[-\d][a-z]$/.test(targetRegion)) {
    throw new InvalidInput({
      what: "crossRegionCopy.targetRegion",
      value: targetRegion,
      rule: "It is not spelled like the id of a region: lower-case letters, digits and hyphens, without the letter of a zone",
      mend: 'Write one region id, such as "cn-beijing"; for a second region copy the snapshots by other means',
      see: SEE,
    });
  }
  if (targetRegion !== ownRegion) return;
  throw new InvalidInput({
    what: "crossRegionCopy.targetRegion",
    value: targetRegion,
    rule: "Snapshots are copied to another region than that of the policy",
    mend: "Name another region, or leave crossRegionCopy out",
    see: SEE,
  });
}

function encryption({ encrypted, kmsKeyId }: CrossRegionCopy): boolean | undefined {
  if (kmsKeyId === undefined) return encrypted;
  if (encrypted !== false) return true;
  throw new InvalidInput({
    what: "crossRegionCopy.kmsKeyId",
    value: kmsKeyId,
    rule: "A key encrypts the copies, which encrypted: false declines",
    mend: "Leave encrypted out, or the key",
  });
}
