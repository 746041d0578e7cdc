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
