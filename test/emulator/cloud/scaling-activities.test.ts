import fc from "fast-check";
import { Cloud, CloudProps } from "../../../emulator/cloud/cloud";

/** Of three, named after their age. */
function grouped(props: CloudProps = {}) {
  const cloud = new Cloud(props);
  const group = cloud.scalingGroups.place({
    id: "asg-1",
    name: "orders",
    maxSize: 9,
    launchTemplateId: "lt-1",
    instances: ["i-a", "i-b", "i-c"].map((id) => ({ id })),
  });
  return { cloud, group };
}

const types = (cloud: Cloud) => cloud.events.all.map(({ type }) => type.replace("ess:ScalingActivity:", ""));

describe("an activity", () => {
  test("announces its start and its end", () => {
    const { cloud } = grouped();
    cloud.scalingGroups.scaleIn("asg-1", 1);
    const [{ id }] = cloud.scalingActivities.all;
    const event = {
      source: "acs.ess",
      subject: "acs:ess:cn-hangzhou:1234567890123456:scalinggroup/asg-1",
      data: { scalingGroupId: "asg-1", scalingGroupName: "orders", scalingActivityId: id, instanceIds: ["i-a"] },
    };
    expect(cloud.events.all).toMatchObject([
      { ...event, type: "ess:ScalingActivity:ScaleInStart" },
      { ...event, type: "ess:ScalingActivity:ScaleInSuccess" },
    ]);
  });

  // alibaba-cloud.md §1.6
  test("may not say which instances", () => {
    const { cloud } = grouped({ answers: { activitiesWithoutInstances: true } });
    cloud.scalingGroups.scaleOut("asg-1", 1);
    expect(cloud.events.all.filter(({ data }) => "instanceIds" in data)).toEqual([]);
    expect(types(cloud)).toEqual(["ScaleOutStart", "ScaleOutSuccess"]);
  });

  test.each([
    [1, "ScaleOutPartialSuccess", "Warning", 1],
    [2, "ScaleOutError", "Failed", 0],
  ])("that cannot launch %d of two", (failing, type, status, launched) => {
    const { cloud } = grouped();
    cloud.scalingGroups.failLaunches(failing);
    expect(cloud.scalingGroups.scaleOut("asg-1", 2)).toHaveLength(launched);
    expect(types(cloud)).toEqual(["ScaleOutStart", type]);
    expect(cloud.scalingActivities.describe({ ScalingGroupId: "asg-1", StatusCode: status }).totalCount).toBe(1);
  });

  test.each([
    [["i-a"], "ScaleInPartialSuccess"],
    [["i-a", "i-b", "i-c"], "ScaleInError"],
  ])("that is to take three while %p are protected", (InstanceIds, type) => {
    const { cloud } = grouped();
    cloud.scalingGroups.setInstancesProtection({ ScalingGroupId: "asg-1", InstanceIds, ProtectedFromScaleIn: true });
    cloud.scalingGroups.scaleIn("asg-1", 3);
    expect(types(cloud)).toEqual(["ScaleInStart", type]);
  });

  test("the youngest is answered first", () => {
    const { cloud } = grouped();
    cloud.scalingGroups.scaleOut("asg-1", 1);
    cloud.scalingGroups.scaleIn("asg-1", 1);
    const { items } = cloud.scalingActivities.describe({ ScalingGroupId: "asg-1" });
    expect(items.map(({ kind }) => kind)).toEqual(["ScaleIn", "ScaleOut"]);
  });
});

describe("health", () => {
  test("an instance that fails is replaced", () => {
    const { cloud, group } = grouped();
    cloud.instances.fail("i-b");
    expect(group.members.size).toBe(3);
    expect(cloud.instances.find("i-b")).toBeUndefined();
    expect(types(cloud)).toEqual(["ScaleInStart", "ScaleInSuccess", "ScaleOutStart", "ScaleOutSuccess"]);
  });

  // alibaba-cloud.md §11.1
  test("unless it is protected, for as long as it is", () => {
    const { cloud, group } = grouped();
    const protect = (ProtectedFromScaleIn: boolean) =>
      cloud.scalingGroups.setInstancesProtection({
        ScalingGroupId: "asg-1",
        InstanceIds: ["i-b"],
        ProtectedFromScaleIn,
      });
    protect(true);
    cloud.instances.fail("i-b");
    expect(group.members.get("i-b")).toMatchObject({ state: "InService", healthy: true });
    protect(false);
    expect(group.members.has("i-b")).toBe(false);
  });

  test.each([
    ["health is not checked", (cloud: Cloud) => cloud.scalingGroups.modify("asg-1", { HealthCheckType: "NONE" })],
    ["the check is suspended", (cloud: Cloud) => cloud.scalingGroups.suspend("asg-1", "HealthCheck")],
    [
      "it is on standby",
      (cloud: Cloud) => cloud.scalingGroups.enterStandby({ ScalingGroupId: "asg-1", InstanceIds: ["i-b"] }),
    ],
  ])("nor if %s", (_, prepare) => {
    const { cloud, group } = grouped();
    prepare(cloud);
    cloud.instances.fail("i-b");
    expect(group.members.has("i-b")).toBe(true);
  });

  test("an instance that is not there cannot fail", () => {
    expect(() => new Cloud().instances.fail("i-none")).toThrow(/InvalidInstanceId\.NotFound/);
  });
});

