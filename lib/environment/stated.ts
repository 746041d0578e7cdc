import { InvalidInput } from "./invalid-input";

/**
 * Refuses to go on without something that has no default.
 *
 * @internal
 */
export function checkStated(what: string, value: unknown, mend: string, see?: string): void {
  if (value !== undefined && value !== null) return;
  throw new InvalidInput({ what, value, rule: "It must be stated, as there is no default", mend, see });
}
