import { TerraformStack, Token } from "cdktf";
import { js } from "./bad-input";
import { CODE } from "./functions";
import { archive, automation, events, functions, identity, monitoring, scaling, snapshots, targets } from "../../lib";
import { adoptedGroup, CONFIGURATION, createdGroup, GROUP } from "../groups";

const text = Token.asString({ resolve: () => "${var.text}" });
const number = Token.asNumber({ resolve: () => "${var.number}" });
const list = Token.asList({ resolve: () => "${var.list}" });
const map = Token.asStringMap({ resolve: () => "${var.map}" });
const RAW = "${var.text}";

const { Authorization, ConnectionNetwork, EventPattern, EventRule, Match, MnsQueue, RuleTargetInput } = events;
const { CriticalInstances, LifecycleHook, LifecycleNotification, LifecycleTransition, ScalingGroup } = scaling;
const { AutoSnapshotPolicy, Retention, SnapshotSchedule } = snapshots;

const { FinalSnapshot, Reconciler } = automation;

type Make = (stack: TerraformStack) => void;

const pattern = EventPattern.of({ source: ["acs.ecs"] });
const oauth = { authorizationEndpoint: "https://a.example/token", clientId: "id", clientSecret: text };
const policy = (stack: TerraformStack, props: object = {}) =>
  new AutoSnapshotPolicy(stack, "Policy", {
    schedule: SnapshotSchedule.daily({ hour: 2 }),
    retention: Retention.days(7),
    ...props,
  });
const configuration = (stack: TerraformStack, props: object) =>
  new ScalingGroup(stack, "Group", GROUP).addConfiguration("C", js({ ...CONFIGURATION, ...props }));
const disk = (props: object) => ({ ...CONFIGURATION.systemDisk, ...props });
const hook = (stack: TerraformStack, props: object) =>
  new LifecycleHook(stack, "Hook", {
    group: adoptedGroup(stack),
    transition: LifecycleTransition.SCALE_IN,
    ...props,
  });
const handler = (stack: TerraformStack, props: object = {}) =>
  new functions.HandlerFunction(stack, "Task", js({ code: CODE, ...props }));
const VPC = { vpcId: "vpc-bp1", vswitchIds: ["vsw-bp1"], securityGroupId: "sg-bp1" };
const foreignGroup = (stack: TerraformStack) => ScalingGroup.fromScalingGroupId(stack, "Group", "asg-bp1");
const reconciled = (stack: TerraformStack, criticalInstances: scaling.CriticalInstances) =>
  Reconciler.of(stack).addGroup({ group: foreignGroup(stack), criticalInstances });
const final = (stack: TerraformStack, props: object) =>
  FinalSnapshot.of(stack).addGroup({ group: foreignGroup(stack), ...props });
const connection = (stack: TerraformStack, props: object) =>
  new events.Connection(stack, "Connection", { authorization: Authorization.bearer(text), ...props });
const destination = (stack: TerraformStack, props: object) =>
  new events.ApiDestination(stack, "Api", {
    endpoint: "https://a.example",
    authorization: Authorization.bearer(text),
    ...props,
  });
const target = (stack: TerraformStack) => new targets.MnsQueue(MnsQueue.fromQueueName(stack, "Target", "orders"));

const operations = (stack: TerraformStack) => monitoring.ContactGroup.fromContactGroupName(stack, "Operations", "ops");
const alarm = (stack: TerraformStack, props: object) =>
  new monitoring.MetricAlarm(stack, "Alarm", {
    contactGroups: [operations(stack)],
    namespace: "acs_any",
    metricName: "Failures",
    dimensions: { bus: "default" },
    statistic: "Sum",
    threshold: 1,
    ...props,
  });
const failureAlarm = (stack: TerraformStack, props: object) =>
  new monitoring.SnapshotFailureAlarm(stack, "Failed", {
    targets: [monitoring.AlarmTarget.auditLog(auditLog(stack))],
    ...props,
  });
const missedAlarm = (stack: TerraformStack, props: object) =>
  new monitoring.MissedSnapshotAlarm(stack, "Missed", {
    log: auditLog(stack),
    actionPolicyId: "a",
    ...props,
  });
