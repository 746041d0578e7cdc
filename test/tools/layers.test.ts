import { readFileSync } from "node:fs";
import { join } from "node:path";
import * as parser from "@typescript-eslint/parser";
import { Linter } from "eslint";
import * as importPlugin from "eslint-plugin-import";

const ROOT = join(__dirname, "..", "..");
const RULE = "import/no-restricted-paths";

const { rules, settings } = JSON.parse(
  // projen writes a comment above its JSON.
  readFileSync(join(ROOT, ".eslintrc.json"), "utf8").replace(/^\/\/.*$/m, ""),
);

/** What the project's own rule says to an import, as if it stood in the given file. */
function complaint(file: string, imported: string): string | undefined {
  const linter = new Linter({ configType: "flat", cwd: ROOT });
  const config = {
    files: ["**/*.ts"],
    languageOptions: { parser },
    plugins: { import: importPlugin },
    rules: { [RULE]: rules[RULE] },
    settings,
  };
  const messages = linter.verify(`import "${imported}";\n`, [config as Linter.Config], { filename: join(ROOT, file) });
  expect(messages.filter(({ ruleId }) => ruleId !== RULE)).toEqual([]);
  return messages[0]?.message;
}

test.each([
  ["lib/environment/probe.ts", "../events/event-rule"],
  ["lib/scaling/probe.ts", "../snapshots/retention"],
  ["lib/events/probe.ts", "../targets/mns-queue"],
  ["lib/targets/probe.ts", "../data-protection"],
  ["lib/events/probe.ts", "../index"],
  ["lib/events/probe.ts", "../bindings/index"],
  ["lib/events/probe.ts", "../../emulator/provider/validate"],
  ["lib/data-protection.ts", "../tools/schema/trim"],
])("%s may not import %s", (file, imported) => {
  expect(complaint(file, imported)).toContain("Unexpected path");
});

test.each([
  ["lib/targets/probe.ts", "../events/event-rule"],
  ["lib/snapshots/probe.ts", "../scaling/i-scaling-group"],
  ["lib/scaling/probe.ts", "../bindings/ess-scaling-group"],
  ["emulator/provider/probe.ts", "../../lib/events/event-pattern"],
])("%s may import %s", (file, imported) => {
  expect(complaint(file, imported)).toBeUndefined();
});
