import { printSchema, trimNamed, trimSchema, type SchemaDocument } from "../../tools/schema/trim";

const ADDRESS = "registry.terraform.io/aliyun/alicloud";
const NAMES = { resources: ["alicloud_b", "alicloud_a"], data_sources: ["alicloud_reader"] };

function schema(attributes: Record<string, unknown>, rest: Record<string, unknown> = {}): unknown {
  return { version: 0, block: { attributes, description: "prose of the block", description_kind: "plain", ...rest } };
}

const DOCUMENT: SchemaDocument = {
  format_version: "1.0",
  provider_schemas: {
    "registry.terraform.io/hashicorp/random": { provider: {}, resource_schemas: {}, data_source_schemas: {} },
    [ADDRESS]: {
      provider: schema({ region: { type: "string", description: "prose", description_kind: "plain", optional: true } }),
      resource_schemas: {
        alicloud_unused: schema({}),
        alicloud_b: schema({ name: { type: "string", required: true, description: "prose" } }),
        alicloud_a: schema(
          {
            description: { type: "string", optional: true, description: "prose", description_kind: "markdown" },
            description_kind: { type: "string", optional: true },
            type: { type: "string", optional: true, description: "prose" },
          },
          {
            block_types: {
              description: { nesting_mode: "list", max_items: 1, block: { attributes: {}, description_kind: "plain" } },
            },
          },
        ),
      },
      data_source_schemas: {
        alicloud_reader: schema({
          found: {
            type: ["list", ["object", { name: "string", description: "string", description_kind: "number" }]],
            computed: true,
          },
        }),
      },
    },
  },
};

function trimmedProvider() {
  return trimSchema(DOCUMENT, NAMES).provider_schemas[ADDRESS];
}

describe("trimSchema", () => {
  test("keeps the listed names of this one provider and nothing else", () => {
    const trimmed = trimSchema(DOCUMENT, NAMES);
    expect(Object.keys(trimmed.provider_schemas)).toEqual([ADDRESS]);
    expect(Object.keys(trimmedProvider().resource_schemas)).toEqual(["alicloud_a", "alicloud_b"]);
    expect(Object.keys(trimmedProvider().data_source_schemas)).toEqual(["alicloud_reader"]);
  });

  test("drops prose", () => {
    expect(printSchema(trimSchema(DOCUMENT, NAMES))).not.toContain("prose");
    expect(trimmedProvider().provider).toEqual({
      version: 0,
      block: { attributes: { region: { type: "string", optional: true } } },
    });
  });

  test("keeps attributes and blocks that are called description, description_kind or type", () => {
    expect(trimmedProvider().resource_schemas.alicloud_a).toEqual({
      version: 0,
      block: {
        attributes: {
          description: { type: "string", optional: true },
          description_kind: { type: "string", optional: true },
          type: { type: "string", optional: true },
        },
        block_types: { description: { nesting_mode: "list", max_items: 1, block: { attributes: {} } } },
      },
    });
  });

  test("keeps members of an object type that are called description", () => {
    expect(trimmedProvider().data_source_schemas.alicloud_reader).toMatchObject({
      block: {
        attributes: {
          found: { type: ["list", ["object", { name: "string", description: "string", description_kind: "number" }]] },
        },
      },
    });
  });

  test("refuses a name that the provider does not have, and says where to mend it", () => {
    expect(() => trimSchema(DOCUMENT, { ...NAMES, resources: ["alicloud_a", "alicloud_c"] })).toThrow(
      "This provider has no resource alicloud_c. Mend schema/names.json",
    );
    expect(() => trimSchema(DOCUMENT, { ...NAMES, data_sources: ["constructor"] })).toThrow(
      "no data source constructor",
    );
  });

  test("refuses a document of another provider", () => {
    const other = { ...DOCUMENT, provider_schemas: { "registry.terraform.io/hashicorp/random": DOCUMENT } };
    expect(() => trimSchema(other as unknown as SchemaDocument, NAMES)).toThrow(
      "holds no provider aliyun/alicloud, only: registry.terraform.io/hashicorp/random.",
    );
    expect(() => trimSchema({} as SchemaDocument, NAMES)).toThrow("only: none.");
  });

  test("gives the same bytes whatever the order of keys and names, and when repeated", () => {
    const printed = printSchema(trimSchema(DOCUMENT, NAMES));
    const names = { resources: [...NAMES.resources].reverse(), data_sources: NAMES.data_sources };
    expect(printSchema(trimSchema(reversed(DOCUMENT), names))).toBe(printed);
    expect(printSchema(trimSchema(JSON.parse(printed) as SchemaDocument, NAMES))).toBe(printed);
    expect(printed.startsWith('{\n "format_version"')).toBe(true);
    expect(printed.endsWith("\n}\n")).toBe(true);
  });

  test("leaves its input alone", () => {
    const before = JSON.stringify(DOCUMENT);
    trimSchema(DOCUMENT, NAMES);
    expect(JSON.stringify(DOCUMENT)).toBe(before);
  });
});

describe("trimNamed", () => {
  const rules = {
    version: "1.2.3",
    resources: { alicloud_a: 1, alicloud_b: 2, alicloud_c: 3 },
    data_sources: { alicloud_reader: 4 },
  };

  test("keeps the head of the document and the listed names, sorted", () => {
    expect(JSON.stringify(trimNamed(rules, NAMES))).toBe(
      '{"version":"1.2.3","resources":{"alicloud_a":1,"alicloud_b":2},"data_sources":{"alicloud_reader":4}}',
    );
  });

  test("refuses a missing name", () => {
    expect(() => trimNamed(rules, { ...NAMES, resources: ["alicloud_d"] })).toThrow("no resource alicloud_d");
  });
});

/** The same document with the keys of every object in the opposite order. */
function reversed<T>(value: T): T {
  if (Array.isArray(value)) return value.map(reversed) as T;
  if (value === null || typeof value !== "object") return value;
  const entries = Object.entries(value).reverse();
  return Object.fromEntries(entries.map(([key, inner]) => [key, reversed(inner as unknown)])) as T;
}
