/** Any block of Terraform JSON. */
export type Block = Record<string, unknown>;

/** A resource of a synthesized stack. */
export interface SynthesizedResource {
  readonly address: string;
  readonly block: Block;
}

/** What `cdktf synth` wrote, read as a reviewer would: blocks by type, references followed. */
export class SynthesizedStack {
  public constructor(private readonly json: Block) {}

  public resources(type: string): SynthesizedResource[] {
    const blocks = ((this.json.resource as Block | undefined)?.[type] ?? {}) as Record<string, Block>;
    return Object.entries(blocks).map(([name, block]) => ({ address: `${type}.${name}`, block }));
  }

  /** The id under which a resource is imported, where it is. */
  public importedId(address: string): string | undefined {
    const imports = (this.json.import ?? []) as { readonly to: string; readonly id: string }[];
    return imports.find(({ to }) => to === address)?.id;
  }

  /** A text with its references replaced by what they refer to, as far as the stack itself says it. */
  public text(value: unknown): string {
    return String(value).replace(/(?<!\$)\$\{([^}]+)\}/g, (_, expression: string) => this.follow(expression));
  }

  /** The resource that a text refers to. */
  public referred(value: unknown): SynthesizedResource | undefined {
    const [, type, name] = /\$\{(\w+)\.([\w-]+)\.\w+\}/.exec(String(value)) ?? [];
    return this.resources(type).find(({ address }) => address === `${type}.${name}`);
  }

  private follow(expression: string): string {
    const [type, name, attribute] = expression.split(".");
    if (type === "data") return name === "alicloud_account" ? "<account>" : `<${name.replace("alicloud_", "")}>`;
    if (type === "var") return `<${name}>`;
    const block = this.resources(type).find(({ address }) => address === `${type}.${name}`)?.block;
    const stated = block?.[attribute];
    return typeof stated === "string" ? this.text(stated) : `<${attribute} of ${name}>`;
  }
}
