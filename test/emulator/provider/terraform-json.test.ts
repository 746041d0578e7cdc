import { RESOURCES } from "../../../emulator/provider/schema";
import { fromTerraformJson } from "../../../emulator/provider/terraform-json";
import { UNKNOWN } from "../../../emulator/provider/value";

const convert = (type: string, json: Record<string, unknown>) => fromTerraformJson(RESOURCES.get(type)!.block, json);

test("a block that stands alone is a list of one", () => {
  const target = { target_id: "a", param_list: { resource_key: "Body", form: "ORIGINAL" } };
  expect(convert("alicloud_event_bridge_rule", { targets: target, timeouts: [{ create: "1m" }] })).toEqual({
    targets: [{ target_id: "a", param_list: [{ resource_key: "Body", form: "ORIGINAL" }] }],
    timeouts: { create: "1m" },
  });
});

test("what belongs to Terraform itself is left out, what nobody knows is kept", () => {
  expect(
    convert("alicloud_event_bridge_connection", {
      "//": { metadata: {} },
      count: 2,
      connection: {},
      depends_on: [],
      lifecycle: { ignore_changes: "all" },
      provider: "alicloud.other",
      typo: 1,
    }),
  ).toEqual({ typo: 1 });
});

test.each([
  ["${var.name}", UNKNOWN],
  ["a-${var.name}", UNKNOWN],
  ["%{ if true }a%{ endif }", UNKNOWN],
  ["$${literal}", "${literal}"],
  ["%%{literal}", "%{literal}"],
  ["$${literal} ${var.name}", UNKNOWN],
  ["5 $ {", "5 $ {"],
])("%s", (given, expected) => {
  expect(convert("alicloud_event_bridge_event_bus", { description: given })).toEqual({ description: expected });
});

test("scalars take the type of the schema", () => {
  expect(
    convert("alicloud_ess_scaling_group", {
      min_size: "1",
      max_size: "many",
      group_deletion_protection: "true",
      scaling_group_name: 7,
      tags: { a: true, b: "${var.b}" },
      vswitch_ids: ["${var.vswitch}", 1],
    }),
  ).toEqual({
    min_size: 1,
    max_size: "many",
    group_deletion_protection: true,
    scaling_group_name: "7",
    tags: { a: "true", b: UNKNOWN },
    vswitch_ids: [UNKNOWN, "1"],
  });
});

test("blocks that an expression makes are unknown", () => {
  expect(
    convert("alicloud_ess_scaling_configuration", {
      dynamic: { data_disk: { for_each: "${var.disks}", content: { size: 1 } } },
      spot_price_limit: "${var.limits}",
      instance_type_override: ["${var.override}"],
    }),
  ).toEqual({ data_disk: UNKNOWN, spot_price_limit: UNKNOWN, instance_type_override: [UNKNOWN] });
});
