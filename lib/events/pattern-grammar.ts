import { canonicalJson } from "./canonical-json";
import { EventType } from "./event-type";
import { excerpt } from "./excerpt";
import { ipv4Range } from "./ipv4-range";
import { nearestName } from "./nearest-name";
import { PAGES } from "./official-pages";
import { InvalidInput } from "../environment/invalid-input";
import { isRecord } from "../environment/props";
import { holdsUnresolved, isUnresolved } from "../environment/unresolved";

/**
 * One field of a pattern: where it is and which values it accepts.
 *
 * @internal
 */
export interface PatternLeaf {
  /** The names on the way to the field; a dot in a name of `data` has been taken as a step. */
  readonly path: string[];
  /** Whether a name was written with a dot. */
  readonly dotted: boolean;
  /** Literals and operator objects in canonical form; undefined if only Terraform knows them. */
  readonly values?: unknown[];
}

/**
 * A pattern that keeps the grammar.
 *
 * @internal
 */
export interface CheckedPattern {
  /** Canonical form: literals, operator objects and unresolved values only. */
  readonly object: Record<string, unknown>;
  readonly leaves: PatternLeaf[];
  /** What the documentation leaves open. */
  readonly warnings: string[];
  /** Type names that the author has vouched for. */
  readonly deliberateTypes: Set<string>;
}

type Warn = (text: string) => void;

const ATTRIBUTES = [
  "id",
  "source",
  "specversion",
  "type",
  "datacontenttype",
  "dataschema",
  "subject",
  "time",
  "data",
  "aliyunaccountid",
  "aliyunoriginalaccountid",
  "aliyunpublishtime",
  "aliyuneventbusname",
  "aliyunregionid",
  "aliyunpublishaddr",
];

const FOREIGN_ATTRIBUTES = new Map([
  ["detail", "data"],
  ["detail-type", "type"],
  ["account", "aliyunaccountid"],
  ["region", "aliyunregionid"],
  ["resources", "subject"],
]);

const OPERATORS = ["prefix", "suffix", "contains", "anything-but", "numeric", "cidr", "exists"];

const FOREIGN_OPERATORS = new Map([
  ["wildcard", "Use prefix, suffix or contains"],
  ["equals-ignore-case", "Matching minds upper and lower case: list every spelling that occurs"],
]);

const OR_ACROSS_FIELDS = "Entries of one array are alternatives; for alternatives across fields make two rules";

const WITHOUT_WILDCARDS = ["source", "type", "subject"];
const MOST_OPERATORS = 5;
// The service states no depth. This one keeps a hostile document from exhausting the stack.
const DEEPEST = 100;
const FARTHEST_SUGGESTION = 3;

/**
 * Checks a pattern against the documented grammar and brings it into canonical form.
 *
 * @throws InvalidInput
 * @internal
 */
