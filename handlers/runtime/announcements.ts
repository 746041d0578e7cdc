import { EventBridge, OwnEvent } from "../cloud/event-bridge";

/** Says what went wrong where somebody hears it: on the bus, or by failing the invocation. */
export class Announcements {
  private readonly unheard: string[] = [];

  /** Without a bus nothing is published. */
  public constructor(private readonly bus?: EventBridge) {}

  /** A failure. Where it cannot be published the invocation has to fail. */
  public async failure(event: OwnEvent): Promise<void> {
    if (!this.bus) {
      this.unheard.push(`${event.type} of ${event.subject}: there is no bus to publish it to`);
      return;
    }
    await this.news([event]);
  }

  /** Something worth knowing that the summary says as well. */
  public async news(events: readonly OwnEvent[]): Promise<void> {
    try {
      await this.bus?.publish(events);
    } catch (error) {
      this.unheard.push(`${events[0].type} was not published: ${(error as Error).message}`);
    }
  }

  /** What nobody heard yet. */
  public get silent(): readonly string[] {
    return this.unheard;
  }
}
