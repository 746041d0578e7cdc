import {
  UNKNOWN,
  validateDataSource,
  validateDataSourceJson,
  validateResource,
  validateResourceJson,
} from "../../../emulator/provider/validate";

const GROUP = { min_size: 0, max_size: 1, vswitch_ids: ["vsw-1"] };
const PARAMETER = { resource_key: "Body", form: "ORIGINAL" };
const TARGET = { target_id: "a", type: "acs.mns.queue", endpoint: "acs:mns:::queues/a", param_list: [PARAMETER] };
const RULE = { event_bus_name: "default", rule_name: "r", filter_pattern: "{}", targets: [TARGET] };
const ATTACHMENT = { auto_snapshot_policy_id: "sp-1", disk_id: "d-1" };
const VSWITCH = { vpc_id: "vpc-1", cidr_block: "10.0.0.0/24", zone_id: "cn-hangzhou-i" };

type Config = Record<string, unknown>;

/** Each is valid as it stands; the second column breaks exactly one rule of the third. */
const CASES: [what: string, type: string, valid: Config, broken: Config, complaint: RegExp][] = [
  ["unknown argument", "alicloud_ess_scaling_group", GROUP, { protected: [] }, /"protected" is not expected/],
  [
    "unknown argument of a block",
    "alicloud_event_bridge_rule",
    RULE,
    { targets: [{ ...TARGET, errors_tolerance: "ALL" }] },
    /"errors_tolerance" is not expected/,
  ],
  ["missing argument", "alicloud_ess_scaling_group", GROUP, { max_size: null }, /"max_size" is required/],
  [
    "missing argument of a block",
    "alicloud_event_bridge_rule",
    RULE,
    { targets: [{ ...TARGET, endpoint: undefined }] },
    /"endpoint" is required/,
  ],
  ["text for a number", "alicloud_ess_scaling_group", GROUP, { max_size: "1" }, /"max_size" must be a number/],
  ["a number for text", "alicloud_ess_scaling_group", GROUP, { scaling_group_name: 1 }, /must be a string/],
  ["text for a truth", "alicloud_ess_scaling_group", GROUP, { az_balance: "yes" }, /"az_balance" must be a bool/],
  ["text for a list", "alicloud_ess_scaling_group", GROUP, { removal_policies: "x" }, /must be a list/],
  ["text for a set", "alicloud_ess_scaling_group", GROUP, { protected_instances: "i-1" }, /must be a set/],
  ["numbers in a set of text", "alicloud_ess_scaling_group", GROUP, { protected_instances: [1] }, /must be a string/],
  ["a list for a map", "alicloud_ess_scaling_group", GROUP, { tags: ["a"] }, /"tags" must be a map/],
  ["a list in a map of text", "alicloud_ess_scaling_group", GROUP, { tags: { a: [] } }, /"tags.a" must be a string/],
  ["an object for blocks", "alicloud_event_bridge_rule", RULE, { targets: TARGET }, /a list was expected/],
  ["text for a block", "alicloud_event_bridge_rule", RULE, { targets: ["a"] }, /A block was expected/],
  ["only computed", "alicloud_ecs_auto_snapshot_policy_attachment", ATTACHMENT, { region_id: "x" }, /alone decides/],
  ["too few blocks", "alicloud_event_bridge_rule", RULE, { targets: [] }, /At least 1 "targets" blocks/],
  [
    "too many blocks",
    "alicloud_event_bridge_rule",
    RULE,
    { targets: [{ ...TARGET, dead_letter_queue: [{ arn: "a" }, { arn: "b" }] }] },
    /No more than 1 "dead_letter_queue" blocks/,
  ],
  ["too few elements", "alicloud_ess_scaling_group", GROUP, { vswitch_ids: [] }, /At least 1 "vswitch_ids" elements/],
  [
    "too many elements",
    "alicloud_ess_scaling_group",
    GROUP,
    { removal_policies: ["a", "b", "c"] },
    /No more than 2 "removal_policies" elements/,
  ],
  ["not one of", "alicloud_ess_scaling_group", GROUP, { scaling_policy: "stop" }, /scaling_policy to be one of/],
  [
    "not one of, in a nested block",
    "alicloud_event_bridge_rule",
    RULE,
    { targets: [{ ...TARGET, param_list: [{ ...PARAMETER, form: "RAW" }] }] },
    /targets.0.param_list.0.form to be one of/,
  ],
  ["above the range", "alicloud_ess_scaling_group", GROUP, { max_size: 2001 }, /in the range \(0 - 2000\), got 2001/],
  ["below the range", "alicloud_ess_scaling_group", GROUP, { min_size: -1 }, /in the range \(0 - 2000\), got -1/],
  ["less than at least", "alicloud_ess_scaling_group", GROUP, { max_instance_lifetime: 1 }, /to be at least 86400/],
  [
    "too long",
    "alicloud_event_bridge_event_bus",
    { event_bus_name: "b" },
    { event_bus_name: "b".repeat(128) },
    /length/,
  ],
  ["too short", "alicloud_oss_bucket", { bucket: "abc" }, { bucket: "ab" }, /range \(3 - 63\), got 2/],
  ["empty", "alicloud_log_project", { project_name: "p" }, { project_name: "" }, /to be not empty/],
  [
    "no JSON",
    "alicloud_ram_policy",
    { policy_name: "p", policy_document: "{}" },
    { policy_document: "{" },
    /invalid JSON/,
  ],
  [
    "conflict",
    "alicloud_ess_scaling_group",
    { ...GROUP, health_check_type: "ECS" },
    { health_check_types: ["ECS"] },
    /"health_check_type": conflicts with health_check_types/,
  ],
  ["none of exactly one", "alicloud_vswitch", VSWITCH, { zone_id: null }, /one of `zone_id,availability_zone` must be/],
  [
    "two of exactly one",
    "alicloud_vswitch",
    VSWITCH,
    { availability_zone: "b" },
    /only one of `zone_id,availability_zone`/,
  ],
  [
    "without its companion",
    "alicloud_oss_bucket_object",
    { bucket: "b", key: "k", content: "c" },
    { object_worm_mode: "COMPLIANCE" },
    /all of `object_worm_mode,object_worm_retain_until_date` must be specified/,
  ],
];

