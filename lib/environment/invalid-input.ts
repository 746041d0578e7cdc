/**
 * What a message about bad input says: what is wrong, which value, which rule, how to mend it.
 *
 * @internal
 */
export interface InvalidInputProps {
  /** The thing that is wrong, as its user knows it: a prop, an argument, a field of a pattern. */
  readonly what: string;
  /** The value as given. Leave it out for secrets. */
  readonly value?: unknown;
  /** The rule, as a sentence without its full stop. */
  readonly rule: string;
  /** What to do instead, as a sentence without its full stop. */
  readonly mend: string;
  /** The official page that states the rule. */
  readonly see?: string;
}

/**
 * Input that cannot work, found at synth time.
 *
 * @internal
 */
export class InvalidInput extends Error {
  /** The message alone, for validations that report strings instead of throwing. */
  public static message(props: InvalidInputProps): string {
    const value = "value" in props ? `: got ${show(props.value)}` : "";
    const see = props.see === undefined ? "" : ` See ${props.see}`;
    return `${props.what}${value}. ${props.rule}. ${props.mend}.${see}`;
  }

  public constructor(props: InvalidInputProps) {
    super(InvalidInput.message(props));
    this.name = "InvalidInput";
  }
}

const LONGEST = 200;

function show(value: unknown): string {
  const text = written(value);
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}

function written(value: unknown): string {
  if (typeof value === "number" || typeof value === "function") return String(value);
  if (typeof value === "bigint") return `${value}n`;
  if (isInstance(value)) return `a value of class ${classOf(value)}`;
  const text = json(value);
  if (text === undefined) return String(value);
  return text.replace(/\$\{TfToken\[[^\]]*\]\}/g, "<known when Terraform runs>");
}

function json(value: unknown): string | undefined {
  try {
    return JSON.stringify(value, (_, inner: unknown) => {
      if (typeof inner === "bigint") return `${inner}n`;
      return isInstance(inner) ? `<${classOf(inner)}>` : inner;
    });
  } catch {
    return "a value that refers to itself";
  }
}

function classOf(value: object): string {
  return (value.constructor as { name?: string } | undefined)?.name ?? "unknown";
}

/** An object with a class of its own, such as a construct: it refers to its tree, which refers back to it. */
function isInstance(value: unknown): value is object {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return false;
  return ![Object.prototype, null].includes(Object.getPrototypeOf(value) as object | null);
}
