import { Deadline } from "../runtime/deadline";
import { Credentials } from "../runtime/function-context";
import { Endpoints, Place } from "../settings";
import { Ecs } from "./ecs";
import { Ess } from "./ess";
import { EventBridge } from "./event-bridge";
import { OpenApi } from "./open-api";
import { regionalEndpoints } from "./regional-endpoints";

/** The services of a place, as one identity. */
export class Services {
  private readonly urls: Required<Endpoints>;
  private readonly ecsApi: OpenApi;
  private readonly essApi: OpenApi;

  public constructor(
    private readonly place: Place,
    endpoints: Endpoints,
    private readonly credentials: Credentials,
  ) {
    this.urls = regionalEndpoints(place.region, place.accountId, endpoints);
    this.ecsApi = new OpenApi("ecs", "2014-05-26", place.region, this.urls.ecs, credentials);
    this.essApi = new OpenApi("ess", "2014-08-28", place.region, this.urls.ess, credentials);
  }

  public ecs(deadline: Deadline): Ecs {
    return new Ecs(this.ecsApi, deadline);
  }

  public ess(deadline: Deadline): Ess {
    return new Ess(this.essApi, deadline);
  }

  /** The bus of the place, if it has one. */
  public bus(deadline: Deadline): EventBridge | undefined {
    const { eventBusName } = this.place;
    return eventBusName ? new EventBridge(this.urls.eventbridge, eventBusName, this.credentials, deadline) : undefined;
  }
}
