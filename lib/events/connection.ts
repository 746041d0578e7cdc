import { TerraformProvider } from "cdktf";
import { Construct } from "constructs";
import { Authorization } from "./authorization";
import { checkDescription } from "./description";
import { EventBridgeConnection } from "../bindings/event-bridge-connection";
import { nameOr, NameRule } from "../environment/physical-name";

const SEE = "https://www.alibabacloud.com/help/en/eventbridge/user-guide/manage-connections";

/**
 * What names of connections and API destinations look like.
 *
 * @internal
 */
export function nameRule(prop: string, thing: string): NameRule {
  return {
    prop,
    pattern: /^[A-Za-z0-9][A-Za-z0-9_-]{1,126}$/,
    rule: `The name of ${thing} has 2 to 127 letters, digits, hyphens and underscores, a letter or digit first`,
    maxLength: 127,
    see: SEE,
  };
}

/**
 * A connection, of this stack or made elsewhere.
 */
export interface IConnection {
  /** The name of the connection. */
  readonly connectionName: string;
}

/**
 * How EventBridge reaches and convinces an HTTP API.
 */
export interface ConnectionProps {
  /** How the connection proves who it is. */
  readonly authorization: Authorization;

  /**
   * The name of the connection: 2 to 127 characters.
   *
   * @default - derived from the construct path
   */
  readonly connectionName?: string;

  /**
   * The description of the connection: up to 255 characters. It can be changed, but not be taken away.
   *
   * @default - names the construct path
   */
  readonly description?: string;

  /**
   * The provider of the connection, where a stack has several.
   *
   * @default - the provider without an alias
   */
  readonly provider?: TerraformProvider;
}

/**
 * How EventBridge reaches and convinces an HTTP API over the public network.
 *
 * A changed secret is not seen by the provider: it hides every difference of an API key or password. To rotate one,
 * give the connection another `connectionName` in the same apply; the connection and the API destinations on it are
 * replaced, and the rules stay.
 *
 * @see https://www.alibabacloud.com/help/en/eventbridge/user-guide/manage-connections
 */
export class Connection extends Construct implements IConnection {
  /**
   * A connection that was made elsewhere.
   *
   * @param connectionName the name of the connection
   */
  public static fromConnectionName(connectionName: string): IConnection {
    return { connectionName };
  }

  /** The L1 resource. */
  public readonly resource: EventBridgeConnection;

  /**
   * @param scope the construct that holds the connection
   * @param id the id of the construct
   * @param props the connection
   * @throws when the name or the description is not one that the service takes
   */
  public constructor(scope: Construct, id: string, props: ConnectionProps) {
    super(scope, id);
    this.resource = new EventBridgeConnection(this, "Resource", {
      connectionName: nameOr(props.connectionName, this, nameRule("connectionName", "a connection")),
      // T11: a description that is taken away is planned for ever, so there is always one.
      description: checkDescription(props.description ?? `Connection of ${this.node.path}`),
      authParameters: props.authorization._render(),
      networkParameters: { networkType: "PublicNetwork" },
      provider: props.provider,
    });
  }

  /** The name of the connection. */
  public get connectionName(): string {
    return this.resource.connectionName;
  }
}
