import { TerraformProvider } from "cdktf";
import { Construct } from "constructs";
import { Environment } from "../environment/environment";
import { InvalidInput } from "../environment/invalid-input";
import { isUnresolved } from "../environment/unresolved";

const SEE =
  "https://www.alibabacloud.com/help/en/auto-scaling/developer-reference/api-ess-2014-08-28-createlifecyclehook";

/** The forms that the documents give. */
const ARN_FORMS = [
  /^acs:(mns|ess):[^:/]+:[^:/]+:(queue|topic)\/[^/]+$/,
  /^acs:oos:[^:/]+:[^:/]+:template\/[^/]+$/,
  /^acs:ess:[^:/]+:[^:/]+:oos\/[^/]+$/,
  /^acs:eventbridge:[^:/]+:[^:/]+:eventbus\/default$/,
];

/**
 * The two documented ways to name an OOS template in a lifecycle hook. Which of them the version of the API takes that
 * the Terraform provider calls is not documented.
 */
export enum OosTemplateArn {
  /** `acs:ess:<region>:<account>:oos/<template>`, as the documents of resource orchestration write it. */
  ESS = "ess",
  /** `acs:oos:<region>:<account>:template/<template>`, as the newer version of the API writes it. */
  OOS = "oos",
}

/**
 * Who hears that an instance waits in a lifecycle hook.
 *
 * @see https://www.alibabacloud.com/help/en/auto-scaling/developer-reference/api-ess-2014-08-28-createlifecyclehook
 */
export class LifecycleNotification {
  /**
   * A queue of Simple Message Queue (formerly MNS) in the region and account of the hook.
   *
   * @param queueName the name of the queue
   */
  public static mnsQueue(queueName: string): LifecycleNotification {
    return new LifecycleNotification("mns", `queue/${checkName("queueName", queueName)}`);
  }

  /**
   * A topic of Simple Message Queue (formerly MNS) in the region and account of the hook.
   *
   * @param topicName the name of the topic
   */
  public static mnsTopic(topicName: string): LifecycleNotification {
    return new LifecycleNotification("mns", `topic/${checkName("topicName", topicName)}`);
  }

  /**
   * An OOS template, a public one or one of the account: Auto Scaling runs it, with the metadata of the hook as its
   * parameters (JSON text). A run that fails does not keep an instance from being scaled in.
   *
   * @param templateName the name of the template
   * @param form how the template is named; default: `OosTemplateArn.ESS`
   */
  public static oosTemplate(templateName: string, form: OosTemplateArn = OosTemplateArn.ESS): LifecycleNotification {
    checkName("templateName", templateName);
    return form === OosTemplateArn.ESS
      ? new LifecycleNotification("ess", `oos/${templateName}`)
      : new LifecycleNotification("oos", `template/${templateName}`);
  }

  /** The `default` event bus of EventBridge in the region and account of the hook; no other bus is possible. */
  public static eventBridge(): LifecycleNotification {
    return new LifecycleNotification("eventbridge", "eventbus/default");
  }

  /**
   * Something by its whole ARN, in one of the documented forms: `acs:mns:<region>:<account>:queue/<name>` and
   * `…:topic/<name>` (also with `ess` for `mns`), `acs:oos:<region>:<account>:template/<name>`,
   * `acs:ess:<region>:<account>:oos/<name>`, `acs:eventbridge:<region>:<account>:eventbus/default`.
   *
   * @param notificationArn the ARN
   * @throws when it has none of these forms
   */
  public static arn(notificationArn: string): LifecycleNotification {
    const fits = typeof notificationArn === "string" && ARN_FORMS.some((form) => form.test(notificationArn));
    if (!isUnresolved(notificationArn) && !fits) {
      throw new InvalidInput({
        what: "notificationArn",
        value: notificationArn,
        rule: "A lifecycle hook notifies an MNS queue or topic, an OOS template or the default event bus",
        mend:
          "Use acs:mns:<region>:<account>:queue/<name> (singular, unlike EventBridge) or one of the factories " +
          "mnsQueue, mnsTopic, oosTemplate, eventBridge",
        see: SEE,
      });
    }
    return new LifecycleNotification(undefined, notificationArn);
  }

  private readonly service?: string;
  private readonly resourceOrArn: string;

  private constructor(service: string | undefined, resourceOrArn: string) {
    this.service = service;
    this.resourceOrArn = resourceOrArn;
  }

  /** Whether an OOS template is notified, as far as can be told. */
  public get isOosTemplate(): boolean {
    return /(^|:)(template|oos)\//.test(this.resourceOrArn);
  }

  /**
   * The ARN, in the region and account of a construct.
   *
   * @internal
   */
  public _arn(scope: Construct, provider?: TerraformProvider): string {
    if (this.service === undefined) return this.resourceOrArn;
    return Environment.of(scope, provider).arn(this.service, this.resourceOrArn);
  }
}

function checkName(what: string, name: string): string {
  if (isUnresolved(name) || (typeof name === "string" && /^[^\s:/]+$/.test(name))) return name;
  throw new InvalidInput({
    what,
    value: name,
    rule: "A name has neither spaces nor : nor /",
    mend: "Give the bare name; for a whole ARN there is LifecycleNotification.arn(…)",
    see: SEE,
  });
}
