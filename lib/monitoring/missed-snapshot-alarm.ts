import { Fn, Op, TerraformProvider, Token } from "cdktf";
import { Construct } from "constructs";
import { AlertSeverity } from "./alert-severity";
import { PAGES } from "./monitoring-pages";
import { checkAuditLog, IAuditLog } from "../archive/i-audit-log";
import { SlsAlert } from "../bindings/sls-alert";
import { Environment } from "../environment/environment";
import { InvalidInput } from "../environment/invalid-input";
import { numberText } from "../environment/number-text";
import { physicalName } from "../environment/physical-name";
import { checkProps } from "../environment/props";
import { providerOf } from "../environment/provider";
import { checkFilledText } from "../environment/text";
import { isUnresolved } from "../environment/unresolved";
import { checkWholeNumber } from "../environment/whole-number";
import { checkSamePlace, PlacedUser } from "../events/placement";

/** The service refuses queries over a longer time. */
const LONGEST_QUERY_HOURS = 24;

const LONGEST_NAME = 63;

const ALERT: PlacedUser = {
  name: "the alert",
  mend: "Leave provider out: it follows the log",
  see: PAGES.logAlert,
};

/**
 * An alarm on snapshots that do not come.
 */
export interface MissedSnapshotAlarmProps {
  /**
   * The log that receives the events of snapshots, with a full-text index. Its project holds the alert: a log in another
   * one replaces it.
   */
  readonly log: IAuditLog;

  /**
   * The action policy of Log Service that says who is notified. It is made in the console of Log Service; without one
   * nobody hears of an alert.
   */
  readonly actionPolicyId: string;

  /**
   * After how many hours without a complete snapshot the alarm goes off: 1 to 168. State the longest gap of the schedule
   * (`SnapshotSchedule.longestGapHours`) and some hours for the time that a snapshot takes, which differs from day to day.
   * The default fits a daily schedule; with a weekly one it would go off on most days.
   *
   * @default 26
   */
  readonly overdueAfterHours?: number;

  /**
   * The search that finds a complete snapshot in the log store, without an analysis (no `|`) and without phrases (no
   * `#"…"`), which alerts do not support. It can be narrowed, for
   * example to disks: `accomplished and CreateSnapshotCompleted and (d-bp1a… or d-bp1b…)`.
   *
   * @default "accomplished and CreateSnapshotCompleted"
   */
  readonly search?: string;

  /**
   * How severe the alert is.
   *
   * @default AlertSeverity.HIGH
   */
  readonly severity?: AlertSeverity;

  /**
   * After how many hours the notification is repeated while no snapshot comes: 1 to 168.
   *
   * @default 4
   */
  readonly repeatAfterHours?: number;

  /**
   * The name of the alert in notifications: up to 64 characters.
   *
   * @default "No complete snapshot"
   */
  readonly displayName?: string;

  /**
   * The provider of the alert, where a stack has several.
   *
   * @default - that of the log
   */
  readonly provider?: TerraformProvider;
}

/**
 * Notifies when no snapshot has become complete for a time. It is the dead man's handle: a policy that was detached, a
 * skipped snapshot, a rule that was deleted and a log store that receives nothing send no event, and only their silence
 * tells.
 *
 * An alert of Log Service counts the events of complete snapshots every hour, over 24 hours at most. Zero sets it off, and
 * so does a query without any result; for longer times it must happen in as many hours in a row. After the first
 * deployment it goes off until the first snapshot is complete, which shows that it works. It sees the whole log: one
 * disk without snapshots among many with them is found by a narrowed `search`, or by the reconciler, which knows the disks.
 *
 * @see https://www.alibabacloud.com/help/en/sls/developer-reference/data-structure-of-an-alert-monitoring-rule
 */
export class MissedSnapshotAlarm extends Construct {
  /** The L1 resource. */
  public readonly resource: SlsAlert;

