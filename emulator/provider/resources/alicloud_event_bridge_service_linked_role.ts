import { CloudError } from "../../cloud/cloud-error";
import { ResourceMapping } from "../resource-mapping";

export const eventBridgeServiceLinkedRole: ResourceMapping = {
  create(data, cloud) {
    const product = data.get("product_name")!;
    cloud.serviceLinkedRoles.create(product);
    data.id = product;
  },

  read(data, cloud) {
    // Whether it is there is not looked at: a role that is gone is never missed.
    cloud.serviceLinkedRoles.check(data.id);
    return { product_name: data.id };
  },

  delete(data, cloud) {
    try {
      cloud.serviceLinkedRoles.delete(data.id);
    } catch (thrown) {
      if (!(thrown instanceof CloudError && thrown.code === "EntityNotExist.Role")) {
        throw thrown;
      }
    }
  },
};
