/**
 * A platform team runs a scaling group that launches from a template; its own stack owns the group. This app protects it
 * without taking it over: instances with the tag role = primary never leave by themselves, every disk that can be
 * snapshotted is backed up each night, those that run today included, and no instance leaves without a last snapshot.
 * Terraform alone can do none of this for such a group, so that two functions do it between applies.
 */
import { App, LocalBackend, TerraformStack } from "cdktf";
import {
  alicloud,
  DataProtection,
  events,
  monitoring,
  scaling,
  snapshots,
  targets,
} from "cdktf-alicloud-data-protection";
import { Construct } from "constructs";

class SearchCluster extends TerraformStack {
  public constructor(scope: Construct, id: string) {
    super(scope, id);

    // A team shares its state: replace this by an OssBackend.
    new LocalBackend(this, { path: "search-cluster.tfstate" });
    new alicloud.provider.AlicloudProvider(this, "alicloud", { region: "cn-hangzhou" });

    const protection = new DataProtection(this, "Protection", {
      group: scaling.ScalingGroup.fromScalingGroupId(this, "Group", "asg-bp1fsb9hxh2xvq3ndcbz"),
      criticalInstances: scaling.CriticalInstances.tagged({ role: "primary" }),
      schedule: snapshots.SnapshotSchedule.daily({ hour: 2, utcOffset: "+08:00" }),
      retention: snapshots.Retention.days(30),
      // A group of CloudMonitor that exists: its contacts have accepted to be notified.
      alarmContacts: [monitoring.ContactGroup.fromContactGroupName(this, "Operations", "operations")],
      // An instance that loses the tag may leave again.
      reconciliation: { releaseOthers: true },
      finalSnapshot: { maximumWaitSeconds: 3600 },
    });

    protection.onSnapshotFailed(new targets.MnsQueue(new events.MnsQueue(this, "BackupFailures")));
  }
}

const app = new App();
new SearchCluster(app, "search-cluster");
app.synth();
