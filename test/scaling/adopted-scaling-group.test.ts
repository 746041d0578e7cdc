import { Token } from "cdktf";
import { alicloud, scaling } from "../../lib";
import { newStack, Synthesis } from "../synthesis";

const { CriticalInstances, ScalingGroup } = scaling;
const GROUP = "alicloud_ess_scaling_group";
const scalingGroupId = "asg-bp1abc";

function adopted(props: Partial<scaling.AdoptScalingGroupProps> = {}) {
  const stack = newStack();
  const group = ScalingGroup.adopt(stack, "Group", { scalingGroupId, ...props });
  return { stack, group, block: () => Synthesis.of(stack).resource(GROUP) };
}

test("an adopted group is imported", () => {
  const { stack, block } = adopted();
  block();
  const { json } = Synthesis.of(stack);
  expect(json.import).toEqual([{ id: scalingGroupId, to: `${GROUP}.${Object.keys(json.resource[GROUP])[0]}` }]);
});

test("of an adopted group only deletion protection is managed when nothing is named", () => {
  const { lifecycle } = adopted().block();
  expect(lifecycle.ignore_changes).not.toContain("group_deletion_protection");
  expect(lifecycle.ignore_changes).toEqual(
    expect.arrayContaining(["min_size", "max_size", "desired_capacity", "protected_instances", "tags", "vswitch_ids"]),
  );
});

test("neither id nor timeouts are ignored: they are no settings of the group", () => {
  const { ignore_changes } = adopted().block().lifecycle;
  expect(ignore_changes).not.toContain("id");
  expect(ignore_changes).not.toContain("timeouts");
});

test("a size that is named is managed, the other one stays as it is", () => {
  const block = adopted({ maxSize: 9 }).block();
  expect(block).toMatchObject({ max_size: 9, min_size: 0 });
  expect(block.lifecycle.ignore_changes).toContain("min_size");
  expect(block.lifecycle.ignore_changes).not.toContain("max_size");
});

test("a desired capacity that is named is managed", () => {
  const block = adopted({ desiredCapacity: 4 }).block();
  expect(block.desired_capacity).toBe(4);
  expect(block.lifecycle.ignore_changes).not.toContain("desired_capacity");
});

test("deletion protection and prevent_destroy are on", () => {
  expect(adopted().block()).toMatchObject({ group_deletion_protection: true, lifecycle: { prevent_destroy: true } });
});

test("both guards can be declined", () => {
  const block = adopted({ groupDeletionProtection: false, preventDestroy: false }).block();
  expect(block).toMatchObject({ group_deletion_protection: false, lifecycle: { prevent_destroy: false } });
});

test("critical instances make Terraform own the list", () => {
  const block = adopted({ criticalInstances: CriticalInstances.ids(["i-b", "i-a"]) }).block();
  expect(block.protected_instances).toEqual(["i-a", "i-b"]);
  expect(block.lifecycle.ignore_changes).not.toContain("protected_instances");
});

test("protecting the same selection twice is one protection", () => {
  const { group, block } = adopted();
  const instances = CriticalInstances.ids(["i-a"]);
  group.protectFromScaleIn(instances);
  group.protectFromScaleIn(instances);
  expect(block().protected_instances).toEqual(["i-a"]);
});

test("naming the same instances in two places is one protection", () => {
  const { group, block } = adopted({ criticalInstances: CriticalInstances.ids(["i-a", "i-b"]) });
  group.protectFromScaleIn(CriticalInstances.ids(["i-b", "i-a"]));
  expect(block().protected_instances).toEqual(["i-a", "i-b"]);
});

test("two selections for one group are refused", () => {
  const { group } = adopted({ criticalInstances: CriticalInstances.ids(["i-a"]) });
  expect(() => group.protectFromScaleIn(CriticalInstances.ids(["i-b"]))).toThrow(/two would undo each other/);
});

test("protecting as many instances as the group can hold is warned of", () => {
  const { stack } = adopted({ maxSize: 2, criticalInstances: CriticalInstances.ids(["i-a", "i-b"]) });
  expect(Synthesis.of(stack).warnings()).toEqual([expect.stringMatching(/^ADP-001: 2 instances .* at most 2/)]);
});

test("protecting fewer instances than the group can hold is not", () => {
  const { stack } = adopted({ maxSize: 3, criticalInstances: CriticalInstances.ids(["i-a", "i-b"]) });
  expect(Synthesis.of(stack).warnings()).toEqual([]);
});

test("a size that only the deployment knows is not compared", () => {
  const { stack } = adopted({
    maxSize: Token.asNumber({ resolve: () => "${var.max}" }),
    minSize: 5,
    criticalInstances: CriticalInstances.ids(["i-a", "i-b"]),
  });
  expect(Synthesis.of(stack).warnings()).toEqual([]);
});

test.each([
  [{ minSize: 4, maxSize: 3 }, /maxSize: got 3\. minSize \(4\) must not be above maxSize/],
  [{ desiredCapacity: 4, maxSize: 3 }, /maxSize: got 3\. desiredCapacity \(4\)/],
  [{ minSize: 4, desiredCapacity: 3 }, /desiredCapacity: got 3\. minSize \(4\)/],
  [{ minSize: -1 }, /minSize: got -1\. It must be a whole number from 0 to 2000 instances/],
  [{ maxSize: 2001 }, /maxSize: got 2001/],
  [{ maxSize: 1.5 }, /maxSize: got 1.5/],
  [{ maxSize: NaN }, /maxSize: got NaN/],
])("sizes %p are refused", (sizes, message) => {
  expect(() => adopted(sizes)).toThrow(message);
});

test.each(["i-bp1abc", "orders", "asc-bp1abc", "asg-", "", "ASG-bp1"])("%p is no id of a scaling group", (id) => {
  expect(() => adopted({ scalingGroupId: id })).toThrow(
    `scalingGroupId: got ${JSON.stringify(id)}. The id of a scaling group is asg-`,
  );
});

test("an id that only the deployment knows is accepted", () => {
  expect(() => adopted({ scalingGroupId: Token.asString({ resolve: () => "${var.group}" }) })).not.toThrow();
  expect(() => adopted({ scalingGroupId: "${var.group}" })).not.toThrow();
});

test("the provider of the group reaches its import and its configuration", () => {
  const stack = newStack();
  const provider = new alicloud.provider.AlicloudProvider(stack, "beijing", { region: "cn-beijing", alias: "beijing" });
  const group = ScalingGroup.adopt(stack, "Group", { scalingGroupId, provider });
  group.adoptConfiguration("Configuration", { scalingConfigurationId: "asc-bp1abc" });
  const { json } = Synthesis.of(stack);
  expect(json.import).toEqual([
    expect.objectContaining({ provider: "alicloud.beijing", id: "asc-bp1abc" }),
    expect.objectContaining({ provider: "alicloud.beijing", id: scalingGroupId }),
  ]);
});

test("the same group adopted twice in one app is refused", () => {
  const stack = newStack();
  for (const id of ["One", "Two"]) ScalingGroup.adopt(stack, id, { scalingGroupId });
  expect(() => Synthesis.of(stack)).toThrow(
    /scalingGroupId of test\/Two: got "asg-bp1abc"\. test\/One adopts the same group.*fromScalingGroupId/s,
  );
});

test("two groups can be adopted side by side", () => {
  const stack = newStack();
  for (const id of ["one", "two"]) ScalingGroup.adopt(stack, id, { scalingGroupId: `asg-${id}` });
  expect(Synthesis.of(stack).resources(GROUP)).toHaveLength(2);
});