describe("by hand", () => {
  test("instances on standby stay until they are back in service", () => {
    const { cloud, group } = grouped();
    const request = { ScalingGroupId: "asg-1", InstanceIds: ["i-a"] };
    cloud.scalingGroups.enterStandby(request);
    expect(
      cloud.scalingGroups.describeInstances({ ScalingGroupId: "asg-1", LifecycleState: "Standby" }).items,
    ).toMatchObject([{ instanceId: "i-a" }]);
    expect(cloud.scalingGroups.scaleIn("asg-1", 3)).toEqual(["i-b", "i-c"]);
    cloud.scalingGroups.exitStandby(request);
    expect(cloud.scalingGroups.scaleIn("asg-1", 3)).toEqual(["i-a"]);
    expect(group.members.size).toBe(0);
  });

  // alibaba-cloud.md §11.1
  test("protected instances are removed, and the desired capacity follows", () => {
    const { cloud, group } = grouped();
    group.desiredCapacity = 3;
    group.members.get("i-a")!.protectedFromScaleIn = true;
    cloud.scalingGroups.removeInstances({ ScalingGroupId: "asg-1", InstanceIds: ["i-a"] });
    expect([...group.members.keys()]).toEqual(["i-b", "i-c"]);
    expect(group.desiredCapacity).toBe(2);
  });
});

describe("protection is refused", () => {
  const protect = (cloud: Cloud, InstanceIds: string[]) => () =>
    cloud.scalingGroups.setInstancesProtection({ ScalingGroupId: "asg-1", InstanceIds, ProtectedFromScaleIn: true });

  test("for more than 20 at a time", () => {
    const cloud = new Cloud();
    const ids = Array.from({ length: 21 }, (_, index) => `i-${index}`);
    cloud.scalingGroups.place({ id: "asg-1", instances: ids.map((id) => ({ id })) });
    expect(protect(cloud, ids)).toThrow(/InvalidParameter/);
    protect(cloud, ids.slice(1))();
    expect(cloud.scalingGroups.protectedIn("asg-1")).toHaveLength(20);
  });

  test("in a group that is disabled", () => {
    const { cloud, group } = grouped();
    group.state = "Inactive";
    expect(protect(cloud, ["i-a"])).toThrow(/IncorrectScalingGroupStatus/);
  });
});

test("no scale-in ever takes a protected instance", () => {
  const policies = ["OldestInstance", "NewestInstance", "OldestScalingConfiguration"];
  const member = fc.record({ protectedFromScaleIn: fc.boolean(), configuration: fc.integer({ min: 0, max: 2 }) });
  fc.assert(
    fc.property(
      fc.array(member, { maxLength: 12 }),
      fc.uniqueArray(fc.constantFrom(...policies), { minLength: 1, maxLength: 2 }),
      fc.array(fc.integer({ min: 0, max: 13 }), { maxLength: 4 }),
      fc.boolean(),
      (members, removalPolicies, counts, bySize) => {
        const cloud = new Cloud();
        const { id } = cloud.scalingGroups.place({ maxSize: 20, removalPolicies });
        [0, 1, 2].forEach((index) => cloud.scalingConfigurations.place(id, { id: `asc-${index}` }));
        for (const { protectedFromScaleIn, configuration } of members) {
          cloud.scalingGroups.get(id).activeConfigurationId = `asc-${configuration}`;
          cloud.scalingGroups.join(id).protectedFromScaleIn = protectedFromScaleIn;
        }
        const critical = cloud.scalingGroups.protectedIn(id);
        for (const count of counts) {
          if (bySize) cloud.scalingGroups.modify(id, { MaxSize: count });
          else cloud.scalingGroups.scaleIn(id, count);
          expect(cloud.scalingGroups.protectedIn(id)).toEqual(critical);
          expect(cloud.instances.describe({ InstanceIds: critical })).toHaveLength(critical.length);
        }
      },
    ),
  );
});
