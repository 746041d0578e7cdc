import { TerraformStack } from "cdktf";
import { automation, DataProtection, DataProtectionProps, events, scaling, snapshots, targets } from "../../../lib";
import { newStack } from "../../synthesis";
import { Deployment } from "../deployment";

const { CriticalInstances, ScalingGroup } = scaling;
const GROUP_ID = "asg-bp1fsb9hxh2xvq3ndcbz";

let deployment: Deployment;

afterEach(async () => {
  await deployment?.close();
});

const groups = () => deployment.cloud.scalingGroups;

function protectedStack(
  make: (stack: TerraformStack) => scaling.IScalingGroup,
  props: Partial<DataProtectionProps> = {},
): TerraformStack {
  const stack = newStack();
  const protection = new DataProtection(stack, "Protection", {
    group: make(stack),
    criticalInstances: CriticalInstances.tagged({ role: "primary" }),
    schedule: snapshots.SnapshotSchedule.daily({ hour: 2 }),
    retention: snapshots.Retention.days(30),
    ...props,
  });
  protection.onSnapshotFailed(new targets.MnsQueue(new events.MnsQueue(stack, "Failures")));
  return stack;
}

const foreign = (stack: TerraformStack) => ScalingGroup.fromScalingGroupId(stack, "Group", GROUP_ID);
const adopted = (maxSize: number) => (stack: TerraformStack) => {
  const group = ScalingGroup.adopt(stack, "Group", { scalingGroupId: GROUP_ID, maxSize });
  group.adoptConfiguration("Configuration", { scalingConfigurationId: "asc-bp1a9bpkdkm8b2pjqkvt", dataDisks: [] });
  return group;
};

/** A group that exists is in the cloud. */
async function open(stack: TerraformStack): Promise<void> {
  deployment = await Deployment.of(stack);
  const { cloud } = deployment;
  cloud.scalingGroups.place({ id: GROUP_ID, maxSize: 4, instances: [{ id: "i-a" }, { id: "i-b" }] });
  cloud.scalingConfigurations.place(GROUP_ID, { id: "asc-bp1a9bpkdkm8b2pjqkvt" });
}

test("a group of another stack gets a reconciler and a final snapshot, and all goes again", async () => {
  await open(protectedStack(foreign, { finalSnapshot: {} }));
  const plan = await deployment.create();
  expect(plan.import).toEqual([]);
  expect(groups().protectedIn(GROUP_ID)).toEqual([]);
  await deployment.destroy();
});

test("what the reconciler protects stays protected, whatever the stack changes", async () => {
  await open(protectedStack(adopted(4)));
  await deployment.create();
  groups().get(GROUP_ID).members.get("i-a")!.protectedFromScaleIn = true;
  expect(await deployment.change(protectedStack(adopted(9)))).toEqual(["update alicloud_ess_scaling_group max_size"]);
  expect(groups().protectedIn(GROUP_ID)).toEqual(["i-a"]);
});

test("another group in the reconciler changes its settings and its role, and replaces nothing", async () => {
  const stackOf = (more: boolean) => {
    const stack = protectedStack(foreign);
    const group = ScalingGroup.fromScalingGroupId(stack, "More", "asg-bp2");
    const criticalInstances = CriticalInstances.oldest(1);
    if (more) automation.Reconciler.of(stack).addGroup({ group, criticalInstances });
    return stack;
  };
  await open(stackOf(false));
  await deployment.create();
  expect(await deployment.change(stackOf(true))).toEqual([
    expect.stringMatching(/^update alicloud_fcv3_function environment_variables/),
    "update alicloud_ram_policy policy_document",
  ]);
});
