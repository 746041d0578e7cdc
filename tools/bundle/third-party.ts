import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";

interface Package {
  readonly name: string;
  readonly version: string;
  readonly license: string;
  readonly text: string;
}

/** Name, version, licence and its text of every package that one of the files belongs to. Throws where a package states none. */
export function thirdPartyLicenses(root: string, files: readonly string[]): string {
  const homes = new Set(files.flatMap((file) => packageHome(join(root, file)) ?? []));
  const packages = [...homes]
    .map(readPackage)
    .sort((a, b) => (`${a.name}@${a.version}` < `${b.name}@${b.version}` ? -1 : 1));
  const unlicensed = packages.filter(({ license }) => !license).map(({ name }) => name);
  if (unlicensed.length > 0) {
    throw new Error(`These packages are bundled and state no licence: ${unlicensed.join(", ")}`);
  }
  return packages.map(({ name, version, license, text }) => `${name} ${version} (${license})\n\n${text}\n`).join(RULE);
}

const RULE = `\n${"─".repeat(80)}\n\n`;

/** The folder of the package in node_modules that a file lies in; undefined for a file of our own. */
function packageHome(file: string): string | undefined {
  if (!file.includes("/node_modules/")) return undefined;
  let home = dirname(file);
  while (!/\/node_modules\/(@[^/]+\/)?[^/]+$/.test(home)) {
    home = dirname(home);
  }
  return home;
}

function readPackage(home: string): Package {
  const { name, version, license } = JSON.parse(readFileSync(join(home, "package.json"), "utf8")) as Package;
  const file = readdirSync(home).find((entry) => /^(licen[cs]e|copying)/i.test(entry));
  const text =
    file && existsSync(join(home, file)) ? readFileSync(join(home, file), "utf8").trim() : "No text comes with it.";
  return { name, version, license, text };
}
