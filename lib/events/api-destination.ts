import { TerraformProvider } from "cdktf";
import { Construct, IConstruct } from "constructs";
import { Authorization } from "./authorization";
import { Connection, IConnection, nameRule } from "./connection";
import { checkDescription } from "./description";
import { EventBridgeApiDestination } from "../bindings/event-bridge-api-destination";
import { Environment } from "../environment/environment";
import { InvalidInput } from "../environment/invalid-input";
import { nameOr } from "../environment/physical-name";
import { isUnresolved } from "../environment/unresolved";

const SEE = "https://www.alibabacloud.com/help/en/eventbridge/user-guide/manage-api-destinations";
const LONGEST_ENDPOINT = 127;

/**
 * The methods with which an API destination is called.
 */
export enum HttpMethod {
  /** GET */
  GET = "GET",
  /** POST */
  POST = "POST",
  /** HEAD */
  HEAD = "HEAD",
  /** DELETE */
  DELETE = "DELETE",
  /** PUT */
  PUT = "PUT",
  /** PATCH */
  PATCH = "PATCH",
}

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
    return new ImportedApiDestination(scope, id, checkName(apiDestinationName, scope), provider);
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
   * @throws when the endpoint, the name or the description is not one that the service takes, or when not exactly one of
   * `connection` and `authorization` is stated
   */
  public constructor(scope: Construct, id: string, props: ApiDestinationProps) {
    super(scope, id);
    this.provider = props.provider;
    checkEndpoint(props.endpoint);
    this.connection = this.connect(props);
    this.resource = new EventBridgeApiDestination(this, "Resource", {
      apiDestinationName: checkName(props.apiDestinationName, this),
      connectionName: this.connection.connectionName,
      description: checkDescription(props.description ?? `API destination of ${this.node.path}`),
      httpApiParameters: { endpoint: props.endpoint, method: props.method ?? HttpMethod.POST },
      provider: props.provider,
    });
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
    const { connection, authorization, provider } = props;
    if (connection !== undefined && authorization === undefined) return connection;
    if (connection === undefined && authorization !== undefined) {
      return new Connection(this, "Connection", { authorization, provider });
    }
    throw new InvalidInput({
      what: `The connection of ${this.node.path}`,
      rule: "Exactly one of connection and authorization is stated",
      mend: "State authorization for a connection of its own, or connection for one that exists",
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

function checkName(name: string | undefined, scope: Construct): string {
  return nameOr(name, scope, nameRule("apiDestinationName", "an API destination"));
}

function checkEndpoint(endpoint: string): void {
  if (isUnresolved(endpoint)) return;
  if (!isHttpUrl(endpoint)) {
    throw new InvalidInput({
      what: "endpoint",
      value: endpoint,
      rule: "It is the URL of an HTTP API, beginning with http:// or https://",
      mend: "Write it in full, such as https://api.example.com/events",
      see: SEE,
    });
  }
  if (new URL(endpoint).password !== "") {
    throw new InvalidInput({
      what: "endpoint",
      rule: "A password in the URL would stand in clear text in the synthesized JSON and in every plan",
      mend: "Take it out of the URL and pass it to Authorization.basic(…) as a token",
      see: SEE,
    });
  }
  if (endpoint.length > LONGEST_ENDPOINT) {
    throw new InvalidInput({
      what: "endpoint",
      value: endpoint,
      rule: `The URL has at most ${LONGEST_ENDPOINT} characters; this one has ${endpoint.length}`,
      mend: "Shorten the path, or move fixed parts of the query into the body with RuleTargetInput",
      see: SEE,
    });
  }
}

function isHttpUrl(text: string): boolean {
  try {
    return ["http:", "https:"].includes(new URL(text).protocol) && /^https?:\/\/[^\s/]/i.test(text);
  } catch {
    return false;
  }
}
