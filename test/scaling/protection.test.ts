import { Token } from "cdktf";
import { scaling } from "../../lib";
import { newStack, Synthesis } from "../synthesis";

const { CriticalInstances, HealthCheck, ProtectionMechanism, ScalingGroup } = scaling;
const { PROTECTED_INSTANCES, SUSPENDED_SCALE_IN } = ProtectionMechanism;
const GROUP = "alicloud_ess_scaling_group";
const SUSPENDED = "alicloud_ess_suspend_process";
const ids = (count: number) => CriticalInstances.ids(Array.from({ length: count }, (_, index) => `i-${index}`));

function adopted(props: Partial<scaling.AdoptScalingGroupProps> = {}) {
  const stack = newStack();
  const group = ScalingGroup.adopt(stack, "Group", { scalingGroupId: "asg-bp1abc", ...props });
  return { stack, group, synthesis: () => Synthesis.of(stack) };
}

function created() {
  const stack = newStack();
  const group = new ScalingGroup(stack, "Group", {
    minSize: 1,
    maxSize: 4,
    vswitchIds: ["vsw-a"],
    launchTemplate: { launchTemplateId: "lt-bp1abc" },
  });
  return { stack, group, synthesis: () => Synthesis.of(stack) };
}

test("nothing is protected unless somebody says so", () => {
  expect(adopted().group).toMatchObject({ criticalInstances: undefined, protectionMechanism: undefined });
});

test("the group tells which instances are protected, and by whom", () => {
  const instances = ids(1);
  expect(adopted({ criticalInstances: instances }).group).toMatchObject({
    criticalInstances: instances,
    protectionMechanism: PROTECTED_INSTANCES,
  });
});

test("all instances of an adopted group: scale-in is suspended and the list left alone", () => {
  const { synthesis } = adopted({ criticalInstances: CriticalInstances.all() });
  const result = synthesis();
  expect(result.resource(SUSPENDED).process).toBe("ScaleIn");
  expect(result.resource(GROUP)).not.toHaveProperty("protected_instances");
  expect(result.resource(GROUP).lifecycle.ignore_changes).toContain("protected_instances");
});

test("all instances of a created group: scale-in is suspended in the same apply, without a warning", () => {
  const { group, synthesis } = created();
  group.protectFromScaleIn(CriticalInstances.all());
  const result = synthesis();
  expect(result.resource(SUSPENDED).process).toBe("ScaleIn");
  expect(result.resource(GROUP).lifecycle.ignore_changes).toContain("protected_instances");
  expect(result.warnings()).toEqual([]);
});

test("all instances of a group of another stack: scale-in is suspended", () => {
  const stack = newStack();
  ScalingGroup.fromScalingGroupId(stack, "Group", "asg-bp1abc").protectFromScaleIn(CriticalInstances.all());
  expect(Synthesis.of(stack).resource(SUSPENDED)).toEqual({ process: "ScaleIn", scaling_group_id: "asg-bp1abc" });
});

test.each([
  ["ids", ids(11)],
  ["tags", CriticalInstances.tagged({ role: "primary" })],
  ["age", CriticalInstances.oldest(1)],
])("instances by %s: suspended scale-in can be chosen on purpose", (_by, instances) => {
  const { group, synthesis } = created();
  group.protectFromScaleIn(instances, SUSPENDED_SCALE_IN);
  expect(synthesis().resource(SUSPENDED).process).toBe("ScaleIn");
});

test("ids of a created group are refused by themselves", () => {
  expect(() => created().group.protectFromScaleIn(ids(1))).toThrow(
    /critical instances of test\/Group.*the same stack creates/s,
  );
});

test.each([
  ["eleven ids", ids(11), 11],
  ["all", CriticalInstances.all(), '"CriticalInstances.all"'],
  ["tags", CriticalInstances.tagged({ role: "primary" }), '"CriticalInstances.tagged"'],
])("%s do not make a list that Terraform can own, asked for or not", (_which, instances, got) => {
  expect(() => adopted().group.protectFromScaleIn(instances, PROTECTED_INSTANCES)).toThrow(
    `The protected instances of test/Group: got ${got}. Terraform can own a list of 1 to 10 ids`,
  );
});

