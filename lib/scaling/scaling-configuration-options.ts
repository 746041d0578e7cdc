import { Token } from "cdktf";
import { CreditSpecification } from "./credit-specification";
import { SEE } from "./ess-pages";
import { InstancePattern, renderInstancePattern } from "./instance-pattern";
import { InstanceTypeWeight } from "./instance-type-weight";
import { InternetChargeType } from "./internet-charge-type";
import { SpotStrategy } from "./spot-strategy";
import { checkTwoDecimals } from "./two-decimals";
import {
  EssScalingConfigurationConfig,
  EssScalingConfigurationSpotPriceLimit,
} from "../bindings/ess-scaling-configuration";
import { checkCount } from "../environment/count";
import { checkFlag } from "../environment/flag";
import { InvalidInput } from "../environment/invalid-input";
import { checkTexts } from "../environment/list";
import { checkOneOf } from "../environment/one-of";
import { checkProps } from "../environment/props";
import { checkTags } from "../environment/tags";
import { checkFilledText, checkText } from "../environment/text";
import { isUnresolved } from "../environment/unresolved";
import { checkWholeNumber } from "../environment/whole-number";

const see = SEE.createScalingConfiguration;

/**
 * What can be stated of a scaling configuration, created or adopted. It counts for instances that are launched from now
 * on; those that run stay as they are.
 *
 * Passwords in clear text are not supported: use a key pair, the password of the image, or one encrypted by KMS.
 *
 * @see https://www.alibabacloud.com/help/en/auto-scaling/developer-reference/api-ess-2014-08-28-createscalingconfiguration
 */
export interface ScalingConfigurationOptions {
  /**
   * The name of the configuration: 2 to 64 characters, a letter or digit first, then also `_`, `-` and `.`; unique within
   * the group.
   *
   * @default - its id
   */
  readonly scalingConfigurationName?: string;

  /**
   * The image that instances start from, by id. Not together with `imageName`.
   *
   * @default - that of `imageName`
   */
  readonly imageId?: string;

  /**
   * The image that instances start from, by name. Not together with `imageId`.
   *
   * @default - that of `imageId`
   */
  readonly imageName?: string;

  /**
   * The instance types, the preferred one first: 1 to 10. Not together with `instanceTypeWeights`. A configuration that
   * has them keeps at least one or gets weights: the provider refuses to change to `instancePatterns` alone.
   *
   * @default - those of `instanceTypeWeights` or `instancePatterns`
   */
  readonly instanceTypes?: string[];

  /**
   * The instance types with the capacity that each stands for: 1 to 10. Not together with `instanceTypes`.
   *
   * @default - types are not weighted
   */
  readonly instanceTypeWeights?: InstanceTypeWeight[];

  /**
   * What an instance type must be like, instead of its name or besides: 1 to 10. They can be changed later but not all
   * taken away: the provider does not send an empty list.
   *
   * @default - types go by their name
   */
  readonly instancePatterns?: InstancePattern[];

  /**
   * The name of the instances: 2 to 128 characters, and no more than 128 bytes in UTF-8.
   *
   * @default "ESS-Instance"
   */
  readonly instanceName?: string;

  /**
   * The description of the instances: 2 to 256 characters, and no more than 256 bytes in UTF-8.
   *
   * @default - none
   */
  readonly instanceDescription?: string;

  /**
   * The host name of the instances: 2 to 64 characters (15 on Windows), no `.` or `-` at either end.
   *
   * @default - derived by the service from the instance id
   */
  readonly hostName?: string;

  /**
   * How traffic to the internet is paid for.
   *
   * @default - the service's
   */
  readonly internetChargeType?: InternetChargeType;

  /**
   * The greatest bandwidth to the internet, in Mbit/s: 0 to 1,024. Above 0 each instance gets a public address.
   *
   * @default - the service's: 0
   */
  readonly internetMaxBandwidthOutMbps?: number;

  /**
   * The greatest bandwidth from the internet, in Mbit/s: 1 to 1,024.
   *
   * @default - the service's
   */
  readonly internetMaxBandwidthInMbps?: number;

  /**
   * What instances run or read when they start, as plain text; it is encoded here, and `${…}` of a shell stays what it
   * is. A token is handed on as it is and must be in base64: use `Fn.base64encode(…)`. It can be changed later but not
   * taken away: the provider does not send that, and every later plan would show it again. Write an empty script instead,
   * such as `#!/bin/sh`.
   *
   * @default - nothing
   */
  readonly userData?: string;

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
   * Whether instances have the password of the image.
   *
   * @default false
   */
  readonly passwordInherit?: boolean;

  /**
   * Whether one logs in as `ecs-user` instead of `root`.
   *
   * @default - the service's: as root
   */
  readonly loginAsNonRoot?: boolean;

  /**
   * Whether the service refuses to release instances on a call that names them. It does not keep them from being
   * scaled in: that is what critical instances are for.
   *
   * @default - the service's: no
   */
  readonly deletionProtection?: boolean;