const retention = archive.WriteOnceRetention.none();
const auditBucket = (stack: TerraformStack, props: object) =>
  new archive.AuditBucket(stack, "Audit", js({ retention, ...props }));
const auditLog = (stack: TerraformStack) => archive.AuditLog.fromNames(stack, "Log", "company-logs", "events");
const perEvent = (stack: TerraformStack, writerOptions: object) =>
  targets.OssArchive.perEvent(archive.AuditBucket.fromBucketName(stack, "B", "records"), { writerOptions }).bind(stack);
const ossExport = (stack: TerraformStack, props: object) =>
  new archive.OssExport(
    stack,
    "Export",
    js({ log: auditLog(stack), bucket: archive.AuditBucket.fromBucketName(stack, "Audit", "records"), ...props }),
  );
const mail = (stack: TerraformStack, toAddresses: string[], value: string = "a@example.com") =>
  new targets.Mail({ accountName: value, toAddresses, subject: value }).bind(stack);

/** Props that take a text, with a token and with Terraform's own expression in their place. */
const TEXTS: [string, (stack: TerraformStack, value: string) => void][] = [
  ["functionName", (stack, value) => handler(stack, { functionName: value })],
  ["the VPC of a function", (stack, value) => handler(stack, { vpc: { ...VPC, vpcId: value } })],
  ["an endpoint of a function", (stack, value) => handler(stack, { endpoints: { ecs: value } })],
  ["bucketName", (stack, value) => functions.CodeBucket.fromBucketName(stack, "B", value)],
  ["projectName", (stack, value) => functions.FunctionLog.fromNames(stack, "L", value, "store")],
  ["logStoreName", (stack, value) => functions.FunctionLog.fromNames(stack, "L", "my-project", value)],
  ["autoSnapshotPolicyName", (stack, value) => policy(stack, { autoSnapshotPolicyName: value })],
  [
    "crossRegionCopy.targetRegion",
    (stack, value) => policy(stack, { crossRegionCopy: { targetRegion: value, retention: Retention.days(1) } }),
  ],
  ["policyId", (stack, value) => AutoSnapshotPolicy.fromAutoSnapshotPolicyId(stack, "P", value)],
  ["diskId", (stack, value) => policy(stack).attachToDisk("Disk", value)],
  ["a tag of a policy", (stack, value) => policy(stack, { tags: { team: value } })],
  ["scalingGroupId of an adoption", (stack, value) => adoptedGroup(stack, { scalingGroupId: value })],
  ["scalingGroupId of a reference", (stack, value) => ScalingGroup.fromScalingGroupId(stack, "G", value)],
  [
    "scalingGroupId of a suspension",
    (stack, value) =>
      new scaling.SuspendedProcess(stack, "S", {
        scalingGroupId: value,
        process: scaling.ScalingProcess.SCALE_IN,
      }),
  ],
  [
    "process",
    (stack, value) => new scaling.SuspendedProcess(stack, "S", { scalingGroupId: "asg-bp1", process: js(value) }),
  ],
  [
    "scalingConfigurationId",
    (stack, value) => adoptedGroup(stack).adoptConfiguration("C", { scalingConfigurationId: value }),
  ],
  ["scalingGroupName", (stack, value) => createdGroup(stack, { scalingGroupName: value })],
  ["vswitchIds[0]", (stack, value) => createdGroup(stack, { vswitchIds: [value] })],
  ["multiAzPolicy", (stack, value) => createdGroup(stack, { multiAzPolicy: value, azBalance: true })],
  ["a tag of a group", (stack, value) => createdGroup(stack, { tags: { team: value } })],
  [
    "launchTemplateId",
    (stack, value) => new ScalingGroup(stack, "G", { ...GROUP, launchTemplate: { launchTemplateId: value } }),
  ],
  [
    "albServerGroupId",
    (stack, value) => createdGroup(stack, { albServerGroups: [{ albServerGroupId: value, port: 80 }] }),
  ],
  ["an id of CriticalInstances", (_, value) => CriticalInstances.ids([value])],
  ["imageId", (stack, value) => configuration(stack, { imageId: value })],
  ["userData", (stack, value) => configuration(stack, { userData: value })],
  ["instanceName", (stack, value) => configuration(stack, { instanceName: value })],
  ["hostName", (stack, value) => configuration(stack, { hostName: value })],
  ["systemDisk.category", (stack, value) => configuration(stack, { systemDisk: disk({ category: value }) })],
  [
    "systemDisk.performanceLevel",
    (stack, value) => configuration(stack, { systemDisk: disk({ performanceLevel: value }) }),
  ],
  ["systemDisk.diskName", (stack, value) => configuration(stack, { systemDisk: disk({ diskName: value }) })],
  ["systemDisk.description", (stack, value) => configuration(stack, { systemDisk: disk({ description: value }) })],
  ["lifecycleHookName", (stack, value) => hook(stack, { lifecycleHookName: value })],
  ["the queue of a hook", (stack, value) => hook(stack, { notification: LifecycleNotification.mnsQueue(value) })],
  ["the ARN of a hook", (stack, value) => hook(stack, { notification: LifecycleNotification.arn(value) })],
  [
    "notificationMetadata",
    (stack, value) => hook(stack, { notification: LifecycleNotification.eventBridge(), notificationMetadata: value }),
  ],
  ["roleName", (stack, value) => identity.ServiceRole.fromRoleName(stack, "Role", value)],
  ["serviceName", (_, value) => identity.ServicePrincipal.of(value)],
  [
    "the description of a role",
    (stack, value) =>
      new identity.ServiceRole(stack, "Role", {
        principal: identity.ServicePrincipal.EVENT_BRIDGE,
        description: value,
      }),
  ],
  ["an action", (_, value) => new identity.PolicyStatement({ actions: [value], resources: ["*"] })],
  ["a resource", (_, value) => new identity.PolicyStatement({ actions: ["ecs:DescribeDisks"], resources: [value] })],
  ["source", (_, value) => EventPattern.of({ source: [value] })],
  ["type", (_, value) => EventPattern.of({ source: ["acs.ecs"], type: [value] })],
  ["EventType.of", (_, value) => events.EventType.of(value)],
  ["Match.prefix", (_, value) => Match.prefix(value)],
  ["Match.cidr", (_, value) => Match.cidr(value)],
  ["eventBusName", (stack, value) => new events.EventBus(stack, "Bus", { eventBusName: value })],
  ["the name of another bus", (_, value) => events.EventBus.fromEventBusName(value)],
  [
    "a service source on a bus of unknown name",
    (stack, value) => new EventRule(stack, "Rule", { pattern, eventBus: events.EventBus.fromEventBusName(value) }),
  ],
  [
    "ruleNamePrefix",
    (stack, value) => new EventRule(stack, "Rule", { pattern, ruleNamePrefix: value, targets: [target(stack)] }),
  ],
  ["the description of a rule", (stack, value) => new EventRule(stack, "Rule", { pattern, description: value })],
  ["queueName", (stack, value) => new MnsQueue(stack, "Queue", { queueName: value })],
  ["the name of another queue", (stack, value) => MnsQueue.fromQueueName(stack, "Queue", value)],
  ["policyIds[0]", (stack, value) => events.SnapshotOutcomes.of(stack).onFailed(target(stack), { policyIds: [value] })],
  ["connectionName", (stack, value) => connection(stack, { connectionName: value })],
  ["the name of another connection", (_, value) => events.Connection.fromConnectionName(value)],
  ["rotationId", (stack, value) => connection(stack, { rotationId: value })],
  ["the description of a connection", (stack, value) => connection(stack, { description: value })],
  ["vpcId", (_, value) => ConnectionNetwork.vpc({ vpcId: value, vswitchId: "vsw-a", securityGroupId: "sg-a" })],
  ["vswitchId", (_, value) => ConnectionNetwork.vpc({ vpcId: "vpc-a", vswitchId: value, securityGroupId: "sg-a" })],
  ["a bearer token", (_, value) => Authorization.bearer(value)],
  ["a header name", (_, value) => Authorization.apiKey(value, text)],
  ["an API key", (_, value) => Authorization.apiKey("X-Api-Key", value)],
  ["a user name", (_, value) => Authorization.basic(value, text)],
  ["a password", (_, value) => Authorization.basic("user", value)],
  ["clientId", (_, value) => Authorization.oauth({ ...oauth, clientId: value })],
  ["clientSecret", (_, value) => Authorization.oauth({ ...oauth, clientSecret: value })],
  ["authorizationEndpoint", (_, value) => Authorization.oauth({ ...oauth, authorizationEndpoint: value })],
  ["endpoint", (stack, value) => destination(stack, { endpoint: value })],
  ["apiDestinationName", (stack, value) => destination(stack, { apiDestinationName: value })],
  ["a constant", (_, value) => RuleTargetInput.constant(value)],
  ["a path", (_, value) => RuleTargetInput.jsonPath(value)],
  ["the value of a variable", (_, value) => RuleTargetInput.template("${id}", { id: value })],
  ["the URL of a target", (_, value) => new targets.HttpEndpoint(value)],
  ["bucketName", (stack, value) => auditBucket(stack, { bucketName: value })],
  ["kmsKeyId", (stack, value) => auditBucket(stack, { kmsKeyId: value })],
  ["accessLogBucketName", (stack, value) => auditBucket(stack, { accessLogBucketName: value })],
  ["accessLogRoleName", (stack, value) => auditBucket(stack, { accessLogRoleName: value })],
  ["a tag of a bucket", (stack, value) => auditBucket(stack, { tags: { team: value } })],
  ["bucketName of a reference", (stack, value) => archive.AuditBucket.fromBucketName(stack, "B", value)],
  ["projectName", (stack, value) => new archive.AuditLog(stack, "Log", { projectName: value, logStoreName: value })],
  ["the names of a log", (stack, value) => archive.AuditLog.fromNames(stack, "Log", value, value)],
  ["jobName", (stack, value) => ossExport(stack, { jobName: value })],
  ["prefix", (stack, value) => ossExport(stack, { prefix: value })],
  ["prefix of objects", (stack, value) => perEvent(stack, { prefix: value, ruleEndpoint: value })],
  ["pathFormat", (stack, value) => ossExport(stack, { pathFormat: value })],
  ["timeZone", (stack, value) => ossExport(stack, { timeZone: value })],
  ["compression", (stack, value) => ossExport(stack, { compression: js(value) })],
  ["topic", (stack, value) => new targets.SlsLogStore(auditLog(stack), { topic: value }).bind(stack)],
  ["contentType", (stack, value) => new targets.SlsLogStore(auditLog(stack), { contentType: js(value) }).bind(stack)],
  ["webhookUrl and secretKey", (stack, value) => new targets.DingTalk(value, { secretKey: value }).bind(stack)],
  ["the addresses and the subject of a mail", (stack, value) => mail(stack, [value], value)],
  [
    "the place of another bus",
    (stack, value) =>
      new targets.EventBus(events.EventBus.fromEventBusName(value), {
        region: value,
        accountId: value,
        roleName: value,
      }).bind(stack),
  ],
  ["signatureToken", (_, value) => new targets.HttpEndpoint("https://a.example", { signatureToken: value })],
  [
    "vpcNameAndId",
    (_, value) =>
      targets.HttpNetwork.vpc({
        vpcNameAndId: value,
        vswitchNamesAndIds: [value],
        securityGroupNameAndId: value,
      }),
  ],
  [
    "the type and endpoint of a custom target",
    (_, value) =>
      new targets.Custom({
        targetId: "Any",
        type: value,
        endpoint: value,
        parameters: [{ resourceKey: "Body", form: events.ParameterForm.CONSTANT, value }],
      }),
  ],
  ...["contactName", "description", "email", "phone", "dingTalkWebhook", "language"].map(
    (prop): [string, (stack: TerraformStack, value: string) => void] => [
      `${prop} of a contact`,
      (stack, value) => new monitoring.Contact(stack, "Duty", js({ email: "a@example.com", [prop]: value })),
    ],
  ),
  ["contactGroupName", (stack, value) => monitoring.ContactGroup.fromContactGroupName(stack, "Group", value)],
  ...["alarmName", "webhook", "namespace", "metricName", "statistic", "comparison"].map(
    (prop): [string, (stack: TerraformStack, value: string) => void] => [
      `${prop} of an alarm`,
      (stack, value) => alarm(stack, { [prop]: value }),
    ],
  ),
  ["a dimension of an alarm", (stack, value) => alarm(stack, { dimensions: { bus: value } })],
  ["filter", (stack, value) => failureAlarm(stack, { filter: value })],
  ["the way to people", (stack, value) => monitoring.AlarmTarget.contactGroup(operations(stack), js(value))],
  ["the URL for alarms", (_, value) => monitoring.AlarmTarget.webhook(value)],
  ...["actionPolicyId", "search", "displayName"].map(
    (prop): [string, (stack: TerraformStack, value: string) => void] => [
      `${prop} of missed snapshots`,
      (stack, value) => missedAlarm(stack, { [prop]: value }),
    ],
  ),
];

