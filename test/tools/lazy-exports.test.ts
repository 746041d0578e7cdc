import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { lazyExports } from "../../tools/package/lazy-exports";

/** An index as tsc emits it; the real text of its helper does not matter here. */
const INDEX = `"use strict";
var __importStar = (this && this.__importStar) || function (mod) { return mod; };
Object.defineProperty(exports, "__esModule", { value: true });
exports.events = exports.scaling = exports.second$Door = exports.FrontDoor = void 0;
var front_door_1 = require("./front-door");
Object.defineProperty(exports, "FrontDoor", { enumerable: true, get: function () { return front_door_1.FrontDoor; } });
Object.defineProperty(exports, "second$Door", { enumerable: true, get: function () { return front_door_1.Other; } });
exports.scaling = __importStar(require("./scaling"));
exports.events = __importStar(require("./events"));
`;

const NAMES = ["FrontDoor", "events", "scaling", "second$Door"];

describe("what an importer sees", () => {
  let directory: string;
  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), "lazy-exports-"));
    writeFileSync(join(directory, "index.js"), lazyExports(INDEX));
    const noisy = (name: string, exported: string) =>
      writeFileSync(join(directory, `${name}.js`), `console.log("load ${name}"); Object.assign(exports, ${exported});`);
    noisy("front-door", '{ FrontDoor: "door", Other: "other" }');
    noisy("scaling", '{ ScalingGroup: "group" }');
    noisy("events", '{ EventRule: "rule" }');
  });
  afterEach(() => rmSync(directory, { recursive: true, force: true }));

  function run(program: string, ...options: string[]): string[] {
    const output = execFileSync(process.execPath, [...options, "--eval", program], {
      cwd: directory,
      encoding: "utf8",
    });
    return output.trim().split("\n");
  }

  test("nothing is loaded before it is used, and then once", () => {
    const program = `
      const library = require("./index.js");
      console.log(Object.keys(library).sort().join());
      console.log(library.scaling.ScalingGroup, library.scaling === library.scaling);
      console.log(library.FrontDoor, library.second$Door);`;
    expect(run(program)).toEqual([NAMES.join(), "load scaling", "group true", "load front-door", "door other"]);
  });

  test("an ES module can import the names", () => {
    const program = `
      import { scaling, FrontDoor } from "./index.js";
      import * as library from "./index.js";
      console.log(${JSON.stringify(NAMES)}.filter((name) => name in library).join());
      console.log(scaling.ScalingGroup, FrontDoor);`;
    expect(run(program, "--input-type=module").slice(-2)).toEqual([NAMES.join(), "group door"]);
  });
});

test("the getters are defined under a name that is read from a variable", () => {
  const lazy = lazyExports(INDEX);
  expect(lazy).toContain(
    'Object.defineProperty(exports, name = "scaling", lazily("scaling", () => __importStar(require("./scaling"))));',
  );
  expect(lazy).toContain("exports.events = exports.scaling = exports.second$Door = exports.FrontDoor = void 0;");
  expect(lazy).not.toContain("front_door_1");
});

test("running it twice changes nothing", () => {
  const once = lazyExports(INDEX);
  expect(lazyExports(once)).toBe(once);
});

test("an index without exports stays as it is", () => {
  const empty = '"use strict";\nObject.defineProperty(exports, "__esModule", { value: true });\n';
  expect(lazyExports(empty)).toBe(empty);
});

test.each([
  ['exports.scaling = __importStar(require("./scaling")).deep;', "knows `export * as x`"],
  ['exports.scaling = require("./scaling");', "knows `export * as x`"],
  ["exports.scaling = __importStar(require('./scaling'));", "knows `export * as x`"],
  ['__exportStar(require("./scaling"), exports);', "must name what it exports"],
  ['require("./side-effect");', "knows `export * as x`"],
])("a line that would still load at once is refused: %s", (line, reason) => {
  expect(() => lazyExports(`${INDEX}${line}\n`)).toThrow(line);
  expect(() => lazyExports(`${INDEX}${line}\n`)).toThrow(reason);
});

test("a variable that is used in any other way keeps its module from being lazy, and is refused", () => {
  const used = `${INDEX}console.log(front_door_1);\n`;
  expect(() => lazyExports(used)).toThrow("front_door_1");
});

test("an export that is never declared is refused: an ES module would not see it", () => {
  expect(() => lazyExports(`${INDEX}exports.targets = __importStar(require("./targets"));\n`)).toThrow(
    "exports.targets = void 0",
  );
});
