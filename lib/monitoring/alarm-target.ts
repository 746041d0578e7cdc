import { createHash } from "node:crypto";
import { checkContactGroup, IContactGroup } from "./contact-group";
import { PAGES } from "./monitoring-pages";
import { checkAuditLog, IAuditLog } from "../archive/i-audit-log";
import { CmsEventRuleConfig } from "../bindings/cms-event-rule";
import { Environment } from "../environment/environment";
import { InvalidInput } from "../environment/invalid-input";
import { checkOneOf } from "../environment/one-of";
import { isUnresolved } from "../environment/unresolved";
import { checkHttpUrl } from "../events/http-url";
import { checkQueue, IMnsQueue } from "../events/mns-queue";
import { Placed } from "../events/placement";
import { targetIdOf } from "../events/target-id";

/**
 * How CloudMonitor reaches the contacts of a group about an event.
 *
 * @see https://alibabacloud.com/help/en/cms/developer-reference/api-cms-2019-01-01-puteventruletargets
 */
export enum NotificationMethod {
  /** Call, text message, DingTalk and e-mail. */
  CALL = "2",
  /** Text message, DingTalk and e-mail. */
  TEXT_MESSAGE = "3",
  /** DingTalk and e-mail. */
  EMAIL = "4",
}

/**
 * What a rule of CloudMonitor says of one target.
 *
 * @internal
 */
export type TargetParameters = Pick<
  CmsEventRuleConfig,
  "contactParameters" | "mnsParameters" | "slsParameters" | "webhookParameters"
>;

/**
 * Where CloudMonitor sends what an event alarm has found.
 *
 * @see https://alibabacloud.com/help/en/cms/developer-reference/api-cms-2019-01-01-puteventruletargets
 */
export class AlarmTarget {
  /**
   * People.
   *
   * @param group the contact group
   * @param method how they are reached; default: text message, DingTalk and e-mail
   * @throws when it is no contact group, or no known method
   */
  public static contactGroup(
    group: IContactGroup,
    method: NotificationMethod = NotificationMethod.TEXT_MESSAGE,
  ): AlarmTarget {
    checkContactGroup("The group of AlarmTarget.contactGroup", group);
    checkOneOf("The method of AlarmTarget.contactGroup", method, NotificationMethod, PAGES.eventRuleTargets);
    return new AlarmTarget(`ContactGroup-${targetIdOf(group)}`, () => ({
      contactParameters: [{ contactParametersId: TARGET_ID, contactGroupName: group.contactGroupName, level: method }],
    }));
  }

  /**
   * A queue, of any region of the account. CloudMonitor writes to it with the role `AliyunCloudMonitorDefaultRole`, which
   * its console makes on first use.
   *
   * @param queue the queue
   * @throws when it is no queue
   */
  public static mnsQueue(queue: IMnsQueue): AlarmTarget {
    checkQueue("The queue of AlarmTarget.mnsQueue", queue);
    return new AlarmTarget(`MnsQueue-${targetIdOf(queue)}`, (environment) => ({
      mnsParameters: [
        { mnsParametersId: TARGET_ID, queue: queue.queueName, region: regionOf("queue", queue, environment) },
      ],
    }));
  }

  /**
   * A URL that is called with POST. CloudMonitor waits five seconds and tries three times at most; it has no dead letters.
   *
   * @param url the URL
   * @throws when it is no such URL or holds a password
   */
  public static webhook(url: string): AlarmTarget {
    checkHttpUrl("The url of AlarmTarget.webhook", url, { see: PAGES.eventRuleTargets });
    return new AlarmTarget(`Webhook-${nameOf(url)}`, () => ({
      webhookParameters: [{ webhookParametersId: TARGET_ID, protocol: "http", method: "POST", url }],
    }));
  }

  /**
   * A log, of any region of the account. CloudMonitor writes to it with the role `AliyunCloudMonitorDefaultRole`, which its
   * console makes on first use.
   *
   * @param log the log
   * @throws when it is no log
   */
  public static auditLog(log: IAuditLog): AlarmTarget {
    checkAuditLog("The log of AlarmTarget.auditLog", log);
    return new AlarmTarget(`AuditLog-${targetIdOf(log)}`, (environment) => ({
      slsParameters: [
        {
          slsParametersId: TARGET_ID,
          project: log.projectName,
          logStore: log.logStoreName,
          region: regionOf("log", log, environment),
        },
      ],
    }));
  }

  private constructor(
    /** Names the target among those of an alarm; part of the construct path and of the rule's name. */
    public readonly targetId: string,
    private readonly parameters: (environment: Environment) => TargetParameters,
  ) {}

  /**
   * What the rule says of the target.
   *
   * @param environment that of the rule
   * @throws when the target is in another account
   * @internal
   */
  public _parameters(environment: Environment): TargetParameters {
    return this.parameters(environment);
  }
}

/** Names the target among those of its rule, where it is the only one. */
const TARGET_ID = "1";

function nameOf(url: string): string {
  if (isUnresolved(url)) return "Url";
  return createHash("sha256").update(url).digest("hex").slice(0, 8);
}

/** CloudMonitor is told the region of a target, and takes the account to be that of the rule. */
function regionOf(kind: string, thing: Placed, environment: Environment): string {
  const own = Environment.of(thing, thing.provider);
  const [account, expected] = [own._statedAccountId, environment._statedAccountId];
  if (account === undefined || expected === undefined || account === expected) return own.region;
  throw new InvalidInput({
    what: `The ${kind} ${thing.node.path} as a target of an alarm`,
    value: account,
    rule: `CloudMonitor notifies in the account of the alarm, which is ${expected}`,
    mend: `Name a ${kind} of that account`,
    see: PAGES.eventRuleTargets,
  });
}
