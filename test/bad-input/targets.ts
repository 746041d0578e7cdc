import { Token } from "cdktf";
import { BadInput, beijing, inStack, js } from "./bad-input";
import { SECRET } from "./events";
import { archive, events, functions, identity, targets } from "../../lib";

const { ApiDestination, Custom, FcFunction, HttpEndpoint, HttpNetwork } = targets;
const { ParameterForm } = events;

const URL = "https://api.example.com/events";
const parameter = { resourceKey: "Body", form: ParameterForm.ORIGINAL };
const custom = (props: object) => () =>
  new Custom(
    js({
      targetId: "log",
      type: "acs.sls",
      endpoint: "acs:log:cn-hangzhou:1:project/p",
      parameters: [parameter],
      ...props,
    }),
  );
const withParameter = (props: object) => custom({ parameters: [{ ...parameter, ...props }] });
const queueTarget = (props: unknown) =>
  inStack((stack) => new targets.MnsQueue(new events.MnsQueue(stack, "Q"), js(props)));
const apiTarget = (props: unknown) =>
  inStack(
    (stack) => new ApiDestination(events.ApiDestination.fromApiDestinationName(stack, "A", "tickets"), js(props)),
  );
const vpc = (props: object) => () =>
  HttpNetwork.vpc(
    js({
      vpcNameAndId: "main/vpc-bp1",
      vswitchNamesAndIds: ["a/vsw-bp1"],
      securityGroupNameAndId: "web/sg-bp1",
      ...props,
    }),
  );

const logTarget = (props: unknown) =>
  inStack(
    (stack) => new targets.SlsLogStore(archive.AuditLog.fromNames(stack, "Log", "company-logs", "events"), js(props)),
  );
const archiveTarget = (props: unknown) =>
  inStack((stack) => new targets.OssArchive(archive.AuditBucket.fromBucketName(stack, "Audit", "records"), js(props)));
const perEvent = (props: unknown) =>
  inStack((stack) =>
    targets.OssArchive.perEvent(archive.AuditBucket.fromBucketName(stack, "Audit", "records"), js(props)),
  );
const mail = (props: object) => () =>
  new targets.Mail(
    js({ accountName: "a@example.com", toAddresses: ["b@example.com"], subject: "Snapshots", ...props }),
  );
const busTarget = (props: unknown) => () =>
  new targets.EventBus(events.EventBus.fromEventBusName("central"), js(props));
const functionTarget = (props: unknown) =>
  inStack((stack) => new FcFunction(functions.HandlerFunction.fromFunctionName(stack, "F", "sweep"), js(props)));

