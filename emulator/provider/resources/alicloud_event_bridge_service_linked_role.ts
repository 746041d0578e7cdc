import { ResourceMapping } from "../resource-mapping";

export const eventBridgeServiceLinkedRole: ResourceMapping = {
  create(data, cloud) {
    const product = data.get("product_name")!;
    cloud.serviceLinkedRoles.create(product);
    data.id = product;
  },

  read(data, cloud) {
    return cloud.serviceLinkedRoles.check(data.id) ? { product_name: data.id } : undefined;
  },

  delete(data, cloud) {
    cloud.serviceLinkedRoles.delete(data.id);
  },
};
