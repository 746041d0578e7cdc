import { TerraformStack } from "cdktf";
import { scaling } from "../lib";

export const GROUP = { minSize: 1, maxSize: 6, vswitchIds: ["vsw-a"] };

export const CONFIGURATION = {
  imageId: "aliyun_3_x64_20G_alibase_20260101.vhd",
  instanceTypes: ["ecs.g7.large"],
  securityGroupIds: ["sg-a"],
  systemDisk: { category: scaling.DiskCategory.ESSD, sizeGib: 40 },
};

/** A small group of the stack, with what it launches from. */
export function createdGroup(
  stack: TerraformStack,
  props: object = {},
  configuration: Partial<scaling.ScalingConfigurationProps> = {},
  id: string = "Group",
): scaling.ScalingGroup {
  const group = new scaling.ScalingGroup(stack, id, { ...GROUP, ...props });
  group.addConfiguration("Configuration", { ...CONFIGURATION, ...configuration });
  return group;
}

/** A group that the stack takes over. */
export function adoptedGroup(stack: TerraformStack, props: object = {}): scaling.AdoptedScalingGroup {
  return scaling.ScalingGroup.adopt(stack, "Group", { scalingGroupId: "asg-bp1abc", ...props });
}
