import { CloudError } from "./cloud-error";

/** Whether a value compares with another as the sign between them says. */
export function compares(value: number, sign: string, other: number): boolean {
  switch (sign) {
    case ">":
      return value > other;
    case ">=":
      return value >= other;
    case "<":
      return value < other;
    case "<=":
      return value <= other;
    case "==":
      return value === other;
    case "!=":
      return value !== other;
    default:
      throw new CloudError("ParameterInvalid", `The emulator does not compare by "${sign}".`);
  }
}
