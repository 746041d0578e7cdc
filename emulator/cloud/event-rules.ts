import { CloudError, notFound } from "./cloud-error";
import { EventBuses } from "./event-buses";
import { RegionContext } from "./region-context";

/** The service's limits. The codes of refusals are guesses. */
const MOST_RULES_A_BUS = 50;
const MOST_TARGETS_A_RULE = 5;

export interface EventTarget {
  readonly Id: string;
  readonly Type: string;
  readonly Endpoint: string;
  readonly PushRetryStrategy?: string;
  readonly DeadLetterQueue?: { readonly Arn?: string };
  readonly ParamList: readonly EventTargetParameter[];
}

export interface EventTargetParameter {
  readonly ResourceKey: string;
  readonly Form: string;
  readonly Value?: string;
  readonly Template?: string;
}

export interface EventRule {
  readonly busName: string;
  readonly name: string;
  description?: string;
  /** JSON as the service writes it: keys sorted, no spaces (T11). */
  filterPattern: string;
  status: "ENABLE" | "DISABLE";
  targets: EventTarget[];
}

/** The rules of all event buses. */
export class EventRules {
  private readonly rules = new Map<string, EventRule>();

  public constructor(
    private readonly context: RegionContext,
    private readonly buses: EventBuses,
  ) {}

  public get all(): readonly EventRule[] {
    return [...this.rules.values()];
  }

  public get(busName: string, name: string): EventRule {
    const rule = this.rules.get(key(busName, name));
    if (!rule) {
      throw notFound("EventRuleNotExisted", "event rule", name);
    }
    return rule;
  }

  /** A rule that was made elsewhere. */
  public place(rule: Partial<EventRule> & { busName: string; name: string }): EventRule {
    const { filterPattern = "{}", targets = [], ...given } = rule;
    const placed: EventRule = {
      status: "ENABLE",
      ...given,
      filterPattern: reencoded(filterPattern),
      targets: targets.map(answered),
    };
    this.rules.set(key(rule.busName, rule.name), placed);
    return placed;
  }

  /** `eventbridge:CreateRule`: always enabled at first. */
  public create(
    busName: string,
    name: string,
    request: { Description?: string; FilterPattern: string; EventTargets: EventTarget[] },
  ): void {
    this.context.calls.receive("eventbridge:CreateRule", { EventBusName: busName, RuleName: name, ...request });
    this.buses.get(busName);
    if (this.rules.has(key(busName, name))) {
      throw new CloudError("EventRuleExisted", `A rule named "${name}" exists already on the bus "${busName}".`, 409);
    }
    if (this.all.filter((rule) => rule.busName === busName).length >= MOST_RULES_A_BUS) {
      throw new CloudError("EventRuleCountExceeded", `The bus "${busName}" has ${MOST_RULES_A_BUS} rules already.`);
    }
    checkCount(name, request.EventTargets);
    this.place({
      busName,
      name,
      description: request.Description,
      filterPattern: request.FilterPattern,
      targets: request.EventTargets,
    });
  }

  /** `eventbridge:UpdateRule`: a description that is not sent stays. */
  public update(busName: string, name: string, request: { Description?: string; FilterPattern?: string }): void {
    this.context.calls.receive("eventbridge:UpdateRule", { EventBusName: busName, RuleName: name, ...request });
    const rule = this.get(busName, name);
    rule.description = request.Description ?? rule.description;
    rule.filterPattern = request.FilterPattern === undefined ? rule.filterPattern : reencoded(request.FilterPattern);
  }

  /** `eventbridge:PutTargets`: a target whose id is known is replaced, another one is added. */
  public putTargets(busName: string, name: string, targets: EventTarget[]): void {
    this.context.calls.receive("eventbridge:PutTargets", { EventBusName: busName, RuleName: name, Targets: targets });
    const rule = this.get(busName, name);
    const after = [...rule.targets];
    for (const target of targets) {
      const at = after.findIndex(({ Id }) => Id === target.Id);
      after.splice(at < 0 ? after.length : at, at < 0 ? 0 : 1, answered(target));
    }
    checkCount(name, after);
    rule.targets = after;
  }

  /** `eventbridge:EnableRule`. */
  public enable(busName: string, name: string): void {
    this.context.calls.receive("eventbridge:EnableRule", { EventBusName: busName, RuleName: name });
    this.get(busName, name).status = "ENABLE";
  }

  /** `eventbridge:DisableRule`. */
  public disable(busName: string, name: string): void {
    this.context.calls.receive("eventbridge:DisableRule", { EventBusName: busName, RuleName: name });
    this.get(busName, name).status = "DISABLE";
  }

  /** `eventbridge:GetRule`. */
  public describe(busName: string, name: string): EventRule | undefined {
    this.context.calls.receive("eventbridge:GetRule", { EventBusName: busName, RuleName: name });
    return this.rules.get(key(busName, name));
  }

  /** `eventbridge:DeleteRule`. */
  public delete(busName: string, name: string): void {
    this.context.calls.receive("eventbridge:DeleteRule", { EventBusName: busName, RuleName: name });
    this.get(busName, name);
    this.rules.delete(key(busName, name));
  }
}

function key(busName: string, name: string): string {
  return `${busName}:${name}`;
}

function checkCount(rule: string, { length }: readonly EventTarget[]): void {
  if (length > MOST_TARGETS_A_RULE) {
    throw new CloudError(
      "EventTargetCountExceeded",
      `The rule "${rule}" has at most ${MOST_TARGETS_A_RULE} targets, not ${length}.`,
    );
  }
}

/** What the service fills in by itself. */
function answered(target: EventTarget): EventTarget {
  return { ...target, PushRetryStrategy: target.PushRetryStrategy ?? "BACKOFF_RETRY" };
}

function reencoded(pattern: string): string {
  const sorted = (_: string, value: unknown) =>
    typeof value === "object" && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
      : value;
  try {
    return JSON.stringify(JSON.parse(pattern), sorted);
  } catch {
    throw new CloudError("EventPatternInvalid", `The filter pattern is not JSON: ${pattern}`);
  }
}
