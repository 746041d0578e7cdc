import { isNeeded } from "./conditional-operations";
import { passedRoles } from "./passed-roles";
import { filledResources, RamPermission, ramPermission, ramPermissions, serviceOfLinkedRole } from "./ram-permission";
import { UNSEEN_OPERATIONS } from "./unseen-operations";
import { DATA_SOURCE_OPERATIONS, RESOURCE_OPERATIONS } from "../bindings/operations";
import { isUnresolved } from "../environment/unresolved";

/**
 * An action on a resource that Terraform needs.
 *
 * @internal
 */
export interface NeededPermission {
  readonly action: string;
  readonly resource: string;

  /** The service whose service-linked role it is about: the value of the condition key `ram:ServiceName`. */
  readonly serviceName?: string;
}

/**
 * What is asked about a stack.
 *
 * @internal
 */
export interface StackPermissionsOptions {
  readonly accountId?: string;
  readonly planOnly: boolean;
  readonly narrowUnconfirmed: boolean;
}

type Values = { readonly [name: string]: any };

/** The attributes that hold the names in braces, the likelier ones first. */
const ATTRIBUTES: { readonly [name: string]: readonly string[] } = {
  QueueName: ["queue_name"],
  EventBusName: ["event_bus_name"],
  RuleName: ["rule_name"],
  ApiDestinationName: ["api_destination_name"],
  RoleName: ["role_name"],
  PolicyName: ["policy_name"],
  ProjectName: ["project_name", "project"],
  LogStore: ["logstore_name", "logstore"],
  Bucket: ["bucket", "bucket_name"],
  TargetBucket: ["target_bucket"],
  Key: ["key"],
  FunctionName: ["function_name"],
  DiskIds: ["disk_id"],
  AutoSnapshotPolicyId: ["auto_snapshot_policy_id"],
  ScalingGroupId: ["scaling_group_id"],
};

/** The attribute that says the same of the resource itself: an older name, or the id under which it is imported. */
const OWN_ATTRIBUTES: { readonly [type: string]: readonly [string, string] } = {
  alicloud_ess_scaling_group: ["ScalingGroupId", "id"],
  alicloud_log_project: ["ProjectName", "name"],
  alicloud_log_store: ["LogStore", "name"],
  alicloud_ram_policy: ["PolicyName", "name"],
  alicloud_ram_role: ["RoleName", "name"],
};

/** Attributes of other things that are their name, or hold it as their last part. */
const NAMES = ["queue_name", "event_bus_name", "role_name", "policy_name", "project_name", "bucket", "function_name"];

/** Resources that are about roles, and hand none on. */
const ABOUT_ROLES = /^alicloud_ram_|_service_linked_role$/;

/**
 * What Terraform needs for a stack, from the JSON of the stack. It covers what belongs to the provider `alicloud` and is known
 * to this library.
 *
 * @internal
 */
export class StackPermissions {
  public readonly needed: NeededPermission[] = [];

  /** Types of resources and data sources whose operations are not known, and modules, whose content is not seen. */
  public readonly unknown = new Set<string>();

  private readonly imports: ReadonlyMap<string, string>;

  public constructor(
    private readonly stack: Values,
    private readonly options: StackPermissionsOptions,
  ) {
    this.imports = new Map(blocksOf(stack.import).map(({ to, id }) => [String(to), String(id)]));
    for (const [type, name, block] of named(stack.resource)) this.addResource(type, name, block);
    for (const [type, , block] of named(stack.data)) this.addDataSource(type, block);
    for (const { from, lifecycle } of blocksOf(stack.removed)) this.addRemoved(String(from), lifecycle);
    for (const name of Object.keys((stack.module as object | undefined) ?? {})) this.unknown.add(`module.${name}`);
  }

  private addResource(type: string, name: string, block: Values): void {
    if (!this.knows(type, RESOURCE_OPERATIONS)) return;
    const [lifecycle = {}] = blocksOf(block.lifecycle);
    const id = this.imports.get(`${type}.${name}`);
    const steps = [
      "read",
      ...(id === undefined ? ["create"] : []),
      "update",
      ...(lifecycle.prevent_destroy === true ? [] : ["delete"]),
    ];
    this.addSteps(type, id === undefined ? block : { ...block, id }, steps, lifecycle.ignore_changes ?? []);
    if (this.options.planOnly || ABOUT_ROLES.test(type)) return;
    for (const role of passedRoles(block)) {
      const passed = this.nameIn(role);
      // The ARN of a role has its name in small letters, and no page says which of them RAM compares.
      const names = isArn(role) ? [...new Set([passed, passed.toLowerCase()])] : [passed];
      this.add(ramPermission("ram:PassRole"), block, () => names);
    }
  }

  private addDataSource(type: string, block: Values): void {
    if (!this.knows(type, DATA_SOURCE_OPERATIONS)) return;
    for (const operation of DATA_SOURCE_OPERATIONS[type].read) {
      ramPermissions(operation).forEach((permission) => this.add(permission, block, () => []));
    }
  }

