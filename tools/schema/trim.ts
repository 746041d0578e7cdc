import { PROVIDER_REQUIREMENT } from "./provider-requirement";

/** The part of a provider that this library speaks of. */
export interface SchemaNames {
  readonly resources: readonly string[];
  readonly data_sources: readonly string[];
}

/** What `terraform providers schema -json` prints, as far as it is used here. */
export interface SchemaDocument {
  readonly format_version: string;
  readonly provider_schemas: Record<string, ProviderSchema>;
}

export interface ProviderSchema {
  readonly provider: unknown;
  readonly resource_schemas: Record<string, unknown>;
  readonly data_source_schemas: Record<string, unknown>;
}

/** A document keyed by resource and data source names: rules and operations share this form. */
export interface NamedDocument {
  readonly resources: Record<string, unknown>;
  readonly data_sources: Record<string, unknown>;
}

const PROVIDER = PROVIDER_REQUIREMENT.source;

/**
 * The schema of one provider, cut to the listed names, without descriptions, in a stable order.
 * The same input gives the same bytes, so that an upgrade is one reviewable diff.
 */
export function trimSchema(document: SchemaDocument, names: SchemaNames): SchemaDocument {
  const address = Object.keys(document.provider_schemas ?? {}).find((key) => key.endsWith(`/${PROVIDER}`));
  if (address === undefined) {
    const present = Object.keys(document.provider_schemas ?? {}).join(", ");
    throw new Error(`The schema document holds no provider ${PROVIDER}, only: ${present || "none"}.`);
  }
  const provider = document.provider_schemas[address];
  return {
    format_version: document.format_version,
    provider_schemas: {
      [address]: {
        data_source_schemas: trimEach(pick(provider.data_source_schemas, names.data_sources, "data source")),
        provider: trimNode(provider.provider),
        resource_schemas: trimEach(pick(provider.resource_schemas, names.resources, "resource")),
      },
    },
  };
}

/** A rules or operations document, cut to the listed names. */
export function trimNamed<T extends NamedDocument>(document: T, names: SchemaNames): T {
  return {
    ...document,
    resources: pick(document.resources, names.resources, "resource"),
    data_sources: pick(document.data_sources, names.data_sources, "data source"),
  };
}

function pick(all: Record<string, unknown>, names: readonly string[], kind: string): Record<string, unknown> {
  const missing = names.filter((name) => !Object.hasOwn(all, name));
  if (missing.length > 0) {
    throw new Error(
      `This provider has no ${kind} ${missing.join(", ")}. Mend schema/names.json or use another release.`,
    );
  }
  return Object.fromEntries([...names].sort().map((name) => [name, all[name]]));
}

/** Keys of a schema node whose value maps names, chosen by the provider, to nodes. */
const NAME_MAPS = new Set(["attributes", "block_types"]);
const PROSE = new Set(["description", "description_kind"]);

/**
 * A schema node (schema, block, attribute, nested type) without its prose.
 * Prose is told from data by its place, not by its key alone: the provider has attributes called "description", both in
 * maps of attributes and as members of an object type (`["object", {"description": "string"}]`).
 */
function trimNode(node: unknown): unknown {
  if (node === null || typeof node !== "object" || Array.isArray(node)) return node;
  return sorted(node as Record<string, unknown>, (key, value) => {
    if (PROSE.has(key)) return undefined;
    if (NAME_MAPS.has(key)) return trimEach(value as Record<string, unknown>);
    return key === "type" ? sortedType(value) : trimNode(value);
  });
}

function trimEach(nodes: Record<string, unknown>): Record<string, unknown> {
  return sorted(nodes, (_name, node) => trimNode(node));
}

/** A type constraint keeps every member; only the order of an object's members is made stable. */
function sortedType(type: unknown): unknown {
  if (Array.isArray(type)) return type.map(sortedType);
  if (type === null || typeof type !== "object") return type;
  return sorted(type as Record<string, unknown>, (_name, member) => sortedType(member));
}

function sorted(
  node: Record<string, unknown>,
  each: (key: string, value: unknown) => unknown,
): Record<string, unknown> {
  const entries = Object.keys(node)
    .sort()
    .map((key) => [key, each(key, node[key])] as const);
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined));
}

/** The bytes of a committed schema file. */
export function printSchema(document: SchemaDocument): string {
  return `${JSON.stringify(document, undefined, 1)}\n`;
}
