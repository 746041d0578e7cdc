import { EventBridge, OwnEvent } from "../cloud/event-bridge";

/** Says what went wrong where somebody hears it: on the bus, or by failing the invocation. */
export class Announcements {
  private readonly unheard: string[] = [];

  /** Without a bus nothing is published. */
  public constructor(private readonly bus?: EventBridge) {}

  /** A failure; answers whether it was published. Where it cannot be the invocation has to fail. */
  public async failure(event: OwnEvent): Promise<boolean> {
    if (!this.bus) {
      this.unheard.push(`${event.type} of ${event.subject}: there is no bus to publish it to`);
      return false;
    }
    return this.news([event]);
  }

  /** Something worth knowing that the summary says as well; answers whether it was published, as far as there is a bus. */
  public async news(events: readonly OwnEvent[]): Promise<boolean> {
    try {
      await this.bus?.publish(events);
      return true;
    } catch (error) {
      this.unheard.push(`${events[0].type} was not published: ${(error as Error).message}`);
      return false;
    }
  }

  /** What nobody heard yet. */
  public get silent(): readonly string[] {
    return this.unheard;
  }
}
