import { InvalidInput } from "./invalid-input";
import { isUnresolved } from "./unresolved";

/**
 * Checks how many entries a list has. A token that stands for a whole list cannot be counted and passes.
 *
 * @internal
 */
export function checkCount(
  what: string,
  list: unknown[] | undefined,
  bounds: { readonly min: number; readonly max?: number; readonly see?: string },
): void {
  if (list === undefined || isUnresolved(list)) return;
  const { min, max = Number.MAX_SAFE_INTEGER } = bounds;
  if (list.length >= min && list.length <= max) return;
  const most = max < Number.MAX_SAFE_INTEGER ? ` and at most ${max}` : "";
  throw new InvalidInput({
    what: `The number of entries of ${what}`,
    value: list.length,
    rule: `It takes at least ${min}${most}`,
    mend: list.length < min ? "Name at least one, or leave an optional prop out" : "Shorten the list",
    see: bounds.see,
  });
}
