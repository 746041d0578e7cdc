import { ResourceMapping } from "../resource-mapping";

export const ramPolicy: ResourceMapping = {
  create(data, cloud) {
    const name = (data.get("policy_name") ?? data.get("name"))!;
    cloud.ramPolicies.create(name, {
      PolicyDocument: (data.get("policy_document") ?? data.get("document"))!,
      Description: data.get("description"),
    });
    data.id = name;
  },

  read(data, cloud) {
    const policy = cloud.ramPolicies.describe(data.id);
    return (
      policy && {
        create_time: policy.createdAt.toISOString(),
        description: policy.description ?? null,
        document: policy.document,
        name: policy.name,
        policy_document: policy.document,
        policy_name: policy.name,
        type: "Custom",
      }
    );
  },

  update(data, cloud) {
    if (data.changed("description")) {
      cloud.ramPolicies.updateDescription(data.id, data.get("description") ?? "");
    }
    if (data.changed("policy_document")) {
      cloud.ramPolicies.createVersion(data.id, {
        PolicyDocument: data.get("policy_document")!,
        RotateStrategy: data.get("rotate_strategy"),
      });
    }
  },

  delete(data, cloud) {
    cloud.ramPolicies.delete(data.id, cloud.ramRoles.have("Custom", data.id));
  },
};
