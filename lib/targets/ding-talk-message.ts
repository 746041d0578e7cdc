import { checkFilledText } from "../environment/text";
import { RuleTargetInput } from "../events/rule-target-input";

const SEE = "https://open.dingtalk.com/document/orgapp/custom-bot-send-message-type";

/** The parts that every event has and that hold no quote, which would break the message. */
const EVENT = { id: "$.id", source: "$.source", subject: "$.subject", time: "$.time", type: "$.type" };

/**
 * Messages of a DingTalk robot, as the input of `targets.DingTalk`. Parts of the event are put in as they are: one with a
 * quote or a line break in it would make a message that DingTalk refuses. Robots with a keyword take messages only that
 * hold it.
 *
 * @see https://open.dingtalk.com/document/orgapp/custom-bot-send-message-type
 */
export class DingTalkMessage {
  /**
   * A text.
   *
   * @param text the text with variables such as `${snapshot}`
   * @param variables where each variable comes from: a path such as `$.data.snapshotId`, or a constant
   * @throws when the text uses a variable that is not listed, or lists one that it does not use
   */
  public static text(text: string, variables: { [name: string]: string } = {}): RuleTargetInput {
    checkFilledText("The text of DingTalkMessage.text", text, { see: SEE });
    return message({ msgtype: "text", text: { content: text } }, variables);
  }

  /**
   * A text with a title, in the part of Markdown that DingTalk knows: headings, quotes, bold, italics, links, pictures
   * and lists.
   *
   * @param title what the list of conversations shows
   * @param markdown the text with variables such as `${snapshot}`
   * @param variables where each variable comes from: a path such as `$.data.snapshotId`, or a constant
   * @throws when the text uses a variable that is not listed, or lists one that it does not use
   */
  public static markdown(title: string, markdown: string, variables: { [name: string]: string } = {}): RuleTargetInput {
    checkFilledText("The title of DingTalkMessage.markdown", title, { see: SEE });
    checkFilledText("The text of DingTalkMessage.markdown", markdown, { see: SEE });
    return message({ markdown: { text: markdown, title }, msgtype: "markdown" }, variables);
  }

  /**
   * What every event says of itself: type, subject, source, time and id.
   *
   * @internal
   */
  public static _ofAnyEvent(): RuleTargetInput {
    return DingTalkMessage.markdown("${type}", "### ${type}\n\n- ${subject}\n- ${source}\n- ${time}\n- ${id}", EVENT);
  }

  private constructor() {}
}

function message(body: object, variables: { [name: string]: string }): RuleTargetInput {
  return RuleTargetInput.template(JSON.stringify(body), variables);
}
