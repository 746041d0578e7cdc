import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { linkToItself } from "../../tools/package/self-link";

let root: string;
let link: string;
beforeEach(() => {
  root = realpathSync(mkdtempSync(join(tmpdir(), "self-link-")));
  link = join(root, "node_modules", "some-package");
  writeFileSync(join(root, "package.json"), "{}");
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

test("the package's name leads to the root, also when run twice", () => {
  linkToItself(root, "some-package");
  linkToItself(root, "some-package");
  expect(realpathSync(link)).toBe(root);
  expect(readFileSync(join(link, "package.json"), "utf8")).toBe("{}");
});

test("a scoped name too", () => {
  linkToItself(root, "@scope/some-package");
  expect(realpathSync(join(root, "node_modules", "@scope", "some-package"))).toBe(root);
});

test("an installed copy and a link to elsewhere are replaced, what the link leads to is not touched", () => {
  mkdirSync(link, { recursive: true });
  linkToItself(root, "some-package");
  expect(realpathSync(link)).toBe(root);

  const elsewhere = join(root, "elsewhere");
  mkdirSync(elsewhere);
  writeFileSync(join(elsewhere, "kept"), "");
  rmSync(link);
  symlinkSync(elsewhere, link, "junction");
  linkToItself(root, "some-package");
  expect(realpathSync(link)).toBe(root);
  expect(readFileSync(join(elsewhere, "kept"), "utf8")).toBe("");
});
