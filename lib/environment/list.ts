import { InvalidInput } from "./invalid-input";
import { isUnresolved } from "./unresolved";

/**
 * Refuses what is no list. A token that stands for a whole list passes; `undefined` does not.
 *
 * @internal
 */
export function checkList(what: string, list: unknown, see?: string): void {
  if (Array.isArray(list) || isUnresolved(list)) return;
  throw new InvalidInput({
    what,
    value: list,
    rule: "It takes a list",
    mend: "Put what it holds in square brackets, even a single entry",
    see,
  });
}
