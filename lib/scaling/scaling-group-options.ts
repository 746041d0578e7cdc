import { IResolveContext, TerraformProvider, Token } from "cdktf";
import { AlbServerGroup, renderAlbServerGroup } from "./alb-server-group";
import { AllocationStrategy } from "./allocation-strategy";
import { BalanceMode } from "./balance-mode";
import { CapacityOptions, renderCapacityOptions } from "./capacity-options";
import { CostOptimization, renderCostOptimization } from "./cost-optimization";
import { SEE } from "./ess-pages";
import { HealthCheck } from "./health-check";
import { LaunchTemplate, renderLaunchTemplate } from "./launch-template";
import { ReclaimMode } from "./reclaim-mode";
import { RemovalPolicy } from "./removal-policy";
import { EssScalingGroupConfig } from "../bindings/ess-scaling-group";
import { checkCount } from "../environment/count";
import { checkFlag } from "../environment/flag";
import { InvalidInput } from "../environment/invalid-input";
import { checkList } from "../environment/list";
import { checkEachOneOf, checkOneOf } from "../environment/one-of";
import { checkProps } from "../environment/props";
import { checkTags } from "../environment/tags";
import { isUnresolved } from "../environment/unresolved";
import { checkWholeNumber } from "../environment/whole-number";

/**
 * What can be stated of a scaling group, created or adopted. What is left out has the service's default on a group
 * that this stack creates, and stays as it is on one that it adopts.
 *
 * @see https://www.alibabacloud.com/help/en/auto-scaling/developer-reference/api-ess-2014-08-28-createscalinggroup
 */
export interface ScalingGroupOptions {
  /**
   * The number of instances that the group should have: 0 to 2,000. Leave it out where scaling rules or operators
   * change it: stated, every apply sets it back.
   *
   * @default - left to scaling rules and operators
   */
  readonly desiredCapacity?: number;

  /**
   * The name of the group: 2 to 64 characters, a letter or digit first, then also `_`, `-` and `.`.
   *
   * @default - derived from the construct path; an adopted group keeps its name
   */
  readonly scalingGroupName?: string;

  /**
   * Which instances a scale-in takes first: one or two policies, the second decides where the first leaves a choice.
   *
   * @default - the service's: the oldest configuration, then the oldest instance
   */
  readonly removalPolicies?: RemovalPolicy[];

  /**
   * How long the group waits after a scaling activity, in seconds: 0 to 86,400.
   *
   * @default - 300; an adopted group keeps its own
   */
  readonly defaultCooldownSeconds?: number;

  /**
   * How the group finds out that an instance is broken: `NONE` alone, or one or more of the others. The provider reads
   * two or more back only where the service answers no single one, so that drift of such a list may go unseen. Two can
   * be changed later but not left out of a group that this stack creates: the provider does not send that, and every
   * later plan would show it again. State `HealthCheck.ECS` instead.
   *
   * @default - the service's: ECS
   */
  readonly healthChecks?: HealthCheck[];

  /**
   * What becomes of instances that a scale-in takes.
   *
   * @default - the service's: they are released with their disks
   */
  readonly reclaimMode?: ReclaimMode;

  /**
   * How old an instance may get, in seconds: 86,400 (a day) or more. An older one is replaced. Left out again, the limit
   * goes from a group that this stack creates; an adopted group keeps it.
   *
   * @default - as old as it gets
   */
  readonly maxInstanceLifetimeSeconds?: number;

  /**
   * How long an instance that a scale-in takes may need to stop, in seconds: 30 to 240. It can be changed later but not
   * taken away from a group that this stack creates: the provider would send 0, which is out of these bounds.
   *
   * @default - the service's
   */
  readonly stopInstanceTimeoutSeconds?: number;

  /**
   * Whether instances are spread evenly over the zones. On a group that this stack creates it takes the multi-zone
   * policy `COMPOSABLE`.
   *
   * @default - the service's: no
   */
  readonly azBalance?: boolean;

  /**
   * Whether the group moves instances to restore the balance of its zones. A move is a scale-out and a scale-in: the
   * disks of the moved instance go with the old one.
   *
   * @default - the service's: no
   */
  readonly autoRebalance?: boolean;

