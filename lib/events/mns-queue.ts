import { TerraformProvider } from "cdktf";
import { Construct, IConstruct } from "constructs";
import { MessageServiceQueue } from "../bindings/message-service-queue";
import { Environment } from "../environment/environment";
import { checkFlag } from "../environment/flag";
import { checkName, nameOr } from "../environment/physical-name";
import { checkProps } from "../environment/props";
import { checkProvider } from "../environment/provider";
import { checkShape } from "../environment/shape";
import { checkTags } from "../environment/tags";
import { checkWholeNumber } from "../environment/whole-number";
import { PolicyStatement } from "../identity/policy-statement";
import { grantTo, ServiceRole } from "../identity/service-role";

/**
 * A queue of Simple Message Queue (formerly MNS), of this stack or made elsewhere.
 */
export interface IMnsQueue extends IConstruct {
  /** The name of the queue. */
  readonly queueName: string;

  /** The ARN of the queue as EventBridge writes it: `acs:mns:<region>:<account>:queues/<name>`. */
  readonly queueArn: string;

  /**
   * The provider whose region holds the queue, where a stack has several.
   *
   * @default - the provider without an alias
   */
  readonly provider?: TerraformProvider;

  /**
   * Lets a role send messages to the queue.
   *
   * @param role a role of this stack
   */
  grantSend(role: ServiceRole): void;

  /**
   * Lets a role receive messages from the queue, hide them for longer, and delete them.
   *
   * @param role a role of this stack
   */
  grantConsume(role: ServiceRole): void;
}

/**
 * A queue of Simple Message Queue (formerly MNS). A number, once stated, can be changed but not be taken away: the queue
 * keeps the last one.
 */
export interface MnsQueueProps {
  /**
   * The name of the queue: up to 120 letters, digits and hyphens, a letter or digit first.
   *
   * @default - derived from the construct path
   */
  readonly queueName?: string;

  /**
   * How long a message is kept, in seconds: 60 to 604,800 (7 days).
   *
   * @default - the service's: 345,600 (4 days)
   */
  readonly messageRetentionSeconds?: number;

  /**
   * How long a received message stays hidden from others, in seconds: 1 to 43,200.
   *
   * @default - the service's: 30
   */
  readonly visibilityTimeoutSeconds?: number;

  /**
   * How long a message is hidden after it was sent, in seconds: 0 to 604,800 (7 days).
   *
   * @default - the service's: 0
   */
  readonly delaySeconds?: number;

  /**
   * How long a receiver that finds the queue empty waits for a message, in seconds: 0 to 30.
   *
   * @default - the service's: 0
   */
  readonly pollingWaitSeconds?: number;

  /**
   * The longest message, in bytes: 1,024 to 65,536. An event can have up to 256 KiB; what is longer than the queue takes
   * cannot be delivered.
   *
   * @default - the service's: 65,536
   */
  readonly maxMessageSizeBytes?: number;

  /**
   * Whether the operations on messages are logged, where the account has set up logging for queues.
   *
   * @default - the service's: false
   */
  readonly loggingEnabled?: boolean;

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

const SEE = "https://www.alibabacloud.com/help/en/mns/developer-reference/createqueue";

/**
 * A queue of Simple Message Queue (formerly MNS) that this stack creates, and the way to those that exist.
 *
 * EventBridge sends to it with the service-linked role `AliyunServiceRoleForEventBridgeSendToMNS`, which the account
 * must have: see `EventBridgeServiceLinkedRole.sendToMns`.
 *
 * @see https://www.alibabacloud.com/help/en/mns/developer-reference/createqueue
 */
export class MnsQueue extends Construct implements IMnsQueue {
  /**
   * A queue in the region and account of the stack that was made elsewhere.
   *
   * @param scope the construct that holds the reference
   * @param id the id of the construct
   * @param queueName the name of the queue
   * @param provider the provider whose region holds the queue, where a stack has several
   */
  public static fromQueueName(
    scope: Construct,
    id: string,
    queueName: string,
    provider?: TerraformProvider,
  ): IMnsQueue {
    return new ImportedMnsQueue(scope, id, checkName(queueName, NAME_RULE), provider);
  }

  /** The L1 resource. */
  public readonly resource: MessageServiceQueue;

  /** The provider of the queue; none is the provider without an alias. */
  public readonly provider?: TerraformProvider;

