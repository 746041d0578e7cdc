import { Timer } from "./clock";
import { notFound } from "./cloud-error";
import { compares } from "./comparison";
import { finds } from "./log-query";
import { RegionContext } from "./region-context";
import { CloudEvent } from "./service-events";

/** Settings that the model keeps and answers, but does nothing with. */
export type MonitorSettings = { readonly [name: string]: unknown };

export interface Escalation {
  readonly level: "CRITICAL" | "WARN" | "INFO";
  /** For example `>=`. */
  readonly comparison: string;
  readonly threshold: number;
  /** How many periods in a row. */
  readonly times: number;
}

export interface MetricRule {
  readonly id: string;
  readonly name: string;
  readonly namespace: string;
  readonly metric: string;
  readonly dimensions: readonly { readonly [dimension: string]: string }[];
  readonly contactGroups: readonly string[];
  /** In seconds. */
  readonly period: number;
  /** In seconds: an alarm that lasts is told again after so long. */
  readonly silenceTime: number;
  readonly escalations: readonly Escalation[];
  readonly enabled: boolean;
  readonly settings: MonitorSettings;
}

export interface EventRule {
  readonly name: string;
  readonly description?: string;
  readonly enabled: boolean;
  /** In seconds. */
  readonly silenceTime?: number;
  readonly pattern: {
    readonly product: string;
    readonly names: readonly string[];
    readonly levels: readonly string[];
    readonly eventTypes: readonly string[];
    readonly filter?: string;
  };
  /** Kept as they are, by the name of their block. */
  readonly targets: { readonly [block: string]: readonly MonitorSettings[] };
}

/** A system event as CloudMonitor shows it: without the prefix of EventBridge, and on level INFO even where something failed. */
export interface SystemEvent {
  readonly ver: "1.0";
  readonly id: string;
  readonly product: string;
  readonly name: string;
  readonly level: "INFO";
  readonly resourceId: string;
  readonly regionId: string;
  readonly userId: string;
  readonly eventTime: string;
  readonly content: CloudEvent["data"];
}

/** Somebody was told of an event, or of an alarm that began, lasts or ended. */
export interface Notification {
  readonly at: Date;
  readonly rule: string;
  /** `contact`, or the block of the target. */
  readonly kind: string;
  readonly target: MonitorSettings;
  readonly event?: SystemEvent;
  readonly level?: Escalation["level"] | "OK";
  readonly value?: number;
}

/** The present value of a metric; undefined where there is none. */
export type MetricSource = (dimensions: { readonly [dimension: string]: string }) => number | undefined;

type AlarmState = { level?: Escalation["level"]; toldAt: number; readonly streaks: Map<Escalation, number> };

/**
 * CloudMonitor: alarms on metrics that somebody supplies, rules on system events. What is told to whom is recorded, and handed to
 * `carriers` where one is set. A statistic of a period is the value at its end.
 */
export class Monitor {
  private readonly rules = new Map<string, MetricRule>();
  private readonly events = new Map<string, EventRule>();
  private readonly timers = new Map<string, Timer>();
  private readonly states = new Map<string, AlarmState>();
  private readonly metrics = new Map<string, MetricSource>();
  private readonly carriers = new Map<string, (target: MonitorSettings, event: SystemEvent) => void>();
  private readonly told: Notification[] = [];

  public constructor(private readonly context: RegionContext) {
    context.events.subscribe((event) => this.hear(event));
  }

  /** As plain data. */
  public get all(): object {
    return { rules: [...this.rules.values()], events: [...this.events.values()] };
  }

  public get notifications(): readonly Notification[] {
    return this.told;
  }

  /** Where the values of a metric come from. A rule on any other metric is kept and never evaluated. */
  public metric(namespace: string, name: string, source: MetricSource): void {
    this.metrics.set(`${namespace}/${name}`, source);
  }

  /** What carries events to the targets of one kind, for example `mns_parameters`. */
  public carrier(kind: string, carry: (target: MonitorSettings, event: SystemEvent) => void): void {
    this.carriers.set(kind, carry);
  }

  /** The level that an alarm is on; undefined while all is well. */
  public levelOf(id: string): Escalation["level"] | undefined {
    return this.states.get(id)?.level;
  }

  /** `cms:PutResourceMetricRule`: makes one or puts it in the place of what was there. */
  public putMetricRule(rule: MetricRule): void {
    this.context.calls.receive("cms:PutResourceMetricRule", { RuleId: rule.id, ...rule });
    this.rules.set(rule.id, rule);
    this.watch(rule);
  }

  /** `cms:EnableMetricRules` and `cms:DisableMetricRules`. */
  public setMetricRule(id: string, enabled: boolean): void {
    this.context.calls.receive(enabled ? "cms:EnableMetricRules" : "cms:DisableMetricRules", { RuleId: [id] });
    const rule = this.rules.get(id);
    if (!rule) {
      throw notFound("ResourceNotFound", "alarm rule", id);
    }
    this.rules.set(id, { ...rule, enabled });
    this.watch(this.rules.get(id)!);
  }

