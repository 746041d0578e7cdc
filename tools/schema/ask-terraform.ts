import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PROVIDER_REQUIREMENT } from "./provider-requirement";
import { type SchemaDocument } from "./trim";

export interface PrintedSchema {
  readonly document: SchemaDocument;
  /** The provider release that printed it; unknown under a development override. */
  readonly version?: string;
}

const OLDEST_TERRAFORM = [1, 5] as const;

/** The whole schema of this provider is some 20 MB; Node stops at 1 MB unless told otherwise. */
const MAX_SCHEMA_BYTES = 500_000_000;

/** The schema of the provider that the user's own Terraform settings give: registry, mirror or development override. */
export function askTerraform(): PrintedSchema {
  const directory = mkdtempSync(join(tmpdir(), "alicloud-schema-"));
  try {
    const configuration = { terraform: { required_providers: { alicloud: PROVIDER_REQUIREMENT } } };
    writeFileSync(join(directory, "main.tf.json"), JSON.stringify(configuration, undefined, 2));
    refuseOldTerraform(directory);
    const init = attempt(directory, "init", "-backend=false", "-input=false", "-no-color");
    // A failed init says nothing yet: it fails under a development override too, which needs none.
    const schema = attempt(directory, "providers", "schema", "-json");
    if (schema.failed) throw new Error(providerNotFound(init.failed ? init.text : schema.text));
    return { document: JSON.parse(schema.text) as SchemaDocument, version: selectedVersion(directory) };
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

function refuseOldTerraform(directory: string): void {
  const { terraform_version: version } = versions(directory);
  const [major, minor] = version.split(".").map(Number);
  if (major < OLDEST_TERRAFORM[0] || (major === OLDEST_TERRAFORM[0] && minor < OLDEST_TERRAFORM[1])) {
    throw new Error(
      `Terraform ${version} is too old: install 1.5 or later (https://developer.hashicorp.com/terraform/install).`,
    );
  }
}

function selectedVersion(directory: string): string | undefined {
  const selections = Object.entries(versions(directory).provider_selections ?? {});
  return selections.find(([address]) => address.endsWith(`/${PROVIDER_REQUIREMENT.source}`))?.[1];
}

interface Versions {
  readonly terraform_version: string;
  readonly provider_selections?: Record<string, string>;
}

function versions(directory: string): Versions {
  const { failed, text } = attempt(directory, "version", "-json");
  if (failed) throw new Error(`"terraform version" failed: ${text}`);
  return JSON.parse(text) as Versions;
}

/** Standard output of a terraform command that succeeds, what it complained of when it fails. */
function attempt(directory: string, ...command: string[]): { readonly failed: boolean; readonly text: string } {
  // The work lies in a directory of its own: a data directory or workspace of the user's other work must not be touched.
  const { TF_DATA_DIR: _dataDirectory, TF_WORKSPACE: _workspace, ...env } = process.env;
  try {
    const text = execFileSync("terraform", command, {
      cwd: directory,
      env: { ...env, CHECKPOINT_DISABLE: "1", TF_IN_AUTOMATION: "1" },
      encoding: "utf8",
      stdio: ["ignore", "pipe", "pipe"],
      maxBuffer: MAX_SCHEMA_BYTES,
    });
    return { failed: false, text };
  } catch (error) {
    const { code, stderr, message } = error as NodeJS.ErrnoException & { stderr?: string };
    if (code === "ENOENT") throw new Error(TERRAFORM_NOT_FOUND);
    return { failed: true, text: (stderr || message).trim() };
  }
}

const TERRAFORM_NOT_FOUND =
  "Terraform is not on the PATH: install terraform 1.5 or later (https://developer.hashicorp.com/terraform/install), " +
  "or pass what `terraform providers schema -json` printed elsewhere: npm run schema:refresh -- --document FILE";

function providerNotFound(complaint: string): string {
  return [
    `Terraform could not get the provider ${PROVIDER_REQUIREMENT.source} ${PROVIDER_REQUIREMENT.version}.`,
    "Allow it network access to the registry, or name a mirror (provider_installation) or a development override",
    "(dev_overrides) in the Terraform CLI configuration (https://developer.hashicorp.com/terraform/cli/config/config-file),",
    "or pass a printed schema: npm run schema:refresh -- --document FILE",
    "Terraform said:",
    ...complaint.split("\n").map((line) => `  ${line}`.trimEnd()),
  ].join("\n");
}
