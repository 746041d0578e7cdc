import { Fn, TerraformProvider } from "cdktf";
import { Construct } from "constructs";
import { checkCount } from "../environment/count";
import { Environment } from "../environment/environment";
import { checkDecision } from "../environment/flag";
import { InvalidInput } from "../environment/invalid-input";
import { checkOneLine } from "../environment/one-line";
import { checkFilledText } from "../environment/text";
import { isUnresolved } from "../environment/unresolved";
import { checkRuleTargetProps, IRuleTarget, RuleTargetConfig, RuleTargetProps } from "../events/rule-target";
import { RuleTargetInput } from "../events/rule-target-input";
import { checkTargetId } from "../events/target-id";
import { constant } from "../events/target-parameter";

const SEE = "https://www.alibabacloud.com/help/en/eventbridge/user-guide/event-target-parameters";

/** The limits of DirectMail for one message. */
const MOST_ADDRESSES = 100;
const LONGEST_SUBJECT = 256;

/**
 * A mail for each event. The input is the body.
 */
export interface MailProps extends RuleTargetProps {
  /** The sender: an address that DirectMail has in this account, such as `backup@notice.example.com`. */
  readonly accountName: string;

  /** The receivers: 1 to 100 addresses. */
  readonly toAddresses: string[];

  /** The subject, the same for each mail: up to 256 characters. */
  readonly subject: string;

  /**
   * Whether answers go to the reply address that DirectMail has for the sender.
   *
   * @default false
   */
  readonly replyToAddress?: boolean;

  /**
   * Whether the body is HTML.
   *
   * @default false
   */
  readonly isHtmlBody?: boolean;

  /**
   * Names the target among those of a rule; part of the construct path and of the rule's name.
   *
   * @default "Mail"
   */
  readonly targetId?: string;

  /**
   * The provider of the rule, where a stack has several: DirectMail is taken in its region and account.
   *
   * @default - the provider without an alias
   */
  readonly provider?: TerraformProvider;
}

/**
 * Sends events as mails through DirectMail, which must be set up in the account.
 *
 * EventBridge sends with the service-linked role `AliyunServiceRoleForEventBridgeSendToDirectMail`, which the account
 * must have: see `EventBridgeServiceLinkedRole.of`.
 *
 * @see https://www.alibabacloud.com/help/en/eventbridge/user-guide/event-target-parameters
 */
export class Mail implements IRuleTarget {
  /** What names the target among those of a rule. */
  public readonly targetId: string;

  private readonly props: MailProps;

  /**
   * @param props the mail
   * @throws when an address is none, there are too many, or the subject holds control characters
   */
  public constructor(props: MailProps) {
    checkRuleTargetProps("Mail", props);
    checkAddress("accountName", props.accountName);
    checkCount("toAddresses", props.toAddresses, { min: 1, max: MOST_ADDRESSES, required: true, see: SEE });
    if (!isUnresolved(props.toAddresses)) {
      props.toAddresses.forEach((address, index) => checkAddress(`toAddresses[${index}]`, address));
    }
    const mend = "State what the mails are about, in as many characters";
    checkFilledText("subject", props.subject, { longest: LONGEST_SUBJECT, mend, see: SEE });
    checkOneLine("subject of targets.Mail", props.subject, SEE);
    checkDecision("replyToAddress of targets.Mail", props.replyToAddress);
    checkDecision("isHtmlBody of targets.Mail", props.isHtmlBody);
    if (props.targetId !== undefined) checkTargetId(props.targetId, "targetId of targets.Mail");
    this.props = props;
    this.targetId = props.targetId ?? "Mail";
  }

  /**
   * Says how a rule addresses DirectMail in the region and account of the stack.
   *
   * @param scope where region and account are looked up
   */
  public bind(scope: Construct): RuleTargetConfig {
    const { accountName, toAddresses, subject, input = bodyOfAnyEvent(), retryPolicy, deadLetterQueue } = this.props;
    const { region, accountId } = Environment.of(scope, this.props.provider);
    return {
      type: "acs.mail",
      endpoint: `acs:mail:${region}:${accountId}`,
      parameters: [
        constant("AccountName", accountName),
        // The address itself, not one of DirectMail's own.
        constant("AddressType", "1"),
        constant("ReplyToAddress", String(this.props.replyToAddress ?? false)),
        constant("ToAddress", isUnresolved(toAddresses) ? Fn.join(",", toAddresses) : toAddresses.join(",")),
        constant("Subject", subject),
        constant("IsHtmlBody", String(this.props.isHtmlBody ?? false)),
        input.toParameter("Body"),
      ],
      retryPolicy,
      deadLetterQueue,
    };
  }
}

function bodyOfAnyEvent(): RuleTargetInput {
  const text = "${type}\n\nsubject: ${subject}\nsource: ${source}\ntime: ${time}\nid: ${id}\n\n${data}\n";
  const names = ["data", "id", "source", "subject", "time", "type"];
  return RuleTargetInput.template(text, Object.fromEntries(names.map((name) => [name, `$.${name}`])));
}

function checkAddress(what: string, address: string): void {
  if (isUnresolved(address) || (typeof address === "string" && /^[^\s@,]+@[^\s@,]+\.[^\s@,]+$/.test(address))) return;
  throw new InvalidInput({
    what: `${what} of targets.Mail`,
    value: address,
    rule: "It is one mail address",
    mend: "Write it as backup@example.com, and several as a list",
    see: SEE,
  });
}