  /** `cms:DescribeMetricRuleList`. */
  public metricRule(id: string): MetricRule | undefined {
    this.context.calls.receive("cms:DescribeMetricRuleList", { RuleIds: id });
    return this.rules.get(id);
  }

  /** `cms:DeleteMetricRules`. */
  public deleteMetricRule(id: string): void {
    this.context.calls.receive("cms:DeleteMetricRules", { Id: [id] });
    this.rules.delete(id);
    this.states.delete(id);
    this.timers.get(id)?.cancel();
    this.timers.delete(id);
  }

  /** `cms:PutEventRule`: what was there keeps its targets. */
  public putEventRule(rule: Omit<EventRule, "targets">): void {
    this.context.calls.receive("cms:PutEventRule", { RuleName: rule.name, ...rule });
    this.events.set(rule.name, { ...rule, targets: this.events.get(rule.name)?.targets ?? {} });
  }

  /** `cms:PutEventRuleTargets`: kinds that are not named stay. */
  public putEventRuleTargets(name: string, targets: EventRule["targets"]): void {
    this.context.calls.receive("cms:PutEventRuleTargets", { RuleName: name, ...targets });
    const rule = this.events.get(name);
    if (!rule) {
      throw notFound("ResourceNotFound", "event rule", name);
    }
    this.events.set(name, { ...rule, targets: { ...rule.targets, ...targets } });
  }

  /** `cms:DescribeEventRuleList` and `cms:DescribeEventRuleTargetList`. */
  public eventRule(name: string): EventRule | undefined {
    this.context.calls.receive("cms:DescribeEventRuleList", { NamePrefix: name });
    this.context.calls.receive("cms:DescribeEventRuleTargetList", { RuleName: name });
    return this.events.get(name);
  }

  /** `cms:DeleteEventRules`. */
  public deleteEventRule(name: string): void {
    this.context.calls.receive("cms:DeleteEventRules", { RuleNames: [name] });
    this.events.delete(name);
  }

  private hear(event: CloudEvent): void {
    const [product, ...name] = event.type.split(":");
    const seen: SystemEvent = {
      ver: "1.0",
      id: event.id,
      product: product.toUpperCase(),
      name: name.join(":"),
      level: "INFO",
      resourceId: event.subject ?? "",
      regionId: event.aliyunregionid,
      userId: event.aliyunaccountid,
      eventTime: event.time,
      content: event.data,
    };
    for (const rule of this.events.values()) {
      if (rule.enabled && hears(rule.pattern, seen)) {
        Object.entries(rule.targets).forEach(([kind, targets]) =>
          targets.forEach((target) => {
            this.told.push({ at: this.context.clock.now, rule: rule.name, kind, target, event: seen });
            this.carriers.get(kind)?.(target, seen);
          }),
        );
      }
    }
  }

  private watch(rule: MetricRule): void {
    this.timers.get(rule.id)?.cancel();
    this.states.set(rule.id, { toldAt: 0, streaks: new Map() });
    if (!rule.enabled) return;
    const next = () => {
      this.timers.set(
        rule.id,
        this.context.clock.after(rule.period * 1000, () => {
          this.evaluate(rule);
          next();
        }),
      );
    };
    next();
  }

  private evaluate(rule: MetricRule): void {
    const source = this.metrics.get(`${rule.namespace}/${rule.metric}`);
    const values = source ? rule.dimensions.flatMap((dimensions) => source(dimensions) ?? []) : [];
    if (values.length === 0) return;
    const state = this.states.get(rule.id)!;
    const value = Math.max(...values);
    const reached = rule.escalations.filter((escalation) => {
      const exceeded = values.some((each) => compares(each, escalation.comparison, escalation.threshold));
      state.streaks.set(escalation, exceeded ? (state.streaks.get(escalation) ?? 0) + 1 : 0);
      return state.streaks.get(escalation)! >= escalation.times;
    });
    const level = LEVELS.find((each) => reached.some((escalation) => escalation.level === each));
    const now = this.context.clock.now;
    const silent = now.getTime() < state.toldAt + rule.silenceTime * 1000;
    if (level === state.level && (level === undefined || silent)) return;
    state.level = level;
    state.toldAt = now.getTime();
    for (const name of rule.contactGroups) {
      this.told.push({ at: now, rule: rule.name, kind: "contact", target: { name }, level: level ?? "OK", value });
    }
  }
}

const LEVELS = ["CRITICAL", "WARN", "INFO"] as const;

function hears({ product, names, levels, eventTypes, filter }: EventRule["pattern"], event: SystemEvent): boolean {
  const open = (list: readonly string[], value: string) =>
    list.length === 0 || list.includes("*") || list.includes(value);
  return (
    product.toUpperCase() === event.product &&
    open(names, event.name) &&
    open(levels, event.level) &&
    open(eventTypes, "StatusNotification") &&
    (!filter || finds(filter, { text: JSON.stringify(event.content), fields: event.content }))
  );
}
