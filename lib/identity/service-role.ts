import { Lazy, TerraformProvider } from "cdktf";
import { Construct, IConstruct } from "constructs";
import { LONGEST_DOCUMENT, policyDocument } from "./policy-documents";
import { PolicyStatement } from "./policy-statement";
import { ServicePrincipal } from "./service-principal";
import { RamPolicy } from "../bindings/ram-policy";
import { RamRole } from "../bindings/ram-role";
import { RamRolePolicyAttachment } from "../bindings/ram-role-policy-attachment";
import { InvalidInput } from "../environment/invalid-input";
import { checkList } from "../environment/list";
import { checkName, nameOr, physicalName } from "../environment/physical-name";
import { checkProps } from "../environment/props";
import { resolved } from "../environment/resolved";
import { checkShape } from "../environment/shape";
import { checkTags } from "../environment/tags";
import { checkFilledText } from "../environment/text";
import { isUnresolved } from "../environment/unresolved";
import { checkWholeNumber } from "../environment/whole-number";

const SEE = "https://www.alibabacloud.com/help/en/ram/developer-reference/api-ram-2015-05-01-createrole";

const LONGEST_DESCRIPTION = 1024;

/** RAM keeps five versions of a policy and refuses a sixth. */
const ROTATE = "DeleteOldestNonDefaultVersionWhenLimitExceeded";

/**
 * A RAM role that a service assumes, of this stack or of another one.
 */
export interface IServiceRole extends IConstruct {
  /** The name of the role. */
  readonly roleName: string;
}

/**
 * A RAM role that a service assumes.
 */
export interface ServiceRoleProps {
  /** The service. */
  readonly principal: ServicePrincipal;

  /**
   * The name of the role, unique in the account: 1 to 64 letters, digits and hyphens.
   *
   * @default - derived from the construct path
   */
  readonly roleName?: string;

  /**
   * What the role is for: up to 1,024 characters.
   *
   * @default - no description
   */
  readonly description?: string;

  /**
   * How long a session of the role lasts at most, in seconds: 3,600 to 43,200.
   *
   * @default - the service's: 3,600
   */
  readonly maxSessionDurationSeconds?: number;

  /**
   * What the role may do.
   *
   * @default - nothing, until `addToPolicy` is called
   */
  readonly statements?: PolicyStatement[];

  /**
   * The tags of the role.
   *
   * @default - no tags
   */
  readonly tags?: { [key: string]: string };

  /**
   * The provider of the role, where a stack has several.
   *
   * @default - the provider without an alias
   */
  readonly provider?: TerraformProvider;
}

/**
 * A RAM role that a service assumes, with one policy of its own.
 *
 * Roles belong to the account, not to a region. Whoever hands the role to a service needs `ram:PassRole` for it.
 *
 * @see https://www.alibabacloud.com/help/en/ram/user-guide/create-a-ram-role-for-a-trusted-alibaba-cloud-service
 */
export class ServiceRole extends Construct implements IServiceRole {
  /**
   * Names a role that exists.
   *
   * @param scope the construct that holds the reference
   * @param id the id of the construct
   * @param roleName the name of the role
   * @throws when it is not one that RAM takes
   */
  public static fromRoleName(scope: Construct, id: string, roleName: string): IServiceRole {
    return new ForeignServiceRole(scope, id, checkName(roleName, NAME_RULE));
  }

  /** The L1 resource. */
  public readonly resource: RamRole;

  private readonly statements: PolicyStatement[] = [];
  private readonly provider?: TerraformProvider;
  private readonly principal: ServicePrincipal;
  private attachment?: RamRolePolicyAttachment;
  private ownPolicy?: RamPolicy;

  /**
   * @param scope the construct that holds the role
   * @param id the id of the construct
   * @param props the role
   * @throws when the name or a duration is not one that RAM takes
   */
  public constructor(scope: Construct, id: string, props: ServiceRoleProps) {
    super(scope, id);
    checkProps(`The props of ${this.node.path}`, props, this);
    const known = "Use ServicePrincipal.EVENT_BRIDGE or another constant, or ServicePrincipal.of(…)";
    checkShape("principal", props.principal, "serviceName", "a ServicePrincipal", known);
    if (props.statements !== undefined) checkList("statements", props.statements, SEE);
    if (props.description !== undefined) {
      checkFilledText("description", props.description, {
        longest: LONGEST_DESCRIPTION,
        mend: "Say it in as many, or leave the prop out",
        see: SEE,
      });
    }
    checkTags("tags", props.tags);
    this.provider = props.provider;
    this.principal = props.principal;
    checkWholeNumber("maxSessionDurationSeconds", props.maxSessionDurationSeconds, {
      min: 3600,
      max: 43_200,
      unit: "seconds",
      see: SEE,
    });
    this.resource = new RamRole(this, "Resource", {
      roleName: nameOr(props.roleName, this, NAME_RULE),
      assumeRolePolicyDocument: trustDocument(props.principal),
      description: props.description,
      maxSessionDuration: props.maxSessionDurationSeconds,
      tags: props.tags,
      provider: props.provider,
    });
    props.statements?.forEach((statement) => this.addToPolicy(statement));
    this.node.addValidation({ validate: () => this.tooLong() });
  }

