import { CloudError, notFound } from "./cloud-error";
import { CustomEvent, takenIn } from "./custom-event";
import { RegionContext } from "./region-context";
import { CloudEvent } from "./service-events";

/** The service's limit for buses of one's own. The code of the refusal is a guess. */
const MOST_BUSES = 50;

export interface EventBus {
  readonly name: string;
  description?: string;
}

/** The buses of EventBridge. `default` is always there: the events of the cloud's own services arrive on it, and only on it. */
export class EventBuses {
  private readonly buses = new Map<string, EventBus>([["default", { name: "default" }]]);

  private readonly listeners: ((event: CloudEvent) => void)[] = [];

  public constructor(private readonly context: RegionContext) {
    context.events.subscribe((event) => this.announce(event));
  }

  public get all(): readonly EventBus[] {
    return [...this.buses.values()];
  }

  public get(name: string): EventBus {
    const bus = this.buses.get(name);
    if (!bus) {
      throw notFound("EventBusNotExist", "event bus", name);
    }
    return bus;
  }

  /** A bus that was made elsewhere. */
  public place(bus: EventBus): EventBus {
    this.buses.set(bus.name, bus);
    return bus;
  }

  /** `eventbridge:CreateEventBus`. */
  public create(name: string, description?: string): void {
    this.context.calls.receive("eventbridge:CreateEventBus", { EventBusName: name, Description: description });
    if (this.buses.has(name)) {
      throw new CloudError("EventBusAlreadyExist", `An event bus named "${name}" exists already.`, 409);
    }
    if (this.buses.size > MOST_BUSES) {
      throw new CloudError("EventBusCountExceeded", `The region has ${MOST_BUSES} event buses already.`);
    }
    this.place({ name, description });
  }

  /** `eventbridge:UpdateEventBus`. */
  public update(name: string, description?: string): void {
    this.context.calls.receive("eventbridge:UpdateEventBus", { EventBusName: name, Description: description });
    this.get(name).description = description;
  }

  /** `eventbridge:GetEventBus`. */
  public describe(name: string): EventBus | undefined {
    this.context.calls.receive("eventbridge:GetEventBus", { EventBusName: name });
    return this.buses.get(name);
  }

  /** `eventbridge:DeleteEventBus`. */
  public delete(name: string): void {
    this.context.calls.receive("eventbridge:DeleteEventBus", { EventBusName: name });
    this.get(name);
    this.buses.delete(name);
  }

  /** Hears every event from now on that arrives on any bus. What takes time belongs on the clock. */
  public subscribe(listener: (event: CloudEvent) => void): void {
    this.listeners.push(listener);
  }

  /** An event that another bus passes on to the one that it names. */
  public accept(event: CloudEvent): void {
    this.get(event.aliyuneventbusname);
    this.announce(event);
  }

  /** `eventbridge:PutEvents`: all of them or none. The bus `default` is for the cloud's own services. */
  public putEvents(name: string, events: readonly CustomEvent[]): CloudEvent[] {
    this.context.calls.receive("eventbridge:PutEvents", { EventBusName: name, Events: events });
    this.get(name);
    if (name === "default") {
      throw new CloudError("EventBusNotSupported", "Events of your own go to a bus of your own, not to default.", 403);
    }
    const taken = takenIn(name, events, this.context);
    taken.forEach((event) => this.announce(event));
    return taken;
  }

  private announce(event: CloudEvent): void {
    this.listeners.forEach((listener) => listener(event));
  }
}
