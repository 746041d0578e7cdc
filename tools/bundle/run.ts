/** Makes assets/<function>.zip. Runs before every compile; a file whose bytes stay the same is not touched. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { bundle, FUNCTIONS } from "./bundle";

const ROOT = join(__dirname, "..", "..");
const ASSETS = join(ROOT, "assets");

async function main(): Promise<void> {
  mkdirSync(ASSETS, { recursive: true });
  for (const name of FUNCTIONS) {
    const file = join(ASSETS, `${name}.zip`);
    const bytes = await bundle(ROOT, name);
    if (!existsSync(file) || !readFileSync(file).equals(bytes)) {
      writeFileSync(file, bytes);
    }
  }
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
