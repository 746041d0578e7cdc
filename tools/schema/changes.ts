import { type SchemaDocument } from "./trim";

/**
 * What an upgrade changes, one line a resource or data source, for the person who reviews the diff:
 * names that came and went, and how many attributes (blocks and members of object types included) were added, removed or
 * changed in type or in being required, optional or computed.
 */
export function schemaChanges(before: SchemaDocument, after: SchemaDocument): string[] {
  const old = schemas(before);
  const fresh = schemas(after);
  const names = [...new Set([...old.keys(), ...fresh.keys()])].sort();
  return names.flatMap((name) => {
    const from = old.get(name);
    const to = fresh.get(name);
    if (from === undefined) return [`${name}: new, ${count(to!.size)}`];
    if (to === undefined) return [`${name}: gone, had ${count(from.size)}`];
    const added = [...to.keys()].filter((path) => !from.has(path));
    const removed = [...from.keys()].filter((path) => !to.has(path));
    const changed = [...to.keys()].filter((path) => from.has(path) && from.get(path) !== to.get(path));
    const parts = [part("added", added), part("removed", removed), part("changed", changed)].filter(
      (text) => text !== "",
    );
    return parts.length > 0 ? [`${name}: ${parts.join("; ")}`] : [];
  });
}

function part(what: string, paths: readonly string[]): string {
  return paths.length > 0 ? `${count(paths.length)} ${what} (${paths.join(", ")})` : "";
}

function count(attributes: number): string {
  return `${attributes} attribute${attributes === 1 ? "" : "s"}`;
}

/** Every schema of a document under a name that tells resources and data sources apart; its attributes by path. */
function schemas(document: SchemaDocument): Map<string, Map<string, string>> {
  const found = new Map<string, Map<string, string>>();
  for (const provider of Object.values(document.provider_schemas)) {
    found.set("provider", attributesOf(provider.provider));
    for (const [name, schema] of Object.entries(provider.resource_schemas)) found.set(name, attributesOf(schema));
    for (const [name, schema] of Object.entries(provider.data_source_schemas)) {
      found.set(`data.${name}`, attributesOf(schema));
    }
  }
  return found;
}

interface BlockSchema {
  readonly attributes?: Record<string, AttributeSchema>;
  readonly block_types?: Record<string, { readonly block: BlockSchema }>;
}

interface AttributeSchema {
  readonly type?: unknown;
  readonly nested_type?: BlockSchema;
}

function attributesOf(schema: unknown): Map<string, string> {
  const paths = new Map<string, string>();
  const visit = (block: BlockSchema, prefix: string) => {
    for (const [name, attribute] of Object.entries(block.attributes ?? {})) {
      const { type, nested_type: nested, ...rest } = attribute;
      paths.set(prefix + name, JSON.stringify([rest, shape(type)]));
      visitMembers(type, `${prefix}${name}.`);
      if (nested !== undefined) visit(nested, `${prefix}${name}.`);
    }
    for (const [name, { block: inner, ...rest }] of Object.entries(block.block_types ?? {})) {
      paths.set(prefix + name, JSON.stringify(rest));
      visit(inner, `${prefix}${name}.`);
    }
  };
  const visitMembers = (type: unknown, prefix: string): void => {
    if (!Array.isArray(type)) return;
    const [kind, inner] = type as [string, unknown];
    if (kind !== "object") return visitMembers(inner, prefix);
    for (const [name, member] of Object.entries(inner as Record<string, unknown>)) {
      paths.set(prefix + name, JSON.stringify(shape(member)));
      visitMembers(member, `${prefix}${name}.`);
    }
  };
  visit((schema as { block?: BlockSchema }).block ?? {}, "");
  return paths;
}

/** A type without the members of its objects: those are attributes of their own here. */
function shape(type: unknown): unknown {
  if (!Array.isArray(type)) return type;
  return type[0] === "object" ? "object" : [type[0], shape(type[1])];
}
