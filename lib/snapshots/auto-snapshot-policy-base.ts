import { TerraformProvider } from "cdktf";
import { Construct } from "constructs";
import { checkPolicyRegion, IAutoSnapshotPolicy } from "./i-auto-snapshot-policy";
import { InstanceDisks } from "./instance-disks";
import { InstanceSelection } from "./instance-selection";
import { LaunchTemplateCoverage, LaunchTemplateCoverageOptions } from "./launch-template-coverage";
import { PolicyTargets } from "./policy-targets";
import { EcsAutoSnapshotPolicyAttachment } from "../bindings/ecs-auto-snapshot-policy-attachment";
import { checkProvider } from "../environment/provider";
import { checkResourceId } from "../environment/resource-id";
import { isUnresolved } from "../environment/unresolved";
import { IScalingGroup } from "../scaling/i-scaling-group";

/**
 * How a snapshot policy reaches disks: what policies of this stack and of others have in common.
 */
export abstract class AutoSnapshotPolicyBase extends Construct implements IAutoSnapshotPolicy {
  /** The id of the policy: `sp-…`. */
  public abstract readonly autoSnapshotPolicyId: string;

  /** The provider whose region holds the policy; none is the provider without an alias. */
  public readonly provider?: TerraformProvider;

  protected constructor(scope: Construct, id: string, provider?: TerraformProvider) {
    super(scope, id);
    checkProvider(`provider of ${this.node.path}`, provider, this);
    this.provider = provider;
  }

  /**
   * Gives every disk of the instances that a group launches from now on this policy: through the fields of the group's
   * scaling configuration, or, where this stack states a launch template for the group, through a lifecycle hook (see
   * `coverNewInstancesByHook`). Instances that run already keep what they have: attach the policy to their disks with
   * `attachToDisk`.
   *
   * @param group the group; this stack must own it
   * @throws when another policy covers the group, or another stack owns it
   */
  public coverNewInstances(group: IScalingGroup): void {
    checkPolicyRegion(this, group);
    if (group.launchTemplate === undefined) {
      group.applySnapshotPolicyToNewInstances(this.autoSnapshotPolicyId);
      PolicyTargets.of(this)._claimNewInstances(group, this);
      return;
    }
    const id = `NewInstances-${group.node.addr.slice(-8)}`;
    if (this.node.tryFindChild(id) === undefined) this.coverNewInstancesByHook(id, group);
  }

  /**
   * Gives every disk of the instances that a group launches from now on this policy, through a lifecycle hook: for
   * groups that launch from a template, which cannot carry a policy in Terraform, and for those of other stacks.
   *
   * @param id the id of the construct
   * @param group the group, whoever owns it
   * @param options how the hook works
   * @throws when an option is out of bounds, or the group is in another region
   */
  public coverNewInstancesByHook(
    id: string,
    group: IScalingGroup,
    options: LaunchTemplateCoverageOptions = {},
  ): LaunchTemplateCoverage {
    checkPolicyRegion(this, group);
    return new LaunchTemplateCoverage(this, id, { ...options, group, policy: this });
  }

  /**
   * Attaches the policy to one disk that exists. A disk takes one policy from Terraform: the provider detaches without
   * naming the policy, so that a second one would go with the first. For the same reason never set
   * `create_before_destroy` on the attachment: the disk would end without a policy, and no apply would say so. The
   * attachment has one address in Terraform for each disk, so that another policy of the stack can take the disk over in
   * one apply; a disk id that is a token is taken over in two: first detached, then attached.
   *
   * @param id the id of the construct
   * @param diskId the id of the disk: `d-…`; local and elastic ephemeral disks cannot be snapshotted
   * @throws when the id is not one of a disk; at synthesis, when the stack reaches the same disk twice
   * @see https://www.alibabacloud.com/help/en/ecs/developer-reference/api-ecs-2014-05-26-applyautosnapshotpolicy
   */
  public attachToDisk(id: string, diskId: string): EcsAutoSnapshotPolicyAttachment {
    checkResourceId("diskId", diskId, "d", "a disk");
    PolicyTargets.of(this);
    const attachment = new EcsAutoSnapshotPolicyAttachment(this, id, {
      autoSnapshotPolicyId: this.autoSnapshotPolicyId,
      diskId,
      provider: this.provider,
    });
    // T6: under another address for each policy, Terraform would take the old one off before or after the new one is on.
    if (!isUnresolved(diskId)) attachment.overrideLogicalId(`AutoSnapshotPolicyOf_${diskId}`);
    return attachment;
  }

  /**
   * Attaches the policy to every disk of some instances that exist, as far as it can be snapshotted. For sets of
   * instances that rarely change; on a scaling group every plan after a scale-out would show a change. To put another
   * policy on the same disks later, use an `InstanceDisks` of your own and change its policy: from one policy's
   * attachments to another's they go in two applies, or some may end without a policy until the next one.
   *
   * @param id the id of the construct
   * @param selection the instances, by literal ids or tags
   * @throws at synthesis, when the stack selects the same instances twice
   */
  public attachToInstances(id: string, selection: InstanceSelection): InstanceDisks {
    return new InstanceDisks(this, id, {
      autoSnapshotPolicyId: this.autoSnapshotPolicyId,
      selection,
      provider: this.provider,
    });
  }
}
