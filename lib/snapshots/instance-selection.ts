import { InvalidInput } from "../environment/invalid-input";
import { checkList } from "../environment/list";
import { checkProps } from "../environment/props";
import { checkResourceId } from "../environment/resource-id";
import { isUnresolved } from "../environment/unresolved";

const SEE = "https://registry.terraform.io/providers/aliyun/alicloud/latest/docs/data-sources/instances";

/** What one call of DescribeInstances takes. */
const MOST_IDS = 100;

/**
 * Which of the ECS instances that exist are meant: a value. Terraform must know the selection before it plans, so it
 * consists of literals.
 */
export class InstanceSelection {
  /**
   * Instances by id.
   *
   * @param instanceIds 1 to 100 ids, such as `i-bp1a…`, each once and none of them an unresolved token
   * @throws when an element is not a literal instance id or is listed twice, or there are none or more than 100
   */
  public static ids(instanceIds: string[]): InstanceSelection {
    checkIds(instanceIds);
    const ids = [...instanceIds].sort();
    return new InstanceSelection(
      ids.map((id) => `instance ${id}`),
      ids,
    );
  }

  /**
   * Instances that have all of some tags. Instances that Auto Scaling launches get the tags of their scaling
   * configuration or launch template, instances that are attached to a group do not.
   *
   * @param tags at least one tag; neither keys nor values may be unresolved tokens
   * @throws when there is no tag, or one is not a literal
   */
  public static tagged(tags: { [key: string]: string }): InstanceSelection {
    checkTags(tags);
    const inOrder = Object.entries(tags).sort(([a], [b]) => (a < b ? -1 : 1));
    const key = `tags ${inOrder.map(([name, value]) => `${name}=${value}`).join(", ")}`;
    return new InstanceSelection([key], undefined, tags);
  }

  /** @internal */
  public readonly _ids?: string[];

  /** @internal */
  public readonly _tags?: { [key: string]: string };

  /**
   * What a second selection must not name as well: an instance, or the same set of tags.
   *
   * @internal
   */
  public readonly _keys: string[];

  private constructor(keys: string[], ids?: string[], tags?: { [key: string]: string }) {
    this._keys = keys;
    this._ids = ids;
    this._tags = tags;
  }
}

function checkIds(ids: string[]): void {
  checkKnown("InstanceSelection.ids", ids);
  checkList("InstanceSelection.ids", ids, SEE);
  if (ids.length < 1 || ids.length > MOST_IDS) {
    throw new InvalidInput({
      what: "InstanceSelection.ids",
      value: ids.length,
      rule: `A selection has 1 to ${MOST_IDS} instances`,
      mend: "Name at least one; make several selections of more, or select by a tag",
      see: SEE,
    });
  }
  ids.forEach((id, index) => {
    checkKnown(`InstanceSelection.ids[${index}]`, id);
    checkResourceId(`InstanceSelection.ids[${index}]`, id, "i", "an ECS instance", SEE);
  });
  const twice = ids.find((id, index) => ids.indexOf(id) !== index);
  if (twice === undefined) return;
  throw new InvalidInput({
    what: "InstanceSelection.ids",
    value: twice,
    rule: "Each instance is listed once",
    mend: "Remove the second mention; if another instance was meant, put its id there",
  });
}

function checkTags(tags: { [key: string]: string }): void {
  checkKnown("InstanceSelection.tagged", tags);
  checkProps("InstanceSelection.tagged", tags);
  const entries = Object.entries(tags);
  if (entries.length === 0) {
    throw new InvalidInput({
      what: "InstanceSelection.tagged",
      value: tags,
      rule: "Without a tag every instance of the region would be selected",
      mend: "Name at least one tag",
      see: SEE,
    });
  }
  for (const [key, value] of entries) {
    checkKnown("A tag key of InstanceSelection.tagged", key);
    checkKnown(`InstanceSelection.tagged[${JSON.stringify(key)}]`, value);
    if (typeof value === "string") continue;
    throw new InvalidInput({
      what: `InstanceSelection.tagged[${JSON.stringify(key)}]`,
      value,
      rule: "The value of a tag is a text",
      mend: "Write the value in quotes",
      see: SEE,
    });
  }
}

function checkKnown(what: string, value: unknown): void {
  if (!isUnresolved(value)) return;
  throw new InvalidInput({
    what,
    rule: "Terraform must know the instances before it plans, or it fails with “Invalid for_each argument”",
    mend: "Write a literal that does not come from a resource or a data source",
    see: "https://developer.hashicorp.com/terraform/language/meta-arguments/for_each",
  });
}
