import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { functions } from "../../lib";

const folder = mkdtempSync(join(tmpdir(), "code-"));

/** A file with this name and these bytes. */
export function file(name: string, content: string): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

/** Code that is told from other code by its content, and begins as a zip archive does. */
export function zip(content: string): functions.FunctionCode {
  return functions.FunctionCode.fromZipFile(file(`${content}.zip`, `PK\x03\x04${content}`));
}
