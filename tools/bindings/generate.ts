/**
 * Generates the L1 classes in lib/bindings from schema/alicloud.json, and beside them the operations that the provider may
 * call from schema/operations.json: offline, without terraform.
 * Runs before every compile; does nothing when neither a schema, nor the provider required, nor this file changed.
 */
import { createHash } from "node:crypto";
import { existsSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { TerraformProviderGenerator } from "@cdktf/provider-generator";
import { CodeMaker } from "codemaker";
import { PROVIDER_REQUIREMENT } from "../schema/provider-requirement";

const ROOT = join(__dirname, "..", "..");
const SCHEMA = join(ROOT, "schema", "alicloud.json");
const OPERATIONS = join(ROOT, "schema", "operations.json");
const BINDINGS = join(ROOT, "lib", "bindings");
const STAMP = join(BINDINGS, ".stamp");

/** The provider as the bindings require it: source and versions reach `required_providers` of every stack. */
const PROVIDER = { name: "alicloud", ...PROVIDER_REQUIREMENT };

async function main(): Promise<void> {
  const schema = readFileSync(SCHEMA, "utf8");
  const operations = readFileSync(OPERATIONS, "utf8");
  const sources = [schema, operations, JSON.stringify(PROVIDER), readFileSync(__filename)];
  const stamp = sources.reduce((hash, source) => hash.update(source), createHash("sha256")).digest("hex");
  if (existsSync(STAMP) && readFileSync(STAMP, "utf8") === stamp) return;

  const code = new CodeMaker();
  const generator = new TerraformProviderGenerator(code, JSON.parse(schema));
  // The generator reads name, source and version of its target and nothing else.
  generator.generate(PROVIDER as never);
  const scratch = mkdtempSync(join(ROOT, "lib", ".bindings-"));
  try {
    await generator.save(scratch);
    const generated = join(scratch, "providers", PROVIDER.name);
    rmSync(join(generated, "lazy-index.ts"));
    writeFileSync(join(generated, "operations.ts"), operationsModule(operations));
    rmSync(BINDINGS, { recursive: true, force: true });
    renameSync(generated, BINDINGS);
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
  writeFileSync(STAMP, stamp);
}

/** The library reads no file at run time. No index names the module, so it is loaded by who imports it. */
function operationsModule(json: string): string {
  const { resources, data_sources: dataSources } = JSON.parse(json) as { resources: object; data_sources: object };
  const types = "{ readonly [type: string]: { readonly [step: string]: readonly string[] } }";
  return [
    "// generated from schema/operations.json",
    "",
    `export const RESOURCE_OPERATIONS: ${types} = ${JSON.stringify(resources)};`,
    `export const DATA_SOURCE_OPERATIONS: ${types} = ${JSON.stringify(dataSources)};`,
    "",
  ].join("\n");
}

void main();
