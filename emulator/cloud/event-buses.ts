import { CloudError, notFound } from "./cloud-error";
import { RegionContext } from "./region-context";

export interface EventBus {
  readonly name: string;
  description?: string;
}

/** The buses of EventBridge. `default` is always there: the events of the cloud's own services arrive on it, and only on it. */
export class EventBuses {
  private readonly buses = new Map<string, EventBus>([["default", { name: "default" }]]);

  public constructor(private readonly context: RegionContext) {}

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
}
