import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { filesLoadedByImport, importTooDear } from "../../tools/package/import-cost";
import { overBudget, withSourceMap, wrongFiles, type Tarball } from "../../tools/package/tarball";

const ROOT = join(__dirname, "..", "..");

beforeAll(() => {
  if (!existsSync(join(ROOT, "build", "index.js"))) {
    throw new Error("There is no compiled library: run npm run build:library first.");
  }
});

describe("the package as npm would pack it", () => {
  let tarball: Tarball;
  beforeAll(() => {
    const output = execFileSync("npm", ["pack", "--dry-run", "--json", "--ignore-scripts"], {
      cwd: ROOT,
      encoding: "utf8",
      stdio: ["ignore", "pipe", "ignore"],
    });
    // npm 7 to 11 print a list; later releases an object by package name.
    [tarball] = Object.values(JSON.parse(output) as Record<string, Tarball>);
  });

  test("holds the allowed files, all that it needs, and no source", () => {
    expect(wrongFiles(tarball)).toEqual([]);
  });

  test("is at most 1 MB packed and 6 MB unpacked", () => {
    expect(overBudget(tarball)).toEqual([]);
  });

  test("names no source map", () => {
    const scripts = tarball.files.filter(({ path }) => path.endsWith(".js") || path.endsWith(".d.ts"));
    const files = scripts.map(({ path }) => ({ path, content: readFileSync(join(ROOT, path), "utf8") }));
    expect(withSourceMap(files)).toEqual([]);
  });

  test("importing it loads few files and no binding", () => {
    const files = filesLoadedByImport(ROOT);
    expect(files).toContain("build/index.js");
    expect(importTooDear(files)).toEqual([]);
  });
});

describe("the checks see what is wrong", () => {
  const good = {
    size: 1,
    unpackedSize: 1,
    files: [
      "package.json",
      "README.md",
      "CHANGELOG.md",
      "LICENSE",
      ".jsii",
      ".jsii.gz",
      "build/index.js",
      "build/index.d.ts",
      "build/bindings/index.js",
      "build/bindings/index.d.ts",
      "assets/reconciler.zip",
    ].map((path) => ({ path })),
  };

  test("a good list passes", () => expect(wrongFiles(good)).toEqual([]));

  test.each([
    "lib/index.ts",
    "build/index.ts",
    "build/index.js.map",
    "assets/reconciler.js.map",
    "API.md",
    ".npmrc",
    "schema/rules.json",
  ])("%s is refused", (path) => {
    expect(wrongFiles({ ...good, files: [...good.files, { path }] })).toContain(`${path} must not be packed`);
  });

  test("a file that is missing, and a script without types", () => {
    const files = good.files.filter(({ path }) => path !== "LICENSE" && path !== "build/index.d.ts");
    expect(wrongFiles({ ...good, files })).toEqual([
      "LICENSE is not packed",
      "build/index.d.ts is not packed",
      "build/index.js is packed without its types",
    ]);
  });

  test("a package over its budget", () => {
    expect(overBudget({ ...good, size: 1_000_001, unpackedSize: 6_000_001 })).toEqual([
      "packed: 1000001 bytes, at most 1000000",
      "unpacked: 6000001 bytes, at most 6000000",
    ]);
  });

  test("a source map, inlined or beside the file", () => {
    const content = "exports.a = 1;\n//# sourceMappingURL=data:application/json;base64,e30=\n";
    expect(
      withSourceMap([
        { path: "build/a.js", content },
        { path: "build/b.js", content: "exports.b = 1;" },
      ]),
    ).toEqual(["build/a.js"]);
  });

  test("an import that loads too much, or a binding", () => {
    expect(importTooDear(Array.from({ length: 41 }, (_, index) => `build/${index}.js`))).toEqual([
      "importing the package loads 41 files, at most 40",
    ]);
    expect(importTooDear(["build/bindings/vpc/index.js"])[0]).toContain("loads build/bindings/vpc/index.js");
  });
});
