import { PAGES } from "./monitoring-pages";
import { checkLiteral } from "../environment/literal";
import { checkProps } from "../environment/props";
import { checkFilledText } from "../environment/text";

/**
 * A metric that counts the messages in a queue.
 */
export interface QueueDepthMetricProps {
  /** The namespace of the metric. */
  readonly namespace: string;

  /** The name of the metric. */
  readonly metricName: string;

  /**
   * The statistic. It must be one that the metric has.
   *
   * @default "Maximum"
   */
  readonly statistic?: string;

  /**
   * The dimension that holds the name of the queue.
   *
   * @default "queue"
   */
  readonly queueDimension?: string;

  /**
   * The dimension that holds the region.
   *
   * @default "region"
   */
  readonly regionDimension?: string;

  /**
   * The dimension that holds the id of the account.
   *
   * @default "userId"
   */
  readonly accountDimension?: string;
}

const PARTS = [
  "namespace",
  "metricName",
  "statistic",
  "queueDimension",
  "regionDimension",
  "accountDimension",
] as const;

/**
 * A metric of CloudMonitor that counts the messages waiting in a queue. The service has two generations of it, and no
 * official page gives all parts of either: make the alarm go off once before you rely on it.
 *
 * @see https://www.alibabacloud.com/help/en/mns/getqueueattributes
 */
export class QueueDepthMetric {
  /**
   * `ActiveMessages` in the namespace `acs_mns_new`. The namespace and the dimensions `userId`, `region` and `queue` stand
   * in the official SDKs of CloudMonitor; the name and its statistics are known from integrations of other vendors.
   */
  public static readonly ACTIVE_MESSAGES = QueueDepthMetric.of({
    namespace: "acs_mns_new",
    metricName: "ActiveMessages",
  });

  /**
   * `NumberOfMessagesVisible` in the namespace `acs_smq`, which official pages name as the successor. Its dimensions and
   * statistics are **not confirmed**: those of `ACTIVE_MESSAGES` are assumed.
   */
  public static readonly NUMBER_OF_MESSAGES_VISIBLE = QueueDepthMetric.of({
    namespace: "acs_smq",
    metricName: "NumberOfMessagesVisible",
  });

  /**
   * Another metric, or other parts of these.
   *
   * @param props the metric
   * @throws when a part is empty
   */
  public static of(props: QueueDepthMetricProps): QueueDepthMetric {
    checkProps("The props of QueueDepthMetric.of", props);
    const complete = {
      ...props,
      statistic: props.statistic ?? "Maximum",
      queueDimension: props.queueDimension ?? "queue",
      regionDimension: props.regionDimension ?? "region",
      accountDimension: props.accountDimension ?? "userId",
    };
    PARTS.forEach((part) =>
      checkFilledText(`${part} of QueueDepthMetric.of`, complete[part], { see: PAGES.metricRule }),
    );
    // The alarm on a metric has its name as construct id.
    checkLiteral("metricName of QueueDepthMetric.of", complete.metricName, PAGES.metricRule);
    return new QueueDepthMetric(complete);
  }

  /** The namespace of the metric. */
  public readonly namespace: string;

  /** The name of the metric. */
  public readonly metricName: string;

  /** The statistic. */
  public readonly statistic: string;

  private constructor(private readonly props: Required<QueueDepthMetricProps>) {
    this.namespace = props.namespace;
    this.metricName = props.metricName;
    this.statistic = props.statistic;
  }

  /**
   * The dimensions that choose one queue.
   *
   * @internal
   */
  public _dimensions(queueName: string, region: string, accountId: string): { [name: string]: string } {
    const { queueDimension, regionDimension, accountDimension } = this.props;
    return { [queueDimension]: queueName, [regionDimension]: region, [accountDimension]: accountId };
  }
}
