import { Timer } from "./clock";
import { CloudError } from "./cloud-error";
import { compares } from "./comparison";
import { finds, Searchable } from "./log-query";
import { LogEntry } from "./log-store";
import { Logs } from "./logs";
import { RegionContext } from "./region-context";

/** What an alert says, in the texts of the service. */
export interface LogAlertRequest {
  readonly project: string;
  readonly name: string;
  readonly enabled: boolean;
  /** For example `1h`. */
  readonly interval: string;
  readonly store: string;
  /** A search, and after a `|` the count of what it finds: `error | select count(1) as errors`. */
  readonly query: string;
  /** From when to now: for example `-24h`. */
  readonly start: string;
  /** The first one that holds says how severe it is: for example `errors > 0`. */
  readonly conditions: readonly { readonly severity: number; readonly condition: string }[];
  /** How severe it is when the query has no result; undefined where that sets nothing off. */
  readonly noDataSeverity?: number;
  /** How often in a row it must be so. */
  readonly threshold: number;
  readonly sendResolved: boolean;
  /** For example `4h`. */
  readonly repeatInterval: string;
  /** Says who is told. */
  readonly actionPolicyId: string;
}

/** Somebody was told that an alert began, lasts or is over. */
export interface LogAlertNotification {
  readonly at: Date;
  readonly alert: string;
  readonly actionPolicyId: string;
  readonly status: "firing" | "resolved";
  readonly severity?: number;
  /** What the query counted; undefined where it had no result. */
  readonly count?: number;
}

interface LogAlert extends LogAlertRequest {
  readonly search: string;
  readonly conditionsOfCount: readonly { readonly severity: number; readonly sign: string; readonly limit: number }[];
  readonly intervalMs: number;
  readonly windowMs: number;
  readonly repeatMs: number;
  timer?: Timer;
  streak: number;
  /** When somebody was last told that it lasts. */
  toldAt?: number;
  /** Why the last query failed, in which case nothing was concluded from it. */
  failure?: string;
}

const UNITS: { readonly [unit: string]: number } = { s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 };
const COUNT = /^(?<search>[^|]*)\|\s*select\s+count\(1\)\s+as\s+(?<column>\w+)\s*$/i;
const CONDITION = /^(?<column>\w+)\s*(?<sign>[<>]=?|==|!=)\s*(?<limit>\d+)$/;

/**
 * The alerts of Log Service, as far as one counts the entries that a search finds in a store over a time up to now, in a fixed
 * interval. What says more than that is refused. Who an action policy reaches is not modelled.
 */
export class LogAlerts {
  /** Whether a count over nothing has no result, rather than a zero: no page says. */
  public nothingIsNoData = false;

  private readonly alerts = new Map<string, LogAlert>();
  private readonly told: LogAlertNotification[] = [];

  public constructor(
    private readonly context: RegionContext,
    private readonly logs: Logs,
  ) {}

  public get notifications(): readonly LogAlertNotification[] {
    return this.told;
  }

  /** Why the last query of an alert failed. */
  public failureOf(project: string, name: string): string | undefined {
    return this.alerts.get(`${project}/${name}`)?.failure;
  }

  /** Watches from now on, in the place of what was watched under the name. */
  public watch(request: LogAlertRequest): void {
    const alert = understood(request);
    this.forget(request.project, request.name);
    this.alerts.set(`${request.project}/${request.name}`, alert);
    if (request.enabled) this.arm(alert);
  }

  public forget(project: string, name: string): void {
    this.alerts.get(`${project}/${name}`)?.timer?.cancel();
    this.alerts.delete(`${project}/${name}`);
  }

  private arm(alert: LogAlert): void {
    alert.timer = this.context.clock.after(alert.intervalMs, () => {
      this.evaluate(alert);
      this.arm(alert);
    });
  }

  private evaluate(alert: LogAlert): void {
    try {
      const count = this.count(alert);
      alert.failure = undefined;
      this.conclude(alert, severityOf(alert, count), count);
    } catch (thrown) {
      alert.failure = (thrown as Error).message;
    }
  }

  private count(alert: LogAlert): number | undefined {
    const { index } = this.logs.store(alert.project, alert.store);
    if (index === undefined) {
      throw new CloudError("IndexConfigNotExist", `The log store "${alert.store}" has no index.`, 404);
    }
    const begin = this.context.clock.now.getTime() - alert.windowMs;
    const recent = this.logs.entries(alert.project, alert.store).filter(({ time }) => time.getTime() >= begin);
    const found = recent.filter((entry) => finds(alert.search, searchable(entry))).length;
    return found === 0 && this.nothingIsNoData ? undefined : found;
  }

  private conclude(alert: LogAlert, severity: number | undefined, count: number | undefined): void {
    const now = this.context.clock.now;
    alert.streak = severity === undefined ? 0 : alert.streak + 1;
    const tell = (status: LogAlertNotification["status"]) => {
      const { name, actionPolicyId } = alert;
      this.told.push({ at: now, alert: name, actionPolicyId, status, severity, count });
    };
    if (severity === undefined) {
      if (alert.toldAt !== undefined && alert.sendResolved) tell("resolved");
      alert.toldAt = undefined;
    } else if (alert.streak >= alert.threshold && now.getTime() >= (alert.toldAt ?? -Infinity) + alert.repeatMs) {
      alert.toldAt = now.getTime();
      tell("firing");
    }
  }
}

function severityOf({ conditionsOfCount, noDataSeverity }: LogAlert, count: number | undefined): number | undefined {
  if (count === undefined) return noDataSeverity;
  return conditionsOfCount.find(({ sign, limit }) => compares(count, sign, limit))?.severity;
}

function searchable({ contents }: LogEntry): Searchable {
  const fields = Object.entries(contents).flatMap(([name, text]) => [[name, text], ...within(name, text)]);
  return {
    text: Object.values(contents).join("\n"),
    fields: Object.fromEntries(fields) as { [name: string]: unknown },
  };
}

/** The members of a JSON object by their paths, such as `content.data.result`. */
function within(name: string, text: string): [string, unknown][] {
  if (!text.startsWith("{")) return [];
  const members = (path: string, value: unknown): [string, unknown][] =>
    typeof value === "object" && value !== null
      ? Object.entries(value).flatMap(([key, member]) => members(`${path}.${key}`, member))
      : [[path, value]];
  return members(name, JSON.parse(text));
}

function understood(request: LogAlertRequest): LogAlert {
  const { search, column } = parts("the query", request.query, COUNT);
  return {
    ...request,
    search: search.trim() || "*",
    conditionsOfCount: request.conditions.map(({ severity, condition }) => {
      const { column: compared, sign, limit } = parts("the condition", condition, CONDITION);
      if (compared !== column) throw beyond("the condition", condition);
      return { severity, sign, limit: Number(limit) };
    }),
    intervalMs: duration("the interval", request.interval),
    windowMs: duration("the start", request.start.replace(/^-/, "")),
    repeatMs: duration("the repetition", request.repeatInterval),
    streak: 0,
  };
}

function duration(what: string, text: string): number {
  const { count, unit } = parts(what, text, /^(?<count>\d+)(?<unit>[smhd])$/);
  return Number(count) * UNITS[unit];
}

function parts(what: string, text: string, form: RegExp): { readonly [name: string]: string } {
  const { groups } = form.exec(text.trim()) ?? {};
  if (!groups) throw beyond(what, text);
  return groups;
}

function beyond(what: string, text: string): CloudError {
  return new CloudError("ParameterInvalid", `The emulator does not understand ${what} "${text}" of an alert.`);
}
