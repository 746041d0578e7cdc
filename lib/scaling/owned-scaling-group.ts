import { dependable, TerraformProvider, TerraformStack } from "cdktf";
import { Construct } from "constructs";
import { CriticalInstances } from "./critical-instances";
import { HealthCheck } from "./health-check";
import { IScalingGroup, ScalingGroupOrigin } from "./i-scaling-group";
import { LaunchTemplate } from "./launch-template";
import { ownAttribute } from "./own-attribute";
import { OwnedScalingConfiguration } from "./owned-scaling-configuration";
import { Protection } from "./protection";
import { ProtectionMechanism } from "./protection-mechanism";
import { isLeftToReconciler } from "./reconciled-group";
import { ScalingGroupOptions } from "./scaling-group-options";
import { ScalingProcess, SuspendedProcess } from "./suspended-process";
import { suspensionOf } from "./suspension-of";
import { EssScalingGroup } from "../bindings/ess-scaling-group";
import { advise } from "../environment/advice";
import { identityOf } from "../environment/claim";
import { InvalidInput } from "../environment/invalid-input";
import { checkProvider } from "../environment/provider";
import { isUnresolved } from "../environment/unresolved";

/**
 * A scaling group that is a resource of this stack: what created and adopted groups have in common.
 *
 * Where nothing here owns the list of protected instances, Terraform leaves it alone: what functions, templates or
 * people protect stays protected.
 */
export abstract class OwnedScalingGroup extends Construct implements IScalingGroup {
  /** The L1 resource. */
  public abstract readonly resource: EssScalingGroup;

  /** How the group relates to this stack. */
  public abstract readonly origin: ScalingGroupOrigin;

  /** The provider of the group, which its parts follow. */
  public readonly provider?: TerraformProvider;

  /** The launch template that the group launches its instances from, where this stack states one. */
  public readonly launchTemplate?: LaunchTemplate;

  private readonly maxSize?: number;
  private readonly options: ScalingGroupOptions;
  private readonly protection: Protection = new Protection(this);
  private snapshotPolicyId?: string;
  private launchesFrom?: OwnedScalingConfiguration;

  protected constructor(scope: Construct, id: string, options: ScalingGroupOptions, maxSize?: number) {
    super(scope, id);
    checkProvider(`provider of ${this.node.path}`, options.provider, this);
    this.provider = options.provider;
    this.launchTemplate = options.launchTemplate;
    this.options = options;
    this.maxSize = maxSize;
    this.node.addValidation({ validate: () => this.policyWithoutCarrier() });
  }

  /** The id of the group: `asg-…`. */
  public get scalingGroupId(): string {
    return this.resource.id;
  }

  /** The instances that this stack protects from scale-in. */
  public get criticalInstances(): CriticalInstances | undefined {
    return this.protection.instances;
  }

  /** Who protects them. */
  public get protectionMechanism(): ProtectionMechanism | undefined {
    return this.protection.mechanism;
  }

  /** The configuration that the group launches its instances from, where this stack holds it. */
  public get configuration(): OwnedScalingConfiguration | undefined {
    return this.launchesFrom;
  }

  /**
   * Protects instances of the group from scale-in.
   *
   * With `ProtectionMechanism.PROTECTED_INSTANCES` Terraform owns the group's `protected_instances` from then on: an
   * instance that is protected outside Terraform is un-protected by the next apply, and one that has left the group
   * makes every apply fail until its id is taken out. A protected instance is not replaced when it breaks (ADP-011), may
   * outlive the group's maximum lifetime (ADP-010), and as many of them as the group can hold stop it from ever scaling
   * in (ADP-001).
   *
   * @param instances the instances
   * @param mechanism who protects them; default: chosen by the group and by what names the instances, see
   * `ProtectionMechanism`
   * @throws when nothing protects just these instances on such a group, or another selection or mechanism is in place
   * @see https://www.alibabacloud.com/help/en/auto-scaling/developer-reference/api-ess-2014-08-28-setinstancesprotection
   */
  public protectFromScaleIn(instances: CriticalInstances, mechanism?: ProtectionMechanism): void {
    if (!this.protection.add(instances, mechanism)) return;
    this.warnOfLifetime();
    if (this.protection.mechanism === ProtectionMechanism.SUSPENDED_SCALE_IN) return;
    this.warnOfFullGroup(instances);
    this.warnOfHealthCheck();
  }

  /**
   * Suspends a process of the group for as long as this call stands in the code. Twice the same is one suspension.
   *
   * @param process the process
   * @see https://www.alibabacloud.com/help/en/auto-scaling/developer-reference/api-ess-2014-08-28-suspendprocesses
   */
  public suspend(process: ScalingProcess): SuspendedProcess {
    const suspension = suspensionOf(this, process);
    this.resumeBeforeConfigurationGoes();
    return suspension;
  }

