import * as fc from "fast-check";
import { requestsOf } from "../../emulator/cloud/authorization";
import { RamDocument } from "../../emulator/cloud/ram-document";
import { RESOURCES } from "../../emulator/provider/schema";
import { identity } from "../../lib";
import { DATA_SOURCE_OPERATIONS, RESOURCE_OPERATIONS } from "../../lib/bindings/operations";
import { filledResources, ramPermissions } from "../../lib/identity/ram-permission";
import operations from "../../schema/operations.json";

const { DeploymentPolicy, PolicyStatement } = identity;

const operationsOf = (types: { readonly [type: string]: { readonly [step: string]: readonly string[] } }) =>
  Object.values(types).flatMap((steps) => Object.values(steps).flat());
const ALL = [...new Set([...operationsOf(RESOURCE_OPERATIONS), ...operationsOf(DATA_SOURCE_OPERATIONS)])];

test("the library knows the operations of the schema", () => {
  expect(RESOURCE_OPERATIONS).toEqual(operations.resources);
  expect(DATA_SOURCE_OPERATIONS).toEqual(operations.data_sources);
});

test.each([
  ["mns-open:CreateQueue", ["mns:CreateQueue"]],
  ["mns-open:BatchReceiveMessage", ["mns:ReceiveMessage"]],
  ["sls:CreateProject", ["log:CreateProject"]],
  ["log:GetIndex (sdk)", ["log:GetIndex"]],
  ["sls:CreateOSSExport", ["log:CreateJob"]],
  ["sls:CreateAlert", ["log:CreateAlert", "log:CreateJob"]],
  ["sls:EnableAlert", ["log:EnableAlert", "log:UpdateJob"]],
  ["oss:SetBucketACL (sdk)", ["oss:PutBucketAcl"]],
  ["oss:DeleteObjectVersions (sdk)", ["oss:DeleteObject", "oss:DeleteObjectVersion"]],
  ["fc:POST /2023-03-30/functions/%s/triggers", ["fc:CreateTrigger"]],
  ["eventbridge:CreateServiceLinkedRoleForProduct", ["ram:CreateServiceLinkedRole"]],
  ["resourcemanager:DeleteServiceLinkedRole", ["ram:DeleteServiceLinkedRole"]],
  ["ess:SetInstancesProtection", ["ess:SetInstancesProtection"]],
])("%s needs %j", (operation, actions) => {
  expect(ramPermissions(operation).map(({ action }) => action)).toEqual(actions);
});

test("every operation becomes a statement that is well formed", () => {
  for (const { action, resources } of ALL.flatMap(ramPermissions)) {
    expect(action).toMatch(/^[a-z]+(-[a-z]+)?:[A-Z][A-Za-z0-9]+$/);
    const filled = resources.flatMap((template) => filledResources(template, () => ["x"]));
    expect(() => new PolicyStatement({ actions: [action], resources: filled })).not.toThrow();
  }
});

test("a resource is there for each of several names", () => {
  const names: { [name: string]: string[] } = { A: ["1", "2"], B: ["{x}"] };
  expect(filledResources("acs:{A}/{B|C}", ([name]) => names[name])).toEqual(["acs:1/{x}", "acs:2/{x}"]);
});