const NUMBERS: [string, Make][] = [
  ["hour", () => SnapshotSchedule.daily({ hour: number })],
  ["weekdays[0]", () => SnapshotSchedule.weekly({ weekdays: [number], hour: 2 })],
  ["hours[0] of an entry", () => SnapshotSchedule.custom({ entries: [{ weekdays: [1], hours: [number] }] })],
  ["Retention.days", () => Retention.days(number)],
  ["minSize", (stack) => createdGroup(stack, { minSize: number })],
  ["maxSize", (stack) => createdGroup(stack, { minSize: 1000, maxSize: number })],
  ["desiredCapacity", (stack) => createdGroup(stack, { desiredCapacity: number })],
  ["defaultCooldownSeconds", (stack) => createdGroup(stack, { defaultCooldownSeconds: number })],
  ["CriticalInstances.oldest", () => CriticalInstances.oldest(number)],
  ["LaunchTemplateVersion.of", () => scaling.LaunchTemplateVersion.of(number)],
  ["systemDisk.sizeGib", (stack) => configuration(stack, { systemDisk: disk({ sizeGib: number }) })],
  ["dataDisks[0].sizeGib", (stack) => configuration(stack, { dataDisks: [disk({ sizeGib: number })] })],
  ["internetMaxBandwidthOutMbps", (stack) => configuration(stack, { internetMaxBandwidthOutMbps: number })],
  ["heartbeatTimeoutSeconds", (stack) => hook(stack, { heartbeatTimeoutSeconds: number })],
  [
    "maxSessionDurationSeconds",
    (stack) =>
      new identity.ServiceRole(stack, "Role", {
        principal: identity.ServicePrincipal.EVENT_BRIDGE,
        maxSessionDurationSeconds: number,
      }),
  ],
  ["messageRetentionSeconds", (stack) => new MnsQueue(stack, "Queue", { messageRetentionSeconds: number })],
  ["maxMessageSizeBytes", (stack) => new MnsQueue(stack, "Queue", { maxMessageSizeBytes: number })],
  ["Match.atMost", () => Match.atMost(number)],
  ...["threshold", "periodSeconds", "evaluationCount", "silenceSeconds"].map((prop): [string, Make] => [
    `${prop} of an alarm`,
    (stack) => alarm(stack, { [prop]: number }),
  ]),
  ["silenceSeconds of failed snapshots", (stack) => failureAlarm(stack, { silenceSeconds: number })],
  ...["overdueAfterHours", "repeatAfterHours", "severity"].map((prop): [string, Make] => [
    prop,
    (stack) => missedAlarm(stack, { [prop]: number }),
  ]),
  ["WriteOnceRetention", (stack) => auditBucket(stack, { retention: archive.WriteOnceRetention.bucketLocked(number) })],
  ["expirationDays", (stack) => auditBucket(stack, { expirationDays: number })],
  [
    "afterDays",
    (stack) =>
      auditBucket(stack, { transitions: [{ storageClass: archive.ColderStorage.ARCHIVE, afterDays: number }] }),
  ],
  ["retentionDays of a log", (stack) => new archive.AuditLog(stack, "Log", { retentionDays: number })],
  ["shardCount", (stack) => new archive.AuditLog(stack, "Log", { shardCount: number })],
  ["bufferIntervalSeconds", (stack) => ossExport(stack, { bufferIntervalSeconds: number })],
  ["bufferSizeMb", (stack) => ossExport(stack, { bufferSizeMb: number })],
  ["memorySizeMib", (stack) => handler(stack, { memorySizeMib: number })],
  ["timeoutSeconds of a function", (stack) => handler(stack, { timeoutSeconds: number })],
  ["reservedConcurrency", (stack) => handler(stack, { reservedConcurrency: number })],
  [
    "intervalMinutes of a timer",
    (stack) => new functions.FunctionTimer(stack, "T", { handler: handler(stack), intervalMinutes: number }),
  ],
  ["intervalMinutes of a reconciler", (stack) => new Reconciler(stack, "R", { intervalMinutes: number })],
  [
    "recoveryPointObjectiveHours",
    (stack) => Reconciler.of(stack).addGroup({ group: foreignGroup(stack), recoveryPointObjectiveHours: number }),
  ],
  ["heartbeatTimeoutSeconds of a final snapshot", (stack) => final(stack, { heartbeatTimeoutSeconds: number })],
  ["maximumWaitSeconds", (stack) => final(stack, { maximumWaitSeconds: number })],
];

