/** `npm run demo`: builds the library, synthesizes the example and says in words what it does. Needs Node alone. */
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { backedUp, protectedFromScaleIn, routes } from "./coverage";
import { route } from "./routing";
import { SAMPLE_EVENTS } from "./sample-events";
import { SynthesizedStack } from "./synthesized-stack";

const ROOT = join(__dirname, "..", "..");
const EXAMPLE = join(ROOT, "examples", "typescript");
const JSON_FILE = join(EXAMPLE, "cdktf.out", "stacks", "orders-database", "cdk.tf.json");
const TSX = join(ROOT, "node_modules", "tsx", "dist", "cli.mjs");

function step(title: string, cwd: string, args: string[]): void {
  process.stdout.write(`${title} … `);
  const started = Date.now();
  const done = spawnSync(process.execPath, args, { cwd, encoding: "utf8" });
  if (done.status !== 0) {
    process.stdout.write(`failed\n\n${done.stdout}${done.stderr}`);
    process.exit(1);
  }
  process.stdout.write(`${((Date.now() - started) / 1000).toFixed(1)} s\n`);
}

function section(title: string, lines: readonly string[]): void {
  process.stdout.write(`\n${title}\n${lines.map((line) => `  ${line}`.trimEnd()).join("\n")}\n`);
}

const projen = join(ROOT, "node_modules", "projen", "bin", "projen");
step("Building the library (bindings, compile; about 15 seconds)", ROOT, [projen, "build:library"]);
step("Synthesizing examples/typescript", EXAMPLE, [TSX, "main.ts"]);

const stack = new SynthesizedStack(JSON.parse(readFileSync(JSON_FILE, "utf8")) as Record<string, unknown>);
const timeZone = Intl.DateTimeFormat().resolvedOptions().timeZone;
section("PROTECTED FROM SCALE-IN", protectedFromScaleIn(stack));
section("BACKED UP", backedUp(stack, timeZone, new Date()));
section("WHERE EACH OUTCOME GOES", routes(stack));
section(
  "WHAT HAPPENS TO SAMPLE EVENTS",
  SAMPLE_EVENTS.flatMap(({ title, event }) => [title, ...route(stack, event).map((line) => `  ${line}`), ""]),
);
process.stdout.write(
  `\nThe Terraform JSON lies in ${relative(process.cwd(), JSON_FILE)}. ` +
    "Next: change examples/typescript/main.ts and run `npm run demo` again, or run `npm test`.\n",
);