describe("for any resources of the library", () => {
  const PLACE = { region: "cn-hangzhou", accountId: "42" };
  const LINKED = "AliyunServiceRoleForEventBridgeSendToMNS";
  const TYPES = Object.keys(RESOURCE_OPERATIONS);
  const serviceOf = (operation: string) => operation.split(":")[0];

  /** A resource that states all that decides what the provider calls, with names of its own. */
  function block(type: string): { readonly [name: string]: unknown } {
    const named = Object.keys(RESOURCES.get(type)!.block.attributes ?? {}).filter((name) =>
      /^(name|key|bucket|project|logstore|disk_id)$|_name$|_(policy|group)_id$/.test(name),
    );
    const conditions = ["tags", "resource_group_id", "force", "force_delete", "force_destroy", "launch_template_id"];
    const lists = ["loadbalancer_ids", "db_instance_ids", "alb_server_group", "vswitch_id", "kms_encrypted_password"];
    return {
      ...Object.fromEntries([...conditions, ...lists].map((name) => [name, "stated"])),
      ...Object.fromEntries(named.map((name) => [name, `${type}-${name}`])),
      ...(type === "alicloud_event_bridge_service_linked_role" && { product_name: LINKED }),
    };
  }

  /** What the provider calls; opening a bucket is none. */
  const calls = (type: string) =>
    operationsOf({ [type]: RESOURCE_OPERATIONS[type] }).filter((operation) => operation !== "oss:Bucket (sdk)");

  const policyOf = (types: readonly string[], narrowUnconfirmedResources: boolean) =>
    new RamDocument(
      DeploymentPolicy._ofTerraform(
        {
          provider: { alicloud: [{ region: PLACE.region, account_id: PLACE.accountId }] },
          resource: Object.fromEntries(types.map((type) => [type, { it: block(type) }])),
        },
        { narrowUnconfirmedResources },
      ).toJson(),
    );

  const allows = (policy: RamDocument, operation: string, parameters: object, place = PLACE) =>
    requestsOf(operation, parameters as { [name: string]: unknown }, place).every(
      (request) => policy.verdict(request) === "Allow",
    );

  test("the policy allows every call that they need, and none of services that they do not use", () => {
    fc.assert(
      fc.property(fc.subarray(TYPES, { minLength: 1, maxLength: 6 }), fc.boolean(), (types, narrow) => {
        const policy = policyOf(types, narrow);
        for (const type of types) {
          for (const operation of calls(type)) {
            if (!allows(policy, operation, block(type))) throw new Error(`${type}: ${operation} is refused`);
          }
        }
        const used = new Set(
          types
            .flatMap(calls)
            .flatMap(ramPermissions)
            .map(({ action }) => serviceOf(action)),
        );
        // Names of roles are among those that are stated.
        used.add("ram");
        for (const operation of ALL) {
          if (ramPermissions(operation).some(({ action }) => used.has(serviceOf(action)))) continue;
          if (allows(policy, operation, {})) throw new Error(`${operation} is allowed`);
        }
      }),
      { numRuns: 60 },
    );
  });

  test.each<[string, string, object]>([
    ["alicloud_message_service_queue", "mns-open:DeleteQueue", { QueueName: "other" }],
    ["alicloud_event_bridge_event_bus", "eventbridge:DeleteEventBus", { EventBusName: "other" }],
    ["alicloud_event_bridge_rule", "eventbridge:DeleteRule", { EventBusName: "default", RuleName: "other" }],
    ["alicloud_event_bridge_api_destination", "eventbridge:DeleteApiDestination", { ApiDestinationName: "other" }],
    ["alicloud_ram_role", "ram:DeleteRole", { RoleName: "other" }],
    ["alicloud_ram_policy", "ram:DeletePolicy", { PolicyName: "other" }],
    ["alicloud_log_store", "sls:DeleteLogStore", { ProjectName: "other", LogStore: "other" }],
    ["alicloud_oss_bucket", "oss:DeleteBucket (sdk)", { Bucket: "other" }],
    ["alicloud_fcv3_function", "fc:DELETE /2023-03-30/functions/%s", { FunctionName: "other" }],
  ])("a %s allows %s on no other", (type, operation, other) => {
    const policy = policyOf([type], false);
    expect(allows(policy, operation, block(type))).toBe(true);
    expect(allows(policy, operation, other)).toBe(false);
    expect(allows(policy, operation, block(type), { ...PLACE, accountId: "43" })).toBe(false);
  });

  test("a connection allows the deletion of the one that it replaces, in its region and account", () => {
    const policy = policyOf(["alicloud_event_bridge_connection"], true);
    const deletes = (place: typeof PLACE) =>
      allows(policy, "eventbridge:DeleteConnection", { ConnectionName: "before" }, place);
    expect(deletes(PLACE)).toBe(true);
    expect(deletes({ ...PLACE, region: "cn-beijing" })).toBe(false);
    expect(deletes({ ...PLACE, accountId: "43" })).toBe(false);
  });
});
