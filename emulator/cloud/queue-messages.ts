import { Clock } from "./clock";

export interface QueueMessage {
  readonly id: string;
  readonly body: string;
  readonly sentAt: Date;
  /** From when on it can be received, for the first time or again. */
  visibleAt: Date;
  /** How often it was received. */
  receiveCount: number;
  /** What the last receiver deletes it with. */
  receiptHandle?: string;
}

/** What is in one queue. A message is gone when it is older than the queue keeps messages. */
export class QueueMessages {
  private kept: QueueMessage[] = [];

  public constructor(
    private readonly clock: Clock,
    private readonly retentionSeconds: () => number,
  ) {}

  /** All of them, those that cannot be received at the moment included, oldest first. */
  public get all(): readonly QueueMessage[] {
    const oldest = this.clock.now.getTime() - this.retentionSeconds() * 1000;
    // They are in the order of sending: nothing is too old unless the first one is.
    if (this.kept.length > 0 && this.kept[0].sentAt.getTime() <= oldest) {
      this.kept = this.kept.filter(({ sentAt }) => sentAt.getTime() > oldest);
    }
    return this.kept;
  }

  public get visible(): QueueMessage[] {
    const now = this.clock.now.getTime();
    return this.all.filter(({ visibleAt }) => visibleAt.getTime() <= now);
  }

  public add(message: QueueMessage): void {
    this.kept.push(message);
  }

  public remove(message: QueueMessage): void {
    this.kept = this.kept.filter((other) => other !== message);
  }
}
