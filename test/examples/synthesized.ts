import { createHash } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const ROOT = join(__dirname, "..", "..");

/** What an example synthesizes, without the terraform program. */
export async function synthesized(example: string, stack: string): Promise<unknown> {
  const outdir = mkdtempSync(join(tmpdir(), "example-"));
  const { CDKTF_OUTDIR, PATH } = process.env;
  Object.assign(process.env, { CDKTF_OUTDIR: outdir, PATH: "" });
  try {
    await import(join(ROOT, "examples", example, "main"));
    return JSON.parse(readFileSync(join(outdir, "stacks", stack, "cdk.tf.json"), "utf8"));
  } finally {
    Object.assign(process.env, { CDKTF_OUTDIR, PATH });
    rmSync(outdir, { recursive: true, force: true });
  }
}

/** What is committed beside an example; the hash of a built archive stands as `<sha256 of NAME.zip>`. */
export function expected(example: string): unknown {
  const text = readFileSync(join(ROOT, "examples", example, "expected.tf.json"), "utf8");
  const hash = (file: string) =>
    createHash("sha256")
      .update(readFileSync(join(ROOT, "assets", file)))
      .digest("hex");
  return JSON.parse(text.replace(/<sha256 of ([a-z-]+\.zip)>/g, (_, file: string) => hash(file)));
}
