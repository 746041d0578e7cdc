import { plainResource } from "./plain-resource";
import { ResourceMapping } from "../resource-mapping";

/** As much of it as a scaling group needs to name it: the instances that are launched from it are bare (T5). */
export const launchTemplate: ResourceMapping = {
  ...plainResource({
    type: "alicloud_ecs_launch_template",
    idPrefix: "lt",
    operations: {
      create: "ecs:CreateLaunchTemplate",
      read: "ecs:DescribeLaunchTemplates",
      update: "ecs:CreateLaunchTemplateVersion",
      delete: "ecs:DeleteLaunchTemplate",
    },
    answers: { default_version_number: 1, latest_version_number: 1 },
  }),
  computedBlocks: ["system_disk"],
};
