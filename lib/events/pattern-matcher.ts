import { excerpt } from "./excerpt";
import { Condition, conditionOf } from "./pattern-condition";
import { FieldExplanation, PatternExplanation } from "./pattern-explanation";
import { PatternLeaf } from "./pattern-grammar";
import { InvalidInput } from "../environment/invalid-input";
import { isRecord } from "../environment/props";

type Read = (event: any) => unknown;
type Test = (value: any) => boolean;

/**
 * A pattern made ready to judge many events: closures are built once, judging an event allocates nothing.
 *
 * @internal
 */
export class PatternMatcher {
  private readonly fields: FieldMatcher[];
  private readonly tests: Test[];
  private readonly resolved: boolean;

  public constructor(leaves: PatternLeaf[]) {
    this.fields = leaves.map((leaf) => new FieldMatcher(leaf));
    this.tests = this.fields.map((field) => field.test);
    this.resolved = this.fields.every((field) => field.resolved);
  }

  /** @throws InvalidInput if it depends on a value that only Terraform knows */
  public matches(event: unknown): boolean {
    if (!isRecord(event)) return false;
    if (!this.resolved) return this.matchesIfKnown(event);
    const { tests } = this;
    for (let i = 0; i < tests.length; i++) {
      if (!tests[i](event)) return false;
    }
    return true;
  }

  public explain(event: unknown): PatternExplanation {
    if (isRecord(event)) return new PatternExplanation(this.fields.map((field) => field.explain(event)));
    const verdict = { matched: false, undetermined: false, unknownUntilDeployment: false };
    const reason = "an event is a JSON object";
    return new PatternExplanation([{ path: "", ...verdict, reason, expected: "a JSON object", actual: show(event) }]);
  }

  private matchesIfKnown(event: Record<string, unknown>): boolean {
    const { matched, unknownUntilDeployment, fields } = this.explain(event);
    if (!unknownUntilDeployment) return matched;
    throw new InvalidInput({
      what: `The event pattern at ${fields.find((field) => field.unknownUntilDeployment)!.path}`,
      rule: "Whether this event matches depends on a value that Terraform fills in: it cannot be known before deployment",
      mend: "Try the pattern with the literal value, or use explain, which judges the other fields",
    });
  }
}

class FieldMatcher {
  /** Judges an event. Conditions that only Terraform knows count as failed. */
  public readonly test: Test;
  public readonly resolved: boolean;

  private readonly label: string;
  private readonly conditions: Condition[];
  private readonly read: Read;

  public constructor(private readonly leaf: PatternLeaf) {
    this.label = leaf.path.join(".");
    this.conditions = (leaf.values ?? []).map(conditionOf);
    this.resolved = leaf.values !== undefined && this.conditions.every(({ unresolved }) => unresolved === undefined);
    this.read = reader(leaf.path);
    this.test = tester(this.read, leaf.values ?? [], this.conditions);
  }

  public explain(event: Record<string, unknown>): FieldExplanation {
    const value = this.read(event);
    const matched = this.test(event);
    const doubts = this.doubts(event, value);
    const undetermined = doubts.length > 0 && !(matched && this.surely(value));
    const unknownUntilDeployment = !matched && this.dependsOnDeployment(value);
    const expected = this.expected();
    const actual = value === undefined ? "absent" : show(value);
    const open = undetermined ? `; undetermined by the documentation: ${doubts[0]}` : "";
    const reason = `found ${actual}, ${matched ? "as expected" : "expected"}: ${expected}${open}`;
    return { path: this.label, matched, undetermined, unknownUntilDeployment, reason, expected, actual };
  }

  private expected(): string {
    if (this.leaf.values === undefined) return "a value unknown until deployment";
    const texts = this.conditions.map(({ text }) => text);
    return texts.length === 1 ? texts[0] : `one of: ${texts.join("; ")}`;
  }

  /** Whether a reading of the documentation that is beyond doubt accepts the value. */
  private surely(value: unknown): boolean {
    if (this.leaf.dotted || value === undefined) return false;
    return this.conditions.some((condition) => {
      if (!Array.isArray(value)) return condition.test(value) && condition.doubt(value) === undefined;
      if (condition.presence !== undefined) return condition.presence && value.length > 0;
      return (
        value.some((element) => accepts(condition, element) && condition.doubt(element) === undefined) &&
        !disagree(condition, value)
      );
    });
  }