  /**
   * @param scope the construct that holds the alarm
   * @param id the id of the construct
   * @param props the alarm
   * @throws when there is no log or no action policy, a number is out of bounds, or the search holds an analysis or
   * a phrase, or the log is in another region or account
   */
  public constructor(scope: Construct, id: string, props: MissedSnapshotAlarmProps) {
    super(scope, id);
    checkProps(`The props of ${this.node.path}`, props, this);
    checkAuditLog("log", props.log);
    const alert = {
      ...props,
      overdueAfterHours: props.overdueAfterHours ?? 26,
      search: props.search ?? "accomplished and CreateSnapshotCompleted",
      severity: props.severity ?? AlertSeverity.HIGH,
      repeatAfterHours: props.repeatAfterHours ?? 4,
      displayName: props.displayName ?? "No complete snapshot",
    };
    checkAlert(alert);
    const { log, overdueAfterHours, severity, displayName, provider = providerOf(log, this) } = alert;
    const environment = Environment.of(this, provider);
    checkSamePlace(`log of ${this.node.path}`, log, environment, ALERT);
    const queryHours = shorter(overdueAfterHours, LONGEST_QUERY_HOURS);
    this.resource = new SlsAlert(this, "Resource", {
      projectName: log.projectName,
      // Alerts are jobs of Log Service, whose names have no capital letters.
      alertName: physicalName(this, LONGEST_NAME).toLowerCase(),
      displayName,
      status: "ENABLED",
      schedule: { type: "FixedRate", interval: "1h", runImmdiately: false },
      configuration: {
        type: "default",
        version: "2.0",
        dashboard: "internal-alert-analysis",
        queryList: [
          {
            storeType: "log",
            region: environment.region,
            project: log.projectName,
            store: log.logStoreName,
            query: `${alert.search} | select count(1) as complete`,
            timeSpanType: "Relative",
            start: `-${numberText(queryHours)}h`,
            end: "now",
            powerSqlMode: "auto",
          },
        ],
        groupConfiguration: { type: "no_group" },
        severityConfigurations: [{ severity, evalCondition: { condition: "complete < 1" } }],
        // A query without a result is as bad as a count of zero.
        noDataFire: true,
        noDataSeverity: severity,
        threshold: failuresInARow(overdueAfterHours, queryHours),
        sendResolved: true,
        autoAnnotation: true,
        annotations: [
          { key: "title", value: displayName },
          { key: "desc", value: `No snapshot has become complete for ${numberText(overdueAfterHours)} hours` },
        ],
        policyConfiguration: {
          alertPolicyId: "sls.builtin.dynamic",
          actionPolicyId: alert.actionPolicyId,
          repeatInterval: `${numberText(alert.repeatAfterHours)}h`,
        },
        sinkAlerthub: { enabled: true },
        // What is not stated of these, and answered all the same, is planned away for ever.
        sinkCms: { enabled: false },
        sinkEventStore: { enabled: false },
      },
      provider,
    });
  }
}

function checkAlert(props: Omit<Required<MissedSnapshotAlarmProps>, "provider">): void {
  const see = PAGES.logAlert;
  checkFilledText("actionPolicyId", props.actionPolicyId, {
    mend: "State the id of an action policy: the console of Log Service shows and makes them in a project under Alerts, Notification Policy, Action Policy",
    see: "https://www.alibabacloud.com/help/en/sls/user-guide/create-an-action-policy",
  });
  checkFilledText("displayName", props.displayName, { longest: 64, mend: "Shorten it", see });
  const hours = { min: 1, max: 168, unit: "hours", see: PAGES.logAlertLimits };
  checkWholeNumber("overdueAfterHours", props.overdueAfterHours, hours);
  checkWholeNumber("repeatAfterHours", props.repeatAfterHours, hours);
  checkSeverity(props.severity);
  checkSearch(props.search);
}

function checkSearch(search: string): void {
  checkFilledText("search", search, { see: PAGES.logAlert });
  if (isUnresolved(search)) return;
  const refuse = (rule: string, mend: string, see: string) => {
    throw new InvalidInput({ what: "search", value: search, rule, mend, see });
  };
  if (search.includes("|")) {
    const rule = "It is a search alone; the analysis that counts what it finds is added to it";
    refuse(rule, "Take out what follows the |", PAGES.logAlert);
  }
  if (search.includes('#"')) {
    const rule = "Alerts do not support searches for phrases";
    refuse(rule, "Take out the # and search for the words", PAGES.logAlertLimits);
  }
}

function shorter(hours: number, limit: number): number {
  return isUnresolved(hours) ? Fn.min([hours, limit]) : Math.min(hours, limit);
}

/** With a query over fewer hours every hour, as many queries in a row must find nothing until the hours are over. */
function failuresInARow(hours: number, queryHours: number): number {
  return isUnresolved(hours) ? Token.asNumber(Op.add(Op.sub(hours, queryHours), 1)) : hours - queryHours + 1;
}

function checkSeverity(severity: AlertSeverity): void {
  const known = Object.values(AlertSeverity).filter((value) => typeof value === "number");
  if (isUnresolved(severity) || known.includes(severity)) return;
  throw new InvalidInput({
    what: "severity",
    value: severity,
    rule: `It is one of ${known.join(", ")}`,
    mend: "Use AlertSeverity.HIGH or another member",
    see: PAGES.logAlert,
  });
}
