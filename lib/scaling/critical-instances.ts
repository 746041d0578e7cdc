import { InvalidInput } from "../environment/invalid-input";
import { isUnresolved } from "../environment/unresolved";

const SEE =
  "https://www.alibabacloud.com/help/en/auto-scaling/developer-reference/api-ess-2014-08-28-setinstancesprotection";

/** The provider reads back one page of ten: more never converge. */
const MOST = 10;

/**
 * The instances of a scaling group that must not be scaled in: a value that constructs act on.
 */
export class CriticalInstances {
  /**
   * Instances by id.
   *
   * @param instanceIds 1 to 10 ids, such as `i-bp1a…`; unresolved tokens are accepted. The instances must be in the group
   * already when the stack is applied
   * @throws when an element is not an instance id, is listed twice, or there are none or more than 10
   */
  public static ids(instanceIds: string[]): CriticalInstances {
    return new CriticalInstances(instanceIds);
  }

  /** @internal */
  public readonly _instanceIds: string[];

  private constructor(instanceIds: string[]) {
    // A token that stands for a list cannot be counted.
    if (!isUnresolved(instanceIds)) {
      checkCount(instanceIds);
      instanceIds.forEach(checkId);
      checkTwice(instanceIds);
    }
    this._instanceIds = isUnresolved(instanceIds) ? instanceIds : [...instanceIds].sort();
  }
}

function checkCount(ids: string[]): void {
  if (ids.length >= 1 && ids.length <= MOST) return;
  throw new InvalidInput({
    what: "CriticalInstances.ids",
    value: ids.length,
    rule: `Terraform can own 1 to ${MOST} protected instances of a group: the provider reads back only the first ${MOST}, so that more would be planned again for ever`,
    mend: `List at most ${MOST} instances, or suspend scale-in for the whole group`,
    see: SEE,
  });
}

function checkId(id: string, index: number): void {
  if (isUnresolved(id) || /^i-[a-z0-9]{1,62}$/.test(id)) return;
  throw new InvalidInput({
    what: `CriticalInstances.ids[${index}]`,
    value: id,
    rule: "An ECS instance id is i- followed by lower-case letters and digits",
    mend: "Copy the instance id (not its name, IP address or scaling group) from the console or DescribeScalingInstances",
    see: SEE,
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
