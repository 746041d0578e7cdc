import type { Principal } from "./authorization";
import { CloudError, notFound } from "./cloud-error";
import { rewritten } from "./ram-policies";
import { RegionContext } from "./region-context";

export interface RamRole {
  readonly name: string;
  readonly id: string;
  readonly arn: string;
  description?: string;
  /** JSON as the service writes it, with spaces of its own. */
  assumeRolePolicyDocument: string;
  maxSessionDuration: number;
  tags: { [key: string]: string };
  /** Each the type and the name, such as `Custom:orders`. */
  readonly policies: Set<string>;
  readonly createdAt: Date;
}

/** The roles of Resource Access Management, and the policies that are attached to them. */
export class RamRoles {
  private readonly roles = new Map<string, RamRole>();

  public constructor(private readonly context: RegionContext) {}

  public get all(): readonly RamRole[] {
    return [...this.roles.values()];
  }

  public get(name: string): RamRole {
    const role = this.roles.get(name);
    if (!role) {
      throw notFound("EntityNotExist.Role", "role", name);
    }
    return role;
  }

  /**
   * The role of this name or ARN, for a service that wants to act as it.
   * @throws unless it is there and trusts the service
   */
  public assume(nameOrArn: string, service: string): RamRole {
    const wanted = nameOrArn.split("role/").at(-1)!.toLowerCase();
    const role = this.all.find(({ name }) => name.toLowerCase() === wanted);
    if (!role) {
      throw notFound("EntityNotExist.Role", "role", nameOrArn);
    }
    if (!trusted(role.assumeRolePolicyDocument).includes(service)) {
      throw new CloudError("NoPermission", `The role "${role.name}" does not trust ${service}.`, 403);
    }
    return role;
  }

  /** `ram:CreateRole`. */
  public create(
    name: string,
    request: {
      AssumeRolePolicyDocument: string;
      Description?: string;
      MaxSessionDuration?: number;
      Tag?: { [key: string]: string };
    },
  ): void {
    this.context.calls.receive("ram:CreateRole", { RoleName: name, ...request });
    if (this.roles.has(name)) {
      throw new CloudError("EntityAlreadyExists.Role", `A role named "${name}" exists already.`, 409);
    }
    this.roles.set(name, {
      name,
      id: this.context.identifiers.next("role"),
      arn: `acs:ram::${this.context.accountId}:role/${name.toLowerCase()}`,
      description: request.Description,
      assumeRolePolicyDocument: rewritten(request.AssumeRolePolicyDocument),
      maxSessionDuration: request.MaxSessionDuration ?? 3600,
      tags: request.Tag ?? {},
      policies: new Set(),
      createdAt: this.context.clock.now,
    });
  }

  /** `ram:UpdateRole`: what is not named stays. */
  public update(
    name: string,
    request: { NewAssumeRolePolicyDocument?: string; NewDescription?: string; NewMaxSessionDuration?: number },
  ): void {
    this.context.calls.receive("ram:UpdateRole", { RoleName: name, ...request });
    const role = this.get(name);
    const document = request.NewAssumeRolePolicyDocument;
    role.assumeRolePolicyDocument = document ? rewritten(document) : role.assumeRolePolicyDocument;
    role.description = request.NewDescription ?? role.description;
    role.maxSessionDuration = request.NewMaxSessionDuration ?? role.maxSessionDuration;
  }

  /** `ram:TagResources` and `ram:UntagResources`, as far as something changes. */
  public retag(name: string, tags: { [key: string]: string }): void {
    const role = this.get(name);
    const gone = Object.keys(role.tags).filter((key) => !(key in tags));
    if (gone.length > 0) {
      this.context.calls.receive("ram:UntagResources", { ResourceNames: [name], TagKeys: gone });
    }
    if (Object.keys(tags).length > 0) {
      this.context.calls.receive("ram:TagResources", { ResourceNames: [name], Tag: tags });
    }
    role.tags = { ...tags };
  }

  /** `ram:GetRole`. */
  public describe(name: string): RamRole | undefined {
    this.context.calls.receive("ram:GetRole", { RoleName: name });
    return this.roles.get(name);
  }

  /** `ram:DeleteRole`: not while policies are attached. */
  public delete(name: string): void {
    this.context.calls.receive("ram:DeleteRole", { RoleName: name });
    if (this.get(name).policies.size > 0) {
      throw new CloudError("DeleteConflict.Role.Policy", `The role "${name}" has policies attached.`, 409);
    }
    this.roles.delete(name);
  }

  /** `ram:AttachPolicyToRole`. */
  public attach(name: string, policyType: string, policyName: string): void {
    const request = { RoleName: name, PolicyType: policyType, PolicyName: policyName };
    this.context.calls.receive("ram:AttachPolicyToRole", request);
    this.get(name).policies.add(`${policyType}:${policyName}`);
  }

  /** `ram:ListPoliciesForRole`. */
  public policiesOf(name: string): readonly string[] {
    this.context.calls.receive("ram:ListPoliciesForRole", { RoleName: name });
    return [...(this.roles.get(name)?.policies ?? [])];
  }

  /** `ram:DetachPolicyFromRole`. */
  public detach(name: string, policyType: string, policyName: string): void {
    const request = { RoleName: name, PolicyType: policyType, PolicyName: policyName };
    this.context.calls.receive("ram:DetachPolicyFromRole", request);
    this.get(name).policies.delete(`${policyType}:${policyName}`);
  }

  /**
   * A service takes on the role, and is then the principal that is answered. Nobody in the account asks for it, so it is no
   * call.
   *
   * @param service such as `fc.aliyuncs.com`
   * @throws a NoPermission if the role does not trust the service
   */
  public assume(name: string, service: string): Principal {
    const { Statement } = JSON.parse(this.get(name).assumeRolePolicyDocument) as { Statement: any[] };
    const trusted = Statement.filter(({ Effect, Action }) => Effect === "Allow" && Action === "sts:AssumeRole").flatMap(
      ({ Principal: trustees }) => trustees?.Service ?? [],
    );
    if (!trusted.includes(service)) {
      throw new CloudError("NoPermission", `The role "${name}" does not trust ${service}.`, 403);
    }
    return { role: name };
  }

  /** Whether any role has this policy. */
  public have(policyType: string, policyName: string): boolean {
    return this.all.some(({ policies }) => policies.has(`${policyType}:${policyName}`));
  }
}

/** The services that a trust policy lets in. */
function trusted(document: string): string[] {
  const { Statement: statements } = JSON.parse(document) as {
    Statement: { Effect: string; Principal?: { Service?: string | string[] } }[];
  };
  return statements.filter(({ Effect }) => Effect === "Allow").flatMap(({ Principal }) => Principal?.Service ?? []);
}
