import { readFileSync } from "node:fs";
import { join } from "node:path";
import { App, TerraformStack } from "cdktf";
import { Workspace, WorkspaceOptions } from "./workspace";
import { alicloud, scaling } from "../../lib";

// What the example synthesizes is the committed golden file, so this is the example itself.
const EXPECTED = join(__dirname, "..", "..", "examples", "typescript", "expected.tf.json");

export const EXAMPLE = JSON.parse(readFileSync(EXPECTED, "utf8")) as { [block: string]: any };
export const GROUP_ID = "asg-bp1fsb9hxh2xvq3ndcbz";
export const CONFIGURATION_ID = "asc-bp1a9bpkdkm8b2pjqkvt";
export const CRITICAL = ["i-bp13qm4f0ysthv0o2kzc", "i-bp17zdkmvdnn6xt5zhrd", "i-bp1hd2r0rxvh9xe6mpsy"];
export const OTHERS = ["i-bp1aaaaaaaaaaaaaaaaa", "i-bp1bbbbbbbbbbbbbbbbb"];
export const TOKEN = "token-of-the-test";

const DATA_DISKS = [
  { category: "cloud_essd", size: 200, performanceLevel: "PL1", deleteWithInstance: true },
  { category: "cloud_essd", size: 1000, performanceLevel: "PL2", deleteWithInstance: false },
];

/** The address of the first resource of a type. */
export function addressOf(type: string): string {
  return `${type}.${Object.keys(EXAMPLE.resource[type])[0]}`;
}

/** The cloud as the example finds it: a group made by hand, five instances, nothing protected, nothing backed up. */
export async function openExample(options: WorkspaceOptions = {}): Promise<Workspace> {
  const variables = { incident_api_token: TOKEN };
  const workspace = await Workspace.open({ stack: EXAMPLE, variables, ...options });
  const { cloud } = workspace;
  cloud.scalingGroups.place({
    id: GROUP_ID,
    name: "orders-database",
    minSize: 3,
    maxSize: 9,
    desiredCapacity: 5,
    tags: { team: "orders" },
    settings: { DefaultCooldown: 120 },
    instances: [...CRITICAL, ...OTHERS].map((id) => ({ id, dataDisks: DATA_DISKS })),
  });
  cloud.scalingConfigurations.place(GROUP_ID, {
    id: CONFIGURATION_ID,
    imageId: "aliyun_3_x64_20G_alibase_20260101.vhd",
    dataDisks: DATA_DISKS,
  });
  return workspace;
}

/** The example with its adopted group replaced by `ScalingGroup.release`. */
export function withReleasedGroup(): object {
  const released = new TerraformStack(new App(), "orders-database");
  new alicloud.provider.AlicloudProvider(released, "alicloud");
  scaling.ScalingGroup.release(released, "Group", { configurationId: "Configuration" });
  const {
    alicloud_ess_scaling_group: _group,
    alicloud_ess_scaling_configuration: _configuration,
    ...rest
  } = EXAMPLE.resource;
  const { import: _imports, ...kept } = EXAMPLE;
  return { ...kept, resource: rest, removed: (released.toTerraform() as { removed: object[] }).removed };
}
