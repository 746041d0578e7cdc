import { CloudError, notFound } from "./cloud-error";
import { QueueMessage, QueueMessages } from "./queue-messages";
import { RegionContext } from "./region-context";

export interface Queue {
  readonly name: string;
  delaySeconds: number;
  maximumMessageSize: number;
  messageRetentionPeriod: number;
  pollingWaitSeconds: number;
  visibilityTimeout: number;
  loggingEnabled: boolean;
  queueType: string;
  deadLetterPolicy?: QueueRequest["DlqPolicy"];
  readonly createdAt: Date;
  tags: { [key: string]: string };
}

export interface QueueRequest {
  readonly DelaySeconds?: number;
  readonly MaximumMessageSize?: number;
  readonly MessageRetentionPeriod?: number;
  readonly PollingWaitSeconds?: number;
  readonly VisibilityTimeout?: number;
  readonly EnableLogging?: boolean;
  readonly QueueType?: string;
  readonly DlqPolicy?: { Enabled?: boolean; DeadLetterTargetQueue?: string; MaxReceiveCount?: number };
  readonly Tag?: { [key: string]: string };
}

/** The queues of Simple Message Queue (formerly MNS). */
export class Queues {
  private readonly queues = new Map<string, Queue>();
  private readonly contents = new Map<string, QueueMessages>();

  public constructor(private readonly context: RegionContext) {}

  public get all(): readonly Queue[] {
    return [...this.queues.values()];
  }

  public get(name: string): Queue {
    const queue = this.queues.get(name);
    if (!queue) {
      throw notFound("QueueNotExist", "queue", name);
    }
    return queue;
  }

  public find(name: string): Queue | undefined {
    return this.queues.get(name);
  }

  /** A queue that was made elsewhere. */
  public place(name: string, given: Partial<Omit<Queue, "name">> = {}): Queue {
    const queue: Queue = {
      delaySeconds: 0,
      maximumMessageSize: 65536,
      messageRetentionPeriod: 345600,
      pollingWaitSeconds: 0,
      visibilityTimeout: 30,
      loggingEnabled: false,
      queueType: "normal",
      createdAt: this.context.clock.now,
      tags: {},
      ...given,
      name,
    };
    this.queues.set(name, queue);
    this.contents.set(name, new QueueMessages(this.context.clock, () => queue.messageRetentionPeriod));
    return queue;
  }

  /** `mns-open:CreateQueue`. */
  public create(name: string, request: QueueRequest): void {
    this.context.calls.receive("mns-open:CreateQueue", { QueueName: name, ...request });
    if (this.queues.has(name)) {
      throw new CloudError("QueueAlreadyExist", `A queue named "${name}" exists already.`, 409);
    }
    assign(this.place(name), request);
  }

  /** `mns-open:SetQueueAttributes`: what is not named stays. */
  public setAttributes(name: string, request: QueueRequest): void {
    this.context.calls.receive("mns-open:SetQueueAttributes", { QueueName: name, ...request });
    assign(this.get(name), request);
  }

  /** `mns-open:GetQueueAttributes`. */
  public getAttributes(name: string): Queue | undefined {
    this.context.calls.receive("mns-open:GetQueueAttributes", { QueueName: name });
    return this.queues.get(name);
  }

  /** `mns-open:TagResources` and `mns-open:UntagResources`, as far as something changes. */
  public retag(name: string, tags: { [key: string]: string }): void {
    const queue = this.get(name);
    const gone = Object.keys(queue.tags).filter((key) => !(key in tags));
    if (gone.length > 0) {
      this.context.calls.receive("mns-open:UntagResources", { ResourceId: [name], TagKey: gone });
    }
    if (Object.keys(tags).length > 0) {
      this.context.calls.receive("mns-open:TagResources", { ResourceId: [name], Tag: tags });
    }
    queue.tags = { ...tags };
  }

  /** `mns-open:DeleteQueue`: deleting what is not there is no error. */
  public delete(name: string): void {
    this.context.calls.receive("mns-open:DeleteQueue", { QueueName: name });
    this.queues.delete(name);
    this.contents.delete(name);
  }

  /** What is in a queue, oldest first, messages that cannot be received at the moment included. */
  public messages(name: string): readonly QueueMessage[] {
    return this.contentsOf(name).all;
  }

