import { Cloud } from "../../../emulator/cloud/cloud";

let cloud: Cloud;
beforeEach(async () => {
  cloud = new Cloud();
});

/** Three instances, each an hour younger than the one before. */
async function aged(removalPolicies: string[]): Promise<string> {
  const { id } = cloud.scalingGroups.place({ removalPolicies, maxSize: 9 });
  for (const instance of ["old", "middle", "new"]) {
    cloud.scalingGroups.join(id, { id: instance });
    await cloud.clock.advance(3_600_000);
  }
  return id;
}

describe("scale-in", () => {
  test.each([
    ["OldestInstance", ["old", "middle"]],
    ["NewestInstance", ["new", "middle"]],
  ])("%s", async (policy, gone) => {
    expect(cloud.scalingGroups.scaleIn(await aged([policy]), 2)).toEqual(gone);
  });

  test("the oldest configuration goes first, the next policy decides among its instances", async () => {
    const { id } = cloud.scalingGroups.place({
      removalPolicies: ["OldestScalingConfiguration", "NewestInstance"],
      maxSize: 9,
    });
    cloud.scalingConfigurations.place(id, { id: "asc-old" });
    cloud.scalingConfigurations.place(id, { id: "asc-new" });
    for (const configuration of ["asc-new", "asc-old", "asc-old"]) {
      cloud.scalingGroups.modify(id, { ActiveScalingConfigurationId: configuration });
      cloud.scalingGroups.join(id, { id: `${configuration}-${cloud.clock.now.getUTCHours()}` });
      await cloud.clock.advance(3_600_000);
    }
    expect(cloud.scalingGroups.scaleIn(id, 2)).toEqual(["asc-old-2", "asc-old-1"]);
  });

  test("protected instances stay, whatever the policy and the number", async () => {
    const id = await aged(["OldestInstance"]);
    cloud.scalingGroups.setInstancesProtection({
      ScalingGroupId: id,
      InstanceIds: ["old"],
      ProtectedFromScaleIn: true,
    });
    expect(cloud.scalingGroups.scaleIn(id, 3)).toEqual(["middle", "new"]);
    expect(cloud.scalingGroups.protectedIn(id)).toEqual(["old"]);
  });

  test("disks go with their instance unless they are to stay", () => {
    const { id } = cloud.scalingGroups.place({
      instances: [{ id: "i-1", dataDisks: [{ id: "d-goes" }, { id: "d-stays", deleteWithInstance: false }] }],
    });
    cloud.scalingGroups.scaleIn(id, 1);
    expect(cloud.disks.all).toMatchObject([{ id: "d-stays", instanceId: undefined }]);
  });
});

describe("capacity", () => {
  test("instances are launched as the active configuration says", () => {
    const { id } = cloud.scalingGroups.place({ maxSize: 3 });
    cloud.scalingConfigurations.place(id, {
      tags: { app: "orders" },
      systemDiskAutoSnapshotPolicyId: "sp-1",
      dataDisks: [{ size: 200, autoSnapshotPolicyId: "sp-2" }],
    });
    cloud.scalingGroups.modify(id, { DesiredCapacity: 2 });
    const [instance] = cloud.scalingGroups.instancesOf(id);
    expect(cloud.instances.all).toHaveLength(2);
    expect(instance.tags).toEqual({ app: "orders" });
    expect(cloud.instances.disksOf(instance.id)).toMatchObject([
      { type: "system", autoSnapshotPolicyIds: ["sp-1"] },
      { type: "data", size: 200, autoSnapshotPolicyIds: ["sp-2"] },
    ]);
  });

  // T5
  test("T5: a launch template brings no policy", () => {
    const { id } = cloud.scalingGroups.place({ launchTemplateId: "lt-1" });
    cloud.scalingGroups.scaleOut(id, 1);
    expect(cloud.disks.all).toMatchObject([{ autoSnapshotPolicyIds: [] }]);
  });

  test("neither limit is crossed", () => {
    const { id } = cloud.scalingGroups.place({ maxSize: 9 });
    cloud.scalingConfigurations.place(id);
    cloud.scalingGroups.modify(id, { MinSize: 1, MaxSize: 3, DesiredCapacity: 9 });
    expect(cloud.instances.all).toHaveLength(3);
    cloud.scalingGroups.modify(id, { DesiredCapacity: 0 });
    expect(cloud.instances.all).toHaveLength(1);
  });

  test("a group without a configuration cannot grow", () => {
    const { id } = cloud.scalingGroups.place();
    expect(() => cloud.scalingGroups.scaleOut(id, 1)).toThrow(/no active scaling configuration/);
    expect(() => cloud.scalingGroups.enable(id)).toThrow(/no active scaling configuration/);
  });
});

describe("protection", () => {
  // T3
  test("T3: an id that is not in the group changes nothing", async () => {
    const id = await aged(["OldestInstance"]);
    expect(() =>
      cloud.scalingGroups.setInstancesProtection({
        ScalingGroupId: id,
        InstanceIds: ["old", "stranger"],
        ProtectedFromScaleIn: true,
      }),
    ).toThrow(expect.objectContaining({ code: "InvalidInstanceId.NotFound", status: 404 }));
    expect(cloud.scalingGroups.protectedIn(id)).toEqual([]);
  });

  // T2
  test("T2: instances are answered in pages of ten", () => {
    const { id } = cloud.scalingGroups.place({ instances: Array.from({ length: 12 }, () => ({})) });
    expect(cloud.scalingGroups.describeInstances({ ScalingGroupId: id }).items).toHaveLength(10);
    expect(cloud.scalingGroups.describeInstances({ ScalingGroupId: id, PageNumber: 2 }).items).toHaveLength(2);
    expect(cloud.scalingGroups.describeInstances({ ScalingGroupId: id, PageSize: 100 }).items).toHaveLength(12);
    expect(cloud.scalingGroups.describeInstances({ ScalingGroupId: id, LifecycleState: "Protected" }).items).toEqual(
      [],
    );
  });
});

