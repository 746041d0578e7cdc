import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

const ROOT = join(__dirname, "..", "..");

const ids = (text: string) => [...new Set(text.match(/ADP-\d{3}/g) ?? [])].sort();

const sources = readdirSync(join(ROOT, "lib"), { recursive: true, encoding: "utf8" })
  .filter((file) => file.endsWith(".ts") && !file.startsWith("bindings"))
  .map((file) => readFileSync(join(ROOT, "lib", file), "utf8"));

test("docs/warnings.md lists every warning of the library, and no other", () => {
  const given = ids(sources.flatMap((text) => text.match(/"ADP-\d{3}"/g) ?? []).join());
  expect(given.length).toBeGreaterThan(10);
  expect(ids(readFileSync(join(ROOT, "docs", "warnings.md"), "utf8"))).toEqual(given);
});
