import { ResourceMapping } from "../resource-mapping";

type Tags = { [key: string]: string };

export const ramRole: ResourceMapping = {
  create(data, cloud) {
    const name = (data.get("role_name") ?? data.get("name"))!;
    cloud.ramRoles.create(name, {
      AssumeRolePolicyDocument: (data.get("assume_role_policy_document") ?? data.get("document"))!,
      Description: data.get("description"),
      MaxSessionDuration: data.get<number>("max_session_duration"),
      Tag: data.get<Tags>("tags"),
    });
    data.id = name;
  },

  read(data, cloud) {
    const role = cloud.ramRoles.describe(data.id);
    return (
      role && {
        arn: role.arn,
        assume_role_policy_document: role.assumeRolePolicyDocument,
        create_time: role.createdAt.toISOString(),
        description: role.description ?? null,
        document: role.assumeRolePolicyDocument,
        max_session_duration: role.maxSessionDuration,
        name: role.name,
        role_id: role.id,
        role_name: role.name,
        tags: role.tags,
      }
    );
  },

  update(data, cloud) {
    if (data.changed("assume_role_policy_document", "description", "max_session_duration")) {
      cloud.ramRoles.update(data.id, {
        NewAssumeRolePolicyDocument: data.changed("assume_role_policy_document")
          ? data.get("assume_role_policy_document")
          : undefined,
        NewDescription: data.changed("description") ? (data.get("description") ?? "") : undefined,
        NewMaxSessionDuration: data.changed("max_session_duration")
          ? data.get<number>("max_session_duration")
          : undefined,
      });
    }
    if (data.changed("tags")) {
      cloud.ramRoles.retag(data.id, data.get<Tags>("tags") ?? {});
    }
  },

  delete(data, cloud) {
    cloud.ramRoles.delete(data.id);
  },
};
