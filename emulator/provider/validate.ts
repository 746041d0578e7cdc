import { Diagnostic, error, Path, warning } from "./diagnostic";
import { AttributeType, Block, DATA_SOURCES, NestedBlock, RESOURCES, Rule, TypeSchema } from "./schema";
import { fromTerraformJson } from "./terraform-json";
import { isObject, UNKNOWN, Value, ValueObject } from "./value";

export { UNKNOWN } from "./value";

type Config = Record<string, unknown>;

/** What the provider says to the configuration of a resource; blocks are arrays, unknown values are `UNKNOWN`. */
export function validateResource(type: string, config: Config): Diagnostic[] {
  return validate("resource", type, RESOURCES.get(type), config as ValueObject);
}

/** What the provider says to the configuration of a data source. */
export function validateDataSource(type: string, config: Config): Diagnostic[] {
  return validate("data source", type, DATA_SOURCES.get(type), config as ValueObject);
}

/** The same for a resource as it stands in Terraform JSON, such as a synthesized stack holds it. */
export function validateResourceJson(type: string, json: Config): Diagnostic[] {
  return validateResource(type, fromTerraformJson(RESOURCES.get(type)?.block, json));
}

/** The same for a data source as it stands in Terraform JSON. */
export function validateDataSourceJson(type: string, json: Config): Diagnostic[] {
  return validateDataSource(type, fromTerraformJson(DATA_SOURCES.get(type)?.block, json));
}

function validate(kind: string, type: string, schema: TypeSchema | undefined, config: ValueObject): Diagnostic[] {
  if (!schema) {
    return [error(`Invalid ${kind} type`, `The provider's schema has no ${kind} type "${type}".`)];
  }
  return new Validation(schema, config).run();
}

class Validation {
  private readonly found: Diagnostic[] = [];

  public constructor(
    private readonly schema: TypeSchema,
    private readonly config: ValueObject,
  ) {}

  public run(): Diagnostic[] {
    this.block(this.schema.block, this.config, [], "");
    return this.found;
  }

  private block(block: Block, config: ValueObject, path: Path, prefix: string): void {
    for (const name of Object.keys(config)) {
      if (!block.attributes?.[name] && !block.block_types?.[name]) {
        this.report("Unsupported argument", `An argument named "${name}" is not expected here.`, [...path, name]);
      }
    }
    for (const [name, attribute] of Object.entries(block.attributes ?? {})) {
      const here = [...path, name];
      const rule = this.schema.rule(prefix + name);
      const value = config[name] ?? null;
      this.togetherWith(name, rule, value, here);
      if (value === null) {
        if (attribute.required) {
          this.report("Missing required argument", `The argument "${name}" is required, but no value was given.`, here);
        }
        continue;
      }
      if (!attribute.required && !attribute.optional) {
        this.report("Value for unconfigurable attribute", `The provider alone decides "${name}".`, here);
        continue;
      }
      if (attribute.deprecated || rule.deprecated) {
        this.found.push(warning("Argument is deprecated", `"${name}" is deprecated.`, here));
      }
      if (value !== UNKNOWN && this.typed(attribute.type, value, here)) {
        this.values(rule, value, here);
      }
    }
    for (const [name, nested] of Object.entries(block.block_types ?? {})) {
      this.nested(name, nested, config[name] ?? null, [...path, name], prefix + name);
    }
  }

  private nested(name: string, nested: NestedBlock, value: Value, path: Path, dotted: string): void {
    const rule = this.schema.rule(dotted);
    const present = !Array.isArray(value) || value.length > 0 ? value : null;
    this.togetherWith(name, rule, present, path);
    if (value === UNKNOWN) {
      return;
    }
    if (nested.nesting_mode === "single") {
      if (value !== null) {
        this.element(nested.block, value, path, dotted);
      }
      return;
    }
    const elements = value ?? [];
    if (!Array.isArray(elements)) {
      this.report("Unsupported block", `"${name}" is a block that may be repeated: a list was expected.`, path);
      return;
    }
    // An optional block may be left out, however many of it there have to be.
    const least = nested.min_items ?? (elements.length > 0 ? rule.min_items : 0);
    this.count("blocks", name, elements, least, nested.max_items ?? rule.max_items, path);
    elements.forEach((element, index) => {
      if (element !== UNKNOWN) {
        this.element(nested.block, element, [...path, index], dotted);
      }
    });
  }

  private element(block: Block, value: Value, path: Path, dotted: string): void {
    if (isObject(value)) {
      this.block(block, value, path, `${dotted}.`);
    } else {
      this.report("Incorrect block value", `A block was expected, not ${JSON.stringify(value)}.`, path);
    }
  }

