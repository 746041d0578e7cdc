import { ResourceMapping } from "../resource-mapping";

export const ramRolePolicyAttachment: ResourceMapping = {
  create(data, cloud) {
    const [policy, type, role] = [data.get("policy_name")!, data.get("policy_type")!, data.get("role_name")!];
    if (type === "Custom") {
      cloud.ramPolicies.get(policy);
    }
    cloud.ramRoles.attach(role, type, policy);
    data.id = `role:${policy}:${type}:${role}`;
  },

  read(data, cloud) {
    const [, policy_name, policy_type, role_name] = data.id.split(":");
    const attached = cloud.ramRoles.policiesOf(role_name).includes(`${policy_type}:${policy_name}`);
    return attached ? { policy_name, policy_type, role_name } : undefined;
  },

  delete(data, cloud) {
    const [, policy, type, role] = data.id.split(":");
    cloud.ramRoles.detach(role, type, policy);
  },
};
