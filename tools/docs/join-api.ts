/** What jsii-docgen writes for one namespace; the root of the package has no name. */
export interface ApiPart {
  readonly namespace?: string;
  readonly markdown: string;
}

/** One API document out of the parts: the root first, then the namespaces by name, with a table of contents. */
export function joinApi(packageName: string, parts: readonly ApiPart[]): string {
  const ordered = [...parts].sort((a, b) => compare(a.namespace ?? "", b.namespace ?? ""));
  const sections = ordered
    .map(({ namespace, markdown }) => ({
      title: namespace ?? packageName,
      anchor: `namespace-${namespace ?? "root"}`,
      body: withoutInherited(withoutHead(markdown)),
    }))
    .filter(({ body }) => body !== "");
  const contents = sections.flatMap(({ title, anchor, body }) => [
    `- [${title}](#${anchor})`,
    ...typesIn(body).map(({ name, id }) => `  - [${name}](#${id})`),
  ]);
  return [
    "# API reference",
    "Made by `npm run docs:api` from the comments in the sources: mend those, not this file.",
    contents.length > 0 ? `## Contents\n\n${contents.join("\n")}` : "",
    ...sections.map(({ title, anchor, body }) => `# ${title} <a name="${title}" id="${anchor}"></a>\n\n${body}`),
  ]
    .filter((block) => block !== "")
    .join("\n\n")
    .concat("\n");
}

/** The generator's own title and its list of all namespaces, which would name the bindings, go. */
function withoutHead(markdown: string): string {
  return markdown
    .replace(/\r\n/g, "\n")
    .replace(/^# .*\n/, "")
    .replace(/^## Submodules [\s\S]*?(?=^## |(?![\s\S]))/m, "")
    .replace(/[ \t]+$/gm, "")
    .replace(/\n{3,}/g, "\n\n")
    .trim();
}

/** What every construct inherits from the core says nothing about this library, and fills a third of the text. */
function withoutInherited(markdown: string): string {
  return markdown
    .replace(/^##### `(?:isConstruct|toString)` [\s\S]*?(?=^#{2,5} |(?![\s\S]))/gm, "")
    .replace(/^\| <code><a href="#[^"]+\.(?:isConstruct|toString)">.*\n/gm, "")
    .replace(/^#### (?:Methods|Static Functions) .*\n\n\| \*\*Name\*\* .*\n\| --- .*\n\n---\n\n(?=#{2,4} )/gm, "")
    .replace(/\n{3,}/g, "\n\n");
}

function typesIn(markdown: string): { name: string; id: string }[] {
  const types = [...markdown.matchAll(/^### ([\w$]+) <a name="[^"]*" id="([^"]+)"><\/a>$/gm)];
  return types.map(([, name, id]) => ({ name, id }));
}

/** By code unit: the order must not depend on the machine's language. */
function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
