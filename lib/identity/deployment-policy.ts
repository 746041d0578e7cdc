import { TerraformStack } from "cdktf";
import { Construct } from "constructs";
import { policyDocument, policyDocuments } from "./policy-documents";
import { PolicyStatement } from "./policy-statement";
import { NeededPermission, StackPermissions } from "./stack-permissions";
import { checkDecision } from "../environment/flag";
import { InvalidInput } from "../environment/invalid-input";
import { checkKnownList } from "../environment/list";
import { checkProps } from "../environment/props";
import { checkShape } from "../environment/shape";
import { isUnresolved } from "../environment/unresolved";

const SEE = "https://www.alibabacloud.com/help/en/ram/user-guide/policy-structure-and-syntax";

/**
 * What a deployment policy allows.
 */
export interface DeploymentPolicyProps {
  /**
   * Whether the policy allows no more than `terraform plan`: nothing that writes.
   *
   * @default false
   */
  readonly planOnly?: boolean;

  /**
   * The account that the stack is deployed to, in digits: it stands in the resources.
   *
   * @default - the `account_id` of the provider where it is stated literally, else `*`
   */
  readonly accountId?: string;

  /**
   * Types of resources and data sources that the library does not know, such as `alicloud_db_instance`, and modules, such as
   * `module.network`, for which the identity has permissions from elsewhere.
   *
   * @default - none: what is not known is an error
   */
  readonly coveredElsewhere?: string[];

  /**
   * Whether actions whose resources no official page names are narrowed all the same to the form that is likely, such as
   * `acs:ess:<region>:<account>:scalinggroup/<id>`. Where the service sees it otherwise, it refuses the call: try it before
   * you rely on it.
   *
   * @default false
   */
  readonly narrowUnconfirmedResources?: boolean;
}

/**
 * The smallest RAM policy with which an identity, such as that of a pipeline, can plan, apply and destroy exactly one stack.
 *
 * It is computed each time that it is asked for, from what the stack holds at that moment: ask after `app.synth()`. It allows
 * what the provider may call for the resources and data sources of the stack, on the names that are known before the things
 * exist; what is imported cannot be created with it, and what Terraform must not destroy (`prevent_destroy`) cannot be deleted.
 * A change that takes something out of the stack needs the policy of the version before as well.
 *
 * The state of Terraform is not covered: a backend has an identity and permissions of its own.
 *
 * @see https://www.alibabacloud.com/help/en/ram/user-guide/policy-structure-and-syntax
 */
export class DeploymentPolicy {
  /**
   * The policy for the stack that holds `scope`.
   *
   * @param scope the stack, or a construct of it
   * @param props what it allows
   * @throws when the scope is no construct of a stack or the account is not written in digits; the getters throw when the
   * stack holds what the library does not know
   */
  public static of(scope: Construct, props: DeploymentPolicyProps = {}): DeploymentPolicy {
    checkShape(
      "scope",
      scope,
      "node",
      "a stack, or a construct of one",
      "Pass the stack, not the app and not its name",
    );
    const stack = TerraformStack.of(scope);
    return new DeploymentPolicy(() => stack.toTerraform() as object, props);
  }

  /**
   * The policy for a stack that is synthesized already.
   *
   * @param stack its Terraform JSON
   * @internal
   */
  public static _ofTerraform(stack: object, props: DeploymentPolicyProps = {}): DeploymentPolicy {
    return new DeploymentPolicy(() => stack, props);
  }

  private constructor(
    private readonly stack: () => object,
    private readonly props: DeploymentPolicyProps,
  ) {
    checkProps("The props of DeploymentPolicy", props);
    checkDecision("planOnly", props.planOnly);
    checkDecision("narrowUnconfirmedResources", props.narrowUnconfirmedResources);
    const { accountId, coveredElsewhere } = props;
    if (coveredElsewhere !== undefined) checkKnownList("coveredElsewhere", coveredElsewhere, SEE);
    if (accountId === undefined || (typeof accountId === "string" && /^\d{1,20}$/.test(accountId))) return;
    throw new InvalidInput({
      what: "accountId",
      value: accountId,
      rule: isUnresolved(accountId)
        ? "A policy is written before Terraform runs, so that it cannot hold what Terraform fills in"
        : "The id of an account has digits only",
      mend: "Copy the id as the console shows it, or leave the prop out",
      see: "https://www.alibabacloud.com/help/en/ram/user-guide/policy-elements",
    });
  }

  /**
   * The statements, as few as there are different sets of actions, in an order of their own.
   *
   * @throws when the stack holds types or modules that the library does not know and that are not covered elsewhere
   */
  public get statements(): PolicyStatement[] {
    const { needed, unknown } = new StackPermissions(this.stack(), {
      accountId: this.props.accountId,
      planOnly: this.props.planOnly === true,
      narrowUnconfirmed: this.props.narrowUnconfirmedResources === true,
    });
    const uncovered = [...unknown].filter((type) => !this.props.coveredElsewhere?.includes(type)).sort();
    if (uncovered.length > 0) {
      throw new InvalidInput({
        what: "The deployment policy of the stack",
        value: uncovered,
        rule: "The library does not know what the provider calls for these, so that the policy would be too small",
        mend: "Give the identity their permissions by a policy of your own, and name them in coveredElsewhere",
        see: SEE,
      });
    }
    return grouped(needed);
  }

  /**
   * The policy documents, as JSON text without spaces: as many as the 6,144 characters of a custom policy ask for. The
   * identity needs all of them.
   */
  public get documents(): string[] {
    return policyDocuments(this.statements);
  }

  /**
   * The whole policy as one JSON text without spaces, however long: to be read, or compared with the one before. RAM takes the
   * `documents`.
   */
  public toJson(): string {
    return policyDocument(this.statements);
  }
}

/** Actions that are needed on the same resources stand together, and so do resources with the same actions. */
function grouped(needed: readonly NeededPermission[]): PolicyStatement[] {
  const actionsOf = new Map<string, Set<string>>();
  for (const { action, resource, serviceName = "" } of needed) {
    const key = JSON.stringify([serviceName, resource]);
    actionsOf.set(key, (actionsOf.get(key) ?? new Set()).add(action));
  }
  const resourcesOf = new Map<string, string[]>();
  for (const [key, actions] of actionsOf) {
    const [serviceName, resource] = JSON.parse(key) as [string, string];
    const together = JSON.stringify([serviceName, [...actions].sort()]);
    resourcesOf.set(together, [...(resourcesOf.get(together) ?? []), resource]);
  }
  return [...resourcesOf]
    .map(([key, resources]) => {
      const [serviceName, actions] = JSON.parse(key) as [string, string[]];
      return new PolicyStatement({ actions, resources, conditions: conditionsOf(serviceName) });
    })
    .sort((a, b) => (a.toJson() < b.toJson() ? -1 : 1));
}

function conditionsOf(serviceName: string) {
  if (serviceName === "") return undefined;
  const operator = serviceName.includes("*") ? "StringLike" : "StringEquals";
  return [{ operator, key: "ram:ServiceName", values: [serviceName] }];
}
