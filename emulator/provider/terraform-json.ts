import { AttributeType, Block } from "./schema";
import { isObject, UNKNOWN, Value, ValueObject } from "./value";

/** Arguments of Terraform itself: the provider never sees them. `connection` is one too, but only as a block of the core. */
const META_ARGUMENTS = new Set([
  "//",
  "connection",
  "count",
  "depends_on",
  "for_each",
  "lifecycle",
  "provider",
  "provisioner",
]);

/**
 * Turns a block of Terraform's JSON syntax into what the provider is given: a block that stands alone becomes a list of one,
 * scalars take the type of the schema, and whatever holds an expression is unknown.
 */
export function fromTerraformJson(block: Block | undefined, json: Record<string, unknown>): ValueObject {
  return convertBlock(block ?? {}, json, true);
}

function convertBlock(block: Block, json: Record<string, unknown>, outermost: boolean): ValueObject {
  const result: ValueObject = {};
  for (const [name, value] of Object.entries(json)) {
    const attribute = block.attributes?.[name];
    const nested = block.block_types?.[name];
    if (nested) {
      result[name] = convertNested(nested.block, value, nested.nesting_mode === "single");
    } else if (attribute) {
      result[name] = convertAttribute(attribute.type, value as Value);
    } else if (name === "dynamic") {
      for (const blockName of [value].flat().flatMap((entry) => Object.keys(entry as object))) {
        result[blockName] = UNKNOWN;
      }
    } else if (name !== "//" && !(outermost && META_ARGUMENTS.has(name))) {
      result[name] = value as Value;
    }
  }
  return result;
}

function convertNested(block: Block, json: unknown, single: boolean): Value {
  if (isExpression(json)) {
    return UNKNOWN;
  }
  if (json === null || json === undefined) {
    return null;
  }
  const elements = (Array.isArray(json) ? json : [json]).map((element) =>
    isObject(element) ? convertBlock(block, element, false) : isExpression(element) ? UNKNOWN : (element as Value),
  );
  return single ? (elements[0] ?? null) : elements;
}

function convertAttribute(type: AttributeType, json: Value): Value {
  if (isExpression(json)) {
    return UNKNOWN;
  }
  if (Array.isArray(json) && Array.isArray(type)) {
    return json.map((element) => convertAttribute(type[1] as AttributeType, element));
  }
  if (isObject(json) && Array.isArray(type)) {
    const [kind, inner] = type;
    return Object.fromEntries(
      Object.entries(json).map(([key, element]) => [
        key,
        convertAttribute(kind === "object" ? inner[key] : (inner as AttributeType), element),
      ]),
    );
  }
  // The core converts scalars as it does for an expression of the same value.
  if (type === "string" && (typeof json === "number" || typeof json === "boolean")) {
    return String(json);
  }
  if (type === "string" && typeof json === "string") {
    return json.replace(/\$\$\{/g, "${").replace(/%%\{/g, "%{");
  }
  if (type === "number" && typeof json === "string" && json.trim() !== "" && Number.isFinite(Number(json))) {
    return Number(json);
  }
  if (type === "bool" && (json === "true" || json === "false")) {
    return json === "true";
  }
  return json;
}

/** `${…}` or `%{…}`, unless the marker is doubled, which is how a literal one is written. */
function isExpression(json: unknown): boolean {
  return typeof json === "string" && /(^|[^$])(\$\$)*\$\{|(^|[^%])(%%)*%\{/.test(json);
}
