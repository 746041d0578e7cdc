import { Token } from "cdktf";
import { alicloud, snapshots } from "../../lib";
import { newStack, Synthesis } from "../synthesis";

const { AutoSnapshotPolicy, InstanceSelection } = snapshots;
const ATTACHMENT = "alicloud_ecs_auto_snapshot_policy_attachment";

function policy(stack = newStack()) {
  const made = AutoSnapshotPolicy.fromAutoSnapshotPolicyId(stack, "Policy", "sp-bp1abc");
  return { stack, made, synthesis: () => Synthesis.of(stack) };
}

function attached(selection: snapshots.InstanceSelection) {
  const { stack, made } = policy();
  made.attachToInstances("Databases", selection);
  return Synthesis.of(stack);
}

test("instances are found by a tag, with their disks", () => {
  expect(attached(InstanceSelection.tagged({ role: "db" })).dataSources("alicloud_instances")).toEqual([
    expect.objectContaining({ tags: { role: "db" }, enable_details: true }),
  ]);
});

test("instances are found by their ids, in order", () => {
  const [found] = attached(InstanceSelection.ids(["i-b", "i-a"])).dataSources("alicloud_instances");
  expect(found).toMatchObject({ ids: ["i-a", "i-b"], enable_details: true });
  expect(found.tags).toBeUndefined();
});

test("each disk that can be snapshotted gets the policy", () => {
  const synthesis = attached(InstanceSelection.tagged({ role: "db" }));
  const [name] = Object.keys(synthesis.json.data.alicloud_instances);
  expect(synthesis.resource(ATTACHMENT)).toEqual({
    auto_snapshot_policy_id: "sp-bp1abc",
    disk_id: "${each.value}",
    for_each:
      `\${toset(flatten([for instance in data.alicloud_instances.${name}.instances : ` +
      '[for disk in instance.disk_device_mappings : disk.disk_id if startswith(disk.category, "cloud")]]))}',
  });
});

test("the expression follows the data source when its name is overridden", () => {
  const { made, synthesis } = policy();
  made.attachToInstances("Databases", InstanceSelection.ids(["i-a"])).instances.overrideLogicalId("found");
  expect(synthesis().resource(ATTACHMENT).for_each).toContain("data.alicloud_instances.found.instances");
});

test("the data source depends on nothing: it must be read while Terraform plans", () => {
  const [found] = attached(InstanceSelection.tagged({ role: "db" })).dataSources("alicloud_instances");
  expect(found.depends_on).toBeUndefined();
});

test("the provider of the policy reaches both", () => {
  const stack = newStack();
  const provider = new alicloud.provider.AlicloudProvider(stack, "b", { region: "cn-beijing", alias: "b" });
  AutoSnapshotPolicy.fromAutoSnapshotPolicyId(stack, "Policy", "sp-bp1", provider).attachToInstances(
    "Databases",
    InstanceSelection.ids(["i-a"]),
  );
  const synthesis = Synthesis.of(stack);
  expect(synthesis.resource(ATTACHMENT).provider).toBe("alicloud.b");
  expect(synthesis.dataSources("alicloud_instances")[0].provider).toBe("alicloud.b");
});

test("a tag is warned of: on a scaling group every plan would change", () => {
  expect(attached(InstanceSelection.tagged({ role: "db" })).warnings()).toEqual([
    expect.stringMatching(/^ADP-008: .*a stable set.*scaling group/),
  ]);
});

test("ids are not", () => {
  expect(attached(InstanceSelection.ids(["i-a"])).warnings()).toEqual([]);
});

describe("the same instances twice", () => {
  test("by id are refused at synth, with both constructs", () => {
    const { made, synthesis } = policy();
    made.attachToInstances("A", InstanceSelection.ids(["i-a", "i-b"]));
    made.attachToInstances("B", InstanceSelection.ids(["i-b", "i-c"]));
    expect(synthesis).toThrow(/policy of instance i-b: got \["test\/Policy\/A","test\/Policy\/B"\]/);
  });

  test("by the same tags are refused at synth, whatever their order", () => {
    const { made, synthesis } = policy();
    made.attachToInstances("A", InstanceSelection.tagged({ role: "db", tier: "1" }));
    made.attachToInstances("B", InstanceSelection.tagged({ tier: "1", role: "db" }));
    expect(synthesis).toThrow(/policy of tags role=db, tier=1: got/);
  });

  test("are no matter for different ones", () => {
    const { made, synthesis } = policy();
    made.attachToInstances("A", InstanceSelection.ids(["i-a"]));
    made.attachToInstances("B", InstanceSelection.ids(["i-b"]));
    expect(synthesis().resources(ATTACHMENT)).toHaveLength(2);
  });
});

describe("what Terraform could not plan with is refused", () => {
  const token = Token.asString({ resolve: () => "${alicloud_ess_scaling_group.a.id}" });
  const unknown = /Terraform must know the instances before it plans/;

  test("a tag value that only the deployment knows", () => {
    expect(() => InstanceSelection.tagged({ group: token })).toThrow(unknown);
    expect(() => InstanceSelection.tagged({ group: "${var.group}" })).toThrow(/tagged\["group"\]/);
  });

  test("a tag key that only the deployment knows", () => {
    expect(() => InstanceSelection.tagged({ [token]: "x" })).toThrow(unknown);
  });

  test("tags that only the deployment knows", () => {
    expect(() => InstanceSelection.tagged(Token.asStringMap({ resolve: () => "${var.tags}" }))).toThrow(unknown);
  });

  test("an id that only the deployment knows", () => {
    expect(() => InstanceSelection.ids(["i-a", token])).toThrow(unknown);
  });

  test("ids that only the deployment knows", () => {
    expect(() => InstanceSelection.ids(Token.asList({ resolve: () => "${var.ids}" }))).toThrow(unknown);
  });
});

test("no tag would select every instance of the region", () => {
  expect(() => InstanceSelection.tagged({})).toThrow(/every instance of the region/);
});

test.each([0, 101])("%i ids are refused", (count) => {
  const ids = Array.from({ length: count }, (_, n) => `i-${n}`);
  expect(() => InstanceSelection.ids(ids)).toThrow(`InstanceSelection.ids: got ${count}. A selection has 1 to 100`);
});

test("100 ids are accepted", () => {
  expect(() => InstanceSelection.ids(Array.from({ length: 100 }, (_, n) => `i-${n}`))).not.toThrow();
});

test.each(["d-bp1", "10.0.0.1", "I-bp1", ""])("%p is no id of an instance", (id) => {
  expect(() => InstanceSelection.ids([id])).toThrow(
    /InstanceSelection\.ids\[0\]: got .*The id of an ECS instance is i-/,
  );
});

test("an id that is listed twice is refused", () => {
  expect(() => InstanceSelection.ids(["i-a", "i-a"])).toThrow(/got "i-a"\. Each instance is listed once/);
});
