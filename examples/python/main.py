"""The database tier of an order service, in Python: the same app as examples/typescript, and the same plan."""

from cdktf import App, LocalBackend, TerraformStack, TerraformVariable
from cdktf_alicloud_data_protection import DataProtection, alicloud, events, monitoring, scaling, snapshots, targets
from constructs import Construct


class OrdersDatabase(TerraformStack):
    def __init__(self, scope: Construct, id: str) -> None:
        super().__init__(scope, id)

        # A team shares its state: replace this by an OssBackend.
        LocalBackend(self, path="orders-database.tfstate")
        alicloud.provider.AlicloudProvider(self, "alicloud", region="cn-hangzhou")

        token = TerraformVariable(
            self,
            "incident_api_token",
            type="string",
            sensitive=True,
            nullable=False,
            description="Bearer token of the incident API",
        )

        group = scaling.ScalingGroup.adopt(self, "Group", scaling_group_id="asg-bp1fsb9hxh2xvq3ndcbz")
        group.adopt_configuration(
            "Configuration",
            scaling_configuration_id="asc-bp1a9bpkdkm8b2pjqkvt",
            # Exactly as the configuration has them: the provider cannot read data disks back.
            data_disks=[
                scaling.DataDisk(
                    category=scaling.DiskCategory.ESSD,
                    size_gib=200,
                    performance_level=scaling.PerformanceLevel.PL1,
                ),
                scaling.DataDisk(
                    category=scaling.DiskCategory.ESSD,
                    size_gib=1000,
                    performance_level=scaling.PerformanceLevel.PL2,
                    delete_with_instance=False,
                ),
            ],
        )

        protection = DataProtection(
            self,
            "Protection",
            group=group,
            critical_instances=scaling.CriticalInstances.ids(
                ["i-bp17zdkmvdnn6xt5zhrd", "i-bp13qm4f0ysthv0o2kzc", "i-bp1hd2r0rxvh9xe6mpsy"]
            ),
            schedule=snapshots.SnapshotSchedule.daily(hour=2, utc_offset="+08:00"),
            retention=snapshots.Retention.days(30),
            # A group of CloudMonitor that exists: its contacts have accepted to be notified.
            alarm_contacts=[monitoring.ContactGroup.from_contact_group_name(self, "Operations", "operations")],
        )

        incidents = events.ApiDestination(
            self,
            "Incidents",
            endpoint="https://incidents.example.com/v1/backups",
            authorization=events.Authorization.bearer(token.string_value),
        )
        protection.on_snapshot_failed(
            targets.ApiDestination(
                incidents,
                input=events.RuleTargetInput.json_object(
                    {
                        "service": "orders-database",
                        "result": "$.data.result",
                        "snapshot": "$.data.snapshotId",
                        "disk": "$.data.diskId",
                        "finishedAt": "$.data.endTime",
                        "region": "$.aliyunregionid",
                    }
                ),
            )
        )

        protection.on_snapshot_finished(targets.MnsQueue(events.MnsQueue(self, "BackupEvents")))


app = App()
OrdersDatabase(app, "orders-database")
app.synth()