  /** What stands no more in the code: destroyed, unless Terraform only forgets it. */
  private addRemoved(address: string, lifecycle: unknown): void {
    const [type] = address.split(".");
    if (!this.knows(type, RESOURCE_OPERATIONS)) return;
    const forgotten = blocksOf(lifecycle).some(({ destroy }) => destroy === false);
    if (!forgotten) this.addSteps(type, {}, ["read", "delete"], []);
  }

  private knows(type: string, operations: { readonly [type: string]: object }): boolean {
    if (!type.startsWith("alicloud_")) return false;
    if (type in operations) return true;
    this.unknown.add(type);
    return false;
  }

  private addSteps(type: string, block: Values, steps: readonly string[], ignored: readonly string[] | "all"): void {
    const called = this.options.planOnly ? ["read"] : steps;
    const operations = new Set(
      called.flatMap((step) => [
        ...(RESOURCE_OPERATIONS[type][step] ?? []),
        ...(UNSEEN_OPERATIONS[type]?.[step] ?? []),
      ]),
    );
    for (const operation of operations) {
      if (!isNeeded(type, operation, block, ignored)) continue;
      for (const permission of ramPermissions(operation)) {
        const serviceName = /ServiceLinkedRole$/.test(permission.action) ? serviceOf(block) : undefined;
        this.add(permission, block, (names) => this.namesIn(type, block, names), serviceName);
      }
    }
  }

  private add(
    { action, resources, confirmed }: RamPermission,
    block: Values,
    namesOf: (names: readonly string[]) => readonly string[],
    serviceName?: string,
  ): void {
    const narrow = confirmed || this.options.narrowUnconfirmed;
    for (const template of narrow ? resources : ["*"]) {
      for (const resource of this.filled(template, block, namesOf)) this.needed.push({ action, resource, serviceName });
    }
  }

  private filled(
    template: string,
    block: Values,
    namesOf: (names: readonly string[]) => readonly string[],
  ): readonly string[] {
    const provider = this.providerOf(block);
    return filledResources(template, (names) => {
      if (names[0] === "region") return [literal(provider.region) ?? "*"];
      if (names[0] === "PolicyType" && block.policy_type === "System") return ["system"];
      if (names.includes("account")) return [literal(provider.account_id) ?? this.options.accountId ?? "*"];
      const values = namesOf(names);
      return values.length > 0 ? values : ["*"];
    });
  }

  private providerOf({ provider = "alicloud" }: Values): Values {
    const [, alias] = String(provider).split(".");
    return blocksOf((this.stack.provider as Values | undefined)?.alicloud).find((each) => each.alias === alias) ?? {};
  }

  private namesIn(type: string, block: Values, names: readonly string[]): string[] {
    const [own, ownAttribute] = OWN_ATTRIBUTES[type] ?? [];
    const attributes = names.flatMap((name) => [...(ATTRIBUTES[name] ?? []), ...(name === own ? [ownAttribute] : [])]);
    const stated = attributes.find((attribute) => block[attribute] !== undefined);
    return stated === undefined ? [] : [this.nameIn(String(block[stated]))];
  }

  /** A name as far as it is known: what Terraform fills in becomes a wildcard. An ARN gives its last part. */
  private nameIn(value: string): string {
    const [, type, name, attribute] = /^\$\{([a-z0-9_]+)\.([A-Za-z0-9_-]+)\.([a-z_]+)\}$/.exec(value) ?? [];
    const block = (this.stack.resource as Values | undefined)?.[type]?.[name] as Values | undefined;
    if (block !== undefined) {
      const naming = ["id", "arn"].includes(attribute) ? NAMES.find((each) => block[each] !== undefined) : attribute;
      const known: unknown = block[naming ?? ""];
      return known === undefined ? "*" : this.nameIn(String(known));
    }
    const plain = value.startsWith("acs:") ? value.slice(value.lastIndexOf("/") + 1) : value;
    return plain.replace(/[$%]\{.*\}/s, "*");
  }
}

function isArn(value: string): boolean {
  return value.startsWith("acs:") || value.endsWith(".arn}");
}

function literal(value: unknown): string | undefined {
  return typeof value === "string" && !isUnresolved(value) ? value : undefined;
}

/** Blocks come alone or in a list. */
function blocksOf(value: unknown): Values[] {
  if (value === undefined || value === null) return [];
  return Array.isArray(value) ? (value as Values[]) : [value as Values];
}

function named(blocks: unknown): [string, string, Values][] {
  return Object.entries((blocks ?? {}) as Values).flatMap(([type, byName]) =>
    Object.entries(byName as Values).map(([name, block]): [string, string, Values] => [type, name, block as Values]),
  );
}

function serviceOf(block: Values): string {
  const stated = block.service_name ?? block.product_name;
  const known = literal(stated);
  if (known === undefined) return "*";
  return block.service_name === undefined ? serviceOfLinkedRole(known) : known;
}
