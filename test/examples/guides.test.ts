import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, dirname, join, relative } from "node:path";
import * as ts from "typescript";

const ROOT = join(__dirname, "..", "..");
const CONFIG = join(ROOT, "test", "tsconfig.json");

const texts = ["README.md", "docs/guides"].flatMap((path) =>
  path.endsWith(".md") ? [path] : markdownIn(path).map((file) => join(path, file)),
);

function markdownIn(folder: string): string[] {
  try {
    return readdirSync(join(ROOT, folder)).filter((file) => file.endsWith(".md"));
  } catch {
    return [];
  }
}

/** The TypeScript blocks of a text, under names that do not exist on disk. */
const blocks = new Map(
  texts.flatMap((file) =>
    [...readFileSync(join(ROOT, file), "utf8").matchAll(/^```ts\n(.*?)^```$/gms)].map(
      ([, code], index) =>
        [join(ROOT, "test", "examples", `${file.replace(/\W/g, "-")}-${index + 1}.ts`), code] as const,
    ),
  ),
);

/** What the compiler says to a set of files that exist in memory. */
function complaints(sources: ReadonlyMap<string, string>): string[] {
  const { options } = ts.parseJsonConfigFileContent(
    ts.readConfigFile(CONFIG, ts.sys.readFile).config,
    ts.sys,
    dirname(CONFIG),
  );
  const host = ts.createCompilerHost(options);
  const { getSourceFile, fileExists, readFile } = host;
  host.fileExists = (file) => sources.has(file) || fileExists(file);
  host.readFile = (file) => sources.get(file) ?? readFile(file);
  host.getSourceFile = (file, target, ...rest) =>
    sources.has(file) ? ts.createSourceFile(file, sources.get(file)!, target) : getSourceFile(file, target, ...rest);
  const program = ts.createProgram([...sources.keys()], options, host);
  return [...sources.keys()].flatMap((file) => {
    const source = program.getSourceFile(file);
    return [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)].map(
      ({ messageText }) => `${relative(ROOT, file)}: ${ts.flattenDiagnosticMessageText(messageText, "\n")}`,
    );
  });
}

test("there is code to compile", () => {
  expect(blocks.size).toBeGreaterThan(0);
});

test("every TypeScript block of the README and the guides compiles", () => {
  expect(complaints(blocks)).toEqual([]);
});

test("a block with a mistake would be found", () => {
  const bad = 'import { events } from "cdktf-alicloud-data-protection";\nevents.Authorization.bearer(1);\n';
  expect(complaints(new Map([[join(ROOT, "test", "examples", "bad.ts"), bad]]))).toEqual([
    expect.stringContaining("'number' is not assignable"),
  ]);
});

describe("synthesis", () => {
  const { CDKTF_OUTDIR } = process.env;
  const started = process.cwd();
  let directory: string;

  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), "guides-"));
    process.env.CDKTF_OUTDIR = directory;
    process.chdir(directory);
  });

  afterEach(() => {
    process.chdir(started);
    process.env.CDKTF_OUTDIR = CDKTF_OUTDIR;
    rmSync(directory, { recursive: true, force: true });
  });

  /** Runs a block as a reader would, in a directory of its own. */
  function run(code: string): void {
    const { outputText } = ts.transpileModule(code, { compilerOptions: { module: ts.ModuleKind.CommonJS } });
    new Function("require", "exports", outputText)(require, {});
  }

  test.each([...blocks].map(([file, code]) => [basename(file, ".ts"), code]))("%s synthesizes", (_, code) => {
    expect(() => run(code)).not.toThrow();
  });

  test("a block that compiles and is refused would be found", () => {
    const refused = 'require("cdktf-alicloud-data-protection").snapshots.Retention.days(0);';
    expect(() => run(refused)).toThrow(/Retention/);
  });
});
