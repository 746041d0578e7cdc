import { plainResource } from "./plain-resource";

/** Kept with its queries, which nobody evaluates. */
export const slsAlert = plainResource({
  type: "alicloud_sls_alert",
  operations: {
    create: "sls:CreateAlert",
    read: "sls:GetAlert",
    update: "sls:UpdateAlert",
    delete: "sls:DeleteAlert",
  },
  id: (data) => `${data.get("project_name")}:${data.get("alert_name")}`,
  named: (id) => {
    const [ProjectName, AlertName] = id.split(":");
    return { ProjectName, AlertName };
  },
  check: (data, cloud) => void cloud.logs.project(data.get("project_name")!),
  answers: (_, cloud) => ({ status: "ENABLED", create_time: cloud.clock.now.getTime() / 1000 }),
});
