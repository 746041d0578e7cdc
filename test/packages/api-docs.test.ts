import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { generateApi } from "../../tools/docs/generate-api";
import { joinApi } from "../../tools/docs/join-api";
import { staleness } from "../../tools/docs/staleness";

const ROOT = join(__dirname, "..", "..");

describe("API.md", () => {
  let fresh: string;
  beforeAll(() => {
    if (!existsSync(join(ROOT, ".jsii"))) {
      throw new Error("There is no compiled library: run npm run build:library first.");
    }
    fresh = generateApi(ROOT);
  });

  test("is what the compiled library gives", () => {
    expect(staleness(join(ROOT, "API.md"), fresh)).toBeUndefined();
  });

  test("documents nothing of the bindings", () => {
    expect(fresh).not.toMatch(/(name|id)="[^"]*\.alicloud\b/);
    expect(fresh).not.toMatch(/^#+ `?alicloud\b/m);
    expect(fresh).not.toContain("(./alicloud");
  });
});

describe("a stale file", () => {
  let directory: string;
  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), "api-docs-"));
  });
  afterEach(() => rmSync(directory, { recursive: true, force: true }));

  test("is told from an up to date one, and so is an absent one", () => {
    const file = join(directory, "API.md");
    expect(staleness(file, "new\n")).toBe("API.md is stale: run npm run docs:api");
    writeFileSync(file, "old\n");
    expect(staleness(file, "new\n")).toBe("API.md is stale: run npm run docs:api");
    writeFileSync(file, "new\n");
    expect(staleness(file, "new\n")).toBeUndefined();
  });
});

describe("joinApi", () => {
  const type = (name: string, fqn: string) =>
    `### ${name} <a name="${name}" id="${fqn}"></a>\n\nText of ${name}.   \n\n\n\nMore.\n`;
  const root = [
    '# API Reference <a name="API Reference" id="api-reference"></a>\n',
    '## Submodules <a name="Submodules" id="submodules"></a>\n\n- [alicloud](./alicloud.md)\n- [scaling](./scaling.md)\n',
    `## Constructs <a name="Constructs" id="Constructs"></a>\n\n${type("FrontDoor", "pkg.FrontDoor")}`,
  ].join("\n");
  const scaling = `# \`scaling\` Submodule <a name="\`scaling\` Submodule" id="pkg.scaling"></a>\n\n## Classes\n\n${type("Group", "pkg.scaling.Group")}`;
  const events = `# \`events\` Submodule <a name="\`events\` Submodule" id="pkg.events"></a>\n\n## Classes\n\n${type("Rule", "pkg.events.Rule")}`;
  const parts = [
    { namespace: "scaling", markdown: scaling },
    { namespace: "events", markdown: events },
    { markdown: root },
  ];

  test("the root comes first, then the namespaces by name, each in the table of contents with its types", () => {
    expect(joinApi("pkg", parts)).toBe(
      [
        "# API reference",
        "",
        "Made by `npm run docs:api` from the comments in the sources: mend those, not this file.",
        "",
        "## Contents",
        "",
        "- [pkg](#namespace-root)",
        "  - [FrontDoor](#pkg.FrontDoor)",
        "- [events](#namespace-events)",
        "  - [Rule](#pkg.events.Rule)",
        "- [scaling](#namespace-scaling)",
        "  - [Group](#pkg.scaling.Group)",
        "",
        '# pkg <a name="pkg" id="namespace-root"></a>',
        "",
        '## Constructs <a name="Constructs" id="Constructs"></a>',
        "",
        '### FrontDoor <a name="FrontDoor" id="pkg.FrontDoor"></a>',
        "",
        "Text of FrontDoor.",
        "",
        "More.",
        "",
        '# events <a name="events" id="namespace-events"></a>',
        "",
        "## Classes",
        "",
        '### Rule <a name="Rule" id="pkg.events.Rule"></a>',
        "",
        "Text of Rule.",
        "",
        "More.",
        "",
        '# scaling <a name="scaling" id="namespace-scaling"></a>',
        "",
        "## Classes",
        "",
        '### Group <a name="Group" id="pkg.scaling.Group"></a>',
        "",
        "Text of Group.",
        "",
        "More.",
        "",
      ].join("\n"),
    );
  });

  test("the order of the parts does not matter", () => {
    expect(joinApi("pkg", [...parts].reverse())).toBe(joinApi("pkg", parts));
  });

  test("a namespace without types is left out", () => {
    expect(joinApi("pkg", [{ namespace: "empty", markdown: "# `empty` Submodule\n\n" }])).not.toContain("empty");
  });
});
