import { CloudError } from "../cloud/cloud-error";

/** Parameters that every RPC call carries. */
const COMMON = /^(Action|Version|Format|RegionId|Timestamp|AccessKeyId|SecurityToken|Signature\w*)$/;

const TAG_KEY = /^(?!aliyun|acs:)(?!.*https?:\/\/).{1,128}$/;
const TAG_VALUE = /^(?!.*https?:\/\/).{0,128}$/;

/** The parameters of an RPC call: text by name, lists as `Name.1`, members of list items as `Name.1.Key`. */
export class RpcParameters {
  private readonly asked = new Set<string>();

  public constructor(private readonly given: ReadonlyMap<string, string>) {}

  public text(name: string): string | undefined {
    this.asked.add(name);
    return this.given.get(name);
  }

  /** @throws a MissingParameter */
  public required(name: string): string {
    return this.text(name) ?? missing(name);
  }

  /** @throws a refusal of a text that is of another form */
  public formed(name: string, form: RegExp): string | undefined {
    const text = this.text(name);
    return text === undefined || form.test(text) ? text : invalid(name, text);
  }

  /** @throws a refusal of what is no whole number */
  public whole(name: string): number | undefined {
    const text = this.text(name);
    if (text === undefined) return undefined;
    return /^-?\d+$/.test(text) ? Number(text) : invalid(name, text);
  }

  /** @throws a refusal of what is neither true nor false */
  public flag(name: string): boolean | undefined {
    const text = this.text(name);
    if (text === undefined) return undefined;
    return text === "true" || (text !== "false" && invalid(name, text));
  }

  /** A list of up to 100 ids in one parameter, as JSON. @throws a refusal of another text */
  public jsonList(name: string): string[] | undefined {
    const text = this.text(name);
    if (text === undefined) return undefined;
    const list = parsed(text);
    const isList = Array.isArray(list) && list.length <= 100 && list.every((item) => typeof item === "string");
    return isList ? (list as string[]) : invalid(name, text);
  }

  public list(name: string): string[] | undefined {
    const items: string[] = [];
    for (let item = this.text(`${name}.1`); item !== undefined; item = this.text(`${name}.${items.length + 1}`)) {
      items.push(item);
    }
    return items.length > 0 ? items : undefined;
  }

  /** `Tag.1.Key` and `Tag.1.Value`, likewise of filters. */
  public pairs(name: string): { [key: string]: string } | undefined {
    const pairs: { [key: string]: string } = {};
    for (let index = 1, key = this.text(`${name}.1.Key`); key !== undefined; key = this.text(`${name}.${index}.Key`)) {
      pairs[key] = this.text(`${name}.${index}.Value`) ?? "";
      index += 1;
    }
    return Object.keys(pairs).length > 0 ? pairs : undefined;
  }

  /** Up to 20 tags. @throws a refusal of keys and values that the services do not take */
  public tags(name: string): { [key: string]: string } | undefined {
    const tags = this.pairs(name);
    const all = Object.entries(tags ?? {});
    if (all.length > 20) return invalid(name, `${all.length} tags`);
    const wrong = all.find(([key, value]) => !TAG_KEY.test(key) || !TAG_VALUE.test(value));
    return wrong ? invalid(name, wrong.join("=")) : tags;
  }

  /**
   * The region, under the name that the operation has for it.
   *
   * @throws where it is missing or another one
   */
  public region(name: string, region: string): void {
    if (this.required(name) !== region) {
      throw new CloudError("InvalidRegionId.NotFound", "The specified RegionId does not exist.", 404);
    }
  }

  /** Names that no operation has looked at: the service ignores them, and a test should know of a wrong spelling. */
  public get ignored(): string[] {
    return [...this.given.keys()].filter((name) => !this.asked.has(name) && !COMMON.test(name));
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function invalid(name: string, text: string): never {
  throw new CloudError("InvalidParameter", `The specified parameter "${name}" is not valid: ${text}`);
}

/** @throws always */
export function missing(name: string): never {
  throw new CloudError(`MissingParameter`, `The input parameter "${name}" that is mandatory is not supplied.`);
}
