import { Path } from "./diagnostic";
import { isSuppressed } from "./diff-suppression";
import { Attribute, AttributeType, Block, NestedBlock, TypeSchema } from "./schema";
import { holdsUnknown, isObject, UNKNOWN, Value, ValueObject } from "./value";

export interface PlannedChange {
  readonly planned: ValueObject;
  readonly requiresReplace: readonly Path[];
}

/**
 * Plans a change as the provider's SDK (terraform-plugin-sdk 1) does it. `proposed` is the core's merge of configuration and
 * prior state; `prior` is null for a resource that is to be created. Blocks named in `computedBlocks` are optional and computed,
 * which a schema document cannot say.
 */
export function planChange(
  type: string,
  schema: TypeSchema,
  prior: ValueObject | null,
  proposed: ValueObject,
  computedBlocks: readonly string[] = [],
): PlannedChange {
  const planner = new Planner(type, schema, prior === null, computedBlocks);
  const planned = planner.block(schema.block, prior, proposed, [], "", prior === null);
  return { planned, requiresReplace: planner.requiresReplace };
}

class Planner {
  public readonly requiresReplace: Path[] = [];

  public constructor(
    private readonly type: string,
    private readonly schema: TypeSchema,
    private readonly creating: boolean,
    private readonly computedBlocks: readonly string[],
  ) {}

  /** `fresh`: what the provider computes for this object is not known yet. */
  public block(
    block: Block,
    prior: ValueObject | null,
    proposed: ValueObject,
    path: Path,
    prefix: string,
    fresh: boolean,
  ): ValueObject {
    const planned: ValueObject = {};
    for (const [name, attribute] of Object.entries(block.attributes ?? {})) {
      const dotted = prefix + name;
      const before = prior?.[name] ?? null;
      const after = this.attribute(attribute, dotted, before, proposed[name] ?? null, fresh);
      planned[name] = after;
      if (!same(attribute.type, before, after) && this.schema.rule(dotted).force_new) {
        this.replace([...path, name]);
      }
    }
    for (const [name, nested] of Object.entries(block.block_types ?? {})) {
      planned[name] = this.nested(
        nested,
        prior?.[name] ?? null,
        proposed[name] ?? null,
        [...path, name],
        prefix + name,
        fresh,
      );
    }
    return planned;
  }

  private attribute(attribute: Attribute, dotted: string, before: Value, proposed: Value, fresh: boolean): Value {
    const wanted = proposed ?? this.schema.rule(dotted).default ?? null;
    if (wanted === UNKNOWN) {
      return UNKNOWN;
    }
    if (attribute.computed && (wanted === null || wanted === "")) {
      return fresh && before === null ? UNKNOWN : before;
    }
    // An absent value and the zero of its type are one and the same to the SDK, except where a zero is newly asked for.
    const unchanged = same(attribute.type, before, wanted) || (wanted === null && isZero(before));
    const nothing = before === null && (wanted === "" || (Array.isArray(wanted) && wanted.length === 0));
    return unchanged || nothing || isSuppressed(this.type, dotted, before, wanted) ? before : wanted;
  }

  private nested(
    nested: NestedBlock,
    before: Value,
    proposed: Value,
    path: Path,
    dotted: string,
    fresh: boolean,
  ): Value {
    if (proposed === UNKNOWN || nested.nesting_mode === "single") {
      return proposed;
    }
    const wanted = (proposed ?? []) as Value[];
    const prior = (Array.isArray(before) ? before : []) as ValueObject[];
    if (wanted.length === 0 && this.computedBlocks.includes(dotted)) {
      return prior;
    }
    return nested.nesting_mode === "list"
      ? this.list(nested.block, prior, wanted, path, dotted, fresh)
      : this.set(nested.block, prior, wanted, path, dotted);
  }

  /** Elements of a list are compared place by place. */
  private list(block: Block, prior: ValueObject[], wanted: Value[], path: Path, dotted: string, fresh: boolean): Value {
    const planned = wanted.map((element, index) =>
      isObject(element)
        ? this.block(block, prior[index] ?? null, element, [...path, index], `${dotted}.`, fresh)
        : element,
    );
    // T17: an element that disappears is a change of its attributes too, and some of them replace the resource.
    prior.slice(wanted.length).forEach((gone, index) => {
      if (this.hasForceNew(block, gone, `${dotted}.`)) {
        this.replace([...path, wanted.length + index]);
      }
    });
    return planned;
  }

