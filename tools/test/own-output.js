// The core looks for the output directory of an app and then makes it: of two workers that do so at once, one would
// fail. So each worker has a directory of its own.
const { mkdirSync } = require("node:fs");
const { join } = require("node:path");

const directory = join(__dirname, "..", "..", "node_modules", ".cache", `cdktf.out-${process.env.JEST_WORKER_ID}`);
mkdirSync(directory, { recursive: true });
process.env.CDKTF_OUTDIR = directory;
