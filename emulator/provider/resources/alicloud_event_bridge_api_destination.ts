import { ApiDestinationRequest } from "../../cloud/api-destinations";
import { ResourceData } from "../resource-data";
import { ResourceMapping } from "../resource-mapping";

export const eventBridgeApiDestination: ResourceMapping = {
  create(data, cloud) {
    const name = data.get("api_destination_name")!;
    cloud.apiDestinations.create(name, request(data));
    data.id = name;
  },

  read(data, cloud) {
    const destination = cloud.apiDestinations.describe(data.id);
    return (
      destination && {
        api_destination_name: destination.name,
        connection_name: destination.connectionName,
        description: destination.description ?? null,
        http_api_parameters: [
          { endpoint: destination.httpApiParameters.Endpoint, method: destination.httpApiParameters.Method },
        ],
        create_time: destination.createdAt.getTime(),
      }
    );
  },

  update(data, cloud) {
    cloud.apiDestinations.update(data.id, request(data));
  },

  delete(data, cloud) {
    cloud.apiDestinations.delete(data.id);
  },
};

function request(data: ResourceData): ApiDestinationRequest {
  const { endpoint, method } = data.one("http_api_parameters")!;
  return {
    ConnectionName: data.get("connection_name")!,
    Description: data.get("description"),
    HttpApiParameters: { Endpoint: String(endpoint), Method: String(method) },
  };
}
