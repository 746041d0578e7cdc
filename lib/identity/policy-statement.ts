import { checkDecision } from "../environment/flag";
import { InvalidInput } from "../environment/invalid-input";
import { checkKnownList, checkTexts } from "../environment/list";
import { checkOneOf } from "../environment/one-of";
import { checkProps } from "../environment/props";
import { checkFilledText } from "../environment/text";
import { isUnresolved } from "../environment/unresolved";

const SEE = "https://www.alibabacloud.com/help/en/ram/user-guide/policy-structure-and-syntax";

/**
 * What a statement does with a request that it matches.
 */
export enum Effect {
  /** The request is allowed, unless another statement denies it. */
  ALLOW = "Allow",
  /** The request is denied, whatever other statements say. */
  DENY = "Deny",
}

/**
 * A condition that a request must meet. Several conditions of a statement must all be met.
 *
 * @see https://www.alibabacloud.com/help/en/ram/user-guide/policy-elements
 */
export interface PolicyCondition {
  /** The operator, such as `StringEquals`. */
  readonly operator: string;

  /** The condition key, such as `acs:Service`. */
  readonly key: string;

  /** The values, one of which must fit: at least one. */
  readonly values: string[];
}

/**
 * A statement of a RAM policy.
 */
export interface PolicyStatementProps {
  /** The actions, such as `ecs:DescribeDisks`: at least one. */
  readonly actions: string[];

  /** The resources by ARN, such as `acs:ecs:*:*:disk/*`, or `*` for all: at least one. */
  readonly resources: string[];

  /**
   * Whether the statement allows or denies.
   *
   * @default Effect.ALLOW
   */
  readonly effect?: Effect;

  /**
   * The conditions.
   *
   * @default - none
   */
  readonly conditions?: PolicyCondition[];

  /**
   * Whether an action that is allowed may have a wildcard, such as `ecs:*`: then the statement allows what nobody
   * looked at, and what the service adds later.
   *
   * @default false
   */
  readonly allowWildcardActions?: boolean;
}

/**
 * A statement of a RAM policy: an immutable value.
 *
 * @see https://www.alibabacloud.com/help/en/ram/user-guide/policy-structure-and-syntax
 */
export class PolicyStatement {
  /** The actions, in order. */
  public readonly actions: string[];

  /** The resources, in order as far as they are known at synthesis. */
  public readonly resources: string[];

  /** Whether the statement allows or denies. */
  public readonly effect: Effect;

  /** The conditions. */
  public readonly conditions: PolicyCondition[];

  /**
   * @param props the statement
   * @throws when a list is empty, an action is none of RAM, an allowed action has a wildcard that is not allowed
   * explicitly, a resource is no ARN, or two conditions have the same operator and key
   */
  public constructor(props: PolicyStatementProps) {
    checkProps("The props of PolicyStatement", props);
    checkOneOf("effect", props.effect, Effect, SEE);
    checkDecision("allowWildcardActions", props.allowWildcardActions);
    this.effect = props.effect ?? Effect.ALLOW;
    const wildcards = this.effect === Effect.DENY || props.allowWildcardActions === true;
    checkFilled("actions", props.actions);
    checkFilled("resources", props.resources);
    props.actions.forEach((action, index) => checkAction(`actions[${index}]`, action, wildcards));
    props.resources.forEach((resource, index) => checkResource(`resources[${index}]`, resource));
    this.actions = ordered(props.actions);
    this.resources = ordered(props.resources);
    if (props.conditions !== undefined) checkKnownList("conditions", props.conditions, SEE);
    this.conditions = orderedConditions(props.conditions ?? []);
  }

  /** The statement as JSON text without spaces, with all keys and lists in order. */
  public toJson(): string {
    return JSON.stringify({
      Action: this.actions,
      ...(this.conditions.length > 0 ? { Condition: conditionBlock(this.conditions) } : {}),
      Effect: this.effect,
      Resource: this.resources,
    });
  }
}

function checkFilled(what: string, list: string[]): void {
  checkKnownList(what, list, SEE);
  if (list.length > 0) return;
  throw new InvalidInput({
    what,
    value: list,
    rule: "A statement names at least one action and one resource, and a condition at least one value",
    mend: "Name at least one",
    see: SEE,
  });
}

function checkAction(what: string, action: string, wildcards: boolean): void {
  if (isUnresolved(action)) return;
  if (/^eb:/i.test(action)) {
    throw new InvalidInput({
      what,
      value: action,
      rule: "EventBridge has the prefix eventbridge in RAM, and no action for calling an API destination",
      mend: "Write eventbridge:<Api>; for calls of an API destination nothing needs to be granted",
      see: "https://www.alibabacloud.com/help/en/ram/developer-reference/aliyuneventbridgeresourcecreatepolicy",
    });
  }
  if (typeof action !== "string" || (action !== "*" && !/^[A-Za-z0-9-]+:[A-Za-z0-9_/*-]+$/.test(action))) {
    throw new InvalidInput({
      what,
      value: action,
      rule: "An action is written <service>:<Api>",
      mend: "Write it like ecs:DescribeDisks",
      see: SEE,
    });
  }
  if (wildcards || !action.includes("*")) return;
  throw new InvalidInput({
    what,
    value: action,
    rule: "A wildcard allows actions that nobody looked at, and those that the service adds later",
    mend: "List the actions that are needed, or state allowWildcardActions: true",
    see: SEE,
  });
}

function checkResource(what: string, resource: string): void {
  const text = typeof resource === "string" ? resource : "";
  if (isUnresolved(resource) || text === "*" || /^acs:[a-z0-9*-]+:[^:]*:[^:]*:.+$/.test(text)) return;
  throw new InvalidInput({
    what,
    value: resource,
    rule: "A resource is written acs:<service>:<region>:<account>:<resource>, or * for all",
    mend: "Write it like acs:ecs:*:*:disk/*",
    see: SEE,
  });
}

/** Without doubles; sorted where nothing in it is filled in later, so that a plan does not depend on token numbers. */
function ordered(list: string[]): string[] {
  const once = [...new Set(list)];
  return once.some(isUnresolved) ? once : once.sort();
}

function orderedConditions(conditions: PolicyCondition[]): PolicyCondition[] {
  conditions.forEach((condition, index) => {
    checkProps(`conditions[${index}]`, condition);
    checkFilledText(`conditions[${index}].operator`, condition.operator, { see: SEE });
    checkFilledText(`conditions[${index}].key`, condition.key, { see: SEE });
    checkKnownList(`conditions[${index}].values`, condition.values, SEE);
    checkTexts(`conditions[${index}].values`, condition.values, SEE);
  });
  const name = ({ operator, key }: PolicyCondition) => `${operator} ${key}`;
  const sorted = conditions
    .map((condition) => ({ ...condition, values: ordered(condition.values) }))
    .sort((a, b) => (name(a) < name(b) ? -1 : 1));
  sorted.forEach((condition, index) => {
    checkFilled(`The values of condition ${name(condition)}`, condition.values);
    if (index === 0 || name(sorted[index - 1]) !== name(condition)) return;
    throw new InvalidInput({
      what: "conditions",
      value: name(condition),
      rule: "An operator and a key stand together once in a statement",
      mend: "Put all values into one condition (one of them must fit), or make two statements",
      see: SEE,
    });
  });
  return sorted;
}

function conditionBlock(conditions: PolicyCondition[]): Record<string, Record<string, string[]>> {
  const block: Record<string, Record<string, string[]>> = {};
  for (const { operator, key, values } of conditions) (block[operator] ??= {})[key] = values;
  return block;
}
