import { SEE } from "./ess-pages";
import { checkCount } from "../environment/count";
import { InvalidInput } from "../environment/invalid-input";
import { checkShape } from "../environment/shape";
import { checkStated } from "../environment/stated";
import { checkTags } from "../environment/tags";
import { isUnresolved } from "../environment/unresolved";
import { checkWholeNumber } from "../environment/whole-number";

/**
 * What critical instances are chosen by.
 */
export enum InstanceSelection {
  /** By their ids. */
  IDS = "ids",
  /** All of the group, those to come included. */
  ALL = "all",
  /** By their tags, those to come included. */
  TAGGED = "tagged",
  /** By their age. */
  OLDEST = "oldest",
}

/**
 * The instances of a scaling group that must not be scaled in: a value that says which, not how. Who acts on it depends
 * on the group: see `ProtectionMechanism`.
 */
export class CriticalInstances {
  /**
   * Instances by id.
   *
   * @param instanceIds one id or more, such as `i-bp1a…`; unresolved tokens are accepted. The instances must be in the
   * group already when the stack is applied
   * @throws when an element is not an instance id, is listed twice, or there is none
   */
  public static ids(instanceIds: string[]): CriticalInstances {
    // A token that stands for a list cannot be counted.
    if (isUnresolved(instanceIds)) return new CriticalInstances(InstanceSelection.IDS, { instanceIds });
    checkCount("CriticalInstances.ids", instanceIds, {
      min: 1,
      max: LARGEST_GROUP,
      required: true,
      see: SEE.setInstancesProtection,
    });
    instanceIds.forEach(checkId);
    checkTwice(instanceIds);
    // Terraform holds them as a set: sorted, the order of the app does not show in the synthesized JSON.
    return new CriticalInstances(InstanceSelection.IDS, { instanceIds: [...instanceIds].sort() });
  }

  /** Every instance of the group, those that it launches later included. */
  public static all(): CriticalInstances {
    return new CriticalInstances(InstanceSelection.ALL, {});
  }

  /**
   * The instances that carry all of the tags, those that the group launches later included.
   *
   * @param tags one tag or more: keys of 1 to 128 characters, values of up to 128; neither starts with `aliyun`, `acs:`,
   * `http://` or `https://`
   * @throws when there is no tag, or one is not such
   */
  public static tagged(tags: { [key: string]: string }): CriticalInstances {
    checkStated("CriticalInstances.tagged", tags, "Name a tag: { key: value }");
    checkTags("CriticalInstances.tagged", tags);
    if (!isUnresolved(tags) && Object.keys(tags).length === 0) {
      throw new InvalidInput({
        what: "CriticalInstances.tagged",
        value: tags,
        rule: "Instances are chosen by at least one tag",
        mend: "Name a tag, or use CriticalInstances.all() for every instance",
      });
    }
    return new CriticalInstances(InstanceSelection.TAGGED, { tags });
  }

  /**
   * The instances that have been in the group the longest.
   *
   * @param count how many: 1 to 2,000, whole
   * @throws when it is no such number
   */
  public static oldest(count: number): CriticalInstances {
    checkWholeNumber("CriticalInstances.oldest", count, {
      min: 1,
      max: LARGEST_GROUP,
      required: true,
      unit: "instances",
    });
    return new CriticalInstances(InstanceSelection.OLDEST, { count });
  }

  /** What the instances are chosen by. */
  public readonly selection: InstanceSelection;

  /** The ids, sorted, where instances are chosen by id. */
  public readonly instanceIds?: string[];

  /** The tags, where instances are chosen by tag. */
  public readonly tags?: { [key: string]: string };

  /** The number, where instances are chosen by age. */
  public readonly count?: number;

  private constructor(
    selection: InstanceSelection,
    by: { readonly instanceIds?: string[]; readonly tags?: { [key: string]: string }; readonly count?: number },
  ) {
    this.selection = selection;
    this.instanceIds = by.instanceIds;
    this.tags = by.tags;
    this.count = by.count;
  }
}

/** The most instances that a group can have. */
/**
 * Refuses what is no selection of instances, such as a bare list of ids.
 *
 * @internal
 */
export function checkCriticalInstances(what: string, instances: unknown): void {
  const mend = "Name them with scaling.CriticalInstances.ids([…])";
  checkShape(what, instances, "selection", "CriticalInstances", mend);
}

const LARGEST_GROUP = 2000;

function checkId(id: string, index: number): void {
  if (isUnresolved(id) || (typeof id === "string" && /^i-[a-z0-9]{1,62}$/.test(id))) return;
  throw new InvalidInput({
    what: `CriticalInstances.ids[${index}]`,
    value: id,
    rule: "An ECS instance id is i- followed by lower-case letters and digits",
    mend: "Copy the instance id (not its name, IP address or scaling group) from the console or DescribeScalingInstances",
    see: SEE.setInstancesProtection,
  });
}

function checkTwice(ids: string[]): void {
  const twice = ids.find((id, index) => !isUnresolved(id) && ids.indexOf(id) !== index);
  if (twice === undefined) return;
  throw new InvalidInput({
    what: "CriticalInstances.ids",
    value: twice,
    rule: "Each instance is listed once",
    mend: "Remove the second mention; if another instance was meant, put its id there",
  });
}
