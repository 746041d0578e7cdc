import alicloud from "../../schema/alicloud.json";
import rules from "../../schema/rules.json";

export type AttributeType =
  | "string"
  | "number"
  | "bool"
  | ["list" | "set" | "map", AttributeType]
  | ["object", { [name: string]: AttributeType }];

export interface Attribute {
  readonly type: AttributeType;
  readonly required?: boolean;
  readonly optional?: boolean;
  readonly computed?: boolean;
  readonly sensitive?: boolean;
  readonly deprecated?: boolean;
}

export interface NestedBlock {
  readonly nesting_mode: "list" | "set" | "single";
  readonly block: Block;
  readonly min_items?: number;
  readonly max_items?: number;
}

export interface Block {
  readonly attributes?: { readonly [name: string]: Attribute };
  readonly block_types?: { readonly [name: string]: NestedBlock };
}

/** What the schema document does not say about an attribute; `schema/rules.json` has one for each dotted name. */
export interface Rule {
  readonly force_new?: boolean;
  readonly default?: string | number | boolean;
  readonly deprecated?: boolean;
  readonly diff_suppress?: boolean;
  readonly one_of?: readonly string[];
  readonly range?: readonly number[];
  readonly at_least?: number;
  readonly min_items?: number;
  readonly max_items?: number;
  readonly conflicts_with?: readonly string[];
  readonly exactly_one_of?: readonly string[];
  readonly at_least_one_of?: readonly string[];
  readonly required_with?: readonly string[];
  readonly rule?:
    "checked" | { readonly empty_ok?: boolean; readonly length?: readonly number[]; readonly json?: boolean };
  readonly elem?: Rule;
}

/** One resource or data source: its block, and its rules by dotted name. */
export interface TypeSchema {
  readonly block: Block;
  readonly version: number;
  readonly importable: boolean;
  rule(path: string): Rule;
}

interface SchemaDocument {
  readonly [type: string]: { readonly block: Block; readonly version?: number };
}

interface RulesDocument {
  readonly [type: string]: { readonly attributes: { readonly [path: string]: Rule }; readonly importable?: boolean };
}

const [document] = Object.values(alicloud.provider_schemas) as unknown as {
  provider: { block: Block };
  resource_schemas: SchemaDocument;
  data_source_schemas: SchemaDocument;
}[];
const ruleBook = rules as unknown as { resources: RulesDocument; data_sources: RulesDocument };
const NO_RULE: Rule = {};

function typeSchemas(schemas: SchemaDocument, book: RulesDocument): ReadonlyMap<string, TypeSchema> {
  return new Map(
    Object.entries(schemas).map(([type, { block, version }]) => [
      type,
      {
        block,
        version: version ?? 0,
        importable: book[type]?.importable ?? false,
        rule: (path: string) => book[type]?.attributes[path] ?? NO_RULE,
      },
    ]),
  );
}

export const PROVIDER_BLOCK: Block = document.provider.block;
export const RESOURCES = typeSchemas(document.resource_schemas, ruleBook.resources);
export const DATA_SOURCES = typeSchemas(document.data_source_schemas, ruleBook.data_sources);

const NESTING = { single: 1, list: 2, set: 3 };

function protocolSchema({ block, version = 0 }: { block: Block; version?: number }): object {
  return { version, block: protocolBlock(block) };
}

function protocolSchemas(types: ReadonlyMap<string, TypeSchema>): object {
  return Object.fromEntries([...types].map(([type, schema]) => [type, protocolSchema(schema)]));
}

function protocolBlock(block: Block): object {
  return {
    attributes: Object.entries(block.attributes ?? {}).map(([name, { type, ...flags }]) => ({
      name,
      type: Buffer.from(JSON.stringify(type)),
      ...flags,
    })),
    block_types: Object.entries(block.block_types ?? {}).map(([type_name, nested]) => ({
      type_name,
      block: protocolBlock(nested.block),
      nesting: NESTING[nested.nesting_mode],
      min_items: nested.min_items ?? 0,
      max_items: nested.max_items ?? 0,
    })),
  };
}

/** Everything as the protocol's answer to `GetSchema`. */
export const PROTOCOL_SCHEMAS: object = {
  provider: protocolSchema({ block: PROVIDER_BLOCK }),
  resource_schemas: protocolSchemas(RESOURCES),
  data_source_schemas: protocolSchemas(DATA_SOURCES),
  // The core may ask once and remember the answer.
  server_capabilities: { get_provider_schema_optional: true },
};
