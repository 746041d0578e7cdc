import { spawnSync } from "node:child_process";
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PROVIDER_REQUIREMENT } from "../../tools/schema/provider-requirement";
import { type SchemaDocument, type SchemaNames } from "../../tools/schema/trim";

const ROOT = join(__dirname, "..", "..");
const names = JSON.parse(readFileSync(join(ROOT, "schema", "names.json"), "utf8")) as SchemaNames;

let directory: string;
let output: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), "schema-refresh-"));
  output = join(directory, "alicloud.json");
});
afterEach(() => rmSync(directory, { recursive: true, force: true }));

function refresh(path: string, ...options: string[]) {
  const program = ["--import", "tsx", join("tools", "schema", "refresh.ts"), "--output", output, ...options];
  return spawnSync(process.execPath, program, { cwd: ROOT, encoding: "utf8", env: { ...process.env, PATH: path } });
}

/** A document as a provider prints it: every listed name, one that is not listed, and descriptions. */
function printedDocument(
  attributes: Record<string, unknown> = { id: { type: "string", computed: true } },
): SchemaDocument {
  const schema = { version: 0, block: { attributes, description_kind: "plain" } };
  const schemas = (list: readonly string[]) => Object.fromEntries(list.map((name) => [name, schema]));
  return {
    format_version: "1.0",
    provider_schemas: {
      "registry.terraform.io/aliyun/alicloud": {
        provider: schema,
        resource_schemas: schemas([...names.resources, "alicloud_never_listed"]),
        data_source_schemas: schemas(names.data_sources),
      },
    },
  };
}

function write(name: string, content: unknown): string {
  const file = join(directory, name);
  writeFileSync(file, typeof content === "string" ? content : JSON.stringify(content));
  return file;
}

/** A program called terraform that answers as the real one does; `init` fails where there is no provider to be had. */
function terraformThat(answers: { init: "succeeds" | "fails"; schema?: SchemaDocument; version?: string }): string {
  const bin = join(directory, "bin");
  mkdirSync(bin);
  const program = join(bin, "terraform");
  writeFileSync(
    program,
    `#!${process.execPath}
const fs = require("node:fs");
const [command] = process.argv.slice(2);
const fail = (text) => { process.stderr.write(text); process.exit(1); };
const { required_providers } = JSON.parse(fs.readFileSync("main.tf.json", "utf8")).terraform;
if (JSON.stringify(required_providers) !== ${JSON.stringify(JSON.stringify({ alicloud: PROVIDER_REQUIREMENT }))}) fail("wrong requirement");
if (command === "version") {
  const provider_selections = { "registry.terraform.io/aliyun/alicloud": "1.300.0" };
  process.stdout.write(JSON.stringify({ terraform_version: ${JSON.stringify(answers.version ?? "1.11.4")}, provider_selections }));
} else if (command === "init") {
  if (${answers.init === "fails"}) fail("Error: Failed to query available provider packages");
} else {
  const schema = ${JSON.stringify(answers.schema ?? null)};
  if (schema === null) fail("Error: Inconsistent dependency lock file");
  process.stdout.write(JSON.stringify(schema));
}
`,
  );
  chmodSync(program, 0o755);
  return bin;
}

test("without terraform it exits with 1 and says what to do, without a stack trace", () => {
  const { status, stderr } = refresh(directory);
  expect(status).toBe(1);
  expect(stderr).toContain("Terraform is not on the PATH: install terraform 1.5 or later");
  expect(stderr).toContain("--document FILE");
  expect(stderr).not.toMatch(/^\s+at /m);
});

test("where init finds no provider it says what to do and what terraform said", () => {
  const { status, stderr } = refresh(terraformThat({ init: "fails" }));
  expect(status).toBe(1);
  expect(stderr).toContain(`Terraform could not get the provider aliyun/alicloud ${PROVIDER_REQUIREMENT.version}`);
  expect(stderr).toContain("dev_overrides");
  expect(stderr).toContain("Failed to query available provider packages");
  expect(stderr).not.toMatch(/^\s+at /m);
});

test("a terraform that is too old is refused", () => {
  const { status, stderr } = refresh(terraformThat({ init: "succeeds", version: "1.4.7" }));
  expect(status).toBe(1);
  expect(stderr).toContain("Terraform 1.4.7 is too old");
});

test("it trims what terraform prints, names the release and says what changed", () => {
  const withZone = { id: { type: "string", computed: true }, zone_id: { type: "string", optional: true } };
  refresh("", "--document", write("before.json", printedDocument()));
  const { status, stdout } = refresh(terraformThat({ init: "succeeds", schema: printedDocument(withZone) }));
  expect(status).toBe(0);
  expect(stdout).toContain("provider 1.300.0");
  expect(stdout).toContain("alicloud_ess_scaling_group: 1 attribute added (zone_id)\n");
  expect(stdout).toContain("rules.json and operations.json still describe");
  const [provider] = Object.values((JSON.parse(readFileSync(output, "utf8")) as SchemaDocument).provider_schemas);
  expect(Object.keys(provider.resource_schemas)).toEqual([...names.resources].sort());
});

test("a development override, under which init fails, is good enough", () => {
  const { status } = refresh(terraformThat({ init: "fails", schema: printedDocument() }));
  expect(status).toBe(0);
});

test("the same document gives the same bytes, and no changes the second time", () => {
  const document = write("document.json", printedDocument());
  refresh("", "--document", document);
  const first = readFileSync(output, "utf8");
  const { status, stdout } = refresh("", "--document", document);
  expect(status).toBe(0);
  expect(stdout).toContain("no attribute changed");
  expect(readFileSync(output, "utf8")).toBe(first);
  expect(first).not.toContain("description_kind");
});

test("a missing name leaves the file as it was", () => {
  refresh("", "--document", write("document.json", printedDocument()));
  const before = readFileSync(output, "utf8");
  const incomplete = printedDocument();
  const [provider] = Object.values(incomplete.provider_schemas);
  delete provider.resource_schemas.alicloud_ess_scaling_group;
  const { status, stderr } = refresh("", "--document", write("incomplete.json", incomplete));
  expect(status).toBe(1);
  expect(stderr).toContain("no resource alicloud_ess_scaling_group");
  expect(readFileSync(output, "utf8")).toBe(before);
});

test("a document that is absent or no JSON is named", () => {
  expect(refresh("", "--document", join(directory, "absent.json")).stderr).toContain("There is no file");
  const broken = refresh("", "--document", write("broken.json", "{"));
  expect(broken.status).toBe(1);
  expect(broken.stderr).toContain("broken.json is no JSON document");
});

test("the bindings are those of the versions that a refresh requires", () => {
  const provider = readFileSync(join(ROOT, "lib", "bindings", "provider", "index.ts"), "utf8");
  expect(provider).toContain(`providerVersionConstraint: '${PROVIDER_REQUIREMENT.version}'`);
  expect(provider).toContain(`terraformProviderSource: '${PROVIDER_REQUIREMENT.source}'`);
});
