import { DiskCategory, PerformanceLevel } from "./disk";
import { checkFlag } from "../environment/flag";
import { InvalidInput } from "../environment/invalid-input";
import { checkOneOf } from "../environment/one-of";
import { checkStated } from "../environment/stated";
import { checkFilledText } from "../environment/text";
import { isUnresolved } from "../environment/unresolved";
import { checkWholeNumber } from "../environment/whole-number";

const SEE = "https://www.alibabacloud.com/help/en/ecs/user-guide/essds";

/** The least size in GiB of an enterprise SSD of a performance level. */
const LEAST_SIZE: { [level: string]: number } = { [PerformanceLevel.PL2]: 461, [PerformanceLevel.PL3]: 1261 };

/**
 * Checks what system disks and data disks have in common.
 *
 * @internal
 */
export function checkDisk(
  what: string,
  disk: {
    readonly category: DiskCategory;
    readonly sizeGib: number;
    readonly performanceLevel?: PerformanceLevel;
    readonly provisionedIops?: number;
    readonly encrypted?: boolean;
    readonly kmsKeyId?: string;
    readonly diskName?: string;
    readonly description?: string;
  },
): void {
  checkStated(`${what}.category`, disk.category, "Use the enum DiskCategory, such as DiskCategory.ESSD", SEE);
  checkOneOf(`${what}.category`, disk.category, DiskCategory, SEE);
  checkOneOf(`${what}.performanceLevel`, disk.performanceLevel, PerformanceLevel, SEE);
  checkFlag(`${what}.encrypted`, disk.encrypted);
  checkLevel(what, disk.category, disk.sizeGib, disk.performanceLevel);
  checkWholeNumber(`${what}.provisionedIops`, disk.provisionedIops, { min: 1, max: 50_000, unit: "IOPS", see: SEE });
  if (disk.kmsKeyId !== undefined) checkFilledText(`${what}.kmsKeyId`, disk.kmsKeyId, { see: SEE });
  checkKey(`${what}.kmsKeyId`, disk.kmsKeyId, disk.encrypted);
  checkText(`${what}.diskName`, disk.diskName, {
    pattern: /^(?!https?:\/\/)\p{L}[\p{L}\p{N}:_.-]{1,127}$/u,
    rule: "The name of a disk has 2 to 128 characters: a letter first, not http:// or https://, then letters, digits, :, _, . and -",
  });
  checkText(`${what}.description`, disk.description, {
    pattern: /^(?!https?:\/\/)[^]{2,256}$/,
    rule: "The description of a disk has 2 to 256 characters and does not start with http:// or https://",
  });
}

/**
 * Refuses what says how a disk is encrypted where it is not.
 *
 * @internal
 */
export function checkKey(what: string, value: string | undefined, encrypted: boolean | undefined): void {
  if (value === undefined || (encrypted !== undefined && encrypted !== false)) return;
  throw new InvalidInput({
    what,
    value,
    rule: "It says how a disk is encrypted, and this disk is not",
    mend: "State encrypted: true, or leave it out",
    see: "https://www.alibabacloud.com/help/en/ecs/user-guide/encryption-overview",
  });
}

function checkLevel(what: string, category: DiskCategory, sizeGib: number, level: PerformanceLevel | undefined): void {
  if (level === undefined || isUnresolved(level) || isUnresolved(category)) return;
  if (category !== DiskCategory.ESSD) {
    throw new InvalidInput({
      what: `${what}.performanceLevel`,
      value: level,
      rule: `Enterprise SSDs alone have performance levels, and this disk is a ${category}`,
      mend: "Use DiskCategory.ESSD, or leave performanceLevel out",
      see: SEE,
    });
  }
  const least = LEAST_SIZE[level] ?? 1;
  if (isUnresolved(sizeGib) || sizeGib >= least) return;
  throw new InvalidInput({
    what: `${what}.sizeGib`,
    value: sizeGib,
    rule: `An enterprise SSD of level ${level} has at least ${least} GiB`,
    mend: "Use a larger disk or a lower performance level",
    see: SEE,
  });
}

function checkText(
  what: string,
  text: string | undefined,
  rule: { readonly pattern: RegExp; readonly rule: string },
): void {
  if (text === undefined || isUnresolved(text) || (typeof text === "string" && rule.pattern.test(text))) return;
  throw new InvalidInput({
    what,
    value: text,
    rule: rule.rule,
    mend: "Choose another text, or leave it out",
    see: "https://www.alibabacloud.com/help/en/auto-scaling/developer-reference/api-ess-2014-08-28-createscalingconfiguration",
  });
}
