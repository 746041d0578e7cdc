import { ResourceMapping } from "../resource-mapping";

export const eventBridgeEventBus: ResourceMapping = {
  create(data, cloud) {
    const name = data.get("event_bus_name")!;
    cloud.eventBuses.create(name, data.get("description"));
    data.id = name;
  },

  read(data, cloud) {
    const bus = cloud.eventBuses.describe(data.id);
    return bus && { event_bus_name: bus.name, description: bus.description ?? null };
  },

  update(data, cloud) {
    cloud.eventBuses.update(data.id, data.get("description"));
  },

  delete(data, cloud) {
    cloud.eventBuses.delete(data.id);
  },
};
