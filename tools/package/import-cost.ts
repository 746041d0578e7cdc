import { execFileSync } from "node:child_process";
import { join, relative, sep } from "node:path";

const MAX_FILES = 40;

/** Files that importing the package at `root` loads beyond what its own core, cdktf and constructs, has loaded. */
export function filesLoadedByImport(root: string): string[] {
  const program = `
    require("cdktf");
    require("constructs");
    const before = new Set(Object.keys(require.cache));
    require(process.argv[1]);
    console.log(JSON.stringify(Object.keys(require.cache).filter((file) => !before.has(file))));`;
  const output = execFileSync(process.execPath, ["--eval", program, join(root, "build", "index.js")], {
    cwd: root,
    encoding: "utf8",
  });
  return (JSON.parse(output) as string[]).map((file) => relative(root, file).split(sep).join("/"));
}

/** What is too much of them; an empty list is a pass. */
export function importTooDear(files: readonly string[]): string[] {
  return [
    ...(files.length > MAX_FILES ? [`importing the package loads ${files.length} files, at most ${MAX_FILES}`] : []),
    ...files
      .filter((file) => file.startsWith("build/bindings/"))
      .map((file) => `importing the package loads ${file}: bindings must wait until they are used`),
  ];
}