const LISTS_AND_MAPS: [string, Make][] = [
  ["vswitchIds", (stack) => createdGroup(stack, { vswitchIds: list })],
  ["loadBalancerIds", (stack) => createdGroup(stack, { loadBalancerIds: list })],
  ["healthChecks", (stack) => createdGroup(stack, { healthChecks: list })],
  ["removalPolicies", (stack) => createdGroup(stack, { removalPolicies: list })],
  ["the tags of a group", (stack) => createdGroup(stack, { tags: map })],
  ["CriticalInstances.ids", (stack) => adoptedGroup(stack, { criticalInstances: CriticalInstances.ids(list) })],
  ["CriticalInstances.tagged", () => CriticalInstances.tagged(map)],
  ["instanceTypes", (stack) => configuration(stack, { instanceTypes: list })],
  ["securityGroupIds", (stack) => configuration(stack, { securityGroupIds: list })],
  ["the tags of a configuration", (stack) => configuration(stack, { tags: map })],
  ["the tags of a policy", (stack) => policy(stack, { tags: map })],
  ["the tags of a bucket", (stack) => auditBucket(stack, { tags: map })],
  ["the tags of a log", (stack) => new archive.AuditLog(stack, "Log", { tags: map })],
  ["toAddresses", (stack) => mail(stack, list)],
  ["the tags of a queue", (stack) => new MnsQueue(stack, "Queue", { tags: map })],
  ["the sources of a pattern", () => EventPattern.of({ source: list })],
  ["the tags of a function", (stack) => handler(stack, { tags: map })],
  ["the vSwitches of a function", (stack) => handler(stack, { vpc: { ...VPC, vswitchIds: list } })],
  ["ids of a reconciler", (stack) => reconciled(stack, CriticalInstances.ids(list))],
  ["tags of a reconciler", (stack) => reconciled(stack, CriticalInstances.tagged(map))],
  ["the data of a pattern", () => EventPattern.of({ data: map })],
  ["the dimensions of an alarm", (stack) => alarm(stack, { dimensions: map })],
  ["the tags of an alarm", (stack) => alarm(stack, { tags: map })],
];

/** What only Terraform knows, in the place of everything that is checked. */
export const ACCEPTED_TOKENS: { title: string; make: Make }[] = [
  ...TEXTS.flatMap(([title, make]) => [
    { title, make: (stack: TerraformStack) => make(stack, text) },
    { title: `${title}, written out`, make: (stack: TerraformStack) => make(stack, RAW) },
  ]),
  ...[...NUMBERS, ...LISTS_AND_MAPS].map(([title, make]) => ({ title, make })),
];