  /**
   * Gives every disk of the instances that the group launches from now on an automatic snapshot policy, through the
   * fields of its scaling configuration.
   *
   * @param autoSnapshotPolicyId the id of the policy: `sp-…`
   * @throws when another policy is in place; at synthesis when the group has no scaling configuration in this stack
   */
  public applySnapshotPolicyToNewInstances(autoSnapshotPolicyId: string): void {
    if (this.snapshotPolicyId !== undefined && !this.isSame(this.snapshotPolicyId, autoSnapshotPolicyId)) {
      throw new InvalidInput({
        what: `The snapshot policy of ${this.node.path}`,
        rule: "The disks that a group launches carry one automatic snapshot policy",
        mend: "Cover the group with one policy whose schedule has the hours of both",
        see: "https://www.alibabacloud.com/help/en/ecs/user-guide/automatic-snapshot-overview",
      });
    }
    if (this.snapshotPolicyId !== undefined) return;
    this.snapshotPolicyId = autoSnapshotPolicyId;
    this.launchesFrom?._applySnapshotPolicy(autoSnapshotPolicyId);
  }

  /**
   * Makes a configuration the one that the group launches from.
   *
   * @internal
   */
  public _launchFrom(configuration: OwnedScalingConfiguration): void {
    if (this.launchTemplate !== undefined) {
      throw new InvalidInput({
        what: `The scaling configuration of ${this.node.path}`,
        value: configuration.node.id,
        rule: "A group launches its instances from a launch template or from a scaling configuration, not from both",
        mend: "Leave launchTemplate out, or the configuration",
      });
    }
    if (this.launchesFrom !== undefined) {
      throw new InvalidInput({
        what: `A second scaling configuration of ${this.node.path}`,
        value: configuration.node.id,
        rule: "A stack holds one scaling configuration per group: taking one out again can delete the group with its instances",
        mend: `Change ${this.launchesFrom.node.path} in place; running instances are not replaced by that`,
      });
    }
    this.launchesFrom = configuration;
    this.resumeBeforeConfigurationGoes();
    if (this.snapshotPolicyId !== undefined) configuration._applySnapshotPolicy(this.snapshotPolicyId);
  }

  /**
   * @internal
   */
  public _ownProtectedInstances(instanceIds: string[]): void {
    this.resource.protectedInstances = instanceIds;
    ownAttribute(this.resource, "protected_instances");
  }

  /** T12c: the last configuration takes the group with it, and of a group that is gone no process can be resumed. */
  private resumeBeforeConfigurationGoes(): void {
    if (this.launchesFrom === undefined) return;
    const dependsOn = [dependable(this.launchesFrom.resource)];
    this.node.children
      .filter((child): child is SuspendedProcess => child instanceof SuspendedProcess)
      .forEach(({ resource }) => (resource.dependsOn = dependsOn));
  }

  private isSame(one: string, other: string): boolean {
    // Two tokens of the same attribute differ as strings.
    const stack = TerraformStack.of(this);
    return identityOf(stack, one) === identityOf(stack, other);
  }

  private warnOfFullGroup({ instanceIds, count = instanceIds?.length }: CriticalInstances): void {
    if (this.maxSize === undefined || isUnresolved(this.maxSize) || isUnresolved(instanceIds)) return;
    if (count === undefined || isUnresolved(count) || count < this.maxSize) return;
    advise(
      this,
      "ADP-001",
      `${count} instances are protected and the group holds at most ${this.maxSize}: it can never scale in. ` +
        "Raise maxSize or protect fewer instances.",
    );
  }

  private warnOfLifetime(): void {
    if (this.options.maxInstanceLifetimeSeconds === undefined) return;
    advise(
      this,
      "ADP-010",
      "the group replaces instances that grow too old, and some of its instances must not leave. The service does not " +
        "say which of the two wins. Leave maxInstanceLifetimeSeconds out of a group with critical instances; an adopted " +
        "group keeps the limit then, so take it off in the console.",
    );
  }

  private warnOfHealthCheck(): void {
    const checks = this.options.healthChecks;
    if (checks === undefined || isUnresolved(checks) || checks.includes(HealthCheck.NONE)) return;
    advise(
      this,
      "ADP-011",
      "a protected instance is not replaced when a health check finds it broken. Watch the protected instances by an " +
        "alarm of their own, and take the protection off the broken one.",
    );
  }

  private policyWithoutCarrier(): string[] {
    if (this.snapshotPolicyId === undefined || this.launchesFrom !== undefined) return [];
    // The reconciler reaches the disks of new instances whatever the group launches from.
    if (isLeftToReconciler(this, "coverage")) return [];
    const what = `The snapshot policy for new instances of ${this.node.path}`;
    if (this.launchTemplate !== undefined) {
      return [
        InvalidInput.message({
          what,
          rule: "The group launches from a launch template, and the provider has no field for a snapshot policy on one",
          mend: "Call coverNewInstancesByHook(…) of the policy, which works by a lifecycle hook, or launch from a scaling configuration",
        }),
      ];
    }
    return [
      InvalidInput.message({
        what,
        rule: "It reaches their disks through the fields of a scaling configuration, and this stack holds none of this group",
        mend:
          "Call adoptConfiguration(…) on an adopted group, addConfiguration(…) on a created one; where the group launches " +
          "from a template, call coverNewInstancesByHook(…) of the policy",
      }),
    ];
  }
}
