import { ResourceMapping } from "../resource-mapping";

type Tags = { [key: string]: string };

export const logProject: ResourceMapping = {
  create(data, cloud) {
    const name = (data.get("project_name") ?? data.get("name"))!;
    cloud.logs.createProject(name, {
      description: data.get("description"),
      resourceGroupId: data.get("resource_group_id"),
    });
    data.id = name;
    if (data.has("policy")) {
      cloud.logs.setPolicy(name, data.get("policy"));
    }
    if (data.has("tags")) {
      cloud.logs.retag(name, data.get<Tags>("tags")!);
    }
  },

  read(data, cloud) {
    const project = cloud.logs.getProject(data.id);
    return (
      project && {
        create_time: project.createdAt.toISOString(),
        description: project.description ?? null,
        name: project.name,
        policy: project.policy ?? null,
        project_name: project.name,
        resource_group_id: project.resourceGroupId,
        status: "Normal",
        tags: project.tags,
      }
    );
  },

  update(data, cloud) {
    if (data.changed("description")) {
      cloud.logs.updateProject(data.id, data.get("description") ?? "");
    }
    if (data.changed("policy")) {
      cloud.logs.setPolicy(data.id, data.get("policy"));
    }
    if (data.changed("tags")) {
      cloud.logs.retag(data.id, data.get<Tags>("tags") ?? {});
    }
  },

  delete(data, cloud) {
    cloud.logs.deleteProject(data.id);
  },
};