export function checkPattern(input: unknown): CheckedPattern {
  if (!isRecord(input)) {
    throw refusal("The event pattern", input, "A pattern is a JSON object whose keys are attributes of the event", {
      mend: 'Write for example {"source":["acs.ecs"]}',
    });
  }
  const leaves: PatternLeaf[] = [];
  const warnings = new Set<string>();
  const deliberateTypes = new Set<string>();

  const field = (names: string[], value: unknown): unknown => {
    const label = names.join(".");
    const warn = (text: string) => warnings.add(`${label}: undetermined by the documentation: ${text}`);
    const fillIn = names.findIndex(isUnresolved);
    const path = names
      .slice(0, fillIn < 0 ? undefined : fillIn)
      .flatMap((name, i) => (i === 0 ? [name] : name.split(".")));
    const dotted = fillIn < 0 && path.length > names.length;
    if (dotted) warn("a dot in a name is taken as a step of a path, not as part of the name");
    const values = isUnresolved(value) ? undefined : checkValues(label, value, warn, deliberateTypes);
    // Where Terraform fills in a name, nobody knows which field the values belong to.
    leaves.push({ path, dotted, values: fillIn < 0 ? values : undefined });
    return values ?? value;
  };

  const branch = (names: string[], value: Record<string, unknown>): unknown => {
    const label = names.join(".");
    if (names.length > DEEPEST) {
      throw refusal(
        `${names.slice(0, 4).join(".")}…`,
        `${names.length} levels`,
        `A pattern nests at most ${DEEPEST} levels here`,
        {
          mend: "Name only the fields that decide",
        },
      );
    }
    const entries = Object.entries(value).filter(([, entry]) => entry !== undefined);
    if (entries.length === 0) {
      throw refusal(label, value, "An object in a pattern names at least one field", {
        mend: `Leave ${label} out to accept anything there`,
      });
    }
    return sorted(entries, (name, entry) => {
      if (name === "$or") throw refusal(`${label}.$or`, entry, "There is no $or", { mend: OR_ACROSS_FIELDS });
      const inner = [...names, name];
      // A value object such as a Match, or an operator object, that was not put into an array.
      const bare = isRecord(entry) && (typeof entry.toJSON === "function" || isOperator(entry));
      return isRecord(entry) && !isUnresolved(entry) && !bare ? branch(inner, entry) : field(inner, entry);
    });
  };

  const attributes = Object.entries(input).filter(([, value]) => value !== undefined);
  if (attributes.length === 0) warnings.add("The pattern has no fields, so it takes every event of the bus");
  const object = sorted(attributes, (name, value) => {
    checkAttributeName(name, value);
    if (name !== "data" || isUnresolved(value)) return field([name], value);
    if (isRecord(value)) return branch(["data"], value);
    throw refusal("data", value, "data is an object that names fields of the event's content", {
      mend: 'Write for example {"data":{"result":["failed"]}}',
    });
  });
  return { object, leaves, warnings: [...warnings], deliberateTypes };
}

/**
 * Checks one operator object such as `{"prefix":"acs."}`.
 *
 * @param what the field or the factory that it stands for, for the message
 * @param warn is told what the documentation leaves open
 * @returns its canonical form
 * @throws InvalidInput
 * @internal
 */
export function checkOperator(what: string, value: Record<string, unknown>, warn: Warn): Record<string, unknown> {
  const names = Object.keys(value);
  // An object of which Terraform fills in the keys cannot be judged.
  if (isUnresolved(value) || (names.some(isUnresolved) && Object.values(value).every(isFlat))) return value;
  if (names.length !== 1) {
    throw refusal(what, value, "An object in an array holds exactly one operator", {
      mend: "Write one object per operator; the entries of an array are alternatives",
    });
  }
  const operator = names[0];
  const operand = value[operator];
  switch (operator) {
    case "prefix":
    case "suffix":
      return { [operator]: checkText(`${what}: ${operator}`, operand, operator) };
    case "contains":
      if (operand === "") warn('what contains "" means');
      return { contains: isUnresolved(operand) ? operand : checkString(`${what}: contains`, operand) };
    case "anything-but":
      return { "anything-but": checkAnythingBut(`${what}: anything-but`, operand, warn) };
    case "numeric":
      return { numeric: checkNumeric(`${what}: numeric`, operand, warn) };
    case "cidr":
      onDataOnly(what, operator, value);
      return { cidr: checkCidr(`${what}: cidr`, operand, warn) };
    case "exists":
      onDataOnly(what, operator, value);
      if (typeof operand === "boolean" || isUnresolved(operand)) return { exists: operand };
      throw refusal(`${what}: exists`, operand, "exists takes true or false", { mend: "Write true or false unquoted" });
    default:
      throw unknownOperator(what, operator, value);
  }
}

/** The names of the attributes are few: `what` tells whether an operator stands at one of them. */
function onDataOnly(what: string, operator: string, value: unknown): void {
  if (what !== "data" && ATTRIBUTES.includes(what)) {
    throw refusal(what, value, `${operator} is documented for fields of data only`, {
      mend: `Compare the attribute ${what} with literals, prefix, suffix, contains or anything-but`,
    });
  }
}