  /** Elements of a set are the same or not; one that differs is another one. */
  private set(block: Block, prior: ValueObject[], wanted: Value[], path: Path, dotted: string): Value {
    const left = [...prior];
    let added = false;
    const planned = wanted.map((element) => {
      if (!isObject(element)) {
        added = true;
        return element;
      }
      // Whether a candidate fits must not be noted as a reason to replace.
      const trial = new Planner(this.type, this.schema, true, this.computedBlocks);
      const match = left.findIndex((candidate) =>
        sameBlock(block, candidate, trial.block(block, candidate, element, path, `${dotted}.`, false)),
      );
      if (match >= 0) {
        return left.splice(match, 1)[0];
      }
      added = true;
      const other = trial.block(block, null, element, path, `${dotted}.`, true);
      if (this.hasForceNew(block, other, `${dotted}.`)) {
        this.replace(path);
      }
      return other;
    });
    if (left.some((gone) => this.hasForceNew(block, gone, `${dotted}.`))) {
      this.replace(path);
    }
    return added || left.length > 0 ? planned : prior;
  }

  private hasForceNew(block: Block, value: ValueObject, prefix: string): boolean {
    return (
      Object.keys(block.attributes ?? {}).some(
        (name) => this.schema.rule(prefix + name).force_new && (value[name] ?? null) !== null,
      ) ||
      Object.entries(block.block_types ?? {}).some(
        ([name, nested]) =>
          Array.isArray(value[name]) &&
          value[name].some(
            (element) => isObject(element) && this.hasForceNew(nested.block, element, `${prefix}${name}.`),
          ),
      )
    );
  }

  private replace(path: Path): void {
    if (!this.creating) {
      this.requiresReplace.push(path);
    }
  }
}

function isZero(value: Value): boolean {
  return (
    value === null ||
    value === "" ||
    value === 0 ||
    value === false ||
    (Array.isArray(value) && value.length === 0) ||
    (isObject(value) && Object.keys(value).length === 0)
  );
}

function sameBlock(block: Block, a: Value, b: Value): boolean {
  if (!isObject(a) || !isObject(b)) {
    return a === b;
  }
  return (
    Object.entries(block.attributes ?? {}).every(([name, { type }]) => same(type, a[name] ?? null, b[name] ?? null)) &&
    Object.entries(block.block_types ?? {}).every(([name, nested]) => {
      const [left, right] = [a[name] ?? [], b[name] ?? []];
      if (!Array.isArray(left) || !Array.isArray(right)) {
        return sameBlock(nested.block, left, right);
      }
      return sameElements(left, right, nested.nesting_mode === "set", (x, y) => sameBlock(nested.block, x, y));
    })
  );
}

/** Equality of two attribute values; absent and empty collections are equal, sets have no order. */
export function same(type: AttributeType, a: Value, b: Value): boolean {
  if (holdsUnknown(a) || holdsUnknown(b)) {
    return false;
  }
  if (!Array.isArray(type)) {
    return a === b;
  }
  const [kind, inner] = type;
  if (kind === "list" || kind === "set") {
    const [left, right] = [a ?? [], b ?? []] as [Value[], Value[]];
    return sameElements(left, right, kind === "set", (x, y) => same(inner, x, y));
  }
  const [left, right] = [a ?? {}, b ?? {}] as [ValueObject, ValueObject];
  const keys = new Set([...Object.keys(left), ...Object.keys(right)]);
  return [...keys].every((key) => same(kind === "object" ? inner[key] : inner, left[key] ?? null, right[key] ?? null));
}

function sameElements(a: Value[], b: Value[], unordered: boolean, equal: (x: Value, y: Value) => boolean): boolean {
  if (a.length !== b.length) {
    return false;
  }
  if (!unordered) {
    return a.every((element, index) => equal(element, b[index]));
  }
  const left = [...b];
  return a.every((element) => {
    const index = left.findIndex((candidate) => equal(element, candidate));
    if (index < 0) {
      return false;
    }
    left.splice(index, 1);
    return true;
  });
}
