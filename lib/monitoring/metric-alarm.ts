import { Construct } from "constructs";
import { AlarmLevel } from "./alarm-level";
import { AlarmOptions, checkAlarmOptions } from "./alarm-options";
import { checkContactGroup, IContactGroup } from "./contact-group";
import { PAGES } from "./monitoring-pages";
import { CmsAlarm } from "../bindings/cms-alarm";
import { InvalidInput } from "../environment/invalid-input";
import { numberText } from "../environment/number-text";
import { checkOneOf } from "../environment/one-of";
import { physicalName } from "../environment/physical-name";
import { checkProps } from "../environment/props";
import { checkFilledText } from "../environment/text";
import { isUnresolved } from "../environment/unresolved";
import { checkWholeNumber } from "../environment/whole-number";
import { canonicalJson } from "../events/canonical-json";

const LONGEST_NAME = 100;

/**
 * How the value of a metric is compared with the threshold of an alarm.
 *
 * @see https://www.alibabacloud.com/help/en/cloudmonitor/latest/putresourcemetricrule
 */
export enum AlarmComparison {
  /** The value is the threshold or more. */
  AT_LEAST = ">=",
  /** The value is more than the threshold. */
  MORE_THAN = ">",
  /** The value is the threshold or less. */
  AT_MOST = "<=",
  /** The value is less than the threshold. */
  LESS_THAN = "<",
}

/**
 * When an alarm on a metric goes off, and whom it notifies.
 */
export interface MetricAlarmOptions extends AlarmOptions {
  /** The name of the metric as its service defines it. Another one replaces the alarm. */
  readonly metricName: string;

  /**
   * The dimensions that choose what is watched, by name, such as `{ queue: "orders" }`. A dimension that the metric does
   * not have is not refused by anybody: **the alarm then never goes off**.
   */
  readonly dimensions: { [name: string]: string };

  /** How the values of a period are made one: a statistic of the metric, such as `Maximum`, `Average` or `Sum`. */
  readonly statistic: string;

  /** What the value is compared with. */
  readonly threshold: number;

  /**
   * How it is compared.
   *
   * @default AlarmComparison.AT_LEAST
   */
  readonly comparison?: AlarmComparison;

  /**
   * The period of the metric, in seconds: 15 to 86,400. It must be one that the metric has.
   *
   * @default 300
   */
  readonly periodSeconds?: number;

  /**
   * In how many periods in a row the comparison must hold before the alarm goes off.
   *
   * @default 1
   */
  readonly evaluationCount?: number;
}

/**
 * An alarm on any metric of CloudMonitor.
 */
export interface MetricAlarmProps extends MetricAlarmOptions {
  /** The namespace of the metric, such as `acs_ecs_dashboard`. Another one replaces the alarm. */
  readonly namespace: string;
}

/**
 * An alarm on any metric of CloudMonitor. Nothing checks that the metric, its dimensions and its statistic exist: make
 * the alarm go off once before you rely on it.
 *
 * @see https://www.alibabacloud.com/help/en/cloudmonitor/latest/putresourcemetricrule
 */
export class MetricAlarm extends Construct {
  /** The L1 resource. */
  public readonly resource: CmsAlarm;

  private readonly contactGroups: IContactGroup[];

  /**
   * @param scope the construct that holds the alarm
   * @param id the id of the construct
   * @param props the alarm
   * @throws when nobody is notified, no dimension is stated, or a number is not one that the service takes
   */
  public constructor(scope: Construct, id: string, props: MetricAlarmProps) {
    super(scope, id);
    checkProps(`The props of ${this.node.path}`, props, this);
    checkAlarmOptions(this, props);
    checkMetric(props);
    this.contactGroups = [...props.contactGroups];
    const { level = AlarmLevel.CRITICAL } = props;
    const escalation = {
      comparisonOperator: props.comparison ?? AlarmComparison.AT_LEAST,
      statistics: props.statistic,
      threshold: numberText(props.threshold),
      times: props.evaluationCount ?? 1,
    };
    // The provider keeps the level of before beside another one, so that another one is another resource.
    const resourceId = level === AlarmLevel.CRITICAL ? "Resource" : `Resource-${level}`;
    this.resource = new CmsAlarm(this, resourceId, {
      name: props.alarmName ?? physicalName(this, LONGEST_NAME),
      project: props.namespace,
      metric: props.metricName,
      metricDimensions: canonicalJson([props.dimensions]),
      period: props.periodSeconds ?? 300,
      silenceTime: props.silenceSeconds ?? 3600,
      contactGroups: namesOf(props.contactGroups),
      webhook: props.webhook,
      escalationsCritical: level === AlarmLevel.CRITICAL ? escalation : undefined,
      escalationsWarn: level === AlarmLevel.WARN ? escalation : undefined,
      escalationsInfo: level === AlarmLevel.INFO ? escalation : undefined,
      tags: props.tags,
      provider: props.provider,
    });
  }

  /**
   * Notifies one more group.
   *
   * @param group the group
   * @throws when it is no contact group
   */
  public addContactGroup(group: IContactGroup): void {
    checkContactGroup("group", group);
    this.contactGroups.push(group);
    this.resource.contactGroups = namesOf(this.contactGroups);
  }
}

function namesOf(groups: IContactGroup[]): string[] {
  return groups.map(({ contactGroupName }) => contactGroupName);
}

function checkMetric(props: MetricAlarmProps): void {
  const see = PAGES.metricRule;
  checkFilledText("namespace", props.namespace, { see });
  checkFilledText("metricName", props.metricName, { see });
  checkFilledText("statistic", props.statistic, { see });
  checkDimensions(props.dimensions);
  if (!isUnresolved(props.threshold) && !Number.isFinite(props.threshold)) {
    throw new InvalidInput({
      what: "threshold",
      value: props.threshold,
      rule: "It is a number",
      mend: "State the value at which the alarm goes off",
      see,
    });
  }
  checkOneOf("comparison", props.comparison, AlarmComparison, see);
  checkWholeNumber("periodSeconds", props.periodSeconds, { min: 15, max: 86_400, unit: "seconds", see });
  checkWholeNumber("evaluationCount", props.evaluationCount, { min: 1, max: 1000, unit: "periods", see });
}

function checkDimensions(dimensions: { [name: string]: string }): void {
  if (isUnresolved(dimensions)) return;
  checkProps("dimensions", dimensions);
  const entries = Object.entries(dimensions);
  if (entries.length === 0) {
    throw new InvalidInput({
      what: "dimensions",
      value: dimensions,
      rule: "At least one dimension chooses what is watched",
      mend: 'State those of the metric; { resource: "_ALL" } watches everything',
      see: PAGES.metricRule,
    });
  }
  entries.forEach(([name, value]) => checkFilledText(`dimensions.${name}`, value, { see: PAGES.metricRule }));
}
