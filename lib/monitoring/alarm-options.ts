import { TerraformProvider } from "cdktf";
import { Construct } from "constructs";
import { AlarmLevel } from "./alarm-level";
import { checkContactGroup, IContactGroup } from "./contact-group";
import { PAGES } from "./monitoring-pages";
import { advise } from "../environment/advice";
import { checkCount } from "../environment/count";
import { InvalidInput } from "../environment/invalid-input";
import { DECIDES } from "../environment/literal";
import { checkOneOf } from "../environment/one-of";
import { checkTags } from "../environment/tags";
import { checkFilledText } from "../environment/text";
import { isUnresolved } from "../environment/unresolved";
import { checkWholeNumber } from "../environment/whole-number";
import { checkHttpUrl } from "../events/http-url";

/**
 * What can be said of every alarm on a metric.
 */
export interface AlarmOptions {
  /** Who is notified: at least one group. */
  readonly contactGroups: IContactGroup[];

  /**
   * The name of the alarm in notifications.
   *
   * @default - derived from the construct path
   */
  readonly alarmName?: string;

  /**
   * How urgent the alarm is; CloudMonitor chooses the ways to the contacts by it. Another level replaces the alarm.
   *
   * @default AlarmLevel.CRITICAL
   */
  readonly level?: AlarmLevel;

  /**
   * How long the alarm keeps silent after a notification while its cause lasts, in seconds: 300 to 86,400.
   *
   * @default 3600
   */
  readonly silenceSeconds?: number;

  /**
   * A URL that CloudMonitor calls when the alarm goes off, besides the notifications. The provider's documentation knows
   * `http` only, so `https` is warned of. Once stated, it can be changed but not be taken away.
   *
   * @default - none
   */
  readonly webhook?: string;

  /**
   * The tags of the alarm. Once stated, they can be changed but not all be taken away.
   *
   * @default - no tags
   */
  readonly tags?: { [key: string]: string };

  /**
   * The provider of the alarm, where a stack has several.
   *
   * @default - that of the queue for a `DeadLetterAlarm`, else the provider without an alias
   */
  readonly provider?: TerraformProvider;
}

/**
 * Checks what can be said of every alarm on a metric.
 *
 * @internal
 */
export function checkAlarmOptions(alarm: Construct, options: AlarmOptions): void {
  checkCount("contactGroups", options.contactGroups, { min: 1, required: true, known: true, see: PAGES.metricRule });
  options.contactGroups.forEach((group, index) => checkContactGroup(`contactGroups[${index}]`, group));
  if (options.alarmName !== undefined) checkFilledText("alarmName", options.alarmName, { see: PAGES.metricRule });
  checkLevel(options.level);
  checkWholeNumber("silenceSeconds", options.silenceSeconds, {
    min: 300,
    max: 86_400,
    unit: "seconds",
    see: PAGES.metricRule,
  });
  checkTags("tags", options.tags);
  if (options.webhook !== undefined) checkWebhook(alarm, options.webhook);
}

function checkLevel(level: AlarmLevel | undefined): void {
  checkOneOf("level", level, AlarmLevel, PAGES.metricRule);
  if (level === undefined || !isUnresolved(level)) return;
  throw new InvalidInput({
    what: "level",
    rule: DECIDES,
    mend: "Use a member of AlarmLevel, or leave it out",
    see: PAGES.metricRule,
  });
}

function checkWebhook(alarm: Construct, webhook: string): void {
  checkHttpUrl("webhook", webhook, { see: PAGES.metricRule });
  if (isUnresolved(webhook) || !/^https:/i.test(webhook)) return;
  advise(
    alarm,
    "ADP-051",
    "the documentation of the provider says that CloudMonitor calls webhooks of alarms by http only. Try this one before " +
      "you rely on it, or notify by contact groups alone.",
  );
}
