import { InvalidInput } from "./invalid-input";

/**
 * Refuses a value that is not the kind of thing that a parameter takes. Types are gone at run time; without this, a
 * wrong one crashes deep inside or, worse, means nothing. It looks for one telling member instead of a class, so that
 * two copies of the library in one app, and classes of other languages, are accepted.
 *
 * @param member a property or method that only this kind of thing has
 * @internal
 */
export function checkShape(what: string, value: unknown, member: string, thing: string, mend: string): void {
  if (typeof value === "object" && value !== null && member in value) return;
  throw new InvalidInput({ what, value, rule: `It takes ${thing}`, mend });
}
