import { Token } from "cdktf";
import { alicloud, identity, scaling, snapshots } from "../../lib";
import { Json, newStack, Synthesis } from "../synthesis";

const { LifecycleResult, OosTemplateArn, ScalingGroup } = scaling;
const { AutoSnapshotPolicy, LaunchTemplateCoverage, Retention, SnapshotSchedule } = snapshots;
const HOOK = "alicloud_ess_lifecycle_hook";
const TEMPLATE = "ACS-ESS-LifeCycleApplyAutoSnapshotPolicy";

function covered(options: snapshots.LaunchTemplateCoverageOptions = {}) {
  const stack = newStack({ region: "cn-hangzhou", accountId: "123456" });
  const policy = AutoSnapshotPolicy.fromAutoSnapshotPolicyId(stack, "Policy", "sp-bp14yziiuvu3s6jn2a7b");
  const group = ScalingGroup.fromScalingGroupId(stack, "Group", "asg-bp1");
  const made = new LaunchTemplateCoverage(stack, "Coverage", { group, policy, ...options });
  const synthesis = () => Synthesis.of(stack);
  return { stack, policy, group, made, synthesis, hook: () => synthesis().resource(HOOK) };
}

/** The text as Terraform hands it to the provider: references stay, doubled signs become single ones. */
const metadata = (hook: Json) => JSON.parse(hook.notification_metadata.replaceAll("$${", "${")) as Json;

test("a hook on scale-out runs the public template", () => {
  expect(covered().hook()).toMatchObject({
    scaling_group_id: "asg-bp1",
    lifecycle_transition: "SCALE_OUT",
    notification_arn: `acs:ess:cn-hangzhou:123456:oos/${TEMPLATE}`,
    heartbeat_timeout: 600,
  });
});

test("the other documented form of the ARN can be chosen", () => {
  expect(covered({ templateArn: OosTemplateArn.OOS }).hook().notification_arn).toBe(
    `acs:oos:cn-hangzhou:123456:template/${TEMPLATE}`,
  );
});

test("the template gets the policy and the role", () => {
  const { hook, synthesis } = covered();
  const [role] = Object.keys(synthesis().json.resource.alicloud_ram_role);
  expect(metadata(hook())).toEqual({
    OOSAssumeRole: `\${alicloud_ram_role.${role}.role_name}`,
    autoSnapshotPolicyId: "sp-bp14yziiuvu3s6jn2a7b",
  });
});

test("what it gets has at most the 128 characters that the strictest document allows", () => {
  const { hook, synthesis, made } = covered();
  const { role_name } = synthesis().resource("alicloud_ram_role");
  const text = hook().notification_metadata.replace(/\$\{[^}]*\}/, role_name) as string;
  expect(text).toContain(role_name);
  expect(text.length - role_name.length + 48).toBeLessThanOrEqual(128);
  expect(role_name.length).toBeLessThanOrEqual(48);
  expect(made.node.metadata).toEqual([]);
  expect(synthesis().warnings()).toEqual([]);
});

test("the placeholders of Auto Scaling can be stated, escaped for Terraform, with a warning of the length", () => {
  const { hook, synthesis } = covered({ statePlaceholders: true });
  expect(hook().notification_metadata).toContain('"regionId":"$${regionId}"');
  expect(metadata(hook())).toMatchObject({
    regionId: "${regionId}",
    instanceIds: ["${instanceIds}"],
    lifecycleHookId: "${lifecycleHookId}",
    lifecycleActionToken: "${lifecycleActionToken}",
  });
  expect(synthesis().warnings()).toEqual([expect.stringMatching(/^ADP-009/)]);
});

test("an instance that OOS never got to enters service", () => {
  expect(covered().hook().default_result).toBe("CONTINUE");
});

test("it can be released instead", () => {
  expect(covered({ defaultResult: LifecycleResult.ABANDON }).hook().default_result).toBe("ABANDON");
});

test("there is nothing to roll back on a scale-out", () => {
  expect(() => covered({ defaultResult: LifecycleResult.ROLLBACK })).toThrow(/defaultResult: got "ROLLBACK"/);
});

