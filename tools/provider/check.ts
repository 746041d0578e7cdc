/**
 * `npm run test:provider`: validates and plans every example with the provider that `terraform init` gets. Nothing is
 * read from a cloud and nothing made in one: keys are made up, and the plan begins with an empty state.
 */
import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { offline, variablesOf } from "./offline";

const ROOT = join(__dirname, "..", "..");
const TSX = join(ROOT, "node_modules", "tsx", "dist", "cli.mjs");

/** Examples import the package by its name; these settings answer the sources. */
const SOURCES = ["--tsconfig", join(ROOT, "test", "tsconfig.json")];

/** The examples in TypeScript, as the others synthesize the same; or those that the command line names. */
function examples(): string[] {
  const named = process.argv.slice(2);
  const all = readdirSync(join(ROOT, "examples")).filter((name) => name.startsWith("typescript"));
  return named.length > 0 ? named : all.map((name) => join(ROOT, "examples", name));
}

function run(what: string, directory: string, command: string, args: string[], env: NodeJS.ProcessEnv = {}): void {
  process.stdout.write(`  ${what} … `);
  const done = spawnSync(command, args, { cwd: directory, env: { ...process.env, ...env }, encoding: "utf8" });
  if (done.status !== 0) {
    const said = `${done.stdout ?? ""}${done.stderr ?? ""}` || String(done.error);
    process.stdout.write(`failed\n\n${said}\n`);
    process.exit(1);
  }
  const [summary] = /^Plan: .*$/m.exec(done.stdout) ?? ["ok"];
  process.stdout.write(`${summary}\n`);
}

for (const example of examples()) {
  process.stdout.write(`${example}\n`);
  const output = mkdtempSync(join(tmpdir(), "provider-check-"));
  process.on("exit", () => rmSync(output, { recursive: true, force: true }));
  run("synthesize", example, process.execPath, [TSX, ...SOURCES, "main.ts"], { CDKTF_OUTDIR: output });
  for (const stack of readdirSync(join(output, "stacks"))) {
    const directory = join(output, "stacks", stack);
    const file = join(directory, "cdk.tf.json");
    const json = JSON.parse(readFileSync(file, "utf8"));
    writeFileSync(file, JSON.stringify(offline(json)));
    const terraform = (...args: string[]) =>
      run(`terraform ${args[0]} of ${stack}`, directory, "terraform", [...args, "-no-color"], {
        CHECKPOINT_DISABLE: "1",
        TF_IN_AUTOMATION: "1",
        ...Object.fromEntries(variablesOf(json).map((name) => [`TF_VAR_${name}`, "made-up"])),
      });
    if (process.env.TF_REATTACH_PROVIDERS === undefined) terraform("init", "-input=false", "-backend=false");
    terraform("validate");
    terraform("plan", "-input=false", "-refresh=false", "-lock=false");
  }
}
