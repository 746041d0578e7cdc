import { TerraformProvider } from "cdktf";
import { IConstruct } from "constructs";
import { InstanceDisks } from "./instance-disks";
import { InstanceSelection } from "./instance-selection";
import { EcsAutoSnapshotPolicyAttachment } from "../bindings/ecs-auto-snapshot-policy-attachment";
import { Environment } from "../environment/environment";
import { InvalidInput } from "../environment/invalid-input";
import { checkShape } from "../environment/shape";
import { checkScalingGroup, IScalingGroup } from "../scaling/i-scaling-group";

/**
 * An automatic snapshot policy, of this stack or of another one.
 */
export interface IAutoSnapshotPolicy extends IConstruct {
  /** The id of the policy: `sp-…`. */
  readonly autoSnapshotPolicyId: string;

  /**
   * The provider whose region holds the policy, where a stack has several.
   *
   * @default - the provider without an alias
   */
  readonly provider?: TerraformProvider;

  /**
   * Gives every disk of the instances that a group launches from now on this policy, through the fields of the group's
   * scaling configuration or, where the group launches from a template, through a lifecycle hook.
   *
   * @param group the group; this stack must own it
   */
  coverNewInstances(group: IScalingGroup): void;

  /**
   * Attaches the policy to one disk that exists.
   *
   * @param id the id of the construct
   * @param diskId the id of the disk: `d-…`
   */
  attachToDisk(id: string, diskId: string): EcsAutoSnapshotPolicyAttachment;

  /**
   * Attaches the policy to every disk of some instances that exist.
   *
   * @param id the id of the construct
   * @param selection the instances
   */
  attachToInstances(id: string, selection: InstanceSelection): InstanceDisks;
}

/**
 * Refuses what is no snapshot policy, such as the id of one.
 *
 * @internal
 */
export function checkPolicy(what: string, policy: unknown): void {
  const make = "Make it with new snapshots.AutoSnapshotPolicy(…), or name it with fromAutoSnapshotPolicyId(…)";
  checkShape(what, policy, "coverNewInstances", "a snapshot policy", make);
}

/**
 * Refuses a group of another region than that of its policy.
 *
 * @internal
 */
export function checkPolicyRegion(policy: IAutoSnapshotPolicy, group: IScalingGroup): void {
  checkScalingGroup("group", group);
  const own = Environment.of(policy, policy.provider)._statedRegion;
  const other = Environment.of(group, group.provider)._statedRegion;
  if (own === undefined || other === undefined || own === other) return;
  throw new InvalidInput({
    what: `The snapshot policy ${policy.node.path}`,
    value: own,
    rule: `A snapshot policy works in its own region only, and the group ${group.node.path} is in ${other}`,
    mend: "Make a policy with the provider of the group",
  });
}
