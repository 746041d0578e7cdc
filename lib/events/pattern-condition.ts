import { excerpt } from "./excerpt";
import { ipv4Number, ipv4Range } from "./ipv4-range";
import { holdsUnresolved, isUnresolved } from "../environment/unresolved";

/**
 * One accepted value of a field, ready to be tested: a literal or an operator.
 *
 * @internal
 */
export interface Condition {
  /** In words, naming the operator. */
  readonly text: string;
  /**
   * Known only when Terraform runs, so that neither test nor doubt says anything: a `value` accepts at most a value that
   * is there, a `field` may also be about whether the field is there.
   */
  readonly unresolved?: "value" | "field";
  /** For `exists`: whether the field has to be there. It looks at the field, not at its value. */
  readonly presence?: boolean;
  /** Whether it accepts what differs from something: then the elements of an array may disagree. */
  readonly excludes?: boolean;
  /** Whether it accepts a string, a number, a boolean or null. */
  test(value: unknown): boolean;
  /** Why another reading of the documentation would judge this value the other way. */
  doubt(value: unknown): string | undefined;
}

type Doubt = (value: unknown) => string | undefined;

const never = () => false;
const certain: Doubt = () => undefined;

// The tolerance of the public implementation; the page speaks of equality alone.
const TOLERANCE = 1e-7;

/**
 * The condition that a checked literal or operator object stands for.
 *
 * @internal
 */
export function conditionOf(value: unknown): Condition {
  if (holdsUnresolved(value)) {
    const unresolved = isOpen(value) ? "field" : "value";
    return { text: "a value unknown until deployment", unresolved, test: never, doubt: certain };
  }
  if (typeof value !== "object" || value === null) return exact(value);
  const [[operator, operand]] = Object.entries(value);
  switch (operator) {
    case "prefix":
      return text(`starts with ${show(operand)} (prefix)`, (actual) => actual.startsWith(operand));
    case "suffix":
      return text(`ends with ${show(operand)} (suffix)`, (actual) => actual.endsWith(operand));
    case "contains":
      return text(
        `has ${show(operand)} in it (contains)`,
        (actual) => actual.includes(operand),
        operand === "" ? textDoubt('what contains "" means') : certain,
      );
    case "numeric":
      return numeric(operand);
    case "cidr":
      return cidr(operand);
    case "exists":
      return {
        text: operand ? "is there (exists)" : "is absent (exists)",
        presence: operand,
        test: operand ? () => true : never,
        doubt: (actual) => (actual === null ? "whether a null counts as there" : undefined),
      };
    default:
      return typeof operand === "object" && operand !== null && !Array.isArray(operand)
        ? anythingButAffix(operand)
        : anythingBut(Array.isArray(operand) ? operand : [operand]);
  }
}

/** Whether an unresolved value may turn out to be an `exists`. */
function isOpen(value: unknown): boolean {
  return typeof value === "object" && Object.keys(value!).some((name) => name === "exists" || isUnresolved(name));
}

function exact(literal: unknown): Condition {
  return {
    text: `equals ${show(literal)}`,
    test: (actual) => actual === literal,
    doubt: (actual) => sameTextDoubt(literal, actual),
  };
}

function text(words: string, test: (actual: string) => boolean, doubt: Doubt = certain): Condition {
  return { text: words, test: (actual) => typeof actual === "string" && test(actual), doubt };
}

function anythingBut(excluded: unknown[]): Condition {
  const listed = excluded.some((value) => value === null || typeof value === "boolean")
    ? "anything-but with null or a boolean"
    : new Set(excluded.map((value) => typeof value)).size > 1
      ? "anything-but with values of several kinds"
      : undefined;
  return {
    text: `is anything but ${excluded.map(show).join(", ")} (anything-but)`,
    excludes: true,
    test: (actual) => !excluded.includes(actual),
    doubt: (actual) => {
      if (actual === null) return "whether null is anything but a value";
      return listed ?? excluded.map((value) => sameTextDoubt(value, actual)).find((doubt) => doubt !== undefined);
    },
  };
}

function anythingButAffix(operand: Record<string, string>): Condition {
  const { prefix, suffix } = operand;
  const words = prefix !== undefined ? `starts with ${show(prefix)}` : `ends with ${show(suffix)}`;
  const has = (actual: string) => (prefix !== undefined ? actual.startsWith(prefix) : actual.endsWith(suffix));
  return {
    text: `is anything but what ${words} (anything-but)`,
    excludes: true,
    test: (actual) => typeof actual !== "string" || !has(actual),
    doubt: (actual) => {
      if (prefix === undefined) return "anything-but with a suffix";
      return typeof actual === "string" ? undefined : "anything-but with a prefix, for a value that is no text";
    },
  };
}

function numeric(operand: unknown[]): Condition {
  const first = comparison(operand.slice(0, 2));
  const second = comparison(operand.slice(2));
  const tests = operand.length === 2 ? first : (actual: number) => first(actual) && second(actual);
  return {
    text: `is a number ${operand.join(" ")} (numeric)`,
    test: (actual) => typeof actual === "number" && tests(actual),
    doubt: (actual) => {
      if (typeof actual !== "number") return undefined;
      const undocumented = operand.find((entry) => entry === ">=" || entry === "!=");
      if (undocumented !== undefined) return `the comparison ${undocumented} of numeric`;
      return operand[0] === "=" && tests(actual) && actual !== operand[1]
        ? `how far apart equal numbers may be: ${actual} and ${operand[1]}`
        : undefined;
    },
  };
}

function comparison([operator, bound]: any[]): (actual: number) => boolean {
  switch (operator) {
    case "<":
      return (actual) => actual < bound;
    case "<=":
      return (actual) => actual <= bound;
    case ">":
      return (actual) => actual > bound;
    case ">=":
      return (actual) => actual >= bound;
    case "=":
      return (actual) => Math.abs(actual - bound) < TOLERANCE;
    default:
      return (actual) => Math.abs(actual - bound) >= TOLERANCE;
  }
}

function cidr(block: string): Condition {
  const { network, broadcast, bare } = ipv4Range(block)!;
  const edge = (address: number) => address === network || address === broadcast;
  return text(
    `is an IPv4 address in ${block} (cidr)`,
    (actual) => {
      const address = ipv4Number(actual);
      return bare ? address === network : address > network && address < broadcast;
    },
    (actual) => {
      if (typeof actual !== "string" || !edge(ipv4Number(actual))) return undefined;
      return bare
        ? "an address without a prefix length in cidr"
        : "whether the network and the broadcast address of a cidr block match";
    },
  );
}

function sameTextDoubt(literal: unknown, actual: unknown): string | undefined {
  const mixed =
    (typeof literal === "number" && typeof actual === "string") ||
    (typeof literal === "string" && typeof actual === "number");
  if (!mixed || String(literal) !== String(actual)) return undefined;
  return `whether the number ${literal} equals the text "${actual}"`;
}

function textDoubt(reason: string): Doubt {
  return (actual) => (typeof actual === "string" ? reason : undefined);
}

/** A value in a message. */
function show(value: unknown): string {
  return JSON.stringify(excerpt(value));
}