test("a choice that fails leaves the group free for another one", () => {
  const { group, synthesis } = adopted();
  expect(() => group.protectFromScaleIn(ids(11))).toThrow();
  group.protectFromScaleIn(ids(10));
  expect(synthesis().resource(GROUP).protected_instances).toHaveLength(10);
});

test("the same selection by two mechanisms is refused", () => {
  const { group } = adopted();
  const instances = ids(1);
  group.protectFromScaleIn(instances);
  expect(() => group.protectFromScaleIn(instances, SUSPENDED_SCALE_IN)).toThrow(/one mechanism that protects them/);
});

test("two selections of a group of another stack are refused", () => {
  const group = ScalingGroup.fromScalingGroupId(newStack(), "Group", "asg-bp1abc");
  group.protectFromScaleIn(CriticalInstances.all());
  expect(() => group.protectFromScaleIn(CriticalInstances.oldest(2), ProtectionMechanism.SUSPENDED_SCALE_IN)).toThrow(
    /one selection/,
  );
});

test("the same protection of a created group twice is warned of once", () => {
  const { group, synthesis } = created();
  const instances = ids(1);
  group.protectFromScaleIn(instances, PROTECTED_INSTANCES);
  group.protectFromScaleIn(instances, PROTECTED_INSTANCES);
  expect(synthesis().warnings()).toEqual([expect.stringMatching(/^ADP-003: /)]);
});

test("a full group whose scale-in is suspended is no matter of ADP-001", () => {
  const { group, synthesis } = adopted({ maxSize: 1 });
  group.protectFromScaleIn(ids(1), SUSPENDED_SCALE_IN);
  expect(synthesis().warnings()).toEqual([]);
});

test.each([undefined, SUSPENDED_SCALE_IN])("protection beside a maximum lifetime is warned of (%s)", (mechanism) => {
  const { group, synthesis } = adopted({ maxInstanceLifetimeSeconds: 86_400 });
  group.protectFromScaleIn(ids(1), mechanism);
  expect(synthesis().warnings()).toEqual([expect.stringMatching(/^ADP-010: .*grow too old/)]);
});

test("a maximum lifetime without protection is not", () => {
  expect(adopted({ maxInstanceLifetimeSeconds: 86_400 }).synthesis().warnings()).toEqual([]);
});

test.each([
  ["ECS", [HealthCheck.ECS]],
  ["two", [HealthCheck.ECS, HealthCheck.LOAD_BALANCER]],
])("that a protected instance is not replaced is said where health is checked (%s)", (_which, healthChecks) => {
  const { synthesis } = adopted({ healthChecks, criticalInstances: ids(1) });
  expect(synthesis().warnings()).toEqual([expect.stringMatching(/^ADP-011: .*not replaced/)]);
});

test.each([
  ["not stated", undefined],
  ["off", [HealthCheck.NONE]],
  ["known at deployment", Token.asList({ resolve: () => "${var.checks}" }) as scaling.HealthCheck[]],
])("it is not said where the check is %s", (_which, healthChecks) => {
  expect(
    adopted({ healthChecks, criticalInstances: ids(1) })
      .synthesis()
      .warnings(),
  ).toEqual([]);
});

test("it is not said where scale-in is suspended: no instance is in the protected state", () => {
  const { synthesis } = adopted({ healthChecks: [HealthCheck.ECS], criticalInstances: CriticalInstances.all() });
  expect(synthesis().warnings()).toEqual([]);
});

test("the list is that of Terraform's state, whatever the order of calls", () => {
  const first = adopted();
  first.group.protectFromScaleIn(ids(2));
  first.group.adoptConfiguration("Configuration", { scalingConfigurationId: "asc-bp1abc" });
  const second = adopted();
  second.group.adoptConfiguration("Configuration", { scalingConfigurationId: "asc-bp1abc" });
  second.group.protectFromScaleIn(ids(2));
  expect(first.synthesis().json).toEqual(second.synthesis().json);
});

test("a token for the whole list is handed on and not counted", () => {
  const instances = CriticalInstances.ids(Token.asList({ resolve: () => "${var.ids}" }));
  const result = adopted({ maxSize: 1, criticalInstances: instances }).synthesis();
  expect(result.resource(GROUP).protected_instances).toBe("${var.ids}");
  expect(result.warnings()).toEqual([]);
});
