import { plainResource } from "./plain-resource";

/** The role's name follows from the service's one as most do; the real ones are the services' own choice. */
export const resourceManagerServiceLinkedRole = plainResource({
  type: "alicloud_resource_manager_service_linked_role",
  operations: {
    create: "resourcemanager:CreateServiceLinkedRole",
    read: "ram:GetRole",
    delete: "resourcemanager:DeleteServiceLinkedRole",
  },
  id: (data) => `${data.get("service_name")}:${roleName(data.get("service_name")!, data.get("custom_suffix"))}`,
  answers: (_, cloud, id) => {
    const [, name] = id.split(":");
    return {
      arn: `acs:ram::${cloud.accountId}:role/${name.toLowerCase()}`,
      role_id: cloud.identifiers.next("role"),
      role_name: name,
    };
  },
});

function roleName(service: string, suffix?: string): string {
  const words = service.replace(/\.aliyuncs\.com$/, "").split(/[.-]/);
  const name = words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join("");
  return `AliyunServiceRoleFor${name}${suffix ? `_${suffix}` : ""}`;
}
