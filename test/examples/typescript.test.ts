import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const EXAMPLE = join(__dirname, "..", "..", "examples", "typescript");
const read = (file: string) => JSON.parse(readFileSync(file, "utf8")) as unknown;

test("the example gives the Terraform JSON that was written by hand for it, without the terraform program", async () => {
  const outdir = mkdtempSync(join(tmpdir(), "example-"));
  const { PATH } = process.env;
  Object.assign(process.env, { CDKTF_OUTDIR: outdir, PATH: "" });
  try {
    await import(join(EXAMPLE, "main"));
    expect(read(join(outdir, "stacks", "orders-database", "cdk.tf.json"))).toEqual(
      read(join(EXAMPLE, "expected.tf.json")),
    );
  } finally {
    delete process.env.CDKTF_OUTDIR;
    process.env.PATH = PATH;
    rmSync(outdir, { recursive: true, force: true });
  }
});
