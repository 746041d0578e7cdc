import { lstatSync, mkdirSync, readlinkSync, rmSync, symlinkSync } from "node:fs";
import { dirname, join, relative } from "node:path";

/**
 * Lets the example apps import the package by its name: node_modules/<name> leads to the root of the repository.
 * They then share the root's one copy of cdktf and constructs; a second copy would break `instanceof` checks.
 */
export function linkToItself(root: string, packageName: string): void {
  const link = join(root, "node_modules", packageName);
  const target = relative(dirname(link), root);
  if (leadsTo(link) === target) return;
  mkdirSync(dirname(link), { recursive: true });
  rmSync(link, { recursive: true, force: true });
  // A junction needs no special right on Windows; elsewhere the kind is ignored.
  symlinkSync(target, link, "junction");
}

function leadsTo(link: string): string | undefined {
  return lstatSync(link, { throwIfNoEntry: false })?.isSymbolicLink() ? readlinkSync(link) : undefined;
}
