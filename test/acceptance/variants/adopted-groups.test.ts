import { DataProtection, events, scaling, snapshots, targets } from "../../../lib";
import { newStack } from "../../synthesis";
import { Deployment } from "../deployment";

const { CriticalInstances, ScalingGroup } = scaling;
const { Retention, SnapshotSchedule } = snapshots;

const GROUP_ID = "asg-bp1fsb9hxh2xvq3ndcbz";

let deployment: Deployment;

afterEach(async () => {
  await deployment?.close();
});

const groups = () => deployment.cloud.scalingGroups;

/** A group made by hand, one instance of which somebody protects in the console. */
function place({ cloud: { scalingGroups, scalingConfigurations } }: Deployment): void {
  scalingGroups.place({
    id: GROUP_ID,
    maxSize: 4,
    instances: [{ id: "i-stranger", protectedFromScaleIn: true }, { id: "i-a" }, { id: "i-b" }],
  });
  scalingConfigurations.place(GROUP_ID, { id: "asc-bp1a9bpkdkm8b2pjqkvt" });
}

// T1
test("what others protect stays protected, whatever the stack changes", async () => {
  const adopted = (maxSize: number) => {
    const stack = newStack();
    ScalingGroup.adopt(stack, "Group", { scalingGroupId: GROUP_ID, maxSize });
    return stack;
  };
  deployment = await Deployment.of(adopted(4));
  place(deployment);
  await deployment.create();
  groups().get(GROUP_ID).members.get("i-a")!.protectedFromScaleIn = true;
  expect(await deployment.change(adopted(9))).toEqual(["update alicloud_ess_scaling_group max_size"]);
  expect(groups().protectedIn(GROUP_ID)).toEqual(["i-stranger", "i-a"]);
});

test("a group that is suspended and then let go scales in again, and keeps its instances and its policy", async () => {
  const adopted = () => {
    const stack = newStack();
    const group = ScalingGroup.adopt(stack, "Group", { scalingGroupId: GROUP_ID });
    group.adoptConfiguration("Configuration", { scalingConfigurationId: "asc-bp1a9bpkdkm8b2pjqkvt", dataDisks: [] });
    const protection = new DataProtection(stack, "Protection", {
      group,
      criticalInstances: CriticalInstances.all(),
      schedule: SnapshotSchedule.daily({ hour: 2 }),
      retention: Retention.days(30),
    });
    protection.onSnapshotFailed(new targets.MnsQueue(new events.MnsQueue(stack, "Failures")));
    return stack;
  };
  const released = () => {
    const stack = newStack();
    ScalingGroup.release(stack, "Group", { configurationId: "Configuration" });
    // The policy stays: it is on the disks of the group that goes on.
    new snapshots.AutoSnapshotPolicy(stack, "Protection", {
      schedule: SnapshotSchedule.daily({ hour: 2 }),
      retention: Retention.days(30),
    });
    return stack;
  };
  deployment = await Deployment.of(adopted());
  place(deployment);
  const plan = await deployment.create();
  expect(plan.import).toHaveLength(2);
  expect(groups().scaleIn(GROUP_ID, 2)).toEqual([]);

  const changes = await deployment.change(released());
  expect(changes.filter((change) => /scaling|suspend/.test(change))).toEqual([
    "delete alicloud_ess_suspend_process",
    "forget alicloud_ess_scaling_configuration",
    "forget alicloud_ess_scaling_group",
  ]);
  expect(groups().instancesOf(GROUP_ID)).toHaveLength(3);
  expect(groups().scaleIn(GROUP_ID, 3)).toEqual(["i-a", "i-b"]);
  await deployment.workspace.terraform.destroy();
  expect(groups().protectedIn(GROUP_ID)).toEqual(["i-stranger"]);
});
