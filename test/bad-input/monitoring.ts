import { TerraformStack } from "cdktf";
import { BadInput, beijing, inStack, js } from "./bad-input";
import { SECRET } from "./events";
import { alicloud, archive, events, monitoring } from "../../lib";

const {
  AlarmTarget,
  Contact,
  ContactGroup,
  DeadLetterAlarm,
  DeliveryAlarm,
  MetricAlarm,
  MissedSnapshotAlarm,
  QueueDepthMetric,
  SnapshotFailureAlarm,
} = monitoring;

const operations = (stack: TerraformStack) => ContactGroup.fromContactGroupName(stack, "Operations", "operations");
const contact = (props: unknown) => inStack((stack) => new Contact(stack, "Duty", js(props)));
const contactGroup = (props: unknown) => inStack((stack) => new ContactGroup(stack, "Group", js(props)));
const metricAlarm = (props: object) =>
  inStack(
    (stack) =>
      new MetricAlarm(stack, "Alarm", {
        contactGroups: [operations(stack)],
        namespace: "acs_any",
        metricName: "Failures",
        dimensions: { bus: "default" },
        statistic: "Sum",
        threshold: 1,
        ...props,
      }),
  );
const deadLetterAlarm = (props: object) =>
  inStack(
    (stack) =>
      new DeadLetterAlarm(stack, "Alarm", {
        queue: events.MnsQueue.fromQueueName(stack, "Queue", "dead"),
        contactGroups: [operations(stack)],
        ...props,
      }),
  );
const failureAlarm = (props: object) =>
  inStack(
    (stack) =>
      new SnapshotFailureAlarm(stack, "Alarm", { targets: [AlarmTarget.contactGroup(operations(stack))], ...props }),
  );
const missedAlarm = (props: object) =>
  inStack(
    (stack) =>
      new MissedSnapshotAlarm(stack, "Alarm", {
        log: archive.AuditLog.fromNames(stack, "Log", "audit", "events"),
        actionPolicyId: "operations",
        ...props,
      }),
  );
const depthMetric = (props: unknown) => () => QueueDepthMetric.of(js(props));

