/** What remains to be done after jsii: namespaces that load on first use. */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { lazyExports } from "./lazy-exports";

const BUILD = join(__dirname, "..", "..", "build");

for (const index of ["index.js", join("bindings", "index.js")]) {
  const file = join(BUILD, index);
  writeFileSync(file, lazyExports(readFileSync(file, "utf8")));
}
