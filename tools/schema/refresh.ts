/**
 * npm run schema:refresh [-- --document FILE] [--output FILE]
 *
 * Writes schema/alicloud.json anew from the provider that `terraform init` gives in the user's environment, or from a
 * document that `terraform providers schema -json` printed elsewhere, and says what changed.
 */
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join, relative, resolve } from "node:path";
import { parseArgs } from "node:util";
import { askTerraform, type PrintedSchema } from "./ask-terraform";
import { schemaChanges } from "./changes";
import { printSchema, trimSchema, type SchemaDocument, type SchemaNames } from "./trim";

const SCHEMA = join(__dirname, "..", "..", "schema");

function main(): void {
  const { values } = parseArgs({ options: { document: { type: "string" }, output: { type: "string" } } });
  const output = values.output === undefined ? join(SCHEMA, "alicloud.json") : resolve(values.output);
  const names = readJson<SchemaNames>(join(SCHEMA, "names.json"));
  const { document, version } = values.document === undefined ? askTerraform() : printedSchema(values.document);
  const trimmed = trimSchema(document, names);
  const changes = existsSync(output) ? schemaChanges(readJson<SchemaDocument>(output), trimmed) : [];
  writeFileSync(output, printSchema(trimmed));

  console.log(
    `${relative(process.cwd(), output)}: provider ${version ?? "of unknown release"}, ` +
      `${names.resources.length} resources, ${names.data_sources.length} data sources, ` +
      (changes.length === 0 ? "no attribute changed" : `${changes.length} schemas changed:`),
  );
  for (const change of changes) console.log(`  ${change}`);
  if (changes.length > 0) {
    const rules = readJson<{ version: string }>(join(SCHEMA, "rules.json"));
    console.log(`rules.json and operations.json still describe ${rules.version}: check them against what changed.`);
  }
}

function printedSchema(file: string): PrintedSchema {
  if (!existsSync(file)) throw new Error(`There is no file ${file}.`);
  return { document: readJson<SchemaDocument>(file) };
}

function readJson<T>(file: string): T {
  try {
    return JSON.parse(readFileSync(file, "utf8")) as T;
  } catch (error) {
    throw new Error(`${file} is no JSON document: ${(error as Error).message}`);
  }
}

try {
  main();
} catch (error) {
  // What can go wrong here is the user's environment or input: the sentence says what to do, a stack trace would hide it.
  console.error((error as Error).message);
  process.exitCode = 1;
}
