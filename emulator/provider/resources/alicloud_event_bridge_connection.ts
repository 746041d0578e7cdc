import { AuthParameters, ConnectionRequest } from "../../cloud/connections";
import { ResourceData } from "../resource-data";
import { ResourceMapping } from "../resource-mapping";
import { isObject, Value, ValueObject } from "../value";

export const eventBridgeConnection: ResourceMapping = {
  create(data, cloud) {
    const name = data.get("connection_name")!;
    cloud.connections.create(name, request(data));
    data.id = name;
  },

  read(data, cloud) {
    const connection = cloud.connections.describe(data.id);
    return (
      connection && {
        connection_name: connection.name,
        description: connection.description ?? null,
        auth_parameters: connection.authParameters ? [inTerraform(connection.authParameters, AUTH)] : [],
        network_parameters: [inTerraform(connection.networkParameters, NETWORK)],
        create_time: connection.createdAt.toISOString(),
      }
    );
  },

  update(data, cloud) {
    // T8: everything is sent, and the plan holds the old secret wherever its change was hidden.
    cloud.connections.update(data.id, request(data));
  },

  delete(data, cloud) {
    cloud.connections.delete(data.id);
  },
};

/** Names in Terraform by the names of the service; a nested table is a block. */
interface Names {
  readonly [service: string]: string | { readonly block: string; readonly names: Names; readonly list?: boolean };
}

const HTTP_PARAMETER: Names = { Key: "key", Value: "value", IsValueSecret: "is_value_secret" };

const AUTH: Names = {
  AuthorizationType: "authorization_type",
  ApiKeyAuthParameters: {
    block: "api_key_auth_parameters",
    names: { ApiKeyName: "api_key_name", ApiKeyValue: "api_key_value" },
  },
  BasicAuthParameters: { block: "basic_auth_parameters", names: { Username: "username", Password: "password" } },
  OAuthParameters: {
    block: "oauth_parameters",
    names: {
      AuthorizationEndpoint: "authorization_endpoint",
      HttpMethod: "http_method",
      ClientParameters: {
        block: "client_parameters",
        names: { ClientID: "client_id", ClientSecret: "client_secret" },
      },
      OAuthHttpParameters: {
        block: "oauth_http_parameters",
        names: {
          BodyParameters: { block: "body_parameters", names: HTTP_PARAMETER, list: true },
          HeaderParameters: { block: "header_parameters", names: HTTP_PARAMETER, list: true },
          QueryStringParameters: { block: "query_string_parameters", names: HTTP_PARAMETER, list: true },
        },
      },
    },
  },
};

const NETWORK: Names = {
  NetworkType: "network_type",
  VpcId: "vpc_id",
  VswitcheId: "vswitche_id",
  SecurityGroupId: "security_group_id",
};

function request(data: ResourceData): ConnectionRequest {
  const auth = data.one("auth_parameters");
  return {
    Description: data.get("description"),
    AuthParameters: auth && inService(auth, AUTH),
    NetworkParameters: inService(data.one("network_parameters") ?? {}, NETWORK),
  };
}

function inService(block: ValueObject, names: Names): AuthParameters {
  const entries = Object.entries(names).map(([service, terraform]): [string, unknown] => {
    if (typeof terraform === "string") {
      return [service, block[terraform] ?? undefined];
    }
    const elements = ((block[terraform.block] ?? []) as ValueObject[]).map((element) =>
      inService(filled(element, terraform.block), terraform.names),
    );
    return [service, terraform.list && elements.length > 0 ? elements : elements[0]];
  });
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined));
}

/** The SDK hands over a block with nothing in it as nothing, on which the provider crashes. */
function filled(block: ValueObject, name: string): ValueObject {
  const values = Object.values(block).flat();
  if (values.every((value) => value === null)) throw new Error(`The provider crashes on an empty block ${name}.`);
  return block;
}

function inTerraform(parameters: AuthParameters, names: Names): ValueObject {
  return Object.fromEntries(
    Object.entries(names).map(([service, terraform]): [string, Value] => {
      const value = (parameters[service] ?? null) as Value;
      if (typeof terraform === "string") {
        return [terraform, value];
      }
      const elements = Array.isArray(value) ? value : [value];
      return [
        terraform.block,
        elements.filter(isObject).map((element) => inTerraform(element as AuthParameters, terraform.names)),
      ];
    }),
  );
}