  /**
   * @param scope the construct that holds the queue
   * @param id the id of the construct
   * @param props the queue
   * @throws when the name, a duration or a size is not one that the service takes
   */
  public constructor(scope: Construct, id: string, props: MnsQueueProps = {}) {
    super(scope, id);
    checkProps(`The props of ${this.node.path}`, props, this);
    checkTags("tags", props.tags);
    checkFlag("loggingEnabled", props.loggingEnabled);
    this.provider = props.provider;
    const seconds = (min: number, max: number) => ({ min, max, unit: "seconds", see: SEE });
    checkWholeNumber("messageRetentionSeconds", props.messageRetentionSeconds, seconds(60, 604_800));
    checkWholeNumber("visibilityTimeoutSeconds", props.visibilityTimeoutSeconds, seconds(1, 43_200));
    checkWholeNumber("delaySeconds", props.delaySeconds, seconds(0, 604_800));
    checkWholeNumber("pollingWaitSeconds", props.pollingWaitSeconds, seconds(0, 30));
    checkWholeNumber("maxMessageSizeBytes", props.maxMessageSizeBytes, {
      min: 1024,
      max: 65_536,
      unit: "bytes",
      see: SEE,
    });
    this.resource = new MessageServiceQueue(this, "Resource", {
      queueName: nameOr(props.queueName, this, NAME_RULE, props.provider),
      messageRetentionPeriod: props.messageRetentionSeconds,
      visibilityTimeout: props.visibilityTimeoutSeconds,
      delaySeconds: props.delaySeconds,
      pollingWaitSeconds: props.pollingWaitSeconds,
      maximumMessageSize: props.maxMessageSizeBytes,
      loggingEnabled: props.loggingEnabled,
      tags: props.tags,
      provider: props.provider,
    });
  }

  /** The name of the queue. */
  public get queueName(): string {
    return this.resource.queueName;
  }

  /** The ARN of the queue as EventBridge writes it. */
  public get queueArn(): string {
    return queueArn(this, this.queueName, this.provider);
  }

  /**
   * Lets a role send messages to the queue.
   *
   * @param role a role of this stack
   * @throws when it is a role that was made elsewhere: its policies are
   */
  public grantSend(role: ServiceRole): void {
    grant(role, SEND, this, this.provider);
  }

  /**
   * Lets a role receive messages from the queue, hide them for longer, and delete them.
   *
   * @param role a role of this stack
   * @throws when it is a role that was made elsewhere: its policies are
   */
  public grantConsume(role: ServiceRole): void {
    grant(role, CONSUME, this, this.provider);
  }
}

class ImportedMnsQueue extends Construct implements IMnsQueue {
  public constructor(
    scope: Construct,
    id: string,
    public readonly queueName: string,
    public readonly provider?: TerraformProvider,
  ) {
    super(scope, id);
    checkProvider(`provider of ${this.node.path}`, provider, this);
  }

  public get queueArn(): string {
    return queueArn(this, this.queueName, this.provider);
  }

  public grantSend(role: ServiceRole): void {
    grant(role, SEND, this, this.provider);
  }

  public grantConsume(role: ServiceRole): void {
    grant(role, CONSUME, this, this.provider);
  }
}

/**
 * Refuses what is no queue, such as the name of one.
 *
 * @internal
 */
export function checkQueue(what: string, queue: unknown): void {
  const mend = "Make it with events.MnsQueue, or name it with events.MnsQueue.fromQueueName(…)";
  checkShape(what, queue, "queueArn", "a queue", mend);
}

const SEND = ["mns:SendMessage"];
const CONSUME = ["mns:ChangeMessageVisibility", "mns:DeleteMessage", "mns:ReceiveMessage"];

/** RAM writes the resource with a slash, unlike EventBridge. */
function grant(role: ServiceRole, actions: string[], queue: IMnsQueue, provider?: TerraformProvider): void {
  const resource = Environment.of(queue, provider).arn("mns", `/queues/${queue.queueName}/messages`);
  grantTo(role, new PolicyStatement({ actions, resources: [resource] }));
}

function queueArn(scope: Construct, queueName: string, provider?: TerraformProvider): string {
  return Environment.of(scope, provider).arn("mns", `queues/${queueName}`);
}

const NAME_RULE = {
  prop: "queueName",
  pattern: /^[A-Za-z0-9][A-Za-z0-9-]{0,119}$/,
  rule: "The name of a queue has up to 120 letters, digits and hyphens, a letter or digit first",
  maxLength: 120,
  uniqueIn: "region" as const,
  see: SEE,
};
