import { InvalidInput } from "./invalid-input";
import { isUnresolved } from "./unresolved";

/**
 * Checks a number prop: whole and within bounds. Unresolved tokens pass.
 *
 * @internal
 */
export function checkWholeNumber(
  what: string,
  value: number | undefined,
  bounds: {
    readonly min: number;
    readonly max: number;
    /** Whether it must be stated; otherwise `undefined` passes. */
    readonly required?: boolean;
    readonly unit?: string;
    readonly mend?: string;
    readonly see?: string;
  },
): void {
  if ((value === undefined && bounds.required !== true) || isUnresolved(value)) return;
  if (Number.isInteger(value) && value! >= bounds.min && value! <= bounds.max) return;
  const unit = bounds.unit === undefined ? "" : ` ${bounds.unit}`;
  throw new InvalidInput({
    what,
    value,
    rule: `It must be a whole number from ${bounds.min} to ${bounds.max}${unit}`,
    mend: bounds.mend ?? "Use a number within these bounds",
    see: bounds.see,
  });
}
