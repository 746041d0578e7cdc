import { TerraformProvider } from "cdktf";
import { Construct } from "constructs";
import { PAGES } from "./monitoring-pages";
import { CmsAlarmContact } from "../bindings/cms-alarm-contact";
import { advise } from "../environment/advice";
import { InvalidInput } from "../environment/invalid-input";
import { checkOneOf } from "../environment/one-of";
import { nameOr } from "../environment/physical-name";
import { checkProps } from "../environment/props";
import { checkFilledText } from "../environment/text";
import { isUnresolved } from "../environment/unresolved";
import { checkSecret } from "../identity/secret-value";

/**
 * The language of the notifications to a contact.
 *
 * @see https://www.alibabacloud.com/help/en/cloudmonitor/latest/putcontact
 */
export enum ContactLanguage {
  /** English. */
  ENGLISH = "en",
  /** Simplified Chinese. */
  SIMPLIFIED_CHINESE = "zh-cn",
}

/**
 * Somebody whom CloudMonitor notifies. At least one of `email` and `dingTalkWebhook` is stated.
 */
export interface ContactProps {
  /**
   * The name of the contact, unique in the account: 2 to 40 characters, no comma.
   *
   * @default - derived from the construct path
   */
  readonly contactName?: string;

  /**
   * Who the contact is.
   *
   * @default "Receives alarms"
   */
  readonly description?: string;

  /**
   * The e-mail address. It receives a link that must be followed before notifications arrive.
   *
   * @default - no e-mail
   */
  readonly email?: string;

  /**
   * The number for text messages and calls, besides an e-mail address or a robot: digits, with `+` and hyphens. It
   * receives a link that must be followed before notifications arrive.
   *
   * @default - no phone
   */
  readonly phone?: string;

  /**
   * The webhook of a DingTalk robot. Its URL holds an access token, so it is a secret: pass a token, such as the
   * `stringValue` of a sensitive Terraform variable.
   *
   * @default - no robot
   */
  readonly dingTalkWebhook?: string;

  /**
   * The language of notifications. Once stated, it can be changed but not be taken away.
   *
   * @default - the service's
   */
  readonly language?: ContactLanguage;

  /**
   * The provider of the contact, where a stack has several.
   *
   * @default - the provider without an alias
   */
  readonly provider?: TerraformProvider;
}

/**
 * Somebody whom CloudMonitor notifies, made by this stack.
 *
 * The service stores an address only when its owner has followed the link that it sends there. Until then every plan
 * shows the address as missing, and **no notification arrives**. Where people are notified already, point alarms at their
 * group with `ContactGroup.fromContactGroupName` instead.
 *
 * @see https://www.alibabacloud.com/help/en/cloudmonitor/latest/putcontact
 */
export class Contact extends Construct {
  /** The L1 resource. */
  public readonly resource: CmsAlarmContact;

  /**
   * @param scope the construct that holds the contact
   * @param id the id of the construct
   * @param props the contact
   * @throws when there is no way to reach the contact, or a way is not one that the service takes
   */
  public constructor(scope: Construct, id: string, props: ContactProps) {
    super(scope, id);
    checkProps(`The props of ${this.node.path}`, props, this);
    this.checkWays(props);
    if (props.description !== undefined) checkFilledText("description", props.description, { see: PAGES.contact });
    checkOneOf("language", props.language, ContactLanguage, PAGES.contact);
    this.resource = new CmsAlarmContact(this, "Resource", {
      alarmContactName: nameOr(props.contactName, this, NAME_RULE, props.provider),
      describe: props.description ?? "Receives alarms",
      channelsMail: props.email,
      channelsSms: props.phone,
      channelsDingWebHook: props.dingTalkWebhook,
      lang: props.language,
      provider: props.provider,
    });
    if (props.email !== undefined || props.phone !== undefined) this.warnOfActivation();
  }

  /** The name of the contact. */
  public get contactName(): string {
    return this.resource.alarmContactName;
  }

  private checkWays({ email, phone, dingTalkWebhook }: ContactProps): void {
    if (email === undefined && dingTalkWebhook === undefined) {
      throw new InvalidInput({
        what: `The contact ${this.node.path}`,
        rule: "A contact is reached by e-mail or by a DingTalk robot, and besides by phone",
        mend: "State at least one of email and dingTalkWebhook",
        see: PAGES.contact,
      });
    }
    checkForm("email", email, /^[^\s@]+@[^\s@]+$/, "It is an e-mail address", "Write it as name@example.com");
    checkForm("phone", phone, /^\+?\d[\d-]{3,28}\d$/, "It is a phone number", "Write digits, with + and hyphens");
    if (dingTalkWebhook !== undefined) checkSecret("The dingTalkWebhook of a contact", dingTalkWebhook);
  }

  private warnOfActivation(): void {
    advise(
      this,
      "ADP-050",
      "nothing reaches this contact before its owner follows the link that CloudMonitor sends, and until then every plan " +
        "shows the address as missing. Follow it right after the apply, or use a contact group that works already.",
    );
  }
}

function checkForm(what: string, text: string | undefined, form: RegExp, rule: string, mend: string): void {
  if (text === undefined || isUnresolved(text) || (typeof text === "string" && form.test(text))) return;
  throw new InvalidInput({ what, value: text, rule, mend, see: PAGES.contact });
}

const NAME_RULE = {
  prop: "contactName",
  pattern: /^[^,]{2,40}$/,
  rule: "The name of a contact has 2 to 40 characters and no comma",
  maxLength: 40,
  uniqueIn: "account" as const,
  see: PAGES.contact,
};