function checkAttributeName(name: string, value: unknown): void {
  if (ATTRIBUTES.includes(name)) return;
  const what = `The key ${JSON.stringify(excerpt(name))} of the event pattern`;
  const own = FOREIGN_ATTRIBUTES.get(name);
  if (own !== undefined) {
    throw refusal(
      what,
      value,
      "That is another cloud's envelope: Alibaba Cloud sends CloudEvents, which lack this key",
      {
        mend: `Use ${own}`,
        see: PAGES.envelope,
      },
    );
  }
  if (name === "$or") throw refusal(what, value, "There is no $or", { mend: OR_ACROSS_FIELDS });
  if (name === "level") {
    throw refusal(what, value, "level is no attribute of the envelope, and it is INFO for failed snapshots too", {
      mend: 'Filter a failed snapshot with {"data":{"result":["failed"]}}',
      see: PAGES.snapshotEvents,
    });
  }
  const nearest = nearestName(name, ATTRIBUTES, FARTHEST_SUGGESTION);
  throw refusal(what, value, `The service knows these attributes only: ${ATTRIBUTES.join(", ")}`, {
    mend: nearest === undefined ? "Name a field of the event's content under data" : `The nearest is ${nearest}`,
    see: PAGES.envelope,
  });
}

function checkValues(label: string, value: unknown, warn: Warn, deliberateTypes: Set<string>): unknown[] {
  if (!Array.isArray(value)) {
    throw refusal(label, value, "Every field of a pattern takes an array of accepted values", {
      mend: "Put the value in square brackets",
    });
  }
  if (value.length === 0) {
    throw refusal(label, value, "An empty array accepts nothing and the service refuses it", {
      mend: `Name the accepted values, or leave ${label} out to accept any`,
    });
  }
  const values = value.map((entry) => {
    if (entry instanceof EventType && entry._deliberate) deliberateTypes.add(entry.name);
    const rendered = render(entry);
    if (isUnresolved(rendered)) return rendered;
    if (Array.isArray(rendered)) {
      throw refusal(label, entry, "An array of accepted values holds no further arrays", {
        mend: "Write the values side by side in one array",
      });
    }
    if (isRecord(rendered)) return checkOperator(label, rendered, warn);
    if (typeof rendered === "string" && WITHOUT_WILDCARDS.includes(label) && !(entry instanceof EventType)) {
      checkNoWildcard(label, rendered);
    }
    return checkLiteral(label, rendered, warn);
  });
  const distinct = canonicalSet(values);
  const operators = distinct.filter(isRecord).length;
  if (operators > MOST_OPERATORS) {
    throw refusal(label, `${operators} operator objects`, `A field takes at most ${MOST_OPERATORS} operator objects`, {
      mend: "Use plain values, which are not counted, or make a second rule",
    });
  }
  return distinct;
}

function checkLiteral(label: string, value: unknown, warn: Warn): unknown {
  if (typeof value === "number" && Number.isFinite(value)) {
    warn(
      `whether the plain number ${value} is compared by its value or by its text (300 and 300.0); numeric compares values`,
    );
    return value;
  }
  if (typeof value === "string" || typeof value === "boolean" || value === null) return value;
  throw refusal(
    label,
    value,
    "An accepted value is a string, a finite number, true, false, null or an operator object",
    {
      mend: "Write the value as it stands in the JSON of the event",
    },
  );
}

function checkNoWildcard(label: string, value: string): void {
  if (!value.includes("*")) return;
  const head = value.slice(0, value.indexOf("*"));
  throw refusal(label, value, "There are no wildcards: this would match an asterisk only, hence never", {
    mend:
      head === "" ? "Use suffix or contains" : `Use {"prefix":${JSON.stringify(excerpt(head))}}, suffix or contains`,
  });
}

function checkString(what: string, value: unknown): string {
  if (typeof value === "string") return value;
  throw refusal(what, value, "The operator takes one string", {
    mend: "For alternatives write one operator object each; for numbers use numeric",
  });
}

function checkText(what: string, value: unknown, operator: string): unknown {
  if (isUnresolved(value)) return value;
  if (checkString(what, value) !== "") return value;
  throw refusal(what, value, `The service refuses an empty ${operator}`, {
    mend: 'Give the text to look for; [""] accepts the empty string',
  });
}

