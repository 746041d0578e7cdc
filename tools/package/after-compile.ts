/** What remains to be done after jsii: exports that load on first use, and a link for the examples. */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { lazyExports } from "./lazy-exports";
import { linkToItself } from "./self-link";

const ROOT = join(__dirname, "..", "..");

for (const index of ["index.js", join("bindings", "index.js")]) {
  const file = join(ROOT, "build", index);
  writeFileSync(file, lazyExports(readFileSync(file, "utf8")));
}

const { name } = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8")) as { name: string };
linkToItself(ROOT, name);