  /** The name of the role. */
  public get roleName(): string {
    return this.resource.roleName;
  }

  /** The ARN of the role: `acs:ram::<account>:role/<name>`. */
  public get roleArn(): string {
    return this.resource.arn;
  }

  /** The L1 resource of the policy, once the role has a statement. */
  public get policy(): RamPolicy | undefined {
    return this.ownPolicy;
  }

  /**
   * The L1 resource that puts the policy on the role, once it has a statement. What needs the permissions from its
   * first moment on depends on it.
   */
  public get policyAttachment(): RamRolePolicyAttachment | undefined {
    return this.attachment;
  }

  /**
   * Lets the role do more. Statements for the same actions become one, with the resources of all.
   *
   * @param statement the statement
   */
  public addToPolicy(statement: PolicyStatement): void {
    checkShape(
      "The statement",
      statement,
      "toJson",
      "a PolicyStatement",
      "Make it with new identity.PolicyStatement({ … })",
    );
    this.attachment ??= this.attachPolicy();
    this.statements.push(statement);
  }

  /**
   * Refuses that another service than its own uses the role.
   *
   * @param what whose role it is, for the message
   * @param user the service that assumes it there
   * @internal
   */
  public _checkTrusts(what: string, user: ServicePrincipal): void {
    const { serviceName } = this.principal;
    if (isUnresolved(serviceName) || isUnresolved(user.serviceName) || serviceName === user.serviceName) return;
    throw new InvalidInput({
      what,
      value: this.node.path,
      rule: `It must trust ${user.serviceName}, and this role trusts ${serviceName}`,
      mend: "Make a role with that principal, or leave it out",
      see: SEE,
    });
  }

  private attachPolicy(): RamRolePolicyAttachment {
    this.ownPolicy = new RamPolicy(this, "Policy", {
      policyName: physicalName(this, 128),
      policyDocument: Lazy.stringValue({ produce: () => policyDocument(this.mergedStatements()) }),
      rotateStrategy: ROTATE,
      provider: this.provider,
    });
    return new RamRolePolicyAttachment(this, "PolicyAttachment", {
      roleName: this.resource.roleName,
      policyName: this.ownPolicy.policyName,
      policyType: "Custom",
      provider: this.provider,
    });
  }

  /**
   * A policy holds so many characters: one statement for all resources takes fewer than one for each. They are sorted, so that
   * the order of an app's constructs does not show.
   */
  private mergedStatements(): PolicyStatement[] {
    const merged = new Map<string, PolicyStatement>();
    for (const statement of this.statements) {
      const { actions, conditions, effect } = statement;
      const key = JSON.stringify(resolved(this, [actions, conditions, effect]));
      const known = merged.get(key);
      const resources = this.distinct([...(known?.resources ?? []), ...statement.resources]);
      merged.set(key, new PolicyStatement({ actions, conditions, effect, resources, allowWildcardActions: true }));
    }
    return [...merged].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, statement]) => statement);
  }

  /** Two texts may differ in tokens that stand for the same. */
  private distinct(texts: string[]): string[] {
    const known = new Map(texts.map((text) => [String(resolved(this, text)), text]));
    return [...known].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, text]) => text);
  }

  /** As far as the length is known: what only Terraform knows counts for nothing. */
  private tooLong(): string[] {
    const { length } = String(resolved(this, policyDocument(this.mergedStatements()))).replace(/\$\{[^}]*\}/g, "");
    if (length <= LONGEST_DOCUMENT) return [];
    return [
      InvalidInput.message({
        what: `The policy of the role ${this.node.path}`,
        value: length,
        rule: `RAM takes ${LONGEST_DOCUMENT} characters`,
        mend: "Divide what it may do between several roles, or name fewer resources",
        see: SEE,
      }),
    ];
  }
}

class ForeignServiceRole extends Construct implements IServiceRole {
  public constructor(
    scope: Construct,
    id: string,
    public readonly roleName: string,
  ) {
    super(scope, id);
  }
}

/**
 * Adds a statement to a role, for the `grant…` methods of what the role is to use.
 *
 * @internal
 */
export function grantTo(role: ServiceRole, statement: PolicyStatement): void {
  const mend = "Make it with identity.ServiceRole; where a role was made elsewhere, its permissions are given there";
  checkShape("role", role, "addToPolicy", "a role of this stack", mend);
  role.addToPolicy(statement);
}

function trustDocument(principal: ServicePrincipal): string {
  return JSON.stringify({
    Statement: [{ Action: "sts:AssumeRole", Effect: "Allow", Principal: { Service: [principal.serviceName] } }],
    Version: "1",
  });
}

const NAME_RULE = {
  prop: "roleName",
  pattern: /^[A-Za-z0-9-]{1,64}$/,
  rule: "The name of a role has 1 to 64 letters, digits and hyphens",
  maxLength: 64,
  see: SEE,
};
