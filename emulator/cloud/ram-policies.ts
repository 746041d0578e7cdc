import { CloudError, notFound } from "./cloud-error";
import { RegionContext } from "./region-context";

export interface RamPolicy {
  readonly name: string;
  description?: string;
  /** JSON as the service writes it, with spaces of its own. */
  document: string;
  /** A policy keeps five at most. */
  versions: number;
  readonly createdAt: Date;
}

const MOST_VERSIONS = 5;

/** The custom policies of Resource Access Management. */
export class RamPolicies {
  private readonly policies = new Map<string, RamPolicy>();

  public constructor(private readonly context: RegionContext) {}

  public get all(): readonly RamPolicy[] {
    return [...this.policies.values()];
  }

  public get(name: string): RamPolicy {
    const policy = this.policies.get(name);
    if (!policy) {
      throw notFound("EntityNotExist.Policy", "policy", name);
    }
    return policy;
  }

  /** `ram:CreatePolicy`. */
  public create(name: string, request: { PolicyDocument: string; Description?: string }): void {
    this.context.calls.receive("ram:CreatePolicy", { PolicyName: name, ...request });
    if (this.policies.has(name)) {
      throw new CloudError("EntityAlreadyExists.Policy", `A policy named "${name}" exists already.`, 409);
    }
    this.policies.set(name, {
      name,
      description: request.Description,
      document: rewritten(request.PolicyDocument),
      versions: 1,
      createdAt: this.context.clock.now,
    });
  }

  /** `ram:CreatePolicyVersion`, as the default one. */
  public createVersion(name: string, request: { PolicyDocument: string; RotateStrategy?: string }): void {
    this.context.calls.receive("ram:CreatePolicyVersion", { PolicyName: name, SetAsDefault: true, ...request });
    const policy = this.get(name);
    const rotates = request.RotateStrategy === "DeleteOldestNonDefaultVersionWhenLimitExceeded";
    if (policy.versions === MOST_VERSIONS && !rotates) {
      throw new CloudError("LimitExceeded.Policy.Version", `The policy "${name}" has ${MOST_VERSIONS} versions.`, 409);
    }
    policy.versions = Math.min(policy.versions + 1, MOST_VERSIONS);
    policy.document = rewritten(request.PolicyDocument);
  }

  /** `ram:UpdatePolicyDescription`. */
  public updateDescription(name: string, description: string): void {
    this.context.calls.receive("ram:UpdatePolicyDescription", { PolicyName: name, NewDescription: description });
    this.get(name).description = description;
  }

  /** `ram:GetPolicy`. */
  public describe(name: string): RamPolicy | undefined {
    this.context.calls.receive("ram:GetPolicy", { PolicyName: name });
    return this.policies.get(name);
  }

  /** `ram:DeletePolicy`. `attached`: whether a role has it. */
  public delete(name: string, attached: boolean): void {
    this.context.calls.receive("ram:DeletePolicy", { PolicyName: name });
    this.get(name);
    if (attached) {
      throw new CloudError("DeleteConflict.Policy.Role", `The policy "${name}" is attached to a role.`, 409);
    }
    this.policies.delete(name);
  }
}

/** The same JSON in other spaces than it came in: the provider compares what it means (provider-runs §3). */
export function rewritten(document: string): string {
  return JSON.stringify(JSON.parse(document), undefined, 2);
}
