import { dependable, TerraformProvider } from "cdktf";
import { Construct } from "constructs";
import { checkPolicy, checkPolicyRegion, IAutoSnapshotPolicy } from "./i-auto-snapshot-policy";
import { PolicyTargets } from "./policy-targets";
import { advise } from "../environment/advice";
import { Environment } from "../environment/environment";
import { checkDecision } from "../environment/flag";
import { InvalidInput } from "../environment/invalid-input";
import { physicalName } from "../environment/physical-name";
import { checkProps } from "../environment/props";
import { providerOf } from "../environment/provider";
import { checkShape } from "../environment/shape";
import { PolicyStatement } from "../identity/policy-statement";
import { ServicePrincipal } from "../identity/service-principal";
import { IServiceRole, ServiceRole } from "../identity/service-role";
import { checkScalingGroup, IScalingGroup, ScalingGroupOrigin } from "../scaling/i-scaling-group";
import { LifecycleHook, LifecycleResult, LifecycleTransition } from "../scaling/lifecycle-hook";
import { LifecycleNotification, OosTemplateArn } from "../scaling/lifecycle-notification";

const TEMPLATE = "ACS-ESS-LifeCycleApplyAutoSnapshotPolicy";
const SEE = "https://www.alibabacloud.com/help/en/oos/user-guide/acs-ess-lifecycleapplyautosnapshotpolicy";

/** With it the metadata of the hook stay within the least length that a document allows. */
const ROLE_NAME_LENGTH = 48;

/**
 * How the lifecycle hook that puts a policy on new disks works.
 */
export interface LaunchTemplateCoverageOptions {
  /**
   * How long a new instance is held at most, in seconds: 30 to 21,600. In this time it must start and OOS must reach
   * its disks.
   *
   * @default 600
   */
  readonly heartbeatTimeoutSeconds?: number;

  /**
   * What happens to a new instance when that time is over and no execution of the template has ended the hook. With
   * `LifecycleResult.ABANDON` an instance that OOS never got to does not enter service, so a mistake in the set-up
   * stops every scale-out. Whatever stands here, an execution that fails releases the instance.
   *
   * @default LifecycleResult.CONTINUE
   */
  readonly defaultResult?: LifecycleResult;

  /**
   * How the hook names the OOS template. If the service refuses the hook, try the other form.
   *
   * @default OosTemplateArn.ESS
   */
  readonly templateArn?: OosTemplateArn;

  /**
   * Whether the hook also states those parameters of the template whose defaults are Auto Scaling's own placeholders:
   * `regionId`, `instanceIds`, `lifecycleHookId` and `lifecycleActionToken`. The metadata then have more than the 128
   * characters that one document of the service allows (another allows 4,096).
   *
   * @default false
   */
  readonly statePlaceholders?: boolean;

  /**
   * The role that OOS assumes. It must trust `oos.aliyuncs.com` and allow `ecs:DescribeInstances`,
   * `ecs:DescribeDisks`, `ecs:ApplyAutoSnapshotPolicy` and `ess:CompleteLifecycleAction`.
   *
   * @default - a role is made that may do exactly this
   */
  readonly role?: IServiceRole;

  /**
   * The provider of what this construct makes, where a stack has several.
   *
   * @default - that of the policy, else that of the group
   */
  readonly provider?: TerraformProvider;
}

/**
 * Which group gets which policy, and how.
 */
export interface LaunchTemplateCoverageProps extends LaunchTemplateCoverageOptions {
  /** The group, whoever owns it and whatever it launches from. */
  readonly group: IScalingGroup;

  /** The automatic snapshot policy. */
  readonly policy: IAutoSnapshotPolicy;
}

/**
 * Puts a snapshot policy on every disk of the instances that a group launches, by a lifecycle hook that runs the public
 * OOS template `ACS-ESS-LifeCycleApplyAutoSnapshotPolicy`. It is for groups that launch from a template, as launch
 * templates cannot carry a policy in Terraform; it needs no more of the group than its id.
 *
 * The template waits until an instance runs and puts the policy on all its disks. Where it cannot, it ends the hook with
 * `ABANDON`, and the instance is released: do not use it for instance types with local disks, which take no policy.
 * Instances that are added to the group by hand, and those that run already, are not reached.
 *
 * @see https://www.alibabacloud.com/help/en/oos/user-guide/acs-ess-lifecycleapplyautosnapshotpolicy
 */
export class LaunchTemplateCoverage extends Construct {
  /** The hook. */
  public readonly hook: LifecycleHook;

  /** The role that OOS assumes. */
  public readonly role: IServiceRole;