  private doubts(event: Record<string, unknown>, value: unknown): string[] {
    const doubts: string[] = [];
    if (this.leaf.dotted) doubts.push("a dot in a name is taken as a step of a path, not as part of the name");
    for (const condition of this.conditions) {
      if (condition.unresolved !== undefined) continue;
      const doubt = this.doubtOf(condition, event, value);
      if (doubt !== undefined) doubts.push(doubt);
    }
    return doubts;
  }

  private doubtOf(condition: Condition, event: Record<string, unknown>, value: unknown): string | undefined {
    if (value === undefined) {
      if (passesArray(event, this.leaf.path)) return "a path through an array";
      return condition.presence === false && !isRecord(event.data)
        ? "whether an event without data satisfies exists: false"
        : undefined;
    }
    if (Array.isArray(value)) {
      if (condition.presence !== undefined) {
        return value.length > 0 ? undefined : "whether an empty array counts as there";
      }
      if (disagree(condition, value)) return "anything-but for an array of which some elements are excluded";
      return value.map((element) => (isScalar(element) ? condition.doubt(element) : undefined)).find(Boolean);
    }
    if (isRecord(value)) {
      if (condition.presence !== undefined) return "exists for a field that holds an object";
      return condition.excludes === true ? "anything-but for a field that holds an object" : undefined;
    }
    return condition.doubt(value);
  }

  private dependsOnDeployment(value: unknown): boolean {
    if (this.leaf.values === undefined) return true;
    const isValue = value !== undefined && !isRecord(value);
    return this.conditions.some(({ unresolved }) => unresolved === "field" || (unresolved === "value" && isValue));
  }
}

function tester(read: Read, values: unknown[], conditions: Condition[]): Test {
  const [only] = values;
  if (values.length === 1 && typeof only === "string" && conditions[0].unresolved === undefined) {
    return (event) => {
      const value = read(event);
      return value === only || (Array.isArray(value) && value.includes(only));
    };
  }
  const acceptsAbsent = conditions.some(({ presence }) => presence === false);
  const acceptsArrays = conditions.some(({ presence }) => presence === true);
  return (event) => {
    const value = read(event);
    if (value === undefined) return acceptsAbsent && isRecord(event.data);
    if (typeof value !== "object" || value === null) return acceptsScalar(conditions, value);
    if (!Array.isArray(value)) return false;
    if (acceptsArrays) return true;
    for (let i = 0; i < value.length; i++) {
      if (isScalar(value[i]) && acceptsScalar(conditions, value[i])) return true;
    }
    return false;
  };
}

function acceptsScalar(conditions: Condition[], value: unknown): boolean {
  for (let i = 0; i < conditions.length; i++) {
    if (conditions[i].test(value)) return true;
  }
  return false;
}

function accepts(condition: Condition, element: unknown): boolean {
  return isScalar(element) && condition.test(element);
}

function disagree(condition: Condition, elements: unknown[]): boolean {
  if (condition.excludes !== true) return false;
  const scalars = elements.filter(isScalar);
  return scalars.some((element) => condition.test(element)) && !scalars.every((element) => condition.test(element));
}

/** Fetches the field at a path; undefined where the event lacks it. Arrays are not entered. */
function reader(path: string[]): Read {
  const [first, second] = path;
  if (path.length === 1) return (event) => event[first];
  if (path.length === 2 && !inherited(second)) {
    return (event) => {
      const parent = event[first];
      return isRecord(parent) ? parent[second] : undefined;
    };
  }
  return (event) => {
    let value: unknown = event;
    for (let i = 0; i < path.length; i++) {
      if (!isRecord(value) || !Object.hasOwn(value, path[i])) return undefined;
      value = value[path[i]];
    }
    return value;
  };
}

/** Whether every object has a property of this name without holding such a field. */
function inherited(name: string): boolean {
  return name in Object.prototype;
}

function passesArray(event: Record<string, unknown>, path: string[]): boolean {
  let value: unknown = event;
  for (const name of path) {
    if (Array.isArray(value)) return true;
    if (!isRecord(value) || !Object.hasOwn(value, name)) return false;
    value = value[name];
  }
  return false;
}

function isScalar(value: unknown): boolean {
  return typeof value !== "object" || value === null;
}

function show(value: unknown): string {
  return JSON.stringify(excerpt(value)) ?? "nothing";
}
