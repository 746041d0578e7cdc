import { Cloud } from "../../../emulator/cloud/cloud";

function hooked() {
  const cloud = new Cloud();
  const group = cloud.scalingGroups.place();
  const id = cloud.lifecycleHooks.create(group.id, "orders", {
    LifecycleTransition: "SCALE_OUT",
    NotificationArn: "acs:ess:cn-hangzhou:1234567890123456:oos/template",
  });
  return { cloud, group, id };
}

test("a hook has what was sent, and the service's defaults", () => {
  const { cloud, group, id } = hooked();
  expect(cloud.lifecycleHooks.describe(id)).toMatchObject({
    scalingGroupId: group.id,
    name: "orders",
    heartbeatTimeout: 600,
    defaultResult: "CONTINUE",
  });
});

// provider-runs §3
test("what is not sent stays", () => {
  const { cloud, id } = hooked();
  cloud.lifecycleHooks.modify(id, { HeartbeatTimeout: 60 });
  expect(cloud.lifecycleHooks.get(id)).toMatchObject({
    heartbeatTimeout: 60,
    notificationArn: "acs:ess:cn-hangzhou:1234567890123456:oos/template",
  });
});

test("a hook goes with its group", () => {
  const { cloud, group, id } = hooked();
  cloud.scalingGroups.delete(group.id, true);
  expect(cloud.lifecycleHooks.all).toEqual([]);
  expect(() => cloud.lifecycleHooks.delete(id)).toThrow(/InvalidLifecycleHookId\.NotExist/);
});

test("a group that is not there takes no hook", () => {
  expect(() => new Cloud().lifecycleHooks.create("asg-1", "orders", {})).toThrow(/InvalidScalingGroupId\.NotFound/);
});
