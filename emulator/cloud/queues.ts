import { CloudError, notFound } from "./cloud-error";
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
  }
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