export const MONITORING: BadInput[] = [
  {
    title: "a contact of nothing",
    make: contact(undefined),
    message:
      /^The props of test\/Duty: got undefined\. It takes an object of named values\. Write the values in braces/,
  },
  {
    title: "a contact that cannot be reached",
    make: contact({ contactName: "duty" }),
    message: /^The contact test\/Duty\. A contact is reached by e-mail or .* State at least one of email and dingTalk/,
  },
  {
    title: "an e-mail address without its host",
    make: contact({ email: "duty" }),
    message: /^email: got "duty"\. It is an e-mail address\. Write it as name@example\.com/,
  },
  {
    title: "a phone number in words",
    make: contact({ email: "a@example.com", phone: "ask Li" }),
    message: /^phone: got "ask Li"\. It is a phone number\. Write digits, with \+ and hyphens/,
  },
  {
    title: "the webhook of a robot in clear text",
    make: contact({ dingTalkWebhook: `https://oapi.dingtalk.com/robot/send?access_token=${SECRET}` }),
    message: /^The dingTalkWebhook of a contact\. A literal secret would stand in clear text.*Pass the stringValue of/,
  },
  {
    title: "the name of a contact with a comma",
    make: contact({ email: "a@example.com", contactName: "a,b" }),
    message: /^contactName: got "a,b"\. The name of a contact has 2 to 40 characters and no comma\. Choose another/,
  },
  {
    title: "an empty description of a contact",
    make: contact({ email: "a@example.com", description: "" }),
    message: /^description: got ""\. It is not empty\. State it, as text in quotes/,
  },
  {
    title: "a language that CloudMonitor does not speak",
    make: contact({ email: "a@example.com", language: "fr" }),
    message: /^language: got "fr"\. It is one of en, zh-cn\. Use a member of the enum/,
  },
  {
    title: "a contact group of nothing",
    make: contactGroup(undefined),
    message:
      /^The props of test\/Group: got undefined\. It takes an object of named values\. Write the values in braces/,
  },
  {
    title: "a contact group of nobody",
    make: contactGroup({ contacts: [] }),
    message: /^The number of entries of contacts: got 0\. It takes at least 1\. Name at least one/,
  },
  {
    title: "a contact group of names",
    make: contactGroup({ contacts: ["li"] }),
    message: /^contacts\[0\]: got "li"\. It takes a Contact\. Make it with new monitoring\.Contact/,
  },
  {
    title: "a description of a contact group that is no text",
    make: inStack(
      (stack) =>
        new ContactGroup(stack, "Group", {
          contacts: [new Contact(stack, "Duty", { email: "a@example.com" })],
          description: js(1),
        }),
    ),
    message: /^description: got 1\. It is a text\. State it, as text in quotes/,
  },
  {
    title: "the name of a contact group with a comma",
    make: inStack((stack) => ContactGroup.fromContactGroupName(stack, "Group", "a,b")),
    message: /^contactGroupName: got "a,b"\. The name of a contact group is not empty and has no comma\. Copy the name/,
  },

  // Alarms on metrics
  {
    title: "an alarm of nothing",
    make: inStack((stack) => new MetricAlarm(stack, "Alarm", js())),
    message:
      /^The props of test\/Alarm: got undefined\. It takes an object of named values\. Write the values in braces/,
  },
  {
    title: "an alarm on deliveries of nothing",
    make: inStack((stack) => new DeliveryAlarm(stack, "Alarm", js())),
    message: /^The props of the alarm Alarm: got undefined\. It takes an object of named values\. Write the values in/,
  },
  {
    title: "an alarm on deliveries without a metric",
    make: inStack(
      (stack) =>
        new DeliveryAlarm(
          stack,
          "Alarm",
          js({ contactGroups: [operations(stack)], dimensions: { a: "b" }, statistic: "Sum", threshold: 1 }),
        ),
    ),
    message: /^metricName: got undefined\. It is a text\. State it, as text in quotes/,
  },
  {
    title: "an alarm that nobody hears",
    make: metricAlarm({ contactGroups: [] }),
    message: /^The number of entries of contactGroups: got 0\. It takes at least 1\. Name at least one/,
  },
  {
    title: "a contact group by its name",
    make: metricAlarm({ contactGroups: ["operations"] }),
    message:
      /^contactGroups\[0\]: got "operations"\. It takes a contact group\. Name it with monitoring\.ContactGroup\.from/,
  },
  {
    title: "an empty name of an alarm",
    make: metricAlarm({ alarmName: "" }),
    message: /^alarmName: got ""\. It is not empty\. State it, as text in quotes/,
  },
  {
    title: "a level that is not known yet",
    make: metricAlarm({ level: "${var.level}" }),
    message: /^level\. It decides what is synthesized, before Terraform fills anything in\. Use a member of AlarmLevel/,
  },
  {
    title: "an unknown level",
    make: metricAlarm({ level: "FATAL" }),
    message: /^level: got "FATAL"\. It is one of CRITICAL, WARN, INFO\. Use a member of the enum/,
  },
  {
    title: "a silence of a minute",
    make: metricAlarm({ silenceSeconds: 60 }),
    message: /^silenceSeconds: got 60\. It must be a whole number from 300 to 86400 seconds\. Use a number within/,
  },
  {
    title: "a webhook that is no URL",
    make: metricAlarm({ webhook: "hooks.example.com" }),
    message: /^webhook: got "hooks\.example\.com"\. It is the URL of an HTTP API, .* Write it in full, such as/,
  },
  {
    title: "a webhook with a secret",
    make: metricAlarm({ webhook: `http://hooks.example.com?token=${SECRET}` }),
    message: /^webhook\. A secret in the URL would stand in clear text .* pass the whole URL as a sensitive/,
  },
  {
    title: "an empty namespace",
    make: metricAlarm({ namespace: "" }),
    message: /^namespace: got ""\. It is not empty\. State it, as text in quotes/,
  },
  {
    title: "a missing statistic",
    make: metricAlarm({ statistic: undefined }),
    message: /^statistic: got undefined\. It is a text\. State it, as text in quotes/,
  },
  {
    title: "missing dimensions",
    make: metricAlarm({ dimensions: undefined }),
    message: /^dimensions: got undefined\. It takes an object of named values\. Write the values in braces/,
  },
  {
    title: "no dimensions",
    make: metricAlarm({ dimensions: {} }),
    message: /^dimensions: got \{\}\. At least one dimension chooses what is watched\. State those of the metric; /,
  },
  {
    title: "a dimension without a value",
    make: metricAlarm({ dimensions: { queue: "" } }),
    message: /^dimensions\.queue: got ""\. It is not empty\. State it, as text in quotes/,
  },
  {
    title: "a threshold in words",
    make: metricAlarm({ threshold: "many" }),
    message: /^threshold: got "many"\. It is a number\. State the value at which the alarm goes off/,
  },
  {
    title: "an unknown comparison",
    make: metricAlarm({ comparison: "=>" }),
    message: /^comparison: got "=>"\. It is one of >=, >, <=, <\. Use a member of the enum/,
  },
  {
    title: "a period of five seconds",
    make: metricAlarm({ periodSeconds: 5 }),
    message: /^periodSeconds: got 5\. It must be a whole number from 15 to 86400 seconds\. Use a number within/,
  },
  {
    title: "no evaluation",
    make: metricAlarm({ evaluationCount: 0 }),
    message: /^evaluationCount: got 0\. It must be a whole number from 1 to 1000 periods\. Use a number within/,
  },

  // Dead letters
  {
    title: "a dead-letter alarm of nothing",
    make: inStack((stack) => new DeadLetterAlarm(stack, "Dead", js())),
    message:
      /^The props of test\/Dead: got undefined\. It takes an object of named values\. Write the values in braces/,
  },
  {
    title: "a dead-letter alarm on the name of a queue",
    make: deadLetterAlarm({ queue: "dead" }),
    message: /^queue: got "dead"\. It takes a queue\. Make it with events\.MnsQueue, or name it/,
  },
  {
    title: "a dead-letter alarm that is always on",
    make: deadLetterAlarm({ threshold: 0 }),
    message: /^threshold: got 0\. It must be a whole number from 1 to 1000000 messages\. Use a number within/,
  },
  {
    title: "a dead-letter alarm without a metric",
    make: deadLetterAlarm({ depthMetrics: [] }),
    message: /^The number of entries of depthMetrics: got 0\. It takes at least 1\. Name at least one/,
  },
  {
    title: "a depth metric by its name",
    make: deadLetterAlarm({ depthMetrics: ["ActiveMessages"] }),
    message: /^depthMetrics\[0\]: got "ActiveMessages"\. It takes a QueueDepthMetric\. Use QueueDepthMetric\.of/,
  },
  {
    title: "the same depth metric twice",
    make: deadLetterAlarm({ depthMetrics: [QueueDepthMetric.ACTIVE_MESSAGES, QueueDepthMetric.ACTIVE_MESSAGES] }),
    message: /^depthMetrics: got \["ActiveMessages","ActiveMessages"\]\. Each metric is named once\. Take the repeated/,
  },
  {
    title: "a depth metric of nothing",
    make: depthMetric(undefined),
    message:
      /^The props of QueueDepthMetric\.of: got undefined\. It takes an object of named values\. Write the values/,
  },
  {
    title: "a depth metric without its name",
    make: depthMetric({ namespace: "acs_mns_new" }),
    message: /^metricName of QueueDepthMetric\.of: got undefined\. It is a text\. State it, as text in quotes/,
  },
  {
    title: "a depth metric with an empty dimension",
    make: depthMetric({ namespace: "a", metricName: "b", queueDimension: "" }),
    message: /^queueDimension of QueueDepthMetric\.of: got ""\. It is not empty\. State it, as text in quotes/,
  },

  // Failed snapshots
  {
    title: "a failure alarm of nothing",
    make: inStack((stack) => new SnapshotFailureAlarm(stack, "Failed", js())),
    message:
      /^The props of test\/Failed: got undefined\. It takes an object of named values\. Write the values in braces/,
  },
  {
    title: "a failure alarm that nobody hears",
    make: failureAlarm({ targets: [] }),
    message: /^The number of entries of targets: got 0\. It takes at least 1\. Name at least one/,
  },
  {
    title: "the target of an alarm by its name",
    make: failureAlarm({ targets: ["operations"] }),
    message: /^targets\[0\]: got "operations"\. It takes an AlarmTarget\. Use AlarmTarget\.contactGroup/,
  },
  {
    title: "the same target of an alarm twice",
    make: inStack((stack) => {
      const log = AlarmTarget.auditLog(archive.AuditLog.fromNames(stack, "Log", "audit", "events"));
      return new SnapshotFailureAlarm(stack, "Alarm", { targets: [log, log] });
    }),
    message: /^targets: got "AuditLog-Log"\. Each target is named once, .* Take the repeated one out/,
  },
  {
    title: "a filter that is no text",
    make: failureAlarm({ filter: 1 }),
    message: /^filter: got 1\. It is a text\. State it, as text in quotes/,
  },
  {
    title: "a silence of two days",
    make: failureAlarm({ silenceSeconds: 172_800 }),
    message: /^silenceSeconds: got 172800\. It must be a whole number from 0 to 86400 seconds\. Use a number within/,
  },
  {
    title: "people that are no contact group",
    make: () => AlarmTarget.contactGroup(js("operations")),
    message: /^The group of AlarmTarget\.contactGroup: got "operations"\. It takes a contact group\. Name it with/,
  },
  {
    title: "an unknown way to people",
    make: inStack((stack) => AlarmTarget.contactGroup(operations(stack), js("pigeon"))),
    message: /^The method of AlarmTarget\.contactGroup: got "pigeon"\. It is one of 2, 3, 4\. Use a member of the enum/,
  },
  {
    title: "a queue for alarms by its name",
    make: () => AlarmTarget.mnsQueue(js("failures")),
    message: /^The queue of AlarmTarget\.mnsQueue: got "failures"\. It takes a queue\. Make it with events\.MnsQueue/,
  },
  {
    title: "a URL for alarms without its scheme",
    make: () => AlarmTarget.webhook("hooks.example.com"),
    message:
      /^The url of AlarmTarget\.webhook: got "hooks\.example\.com"\. It is the URL of an HTTP API, .* Write it in/,
  },
  {
    title: "a log for alarms by name",
    make: () => AlarmTarget.auditLog(js("events")),
    message:
      /^The log of AlarmTarget\.auditLog: got "events"\. It takes a log\. Make it with archive\.AuditLog, or name it/,
  },

  // Missed snapshots
  {
    title: "an alarm on missed snapshots of nothing",
    make: inStack((stack) => new MissedSnapshotAlarm(stack, "Missed", js())),
    message:
      /^The props of test\/Missed: got undefined\. It takes an object of named values\. Write the values in braces/,
  },
  {
    title: "missed snapshots without a log",
    make: missedAlarm({ log: undefined }),
    message: /^log: got undefined\. It takes a log\. Make it with archive\.AuditLog, or name it/,
  },
  {
    title: "missed snapshots that nobody hears of",
    make: missedAlarm({ actionPolicyId: undefined }),
    message:
      /^actionPolicyId: got undefined\. It is a text\. State the id of an action policy: the console of Log Service shows/,
  },
  {
    title: "a display name too long",
    make: missedAlarm({ displayName: "x".repeat(65) }),
    message: /^displayName: got "x{65}"\. It is a text of 1 to 64 characters\. Shorten it/,
  },
  {
    title: "overdue after two weeks",
    make: missedAlarm({ overdueAfterHours: 336 }),
    message: /^overdueAfterHours: got 336\. It must be a whole number from 1 to 168 hours\. Use a number within/,
  },
  {
    title: "repeated at once",
    make: missedAlarm({ repeatAfterHours: 0 }),
    message: /^repeatAfterHours: got 0\. It must be a whole number from 1 to 168 hours\. Use a number within/,
  },
  {
    title: "an unknown severity",
    make: missedAlarm({ severity: 5 }),
    message: /^severity: got 5\. It is one of 2, 4, 6, 8, 10\. Use AlertSeverity\.HIGH or another member/,
  },
  {
    title: "an empty search",
    make: missedAlarm({ search: "" }),
    message: /^search: got ""\. It is not empty\. State it, as text in quotes/,
  },
  {
    title: "a search for a phrase",
    make: missedAlarm({ search: 'accomplished and #"d-bp1 d-bp2"' }),
    message: /^search: got ".*"\. Alerts do not support searches for phrases\. Take out the # and search for the words/,
  },
  {
    title: "a search with an analysis",
    make: missedAlarm({ search: "* | select 1" }),
    message: /^search: got "\* \| select 1"\. It is a search alone; .* Take out what follows the \|/,
  },
  {
    title: "the name of a depth metric that only Terraform knows",
    make: depthMetric({ namespace: "acs_any", metricName: "${var.metric}" }),
    message: /^metricName of QueueDepthMetric\.of\. It decides what is synthesized, .* Write it as a literal/,
  },
  {
    title: "contact groups that only Terraform knows",
    make: metricAlarm({ contactGroups: "${var.list}" }),
    message: /^contactGroups\. A list that only the deployment knows cannot be taken here: .* Write the list out/,
  },
  {
    title: "contacts that only Terraform knows",
    make: contactGroup({ contacts: "${var.list}" }),
    message: /^contacts\. A list that only the deployment knows cannot be taken here: .* Write the list out/,
  },
  {
    title: "targets of an alarm that only Terraform knows",
    make: failureAlarm({ targets: "${var.list}" }),
    message: /^targets\. A list that only the deployment knows cannot be taken here: .* Write the list out/,
  },
  {
    title: "an alarm in another region than its queue",
    make: inStack(
      (stack) =>
        new DeadLetterAlarm(stack, "Alarm", {
          queue: events.MnsQueue.fromQueueName(stack, "Queue", "dead"),
          contactGroups: [operations(stack)],
          provider: beijing(stack),
        }),
    ),
    message:
      /^queue of test\/Alarm: got "cn-hangzhou, 1234567890123456"\. It must be in the region and account of the alarm: cn-beijing, 1234567890123456\. Leave provider out: it follows the queue/,
  },
  {
    title: "an alert in another region than its log",
    make: inStack(
      (stack) =>
        new MissedSnapshotAlarm(stack, "Alarm", {
          log: archive.AuditLog.fromNames(stack, "Log", "audit", "events", beijing(stack)),
          actionPolicyId: "operations",
          provider: new alicloud.provider.AlicloudProvider(stack, "sh", { region: "cn-shanghai", alias: "sh" }),
        }),
    ),
    message:
      /^log of test\/Alarm: got "cn-beijing, 1234567890123456"\. It must be in the region and account of the alert: cn-shanghai.* Leave provider out: it follows the log/,
  },
  {
    title: "an alarm with a log of another account as its target",
    make: inStack((stack) => {
      const config = { region: "cn-hangzhou", accountId: "6543210987654321", alias: "other" };
      const provider = new alicloud.provider.AlicloudProvider(stack, "other", config);
      const log = archive.AuditLog.fromNames(stack, "Log", "audit", "events", provider);
      new SnapshotFailureAlarm(stack, "Alarm", { targets: [AlarmTarget.auditLog(log)] });
    }),
    message:
      /^The log test\/Log as a target of an alarm: got "6543210987654321"\. CloudMonitor notifies in the account of the alarm, which is 1234567890123456\. Name a log of that account/,
  },
];
