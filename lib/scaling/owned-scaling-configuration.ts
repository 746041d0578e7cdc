import { Construct } from "constructs";
import { DataDisk, renderDataDisk } from "./data-disk";
import { EssScalingConfiguration } from "../bindings/ess-scaling-configuration";

/**
 * A scaling configuration that is a resource of this stack: what created and adopted configurations have in common.
 */
export abstract class OwnedScalingConfiguration extends Construct {
  /** The L1 resource. */
  public abstract readonly resource: EssScalingConfiguration;

  /** The data disks of the instances that the group launches, where this stack states them. */
  public readonly dataDisks?: DataDisk[];

  protected constructor(scope: Construct, id: string, dataDisks?: DataDisk[]) {
    super(scope, id);
    this.dataDisks = dataDisks;
  }

  /** The id of the configuration: `asc-…`. */
  public get scalingConfigurationId(): string {
    return this.resource.id;
  }

  /**
   * Puts a snapshot policy on the system disk and on every stated data disk.
   *
   * @internal
   */
  public _applySnapshotPolicy(autoSnapshotPolicyId: string): void {
    this.resource.systemDiskAutoSnapshotPolicyId = autoSnapshotPolicyId;
    this._putDataDisks(autoSnapshotPolicyId);
  }

  /**
   * @internal
   */
  protected _putDataDisks(autoSnapshotPolicyId?: string): void {
    if (this.dataDisks === undefined) return;
    this.resource.putDataDisk(this.dataDisks.map((disk, index) => renderDataDisk(disk, index, autoSnapshotPolicyId)));
  }
}
