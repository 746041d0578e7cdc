import { createHash } from "node:crypto";
import { Fn, TerraformLocal, TerraformProvider, TerraformStack, TerraformVariable } from "cdktf";
import { Construct } from "constructs";
import { Authorization } from "./authorization";
import { ConnectionNetwork } from "./connection-network";
import { checkDescription } from "./description";
import { EventBridgeConnection } from "../bindings/event-bridge-connection";
import { InvalidInput } from "../environment/invalid-input";
import { NameRule, checkName, claimName, nameOr } from "../environment/physical-name";
import { checkProps } from "../environment/props";
import { resolved } from "../environment/resolved";
import { checkShape } from "../environment/shape";
import { isUnresolved } from "../environment/unresolved";

const SEE = "https://www.alibabacloud.com/help/en/eventbridge/user-guide/manage-connections";
const LONGEST_NAME = 127;
const HASH_LENGTH = 8;

/**
 * What names of connections and API destinations look like.
 *
 * @internal
 */
export function nameRule(prop: string, thing: string, maxLength: number = LONGEST_NAME): NameRule {
  return {
    prop,
    pattern: new RegExp(`^[A-Za-z0-9][A-Za-z0-9_-]{1,${maxLength - 1}}$`),
    rule: `The name of ${thing} has 2 to ${maxLength} letters, digits, hyphens and underscores, a letter or digit first`,
    maxLength,
    uniqueIn: "region",
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
   * Where the API is reached from.
   *
   * @default ConnectionNetwork.publicNetwork()
   */
  readonly network?: ConnectionNetwork;

  /**
   * The name of the connection: 2 to 127 characters, or 2 to 118 with a `rotationId`.
   *
   * @default - derived from the construct path
   */
  readonly connectionName?: string;

  /**
   * Any text that changes when the secret does, such as a date or the version of a secret, and never the secret itself.
   * A hyphen and eight characters of its hash end the name of the connection, so a new value replaces the connection.
   *
   * @default - the connection keeps its name, and a new API key or password does not reach the service
   */
  readonly rotationId?: string;

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
 * How EventBridge reaches and convinces an HTTP API.
 *
 * Rotation: the provider hides every change of an API key or password, and an update of anything else sends the old one
 * again. So a new secret reaches the service only with a new connection: change `rotationId` in the same apply. Terraform
 * then deletes the API destinations on the connection and the connection, and makes them anew; the rules stay. Events
 * of these seconds fail and are repeated as the rule's retry policy says. The client secret of OAuth alone is updated in
 * place, without a rotation id.
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
    return { connectionName: checkName(connectionName, nameRule("connectionName", "a connection")) };
  }

  /** The L1 resource. */
  public readonly resource: EventBridgeConnection;

  /**
   * @param scope the construct that holds the connection
   * @param id the id of the construct
   * @param props the connection
   * @throws when the name or the description is not one that the service takes, or the rotation id is empty
   */
  public constructor(scope: Construct, id: string, props: ConnectionProps) {
    super(scope, id);
    checkProps(`The props of ${this.node.path}`, props, this);
    if (props.network !== undefined) {
      const mend = "Use ConnectionNetwork.publicNetwork() or ConnectionNetwork.vpc({ … }), or leave it out";
      checkShape("network", props.network, "_render", "a ConnectionNetwork", mend);
    }
    // Whatever stands in its place may be a secret, so it is not shown.
    if (typeof props.authorization?._render !== "function") {
      throw new InvalidInput({
        what: `The authorization of ${this.node.path}`,
        rule: "It takes an Authorization",
        mend: "Make it with Authorization.bearer(…), apiKey(…), basic(…) or oauth(…)",
        see: SEE,
      });
    }
    const authParameters = props.authorization._render();
    this.node.addValidation({ validate: () => this.secretsInDefaults(authParameters) });
    this.resource = new EventBridgeConnection(this, "Resource", {
      connectionName: this.name(props),
      // T11: a description that is taken away is planned for ever, so there is always one.
      description: checkDescription(props.description ?? `Connection of ${this.node.path}`),
      authParameters,
      networkParameters: (props.network ?? ConnectionNetwork.publicNetwork())._render(),
      provider: props.provider,
    });
  }

  /** The name of the connection. */
  public get connectionName(): string {
    return this.resource.connectionName;
  }

  private name({ connectionName, rotationId, provider }: ConnectionProps): string {
    if (rotationId === undefined) {
      return nameOr(connectionName, this, nameRule("connectionName", "a connection"), provider);
    }
    // T8c: a new name is what replaces the API destinations as well, before the connection they stand on goes. A
    // replace_triggered_by would not fire in the apply that first states a rotation id.
    const rule = nameRule("connectionName", "a connection with a rotation id", LONGEST_NAME - HASH_LENGTH - 1);
    const stated = nameOr(connectionName, this, { ...rule, uniqueIn: undefined });
    const name = `${stated}-${this.hashOf(rotationId)}`;
    claimName(name, this, rule, provider);
    return name;
  }

  /** The default of a variable is a part of the synthesized JSON. */
  private secretsInDefaults(authParameters: object): string[] {
    const text = JSON.stringify(resolved(this, authParameters));
    return TerraformStack.of(this)
      .node.findAll()
      .filter((node): node is TerraformVariable => node instanceof TerraformVariable)
      .filter((variable) => new RegExp(`\\bvar\\.${variable.friendlyUniqueId}\\b`).test(text))
      .filter(({ default: given }) => given !== undefined && given !== "" && !isUnresolved(given))
      .map((variable) =>
        InvalidInput.message({
          what: `The default of the variable ${variable.node.path}`,
          rule: `The connection ${this.node.path} sends it as a credential, and a default stands in clear text in the synthesized JSON`,
          mend: "Leave the default out, and hand the value in when Terraform runs",
        }),
      );
  }

  private hashOf(rotationId: string): string {
    if (typeof rotationId !== "string" || rotationId === "") {
      throw new InvalidInput({
        what: "rotationId",
        value: rotationId,
        rule: "A rotation id is not empty, and a text",
        mend: "Use a date or the version of the secret, or leave the prop out",
        see: SEE,
      });
    }
    if (!isUnresolved(rotationId)) return createHash("sha256").update(rotationId).digest("hex").slice(0, HASH_LENGTH);
    // Only Terraform knows it: the same hash, in Terraform's words. A local takes every way to write an expression; inside
    // another expression CDKTF would hash the words of it.
    const known = new TerraformLocal(this, "RotationId", rotationId);
    return Fn.substr(Fn.sha256(known.asString), 0, HASH_LENGTH);
  }
}
