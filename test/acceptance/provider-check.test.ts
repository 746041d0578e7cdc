import { spawn } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Cloud } from "../../emulator/cloud/cloud";
import { ProviderServer, serveProvider } from "../../emulator/provider/server";

const ROOT = join(__dirname, "..", "..");
const EXAMPLE = join(ROOT, "examples", "typescript");

// The emulator stands in for the released provider, which needs a registry: this shows that the command works.
let provider: ProviderServer;
let directory: string;
let cloud: Cloud;

beforeEach(async () => {
  cloud = new Cloud();
  provider = await serveProvider([cloud]);
  // Within the repository, where an app finds the packages that it imports.
  mkdirSync(join(ROOT, "reports"), { recursive: true });
  directory = mkdtempSync(join(ROOT, "reports", "provider-check-"));
});

afterEach(async () => {
  await provider.stop();
  rmSync(directory, { recursive: true, force: true });
});

async function check(...examples: string[]): Promise<{ code: number | null; output: string }> {
  const child = spawn(process.execPath, ["--import", "tsx", join("tools", "provider", "check.ts"), ...examples], {
    cwd: ROOT,
    env: { ...process.env, TF_REATTACH_PROVIDERS: provider.reattach },
  });
  let output = "";
  child.stdout.on("data", (chunk) => (output += chunk));
  child.stderr.on("data", (chunk) => (output += chunk));
  const code = await new Promise<number | null>((resolve) => child.once("close", resolve));
  return { code, output };
}

test.each([
  ["typescript", "orders-database"],
  ["typescript-launch-template", "search-cluster"],
])("examples/%s is valid and can be planned, and nothing of a cloud is read", async (example, stack) => {
  const expected = JSON.parse(readFileSync(join(ROOT, "examples", example, "expected.tf.json"), "utf8"));
  const count = Object.values(expected.resource).flatMap((ofType) => Object.keys(ofType as object)).length;
  const { code, output } = await check(join(ROOT, "examples", example));
  expect(output).toContain(`terraform validate of ${stack} … ok`);
  expect(output).toContain(`Plan: ${count} to add, 0 to change, 0 to destroy.`);
  expect(code).toBe(0);
  expect(cloud.calls.all.filter(({ operation }) => operation !== "sts:GetCallerIdentity")).toEqual([]);
});

test("an example that the provider refuses fails the check, with what it says", async () => {
  cpSync(EXAMPLE, directory, { recursive: true, filter: (source) => !source.includes("cdktf.out") });
  const main = join(directory, "main.ts");
  const invalid =
    'stack.addOverride("resource.alicloud_message_service_queue.bad", { queue_name: "q", delay_seconds: -1 });';
  writeFileSync(main, readFileSync(main, "utf8").replace("app.synth();", `${invalid}\napp.synth();`));
  const { code, output } = await check(directory);
  expect(output).toContain("delay_seconds");
  expect(code).toBe(1);
});