test("the time of the hook can be chosen, within its bounds", () => {
  expect(covered({ heartbeatTimeoutSeconds: 300 }).hook().heartbeat_timeout).toBe(300);
  expect(() => covered({ heartbeatTimeoutSeconds: 29 })).toThrow(/heartbeatTimeoutSeconds: got 29/);
});

test("the role trusts OOS", () => {
  const { assume_role_policy_document } = covered().synthesis().resource("alicloud_ram_role");
  expect(JSON.parse(assume_role_policy_document)).toEqual({
    Statement: [{ Action: "sts:AssumeRole", Effect: "Allow", Principal: { Service: ["oos.aliyuncs.com"] } }],
    Version: "1",
  });
});

test("the role may do what the template does and no more", () => {
  const { policy_document } = covered().synthesis().resource("alicloud_ram_policy");
  expect(JSON.parse(policy_document)).toEqual({
    Statement: [
      {
        Action: ["ecs:ApplyAutoSnapshotPolicy"],
        Effect: "Allow",
        Resource: [
          "acs:ecs:cn-hangzhou:123456:disk/*",
          "acs:ecs:cn-hangzhou:123456:snapshotpolicy/sp-bp14yziiuvu3s6jn2a7b",
        ],
      },
      {
        Action: ["ecs:DescribeDisks", "ecs:DescribeInstances", "ess:CompleteLifecycleAction"],
        Effect: "Allow",
        Resource: ["*"],
      },
    ],
    Version: "1",
  });
});

test("the hook waits for the permissions: a scale-out before them would be abandoned", () => {
  const { hook, synthesis } = covered();
  const [attachment] = Object.keys(synthesis().json.resource.alicloud_ram_role_policy_attachment);
  expect(hook().depends_on).toEqual([`alicloud_ram_role_policy_attachment.${attachment}`]);
});

test("a role that exists can be used", () => {
  const stack = newStack({ region: "cn-hangzhou", accountId: "123456" });
  new LaunchTemplateCoverage(stack, "Coverage", {
    group: ScalingGroup.fromScalingGroupId(stack, "Group", "asg-bp1"),
    policy: AutoSnapshotPolicy.fromAutoSnapshotPolicyId(stack, "Policy", "sp-bp1"),
    role: identity.ServiceRole.fromRoleName(stack, "Role", "OOSServiceRole"),
  });
  const synthesis = Synthesis.of(stack);
  expect(metadata(synthesis.resource(HOOK)).OOSAssumeRole).toBe("OOSServiceRole");
  expect(synthesis.resource(HOOK).depends_on).toBeUndefined();
  expect(synthesis.json.resource.alicloud_ram_role).toBeUndefined();
});

test("a policy of this stack has a short way to it", () => {
  const stack = newStack({ region: "cn-hangzhou", accountId: "123456" });
  const policy = new AutoSnapshotPolicy(stack, "Policy", {
    schedule: SnapshotSchedule.daily({ hour: 2 }),
    retention: Retention.days(7),
  });
  const group = ScalingGroup.fromScalingGroupId(stack, "Group", "asg-bp1");
  expect(policy.coverNewInstancesByHook("Hook", group)).toBeInstanceOf(LaunchTemplateCoverage);
  const synthesis = Synthesis.of(stack);
  const [name] = Object.keys(synthesis.json.resource.alicloud_ecs_auto_snapshot_policy);
  expect(metadata(synthesis.resource(HOOK)).autoSnapshotPolicyId).toBe(
    `\${alicloud_ecs_auto_snapshot_policy.${name}.id}`,
  );
});

