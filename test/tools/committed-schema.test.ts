import { readFileSync } from "node:fs";
import { join } from "node:path";
import {
  printSchema,
  trimNamed,
  trimSchema,
  type NamedDocument,
  type SchemaDocument,
  type SchemaNames,
} from "../../tools/schema/trim";

const SCHEMA = join(__dirname, "..", "..", "schema");

function text(file: string): string {
  return readFileSync(join(SCHEMA, file), "utf8");
}

const names = JSON.parse(text("names.json")) as SchemaNames;
const sortedNames = { resources: [...names.resources].sort(), data_sources: [...names.data_sources].sort() };

/** The names that a document holds beyond or short of the list. */
function differences(document: NamedDocument, listed: SchemaNames): string[] {
  return (["resources", "data_sources"] as const).flatMap((kind) => [
    ...Object.keys(document[kind])
      .filter((name) => !listed[kind].includes(name))
      .map((name) => `unlisted ${name}`),
    ...listed[kind].filter((name) => !(name in document[kind])).map((name) => `missing ${name}`),
  ]);
}

test("the list of names has no duplicates", () => {
  expect(new Set(names.resources).size).toBe(names.resources.length);
  expect(new Set(names.data_sources).size).toBe(names.data_sources.length);
});

test("alicloud.json holds exactly the listed names, in the form that a refresh writes", () => {
  const document = JSON.parse(text("alicloud.json")) as SchemaDocument;
  const [provider] = Object.values(document.provider_schemas);
  expect(
    differences({ resources: provider.resource_schemas, data_sources: provider.data_source_schemas }, names),
  ).toEqual([]);
  expect(text("alicloud.json")).toBe(printSchema(trimSchema(document, names)));
});

test.each(["rules.json", "operations.json"])("%s holds exactly the listed names", (file) => {
  const document = JSON.parse(text(file)) as NamedDocument;
  expect(differences(document, names)).toEqual([]);
  expect(Object.keys(trimNamed(document, names).resources)).toEqual(sortedNames.resources);
});

test("a name too many and a name too few are seen", () => {
  const document = { resources: { alicloud_extra: {} }, data_sources: {} };
  expect(differences(document, { resources: ["alicloud_lost"], data_sources: ["alicloud_reader"] })).toEqual([
    "unlisted alicloud_extra",
    "missing alicloud_lost",
    "missing alicloud_reader",
  ]);
});
