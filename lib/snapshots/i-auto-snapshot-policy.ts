import { IConstruct } from "constructs";
import { InstanceDisks } from "./instance-disks";
import { InstanceSelection } from "./instance-selection";
import { EcsAutoSnapshotPolicyAttachment } from "../bindings/ecs-auto-snapshot-policy-attachment";
import { checkShape } from "../environment/shape";
import { IScalingGroup } from "../scaling/i-scaling-group";

/**
 * An automatic snapshot policy, of this stack or of another one.
 */
export interface IAutoSnapshotPolicy extends IConstruct {
  /** The id of the policy: `sp-…`. */
  readonly autoSnapshotPolicyId: string;

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
