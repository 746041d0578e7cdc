import { CloudError } from "./cloud-error";
import { RamDocument, RamRequest } from "./ram-document";
import { RamPolicies } from "./ram-policies";
import { RamRoles } from "./ram-roles";
import { passedRoles } from "../../lib/identity/passed-roles";
import { filledResources, ramPermission, ramPermissions, serviceOfLinkedRole } from "../../lib/identity/ram-permission";

/** Who calls: an identity with policies of its own, or a role of the cloud with those that are attached to it. */
export type Principal =
  | {
      /** For messages. @default "an identity" */
      readonly name?: string;
      /** Policy documents, JSON. A list that is filled later counts as it stands at each call. */
      readonly policies: readonly string[];
      /** What conditions ask about, such as `acs:SourceIp`. */
      readonly context?: RamRequest["context"];
    }
  | { readonly role: string };

type Parameters = { readonly [name: string]: unknown };

/** Everybody may ask who they are. */
const OPEN = new Set(["sts:GetCallerIdentity"]);

/** The policies of the system that are known: those that allow all of a service. */
const SYSTEM_POLICIES: { readonly [name: string]: string } = {
  AliyunEventBridgeFullAccess: "eventbridge:*",
  AliyunLogFullAccess: "log:*",
  AliyunMNSFullAccess: "mns:*",
};

/** Operations that are about roles, and hand none on to a service. */
const ABOUT_ROLES = /^(ram|resourcemanager):|ServiceLinkedRole|RoleForProduct/;

/** Decides what principals may do. What no statement allows is refused, and so is what one denies. */
export class Authorization {
  private readonly documents = new Map<string, RamDocument>();

  public constructor(
    private readonly place: { readonly region: string; readonly accountId: string },
    private readonly roles: RamRoles,
    private readonly policies: RamPolicies,
  ) {}

  /** @throws a Forbidden.RAM that names the action and the resource */
  public check(principal: Principal, operation: string, parameters: Parameters): void {
    const documents = this.documentsOf(principal);
    for (const request of requestsOf(operation, parameters, this.place, contextOf(principal))) {
      const verdicts = documents.map((document) => document.verdict(request));
      if (verdicts.includes("Allow") && !verdicts.includes("Deny")) continue;
      const why = verdicts.includes("Deny") ? "a statement denies it" : "no statement allows it";
      throw new CloudError(
        request.action.startsWith("ram:") ? "NoPermission" : "Forbidden.RAM",
        `${nameOf(principal)} is not authorized for ${request.action} on ${request.resource}: ${why}.`,
        403,
      );
    }
  }

  private documentsOf(principal: Principal): RamDocument[] {
    const texts = "role" in principal ? this.attachedTo(principal.role) : principal.policies;
    return texts.map((text) => {
      const document = this.documents.get(text) ?? new RamDocument(text);
      this.documents.set(text, document);
      return document;
    });
  }

  private attachedTo(role: string): string[] {
    return [...this.roles.get(role).policies].map((attached) => {
      const [type, name] = attached.split(":");
      if (type === "Custom") return this.policies.get(name).document;
      const action = SYSTEM_POLICIES[name];
      if (action) return `{"Statement":[{"Action":"${action}","Effect":"Allow","Resource":"*"}],"Version":"1"}`;
      throw new Error(`The emulator does not know what the system policy ${name} allows. Attach a custom policy.`);
    });
  }
}

/** What RAM is asked for one call: actions on resources that its parameters name. */
export function requestsOf(
  operation: string,
  parameters: Parameters,
  place: { readonly region: string; readonly accountId: string },
  context: RamRequest["context"] = {},
): RamRequest[] {
  if (OPEN.has(operation)) return [];
  const given = new Map(Object.entries(parameters).map(([name, value]) => [spelled(name), value]));
  const named = (names: readonly string[]): string[] => {
    if (names[0] === "region") return [place.region];
    if (names[0] === "PolicyType" && given.get("policytype") === "System") return ["system"];
    if (names.includes("account")) return [place.accountId];
    const value = names.map((name) => given.get(spelled(name))).find((found) => found !== undefined);
    // A call that names nothing is about all.
    return value === undefined ? ["*"] : [value].flat().map(String);
  };
  const linked = given.get("productname") ?? given.get("rolename");
  const service = given.get("servicename") ?? (typeof linked === "string" ? serviceOfLinkedRole(linked) : undefined);
  const own = ramPermissions(operation).flatMap(({ action, resources }) =>
    resources.flatMap((template) =>
      filledResources(template, named).map((resource) => ({
        action,
        resource,
        context: { ...context, ...(/ServiceLinkedRole$/.test(action) && { "ram:ServiceName": String(service) }) },
      })),
    ),
  );
  const { action, resources } = ramPermission("ram:PassRole");
  const passed = ABOUT_ROLES.test(operation) ? [] : passedRoles(parameters);
  return [
    ...own,
    ...tagging(operation, given, place).map((request) => ({ ...request, context })),
    ...passed.flatMap((role) =>
      filledResources(resources[0], (names) =>
        names[0] === "account" ? [place.accountId] : [role.slice(role.lastIndexOf("/") + 1)],
      ).map((resource) => ({ action, resource, context })),
    ),
  ];
}

/** Tags of a new thing are asked for on all of its kind: it has no id yet. */
function tagging(
  operation: string,
  given: ReadonlyMap<string, unknown>,
  { region, accountId }: { readonly region: string; readonly accountId: string },
): Omit<RamRequest, "context">[] {
  if (operation !== "ecs:CreateSnapshot" || Object.keys(given.get("tag") ?? {}).length === 0) return [];
  return [{ action: "ecs:TagResources", resource: `acs:ecs:${region}:${accountId}:snapshot/*` }];
}

/** Services and Terraform write the same name in different ways. */
function spelled(name: string): string {
  return name.replace(/_/g, "").toLowerCase();
}

function nameOf(principal: Principal): string {
  return "role" in principal ? `The role "${principal.role}"` : (principal.name ?? "An identity");
}

function contextOf(principal: Principal): RamRequest["context"] {
  return { "acs:SecureTransport": "true", ...("policies" in principal ? principal.context : {}) };
}