describe("deletion", () => {
  test("a group that is not there", () => {
    expect(() => cloud.scalingGroups.delete("asg-none", true)).toThrow(
      expect.objectContaining({ code: "InvalidScalingGroupId.NotFound", status: 404 }),
    );
  });

  // T12
  test("T12: protection from deletion is the only guard", () => {
    const { id } = cloud.scalingGroups.place({ deletionProtection: true, instances: [{ id: "i-1" }] });
    expect(() => cloud.scalingGroups.delete(id, true)).toThrow(/protected from deletion/);
    cloud.scalingGroups.modify(id, { GroupDeletionProtection: false });
    expect(() => cloud.scalingGroups.delete(id, false)).toThrow(/still has instances/);
    cloud.scalingGroups.delete(id, true);
    expect([cloud.scalingGroups.all, cloud.instances.all, cloud.disks.all]).toEqual([[], [], []]);
  });

  test("the active configuration of an enabled group stays", () => {
    const { id } = cloud.scalingGroups.place();
    const configuration = cloud.scalingConfigurations.place(id);
    expect(() => cloud.scalingConfigurations.delete(configuration.id)).toThrow(/is active/);
  });
});

describe("a suspended process", () => {
  test("nothing leaves and nothing is launched, until it is resumed", () => {
    const { scalingGroups } = new Cloud();
    const { id } = scalingGroups.place({ launchTemplateId: "lt-1", maxSize: 3, instances: [{}, {}] });
    scalingGroups.suspend(id, "ScaleIn");
    scalingGroups.suspend(id, "ScaleOut");
    expect([scalingGroups.scaleIn(id, 1), scalingGroups.scaleOut(id, 1)]).toEqual([[], []]);
    scalingGroups.modify(id, { DesiredCapacity: 1 });
    expect(scalingGroups.instancesOf(id)).toHaveLength(2);
    scalingGroups.resume(id, "ScaleIn");
    // What the group was to do meanwhile, it does now.
    expect(scalingGroups.instancesOf(id)).toHaveLength(1);
    expect(scalingGroups.scaleOut(id, 1)).toEqual([]);
  });

  test("it cannot be resumed on a group that is gone", () => {
    expect(() => new Cloud().scalingGroups.resume("asg-1", "ScaleIn")).toThrow(/InvalidScalingGroupId\.NotFound/);
  });
});

test("a launch template says what is launched, and no snapshot policy", () => {
  const launchTemplate = { tags: { role: "primary" }, dataDisks: [{ size: 100 }] };
  const { id } = cloud.scalingGroups.place({ launchTemplateId: "lt-1", launchTemplate, maxSize: 2 });
  const [launched] = cloud.scalingGroups.scaleOut(id, 1);
  expect(cloud.instances.find(launched)!.tags).toEqual({ role: "primary" });
  expect(cloud.instances.disksOf(launched)).toMatchObject([
    { type: "system", autoSnapshotPolicyIds: [] },
    { type: "data", size: 100, autoSnapshotPolicyIds: [] },
  ]);
});

describe("instances that are attached by hand", () => {
  beforeEach(() => {
    cloud.scalingGroups.place({ id: "asg-hand", maxSize: 2, desiredCapacity: 0 });
    ["i-a", "i-b", "i-c"].forEach((id) => cloud.instances.place({ id }));
  });
  const attach = (InstanceIds: string[], more: object = {}) =>
    cloud.scalingGroups.attachInstances({ ScalingGroupId: "asg-hand", InstanceIds, ...more });
  const attached = () =>
    cloud.scalingGroups.describeInstances({ ScalingGroupId: "asg-hand", CreationType: "Attached" }).totalCount;

  test("count, and outlive the group unless they are entrusted to it", () => {
    attach(["i-a"]);
    attach(["i-b"], { Entrusted: true });
    expect([attached(), cloud.scalingGroups.get("asg-hand").desiredCapacity]).toEqual([2, 2]);
    cloud.scalingGroups.delete("asg-hand", true);
    expect(cloud.instances.all.map(({ id }) => id)).toEqual(["i-a", "i-c"]);
  });

  test("are no more than the group has room for", () => {
    expect(() => attach(["i-a", "i-b", "i-c"])).toThrow(/IncorrectCapacity\.MaxSize/);
    expect(attached()).toBe(0);
  });

  test("are there, and in no other group", () => {
    expect(() => attach(["i-none"])).toThrow(/InvalidInstanceId\.NotFound/);
    attach(["i-a"]);
    expect(() => attach(["i-a"])).toThrow(/InUse/);
  });

  test("wait for lifecycle hooks where that is asked for", () => {
    cloud.lifecycleHooks.place("asg-hand", { lifecycleTransition: "SCALE_OUT" });
    attach(["i-a"]);
    attach(["i-b"], { LifecycleHook: true });
    const { members } = cloud.scalingGroups.get("asg-hand");
    expect([...members.values()].map(({ state }) => state)).toEqual(["InService", "Pending:Wait"]);
  });
});