function checkAnythingBut(what: string, value: unknown, warn: Warn): unknown {
  const operand = render(value);
  if (isUnresolved(operand)) return operand;
  if (isRecord(operand)) {
    const [operator, ...others] = Object.keys(operand);
    if (others.length > 0 || (operator !== "prefix" && operator !== "suffix")) {
      throw refusal(what, operand, "anything-but takes a string, a number, a list of either, or one prefix", {
        mend: 'Write for example {"anything-but":{"prefix":"init"}}',
      });
    }
    if (operator === "suffix") warn("anything-but with a suffix");
    return { [operator]: checkText(`${what}: ${operator}`, operand[operator], operator) };
  }
  const excluded = (Array.isArray(operand) ? operand : [operand]).map(render);
  if (excluded.length === 0) {
    throw refusal(what, operand, "anything-but names at least one value", { mend: "Use exists to accept any value" });
  }
  for (const entry of excluded) {
    if (isUnresolved(entry)) continue;
    if (entry === null || typeof entry === "boolean") {
      warn(`anything-but with ${entry}`);
    } else if (typeof entry === "object") {
      throw refusal(what, operand, "A list of anything-but holds strings or numbers", {
        mend: "Write the values side by side, or a prefix alone",
      });
    } else {
      checkLiteral(what, entry, warn);
    }
  }
  const kinds = new Set(excluded.filter((entry) => !isUnresolved(entry)).map((entry) => typeof entry));
  if (kinds.size > 1) warn("anything-but with values of several kinds");
  const distinct = canonicalSet(excluded);
  return distinct.length === 1 ? distinct[0] : distinct;
}

interface Bound {
  readonly comparison: string;
  readonly value: number;
}

const LOWER = [">", ">="];
const UPPER = ["<", "<="];
const ALONE = ["=", "!="];
const UNDOCUMENTED = [">=", "!="];
const WIDEST = 1e9;
const MOST_DECIMALS = 6;

function checkNumeric(what: string, operand: unknown, warn: Warn): unknown {
  if (isUnresolved(operand)) return operand;
  if (!Array.isArray(operand) || (operand.length !== 2 && operand.length !== 4)) {
    throw refusal(what, operand, "numeric takes a list of one or two comparisons, each an operator and a number", {
      mend: 'Write for example ["=",301.8] or [">",0,"<=",5]',
    });
  }
  if (operand.some(isUnresolved) && operand.every(isLiteral)) return [...operand];
  const bounds: Bound[] = [];
  for (let i = 0; i < operand.length; i += 2) bounds.push(checkBound(what, operand[i], operand[i + 1], warn));
  if (bounds.length === 1) return [...operand];
  const lower = bounds.find(({ comparison }) => LOWER.includes(comparison));
  const upper = bounds.find(({ comparison }) => UPPER.includes(comparison));
  if (lower === undefined || upper === undefined) {
    throw refusal(what, operand, "Two comparisons are a lower and an upper bound", {
      mend: 'Write for example [">",0,"<=",5]; for alternatives write one numeric object each',
    });
  }
  const inclusive = lower.comparison === ">=" && upper.comparison === "<=";
  if (lower.value > upper.value || (lower.value === upper.value && !inclusive)) {
    throw refusal(what, operand, "No number lies between these bounds", {
      mend: "Put the smaller number in the lower bound; for outside of a range write one numeric object per side",
    });
  }
  return [lower.comparison, lower.value, upper.comparison, upper.value];
}

