import { InvalidInput } from "../environment/invalid-input";
import { isUnresolved } from "../environment/unresolved";

const SEE = "https://www.alibabacloud.com/help/en/eventbridge/user-guide/event-target-parameters";

/** The types that the provider takes; any other one fails when Terraform plans. */
const TYPES = [
  "ApacheKafkaSelf",
  "acs.alikafka",
  "acs.api.destination",
  "acs.arms.loki",
  "acs.datahub",
  "acs.dingtalk",
  "acs.eventbridge",
  "acs.eventbridge.olap",
  "acs.eventbus.SLSCloudLens",
  "acs.fc.function",
  "acs.fnf",
  "acs.k8s",
  "acs.mail",
  "acs.mns.queue",
  "acs.mns.topic",
  "acs.openapi",
  "acs.rabbitmq",
  "acs.rds.mysql",
  "acs.rocketmq",
  "acs.sae",
  "acs.sls",
  "acs.sms",
  "http",
  "https",
  "mysql",
];

/** What is often written instead, and what to write. */
const MENDS = new Map([
  [
    "acs.oss",
    "There is none for OSS: deliver to acs.sls and export that log to the bucket, or to a function that writes",
  ],
  ["acs.log", "Use acs.sls"],
  ["acs.kafka", "Use acs.alikafka, or ApacheKafkaSelf for a cluster of your own"],
  ["acs.eventbus", "Use acs.eventbridge"],
  ["acs.email", "Use acs.mail"],
  ["acs.lark", "There is none for Lark: post to its webhook with targets.HttpEndpoint or targets.ApiDestination"],
  ["acs.wecom", "There is none for WeCom: post to its webhook with targets.HttpEndpoint or targets.ApiDestination"],
  ["acs.mns", "Use acs.mns.queue or acs.mns.topic"],
  ["acs.fc", "Use acs.fc.function"],
]);

/**
 * Refuses a type that is known to be wrong.
 *
 * @returns whether the provider is known to take the type; undefined where only Terraform knows it
 * @internal
 */
export function isKnownType(type: string): boolean | undefined {
  if (isUnresolved(type)) return undefined;
  const spelling = TYPES.find((known) => known.toLowerCase() === type.toLowerCase());
  const mend =
    MENDS.get(type.toLowerCase()) ?? (spelling === undefined || spelling === type ? undefined : `Use ${spelling}`);
  if (mend === undefined) return spelling !== undefined;
  throw new InvalidInput({
    what: "The type of a custom target",
    value: type,
    rule: "The provider refuses this type when Terraform plans",
    mend,
    see: SEE,
  });
}
