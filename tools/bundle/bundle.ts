import { join } from "node:path";
import { build } from "esbuild";
import { thirdPartyLicenses } from "./third-party";
import { zip } from "./zip";

/** The functions; each is a file in handlers/ and becomes an archive of its name. */
export const FUNCTIONS = ["final-snapshot", "object-writer", "reconciler"] as const;

/** The code package of one function: one minified file and the licences of what is in it. */
export async function bundle(root: string, name: (typeof FUNCTIONS)[number]): Promise<Uint8Array> {
  const { outputFiles, metafile } = await build({
    absWorkingDir: root,
    entryPoints: [join("handlers", `${name}.ts`)],
    outfile: "index.js",
    bundle: true,
    minify: true,
    platform: "node",
    target: "node20",
    format: "cjs",
    legalComments: "none",
    metafile: true,
    write: false,
    logLevel: "error",
    // The project's own has paths for tests.
    tsconfigRaw: { compilerOptions: { target: "es2022" } },
  });
  const licenses = thirdPartyLicenses(root, Object.keys(metafile.inputs));
  return zip({
    "index.js": outputFiles[0].text,
    ...(licenses ? { "THIRD-PARTY-LICENSES": licenses } : {}),
  });
}