  private typed(type: AttributeType, value: Value, path: Path): boolean {
    if (value === null || value === UNKNOWN) {
      return true;
    }
    const [kind, inner] = Array.isArray(type) ? type : [type];
    const wrong = (): false => {
      const shown = JSON.stringify(value);
      this.report("Incorrect attribute value type", `"${path.join(".")}" must be a ${kind}, not ${shown}.`, path);
      return false;
    };
    switch (kind) {
      case "string":
      case "number":
        return typeof value === kind || wrong();
      case "bool":
        return typeof value === "boolean" || wrong();
      case "list":
      case "set":
        return Array.isArray(value)
          ? value.every((element, index) => this.typed(inner as AttributeType, element, [...path, index]))
          : wrong();
      case "map":
        return isObject(value)
          ? Object.entries(value).every(([key, element]) => this.typed(inner as AttributeType, element, [...path, key]))
          : wrong();
      default:
        return isObject(value) || wrong();
    }
  }

  /** Rules for one value, or for each element where the rule says so. */
  private values(rule: Rule, value: Value, path: Path): void {
    if (Array.isArray(value)) {
      this.count("elements", String(path.at(-1)), value, rule.min_items, rule.max_items, path);
    }
    // A list of allowed values on a collection means its elements.
    const elementRule = rule.elem ?? { one_of: rule.one_of };
    const elements = Array.isArray(value) ? value : isObject(value) ? Object.values(value) : undefined;
    if (elements) {
      elements.forEach((element, index) => this.single(elementRule, element, [...path, index]));
    } else {
      this.single(rule, value, path);
    }
  }

  private single(rule: Rule, value: Value, path: Path): void {
    if (value === null || value === UNKNOWN) {
      return;
    }
    const name = path.join(".");
    const shown = JSON.stringify(value);
    if (rule.one_of && !rule.one_of.includes(String(value))) {
      this.report("Invalid value", `expected ${name} to be one of ${JSON.stringify(rule.one_of)}, got ${shown}.`, path);
    }
    if (typeof value === "number") {
      const [low, high] = rule.range ?? [rule.at_least ?? -Infinity, Infinity];
      if (value < low || value > high) {
        const allowed = high === Infinity ? `at least ${low}` : `in the range (${low} - ${high})`;
        this.report("Invalid value", `expected ${name} to be ${allowed}, got ${shown}.`, path);
      }
    }
    if (typeof value === "string" && isObject(rule.rule)) {
      this.text(rule.rule, value, path);
    }
  }

  private text(rule: Exclude<Rule["rule"], "checked" | undefined>, value: string, path: Path): void {
    const name = path.join(".");
    const [shortest, longest] = rule.length ?? [rule.empty_ok === false ? 1 : 0, Infinity];
    if (value.length < shortest || value.length > longest) {
      this.report(
        "Invalid value",
        longest === Infinity
          ? `expected ${name} to be not empty.`
          : `expected length of ${name} to be in the range (${shortest} - ${longest}), got ${value.length}.`,
        path,
      );
    }
    if (rule.json && value !== "") {
      try {
        JSON.parse(value);
      } catch {
        this.report("Invalid value", `"${name}" contains an invalid JSON.`, path);
      }
    }
  }

  private count(what: string, name: string, elements: Value[], min = 0, max = Infinity, path: Path): void {
    if (elements.length < min) {
      this.report(`Insufficient ${name} ${what}`, `At least ${min} "${name}" ${what} are required.`, path);
    }
    if (elements.length > max) {
      this.report(`Too many ${name} ${what}`, `No more than ${max} "${name}" ${what} are allowed.`, path);
    }
  }

  /** Rules that look at other arguments; those always stand at the top of the resource. */
  private togetherWith(name: string, rule: Rule, value: Value, path: Path): void {
    const given = (other: string) => {
      const found = this.config[other] ?? null;
      return found !== null && !(Array.isArray(found) && found.length === 0);
    };
    const known = (other: string) => given(other) && this.config[other] !== UNKNOWN;
    if (value !== null && value !== UNKNOWN) {
      for (const other of rule.conflicts_with ?? []) {
        if (known(other)) {
          this.report("Conflicting configuration arguments", `"${name}": conflicts with ${other}.`, path);
        }
      }
    }
    if (value !== null && rule.required_with && !rule.required_with.every(given)) {
      const all = [name, ...rule.required_with].join(",");
      this.report("Missing required argument", `"${name}": all of \`${all}\` must be specified.`, path);
    }
    const exactly = rule.exactly_one_of;
    if (exactly && !exactly.some(given)) {
      this.report("Missing required argument", `"${name}": one of \`${exactly.join(",")}\` must be specified.`, path);
    }
    if (exactly && exactly.filter(known).length > 1) {
      this.report(
        "Invalid combination of arguments",
        `"${name}": only one of \`${exactly.join(",")}\` can be specified.`,
        path,
      );
    }
    const atLeast = rule.at_least_one_of;
    if (atLeast && !atLeast.some(given)) {
      this.report("Missing required argument", `"${name}": one of \`${atLeast.join(",")}\` must be specified.`, path);
    }
  }

  private report(summary: string, detail: string, path: Path): void {
    this.found.push(error(summary, detail, path));
  }
}
