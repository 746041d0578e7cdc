import { decode, encode, ExtensionCodec } from "@msgpack/msgpack";
import { AttributeType, Block, NestedBlock } from "./schema";
import { isObject, Unknown, UNKNOWN, Value, ValueObject } from "./value";

/** A value on the wire: msgpack where it may hold unknowns, else JSON. */
export interface DynamicValue {
  readonly msgpack?: Uint8Array;
  readonly json?: Uint8Array;
}

// The core marks an unknown value by extension type 0, and by type 12 when it knows something about it (not null, a prefix, …).
const extensionCodec = new ExtensionCodec();
for (const type of [0, 12]) {
  extensionCodec.register({
    type,
    encode: (input) => (type === 0 && input instanceof Unknown ? new Uint8Array(1) : null),
    decode: () => UNKNOWN,
  });
}

/** Reads an object of this block. A missing value is null. */
export function decodeValue(block: Block, value: DynamicValue | null | undefined): ValueObject | null {
  let raw: unknown = null;
  if (value?.msgpack?.length) {
    raw = decode(value.msgpack, { extensionCodec });
  } else if (value?.json?.length) {
    raw = JSON.parse(Buffer.from(value.json).toString("utf8"));
  }
  return raw === null ? null : conformObject(block, raw as ValueObject);
}

/** Writes an object of this block: every name that the schema has is there, and no other. */
export function encodeValue(block: Block, value: ValueObject | null): DynamicValue {
  const wire = value === null ? null : wireObject(block, value);
  return { msgpack: encode(wire, { extensionCodec }) };
}

/** The object with exactly the names of the block: absent attributes are null, absent blocks empty. */
export function conformObject(block: Block, value: ValueObject): ValueObject {
  const result: ValueObject = {};
  for (const [name, { type }] of Object.entries(block.attributes ?? {})) {
    result[name] = conformAttribute(type, value[name] ?? null);
  }
  for (const [name, nested] of Object.entries(block.block_types ?? {})) {
    result[name] = conformNested(nested, value[name] ?? null);
  }
  return result;
}

function conformNested({ nesting_mode, block }: NestedBlock, value: Value): Value {
  if (value === UNKNOWN) {
    return value;
  }
  if (nesting_mode === "single") {
    return isObject(value) ? conformObject(block, value) : null;
  }
  return ((value ?? []) as Value[]).map((element) => (isObject(element) ? conformObject(block, element) : element));
}

function conformAttribute(type: AttributeType, value: Value): Value {
  if (value === null || value === UNKNOWN) {
    return value;
  }
  if (Array.isArray(type)) {
    const [kind, inner] = type;
    if (kind === "object") {
      const object = value as ValueObject;
      return Object.fromEntries(
        Object.entries(inner).map(([name, innerType]) => [name, conformAttribute(innerType, object[name] ?? null)]),
      );
    }
    if (kind === "map") {
      return Object.fromEntries(
        Object.entries(value as ValueObject).map(([key, element]) => [key, conformAttribute(inner, element)]),
      );
    }
    return (value as Value[]).map((element) => conformAttribute(inner, element));
  }
  // Numbers that a double cannot hold exactly travel as decimal text.
  return type === "number" ? Number(value) : value;
}

function wireObject(block: Block, value: ValueObject): unknown {
  const object = conformObject(block, value);
  const wire: { [name: string]: unknown } = {};
  for (const [name, { type }] of Object.entries(block.attributes ?? {})) {
    wire[name] = wireAttribute(type, object[name]);
  }
  for (const [name, nested] of Object.entries(block.block_types ?? {})) {
    const inner = object[name];
    wire[name] = Array.isArray(inner)
      ? inner.map((element) => (isObject(element) ? wireObject(nested.block, element) : element))
      : isObject(inner)
        ? wireObject(nested.block, inner)
        : inner;
  }
  return wire;
}

function wireAttribute(type: AttributeType, value: Value): unknown {
  if (value === null || value === UNKNOWN) {
    return value;
  }
  if (Array.isArray(type)) {
    const [kind, inner] = type;
    if (Array.isArray(value)) {
      return value.map((element) => wireAttribute(inner as AttributeType, element));
    }
    return Object.fromEntries(
      Object.entries(value as ValueObject).map(([key, element]) => [
        key,
        wireAttribute(kind === "object" ? inner[key] : (inner as AttributeType), element),
      ]),
    );
  }
  // 0.1 as a double is not the 0.1 that the core read from the configuration: text is.
  return type === "number" && !Number.isInteger(value) ? String(value) : value;
}
