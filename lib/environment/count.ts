import { InvalidInput } from "./invalid-input";
import { checkKnownList, checkList } from "./list";
import { isUnresolved } from "./unresolved";

/**
 * Checks that something is a list and how many entries it has. A token that stands for a whole list cannot be counted
 * and passes.
 *
 * @internal
 */
export function checkCount(
  what: string,
  list: unknown[] | undefined,
  bounds: {
    readonly min: number;
    readonly max?: number;
    /** Whether it must be stated; otherwise `undefined` passes. */
    readonly required?: boolean;
    /** Whether the entries decide what is synthesized, so that no token can stand for them. */
    readonly known?: boolean;
    readonly see?: string;
  },
): void {
  if (list === undefined && bounds.required !== true) return;
  (bounds.known === true ? checkKnownList : checkList)(what, list, bounds.see);
  if (isUnresolved(list)) return;
  const { length } = list!;
  const { min, max = Number.MAX_SAFE_INTEGER } = bounds;
  if (length >= min && length <= max) return;
  const most = max < Number.MAX_SAFE_INTEGER ? ` and at most ${max}` : "";
  throw new InvalidInput({
    what: `The number of entries of ${what}`,
    value: length,
    rule: `It takes at least ${min}${most}`,
    mend: length < min ? "Name at least one, or leave an optional prop out" : "Shorten the list",
    see: bounds.see,
  });
}