const errors = (diagnostics: readonly { severity: string; detail: string }[]) =>
  diagnostics.filter(({ severity }) => severity === "error").map(({ detail }) => detail);

test.each(CASES)("%s", (_, type, valid, broken, complaint) => {
  expect(errors(validateResource(type, valid))).toEqual([]);
  const [first] = errors(validateResource(type, { ...valid, ...broken }));
  expect(first).toMatch(complaint);
});

test("allowed values of a collection mean its elements", () => {
  const images = (owners: unknown) => errors(validateDataSource("alicloud_images", { owners }));
  expect(images("self")).toEqual([]);
  expect(images("me")[0]).toMatch(/owners to be one of/);
  const pattern = (architectures: string[]) =>
    errors(
      validateResource("alicloud_ess_scaling_configuration", {
        scaling_group_id: "asg-1",
        instance_pattern_info: [{ architectures }],
      }),
    );
  expect(pattern(["X86"])).toEqual([]);
  expect(pattern(["X86", "Z80"])).toEqual([
    expect.stringMatching(/instance_pattern_info.0.architectures.1 to be one of/),
  ]);
});

test("at least one of several", () => {
  expect(errors(validateDataSource("alicloud_images", {}))[0]).toMatch(/one of `name_regex,owners,image_owner_id`/);
  expect(errors(validateDataSource("alicloud_images", { name_regex: UNKNOWN }))).toEqual([]);
});

test("a type that the schema does not have", () => {
  expect(validateResource("alicloud_typo", {})[0].detail).toMatch(/no resource type "alicloud_typo"/);
  expect(validateDataSource("alicloud_typo", {})[0].detail).toMatch(/no data source type "alicloud_typo"/);
});

test("a deprecated argument is a warning", () => {
  expect(validateResource("alicloud_ess_scaling_group", { ...GROUP, vswitch_id: "vsw-1" })).toEqual([
    expect.objectContaining({ severity: "warning", path: ["vswitch_id"] }),
  ]);
});

test("a diagnostic says where", () => {
  const targets = [TARGET, { ...TARGET, push_retry_strategy: "NEVER" }];
  expect(validateResource("alicloud_event_bridge_rule", { ...RULE, targets })[0].path).toEqual([
    "targets",
    1,
    "push_retry_strategy",
  ]);
});

test("what is not known is never judged", () => {
  const everything = Object.fromEntries(
    [
      "min_size",
      "max_size",
      "health_check_type",
      "health_check_types",
      "removal_policies",
      "launch_template_override",
    ].map((name) => [name, UNKNOWN]),
  );
  expect(validateResource("alicloud_ess_scaling_group", { ...everything, vswitch_ids: [UNKNOWN] })).toEqual([]);
  expect(validateResource("alicloud_event_bridge_rule", { ...RULE, targets: UNKNOWN })).toEqual([]);
  expect(validateResource("alicloud_event_bridge_rule", { ...RULE, targets: [UNKNOWN] })).toEqual([]);
  const either = { ...VSWITCH, zone_id: UNKNOWN, availability_zone: UNKNOWN };
  expect(errors(validateResource("alicloud_vswitch", either))).toEqual([]);
});

test("Terraform JSON is judged as Terraform reads it", () => {
  const json = {
    ...RULE,
    "//": { metadata: { path: "a/b" } },
    rule_name: "${var.name}",
    targets: { ...TARGET, param_list: PARAMETER },
    lifecycle: { create_before_destroy: true },
  };
  expect(validateResourceJson("alicloud_event_bridge_rule", json)).toEqual([]);
  const broken = { ...json, targets: { ...TARGET, param_list: { ...PARAMETER, form: "RAW" } } };
  expect(errors(validateResourceJson("alicloud_event_bridge_rule", broken))).toHaveLength(1);
  expect(validateDataSourceJson("alicloud_regions", { current: "true" })).toEqual([]);
  expect(errors(validateDataSourceJson("alicloud_regions", { current: "maybe" }))).toHaveLength(1);
});