  /**
   * What a group that balances its zones does when one of them cannot give an instance.
   *
   * @default - the service's
   */
  readonly balanceMode?: BalanceMode;

  /**
   * Which instance type is launched. On a group that this stack creates it takes the multi-zone policy `COMPOSABLE`.
   *
   * @default - the service's: the first of the list
   */
  readonly allocationStrategy?: AllocationStrategy;

  /**
   * Which instance type is launched as a spot instance. On a group that this stack creates it takes the multi-zone
   * policy `COMPOSABLE`.
   *
   * @default - the service's: the first of the list
   */
  readonly spotAllocationStrategy?: AllocationStrategy;

  /**
   * How on-demand and spot instances are mixed under the multi-zone policy `COST_OPTIMIZED`. Not together with
   * `capacityOptions`.
   *
   * @default - the service's
   */
  readonly costOptimization?: CostOptimization;

  /**
   * How on-demand and spot instances are mixed, in the form that suits the multi-zone policy `COMPOSABLE`. Not together
   * with `costOptimization`.
   *
   * @default - the service's
   */
  readonly capacityOptions?: CapacityOptions;

  /**
   * The launch template that the group launches its instances from. A group that is created with one starts at once and
   * takes no scaling configuration. A group that this stack creates keeps the one or the other: to take the configuration
   * out for a template would delete the group with its instances, and a template that is taken out again is not sent, so
   * that every later plan would show it. Make another group instead.
   *
   * @default - a scaling configuration
   */
  readonly launchTemplate?: LaunchTemplate;

  /**
   * The Classic Load Balancers (SLB) whose default server group the instances join, by id. Each must run and have a
   * listener with a health check when the group is created: let the group depend on the listener.
   *
   * @default - none
   */
  readonly loadBalancerIds?: string[];

  /**
   * The server groups of Application Load Balancers that the instances join. The provider reads only those back that it
   * put in, so that one which somebody adds elsewhere goes unseen.
   *
   * @default - none
   */
  readonly albServerGroups?: AlbServerGroup[];

  /**
   * The RDS instances whose white list the instances' addresses join, by id. Each must run.
   *
   * @default - none
   */
  readonly dbInstanceIds?: string[];

  /**
   * The id of the resource group of the scaling group: `rg-…`.
   *
   * @default - the account's default group
   */
  readonly resourceGroupId?: string;

  /**
   * The tags of the group: up to 20. They do not reach its instances.
   *
   * @default - no tags; an adopted group keeps its own
   */
  readonly tags?: { [key: string]: string };

  /**
   * The provider of the group and its parts, where a stack has several.
   *
   * @default - the provider without an alias
   */
  readonly provider?: TerraformProvider;
}

/**
 * The provider's attributes for what is stated; what is left out is undefined.
 *
 * @throws when a value is one that the service refuses, or two of them contradict each other
 * @internal
 */
export function renderOptions(options: ScalingGroupOptions): Partial<EssScalingGroupConfig> {
  checkNumbers(options);
  checkLists(options);
  checkCount("removalPolicies", options.removalPolicies, { min: 1, max: 2, see: SEE.createScalingGroup });
  checkEachOneOf("removalPolicies", options.removalPolicies, RemovalPolicy, SEE.createScalingGroup);
  checkTags("tags", options.tags);
  checkOneMix(options);
  checkChoices(options);
  if (options.costOptimization !== undefined) checkProps("costOptimization", options.costOptimization);
  if (options.capacityOptions !== undefined) checkProps("capacityOptions", options.capacityOptions);
  return {
    desiredCapacity: leftOutAtZero(options.desiredCapacity),
    removalPolicies: options.removalPolicies,
    defaultCooldown: options.defaultCooldownSeconds,
    ...renderHealthChecks(options.healthChecks),
    scalingPolicy: options.reclaimMode,
    maxInstanceLifetime: options.maxInstanceLifetimeSeconds,
    stopInstanceTimeout: options.stopInstanceTimeoutSeconds,
    azBalance: options.azBalance,
    autoRebalance: options.autoRebalance,
    balanceMode: options.balanceMode,
    allocationStrategy: options.allocationStrategy,
    spotAllocationStrategy: options.spotAllocationStrategy,
    ...renderCostOptimization(options.costOptimization ?? {}),
    ...renderCapacityOptions(options.capacityOptions ?? {}),
    ...(options.launchTemplate === undefined ? {} : renderLaunchTemplate(options.launchTemplate)),
    loadbalancerIds: options.loadBalancerIds,
    albServerGroup: options.albServerGroups?.map(renderAlbServerGroup),
    dbInstanceIds: options.dbInstanceIds,
    resourceGroupId: options.resourceGroupId,
    tags: options.tags,
  };
}