export const TARGETS: BadInput[] = [
  {
    title: "a function target of a name",
    make: () => new FcFunction(js("sweep")),
    message: /^The function of a target: got "sweep"\. It takes a function\. Make it with functions\.HandlerFunction/,
  },
  {
    title: "a function target with null",
    make: functionTarget(null),
    message: /^The props of targets\.FcFunction: got null\. It takes an object of named values\. Write the values in/,
  },
  {
    title: "a function that is invoked later",
    make: functionTarget({ invocation: "Later" }),
    message: /^invocation: got "Later"\. It is one of Async, Sync\. Use the enum FunctionInvocation/,
  },
  {
    title: "a function target without a qualifier",
    make: functionTarget({ qualifier: "" }),
    message: /^qualifier: got ""\. It is not empty\. State it, as text in quotes/,
  },
  {
    title: "a function target whose endpoint is a number",
    make: functionTarget({ endpoint: 1 }),
    message: /^endpoint: got 1\. It is a text\. State it, as text in quotes/,
  },
  {
    title: "a queue target of a name",
    make: () => new targets.MnsQueue(js("orders")),
    message: /^The queue of a target: got "orders"\. It takes a queue\. Make it with events\.MnsQueue, or name it/,
  },
  {
    title: "a queue target of nothing",
    make: () => new targets.MnsQueue(js()),
    message: /^The queue of a target: got undefined\. It takes a queue\. Make it with events\.MnsQueue, or name it/,
  },
  {
    title: "a queue target with null",
    make: queueTarget(null),
    message:
      /^The props of targets\.MnsQueue: got null\. It takes an object of named values\. Write the values in braces, each after its/,
  },
  {
    title: "the input of a queue target as text",
    make: queueTarget({ input: "$.data" }),
    message:
      /^input of targets\.MnsQueue: got "\$\.data"\. It takes a RuleTargetInput\. Make it with RuleTargetInput\.original\(\),/,
  },
  {
    title: "the dead letters of a queue target by name",
    make: queueTarget({ deadLetterQueue: "dead" }),
    message:
      /^deadLetterQueue of targets\.MnsQueue: got "dead"\. It takes a queue\. Make it with events\.MnsQueue, or name it/,
  },
  {
    title: "an API target of a name",
    make: () => new ApiDestination(js("tickets")),
    message:
      /^The API destination of a target: got "tickets"\. It takes an API destination\. Make it with events\.ApiDestination, or name/,
  },
  {
    title: "an API target of null",
    make: () => new ApiDestination(js(null)),
    message:
      /^The API destination of a target: got null\. It takes an API destination\. Make it with events\.ApiDestination, or name/,
  },
  {
    title: "the input of an API target as an object",
    make: apiTarget({ input: { id: "$.id" } }),
    message:
      /^input of targets\.ApiDestination: got \{"id":"\$\.id"\}\. It takes a RuleTargetInput\. Make it with RuleTargetInput\.original\(\),/,
  },
  {
    title: "headers as a list",
    make: apiTarget({ headers: ["X-Id"] }),
    message:
      /^headers: got \["X-Id"\]\. It takes an object of named values\. Write the values in braces, each after its/,
  },
  {
    title: "a credential among the headers",
    make: apiTarget({ headers: { authorization: SECRET } }),
    message:
      /^The name of a header: got "authorization"\. A credential in a rule stands in clear text, and the connection.*Give it to the connection with/,
  },
  {
    title: "a header name with a space",
    make: apiTarget({ headers: { "X Id": "$.id" } }),
    message:
      /^The name of a header: got "X Id"\. The name of an HTTP header holds letters, digits and a few.*Use a name such as X-Event-Id/,
  },
  {
    title: "a query of numbers",
    make: apiTarget({ query: { page: 1 } }),
    message:
      /^The field page of query: got 1\. A field is a path such as \$\.data\.snapshotId, or a text that is.*Begin a path with \$\. and write numbers and/,
  },
  {
    title: "an HTTP target of nothing",
    make: () => new HttpEndpoint(js()),
    message:
      /^url: got undefined\. It is the URL of an HTTP API, beginning with http:\/\/ or https:\/\/\. Write it in full, such as/,
  },
  {
    title: "an HTTP target without a scheme",
    make: () => new HttpEndpoint("api.example.com/events"),
    message:
      /^url: got "api\.example\.com\/events"\. It is the URL of an HTTP API, beginning with http:\/\/ or https:\/\/\. Write it in full, such as/,
  },
  {
    title: "an HTTP target of an object",
    make: () => new HttpEndpoint(js({ url: URL })),
    message:
      /^url: got \{"url":"https:\/\/api\.example\.com\/events"\}\. It is the URL of an HTTP API, beginning with http:\/\/ or https:\/\/\. Write it in full, such as/,
  },
  {
    title: "an HTTP target with null",
    make: () => new HttpEndpoint(URL, js(null)),
    message:
      /^The props of targets\.HttpEndpoint: got null\. It takes an object of named values\. Write the values in braces, each after its/,
  },
  {
    title: "a password in an HTTP target",
    make: () => new HttpEndpoint(`https://me:${SECRET}@a.example`),
    message:
      /^url\. A secret in the URL would stand in clear text in the.*Use an API destination with an Authorization/,
  },
  {
    title: "a literal signature token",
    make: () => new HttpEndpoint(URL, { signatureToken: SECRET }),
    message:
      /^The signatureToken of an HttpEndpoint\. A literal secret would stand in clear text in the synthesized.*Pass the stringValue of a sensitive/,
  },
  {
    title: "the network of an HTTP target as text",
    make: () => new HttpEndpoint(URL, { network: js("vpc-bp1") }),
    message: /^network: got "vpc-bp1"\. It takes an HttpNetwork\. Use HttpNetwork\.publicNetwork\(\) or/,
  },
  {
    title: "the id of an HTTP target empty",
    make: () => new HttpEndpoint(URL, { targetId: "" }),
    message: /^targetId of targets\.HttpEndpoint: got ""\. It is not empty\. Name the target, such as failures/,
  },
  {
    title: "an HTTP network of nothing",
    make: () => js(HttpNetwork).vpc(),
    message:
      /^The props of HttpNetwork\.vpc: got undefined\. It takes an object of named values\. Write the values in braces, each after its/,
  },
  {
    title: "a VPC without its name",
    make: vpc({ vpcNameAndId: "vpc-bp1" }),
    message:
      /^vpcNameAndId: got "vpc-bp1"\. It is a name, a slash and an id, and the id is vpc- followed by.*Write it as orders\/vpc-bp1…/,
  },
  {
    title: "a vSwitch that is no list",
    make: vpc({ vswitchNamesAndIds: "a/vsw-bp1" }),
    message: /^vswitchNamesAndIds: got "a\/vsw-bp1"\. It takes a list\. Put what it holds in square brackets, even/,
  },
  {
    title: "no vSwitches of an HTTP network",
    make: vpc({ vswitchNamesAndIds: [] }),
    message:
      /^The number of entries of vswitchNamesAndIds: got 0\. It takes at least 1\. Name at least one, or leave an optional/,
  },
  {
    title: "a security group without its id",
    make: vpc({ securityGroupNameAndId: "web" }),
    message:
      /^securityGroupNameAndId: got "web"\. It is a name, a slash and an id, and the id is sg- followed by.*Write it as orders\/sg-bp1…/,
  },
  {
    title: "a custom target of nothing",
    make: () => new Custom(js()),
    message:
      /^The props of targets\.Custom: got undefined\. It takes an object of named values\. Write the values in braces, each after its/,
  },
  {
    title: "a custom target without a type",
    make: custom({ type: undefined }),
    message: /^type: got undefined\. It is a text\. Copy it from the list of target types, such/,
  },
  {
    title: "a type that the provider refuses",
    make: custom({ type: "acs.oss" }),
    message:
      /^The type of a custom target: got "acs\.oss"\. The provider refuses this type when Terraform plans\. There is none for OSS: deliver to acs\.sls/,
  },
  {
    title: "a type in the wrong case of a target",
    make: custom({ type: "ACS.SLS" }),
    message:
      /^The type of a custom target: got "ACS\.SLS"\. The provider refuses this type when Terraform plans\. Use acs\.sls/,
  },
  {
    title: "a custom target without an id",
    make: custom({ targetId: undefined }),
    message: /^targetId of targets\.Custom: got undefined\. It is a text\. Name the target, such as failures/,
  },
  {
    title: "a custom target without an endpoint",
    make: custom({ endpoint: undefined }),
    message: /^endpoint: got undefined\. It is a text\. Write the ARN or URL that the type takes/,
  },
  {
    title: "missing parameters",
    make: custom({ parameters: undefined }),
    message: /^parameters: got undefined\. It takes a list\. Put what it holds in square brackets, even/,
  },
  {
    title: "no parameters",
    make: custom({ parameters: [] }),
    message:
      /^The number of entries of parameters: got 0\. It takes at least 1\. Name at least one, or leave an optional/,
  },
  {
    title: "parameters as an object",
    make: custom({ parameters: { Body: "x" } }),
    message: /^parameters: got \{"Body":"x"\}\. It takes a list\. Put what it holds in square brackets, even/,
  },
  {
    title: "a parameter by its key",
    make: custom({ parameters: ["Body"] }),
    message:
      /^parameters\[0\]: got "Body"\. It takes an object of named values\. Write the values in braces, each after its/,
  },
  {
    title: "a parameter twice",
    make: custom({ parameters: [parameter, parameter] }),
    message:
      /^The key of a parameter of a custom target: got "Body"\. Keys are not empty, and each stands once\. State every parameter once, with the key/,
  },
  {
    title: "a parameter without a key",
    make: withParameter({ resourceKey: "" }),
    message:
      /^The key of a parameter of a custom target: got ""\. Keys are not empty, and each stands once\. State every parameter once, with the key/,
  },
  {
    title: "an unknown form",
    make: withParameter({ form: "LITERAL" }),
    message:
      /^The parameter Body of a custom target\. The form is one of ORIGINAL, CONSTANT, JSONPATH, TEMPLATE, and.*Use the enum ParameterForm/,
  },
  {
    title: "a value with ORIGINAL",
    make: withParameter({ value: "x" }),
    message:
      /^The parameter Body of a custom target\. ORIGINAL takes no value: it would be planned for ever\. Take the value out/,
  },
  {
    title: "a template with ORIGINAL",
    make: withParameter({ template: "x" }),
    message:
      /^The parameter Body of a custom target\. ORIGINAL takes no template: it would be planned for ever\. Take the template out, or use the form/,
  },
  {
    title: "TEMPLATE without a template",
    make: withParameter({ form: ParameterForm.TEMPLATE, value: "{}" }),
    message: /^The parameter Body of a custom target\. TEMPLATE takes a template\. State it, or use/,
  },
  {
    title: "CONSTANT without a value",
    make: withParameter({ form: ParameterForm.CONSTANT }),
    message: /^The parameter Body of a custom target\. CONSTANT takes a value\. State it/,
  },
  {
    title: "IsBase64Encode that is false",
    make: withParameter({ resourceKey: "IsBase64Encode", form: ParameterForm.CONSTANT, value: "false" }),
    message:
      /^The parameter IsBase64Encode of a custom target\. "false" would be planned for ever: the provider does not read.*Leave the parameter out/,
  },
  {
    title: "a template of a custom target too long",
    make: withParameter({ form: ParameterForm.TEMPLATE, value: "{}", template: "x".repeat(10_241) }),
    message:
      /^The template of the parameter Body of a custom target: got 10241\. It has at most 10,240 characters\. Send fewer parts of the event, or the whole/,
  },
  {
    title: "a variable that Terraform would take",
    make: withParameter({ form: ParameterForm.TEMPLATE, value: "{}", template: "${id}" }),
    message:
      /^The parameter Body of a custom target\. Terraform would take a variable such as \$\{name\} for its own\. Use/,
  },
  {
    title: "the dead letters of a custom target by name",
    make: custom({ deadLetterQueue: "dead" }),
    message:
      /^deadLetterQueue of targets\.Custom: got "dead"\. It takes a queue\. Make it with events\.MnsQueue, or name it/,
  },
  {
    title: "a log target of a name",
    make: () => new targets.SlsLogStore(js("events")),
    message: /^The log of a target: got "events"\. It takes a log\. Make it with archive\.AuditLog, or name it/,
  },
  {
    title: "a log target with null",
    make: logTarget(null),
    message: /^The props of targets\.SlsLogStore: got null\. It takes an object of named values\. Write the values in/,
  },
  {
    title: "a content type that there is not",
    make: logTarget({ contentType: "XML" }),
    message:
      /^contentType of targets\.SlsLogStore: got "XML"\. It is one of JSON, KeyValue\. Use the enum targets\.LogContentType/,
  },
  {
    title: "fields of a whole event",
    make: logTarget({ contentType: targets.LogContentType.KEY_VALUE }),
    message:
      /^contentType of targets\.SlsLogStore: got "KeyValue"\. It needs a flat JSON object, .*State input with RuleTargetInput\.jsonObject/,
  },
  {
    title: "an empty topic",
    make: logTarget({ topic: "" }),
    message:
      /^topic of targets\.SlsLogStore: got ""\. It is not empty\. Write a text or a path such as \$\.type, or leave/,
  },
  {
    title: "the role of a log target by name",
    make: logTarget({ role: "writer" }),
    message:
      /^role of targets\.SlsLogStore: got "writer"\. It takes a ServiceRole\. Make it with new identity\.ServiceRole/,
  },
  {
    title: "an archive of a name",
    make: () => new targets.OssArchive(js("records")),
    message:
      /^The bucket of a target: got "records"\. It takes a bucket\. Make it with archive\.AuditBucket, or name it/,
  },
  {
    title: "the log of an archive by name",
    make: archiveTarget({ log: "events" }),
    message: /^log of targets\.OssArchive: got "events"\. It takes a log\. Make it with archive\.AuditLog, or name it/,
  },
  {
    title: "the options of an archive as text",
    make: archiveTarget({ exportOptions: "hourly" }),
    message:
      /^exportOptions of targets\.OssArchive: got "hourly"\. It takes an object of named values\. Write the values in/,
  },
  {
    title: "an archive every hour",
    make: archiveTarget({ exportOptions: { bufferIntervalSeconds: 3600 } }),
    message:
      /^bufferIntervalSeconds: got 3600\. It must be a whole number from 300 to 900 seconds\. Use a number within/,
  },
  {
    title: "two archives of one log with different options",
    make: inStack((stack) => {
      const bucket = archive.AuditBucket.fromBucketName(stack, "Audit", "records");
      const rule = new events.EventRule(stack, "Rule", { pattern: events.EventPattern.of({ source: ["acs.ecs"] }) });
      rule.addTarget(new targets.OssArchive(bucket));
      rule.addTarget(new targets.OssArchive(bucket, { exportOptions: { prefix: "other/" } }), "Other");
    }),
    message:
      /^The export to test\/Audit: got \{"prefix":"other\/"\}\. One export takes a log to a bucket, and it has other options.*State the options in the archive that is added first/,
  },
  {
    title: "an object an event in a bucket by name",
    make: () => targets.OssArchive.perEvent(js("audit-records")),
    message:
      /^The bucket of a target: got "audit-records"\. It takes a bucket\. Make it with archive\.AuditBucket, or name it/,
  },
  {
    title: "another input for objects that are named by the event",
    make: perEvent({ input: events.RuleTargetInput.jsonPath("$.data") }),
    message:
      /^input of targets\.OssArchive\.perEvent\. It is always the whole event, since its source and id.*Leave input out/,
  },
  {
    title: "the options of a writer as text",
    make: perEvent({ writerOptions: "fast" }),
    message: /^writerOptions of targets\.OssArchive\.perEvent: got "fast"\. It takes an object of named values\./,
  },
  {
    title: "a prefix of objects without its slash",
    make: perEvent({ writerOptions: { prefix: "events" } }),
    message: /^prefix: got "events"\. It begins with no slash and ends with one\. Write it as events\//,
  },
  {
    title: "two writers of one bucket with different options",
    make: inStack((stack) => {
      const bucket = archive.AuditBucket.fromBucketName(stack, "Audit", "records");
      const rule = new events.EventRule(stack, "Rule", { pattern: events.EventPattern.of({ source: ["acs.ecs"] }) });
      rule.addTarget(targets.OssArchive.perEvent(bucket));
      rule.addTarget(targets.OssArchive.perEvent(bucket, { writerOptions: { prefix: "other/" } }), "Other");
    }),
    message:
      /^The function that writes to test\/Audit\. One function writes to a bucket, and it has other.*State the options in the archive that is added first/,
  },
  {
    title: "a robot with a literal URL",
    make: () => new targets.DingTalk(`https://oapi.dingtalk.com/robot/send?access_token=${SECRET}`, js({})),
    message: /^The webhookUrl of a DingTalk target\. A literal secret would stand in clear text .*Pass the stringValue/,
  },
  {
    title: "a robot with a literal key",
    make: () => new targets.DingTalk("${var.webhook}", { secretKey: SECRET }),
    message: /^The secretKey of a DingTalk target\. A literal secret would stand in clear text .*Pass the stringValue/,
  },
  {
    title: "a robot without a key",
    make: () => new targets.DingTalk("${var.webhook}", js({})),
    message: /^The secretKey of a DingTalk target\. A secret is a text\. Pass the stringValue of a sensitive/,
  },
  {
    title: "a robot with the key in place of its props",
    make: () => new targets.DingTalk("${var.webhook}", js(SECRET)),
    message:
      /^The props of targets\.DingTalk\. It takes an object of named values\. State secretKey, as the stringValue/,
  },
  {
    title: "a message without text",
    make: () => targets.DingTalkMessage.text(""),
    message: /^The text of DingTalkMessage\.text: got ""\. It is not empty\. State it, as text in quotes/,
  },
  {
    title: "a message without a title",
    make: () => targets.DingTalkMessage.markdown(js(), "### Backup"),
    message: /^The title of DingTalkMessage\.markdown: got undefined\. It is a text\. State it, as text in quotes/,
  },
  {
    title: "a message with a variable that is not listed",
    make: () => targets.DingTalkMessage.text("Snapshot ${snapshot}"),
    message:
      /^The variables of RuleTargetInput\.template: got \["snapshot"\]\. The text uses each listed variable, .*Say where snapshot comes from/,
  },
  {
    title: "a mail of nothing",
    make: () => new targets.Mail(js()),
    message:
      /^The props of targets\.Mail: got undefined\. It takes an object of named values\. Write the values in braces/,
  },
  {
    title: "a mail from a name",
    make: mail({ accountName: "backup" }),
    message: /^accountName of targets\.Mail: got "backup"\. It is one mail address\. Write it as backup@example\.com/,
  },
  {
    title: "a mail to several in one text",
    make: mail({ toAddresses: ["a@example.com,b@example.com"] }),
    message:
      /^toAddresses\[0\] of targets\.Mail: got "a@example\.com,b@example\.com"\. It is one mail address\. Write it/,
  },
  {
    title: "a mail to nobody",
    make: mail({ toAddresses: [] }),
    message: /^The number of entries of toAddresses: got 0\. It takes at least 1 and at most 100\. Name at least one/,
  },
  {
    title: "a mail without a subject",
    make: mail({ subject: undefined }),
    message: /^subject: got undefined\. It is a text of 1 to 256 characters\. State what the mails are about/,
  },
  {
    title: "a mail with a long subject",
    make: mail({ subject: "x".repeat(257) }),
    message: /^subject: got "x+…\. It is a text of 1 to 256 characters\. State what the mails are about/,
  },
  {
    title: "a bus target of a name",
    make: () => new targets.EventBus(js("central")),
    message: /^The bus of a target: got "central"\. It takes an event bus\. Use events\.EventBus\.fromEventBusName/,
  },
  {
    title: "a bus target with a region by its place",
    make: busTarget({ region: "Shanghai" }),
    message: /^region of targets\.EventBus: got "Shanghai"\. A region id has lower-case letters, .*Copy the name as/,
  },
  {
    title: "a bus target of another account without a role",
    make: busTarget({ accountId: "6543210987654321" }),
    message:
      /^accountId and roleName of targets\.EventBus: got .*A bus of another account is reached with a role of that account, .*State roleName too/,
  },
  {
    title: "a bus target of this account with a role",
    make: busTarget({ roleName: "writer" }),
    message: /^accountId and roleName of targets\.EventBus: got .*Leave roleName out, or state accountId too/,
  },
  {
    title: "a bus target with the ARN of a role",
    make: busTarget({ accountId: "6543210987654321", roleName: "acs:ram::6543210987654321:role/writer" }),
    message:
      /^roleName of targets\.EventBus: got "acs:ram.*The name of a role has 1 to 64 .*this is no ARN\. Copy the name/,
  },
  {
    title: "a bus target with an account by name",
    make: busTarget({ accountId: "orders", roleName: "writer" }),
    message: /^accountId of targets\.EventBus: got "orders"\. The id of an account has 16 digits\. Copy the name/,
  },
  {
    title: "events that come back to their own bus",
    make: inStack(
      (stack) =>
        new events.EventRule(stack, "Rule", {
          pattern: events.EventPattern.of({ source: ["acs.ecs"] }),
          targets: [new targets.EventBus(events.EventBus.defaultBus())],
        }),
    ),
    message:
      /^The target default of test\/Rule: got "default"\. It is the bus that the rule listens on: each event would come back for ever\. Pass the events on to another bus/,
  },
  {
    title: "a subject with a line break",
    make: mail({ subject: "Snapshots\r\nBcc: other@example.com" }),
    message:
      /^subject of targets\.Mail: got "Snapshots\\r\\nBcc.*It is one line: a line break or another control character in it would begin another header\. Take out line breaks/,
  },
  {
    title: "a header with a line break",
    make: apiTarget({ headers: { "X-Team": "orders\nX-Admin: 1" } }),
    message:
      /^The header X-Team: got "orders\\nX-Admin: 1"\. It is one line: a line break or another control character in it would begin another header\. Take out line breaks/,
  },
  {
    title: "the name of a header with a line break",
    make: apiTarget({ headers: { "X-Team\n": "orders" } }),
    message:
      /^The name of a header: got "X-Team\\n"\. It is one line: a line break or another control character in it would begin another header\. Take out line breaks/,
  },
  {
    title: "replies by a word",
    make: mail({ replyToAddress: "false" }),
    message: /^replyToAddress of targets\.Mail: got "false"\. It is true or false\. Write true or false without quotes/,
  },
  {
    title: "HTML by a word",
    make: mail({ isHtmlBody: "false" }),
    message: /^isHtmlBody of targets\.Mail: got "false"\. It is true or false\. Write true or false without quotes/,
  },
  {
    title: "Base64 by a word",
    make: queueTarget({ base64Encode: "false" }),
    message:
      /^base64Encode of targets\.MnsQueue: got "false"\. It is true or false\. Write true or false without quotes/,
  },
  {
    title: "an input that is null",
    make: queueTarget({ input: null }),
    message:
      /^input of targets\.MnsQueue: got null\. A value is stated or left out; null is neither\. Leave it out, or state a value/,
  },
  {
    title: "the id of a mail that only Terraform knows",
    make: mail({ targetId: "${var.id}" }),
    message: /^targetId of targets\.Mail\. It decides what is synthesized, .* Write it as a literal/,
  },
  {
    title: "props that nobody awaits",
    make: () => new targets.Mail(js(Promise.resolve({ accountName: "a@example.com" }))),
    message: /^The props of targets\.Mail: got a value of class Promise\. It takes an object of named values\./,
  },
  {
    title: "vSwitches of an endpoint that only Terraform knows",
    make: vpc({ vswitchNamesAndIds: Token.asList({ resolve: () => "${var.list}" }) }),
    message: /^vswitchNamesAndIds\. A list that only the deployment knows cannot be taken here: .* Write the list out/,
  },
  {
    title: "parameters that only Terraform knows",
    make: custom({ parameters: "${var.list}" }),
    message: /^parameters\. A list that only the deployment knows cannot be taken here: .* Write the list out/,
  },
  {
    title: "an archive in a bucket of another region than its log",
    make: inStack((stack) => {
      const records = archive.AuditBucket.fromBucketName(stack, "Audit", "records", beijing(stack));
      const log = archive.AuditLog.fromNames(stack, "Log", "company-logs", "events");
      new targets.OssArchive(records, { log }).bind(stack);
    }),
    message:
      /^bucket of test\/Audit\/Export-\w+: got "cn-beijing, 1234567890123456"\. It must be in the region .*: cn-hangzhou, 1234567890123456\. Make the log and the bucket/,
  },
  {
    title: "a log target with a role that Log Service assumes",
    make: inStack((stack) => {
      const role = new identity.ServiceRole(stack, "Role", { principal: identity.ServicePrincipal.LOG_SERVICE });
      new targets.SlsLogStore(archive.AuditLog.fromNames(stack, "Log", "company-logs", "events"), { role });
    }),
    message:
      /^role of targets\.SlsLogStore: got "test\/Role"\. It must trust eventbridge\.aliyuncs\.com, and this role trusts log\.aliyuncs\.com\. Make a role with/,
  },
];
