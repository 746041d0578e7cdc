import { Construct } from "constructs";
import { MetricAlarm, MetricAlarmOptions } from "./metric-alarm";
import { checkProps } from "../environment/props";

/**
 * An alarm on a metric of event delivery.
 */
export interface DeliveryAlarmProps extends MetricAlarmOptions {
  /**
   * The namespace of the metric. Another one replaces the alarm.
   *
   * @default "acs_eventbridge"
   */
  readonly namespace?: string;
}

/**
 * An alarm on how EventBridge delivers, for example on events that no rule could be applied to.
 *
 * The metric, its dimensions and its statistic have no default, because the documentation names none of them: only the
 * namespace is confirmed. The console of CloudMonitor shows them, and so does
 * `aliyun cms DescribeMetricMetaList --Namespace acs_eventbridge`. What could not be delivered at all is watched by
 * `DeadLetterAlarm`, which does not depend on these names.
 *
 * @see https://www.alibabacloud.com/help/en/eventbridge/user-guide/configure-alert-rules
 */
export class DeliveryAlarm extends MetricAlarm {
  /**
   * @param scope the construct that holds the alarm
   * @param id the id of the construct
   * @param props the alarm
   * @throws when nobody is notified, no dimension is stated, or a number is not one that the service takes
   */
  public constructor(scope: Construct, id: string, props: DeliveryAlarmProps) {
    checkProps(`The props of the alarm ${id}`, props);
    super(scope, id, { ...props, namespace: props.namespace ?? "acs_eventbridge" });
  }
}
