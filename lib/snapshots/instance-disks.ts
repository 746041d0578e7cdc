import { Lazy, TerraformProvider } from "cdktf";
import { Construct } from "constructs";
import { InstanceSelection } from "./instance-selection";
import { PolicyTargets } from "./policy-targets";
import { DataAlicloudInstances } from "../bindings/data-alicloud-instances";
import { EcsAutoSnapshotPolicyAttachment } from "../bindings/ecs-auto-snapshot-policy-attachment";
import { advise } from "../environment/advice";
import { checkProps } from "../environment/props";
import { checkResourceId } from "../environment/resource-id";
import { checkShape } from "../environment/shape";

/**
 * What becomes of the disks of some instances.
 */
export interface InstanceDisksProps {
  /** The id of the automatic snapshot policy: `sp-…`. */
  readonly autoSnapshotPolicyId: string;

  /** The instances. */
  readonly selection: InstanceSelection;

  /**
   * The provider of what this construct makes, where a stack has several.
   *
   * @default - the provider without an alias
   */
  readonly provider?: TerraformProvider;
}

/**
 * The disks of instances that exist, each with an automatic snapshot policy: one data source and one attachment with
 * `for_each`, both read anew by every plan.
 *
 * For sets of instances that rarely change. Disks that cannot be snapshotted are left out: of all disks only those
 * whose category begins with `cloud` count, so neither local nor elastic ephemeral ones. Instances of the classic
 * network are not found. An instance that is gone when the plan is applied makes the apply fail; the next one succeeds.
 * Never let the construct depend on a resource (`node.addDependency`, `dependsOn`): Terraform would read the instances
 * only during the apply, and fail. A disk has one policy from Terraform, so instances that are selected twice are an
 * error as far as they can be told.
 *
 * @see https://registry.terraform.io/providers/aliyun/alicloud/latest/docs/data-sources/instances
 */
export class InstanceDisks extends Construct {
  /** The L1 data source that finds the instances. */
  public readonly instances: DataAlicloudInstances;

  /** The L1 resource, one instance of it for each disk. */
  public readonly resource: EcsAutoSnapshotPolicyAttachment;

  /**
   * @param scope the construct that holds the attachments
   * @param id the id of the construct
   * @param props which instances, and which policy
   */
  public constructor(scope: Construct, id: string, props: InstanceDisksProps) {
    super(scope, id);
    checkProps(`The props of ${this.node.path}`, props, this);
    // Without ids and tags the data source would find every instance of the region.
    const mend = "Use snapshots.InstanceSelection.ids([…]) or tagged({ … })";
    checkShape("selection", props.selection, "_keys", "an InstanceSelection", mend);
    checkResourceId("autoSnapshotPolicyId", props.autoSnapshotPolicyId, "sp", "a snapshot policy");
    const { selection, provider } = props;
    this.instances = new DataAlicloudInstances(this, "Instances", {
      ids: selection._ids,
      tags: selection._tags,
      // Without the details the answer has no disks.
      enableDetails: true,
      provider,
    });
    this.resource = new EcsAutoSnapshotPolicyAttachment(this, "Resource", {
      autoSnapshotPolicyId: props.autoSnapshotPolicyId,
      diskId: "${each.value}",
      provider,
    });
    // CDKTF's iterators cannot carry an expression of two levels.
    this.resource.addOverride("for_each", Lazy.stringValue({ produce: () => snapshotableDisks(this.instances) }));
    PolicyTargets.of(this)._claim(selection._keys, this);
    if (selection._tags !== undefined) this.warnOfScalingGroups();
  }

  private warnOfScalingGroups(): void {
    advise(
      this,
      "ADP-008",
      "this selects instances by a tag, for a stable set of them. If a scaling group launches instances with that " +
        "tag, every plan after a scale-out shows new attachments, and new instances stay uncovered until the next " +
        "apply: cover a group with policy.coverNewInstances(…) or policy.coverNewInstancesByHook(…).",
    );
  }
}

function snapshotableDisks(instances: DataAlicloudInstances): string {
  const found = `data.${instances.terraformResourceType}.${instances.friendlyUniqueId}.instances`;
  return (
    `\${toset(flatten([for instance in ${found} : ` +
    '[for disk in instance.disk_device_mappings : disk.disk_id if startswith(disk.category, "cloud")]]))}'
  );
}
