import { CloudError, notFound } from "./cloud-error";
import { Connections } from "./connections";
import { RegionContext } from "./region-context";

export interface ApiDestination {
  readonly name: string;
  readonly connectionName: string;
  description?: string;
  httpApiParameters: { Endpoint: string; Method: string };
  readonly createdAt: Date;
}

export interface ApiDestinationRequest {
  readonly ConnectionName: string;
  readonly Description?: string;
  readonly HttpApiParameters: { Endpoint: string; Method: string };
}

/** The API destinations of EventBridge. */
export class ApiDestinations {
  private readonly destinations = new Map<string, ApiDestination>();

  public constructor(
    private readonly context: RegionContext,
    private readonly connections: Connections,
  ) {}

  public get all(): readonly ApiDestination[] {
    return [...this.destinations.values()];
  }

  public get(name: string): ApiDestination {
    const destination = this.destinations.get(name);
    if (!destination) {
      throw notFound("ApiDestinationNotExist", "API destination", name);
    }
    return destination;
  }

  /** `eventbridge:CreateApiDestination`. */
  public create(name: string, request: ApiDestinationRequest): void {
    this.context.calls.receive("eventbridge:CreateApiDestination", { ApiDestinationName: name, ...request });
    this.connections.get(request.ConnectionName);
    if (this.destinations.has(name)) {
      throw new CloudError("ApiDestinationAlreadyExist", `An API destination named "${name}" exists already.`, 409);
    }
    this.destinations.set(name, {
      name,
      connectionName: request.ConnectionName,
      description: request.Description,
      httpApiParameters: request.HttpApiParameters,
      createdAt: this.context.clock.now,
    });
  }

  /** `eventbridge:UpdateApiDestination`: a description that is not sent stays. */
  public update(name: string, request: ApiDestinationRequest): void {
    this.context.calls.receive("eventbridge:UpdateApiDestination", { ApiDestinationName: name, ...request });
    const destination = this.get(name);
    destination.description = request.Description ?? destination.description;
    destination.httpApiParameters = request.HttpApiParameters;
  }

  /** `eventbridge:GetApiDestination`. */
  public describe(name: string): ApiDestination | undefined {
    this.context.calls.receive("eventbridge:GetApiDestination", { ApiDestinationName: name });
    return this.destinations.get(name);
  }

  /** `eventbridge:DeleteApiDestination`. */
  public delete(name: string): void {
    this.context.calls.receive("eventbridge:DeleteApiDestination", { ApiDestinationName: name });
    this.get(name);
    this.destinations.delete(name);
  }
}