  /**
   * What a burstable instance does when its CPU credits are used up.
   *
   * @default - that of the instance type
   */
  readonly creditSpecification?: CreditSpecification;

  /**
   * Whether spot instances are launched.
   *
   * @default SpotStrategy.NO_SPOT
   */
  readonly spotStrategy?: SpotStrategy;

  /**
   * The highest price per hour of each instance type, with two decimals at most; with
   * `SpotStrategy.SPOT_WITH_PRICE_LIMIT`, which needs it, and not without.
   *
   * @default - no limit
   */
  readonly spotPriceLimits?: { [instanceType: string]: number };

  /**
   * For how many hours a spot instance is not taken back: 0 or 1.
   *
   * @default - the service's: 1
   */
  readonly spotDurationHours?: number;

  /**
   * The id of the resource group of the instances: `rg-…`.
   *
   * @default - that of the scaling group
   */
  readonly resourceGroupId?: string;

  /**
   * The tags of the instances: up to 20, without quotes, backslashes or control characters, which the provider does not
   * escape. Tags that are taken away one by one go; the provider does not send an empty map, so that the last of them
   * stays until another takes its place.
   *
   * @default - no tags
   */
  readonly tags?: { [key: string]: string };
}

/**
 * The provider's attributes for what is stated; what is left out is undefined.
 *
 * @throws when a value is one that the service refuses, or two of them contradict each other
 * @internal
 */
export function renderConfigurationOptions(
  options: ScalingConfigurationOptions,
): Partial<EssScalingConfigurationConfig> {
  checkChoice("imageName", options.imageName, "imageId", options.imageId);
  checkChoice("instanceTypeWeights", options.instanceTypeWeights, "instanceTypes", options.instanceTypes);
  checkNames(options);
  checkWholeNumbers(options);
  checkChoices(options);
  return {
    scalingConfigurationName: options.scalingConfigurationName,
    imageId: options.imageId,
    imageName: options.imageName,
    ...renderInstanceTypes(options),
    instanceName: options.instanceName,
    instanceDescription: options.instanceDescription,
    hostName: options.hostName,
    internetChargeType: options.internetChargeType,
    internetMaxBandwidthOut: options.internetMaxBandwidthOutMbps,
    internetMaxBandwidthIn: options.internetMaxBandwidthInMbps,
    userData: encoded(options.userData),
    roleName: options.roleName,
    keyName: options.keyName,
    passwordInherit: options.passwordInherit,
    imageOptionsLoginAsNonRoot: options.loginAsNonRoot,
    deletionProtection: options.deletionProtection,
    creditSpecification: options.creditSpecification,
    spotStrategy: options.spotStrategy,
    spotPriceLimit: renderPriceLimits(options),
    spotDuration: options.spotDurationHours,
    resourceGroupId: options.resourceGroupId,
    tags: checkedTags(options.tags),
  };
}

function checkChoices(options: ScalingConfigurationOptions): void {
  checkOneOf("internetChargeType", options.internetChargeType, InternetChargeType, see);
  checkOneOf("creditSpecification", options.creditSpecification, CreditSpecification, see);
  checkOneOf("spotStrategy", options.spotStrategy, SpotStrategy, see);
  for (const flag of ["passwordInherit", "loginAsNonRoot", "deletionProtection"] as const) {
    checkFlag(flag, options[flag]);
  }
}

function checkChoice(name: string, value: unknown, otherName: string, other: unknown): void {
  if (value === undefined || other === undefined) return;
  throw new InvalidInput({
    what: name,
    value,
    rule: `${name} and ${otherName} exclude each other`,
    mend: "State one of the two",
    see,
  });
}

function checkNames(options: ScalingConfigurationOptions): void {
  // Terraform takes an empty one for none.
  const { imageId, imageName, keyName, roleName, resourceGroupId } = options;
  for (const [name, text] of Object.entries({ imageId, imageName, keyName, roleName, resourceGroupId })) {
    if (text !== undefined) checkFilledText(name, text, { see });
  }
  if (options.userData !== undefined) checkText("userData", options.userData, { see });
  checkPattern("scalingConfigurationName", options.scalingConfigurationName, {
    pattern: /^[\p{L}\p{N}][\p{L}\p{N}_.-]{1,63}$/u,
    rule: "It has 2 to 64 characters: a letter or digit first, then also ., _ and -",
  });
  checkPattern("instanceName", options.instanceName, {
    pattern: /^[^]{2,128}$/,
    bytes: 128,
    rule: "It has 2 to 128 characters, and the provider takes no more than 128 bytes",
  });
  checkPattern("instanceDescription", options.instanceDescription, {
    pattern: /^[^]{2,256}$/,
    bytes: 256,
    rule: "It has 2 to 256 characters, and the provider takes no more than 256 bytes",
  });
  checkPattern("hostName", options.hostName, {
    pattern: /^[^.-][^]{0,62}[^.-]$/,
    rule: "It has 2 to 64 characters and no . or - at either end",
  });
}

