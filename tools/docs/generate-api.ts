import { execFileSync } from "node:child_process";
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { joinApi, type ApiPart } from "./join-api";

/** The bindings have 250,000 lines of reference, and the provider documents them itself. */
const BINDINGS = /^alicloud(\.|$)/;
const ROOT_PART = "API.md";

/** The text that API.md should have, made from the compiled assembly at `root`. */
export function generateApi(root: string): string {
  if (!existsSync(join(root, ".jsii"))) {
    throw new Error("There is no compiled library: run npm run build:library first.");
  }
  const scratch = mkdtempSync(join(tmpdir(), "api-docs-"));
  try {
    const manifest = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as Manifest;
    const stage = join(scratch, "package");
    const output = join(scratch, "docs");
    stagePackage(root, manifest, stage);
    runDocgen(stage, join(output, ROOT_PART));
    return joinApi(manifest.name, readParts(output));
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

interface Manifest {
  readonly name: string;
  readonly peerDependencies: Record<string, string>;
}

/**
 * The assembly and those that it depends on, and nothing else: the generator searches the whole directory for assemblies
 * and follows links, the package's link to itself included.
 */
function stagePackage(root: string, manifest: Manifest, stage: string): void {
  const modules = join(stage, "node_modules");
  mkdirSync(modules, { recursive: true });
  for (const file of ["package.json", ".jsii", ".jsii.gz"]) {
    if (existsSync(join(root, file))) copyFileSync(join(root, file), join(stage, file));
  }
  for (const dependency of Object.keys(manifest.peerDependencies)) {
    symlinkSync(join(root, "node_modules", dependency), join(modules, dependency), "junction");
  }
}

function runDocgen(directory: string, output: string): void {
  const program = join(require.resolve("jsii-docgen/package.json"), "..", "bin", "jsii-docgen");
  execFileSync(process.execPath, [program, "--split-by-submodule", "--output", output], {
    cwd: directory,
    encoding: "utf8",
    // What it writes to stderr is part of the error that a failing run throws.
    stdio: ["ignore", "ignore", "pipe"],
  });
}

function readParts(directory: string): ApiPart[] {
  return readdirSync(directory)
    .map((file) => ({ file, namespace: file === ROOT_PART ? undefined : basename(file, ".md") }))
    .filter(({ namespace }) => namespace === undefined || !BINDINGS.test(namespace))
    .map(({ file, namespace }) => ({ namespace, markdown: readFileSync(join(directory, file), "utf8") }));
}
