import { CloudError, notFound } from "./cloud-error";
import { RegionContext } from "./region-context";

/** Authorization in the shape of the service, for example `{ AuthorizationType, ApiKeyAuthParameters: { ApiKeyName, … } }`. */
export type AuthParameters = { readonly [name: string]: unknown };

export interface Connection {
  readonly name: string;
  description?: string;
  authParameters?: AuthParameters;
  networkParameters: { readonly [name: string]: unknown };
  readonly createdAt: Date;
}

export interface ConnectionRequest {
  readonly Description?: string;
  readonly AuthParameters?: AuthParameters;
  readonly NetworkParameters: { readonly [name: string]: unknown };
}

/** The connections of EventBridge: how it authenticates against somebody's API. */
export class Connections {
  private readonly connections = new Map<string, Connection>();

  public constructor(private readonly context: RegionContext) {}

  public get all(): readonly Connection[] {
    return [...this.connections.values()];
  }

  public get(name: string): Connection {
    const connection = this.connections.get(name);
    if (!connection) {
      throw notFound("ConnectionNotExist", "connection", name);
    }
    return connection;
  }

  /** A connection that was made elsewhere. */
  public place(given: Partial<Connection> & { name: string }): Connection {
    const connection: Connection = {
      networkParameters: { NetworkType: "PublicNetwork" },
      createdAt: this.context.clock.now,
      ...given,
    };
    this.connections.set(connection.name, connection);
    return connection;
  }

  /** `eventbridge:CreateConnection`. */
  public create(name: string, request: ConnectionRequest): void {
    this.context.calls.receive("eventbridge:CreateConnection", { ConnectionName: name, ...request });
    if (this.connections.has(name)) {
      throw new CloudError("ConnectionAlreadyExist", `A connection named "${name}" exists already.`, 409);
    }
    this.place({
      name,
      description: request.Description,
      authParameters: request.AuthParameters,
      networkParameters: request.NetworkParameters,
    });
  }

  /** `eventbridge:UpdateConnection`: a description that is not sent stays. */
  public update(name: string, request: ConnectionRequest): void {
    this.context.calls.receive("eventbridge:UpdateConnection", { ConnectionName: name, ...request });
    const connection = this.get(name);
    connection.description = request.Description ?? connection.description;
    connection.authParameters = request.AuthParameters ?? connection.authParameters;
    connection.networkParameters = request.NetworkParameters;
  }

  /** `eventbridge:GetConnection`. */
  public describe(name: string): Connection | undefined {
    this.context.calls.receive("eventbridge:GetConnection", { ConnectionName: name });
    const connection = this.connections.get(name);
    return connection && this.context.answers.maskedSecrets
      ? { ...connection, authParameters: masked(connection.authParameters) as AuthParameters }
      : connection;
  }

  /** `eventbridge:DeleteConnection`. */
  public delete(name: string): void {
    this.context.calls.receive("eventbridge:DeleteConnection", { ConnectionName: name });
    this.get(name);
    this.connections.delete(name);
  }
}

function masked(value: unknown): unknown {
  if (typeof value !== "object" || value === null) {
    return value;
  }
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [
      name,
      ["ApiKeyValue", "Password", "ClientSecret"].includes(name) ? "******" : masked(inner),
    ]),
  );
}
