import { TerraformProvider } from "cdktf";
import { Construct } from "constructs";
import { CriticalInstances } from "./critical-instances";
import { IScalingGroup, ScalingGroupOrigin } from "./i-scaling-group";
import { ownAttribute } from "./own-attribute";
import { OwnedScalingConfiguration } from "./owned-scaling-configuration";
import { EssScalingGroup } from "../bindings/ess-scaling-group";
import { advise } from "../environment/advice";
import { InvalidInput } from "../environment/invalid-input";
import { isUnresolved } from "../environment/unresolved";

/**
 * A scaling group that is a resource of this stack: what created and adopted groups have in common.
 */
export abstract class OwnedScalingGroup extends Construct implements IScalingGroup {
  /** The L1 resource. */
  public abstract readonly resource: EssScalingGroup;

  /** How the group relates to this stack. */
  public abstract readonly origin: ScalingGroupOrigin;

  /** The provider of the group, which its parts follow. */
  public readonly provider?: TerraformProvider;

  private readonly maxSize?: number;
  private instances?: CriticalInstances;
  private snapshotPolicyId?: string;
  private launchesFrom?: OwnedScalingConfiguration;

  protected constructor(scope: Construct, id: string, provider?: TerraformProvider, maxSize?: number) {
    super(scope, id);
    this.provider = provider;
    this.maxSize = maxSize;
    this.node.addValidation({ validate: () => this.policyWithoutConfiguration() });
  }

  /** The id of the group: `asg-…`. */
  public get scalingGroupId(): string {
    return this.resource.id;
  }

  /** The instances that this stack protects from scale-in. */
  public get criticalInstances(): CriticalInstances | undefined {
    return this.instances;
  }

  /** The configuration that the group launches its instances from, where this stack holds it. */
  public get configuration(): OwnedScalingConfiguration | undefined {
    return this.launchesFrom;
  }

  /**
   * Protects instances of the group from scale-in: the group's `protected_instances`, which Terraform owns from then
   * on. An instance that is protected outside Terraform is un-protected by the next apply.
   *
   * @param instances the instances; they must be in the group when the stack is applied
   * @throws when the group already protects another selection
   * @see https://www.alibabacloud.com/help/en/auto-scaling/developer-reference/api-ess-2014-08-28-setinstancesprotection
   */
  public protectFromScaleIn(instances: CriticalInstances): void {
    if (this.instances !== undefined && this.instances !== instances) {
      throw new InvalidInput({
        what: `The protected instances of ${this.node.path}`,
        rule: "A group has one list of protected instances; two would undo each other",
        mend: "Name all critical instances of the group in one CriticalInstances.ids([…])",
      });
    }
    if (this.instances === instances) return;
    this.instances = instances;
    this.resource.protectedInstances = instances._instanceIds;
    ownAttribute(this.resource, "protected_instances");
    this.warnOfFullGroup(instances);
  }

  /**
   * Gives every disk of the instances that the group launches from now on an automatic snapshot policy, through the
   * fields of its scaling configuration.
   *
   * @param autoSnapshotPolicyId the id of the policy: `sp-…`
   * @throws when another policy is in place
   */
  public applySnapshotPolicyToNewInstances(autoSnapshotPolicyId: string): void {
    if (this.snapshotPolicyId !== undefined && this.snapshotPolicyId !== autoSnapshotPolicyId) {
      throw new InvalidInput({
        what: `The snapshot policy of ${this.node.path}`,
        rule: "The disks that a group launches carry one automatic snapshot policy",
        mend: "Cover the group with one policy whose schedule has the hours of both",
        see: "https://www.alibabacloud.com/help/en/ecs/user-guide/automatic-snapshot-overview",
      });
    }
    this.snapshotPolicyId = autoSnapshotPolicyId;
    this.launchesFrom?._applySnapshotPolicy(autoSnapshotPolicyId);
  }

  /**
   * Makes a configuration the one that the group launches from.
   *
   * @internal
   */
  public _launchFrom(configuration: OwnedScalingConfiguration): void {
    if (this.launchesFrom !== undefined) {
      throw new InvalidInput({
        what: `A second scaling configuration of ${this.node.path}`,
        value: configuration.node.id,
        rule: "A stack holds one scaling configuration per group: taking one out again can delete the group with its instances",
        mend: `Change ${this.launchesFrom.node.path} in place; running instances are not replaced by that`,
      });
    }
    this.launchesFrom = configuration;
    if (this.snapshotPolicyId !== undefined) configuration._applySnapshotPolicy(this.snapshotPolicyId);
  }

  private warnOfFullGroup(instances: CriticalInstances): void {
    const ids = instances._instanceIds;
    if (this.maxSize === undefined || isUnresolved(this.maxSize) || isUnresolved(ids)) return;
    if (ids.length < this.maxSize) return;
    advise(
      this,
      "ADP-001",
      `${ids.length} instances are protected and the group holds at most ${this.maxSize}: it can never scale in. ` +
        "Raise maxSize or protect fewer instances.",
    );
  }

  private policyWithoutConfiguration(): string[] {
    if (this.snapshotPolicyId === undefined || this.launchesFrom !== undefined) return [];
    return [
      InvalidInput.message({
        what: `The snapshot policy for new instances of ${this.node.path}`,
        rule: "It reaches their disks through the fields of a scaling configuration, and this stack holds none of this group",
        mend: "Call adoptConfiguration(…) on an adopted group, addConfiguration(…) on a created one",
      }),
    ];
  }
}
