import { existsSync, readFileSync } from "node:fs";

/** What is wrong with a committed API.md, given the text it should have; nothing when it is up to date. */
export function staleness(file: string, fresh: string): string | undefined {
  const committed = existsSync(file) ? readFileSync(file, "utf8") : undefined;
  return committed === fresh ? undefined : "API.md is stale: run npm run docs:api";
}
