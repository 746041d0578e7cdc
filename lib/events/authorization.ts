import { EventBridgeConnectionAuthParameters } from "../bindings/event-bridge-connection";
import { InvalidInput } from "../environment/invalid-input";
import { checkSecret } from "../identity/secret-value";

const SEE = "https://www.alibabacloud.com/help/en/eventbridge/user-guide/manage-connections";

/**
 * How a connection proves who it is. Secrets are tokens, such as the `stringValue` of a sensitive Terraform variable;
 * literals are refused (see `SecretValue`).
 *
 * @see https://www.alibabacloud.com/help/en/eventbridge/user-guide/manage-connections
 */
export abstract class Authorization {
  /**
   * A bearer token: the request header `Authorization: Bearer <token>`. EventBridge has no type of its own for it; it
   * is sent as an API key of that name.
   *
   * @param token the token without the word Bearer
   * @throws when the token is a literal
   */
  public static bearer(token: string): Authorization {
    checkSecret("The token of Authorization.bearer", token);
    return new ApiKey("Authorization", `Bearer ${token}`);
  }

  /**
   * An API key: one request header.
   *
   * @param headerName the name of the header
   * @param secret the value of the header
   * @throws when the secret is a literal, or the name is not one of a header
   */
  public static apiKey(headerName: string, secret: string): Authorization {
    if (!headerName.includes("${") && !/^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/.test(headerName)) {
      throw new InvalidInput({
        what: "The header name of Authorization.apiKey",
        value: headerName,
        rule: "The name of an HTTP header holds letters, digits and a few signs, but no spaces or colons",
        mend: "Use a name such as X-Api-Key",
        see: SEE,
      });
    }
    checkSecret("The secret of Authorization.apiKey", secret);
    return new ApiKey(headerName, secret);
  }

  /**
   * HTTP basic authentication.
   *
   * @param username the user name
   * @param password the password
   * @throws when the password is a literal
   */
  public static basic(username: string, password: string): Authorization {
    checkSecret("The password of Authorization.basic", password);
    return new Basic(username, password);
  }

  /**
   * @internal
   */
  public abstract _render(): EventBridgeConnectionAuthParameters;
}

class ApiKey extends Authorization {
  public constructor(
    private readonly headerName: string,
    private readonly secret: string,
  ) {
    super();
  }

  public _render(): EventBridgeConnectionAuthParameters {
    return {
      authorizationType: "API_KEY_AUTH",
      apiKeyAuthParameters: { apiKeyName: this.headerName, apiKeyValue: this.secret },
    };
  }
}

class Basic extends Authorization {
  public constructor(
    private readonly username: string,
    private readonly password: string,
  ) {
    super();
  }

  public _render(): EventBridgeConnectionAuthParameters {
    return {
      authorizationType: "BASIC_AUTH",
      basicAuthParameters: { username: this.username, password: this.password },
    };
  }
}
