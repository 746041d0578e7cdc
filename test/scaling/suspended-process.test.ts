import { App, TerraformStack } from "cdktf";
import { alicloud, scaling } from "../../lib";
import { CONFIGURATION } from "../groups";
import { newStack, Synthesis } from "../synthesis";

const { ScalingGroup, ScalingProcess, SuspendedProcess } = scaling;
const SUSPENDED = "alicloud_ess_suspend_process";
const scalingGroupId = "asg-bp1abc";

test.each(Object.values(ScalingProcess))("%s is suspended", (process) => {
  const stack = newStack();
  new SuspendedProcess(stack, "Suspended", { scalingGroupId, process });
  expect(Synthesis.of(stack).resource(SUSPENDED)).toEqual({ scaling_group_id: scalingGroupId, process });
});

test("an id of something else is refused", () => {
  const props = { scalingGroupId: "asc-bp1abc", process: ScalingProcess.SCALE_IN };
  expect(() => new SuspendedProcess(newStack(), "Suspended", props)).toThrow(/The id of a scaling group is asg-/);
});

test("the same process of the same group twice is refused: the one that goes would resume it", () => {
  const stack = newStack();
  const props = { scalingGroupId, process: ScalingProcess.SCALE_IN };
  new SuspendedProcess(stack, "One", props);
  new SuspendedProcess(stack, "Other", props);
  expect(() => Synthesis.of(stack)).toThrow(/suspended process ScaleIn of test\/Other.*test\/One suspends it too/s);
});

test("the same in two stacks of one app is refused", () => {
  const app = new App({ stackTraces: false });
  const stacks = ["one", "other"].map((id) => new TerraformStack(app, id));
  for (const stack of stacks) {
    new alicloud.provider.AlicloudProvider(stack, "alicloud");
    new SuspendedProcess(stack, "Suspended", { scalingGroupId, process: ScalingProcess.SCALE_IN });
  }
  expect(stacks.flatMap(({ node }) => node.findAll()).flatMap(({ node }) => node.validate())).toEqual([
    expect.stringContaining("one/Suspended suspends it too"),
  ]);
});

test("other processes, and those of other groups, can be suspended beside it", () => {
  const stack = newStack();
  new SuspendedProcess(stack, "One", { scalingGroupId, process: ScalingProcess.SCALE_IN });
  new SuspendedProcess(stack, "Two", { scalingGroupId, process: ScalingProcess.SCALE_OUT });
  new SuspendedProcess(stack, "Three", { scalingGroupId: "asg-bp1def", process: ScalingProcess.SCALE_IN });
  expect(Synthesis.of(stack).resources(SUSPENDED)).toHaveLength(3);
});

test("variables of the same name in two stacks may hold two groups", () => {
  const app = new App({ stackTraces: false });
  const stacks = ["one", "other"].map((id) => new TerraformStack(app, id));
  for (const stack of stacks) {
    new alicloud.provider.AlicloudProvider(stack, "alicloud");
    new SuspendedProcess(stack, "S", { scalingGroupId: "${var.group}", process: ScalingProcess.SCALE_IN });
  }
  expect(stacks.flatMap(({ node }) => node.findAll()).flatMap(({ node }) => node.validate())).toEqual([]);
});

describe("a group suspends a process of its own", () => {
  test("once, however often it is asked to", () => {
    const stack = newStack();
    const group = ScalingGroup.adopt(stack, "Group", { scalingGroupId });
    expect(group.suspend(ScalingProcess.SCALE_IN)).toBe(group.suspend(ScalingProcess.SCALE_IN));
    expect(Synthesis.of(stack).resource(SUSPENDED)).toEqual({
      process: "ScaleIn",
      scaling_group_id: expect.stringMatching(/^\$\{alicloud_ess_scaling_group\.Group_/),
    });
  });

  test("whoever owns the group", () => {
    const stack = newStack();
    const suspended = ScalingGroup.fromScalingGroupId(stack, "Group", scalingGroupId).suspend(
      ScalingProcess.HEALTH_CHECK,
    );
    expect(suspended.process).toBe("HealthCheck");
    expect(Synthesis.of(stack).resource(SUSPENDED).scaling_group_id).toBe(scalingGroupId);
  });

  test.each(["adopted", "foreign"])("with the provider of the group, where it is %s", (origin) => {
    const stack = newStack();
    const provider = new alicloud.provider.AlicloudProvider(stack, "beijing", { alias: "beijing" });
    const group =
      origin === "adopted"
        ? ScalingGroup.adopt(stack, "Group", { scalingGroupId, provider })
        : ScalingGroup.fromScalingGroupId(stack, "Group", scalingGroupId, provider);
    group.suspend(ScalingProcess.SCALE_IN);
    expect(Synthesis.of(stack).resource(SUSPENDED).provider).toBe("alicloud.beijing");
  });
});

// T12c: the provider cannot resume a process of a group that went with its configuration.
test.each(["before", "after"])(
  "a process suspended %s the configuration is stated is resumed before that goes",
  (when) => {
    const stack = newStack();
    const group = new scaling.ScalingGroup(stack, "Group", { minSize: 0, maxSize: 1, vswitchIds: ["vsw-a"] });
    if (when === "before") group.suspend(scaling.ScalingProcess.SCALE_IN);
    group.addConfiguration("Configuration", CONFIGURATION);
    if (when === "after") group.suspend(scaling.ScalingProcess.SCALE_IN);
    const synthesis = Synthesis.of(stack);
    const [name] = Object.keys(synthesis.json.resource.alicloud_ess_scaling_configuration);
    expect(synthesis.resource("alicloud_ess_suspend_process").depends_on).toEqual([
      `alicloud_ess_scaling_configuration.${name}`,
    ]);
  },
);