  /** How many messages can be received now: what CloudMonitor calls active. */
  public depth(name: string): number {
    return this.contentsOf(name).visible.length;
  }

  /** A message that a service of the cloud sends. The code of the refusal is a guess. */
  public accept(name: string, body: string, delaySeconds?: number): QueueMessage {
    const queue = this.get(name);
    const size = Buffer.byteLength(body);
    if (size > queue.maximumMessageSize) {
      throw new CloudError(
        "MessageBodyTooLarge",
        `The message has ${size} bytes, the queue "${name}" takes ${queue.maximumMessageSize}.`,
      );
    }
    const sentAt = this.context.clock.now;
    const message: QueueMessage = {
      id: this.context.identifiers.next("message"),
      body,
      sentAt,
      visibleAt: later(sentAt, delaySeconds ?? queue.delaySeconds),
      receiveCount: 0,
    };
    this.contentsOf(name).add(message);
    return message;
  }

  /** `mns-open:SendMessage`. */
  public send(name: string, body: string, delaySeconds?: number): QueueMessage {
    this.context.calls.receive("mns-open:SendMessage", {
      QueueName: name,
      MessageBody: body,
      DelaySeconds: delaySeconds,
    });
    return this.accept(name, body, delaySeconds);
  }

  /**
   * `mns-open:BatchReceiveMessage`: what is received is hidden for a while, and comes back unless it is deleted. Does not
   * wait for messages. One that was received too often goes to the dead-letter queue of the queue, where it has one.
   */
  public receive(name: string, count = 1): QueueMessage[] {
    this.context.calls.receive("mns-open:BatchReceiveMessage", { QueueName: name, NumOfMessages: count });
    const { visibilityTimeout, deadLetterPolicy } = this.get(name);
    const contents = this.contentsOf(name);
    const received: QueueMessage[] = [];
    for (const message of contents.visible) {
      if (received.length === count) break;
      const { Enabled, DeadLetterTargetQueue, MaxReceiveCount } = deadLetterPolicy ?? {};
      if (Enabled && DeadLetterTargetQueue && message.receiveCount >= (MaxReceiveCount ?? Infinity)) {
        contents.remove(message);
        this.accept(DeadLetterTargetQueue, message.body);
        continue;
      }
      message.receiveCount += 1;
      message.visibleAt = later(this.context.clock.now, visibilityTimeout);
      message.receiptHandle = this.context.identifiers.next("receipt");
      received.push(message);
    }
    return received;
  }

  /** `mns-open:DeleteMessage`: a receipt is good until the message can be received again. */
  public deleteMessage(name: string, receiptHandle: string): void {
    this.context.calls.receive("mns-open:DeleteMessage", { QueueName: name, ReceiptHandle: receiptHandle });
    const message = this.messages(name).find((other) => other.receiptHandle === receiptHandle);
    if (!message || message.visibleAt <= this.context.clock.now) {
      throw notFound("MessageNotExist", "message", receiptHandle);
    }
    this.contentsOf(name).remove(message);
  }

  private contentsOf(name: string): QueueMessages {
    this.get(name);
    return this.contents.get(name)!;
  }
}

function later(time: Date, seconds: number): Date {
  return new Date(time.getTime() + seconds * 1000);
}

function assign(queue: Queue, request: QueueRequest): void {
  queue.delaySeconds = request.DelaySeconds ?? queue.delaySeconds;
  queue.maximumMessageSize = request.MaximumMessageSize ?? queue.maximumMessageSize;
  queue.messageRetentionPeriod = request.MessageRetentionPeriod ?? queue.messageRetentionPeriod;
  queue.pollingWaitSeconds = request.PollingWaitSeconds ?? queue.pollingWaitSeconds;
  queue.visibilityTimeout = request.VisibilityTimeout ?? queue.visibilityTimeout;
  queue.loggingEnabled = request.EnableLogging ?? queue.loggingEnabled;
  queue.queueType = request.QueueType ?? queue.queueType;
  queue.deadLetterPolicy = request.DlqPolicy ?? queue.deadLetterPolicy;
  queue.tags = request.Tag ?? queue.tags;
}