  /**
   * @param scope the construct that holds the coverage
   * @param id the id of the construct
   * @param props which group gets which policy, and how
   * @throws when a time is out of bounds, `defaultResult` is `ROLLBACK`, or group and policy are in different regions; at synthesis, when hooks of the stack put
   * two policies on the same group
   */
  public constructor(scope: Construct, id: string, props: LaunchTemplateCoverageProps) {
    super(scope, id);
    checkProps(`The props of ${this.node.path}`, props, this);
    checkScalingGroup("group", props.group);
    checkDecision("statePlaceholders", props.statePlaceholders);
    checkPolicy("policy", props.policy);
    if (props.role !== undefined) {
      const name = "Make it with new identity.ServiceRole(…), or name it with ServiceRole.fromRoleName(…)";
      checkShape("role", props.role, "roleName", "a role", name);
      if (props.role instanceof ServiceRole) {
        props.role._checkTrusts(`role of ${this.node.path}`, ServicePrincipal.CLOUD_OPS_ORCHESTRATION);
      }
    }
    checkResult(props.defaultResult);
    const { group } = props;
    const { autoSnapshotPolicyId } = props.policy;
    checkPolicyRegion(props.policy, group);
    const provider = props.provider ?? providerOf(props.policy, this) ?? providerOf(group, this);
    const ownRole = props.role === undefined ? this.makeRole(autoSnapshotPolicyId, provider) : undefined;
    this.role = ownRole ?? (props.role as IServiceRole);
    this.hook = new LifecycleHook(this, "Hook", {
      group,
      transition: LifecycleTransition.SCALE_OUT,
      heartbeatTimeoutSeconds: props.heartbeatTimeoutSeconds,
      defaultResult: props.defaultResult,
      notification: LifecycleNotification.oosTemplate(TEMPLATE, props.templateArn),
      notificationMetadata: parameters(autoSnapshotPolicyId, this.role, props.statePlaceholders ?? false),
      provider,
    });
    // A scale-out that comes before the permissions would be abandoned.
    if (ownRole?.policyAttachment !== undefined) this.hook.resource.dependsOn = [dependable(ownRole.policyAttachment)];
    PolicyTargets.of(this)._claimNewInstances(group, this);
    if (group.origin === ScalingGroupOrigin.CREATED) {
      advise(
        this,
        "ADP-015",
        "the service starts a created group at once, so its first instances are launched before the hook is there. " +
          "Attach the policy to their disks, or replace these instances once.",
      );
    }
  }

  private makeRole(autoSnapshotPolicyId: string, provider?: TerraformProvider): ServiceRole {
    const environment = Environment.of(this, provider);
    return new ServiceRole(this, "Role", {
      principal: ServicePrincipal.CLOUD_OPS_ORCHESTRATION,
      roleName: physicalName(this, ROLE_NAME_LENGTH),
      description: `Lets OOS put snapshot policies on the disks that ${this.node.path} covers`,
      statements: [
        new PolicyStatement({
          actions: ["ecs:ApplyAutoSnapshotPolicy"],
          resources: [
            environment.arn("ecs", "disk/*"),
            environment.arn("ecs", `snapshotpolicy/${autoSnapshotPolicyId}`),
          ],
        }),
        // The official permissions of the template name no narrower resource for these.
        new PolicyStatement({
          actions: ["ecs:DescribeDisks", "ecs:DescribeInstances", "ess:CompleteLifecycleAction"],
          resources: ["*"],
        }),
      ],
      provider,
    });
  }
}

function checkResult(defaultResult: LifecycleResult | undefined): void {
  if (defaultResult !== LifecycleResult.ROLLBACK) return;
  throw new InvalidInput({
    what: "defaultResult",
    value: defaultResult,
    rule: "The hook holds instances on their way in, where there is nothing to roll back to",
    mend: "Use LifecycleResult.CONTINUE, or LifecycleResult.ABANDON to release an instance that OOS never got to",
    see: SEE,
  });
}

function parameters(autoSnapshotPolicyId: string, role: IServiceRole, statePlaceholders: boolean): string {
  // Doubled signs are Terraform's escape: the service gets ${regionId} and fills it in.
  const placeholders = {
    instanceIds: ["$${instanceIds}"],
    lifecycleActionToken: "$${lifecycleActionToken}",
    lifecycleHookId: "$${lifecycleHookId}",
    regionId: "$${regionId}",
  };
  return JSON.stringify({
    OOSAssumeRole: role.roleName,
    autoSnapshotPolicyId,
    ...(statePlaceholders ? placeholders : {}),
  });
}