describe("the provider", () => {
  const twoRegions = () => {
    const stack = newStack({ region: "cn-hangzhou", accountId: "123456" });
    const config = { region: "cn-beijing", accountId: "123456", alias: "b" };
    return { stack, provider: new alicloud.provider.AlicloudProvider(stack, "b", config) };
  };
  const expectAllIn = (stack: Parameters<typeof Synthesis.of>[0]) => {
    const { resource } = Synthesis.of(stack).json;
    for (const type of [HOOK, "alicloud_ram_role", "alicloud_ram_policy", "alicloud_ram_role_policy_attachment"]) {
      expect(Object.values(resource[type] as Json)).toEqual([expect.objectContaining({ provider: "alicloud.b" })]);
    }
    expect(Synthesis.of(stack).resource(HOOK).notification_arn).toMatch(/^acs:ess:cn-beijing:/);
  };

  test("of the group is that of the parts", () => {
    const { stack, provider } = twoRegions();
    new LaunchTemplateCoverage(stack, "Coverage", {
      group: ScalingGroup.adopt(stack, "Group", { scalingGroupId: "asg-bp1", provider }),
      policy: AutoSnapshotPolicy.fromAutoSnapshotPolicyId(stack, "Policy", "sp-bp1", provider),
    });
    expectAllIn(stack);
  });

  test("of the policy is that of the parts", () => {
    const { stack, provider } = twoRegions();
    const policy = new AutoSnapshotPolicy(stack, "Policy", {
      schedule: SnapshotSchedule.daily({ hour: 2 }),
      retention: Retention.days(7),
      provider,
    });
    policy.coverNewInstancesByHook("Hook", ScalingGroup.fromScalingGroupId(stack, "Group", "asg-bp1", provider));
    expectAllIn(stack);
  });

  test("of the policy must be that of the group: a policy works in its own region only", () => {
    const { stack, provider } = twoRegions();
    const policy = new AutoSnapshotPolicy(stack, "Policy", {
      schedule: SnapshotSchedule.daily({ hour: 2 }),
      retention: Retention.days(7),
      provider,
    });
    const elsewhere = ScalingGroup.fromScalingGroupId(stack, "Group", "asg-bp1");
    expect(() => policy.coverNewInstancesByHook("Hook", elsewhere)).toThrow(/works in its own region only/);
  });

  test("of the policy must be that of the group in a coverage of its own too", () => {
    const { stack, provider } = twoRegions();
    const group = ScalingGroup.fromScalingGroupId(stack, "Group", "asg-bp1");
    const policy = AutoSnapshotPolicy.fromAutoSnapshotPolicyId(stack, "Policy", "sp-bp1", provider);
    expect(() => new LaunchTemplateCoverage(stack, "Coverage", { group, policy })).toThrow(
      /The snapshot policy test\/Policy: got "cn-beijing"\..*the group test\/Group is in cn-hangzhou/,
    );
  });

  test("that is stated is that of the parts", () => {
    const { stack, provider } = twoRegions();
    new LaunchTemplateCoverage(stack, "Coverage", {
      group: ScalingGroup.fromScalingGroupId(stack, "Group", "asg-bp1"),
      policy: AutoSnapshotPolicy.fromAutoSnapshotPolicyId(stack, "Policy", "sp-bp1"),
      provider,
    });
    expectAllIn(stack);
  });
});

describe("a group that is covered twice", () => {
  test("is refused at synth, even when it has two references", () => {
    const { stack, policy, synthesis } = covered();
    const group = ScalingGroup.fromScalingGroupId(stack, "Again", "asg-bp1");
    new LaunchTemplateCoverage(stack, "Second", { group, policy });
    expect(synthesis).toThrow(/new instances of group asg-bp1: got \["test\/Coverage","test\/Second"\]/);
  });

  test("is refused at synth when one of the references takes the group over", () => {
    const { stack, policy, synthesis } = covered();
    const group = ScalingGroup.adopt(stack, "Adopted", { scalingGroupId: "asg-bp1" });
    group.adoptConfiguration("Configuration", { scalingConfigurationId: "asc-bp1", dataDisks: [] });
    policy.coverNewInstances(group);
    expect(synthesis).toThrow(/new instances of group asg-bp1: got \["test\/Coverage","test\/Policy"\]/);
  });

  test("is known by its construct where only the deployment knows its id", () => {
    const { stack, policy, synthesis } = covered();
    const unknown = (id: string) =>
      ScalingGroup.fromScalingGroupId(stack, id, Token.asString({ resolve: () => "${var.group}" }));
    const [a, b] = [unknown("A"), unknown("B")];
    new LaunchTemplateCoverage(stack, "CoverageA", { group: a, policy });
    new LaunchTemplateCoverage(stack, "CoverageB", { group: b, policy });
    expect(synthesis).not.toThrow();
    new LaunchTemplateCoverage(stack, "CoverageA2", { group: a, policy });
    expect(synthesis).toThrow(/new instances of group test\/A/);
  });
});
