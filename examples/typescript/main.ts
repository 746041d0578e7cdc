/**
 * The database tier of an order service runs in a scaling group that was made by hand long ago. This app takes the
 * group over without touching what it does not name, and gives it what it lacks: three instances that hold the
 * primary and its replicas never leave by themselves, every disk of new instances is backed up each night, and
 * somebody hears of every snapshot that fails.
 */
import { App, LocalBackend, TerraformStack, TerraformVariable } from "cdktf";
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

class OrdersDatabase extends TerraformStack {
  public constructor(scope: Construct, id: string) {
    super(scope, id);

    // A team shares its state: replace this by an OssBackend.
    new LocalBackend(this, { path: "orders-database.tfstate" });
    new alicloud.provider.AlicloudProvider(this, "alicloud", { region: "cn-hangzhou" });

    const token = new TerraformVariable(this, "incident_api_token", {
      type: "string",
      sensitive: true,
      nullable: false,
      description: "Bearer token of the incident API",
    });

    const group = scaling.ScalingGroup.adopt(this, "Group", { scalingGroupId: "asg-bp1fsb9hxh2xvq3ndcbz" });
    group.adoptConfiguration("Configuration", {
      scalingConfigurationId: "asc-bp1a9bpkdkm8b2pjqkvt",
      // Exactly as the configuration has them: the provider cannot read data disks back.
      dataDisks: [
        { category: scaling.DiskCategory.ESSD, sizeGib: 200, performanceLevel: scaling.PerformanceLevel.PL1 },
        {
          category: scaling.DiskCategory.ESSD,
          sizeGib: 1000,
          performanceLevel: scaling.PerformanceLevel.PL2,
          deleteWithInstance: false,
        },
      ],
    });

    const protection = new DataProtection(this, "Protection", {
      group,
      criticalInstances: scaling.CriticalInstances.ids([
        "i-bp17zdkmvdnn6xt5zhrd",
        "i-bp13qm4f0ysthv0o2kzc",
        "i-bp1hd2r0rxvh9xe6mpsy",
      ]),
      schedule: snapshots.SnapshotSchedule.daily({ hour: 2, utcOffset: "+08:00" }),
      retention: snapshots.Retention.days(30),
      // A group of CloudMonitor that exists: its contacts have accepted to be notified.
      alarmContacts: [monitoring.ContactGroup.fromContactGroupName(this, "Operations", "operations")],
    });

    const incidents = new events.ApiDestination(this, "Incidents", {
      endpoint: "https://incidents.example.com/v1/backups",
      authorization: events.Authorization.bearer(token.stringValue),
    });
    protection.onSnapshotFailed(
      new targets.ApiDestination(incidents, {
        input: events.RuleTargetInput.jsonObject({
          service: "orders-database",
          result: "$.data.result",
          snapshot: "$.data.snapshotId",
          disk: "$.data.diskId",
          finishedAt: "$.data.endTime",
          region: "$.aliyunregionid",
        }),
      }),
    );

    protection.onSnapshotFinished(new targets.MnsQueue(new events.MnsQueue(this, "BackupEvents")));
  }
}

const app = new App();
new OrdersDatabase(app, "orders-database");
app.synth();
