import { dependable, TerraformProvider } from "cdktf";
import { Construct } from "constructs";
import { MnsQueue } from "./mns-queue";
import { checkDecision } from "../environment/flag";
import { perStack } from "../environment/per-stack";
import { checkProps } from "../environment/props";
import { EventBridgeServiceLinkedRole } from "../identity/event-bridge-service-linked-role";

/** The longest that the service keeps a message. */
const SEVEN_DAYS = 7 * 24 * 60 * 60;

/**
 * A queue for events that could not be delivered.
 */
export interface DeadLetterQueueProps {
  /**
   * The name of the queue: up to 120 letters, digits and hyphens, a letter or digit first.
   *
   * @default - derived from the construct path
   */
  readonly queueName?: string;

  /**
   * How long an event is kept, in seconds: 60 to 604,800 (7 days).
   *
   * @default 604800
   */
  readonly messageRetentionSeconds?: number;

  /**
   * Whether this stack makes the role with which EventBridge sends to queues. The role exists once per account; the
   * apply may fail where it exists already, and destroying the stack takes it from everybody.
   *
   * @default false
   */
  readonly createServiceLinkedRole?: boolean;

  /**
   * The tags of the queue.
   *
   * @default - no tags
   */
  readonly tags?: { [key: string]: string };

  /**
   * The provider of the queue, where a stack has several.
   *
   * @default - the provider without an alias
   */
  readonly provider?: TerraformProvider;
}

/**
 * A queue for events that could not be delivered after all tries. It must be in the region and account of the bus.
 *
 * @see https://www.alibabacloud.com/help/en/eventbridge/user-guide/retry-policies-and-dead-letter-queues
 */
export class DeadLetterQueue extends MnsQueue {
  /**
   * The queue that all rules of a stack share unless they are given another one; made on first use.
   *
   * @param scope a construct of the stack
   * @param provider the provider of the queue, where a stack has several
   */
  public static shared(scope: Construct, provider?: TerraformProvider): DeadLetterQueue {
    return perStack(
      scope,
      DeadLetterQueue,
      "DeadLetterQueue",
      provider,
      (stack, id) => new DeadLetterQueue(stack, id, { provider }),
    );
  }

  /**
   * @param scope the construct that holds the queue
   * @param id the id of the construct
   * @param props the queue
   * @throws when the name or the retention is not one that the service takes
   */
  public constructor(scope: Construct, id: string, props: DeadLetterQueueProps = {}) {
    checkProps(`The props of the dead-letter queue ${id}`, props);
    checkDecision("createServiceLinkedRole", props.createServiceLinkedRole);
    super(scope, id, {
      queueName: props.queueName,
      messageRetentionSeconds: props.messageRetentionSeconds ?? SEVEN_DAYS,
      tags: props.tags,
      provider: props.provider,
    });
    if (props.createServiceLinkedRole === true) {
      const role = EventBridgeServiceLinkedRole.sendToMns(this, props.provider);
      this.resource.dependsOn = [dependable(role.resource)];
    }
  }
}
