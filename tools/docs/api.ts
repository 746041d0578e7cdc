/** npm run docs:api [-- --check]: writes API.md from the compiled library, or only says whether it is up to date. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { generateApi } from "./generate-api";
import { staleness } from "./staleness";

const ROOT = join(__dirname, "..", "..");
const API = join(ROOT, "API.md");

try {
  const { values } = parseArgs({ options: { check: { type: "boolean", default: false } } });
  const fresh = generateApi(ROOT);
  if (values.check) {
    const stale = staleness(API, fresh);
    if (stale !== undefined) throw new Error(stale);
  } else {
    writeFileSync(API, fresh);
  }
} catch (error) {
  console.error((error as Error).message);
  process.exitCode = 1;
}
