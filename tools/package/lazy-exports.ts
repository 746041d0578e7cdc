/**
 * Rewrites a CommonJS index, as tsc and jsii emit it, so that each export is loaded when it is first used:
 *
 *     exports.scaling = __importStar(require("./scaling"));
 *
 * becomes a getter that replaces itself by the value. Importing the package then costs one small file instead of all of
 * them. Text that is lazy already stays as it is. Throws when any module would still be loaded at once.
 */
export function lazyExports(js: string): string {
  const lazyNames: string[] = [];
  const lazy = (name: string, load: string) => {
    lazyNames.push(name);
    // The name goes through a variable: Node's search for the names of a CommonJS module drops a name that it sees defined
    // by a getter it does not know, but believes the plain assignment `exports.x = void 0` above.
    return `Object.defineProperty(exports, name = "${name}", lazily("${name}", () => ${load}));`;
  };

  let rewritten = js.replace(NAMESPACE, (_line, name: string, module: string) =>
    lazy(name, `__importStar(require(${module}))`),
  );
  for (const [line, variable, module] of rewritten.matchAll(NAMED_IMPORT)) {
    rewritten = rewritten.replace(namedExport(variable), (_line, name: string, member: string) =>
      lazy(name, `require(${module}).${member}`),
    );
    // Where the variable has another use the line stays, and is refused below.
    const without = rewritten.replace(`${line}\n`, "");
    if (!without.includes(variable)) rewritten = without;
  }
  if (lazyNames.length > 0 && !rewritten.includes(LAZILY)) {
    rewritten = rewritten.replace(DECLARATIONS, (first) => `${LAZILY}\n${first}`);
  }

  refuseEagerLoads(rewritten);
  refuseUndeclared(rewritten);
  return rewritten;
}

/** Redefines the property on first use, which `configurable` allows; the plain `exports.x = void 0` left it so. */
const LAZILY = `let name;
const lazily = (key, load) => ({
    configurable: true,
    enumerable: true,
    get() {
        const value = load();
        Object.defineProperty(exports, key, { configurable: true, enumerable: true, value });
        return value;
    },
});`;

const DECLARATIONS = /^(?:exports\.[\w$]+ = )+void 0;$/m;
const NAMESPACE = /^exports\.([\w$]+) = __importStar\(require\(("[^"]+")\)\);$/gm;
const NAMED_IMPORT = /^(?:var|const|let) ([\w$]+) = require\(("[^"]+")\);$/gm;
const LAZY_EXPORT = /^Object\.defineProperty\(exports, name = "([\w$]+)", lazily\(/;

/** What tsc emits for one name of `export { X } from "./y"`. */
function namedExport(variable: string): RegExp {
  const escaped = variable.replace(/\$/g, "\\$");
  return new RegExp(
    `^Object\\.defineProperty\\(exports, "([\\w$]+)", \\{ enumerable: true, get: function \\(\\) \\{ return ${escaped}\\.([\\w$]+); \\} \\}\\);$`,
    "gm",
  );
}

function refuseEagerLoads(js: string): void {
  for (const line of js.split("\n")) {
    if (LAZY_EXPORT.test(line) || !/\brequire\(/.test(line)) continue;
    const mend = line.startsWith("__exportStar(")
      ? 'an index that loads on first use must name what it exports: write `export { X } from "…"` instead of `export * from "…"`'
      : "lazyExports knows `export * as x` and `export { X } from` only";
    throw new Error(`This line still loads a module at once: ${line.trim()}\n${mend}.`);
  }
}

/** Without the plain assignment Node would not offer the name to an ES module. */
function refuseUndeclared(js: string): void {
  const lines = js.split("\n");
  const declarations = lines.filter((line) => DECLARATIONS.test(line)).join("\n");
  const declared = new Set([...declarations.matchAll(/exports\.([\w$]+)/g)].map(([, name]) => name));
  for (const line of lines) {
    const name = LAZY_EXPORT.exec(line)?.[1];
    if (name !== undefined && !declared.has(name)) {
      throw new Error(`The index never declares exports.${name} = void 0.`);
    }
  }
}
