import { HttpMethod } from "./http-method";
import { checkHttpUrl } from "./http-url";
import { EventBridgeConnectionAuthParameters } from "../bindings/event-bridge-connection";
import { checkDecision } from "../environment/flag";
import { InvalidInput } from "../environment/invalid-input";
import { checkOneOf } from "../environment/one-of";
import { checkFilledText } from "../environment/text";
import { checkSecret } from "../identity/secret-value";

const SEE = "https://www.alibabacloud.com/help/en/eventbridge/user-guide/manage-connections";

/** The service's limit for the URL that gives the token. */
const LONGEST_ENDPOINT = 127;

/**
 * A header, a query parameter or a field of the body that is sent to the authorization endpoint.
 */
export interface OAuthParameter {
  /** The name of the parameter. */
  readonly key: string;

  /** The value. A secret one is a token, such as the `stringValue` of a sensitive Terraform variable. */
  readonly value: string;

  /**
   * Whether the value is a secret. A literal is then refused, and the service hides the value.
   *
   * @default false
   */
  readonly secret?: boolean;
}

/**
 * How a token is asked for from an OAuth authorization endpoint, with the credentials of a client. The documentation of
 * the service counts parameters of the request among what OAuth needs: state what the endpoint asks for, such as
 * `grant_type` in the body.
 *
 * @see https://www.alibabacloud.com/help/en/eventbridge/user-guide/manage-connections
 */
export interface OAuthProps {
  /** The URL that gives the token: http or https, up to 127 characters. */
  readonly authorizationEndpoint: string;

  /** The id of the client. */
  readonly clientId: string;

  /** The secret of the client: a token, such as the `stringValue` of a sensitive Terraform variable. */
  readonly clientSecret: string;

  /**
   * The method with which the token is asked for.
   *
   * @default HttpMethod.POST
   */
  readonly httpMethod?: HttpMethod;

  /**
   * Headers of the request, in this order.
   *
   * @default - none
   */
  readonly headerParameters?: OAuthParameter[];

  /**
   * Parameters of the query, in this order.
   *
   * @default - none
   */
  readonly queryParameters?: OAuthParameter[];

  /**
   * Fields of the body, in this order.
   *
   * @default - none
   */
  readonly bodyParameters?: OAuthParameter[];
}

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
    if (/^bearer\s/i.test(token)) {
      throw new InvalidInput({
        what: "The token of Authorization.bearer",
        rule: "The word Bearer is put in front of the token",
        mend: "Pass the token alone",
        see: SEE,
      });
    }
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
    const named = typeof headerName === "string" ? headerName : "";
    if (!named.includes("${") && !/^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/.test(named)) {
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
    checkFilledText("The username of Authorization.basic", username, { see: SEE });
    checkSecret("The password of Authorization.basic", password);
    return new Basic(username, password);
  }

  /**
   * OAuth with the credentials of a client: EventBridge asks the authorization endpoint for a token and sends that to
   * the API.
   *
   * @param props how the token is asked for
   * @throws when a secret is a literal, the endpoint is no URL of up to 127 characters, or a name is empty
   */
  public static oauth(props: OAuthProps): Authorization {
    if (typeof props !== "object" || props === null) {
      // Whatever stands in their place may be a secret, so it is not shown.
      throw new InvalidInput({
        what: "The props of Authorization.oauth",
        rule: "It takes an object of named values",
        mend: "State authorizationEndpoint, clientId and clientSecret",
        see: SEE,
      });
    }
    checkHttpUrl("authorizationEndpoint", props.authorizationEndpoint, { longest: LONGEST_ENDPOINT, see: SEE });
    checkOneOf("httpMethod", props.httpMethod, HttpMethod, SEE);
    checkFilledText("clientId", props.clientId, { see: SEE });
    checkSecret("The clientSecret of Authorization.oauth", props.clientSecret);
    (["headerParameters", "queryParameters", "bodyParameters"] as const).forEach((prop) => {
      if (props[prop] !== undefined) checkParameterList(prop, props[prop]);
      (props[prop] ?? []).forEach(({ key, value, secret }, index) => {
        checkFilledText(`The key of ${prop}[${index}]`, key, { see: SEE });
        checkDecision(`The flag secret of ${prop}[${index}]`, secret);
        if (secret === true) checkSecret(`The value of ${prop}[${index}]`, value);
      });
    });
    return new OAuth(props);
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

class OAuth extends Authorization {
  public constructor(private readonly props: OAuthProps) {
    super();
  }

  public _render(): EventBridgeConnectionAuthParameters {
    const { authorizationEndpoint, clientId, clientSecret, httpMethod, ...parameters } = this.props;
    const { headerParameters, queryParameters, bodyParameters } = parameters;
    // The provider crashes on a block with nothing in it.
    const stated = [headerParameters, queryParameters, bodyParameters].some(
      (list) => list !== undefined && list.length > 0,
    );
    return {
      authorizationType: "OAUTH_AUTH",
      oauthParameters: {
        authorizationEndpoint,
        httpMethod: httpMethod ?? HttpMethod.POST,
        clientParameters: { clientId, clientSecret },
        oauthHttpParameters: stated
          ? {
              headerParameters: headerParameters?.map(rendered),
              queryStringParameters: queryParameters?.map(rendered),
              bodyParameters: bodyParameters?.map(rendered),
            }
          : undefined,
      },
    };
  }
}

/** The provider takes the flag as text. */
function rendered({ key, value, secret }: OAuthParameter) {
  return { key, value, isValueSecret: String(secret === true) };
}

/** What stands in a wrong place may be a secret, so it is not shown. */
function checkParameterList(prop: string, parameters: unknown): void {
  const wellFormed = Array.isArray(parameters) && parameters.every((each) => typeof each === "object" && each !== null);
  if (wellFormed) return;
  throw new InvalidInput({
    what: prop,
    rule: "It takes a list of objects with key, value and secret",
    mend: 'Write for example [{ key: "scope", value: "events" }]',
    see: SEE,
  });
}
