import { SEE } from "./ess-pages";
import { InvalidInput } from "../environment/invalid-input";
import { isUnresolved } from "../environment/unresolved";
import { checkWholeNumber } from "../environment/whole-number";

const see = SEE.createScalingGroup;

/**
 * Checks the sizes of a group: each within the service's bounds, and in order.
 *
 * @internal
 */
export function checkSizes(
  sizes: {
    readonly minSize?: number;
    readonly maxSize?: number;
    readonly desiredCapacity?: number;
  },
  required: boolean = false,
): void {
  const bounds = { min: 0, max: 2000, unit: "instances", see };
  checkWholeNumber("minSize", sizes.minSize, { ...bounds, required });
  checkWholeNumber("maxSize", sizes.maxSize, { ...bounds, required });
  checkWholeNumber("desiredCapacity", sizes.desiredCapacity, bounds);
  checkOrder("minSize", sizes.minSize, "maxSize", sizes.maxSize);
  checkOrder("minSize", sizes.minSize, "desiredCapacity", sizes.desiredCapacity);
  checkOrder("desiredCapacity", sizes.desiredCapacity, "maxSize", sizes.maxSize);
}

function checkOrder(lowName: string, low: number | undefined, highName: string, high: number | undefined): void {
  if (low === undefined || high === undefined || isUnresolved(low) || isUnresolved(high)) return;
  if (low <= high) return;
  throw new InvalidInput({
    what: highName,
    value: high,
    rule: `${lowName} (${low}) must not be above ${highName}`,
    mend: `Raise ${highName} or lower ${lowName}`,
    see,
  });
}
