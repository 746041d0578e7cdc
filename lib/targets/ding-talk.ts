import { Construct } from "constructs";
import { DingTalkMessage } from "./ding-talk-message";
import { InvalidInput } from "../environment/invalid-input";
import { checkFilledText } from "../environment/text";
import { checkRuleTargetProps, IRuleTarget, RuleTargetConfig, RuleTargetProps } from "../events/rule-target";
import { constant } from "../events/target-parameter";
import { checkSecret } from "../identity/secret-value";

/**
 * How a DingTalk robot receives events. The input is a message of DingTalk: make it with `DingTalkMessage`.
 */
export interface DingTalkProps extends RuleTargetProps {
  /**
   * What the robot signs with (its security setting "additional signature", `SEC…`). A secret: pass a token, such as the
   * `stringValue` of a sensitive Terraform variable.
   */
  readonly secretKey: string;

  /**
   * Names the target among those of a rule; part of the construct path and of the rule's name.
   *
   * @default "DingTalk"
   */
  readonly targetId?: string;
}

/**
 * Sends events to a group of DingTalk, through a custom robot that is set to check signatures. A robot takes 20 messages
 * a minute.
 *
 * The URL and the key are constants of the rule: the state holds them, and whoever has `eventbridge:GetRule` reads them in
 * clear text. There is no connection that would hide them.
 *
 * @see https://www.alibabacloud.com/help/en/eventbridge/user-guide/event-target-parameters
 */
export class DingTalk implements IRuleTarget {
  /** What names the target among those of a rule. */
  public readonly targetId: string;

  private readonly webhookUrl: string;
  private readonly props: DingTalkProps;

  /**
   * @param webhookUrl the URL of the robot, with its access token. A secret: pass a token, such as the `stringValue` of
   * a sensitive Terraform variable
   * @param props how the robot receives events
   * @throws when the URL or the key is a literal
   */
  public constructor(webhookUrl: string, props: DingTalkProps) {
    checkNoBareSecret(props);
    checkRuleTargetProps("DingTalk", props);
    checkSecret("The webhookUrl of a DingTalk target", webhookUrl);
    checkSecret("The secretKey of a DingTalk target", props.secretKey);
    if (props.targetId !== undefined) checkFilledText("targetId", props.targetId);
    this.webhookUrl = webhookUrl;
    this.props = props;
    this.targetId = props.targetId ?? "DingTalk";
  }

  /**
   * Says how a rule addresses the robot.
   *
   * @param _scope not used: a robot needs nothing of its own
   */
  public bind(_scope: Construct): RuleTargetConfig {
    const { input = DingTalkMessage._ofAnyEvent(), secretKey, retryPolicy, deadLetterQueue } = this.props;
    return {
      type: "acs.dingtalk",
      endpoint: this.webhookUrl,
      parameters: [constant("URL", this.webhookUrl), constant("SecretKey", secretKey), input.toParameter("Body")],
      retryPolicy,
      deadLetterQueue,
    };
  }
}

/** What stands in the place of the props may be the key, so it is not shown. */
function checkNoBareSecret(props: unknown): void {
  if (typeof props === "object" && props !== null) return;
  throw new InvalidInput({
    what: "The props of targets.DingTalk",
    rule: "It takes an object of named values",
    mend: "State secretKey, as the stringValue of a sensitive TerraformVariable",
  });
}