function checkPattern(
  what: string,
  text: string | undefined,
  rule: { readonly pattern: RegExp; readonly bytes?: number; readonly rule: string },
): void {
  if (text === undefined || isUnresolved(text)) return;
  const { pattern, bytes = Infinity } = rule;
  if (typeof text === "string" && pattern.test(text) && Buffer.byteLength(text) <= bytes) return;
  throw new InvalidInput({ what, value: text, rule: rule.rule, mend: "Choose another text, or leave it out", see });
}

function checkWholeNumbers(options: ScalingConfigurationOptions): void {
  checkWholeNumber("internetMaxBandwidthOutMbps", options.internetMaxBandwidthOutMbps, {
    min: 0,
    max: 1024,
    unit: "Mbit/s",
    see,
  });
  checkWholeNumber("internetMaxBandwidthInMbps", options.internetMaxBandwidthInMbps, {
    min: 1,
    max: 1024,
    unit: "Mbit/s",
    see,
  });
  checkWholeNumber("spotDurationHours", options.spotDurationHours, { min: 0, max: 1, unit: "hours", see });
}

function renderInstanceTypes(options: ScalingConfigurationOptions): Partial<EssScalingConfigurationConfig> {
  checkCount("instanceTypes", options.instanceTypes, { min: 1, max: 10, see });
  if (options.instanceTypes !== undefined) checkTexts("instanceTypes", options.instanceTypes, see);
  checkCount("instanceTypeWeights", options.instanceTypeWeights, { min: 1, max: 10, known: true, see });
  checkCount("instancePatterns", options.instancePatterns, { min: 1, max: 10, known: true, see });
  options.instanceTypeWeights?.forEach((weight, index) => {
    const what = `instanceTypeWeights[${index}]`;
    checkProps(what, weight);
    checkFilledText(`${what}.instanceType`, weight.instanceType, { see });
    checkWholeNumber(`${what}.weightedCapacity`, weight.weightedCapacity, { min: 1, max: 500, see });
  });
  return {
    instanceTypes: options.instanceTypes,
    instanceTypeOverride: options.instanceTypeWeights?.map(({ instanceType, weightedCapacity }) => ({
      instanceType,
      // Stated always: the provider sends 0 for what is left out.
      weightedCapacity: weightedCapacity ?? 1,
    })),
    // Without it the provider leaves a change of the weights unsent.
    override: options.instanceTypeWeights === undefined ? undefined : true,
    instancePatternInfo: options.instancePatterns?.map(renderInstancePattern),
  };
}

function encoded(userData: string | undefined): string | undefined {
  // A script may hold ${…} of its own, so only tokens and text that is one Terraform expression are left alone. The
  // provider guesses whether text is base64; encoding it always leaves nothing to guess.
  if (userData === undefined || Token.isUnresolved(userData) || /^\$\{[^}]*\}$/.test(userData)) return userData;
  return Buffer.from(userData, "utf8").toString("base64");
}

function renderPriceLimits({
  spotStrategy,
  spotPriceLimits,
}: ScalingConfigurationOptions): EssScalingConfigurationSpotPriceLimit[] | undefined {
  if (spotPriceLimits !== undefined) checkProps("spotPriceLimits", spotPriceLimits);
  const limits = Object.entries(spotPriceLimits ?? {});
  if (!isUnresolved(spotStrategy) && limits.length > 0 !== (spotStrategy === SpotStrategy.SPOT_WITH_PRICE_LIMIT)) {
    throw new InvalidInput({
      what: "spotPriceLimits",
      value: spotPriceLimits,
      rule: `SpotStrategy.SPOT_WITH_PRICE_LIMIT takes a price for each instance type, and no other strategy takes any; this one is ${spotStrategy ?? SpotStrategy.NO_SPOT}`,
      mend: "State both or neither",
      see,
    });
  }
  if (limits.length === 0) return undefined;
  return limits
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([instanceType, priceLimit]) => {
      checkTwoDecimals(`spotPriceLimits[${JSON.stringify(instanceType)}]`, priceLimit);
      return { instanceType, priceLimit };
    });
}

/** Quotes, backslashes and control characters: the provider writes the JSON of the tags without escaping them. */
// eslint-disable-next-line no-control-regex
const UNESCAPED = /["\\\u0000-\u001f]/;

function checkedTags(tags: { [key: string]: string } | undefined): { [key: string]: string } | undefined {
  checkTags("tags", tags);
  if (tags === undefined || isUnresolved(tags)) return tags;
  const wrong = Object.entries(tags)
    .flat()
    .find((text) => !isUnresolved(text) && UNESCAPED.test(text));
  if (wrong === undefined) return tags;
  throw new InvalidInput({
    what: "tags",
    value: wrong,
    rule: 'The provider does not escape ", \\ and control characters in the tags of instances, so that they break the call',
    mend: "Use other characters",
    see,
  });
}