function checkBound(what: string, comparison: unknown, value: unknown, warn: Warn): Bound {
  if (typeof comparison !== "string" || ![...LOWER, ...UPPER, ...ALONE].includes(comparison)) {
    throw refusal(what, comparison, "The documented comparisons are =, <, > and <=", {
      mend: "Use one of them, as a string before its number",
    });
  }
  if (UNDOCUMENTED.includes(comparison)) warn(`the comparison ${comparison} of numeric; =, <, > and <= are listed`);
  if (typeof value !== "number" || !(Math.abs(value) <= WIDEST)) {
    throw refusal(what, value, "A bound is a number from -1.0e9 to 1.0e9", {
      mend: "Write the number unquoted and within these limits",
    });
  }
  if (decimals(value) > MOST_DECIMALS) {
    throw refusal(what, value, `A bound has at most 15 digits, ${MOST_DECIMALS} of them decimals`, {
      mend: `Round it to ${MOST_DECIMALS} decimals`,
    });
  }
  return { comparison, value };
}

function decimals(value: number): number {
  const [mantissa, exponent] = String(value).split("e");
  return (mantissa.split(".")[1] ?? "").length - Number(exponent ?? 0);
}

function checkCidr(what: string, operand: unknown, warn: Warn): unknown {
  if (isUnresolved(operand)) return operand;
  const range = typeof operand === "string" ? ipv4Range(operand) : undefined;
  if (range === undefined) {
    throw refusal(what, operand, "cidr takes one IPv4 block", { mend: 'Write for example "10.0.0.0/24"' });
  }
  if (range.bare) warn("an address without a prefix length in cidr");
  else warn("whether the network and the broadcast address of a cidr block match");
  return operand;
}

function unknownOperator(what: string, operator: string, value: unknown): InvalidInput {
  const known = `The operators are ${OPERATORS.join(", ")}`;
  if (operator === "$or") return refusal(what, value, `There is no $or. ${known}`, { mend: OR_ACROSS_FIELDS });
  const substitute = FOREIGN_OPERATORS.get(operator);
  if (substitute !== undefined) {
    const rule = `${operator} is an operator of another cloud, unknown here. ${known}`;
    return refusal(what, value, rule, { mend: substitute });
  }
  const nearest = nearestName(operator, OPERATORS, FARTHEST_SUGGESTION);
  const mend = nearest === undefined ? "Use one of them" : `The nearest is ${nearest}`;
  return refusal(what, value, `${JSON.stringify(excerpt(operator))} is no operator. ${known}`, { mend });
}

function isLiteral(value: unknown): boolean {
  return typeof value !== "object" || value === null || isUnresolved(value);
}

function isFlat(value: unknown): boolean {
  return isLiteral(value) || (Array.isArray(value) && value.every(isLiteral));
}

/** Whether an object can only be meant as an operator: a field of the event may well be called `prefix`. */
function isOperator(value: Record<string, unknown>): boolean {
  const [name, ...others] = Object.keys(value);
  if (others.length > 0 || !OPERATORS.includes(name)) return false;
  const operand = value[name];
  if (!Array.isArray(operand)) return !isRecord(operand);
  return name === "anything-but" || (name === "numeric" && [...LOWER, ...UPPER, ...ALONE].includes(operand[0]));
}

/** In order and without repetition. What only Terraform knows keeps its place at the end: its final text is unknown. */
function canonicalSet(values: unknown[]): unknown[] {
  const known = new Map<string, unknown>();
  const unknown = new Set<unknown>();
  for (const value of values) {
    if (holdsUnresolved(value)) unknown.add(value);
    else known.set(canonicalJson(value), value);
  }
  const keys = [...known.keys()].sort();
  return [...keys.map((key) => known.get(key)), ...unknown];
}

/** The JSON face of a value object such as a Match. */
function render(value: unknown): unknown {
  if (!isRecord(value) || isUnresolved(value)) return value;
  return typeof value.toJSON === "function" ? value.toJSON() : value;
}

function sorted(
  entries: [string, unknown][],
  each: (name: string, value: unknown) => unknown,
): Record<string, unknown> {
  // fromEntries makes own properties even of names such as __proto__.
  return Object.fromEntries(
    entries.sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, value]) => [name, each(name, value)]),
  );
}

interface Advice {
  readonly mend: string;
  readonly see?: string;
}

function refusal(what: string, value: unknown, rule: string, { mend, see = PAGES.patterns }: Advice): InvalidInput {
  return new InvalidInput({ what, value: excerpt(value), rule, mend, see });
}
