import { TerraformProvider } from "cdktf";
import { Construct, IConstruct } from "constructs";
import { Authorization } from "./authorization";
import { Connection, IConnection, nameRule } from "./connection";
import { ConnectionNetwork } from "./connection-network";
import { checkDescription } from "./description";
import { HttpMethod } from "./http-method";
import { checkHttpUrl } from "./http-url";
import { EventBridgeApiDestination } from "../bindings/event-bridge-api-destination";
import { advise } from "../environment/advice";
import { Environment } from "../environment/environment";
import { InvalidInput } from "../environment/invalid-input";
import { checkOneOf } from "../environment/one-of";
import { checkName, nameOr } from "../environment/physical-name";
import { checkProps } from "../environment/props";
import { checkShape } from "../environment/shape";

const SEE = "https://www.alibabacloud.com/help/en/eventbridge/user-guide/manage-api-destinations";
const LONGEST_ENDPOINT = 127;

/**
 * An API destination, of this stack or made elsewhere.
 */
export interface IApiDestination extends IConstruct {
  /** The name of the API destination. */
  readonly apiDestinationName: string;

  /** The ARN of the API destination: `acs:api-destination:<region>:<account>:name/<name>`. */
  readonly apiDestinationArn: string;
}

/**
 * An HTTP API that events are sent to. State either `connection` or `authorization`.
 */
export interface ApiDestinationProps {
  /** The URL: http or https, up to 127 characters. */
  readonly endpoint: string;

  /**
   * How the API is convinced; makes a connection for this destination alone.
   *
   * @default - `connection` is used
   */
  readonly authorization?: Authorization;

  /**
   * The connection to the API, which several destinations can share.
   *
   * @default - one is made with `authorization`
   */
  readonly connection?: IConnection;

  /**
   * Where the connection that is made with `authorization` reaches the API from. A `connection` has a network already.
   *
   * @default ConnectionNetwork.publicNetwork()
   */
  readonly network?: ConnectionNetwork;

  /**
   * A new value replaces the connection that is made with `authorization`, and this API destination with it, so that a
   * new secret reaches the service; see `ConnectionProps.rotationId`. A `connection` has a rotation id of its own.
   *
   * @default - the connection is not replaced
   */
  readonly rotationId?: string;

  /**
   * The method of the request.
   *
   * @default HttpMethod.POST
   */
  readonly method?: HttpMethod;

  /**
   * The name of the API destination: 2 to 127 characters.
   *
   * @default - derived from the construct path
   */
  readonly apiDestinationName?: string;

  /**
   * The description of the API destination: up to 255 characters. It can be changed, but not be taken away.
   *
   * @default - names the construct path
   */
  readonly description?: string;

  /**
   * The provider of the API destination, where a stack has several.
   *
   * @default - the provider without an alias
   */
  readonly provider?: TerraformProvider;
}

/**
 * An HTTP API that events are sent to. Rules point at it with `targets.ApiDestination`, and several can share it.
 *
 * @see https://www.alibabacloud.com/help/en/eventbridge/user-guide/manage-api-destinations
 */
export class ApiDestination extends Construct implements IApiDestination {
  /**
   * An API destination in the region and account of the stack that was made elsewhere.
   *
   * @param scope the construct that holds the reference
   * @param id the id of the construct
   * @param apiDestinationName the name of the API destination
   * @param provider the provider whose region holds it, where a stack has several
   */
  public static fromApiDestinationName(
    scope: Construct,
    id: string,
    apiDestinationName: string,
    provider?: TerraformProvider,
  ): IApiDestination {
    return new ImportedApiDestination(scope, id, checkName(apiDestinationName, NAME_RULE), provider);
  }

  /** The L1 resource. */
  public readonly resource: EventBridgeApiDestination;

  /** The connection to the API. */
  public readonly connection: IConnection;

  private readonly provider?: TerraformProvider;

