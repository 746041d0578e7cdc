import { settled, UNKNOWN, Value, ValueObject } from "./value";

/**
 * What a mapping works on: the state before, what is wanted now, the id, which a create sets as soon as it has one, and the
 * directory that paths of files start from.
 */
export class ResourceData {
  public constructor(
    private readonly prior: ValueObject | null,
    private readonly wanted: ValueObject,
    public id = typeof prior?.id === "string" ? prior.id : "",
    public readonly directory = process.cwd(),
  ) {}

  /** The wanted value; undefined if there is none or it is not known. */
  public get<T = string>(name: string): T | undefined {
    return known<T>(this.wanted[name]);
  }

  /** The value before. */
  public before<T = string>(name: string): T | undefined {
    return known<T>(this.prior?.[name]);
  }

  /** The single element of a block that occurs at most once. */
  public one(name: string): ValueObject | undefined {
    return this.blocks(name).at(0);
  }

  /** The elements of a repeatable block, with nothing unknown in them. */
  public blocks(name: string): ValueObject[] {
    return settled(this.get<ValueObject[]>(name) ?? []);
  }

  public has(name: string): boolean {
    return this.get<Value>(name) !== undefined;
  }

  /** Whether a known value differs from the one before. */
  public changed(...names: string[]): boolean {
    return names.some((name) => {
      const wanted = this.wanted[name] ?? null;
      return wanted !== UNKNOWN && JSON.stringify(wanted) !== JSON.stringify(this.prior?.[name] ?? null);
    });
  }
}

function known<T>(value: Value | undefined): T | undefined {
  return value === null || value === UNKNOWN ? undefined : (value as T | undefined);
}
