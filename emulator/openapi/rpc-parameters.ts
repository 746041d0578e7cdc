import { CloudError } from "../cloud/cloud-error";

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

  public whole(name: string): number | undefined {
    const text = this.text(name);
    return text === undefined ? undefined : Number(text);
  }

  public flag(name: string): boolean | undefined {
    const text = this.text(name);
    return text === undefined ? undefined : text === "true";
  }

  /** A list in one parameter, as JSON. */
  public jsonList(name: string): string[] | undefined {
    const text = this.text(name);
    return text === undefined ? undefined : (JSON.parse(text) as string[]);
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

  /** Names that no operation has looked at: the service ignores them, and a test should know of a wrong spelling. */
  public get ignored(): string[] {
    return [...this.given.keys()].filter((name) => !this.asked.has(name));
  }
}

function missing(name: string): never {
  throw new CloudError(`MissingParameter`, `The input parameter "${name}" that is mandatory is not supplied.`);
}
