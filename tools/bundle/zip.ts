import { zipSync } from "fflate";

/** An archive whose bytes follow from names and contents alone: sorted, one time for all, no attributes of the machine. */
export function zip(files: { readonly [name: string]: string }): Uint8Array {
  const entries = Object.keys(files)
    .sort()
    .map((name) => [name, new TextEncoder().encode(files[name])] as const);
  // The format keeps local time without a zone: the same numbers everywhere.
  return zipSync(Object.fromEntries(entries), { level: 9, mtime: new Date(1980, 0, 1), os: 3, attrs: 0o100644 << 16 });
}
