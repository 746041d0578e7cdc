/** Stands for a value that Terraform does not know yet. Nothing is ever judged or decided from it. */
export class Unknown {
  public static readonly VALUE = new Unknown();

  private constructor() {}

  public toString(): string {
    return "(known after apply)";
  }
}

export const UNKNOWN = Unknown.VALUE;

/** What travels between Terraform and the provider: JSON, and what is not known yet. */
export type Value = null | string | number | boolean | Unknown | Value[] | { [name: string]: Value };

export type ValueObject = { [name: string]: Value };

export function isObject(value: unknown): value is ValueObject {
  return typeof value === "object" && value !== null && !Array.isArray(value) && value !== UNKNOWN;
}

/** True if the value itself or anything inside it is not known yet. */
export function holdsUnknown(value: Value): boolean {
  if (value === UNKNOWN) {
    return true;
  }
  if (Array.isArray(value)) {
    return value.some(holdsUnknown);
  }
  return isObject(value) && Object.values(value).some(holdsUnknown);
}

/** With nothing unknown in it any more: what was not known is null. */
export function settled<T extends Value>(value: T): T {
  const known = (inner: Value): Value => {
    if (inner === UNKNOWN) {
      return null;
    }
    if (Array.isArray(inner)) {
      return inner.map(known);
    }
    return isObject(inner)
      ? Object.fromEntries(Object.entries(inner).map(([name, each]) => [name, known(each)]))
      : inner;
  };
  return known(value) as T;
}
