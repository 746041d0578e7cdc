import { Construct } from "constructs";
import { checkDecision } from "../environment/flag";
import { checkQueue, IMnsQueue } from "../events/mns-queue";
import { checkRuleTargetProps, IRuleTarget, RuleTargetConfig, RuleTargetProps } from "../events/rule-target";
import { RuleTargetInput } from "../events/rule-target-input";
import { targetIdOf } from "../events/target-id";
import { constant } from "../events/target-parameter";

/**
 * How a queue receives events.
 */
export interface MnsQueueTargetProps extends RuleTargetProps {
  /**
   * Whether the message body is Base64. Official SMQ clients decode it unless told otherwise.
   *
   * @default false
   */
  readonly base64Encode?: boolean;
}

/**
 * Delivers events to a queue of Simple Message Queue (formerly MNS), in the region and account of the bus.
 *
 * EventBridge sends with the service-linked role `AliyunServiceRoleForEventBridgeSendToMNS`, which the account must
 * have: see `EventBridgeServiceLinkedRole.sendToMns`.
 *
 * @see https://www.alibabacloud.com/help/en/eventbridge/user-guide/event-target-parameters
 */
export class MnsQueue implements IRuleTarget {
  /** The path of the queue in its stack, with hyphens. */
  public readonly targetId: string;

  private readonly queue: IMnsQueue;
  private readonly props: MnsQueueTargetProps;

  /**
   * @param queue the queue
   * @param props how it receives events
   */
  public constructor(queue: IMnsQueue, props: MnsQueueTargetProps = {}) {
    checkQueue("The queue of a target", queue);
    checkRuleTargetProps("MnsQueue", props);
    checkDecision("base64Encode of targets.MnsQueue", props.base64Encode);
    this.queue = queue;
    this.props = props;
    this.targetId = targetIdOf(queue);
  }

  /**
   * Says how a rule addresses the queue.
   *
   * @param _scope not used: a queue needs nothing of its own
   */
  public bind(_scope: Construct): RuleTargetConfig {
    const input = this.props.input ?? RuleTargetInput.original();
    return {
      type: "acs.mns.queue",
      endpoint: this.queue.queueArn,
      parameters: [
        constant("queue", this.queue.queueName),
        input.toParameter("Body"),
        // "false" would be planned for ever: the provider filters it out when it reads.
        ...(this.props.base64Encode === true ? [constant("IsBase64Encode", "true")] : []),
      ],
      retryPolicy: this.props.retryPolicy,
      deadLetterQueue: this.props.deadLetterQueue,
    };
  }
}
