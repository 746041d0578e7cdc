import { Construct } from "constructs";
import { AlarmOptions } from "./alarm-options";
import { IContactGroup } from "./contact-group";
import { MetricAlarm } from "./metric-alarm";
import { PAGES } from "./monitoring-pages";
import { QueueDepthMetric } from "./queue-depth-metric";
import { checkCount } from "../environment/count";
import { Environment } from "../environment/environment";
import { InvalidInput } from "../environment/invalid-input";
import { checkProps } from "../environment/props";
import { providerOf } from "../environment/provider";
import { checkShape } from "../environment/shape";
import { checkWholeNumber } from "../environment/whole-number";
import { checkQueue, IMnsQueue } from "../events/mns-queue";
import { checkSamePlace, PlacedUser } from "../events/placement";

const ALARM: PlacedUser = {
  name: "the alarm",
  mend: "Leave provider out: it follows the queue",
  see: PAGES.metricRule,
};

/**
 * An alarm on events that could not be delivered.
 */
export interface DeadLetterAlarmProps extends AlarmOptions {
  /** The dead-letter queue, in the region and account of the alarm, which follows its provider. */
  readonly queue: IMnsQueue;

  /**
   * How many messages set the alarm off: at least 1.
   *
   * @default 1
   */
  readonly threshold?: number;

  /**
   * The period of the metric, in seconds: 15 to 86,400. It must be one that the metric has.
   *
   * @default 300
   */
  readonly periodSeconds?: number;

  /**
   * In how many periods in a row there must be so many messages before the alarm goes off.
   *
   * @default 1
   */
  readonly evaluationCount?: number;

  /**
   * The metrics that count the messages. Each one makes an alarm of its own, so that a metric that the service retires
   * silences only one of them.
   *
   * @default [QueueDepthMetric.ACTIVE_MESSAGES]
   */
  readonly depthMetrics?: QueueDepthMetric[];
}

/**
 * Notifies when a dead-letter queue holds messages: events that could not be delivered after all tries. They stay there
 * for seven days at most, so somebody must look in that time.
 *
 * CloudMonitor reads the depth of the queue; EventBridge has no part in it. A message that somebody has just received and
 * not deleted is not counted while it is hidden.
 *
 * @see https://www.alibabacloud.com/help/en/cloudmonitor/latest/putresourcemetricrule
 */
export class DeadLetterAlarm extends Construct {
  /** The queue that is watched. */
  public readonly queue: IMnsQueue;

  /** The alarms: one for each metric. */
  public readonly alarms: MetricAlarm[];

  /**
   * @param scope the construct that holds the alarm
   * @param id the id of the construct
   * @param props the alarm
   * @throws when nobody is notified, a number is not one that the service takes, or the queue is in another region or
   * account
   */
  public constructor(scope: Construct, id: string, props: DeadLetterAlarmProps) {
    super(scope, id);
    checkProps(`The props of ${this.node.path}`, props, this);
    const { queue, threshold = 1, depthMetrics = [QueueDepthMetric.ACTIVE_MESSAGES], alarmName, ...options } = props;
    checkQueue("queue", queue);
    checkWholeNumber("threshold", threshold, { min: 1, max: 1_000_000, unit: "messages", see: PAGES.metricRule });
    checkMetrics(depthMetrics);
    this.queue = queue;
    const provider = props.provider ?? providerOf(queue, this);
    const environment = Environment.of(this, provider);
    checkSamePlace(`queue of ${this.node.path}`, queue, environment, ALARM);
    this.alarms = depthMetrics.map(
      (metric, index) =>
        new MetricAlarm(this, metric.metricName, {
          ...options,
          alarmName: index === 0 || alarmName === undefined ? alarmName : `${alarmName}-${metric.metricName}`,
          namespace: metric.namespace,
          metricName: metric.metricName,
          statistic: metric.statistic,
          dimensions: metric._dimensions(queue.queueName, environment.region, environment.accountId),
          threshold,
          provider,
        }),
    );
  }

  /**
   * Notifies one more group.
   *
   * @param group the group
   * @throws when it is no contact group
   */
  public addContactGroup(group: IContactGroup): void {
    this.alarms.forEach((alarm) => alarm.addContactGroup(group));
  }
}

function checkMetrics(metrics: QueueDepthMetric[]): void {
  checkCount("depthMetrics", metrics, { min: 1, required: true, see: PAGES.metricRule });
  metrics.forEach((metric, index) =>
    checkShape(`depthMetrics[${index}]`, metric, "metricName", "a QueueDepthMetric", "Use QueueDepthMetric.of(…)"),
  );
  const names = metrics.map(({ metricName }) => metricName);
  if (new Set(names).size === names.length) return;
  throw new InvalidInput({
    what: "depthMetrics",
    value: names,
    rule: "Each metric is named once",
    mend: "Take the repeated one out",
  });
}
