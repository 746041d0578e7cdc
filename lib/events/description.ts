import { InvalidInput } from "../environment/invalid-input";
import { isUnresolved } from "../environment/unresolved";

const LONGEST = 255;

/**
 * Checks the description of a connection or API destination.
 *
 * @internal
 */
export function checkDescription(description: string): string {
  if (isUnresolved(description)) return description;
  if (typeof description === "string" && description !== "" && description.length <= LONGEST) return description;
  throw new InvalidInput({
    what: "description",
    value: description,
    rule: `A description has 1 to ${LONGEST} characters`,
    mend: "Shorten it, or leave the prop out: then it names the construct path",
    see: "https://www.alibabacloud.com/help/en/eventbridge/user-guide/manage-connections",
  });
}
