import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { isBuiltin } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { unzipSync } from "fflate";
import { bundle, FUNCTIONS } from "../../tools/bundle/bundle";
import { thirdPartyLicenses } from "../../tools/bundle/third-party";
import { zip } from "../../tools/bundle/zip";

const ROOT = join(__dirname, "..", "..");
const KILOBYTE = 1024;

describe("an archive", () => {
  test("has the same bytes whatever the order and the time zone", () => {
    const before = process.env.TZ;
    const one = zip({ a: "1", b: "2" });
    process.env.TZ = "Asia/Shanghai";
    const other = zip({ b: "2", a: "1" });
    process.env.TZ = before;
    expect(Buffer.from(one).equals(other)).toBe(true);
  });

  test("has others where the content differs", () => {
    expect(Buffer.from(zip({ a: "1" })).equals(zip({ a: "2" }))).toBe(false);
  });
});

describe.each(FUNCTIONS)("the code package of %s", (name) => {
  let first: Uint8Array;
  beforeAll(async () => {
    first = await bundle(ROOT, name);
  });

  test("has the same bytes each time", async () => {
    expect(Buffer.from(first).equals(await bundle(ROOT, name))).toBe(true);
  });

  test("has at most 150 KB", () => expect(first.length).toBeLessThanOrEqual(150 * KILOBYTE));

  test("holds one script that needs Node.js alone", () => {
    const { "index.js": script, ...others } = unzipSync(first);
    expect(Object.keys(others).filter((file) => file !== "THIRD-PARTY-LICENSES")).toEqual([]);
    const required = [
      ...Buffer.from(script)
        .toString()
        .matchAll(/\brequire\("([^"]+)"\)/g),
    ].map(([, module]) => module);
    expect(required.filter((module) => !isBuiltin(module))).toEqual([]);
  });
});

describe("licences", () => {
  test("of every package that is in a bundle", async () => {
    const text = Buffer.from(unzipSync(await bundle(ROOT, "reconciler"))["THIRD-PARTY-LICENSES"]).toString();
    expect(text).toContain("@alicloud/openapi-client 0.4.15 (ISC)");
    expect(text).toContain("@alicloud/credentials 2.4.7 (MIT)");
  });

  test("none where the code is our own", () => expect(thirdPartyLicenses(ROOT, ["handlers/settings.ts"])).toBe(""));

  test("a package without one is refused", () => {
    const root = mkdtempSync(join(tmpdir(), "unlicensed-"));
    mkdirSync(join(root, "node_modules", "nameless"), { recursive: true });
    writeFileSync(join(root, "node_modules", "nameless", "package.json"), '{"name":"nameless","version":"1.0.0"}');
    expect(() => thirdPartyLicenses(root, ["node_modules/nameless/index.js"])).toThrow("state no licence: nameless");
  });
});
