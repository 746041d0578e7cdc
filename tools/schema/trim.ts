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

const PROVIDER = "aliyun/alicloud";

/**
 * The schema of one provider, cut to the listed names, without descriptions, in a stable order.
 * The same input gives the same bytes, so that an upgrade is one reviewable diff.
 */
export function trimSchema(document: SchemaDocument, names: SchemaNames): SchemaDocument {
  const address = Object.keys(document.provider_schemas).find((key) => key.endsWith(`/${PROVIDER}`));
  if (address === undefined) {
    throw new Error(
      `The schema document holds no provider ${PROVIDER}, only ${Object.keys(document.provider_schemas).join(", ") || "none"}.`,
    );
  }
  const provider = document.provider_schemas[address];
  return {
    format_version: document.format_version,
    provider_schemas: {
      [address]: withoutDescriptions({
        provider: provider.provider,
        resource_schemas: pick(provider.resource_schemas, names.resources, "resource"),
        data_source_schemas: pick(provider.data_source_schemas, names.data_sources, "data source"),
      }) as ProviderSchema,
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
  const missing = names.filter((name) => !(name in all));
  if (missing.length > 0) {
    throw new Error(`This provider has no ${kind} ${missing.join(", ")}. Mend schema/names.json or use another release.`);
  }
  return Object.fromEntries([...names].sort().map((name) => [name, all[name]]));
}

function withoutDescriptions(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutDescriptions);
  if (value === null || typeof value !== "object") return value;
  const node = value as Record<string, unknown>;
  // An attribute may itself be called "description": only the text beside "description_kind" or a type is prose.
  const isProse = (key: string) =>
    key === "description_kind" || (key === "description" && typeof node[key] === "string");
  return Object.fromEntries(
    Object.keys(node)
      .filter((key) => !isProse(key))
      .sort()
      .map((key) => [key, withoutDescriptions(node[key])]),
  );
}