/** T15: the provider sends 0 where the number is left out, and does not where a new group states it. */
function leftOutAtZero(count: number | undefined): number | undefined {
  if (count === 0 || !isUnresolved(count)) return count || undefined;
  return Token.asNumber({
    resolve: (context: IResolveContext) => {
      const resolved: unknown = context.resolve(count);
      if (typeof resolved !== "string") return resolved === 0 ? undefined : resolved;
      const expression = resolved.replace(/^\$\{([^]*)\}$/, "$1");
      return `\${(${expression}) == 0 ? null : (${expression})}`;
    },
  });
}

function checkLists({ loadBalancerIds, albServerGroups, dbInstanceIds }: ScalingGroupOptions): void {
  for (const [name, list] of Object.entries({ loadBalancerIds, albServerGroups, dbInstanceIds })) {
    if (list !== undefined) checkList(name, list, SEE.createScalingGroup);
  }
}

function checkChoices(options: ScalingGroupOptions): void {
  const see = SEE.createScalingGroup;
  checkOneOf("reclaimMode", options.reclaimMode, ReclaimMode, see);
  checkOneOf("balanceMode", options.balanceMode, BalanceMode, see);
  checkOneOf("allocationStrategy", options.allocationStrategy, AllocationStrategy, see);
  checkOneOf("spotAllocationStrategy", options.spotAllocationStrategy, AllocationStrategy, see);
  checkFlag("azBalance", options.azBalance);
  checkFlag("autoRebalance", options.autoRebalance);
}

function checkNumbers(options: ScalingGroupOptions): void {
  const see = SEE.createScalingGroup;
  checkWholeNumber("defaultCooldownSeconds", options.defaultCooldownSeconds, {
    min: 0,
    max: 86_400,
    unit: "seconds",
    see,
  });
  checkWholeNumber("maxInstanceLifetimeSeconds", options.maxInstanceLifetimeSeconds, {
    min: 86_400,
    max: 2_147_483_647,
    unit: "seconds",
    mend: "Use a day (86400) or more, or leave the prop out",
    see,
  });
  checkWholeNumber("stopInstanceTimeoutSeconds", options.stopInstanceTimeoutSeconds, {
    min: 30,
    max: 240,
    unit: "seconds",
    see,
  });
}

function renderHealthChecks(checks: HealthCheck[] | undefined): Partial<EssScalingGroupConfig> {
  if (checks === undefined) return {};
  if (isUnresolved(checks)) return { healthCheckTypes: checks };
  checkCount("healthChecks", checks, { min: 1, max: 2, see: SEE.createScalingGroup });
  checkEachOneOf("healthChecks", checks, HealthCheck, SEE.createScalingGroup);
  if (checks.length === 1) return { healthCheckType: checks[0] };
  if (checks.includes(HealthCheck.NONE) || checks[0] === checks[1]) {
    throw new InvalidInput({
      what: "healthChecks",
      value: checks,
      rule: "NONE stands alone, and no check is listed twice",
      mend: "Use [HealthCheck.NONE], or one or both of HealthCheck.ECS and HealthCheck.LOAD_BALANCER",
      see: SEE.createScalingGroup,
    });
  }
  return { healthCheckTypes: checks };
}

function checkOneMix(options: ScalingGroupOptions): void {
  if (options.costOptimization === undefined || options.capacityOptions === undefined) return;
  throw new InvalidInput({
    what: "capacityOptions",
    rule: "costOptimization and capacityOptions both say how on-demand and spot instances are mixed",
    mend: "Use costOptimization with the multi-zone policy COST_OPTIMIZED, capacityOptions with COMPOSABLE",
    see: SEE.createScalingGroup,
  });
}