  /**
   * @param scope the construct that holds the API destination
   * @param id the id of the construct
   * @param props the API destination
   * @throws when the endpoint, the name or the description is not one that the service takes, when not exactly one of
   * `connection` and `authorization` is stated, or when `network` or `rotationId` stands beside `connection`
   */
  public constructor(scope: Construct, id: string, props: ApiDestinationProps) {
    super(scope, id);
    checkProps(`The props of ${this.node.path}`, props, this);
    if (props.connection !== undefined) {
      const mend = "Make it with events.Connection, or name it with events.Connection.fromConnectionName(…)";
      checkShape("connection", props.connection, "connectionName", "a connection", mend);
    }
    this.provider = props.provider;
    checkHttpUrl("endpoint", props.endpoint, {
      longest: LONGEST_ENDPOINT,
      mend: "Shorten the path, or move fixed parts of the query into the target with targets.ApiDestination",
      see: SEE,
    });
    checkOneOf("method", props.method, HttpMethod, SEE);
    if (/^http:/i.test(props.endpoint)) this.warnOfPlainHttp();
    this.connection = this.connect(props);
    this.resource = new EventBridgeApiDestination(this, "Resource", {
      apiDestinationName: nameOr(props.apiDestinationName, this, NAME_RULE, props.provider),
      connectionName: this.connection.connectionName,
      description: checkDescription(props.description ?? `API destination of ${this.node.path}`),
      httpApiParameters: { endpoint: props.endpoint, method: props.method ?? HttpMethod.POST },
      provider: props.provider,
    });
  }

  private warnOfPlainHttp(): void {
    advise(
      this,
      "ADP-017",
      "the endpoint is http, so that the credential of the connection travels in clear text. Use https, unless the " +
        "connection stays in a VPC that you trust.",
    );
  }

  /** The name of the API destination. */
  public get apiDestinationName(): string {
    return this.resource.apiDestinationName;
  }

  /** The ARN of the API destination. */
  public get apiDestinationArn(): string {
    return arn(this, this.apiDestinationName, this.provider);
  }

  private connect(props: ApiDestinationProps): IConnection {
    const { connection, authorization, network, rotationId, provider } = props;
    if (connection !== undefined && authorization === undefined) {
      this.checkNotOfConnection("network", network);
      this.checkNotOfConnection("rotationId", rotationId);
      this.checkSameProvider(connection);
      return connection;
    }
    if (connection === undefined && authorization !== undefined) {
      return new Connection(this, "Connection", { authorization, network, rotationId, provider });
    }
    throw new InvalidInput({
      what: `The connection of ${this.node.path}`,
      rule: "Exactly one of connection and authorization is stated",
      mend: "State authorization for a connection of its own, or connection for one that exists",
      see: SEE,
    });
  }

  private checkSameProvider(connection: IConnection): void {
    if (!(connection instanceof Connection) || connection.resource.provider === this.provider) return;
    throw new InvalidInput({
      what: `The connection of ${this.node.path}`,
      value: connection.node.path,
      rule: "An API destination and its connection are in one region and account: both have one provider",
      mend: "Make a connection with the provider of the API destination",
      see: SEE,
    });
  }

  private checkNotOfConnection(prop: string, value: unknown): void {
    if (value === undefined) return;
    throw new InvalidInput({
      what: `The ${prop} of ${this.node.path}`,
      rule: `The connection that it uses has a ${prop} of its own`,
      mend: `State ${prop} where that connection is made`,
      see: SEE,
    });
  }
}

class ImportedApiDestination extends Construct implements IApiDestination {
  public constructor(
    scope: Construct,
    id: string,
    public readonly apiDestinationName: string,
    private readonly provider?: TerraformProvider,
  ) {
    super(scope, id);
  }

  public get apiDestinationArn(): string {
    return arn(this, this.apiDestinationName, this.provider);
  }
}

function arn(scope: Construct, name: string, provider?: TerraformProvider): string {
  return Environment.of(scope, provider).arn("api-destination", `name/${name}`);
}

const NAME_RULE = nameRule("apiDestinationName", "an API destination");
