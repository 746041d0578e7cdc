import { execFileSync } from "node:child_process";
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const ROOT = join(__dirname, "..", "..");
const EXAMPLES = join(ROOT, "examples");
const MINUTES = 60_000;

let scratch: string;

beforeAll(() => {
  scratch = mkdtempSync(join(tmpdir(), "python-"));
  run("npm", ["run", "--silent", "package:python"], ROOT);
}, 5 * MINUTES);

afterAll(() => {
  rmSync(scratch, { recursive: true, force: true });
});

function run(command: string, args: string[], cwd: string): void {
  try {
    execFileSync(command, args, { cwd, encoding: "utf8", stdio: "pipe" });
  } catch (error) {
    const { stdout, stderr, code } = error as { stdout?: string; stderr?: string; code?: string };
    if (code === "ENOENT") {
      throw new Error(`${command} is not installed; this suite needs Python 3.9 or later with venv.`);
    }
    throw new Error(`${command} ${args.join(" ")} failed:\n${stdout ?? ""}${stderr ?? ""}`);
  }
}

test(
  "the wheel, installed into a fresh environment, synthesizes the example to the JSON that TypeScript gives",
  () => {
    const wheels = readdirSync(join(ROOT, "dist", "python")).filter((file) => file.endsWith(".whl"));
    expect(wheels).toHaveLength(1);

    const app = join(scratch, "app");
    cpSync(join(EXAMPLES, "python"), app, { recursive: true });
    run("python3", ["-m", "venv", "venv"], scratch);
    const python = join(scratch, "venv", "bin", "python");
    expect(existsSync(python)).toBe(true);
    run(
      python,
      ["-m", "pip", "install", "--quiet", "--disable-pip-version-check", join(ROOT, "dist", "python", wheels[0])],
      scratch,
    );
    run(python, ["main.py"], app);

    const read = (file: string) => JSON.parse(readFileSync(file, "utf8")) as unknown;
    expect(read(join(app, "cdktf.out", "stacks", "orders-database", "cdk.tf.json"))).toEqual(
      read(join(EXAMPLES, "typescript", "expected.tf.json")),
    );
  },
  5 * MINUTES,
);
