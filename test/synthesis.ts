import { App, TerraformStack, Testing } from "cdktf";
import { validateDataSourceJson, validateResourceJson } from "../emulator/provider/validate";
import { AlicloudProvider, AlicloudProviderConfig } from "../lib/bindings/provider";

export type Json = Record<string, any>;

/** A stack in cn-hangzhou, in an app of its own. */
export function newStack(provider: AlicloudProviderConfig = { region: "cn-hangzhou" }): TerraformStack {
  const app = new App({ stackTraces: false });
  const stack = new TerraformStack(app, "test");
  new AlicloudProvider(stack, "alicloud", provider);
  return stack;
}

/** What a stack gives, after its validations ran and every block passed the provider's schema and rules. */
export class Synthesis {
  public static of(stack: TerraformStack): Synthesis {
    const json = JSON.parse(Testing.synth(stack, true)) as Json;
    const synthesis = new Synthesis(json, stack);
    expect(synthesis.violations()).toEqual([]);
    return synthesis;
  }

  public constructor(
    public readonly json: Json,
    private readonly stack: TerraformStack,
  ) {}

  /** The blocks of a resource type, without the core's comments. */
  public resources(type: string): Json[] {
    return Object.values((this.json.resource?.[type] ?? {}) as Json).map(
      ({ "//": _comment, ...block }) => block as Json,
    );
  }

  /** The one block of a resource type. */
  public resource(type: string): Json {
    const found = this.resources(type);
    if (found.length !== 1) throw new Error(`${found.length} blocks of ${type}, expected one`);
    return found[0];
  }

  public dataSources(type: string): Json[] {
    return Object.values((this.json.data?.[type] ?? {}) as Json);
  }

  /** The warnings of all constructs. */
  public warnings(): string[] {
    return warningsOf(this.stack);
  }

  /** Where the stack breaks the provider's schema or rules. */
  public violations(): string[] {
    return [
      ...violations(this.json.resource, validateResourceJson),
      ...violations(this.json.data, validateDataSourceJson),
    ];
  }
}

export function warningsOf(stack: TerraformStack): string[] {
  return stack.node
    .findAll()
    .flatMap(({ node }) => node.metadata)
    .filter(({ type }) => type === "@cdktf/warn")
    .map(({ data }) => String(data));
}

function violations(blocks: Json | undefined, validate: typeof validateResourceJson): string[] {
  const metaArguments = ["//", "lifecycle", "provider", "depends_on", "count", "for_each"];
  return Object.entries(blocks ?? {}).flatMap(([type, named]) =>
    Object.entries(named as Json).flatMap(([name, block]) => {
      const own = Object.fromEntries(Object.entries(block as Json).filter(([key]) => !metaArguments.includes(key)));
      return validate(type, own).map((diagnostic) => `${type}.${name}: ${JSON.stringify(diagnostic)}`);
    }),
  );
}
