import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { isAbsolute, join } from "node:path";
import { ServiceEndpoints } from "./service-endpoints";
import { InvalidInput } from "../environment/invalid-input";
import { checkFilledText } from "../environment/text";

const SEE = "https://www.alibabacloud.com/help/en/functioncompute/fc-3-0/user-guide/code-packages";

/** How a zip archive begins, unless it is empty. */
const ZIP_ENTRY = Buffer.from("PK\x03\x04");

/** Two folders up from this file, in the sources as in the package. */
const ASSETS = join(__dirname, "..", "..", "assets");

type ServiceName = keyof ServiceEndpoints;

/**
 * The code of a function: a zip archive on the machine that synthesizes.
 */
export class FunctionCode {
  /**
   * A zip archive of your own.
   *
   * @param path the absolute path of the archive, such as `path.join(__dirname, "code.zip")`; it does not show in the
   * synthesized JSON
   * @throws when the path is not absolute, there is no such file, or it is no zip archive or an empty one
   */
  public static fromZipFile(path: string): FunctionCode {
    checkFilledText("path of FunctionCode.fromZipFile", path, { mend: "State the path of a zip archive" });
    if (!isAbsolute(path)) {
      throw new InvalidInput({
        what: "path of FunctionCode.fromZipFile",
        value: path,
        rule: "What a relative path means depends on where the app is started",
        mend: 'Make it absolute, such as path.join(__dirname, "code.zip")',
      });
    }
    return new FunctionCode(path, "Build the archive before synthesis, or correct the path");
  }

  /**
   * Code of this package.
   *
   * @param services the services that it calls
   * @internal
   */
  public static _ofPackage(name: string, services: readonly ServiceName[]): FunctionCode {
    return new FunctionCode(
      join(ASSETS, `${name}.zip`),
      "Install the package again; in a clone of its repository run npm run build:library",
      services,
    );
  }

  /** The SHA-256 of the archive, in hexadecimal digits: what tells a change of the code in a plan. */
  public readonly contentHash: string;

  /**
   * @internal
   */
  public readonly _path: string;

  /**
   * The services that the code calls, where that is known.
   *
   * @internal
   */
  public readonly _services?: readonly ServiceName[];

  private constructor(path: string, mend: string, services?: readonly ServiceName[]) {
    this._path = path;
    this._services = services;
    this.contentHash = createHash("sha256").update(contentOf(path, mend)).digest("hex");
  }
}

function contentOf(path: string, mend: string): Buffer {
  const content = read(path);
  if (content?.subarray(0, ZIP_ENTRY.length).equals(ZIP_ENTRY) === true) return content;
  throw new InvalidInput({
    what: "The code of a function",
    value: path,
    rule: content === undefined ? "It is a zip archive that can be read" : "It is a zip archive with a file in it",
    mend,
    see: SEE,
  });
}

function read(path: string): Buffer | undefined {
  try {
    return readFileSync(path);
  } catch {
    return undefined;
  }
}
