import { Outside, send } from "./outside";
import { ApiDestinations } from "../api-destinations";
import { AuthParameters, Connections } from "../connections";
import { Channel, Delivery, required } from "../delivery";

type Texts = { [name: string]: string };

interface HttpParameter {
  readonly Key?: string;
  readonly Value?: string;
}

interface Authorization {
  readonly AuthorizationType?: string;
  readonly ApiKeyAuthParameters?: { readonly ApiKeyName?: string; readonly ApiKeyValue?: string };
  readonly BasicAuthParameters?: { readonly Username?: string; readonly Password?: string };
  readonly OAuthParameters?: {
    readonly AuthorizationEndpoint?: string;
    readonly HttpMethod?: string;
    readonly ClientParameters?: { readonly ClientID?: string; readonly ClientSecret?: string };
    readonly OAuthHttpParameters?: {
      readonly HeaderParameters?: readonly HttpParameter[];
      readonly BodyParameters?: readonly HttpParameter[];
      readonly QueryStringParameters?: readonly HttpParameter[];
    };
  };
}

/** The target `acs.api.destination`: a request as the API destination says, with the credential of its connection. */
export function apiDestinationChannel(
  outside: Outside,
  destinations: ApiDestinations,
  connections: Connections,
): Channel {
  return async (delivery) => {
    const { connectionName, httpApiParameters } = destinations.get(required(delivery, "Name"));
    const credential = await credentialOf(outside, connections.get(connectionName).authParameters);
    const url = new URL(httpApiParameters.Endpoint);
    for (const [name, value] of Object.entries(texts(delivery, "QueryStringParameters"))) {
      url.searchParams.set(name, value);
    }
    await send(outside, {
      method: httpApiParameters.Method,
      url: url.toString(),
      // A header of the rule never replaces the credential.
      headers: {
        "content-type": "application/json",
        ...lowerCased(texts(delivery, "HeaderParameters")),
        ...lowerCased(credential),
      },
      body: /^(GET|HEAD)$/.test(httpApiParameters.Method) ? undefined : delivery.parameters.BodyParameters,
    });
  };
}

/** What a parameter holds as a JSON object. */
function texts({ parameters }: Delivery, resourceKey: string): Texts {
  const json = parameters[resourceKey];
  if (json === undefined) return {};
  try {
    return Object.fromEntries(Object.entries(JSON.parse(json)).map(([name, value]) => [name, String(value)]));
  } catch {
    throw new Error(`The parameter ${resourceKey} did not become a JSON object: ${json}`);
  }
}

function lowerCased(headers: Texts): Texts {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
}

async function credentialOf(outside: Outside, parameters: AuthParameters | undefined): Promise<Texts> {
  const { AuthorizationType, ApiKeyAuthParameters, BasicAuthParameters, OAuthParameters }: Authorization =
    parameters ?? {};
  switch (AuthorizationType) {
    case "API_KEY_AUTH":
      return { [ApiKeyAuthParameters?.ApiKeyName ?? ""]: ApiKeyAuthParameters?.ApiKeyValue ?? "" };
    case "BASIC_AUTH": {
      const { Username = "", Password = "" } = BasicAuthParameters ?? {};
      return { authorization: `Basic ${Buffer.from(`${Username}:${Password}`).toString("base64")}` };
    }
    case "OAUTH_AUTH":
      return { authorization: `Bearer ${await accessToken(outside, OAuthParameters ?? {})}` };
    default:
      return {};
  }
}

/**
 * Client credentials as RFC 6749 §4.4 sends them, in the body. How the service sends them and how long it keeps a token is
 * not documented; here each attempt asks for one.
 */
async function accessToken(
  outside: Outside,
  {
    AuthorizationEndpoint = "",
    HttpMethod = "POST",
    ClientParameters,
    OAuthHttpParameters,
  }: NonNullable<Authorization["OAuthParameters"]>,
): Promise<string> {
  const client = {
    grant_type: "client_credentials",
    client_id: ClientParameters?.ClientID ?? "",
    client_secret: ClientParameters?.ClientSecret ?? "",
  };
  const fields = new URLSearchParams({ ...client, ...named(OAuthHttpParameters?.BodyParameters) }).toString();
  const url = new URL(AuthorizationEndpoint);
  for (const [name, value] of Object.entries(named(OAuthHttpParameters?.QueryStringParameters))) {
    url.searchParams.set(name, value);
  }
  const bodiless = /^(GET|HEAD)$/.test(HttpMethod);
  const { body = "" } = await send(outside, {
    method: HttpMethod,
    url: bodiless ? `${url}${url.search === "" ? "?" : "&"}${fields}` : url.toString(),
    headers: {
      "content-type": "application/x-www-form-urlencoded",
      ...lowerCased(named(OAuthHttpParameters?.HeaderParameters)),
    },
    body: bodiless ? undefined : fields,
  });
  const token = tokenIn(body);
  if (!token) throw new Error(`The authorization endpoint ${AuthorizationEndpoint} answered without an access_token`);
  return token;
}

function tokenIn(body: string): string | undefined {
  try {
    return JSON.parse(body)?.access_token;
  } catch {
    return undefined;
  }
}

function named(parameters: readonly HttpParameter[] = []): Texts {
  return Object.fromEntries(parameters.map(({ Key = "", Value = "" }) => [Key, Value]));
}
