import { InvalidInput } from "./invalid-input";
import { isUnresolved } from "./unresolved";

/**
 * Checks the id of something in the cloud: its prefix, a hyphen, then lower-case letters and digits. Unresolved tokens
 * pass.
 *
 * @param what the prop, for the message
 * @param resourceId such as `vpc-bp1abc`
 * @param prefix such as `vpc`
 * @param thing what it is the id of, with its article
 * @internal
 */
export function checkResourceId(
  what: string,
  resourceId: string,
  prefix: string,
  thing: string,
  see?: string,
  mend: string = "Copy the id as the console shows it, not the name",
): void {
  if (isUnresolved(resourceId)) return;
  // A list of one id would pass for the id.
  if (typeof resourceId === "string" && new RegExp(`^${prefix}-[a-z0-9]{1,60}$`).test(resourceId)) return;
  throw new InvalidInput({
    what,
    value: resourceId,
    rule: `The id of ${thing} is ${prefix}- followed by lower-case letters and digits`,
    mend,
    see,
  });
}
