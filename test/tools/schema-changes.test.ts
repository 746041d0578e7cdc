import { schemaChanges } from "../../tools/schema/changes";
import { type SchemaDocument } from "../../tools/schema/trim";

function document(resources: Record<string, unknown>, dataSources: Record<string, unknown> = {}): SchemaDocument {
  return {
    format_version: "1.0",
    provider_schemas: {
      "registry.terraform.io/aliyun/alicloud": {
        provider: { block: {} },
        resource_schemas: resources,
        data_source_schemas: dataSources,
      },
    },
  };
}

const GROUP = {
  block: {
    attributes: { name: { type: "string", optional: true }, size: { type: "number", required: true } },
    block_types: {
      disk: { nesting_mode: "list", block: { attributes: { size: { type: "number", required: true } } } },
    },
  },
};

test("equal documents have no changes", () => {
  expect(schemaChanges(document({ alicloud_group: GROUP }), document({ alicloud_group: GROUP }))).toEqual([]);
});

test("names that come and go are told with their size", () => {
  expect(schemaChanges(document({ alicloud_group: GROUP }), document({}, { alicloud_group: GROUP }))).toEqual([
    "alicloud_group: gone, had 4 attributes",
    "data.alicloud_group: new, 4 attributes",
  ]);
});

test("added, removed and changed attributes are counted and named, those of blocks too", () => {
  const upgraded = {
    block: {
      attributes: { name: { type: "string", required: true }, zone: { type: "string", optional: true } },
      block_types: {
        disk: {
          nesting_mode: "list",
          block: {
            attributes: { size: { type: "number", required: true }, category: { type: "string", optional: true } },
          },
        },
      },
    },
  };
  expect(schemaChanges(document({ alicloud_group: GROUP }), document({ alicloud_group: upgraded }))).toEqual([
    "alicloud_group: 2 attributes added (zone, disk.category); 1 attribute removed (size); 1 attribute changed (name)",
  ]);
});

test("a block that nests otherwise is a change", () => {
  const block_types = { disk: { ...GROUP.block.block_types.disk, nesting_mode: "set" } };
  const upgraded = { block: { ...GROUP.block, block_types } };
  expect(schemaChanges(document({ alicloud_group: GROUP }), document({ alicloud_group: upgraded }))).toEqual([
    "alicloud_group: 1 attribute changed (disk)",
  ]);
});

test("members of object types are attributes", () => {
  const reader = (members: Record<string, string>) => ({
    block: { attributes: { found: { type: ["list", ["object", members]], computed: true } } },
  });
  expect(
    schemaChanges(
      document({}, { alicloud_reader: reader({ name: "string" }) }),
      document({}, { alicloud_reader: reader({ name: "number", description: "string" }) }),
    ),
  ).toEqual(["data.alicloud_reader: 1 attribute added (found.description); 1 attribute changed (found.name)"]);
});
