import { CloudError } from "./cloud-error";
import { ipv4Number, ipv4Range } from "../../lib/events/ipv4-range";

/** One action on one resource, and what else conditions ask about. */
export interface RamRequest {
  readonly action: string;
  readonly resource: string;
  /** By condition key, such as `ram:ServiceName`. */
  readonly context: { readonly [key: string]: string };
}

export type Verdict = "Allow" | "Deny";

interface Statement {
  readonly effect: Verdict;
  readonly fits: (request: RamRequest) => boolean;
}

type Values = { readonly [name: string]: any };

/** Operators of conditions: whether the value of the request fits one of the policy. A key that the request lacks fits none. */
const OPERATORS: { readonly [operator: string]: (asked: string, given: string) => boolean } = {
  StringEquals: (asked, given) => asked === given,
  StringEqualsIgnoreCase: (asked, given) => asked.toLowerCase() === given.toLowerCase(),
  StringLike: (asked, given) => wildcard(given, "").test(asked),
  Bool: (asked, given) => asked === given.toLowerCase(),
  IpAddress: (asked, given) => inRange(asked, given),
};

/** Those that hold where none of the values fits. */
const NEGATED: { readonly [operator: string]: string } = {
  StringNotEquals: "StringEquals",
  StringNotLike: "StringLike",
  NotIpAddress: "IpAddress",
};

/**
 * A policy document as RAM evaluates it.
 *
 * @see https://www.alibabacloud.com/help/en/ram/user-guide/policy-structure-and-syntax
 */
export class RamDocument {
  private readonly statements: readonly Statement[];

  /** @throws a MalformedPolicyDocument for what RAM refuses, and for what this model does not know */
  public constructor(document: string) {
    const { Version, Statement } = parsed(document);
    if (Version !== "1") throw malformed(`Version is ${JSON.stringify(Version)}, not "1"`);
    this.statements = listOf(Statement).map(statementOf);
  }

  /** A denial wins over every permission; undefined where no statement fits. */
  public verdict(request: RamRequest): Verdict | undefined {
    const effects = this.statements.filter(({ fits }) => fits(request)).map(({ effect }) => effect);
    return effects.includes("Deny") ? "Deny" : effects[0];
  }
}

function parsed(document: string): Values {
  try {
    return JSON.parse(document) as Values;
  } catch {
    throw malformed(`it is not JSON: ${document}`);
  }
}

function malformed(why: string): CloudError {
  return new CloudError("MalformedPolicyDocument", `The policy document cannot be evaluated: ${why}.`);
}

function statementOf(statement: Values): Statement {
  const { Effect, Action, NotAction, Resource, Condition, ...rest } = statement;
  if (Object.keys(rest).length > 0) throw malformed(`${Object.keys(rest).join(", ")} is unknown in a statement`);
  if (Effect !== "Allow" && Effect !== "Deny") throw malformed(`Effect is ${JSON.stringify(Effect)}`);
  if ((Action === undefined) === (NotAction === undefined)) throw malformed("a statement has Action or NotAction");
  if (Resource === undefined) throw malformed("a statement has no Resource");
  // Names of actions know no case.
  const actions = listOf(Action ?? NotAction).map((pattern) => wildcard(pattern, "i"));
  const resources = listOf(Resource).map((pattern) => wildcard(pattern, ""));
  const conditions = conditionsOf(Condition);
  return {
    effect: Effect,
    fits: (request) =>
      actions.some((pattern) => pattern.test(request.action)) === (Action !== undefined) &&
      resources.some((pattern) => pattern.test(request.resource)) &&
      conditions.every((condition) => condition(request.context)),
  };
}

function conditionsOf(block: Values = {}): ((context: RamRequest["context"]) => boolean)[] {
  return Object.entries(block).flatMap(([operator, keys]) => {
    const fits = OPERATORS[NEGATED[operator] ?? operator];
    if (!fits) throw malformed(`the condition operator ${operator} is unknown`);
    return Object.entries(keys as Values).map(([key, values]) => (context: RamRequest["context"]) => {
      const asked = context[key];
      if (asked === undefined) return false;
      return listOf(values).some((given) => fits(asked, String(given))) === !(operator in NEGATED);
    });
  });
}

function listOf(value: unknown): any[] {
  return Array.isArray(value) ? value : [value];
}

/** A star stands for any characters, a question mark for one. */
function wildcard(pattern: string, flags: string): RegExp {
  const escaped = pattern
    .replace(/[.+^${}()|[\]\\]/g, "\\$&")
    .replace(/\*/g, ".*")
    .replace(/\?/g, ".");
  return new RegExp(`^${escaped}$`, `${flags}s`);
}

function inRange(address: string, block: string): boolean {
  const [asked, range] = [ipv4Number(address), ipv4Range(block)];
  return range !== undefined && asked >= range.network && asked <= range.broadcast;
}
