import { zipSync } from "fflate";

/** A plain file that its owner alone may write, in the upper half as the format has it. */
const UNIX_FILE = 0o100644 * 0x10000;

/** An archive whose bytes follow from names and contents alone: sorted, one time for all, no attributes of the machine. */
export function zip(files: { readonly [name: string]: string }): Uint8Array {
  const entries = Object.keys(files)
    .sort()
    .map((name) => [name, new TextEncoder().encode(files[name])] as const);
  // The format keeps local time without a zone: the same numbers everywhere.
  return zipSync(Object.fromEntries(entries), { level: 9, mtime: new Date(1980, 0, 1), os: 3, attrs: UNIX_FILE });
}
