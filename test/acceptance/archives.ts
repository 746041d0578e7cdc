import { cpSync, mkdirSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { Json } from "../synthesis";

const ASSETS = join(__dirname, "..", "..", "assets");

/** Puts the archives of a stack's functions where a synthesis to disk would put them. */
export function placeArchives({ resource }: Json, directory: string): void {
  for (const { source } of Object.values((resource.alicloud_oss_bucket_object ?? {}) as Json)) {
    const file = join(directory, source as string);
    mkdirSync(dirname(file), { recursive: true });
    cpSync(join(ASSETS, basename(file)), file);
  }
}
