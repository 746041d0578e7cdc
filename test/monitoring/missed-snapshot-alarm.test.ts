import { TerraformStack, TerraformVariable } from "cdktf";
import { beijing, blockOf, monitoredStack } from "./monitored";
import { archive, monitoring } from "../../lib";
import { Synthesis } from "../synthesis";

const { AlertSeverity, MissedSnapshotAlarm } = monitoring;
const ALERT = "alicloud_sls_alert";
const propsIn = (stack: TerraformStack) => ({
  log: archive.AuditLog.fromNames(stack, "Log", "audit", "events"),
  actionPolicyId: "operations",
});

const alert = (props: Partial<monitoring.MissedSnapshotAlarmProps> = {}) =>
  blockOf(ALERT, (stack) => new MissedSnapshotAlarm(stack, "Alarm", { ...propsIn(stack), ...props }));
const query = (props: object = {}) => alert(props).configuration.query_list[0];

test("absence sets it off, be it a count of zero or no result at all", () => {
  expect(alert()).toEqual({
    project_name: "audit",
    alert_name: expect.stringMatching(/^test-alarm-[0-9a-f]{8}$/),
    display_name: "No complete snapshot",
    status: "ENABLED",
    schedule: { type: "FixedRate", interval: "1h", run_immdiately: false },
    configuration: {
      type: "default",
      version: "2.0",
      dashboard: "internal-alert-analysis",
      query_list: [
        {
          store_type: "log",
          region: "cn-hangzhou",
          project: "audit",
          store: "events",
          query: "accomplished and CreateSnapshotCompleted | select count(1) as complete",
          time_span_type: "Relative",
          start: "-24h",
          end: "now",
          power_sql_mode: "auto",
        },
      ],
      group_configuration: { type: "no_group" },
      severity_configurations: [{ severity: 8, eval_condition: { condition: "complete < 1" } }],
      no_data_fire: true,
      no_data_severity: 8,
      threshold: 3,
      send_resolved: true,
      auto_annotation: true,
      annotations: [
        { key: "title", value: "No complete snapshot" },
        { key: "desc", value: "No snapshot has become complete for 26 hours" },
      ],
      policy_configuration: {
        alert_policy_id: "sls.builtin.dynamic",
        action_policy_id: "operations",
        repeat_interval: "4h",
      },
      sink_alerthub: { enabled: true },
      sink_cms: { enabled: false },
      sink_event_store: { enabled: false },
    },
  });
});

test.each([
  [1, "-1h", 1],
  [12, "-12h", 1],
  [24, "-24h", 1],
  [25, "-24h", 2],
  [168, "-24h", 145],
])("after %i hours: a query over %s, %i times in a row", (overdueAfterHours, start, threshold) => {
  const { configuration } = alert({ overdueAfterHours });
  expect([configuration.query_list[0].start, configuration.threshold]).toEqual([start, threshold]);
});

test("hours that only Terraform knows are reckoned by Terraform", () => {
  const { configuration } = blockOf(ALERT, (stack) => {
    const hours = new TerraformVariable(stack, "hours", { type: "number" });
    new MissedSnapshotAlarm(stack, "Alarm", { ...propsIn(stack), overdueAfterHours: hours.numberValue });
  });
  expect(configuration.query_list[0].start).toBe("-${min(var.hours, 24)}h");
  expect(configuration.threshold).toBe("${((var.hours - min(var.hours, 24)) + 1)}");
  expect(configuration.annotations[1].value).toBe("No snapshot has become complete for ${var.hours} hours");
});

test.each<[Partial<monitoring.MissedSnapshotAlarmProps>, object]>([
  [{ actionPolicyId: "duty" }, { configuration: { policy_configuration: { action_policy_id: "duty" } } }],
  [{ repeatAfterHours: 24 }, { configuration: { policy_configuration: { repeat_interval: "24h" } } }],
  [{ displayName: "Backups" }, { display_name: "Backups", configuration: { annotations: [{ value: "Backups" }, {}] } }],
  [
    { severity: AlertSeverity.LOW },
    { configuration: { no_data_severity: 4, severity_configurations: [{ severity: 4 }] } },
  ],
])("%j changes the alert", (props, expected) => {
  expect(alert(props)).toMatchObject(expected);
});

test("the search is that of the user", () => {
  expect(query({ search: "accomplished and d-bp1a" }).query).toBe(
    "accomplished and d-bp1a | select count(1) as complete",
  );
});

test("a log that the stack makes is followed", () => {
  const stack = monitoredStack();
  const log = new archive.AuditLog(stack, "Log");
  new MissedSnapshotAlarm(stack, "Alarm", { log, actionPolicyId: "operations" });
  const { project_name: project, configuration } = Synthesis.of(stack).resource(ALERT);
  expect(project).toMatch(/^\$\{alicloud_log_project\./);
  expect(configuration.query_list[0]).toMatchObject({
    project,
    store: expect.stringMatching(/^\$\{alicloud_log_store\./),
  });
});

test("the provider of the log takes its region along", () => {
  const stack = monitoredStack();
  const log = archive.AuditLog.fromNames(stack, "Log", "audit", "events", beijing(stack));
  new MissedSnapshotAlarm(stack, "Alarm", { log, actionPolicyId: "operations" });
  expect(Synthesis.of(stack).resource(ALERT)).toMatchObject({
    provider: "alicloud.beijing",
    configuration: { query_list: [{ region: "cn-beijing" }] },
  });
});

test("an alert in another region than the log is refused", () => {
  const stack = monitoredStack();
  const log = archive.AuditLog.fromNames(stack, "Log", "audit", "events");
  const props = { log, actionPolicyId: "operations", provider: beijing(stack) };
  expect(() => new MissedSnapshotAlarm(stack, "Alarm", props)).toThrow(
    /log of test\/Alarm: got "cn-hangzhou, 1234567890123456"\. .* of the alert: cn-beijing/,
  );
});
