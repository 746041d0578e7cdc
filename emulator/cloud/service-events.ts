import { Clock } from "./clock";
import { Identifiers } from "./identifiers";

/** A CloudEvent 1.0 as EventBridge carries it. */
export interface CloudEvent {
  readonly id: string;
  readonly source: string;
  readonly specversion: "1.0";
  readonly type: string;
  readonly datacontenttype: "application/json";
  readonly subject?: string;
  readonly time: string;
  readonly aliyunaccountid: string;
  readonly aliyunoriginalaccountid?: string;
  readonly aliyunregionid: string;
  readonly aliyuneventbusname: string;
  readonly aliyunpublishtime: string;
  readonly data: { readonly [name: string]: unknown };
}

/** What a service says; the rest of the envelope follows. */
export interface ServiceEvent {
  /** For example `acs.ecs`. */
  readonly source: string;
  /** For example `ecs:Snapshot:CreateSnapshotCompleted`. */
  readonly type: string;
  readonly subject?: string;
  readonly data: CloudEvent["data"];
}

/** What the services of the region announce, on the bus `default`. */
export class ServiceEvents {
  private readonly published: CloudEvent[] = [];
  private readonly listeners: ((event: CloudEvent) => void)[] = [];

  public constructor(
    private readonly context: {
      readonly region: string;
      readonly accountId: string;
      readonly clock: Clock;
      readonly identifiers: Identifiers;
    },
  ) {}

  /** Every event so far, in order. */
  public get all(): readonly CloudEvent[] {
    return this.published;
  }

  public ofType(type: string): CloudEvent[] {
    return this.published.filter((event) => event.type === type);
  }

  /** Hears every event from now on, when it is published. What takes time belongs on the clock. */
  public subscribe(listener: (event: CloudEvent) => void): void {
    this.listeners.push(listener);
  }

  public publish({ source, type, subject, data }: ServiceEvent): CloudEvent {
    const { region, accountId, clock, identifiers } = this.context;
    const time = clock.now.toISOString();
    const event: CloudEvent = {
      id: identifiers.next("event"),
      source,
      specversion: "1.0",
      type,
      datacontenttype: "application/json",
      ...(subject === undefined ? {} : { subject }),
      time,
      aliyunaccountid: accountId,
      aliyunregionid: region,
      aliyuneventbusname: "default",
      aliyunpublishtime: time,
      data,
    };
    this.published.push(event);
    this.listeners.forEach((listener) => listener(event));
    return event;
  }
}
