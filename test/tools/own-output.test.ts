import { existsSync } from "node:fs";
import { App } from "cdktf";

test("an app of a test writes to the directory of its worker, which exists before the core looks for it", () => {
  const before = process.env.CDKTF_OUTDIR!;
  expect(existsSync(before)).toBe(true);
  expect(before).toMatch(new RegExp(`cdktf\\.out-${process.env.JEST_WORKER_ID}$`));
  expect(new App({ stackTraces: false }).outdir).toBe(before);
});
