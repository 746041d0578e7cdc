import { TerraformProvider, TerraformStack, Token } from "cdktf";
import { BadInput, beijing, inStack, js, synthesized } from "./bad-input";
import { events, identity, targets } from "../../lib";

const { ApiDestination, Authorization, Connection, ConnectionNetwork, DeadLetterQueue, EventBus } = events;
const { EventPattern, EventRule, EventType, Match, MnsQueue, RuleTargetInput, SnapshotOutcomes } = events;

/** What no message may show. */
export const SECRET = "hunter2-do-not-show";

const secret = Token.asString({ resolve: () => "${var.secret}" });
const pattern = () => EventPattern.of({ source: ["acs.ecs"] });
const of = (props: object) => () => EventPattern.of(js(props));
const from = (object: unknown) => () => EventPattern.fromObject(object);
const field = (...values: unknown[]) => from({ data: { field: values } });
const target = (stack: TerraformStack, id: string = "Target") => new targets.MnsQueue(new MnsQueue(stack, id));
const rule = (stack: TerraformStack, props: object = {}) =>
  new EventRule(stack, "Rule", js({ pattern: pattern(), ...props }));
const withRule = (props: object) => inStack((stack) => rule(stack, props));
const onCustomBus = (props: object) =>
  inStack((stack) =>
    rule(stack, { pattern: EventPattern.of(js(props)), eventBus: EventBus.fromEventBusName("orders") }),
  );
const queue = (props: object) => inStack((stack) => new MnsQueue(stack, "Queue", js(props)));
const connection = (props: object) =>
  inStack(
    (stack) => new Connection(stack, "Connection", js({ authorization: Authorization.bearer(secret), ...props })),
  );
const destination = (props: object) =>
  inStack(
    (stack) =>
      new ApiDestination(
        stack,
        "Api",
        js({ endpoint: "https://a.example", authorization: Authorization.bearer(secret), ...props }),
      ),
  );
const oauth = (props: object) => () =>
  Authorization.oauth(
    js({ authorizationEndpoint: "https://a.example/token", clientId: "id", clientSecret: secret, ...props }),
  );
const vpc = (props: object) => () =>
  ConnectionNetwork.vpc(js({ vpcId: "vpc-bp1", vswitchId: "vsw-bp1", securityGroupId: "sg-bp1", ...props }));
const outcomes = (stack: TerraformStack) => SnapshotOutcomes.of(stack);
const manyRules = (stack: TerraformStack, count: number) =>
  Array.from(
    { length: count },
    (_, i) => new EventRule(stack, `R${i}`, { pattern: pattern(), targets: [target(stack, `T${i}`)] }),
  );

export const EVENTS: BadInput[] = [
  // The kind of pattern
  {
    title: "a pattern of nothing",
    make: () => EventPattern.of(js()),
    message:
      /^The event pattern: got undefined\. A pattern is a JSON object whose keys are attributes of the.*Write for example \{"source":\["acs\.ecs"\]\}/,
  },
  {
    title: "a pattern of null",
    make: () => EventPattern.of(js(null)),
    message:
      /^The event pattern: got null\. A pattern is a JSON object whose keys are attributes of the.*Write for example \{"source":\["acs\.ecs"\]\}/,
  },
  {
    title: "a pattern of a list",
    make: () => EventPattern.of(js(["acs.ecs"])),
    message:
      /^The event pattern: got \["acs\.ecs"\]\. A pattern is a JSON object whose keys are attributes of the.*Write for example \{"source":\["acs\.ecs"\]\}/,
  },
  {
    title: "a pattern object that is text",
    make: from('{"source":["acs.ecs"]}'),
    message:
      /^The event pattern: got "\{\\"source\\":\[\\"acs\.ecs\\"\]\}"\. A pattern is a JSON object whose keys are attributes of the.*Write for example \{"source":\["acs\.ecs"\]\}/,
  },
  {
    title: "a pattern text that is an object",
    make: () => EventPattern.parse(js({ source: ["acs.ecs"] })),
    message:
      /^The event pattern: got \{"source":\["acs\.ecs"\]\}\. A pattern is JSON: it is text, and this is of type object\. Give the JSON of the pattern, or build it/,
  },
  {
    title: "a pattern text that is missing",
    make: () => EventPattern.parse(js()),
    message:
      /^The event pattern: got undefined\. A pattern is JSON: it is text, and this is of type undefined\. Give the JSON of the pattern, or build it/,
  },
  {
    title: "a pattern text that is no JSON",
    make: () => EventPattern.parse("{source:acs.ecs}"),
    message:
      /^The event pattern: got "\{source:acs\.ecs\}"\. A pattern is JSON: Expected property name or '\}' in JSON at.*Give the JSON of the pattern, or build it/,
  },
  {
    title: "a pattern text that is empty",
    make: () => EventPattern.parse(""),
    message:
      /^The event pattern: got ""\. A pattern is JSON: Unexpected end of JSON input\. Give the JSON of the pattern, or build it/,
  },

  // Keys
  {
    title: "the key detail",
    make: from({ detail: { result: ["failed"] } }),
    message:
      /^The key "detail" of the event pattern: got \{"result":\["failed"\]\}\. That is another cloud's envelope: Alibaba Cloud sends.*Use data/,
  },
  {
    title: "the key detail-type",
    make: from({ "detail-type": ["Snapshot"] }),
    message:
      /^The key "detail-type" of the event pattern: got \["Snapshot"\]\. That is another cloud's envelope: Alibaba Cloud sends.*Use type/,
  },
  {
    title: "the key account",
    make: from({ account: ["123"] }),
    message:
      /^The key "account" of the event pattern: got \["123"\]\. That is another cloud's envelope: Alibaba Cloud sends.*Use aliyunaccountid/,
  },
  {
    title: "the key level",
    make: from({ level: ["CRITICAL"] }),
    message:
      /^The key "level" of the event pattern: got \["CRITICAL"\]\. level is no attribute of the envelope, and it is INFO for.*Filter a failed snapshot with/,
  },
  {
    title: "a misspelt key",
    make: from({ sorce: ["acs.ecs"] }),
    message:
      /^The key "sorce" of the event pattern: got \["acs\.ecs"\]\. The service knows these attributes only: id, source,.*The nearest is source/,
  },
  {
    title: "the key $or",
    make: from({ $or: [{ source: ["a"] }] }),
    message:
      /^The key "\$or" of the event pattern: got \[\{"source":\["a"\]\}\]\. There is no \$or\. Entries of one array are alternatives; for/,
  },
  {
    title: "data that is a list",
    make: from({ data: ["failed"] }),
    message: /^data: got \["failed"\]\. data is an object that names fields of the event's content\. Write for example/,
  },
  {
    title: "data without fields",
    make: from({ data: {} }),
    message:
      /^data: got \{\}\. An object in a pattern names at least one field\. Leave data out to accept anything there/,
  },

  // Types and sources
  {
    title: "an unknown type of a known source",
    make: of({ source: ["acs.ecs"], type: ["ecs:Snapshot:CreateSnapshotComplete"] }),
    message:
      /^The event type: got "ecs:Snapshot:CreateSnapshotComplete"\. The official list of acs\.ecs lacks this type: the pattern would.*Did you mean/,
  },
  {
    title: "an unknown type alone",
    make: of({ type: ["ess:ScalingActivity:Finished"] }),
    message:
      /^The event type: got "ess:ScalingActivity:Finished"\. The official list of acs\.ess lacks this type: the pattern would.*Did you mean/,
  },
  {
    title: "a type in the wrong case",
    make: of({ type: ["ecs:snapshot:createSnapshotCompleted"] }),
    message:
      /^The event type: got "ecs:snapshot:createSnapshotCompleted"\. The official list of acs\.ecs lacks this type: the pattern would.*Did you mean/,
  },
  {
    title: "CreateSnapshotFailed",
    make: of({ type: ["ecs:Snapshot:CreateSnapshotFailed"] }),
    message:
      /^The event type: got "ecs:Snapshot:CreateSnapshotFailed"\. ecs:Snapshot:CreateSnapshotFailed does not exist:.*Use SnapshotOutcomes, or the type/,
  },
  {
    title: "a prefix of CreateSnapshotFailed",
    make: of({ type: [{ prefix: "ecs:Snapshot:CreateSnapshotFailed" }] }),
    message:
      /^The event type: got \{"prefix":"ecs:Snapshot:CreateSnapshotFailed"\}\. ecs:Snapshot:CreateSnapshotFailed does not exist:.*Use SnapshotOutcomes, or the type/,
  },
  {
    title: "a prefix of no type",
    make: of({ type: [{ prefix: "ecs:Snapshott" }] }),
    message:
      /^The event type: got "ecs:Snapshott"\. No type of the official list starts so: the pattern would never.*Did you mean ecs:Snapshot:\? If the service/,
  },
  {
    title: "a type of another source",
    make: of({ source: ["acs.ecs"], type: [EventType.ESS_CONFIG_ITEM_CHANGE] }),
    message:
      /^The event type: got "ess:Config:ConfigurationItemChangeNotification"\. This type comes from the source acs\.ess, which the pattern.*Use the source acs\.ess/,
  },
  {
    title: "a type that is no constant",
    make: of({ type: [js(EventType).NOPE] }),
    message:
      /^type: got undefined\. An accepted value is a string, a finite number, true, false,.*Write the value as it stands in the JSON of/,
  },
  {
    title: "an empty type",
    make: () => EventType.of(""),
    message: /^EventType\.of: got ""\. The type of an event is never empty\. Give the literal type, or leave the field/,
  },
  {
    title: "a missing type",
    make: () => js(EventType).of(),
    message:
      /^EventType\.of: got undefined\. The type of an event is never empty\. Give the literal type, or leave the field/,
  },
  {
    title: "a source in capitals",
    make: of({ source: ["ACS.ECS"] }),
    message:
      /^source: got "ACS\.ECS"\. The sources of Alibaba Cloud services begin with acs\. and are.*Did you mean acs\.ecs\? For a source of your/,
  },
  {
    title: "a source without its prefix",
    make: of({ source: ["ess"] }),
    message:
      /^source: got "ess"\. The sources of Alibaba Cloud services begin with acs\. and are.*Did you mean acs\.ess\? For a source of your/,
  },
  {
    title: "a source of another cloud",
    make: of({ source: ["aws.ec2"] }),
    message:
      /^source: got "aws\.ec2"\. That is a source of another cloud; those of Alibaba Cloud look.*Did you mean acs\.ecs\? For a source of your/,
  },
  {
    title: "a source with an asterisk",
    make: of({ source: ["acs.*"] }),
    message:
      /^source: got "acs\.\*"\. There are no wildcards: this would match an asterisk only,.*Use \{"prefix":"acs\."\}, suffix or contains/,
  },
  {
    title: "the level of a snapshot",
    make: of({ type: [EventType.ECS_SNAPSHOT_CREATE_COMPLETED], data: { level: ["CRITICAL"] } }),
    message:
      /^data\.level: got \["CRITICAL"\]\. The level of a snapshot event is INFO for failures too\. Filter by the outcome:/,
  },
  {
    title: "an outcome that does not exist",
    make: of({ type: [EventType.ECS_SNAPSHOT_CREATE_COMPLETED], data: { result: ["failure"] } }),
    message:
      /^data\.result: got "failure"\. The result of a snapshot event is one of accomplished, failed:.*Use one of them/,
  },
  {
    title: "a type of snapshot that does not exist",
    make: of({ type: [EventType.ECS_SNAPSHOT_CREATE_COMPLETED], data: { snapshotType: ["auto"] } }),
    message:
      /^data\.snapshotType: got "auto"\. The snapshotType of a snapshot event is one of timer, user,.*Use one of them/,
  },

  // Values and operators
  {
    title: "a source that is no list",
    make: of({ source: "acs.ecs" }),
    message:
      /^source: got "acs\.ecs"\. Every field of a pattern takes an array of accepted values\. Put the value in square brackets/,
  },
  {
    title: "an empty list of sources",
    make: of({ source: [] }),
    message:
      /^source: got \[\]\. An empty array accepts nothing and the service refuses it\. Name the accepted values, or leave source/,
  },
  {
    title: "an empty list in data",
    make: field(),
    message:
      /^data\.field: got \[\]\. An empty array accepts nothing and the service refuses it\. Name the accepted values, or leave/,
  },
  {
    title: "a list in a list",
    make: field(["failed"]),
    message:
      /^data\.field: got \["failed"\]\. An array of accepted values holds no further arrays\. Write the values side by side in one array/,
  },
  {
    title: "a function among values",
    make: field(() => 1),
    message:
      /^data\.field: got "\(function\)"\. An accepted value is a string, a finite number, true, false,.*Write the value as it stands in the JSON of/,
  },
  {
    title: "not a number among values",
    make: field(NaN),
    message:
      /^data\.field: got "NaN"\. An accepted value is a string, a finite number, true, false,.*Write the value as it stands in the JSON of/,
  },
  {
    title: "six operators",
    make: field(...["a", "b", "c", "d", "e", "f"].map((text) => ({ prefix: text }))),
    message:
      /^data\.field: got "6 operator objects"\. A field takes at most 5 operator objects\. Use plain values, which are not counted, or/,
  },
  {
    title: "two operators in one object",
    make: field({ prefix: "a", suffix: "b" }),
    message:
      /^data\.field: got \{"prefix":"a","suffix":"b"\}\. An object in an array holds exactly one operator\. Write one object per operator; the entries/,
  },
  {
    title: "a misspelt operator",
    make: field({ prefx: "a" }),
    message:
      /^data\.field: got \{"prefx":"a"\}\. "prefx" is no operator\. The operators are prefix, suffix,.*The nearest is prefix/,
  },
  {
    title: "a wildcard operator",
    make: field({ wildcard: "a*" }),
    message:
      /^data\.field: got \{"wildcard":"a\*"\}\. wildcard is an operator of another cloud, unknown here\. The.*Use prefix, suffix or contains/,
  },
  {
    title: "an empty prefix",
    make: () => Match.prefix(""),
    message:
      /^Match\.prefix: prefix: got ""\. The service refuses an empty prefix\. Give the text to look for; \[""\] accepts the/,
  },
  {
    title: "a suffix that is a number",
    make: () => Match.suffix(js(1)),
    message:
      /^Match\.suffix: suffix: got 1\. The operator takes one string\. For alternatives write one operator object/,
  },
  {
    title: "a missing text to contain",
    make: () => js(Match).contains(),
    message:
      /^Match\.contains: contains: got undefined\. The operator takes one string\. For alternatives write one operator object/,
  },
  {
    title: "anything but nothing",
    make: () => Match.anythingBut(),
    message:
      /^Match\.anythingBut: anything-but: got \[\]\. anything-but names at least one value\. Use exists to accept any value/,
  },
  {
    title: "numeric with one entry",
    make: field({ numeric: [">"] }),
    message:
      /^data\.field: numeric: got \[">"\]\. numeric takes a list of one or two comparisons, each an.*Write for example \["=",301\.8\] or/,
  },
  {
    title: "numeric with an unknown comparison",
    make: field({ numeric: ["==", 1] }),
    message:
      /^data\.field: numeric: got "=="\. The documented comparisons are =, <, > and <=\. Use one of them, as a string before its/,
  },
  {
    title: "numeric with text",
    make: field({ numeric: [">", "5"] }),
    message:
      /^data\.field: numeric: got "5"\. A bound is a number from -1\.0e9 to 1\.0e9\. Write the number unquoted and within these/,
  },
  {
    title: "numeric upside down",
    make: field({ numeric: [">", 5, "<", 1] }),
    message:
      /^data\.field: numeric: got \[">",5,"<",1\]\. No number lies between these bounds\. Put the smaller number in the lower bound;/,
  },
  {
    title: "numeric with two lower bounds",
    make: field({ numeric: [">", 5, ">", 1] }),
    message:
      /^data\.field: numeric: got \[">",5,">",1\]\. Two comparisons are a lower and an upper bound\. Write for example \[">",0,"<=",5\]; for/,
  },
  {
    title: "a number out of bounds",
    make: () => Match.lessThan(2e9),
    message:
      /^Match\.lessThan: numeric: got 2000000000\. A bound is a number from -1\.0e9 to 1\.0e9\. Write the number unquoted and within these/,
  },
  {
    title: "a number with too many decimals",
    make: () => Match.equalTo(0.12345678),
    message:
      /^Match\.equalTo: numeric: got 0\.12345678\. A bound has at most 15 digits, 6 of them decimals\. Round it to 6 decimals/,
  },
  {
    title: "an interval without an end",
    make: () => Match.interval({ above: 1 }),
    message:
      /^Match\.interval: got \{"above":1\}\. An interval has one upper bound\. Give either below or atMost; without an/,
  },
  {
    title: "an interval of nothing",
    make: () => js(Match).interval(),
    message:
      /^The bounds of Match\.interval: got undefined\. It takes an object of named values\. Write the values in braces, each after its/,
  },
  {
    title: "a cidr too long",
    make: () => Match.cidr("10.0.0.0/33"),
    message:
      /^Match\.cidr: cidr: got "10\.0\.0\.0\/33"\. cidr takes one IPv4 block\. Write for example "10\.0\.0\.0\/24"/,
  },
  {
    title: "a cidr of IPv6",
    make: () => Match.cidr("2001:db8::/32"),
    message:
      /^Match\.cidr: cidr: got "2001:db8::\/32"\. cidr takes one IPv4 block\. Write for example "10\.0\.0\.0\/24"/,
  },
  {
    title: "exists with text",
    make: field({ exists: "true" }),
    message: /^data\.field: exists: got "true"\. exists takes true or false\. Write true or false unquoted/,
  },
  {
    title: "cidr outside of data",
    make: of({ subject: [Match.cidr("10.0.0.0/8")] }),
    message:
      /^subject: got \{"cidr":"10\.0\.0\.0\/8"\}\. cidr is documented for fields of data only\. Compare the attribute subject with/,
  },

  // Rules
  {
    title: "a rule of nothing",
    make: inStack((stack) => new EventRule(stack, "Rule", js())),
    message:
      /^The props of test\/Rule: got undefined\. It takes an object of named values\. Write the values in braces, each after its/,
  },
  {
    title: "a rule with a plain pattern",
    make: withRule({ pattern: { source: ["acs.ecs"] } }),
    message:
      /^pattern: got \{"source":\["acs\.ecs"\]\}\. It takes an EventPattern\. Make it with EventPattern\.of\(\{ … \}\)/,
  },
  {
    title: "a rule without a pattern",
    make: withRule({ pattern: undefined }),
    message: /^pattern: got undefined\. It takes an EventPattern\. Make it with EventPattern\.of\(\{ … \}\)/,
  },
  {
    title: "a bus by its name",
    make: withRule({ eventBus: "default" }),
    message: /^eventBus: got "default"\. It takes an event bus\. Use EventBus\.defaultBus\(\),/,
  },
  {
    title: "a target that is no list",
    make: inStack((stack) => rule(stack, { targets: target(stack) })),
    message:
      /^targets of test\/Rule: got a value of class MnsQueue\. It takes a list\. Put what it holds in square brackets, even/,
  },
  {
    title: "a target that is a queue",
    make: inStack((stack) => rule(stack, { targets: [new MnsQueue(stack, "Q")] })),
    message: /^The target: got a value of class MnsQueue\. It takes a target\. Wrap what you hand in, such as new/,
  },
  {
    title: "a dead-letter queue of a rule by its name",
    make: withRule({ deadLetterQueue: "dead" }),
    message:
      /^deadLetterQueue of test\/Rule: got "dead"\. It takes a queue\. Make it with events\.MnsQueue, or name it/,
  },
  {
    title: "dead letters dropped and kept",
    make: inStack((stack) => rule(stack, { dropUndelivered: true, deadLetterQueue: new DeadLetterQueue(stack, "D") })),
    message:
      /^The dead letters of test\/Rule\. dropUndelivered loses what deadLetterQueue would keep\. State one of the two/,
  },
  {
    title: "an empty description of a rule",
    make: withRule({ description: "" }),
    message: /^description of test\/Rule: got ""\. It is not empty\. Say what it is for, or leave the prop out:/,
  },
  {
    title: "a rule name with an underscore",
    make: inStack((stack) => rule(stack, { ruleNamePrefix: "my_rule", targets: [target(stack)] })),
    message:
      /^The name of a rule: got "my_rule-Target"\. It has up to 127 letters, digits and hyphens, a letter or digit.*Choose another ruleNamePrefix or target id,/,
  },
  {
    title: "a reserved rule name",
    make: inStack((stack) => rule(stack, { ruleNamePrefix: "eventbridge-reserved-x", targets: [target(stack)] })),
    message:
      /^The name of a rule: got "eventbridge-reserved-x-Target"\. It has up to 127 letters, digits and hyphens, a letter or digit.*Choose another ruleNamePrefix or target id,/,
  },
  {
    title: "a rule name too long",
    make: inStack((stack) => rule(stack, { ruleNamePrefix: "r".repeat(121), targets: [target(stack)] })),
    message:
      /^The name of a rule: got "r{121}-Target"\. It has up to 127 letters, digits and hyphens, a letter or digit.*Choose another ruleNamePrefix or target id,/,
  },
  {
    title: "two rules of one name",
    make: synthesized((stack) => {
      const queueTarget = target(stack);
      for (const id of ["One", "Two"]) {
        new EventRule(stack, id, { pattern: pattern(), ruleNamePrefix: "orders", targets: [queueTarget] });
      }
    }),
    message:
      /The name of 2 rules of the bus default in cn-hangzhou of 1234567890123456 \(test\/One\/Target\/Resource, test\/Two\/Target\/Resource\): got "orders-Target"\. The rules of a bus have different names\. Choose another ruleNamePrefix or target id,/,
  },
  {
    title: "more than 50 rules on a bus",
    make: synthesized((stack) => manyRules(stack, 51)),
    message:
      /The number of rules of the bus default in cn-hangzhou of 1234567890123456: got 51\. A bus holds at most 50 rules, and each target of an EventRule.*Let routes share a target, or one pattern/,
  },
  {
    title: "a rule without targets",
    make: synthesized((stack) => rule(stack)),
    message:
      /The rule test\/Rule\. A rule without targets delivers nothing\. Add one with addTarget\(…\), or take the rule/,
  },
  {
    title: "a service source on a custom bus",
    make: onCustomBus({ source: ["acs.ess"] }),
    message:
      /^The bus of test\/Rule: got "orders"\. Events of Alibaba Cloud services \(acs\.ess\) reach the bus.*Leave eventBus out, or use/,
  },
  {
    title: "service types on a custom bus",
    make: onCustomBus({ type: [EventType.ECS_SNAPSHOT_DELETED] }),
    message:
      /^The bus of test\/Rule: got "orders"\. Events of Alibaba Cloud services \(acs\.ecs\) reach the bus.*Leave eventBus out, or use/,
  },
  {
    title: "a target in another region",
    make: withRule({
      targets: [
        new targets.Custom({
          targetId: "Far",
          type: "acs.fc.function",
          endpoint: "acs:fc:cn-beijing:1234567890123456:functions/f",
          parameters: [{ resourceKey: "Body", form: events.ParameterForm.ORIGINAL }],
        }),
      ],
    }),
    message:
      /^The target Far of test\/Rule: got "acs:fc:cn-beijing:1234567890123456:functions\/f"\. It must be in the region and account of the bus: cn-hangzhou,.*Make it with the provider of the rule, or/,
  },
  {
    title: "a target in another account",
    make: withRule({
      targets: [
        new targets.Custom({
          targetId: "Stranger",
          type: "acs.fc.function",
          endpoint: "acs:fc:cn-hangzhou:9999999999999999:functions/f",
          parameters: [{ resourceKey: "Body", form: events.ParameterForm.ORIGINAL }],
        }),
      ],
    }),
    message:
      /^The target Stranger of test\/Rule: got "acs:fc:cn-hangzhou:9999999999999999:functions\/f"\. It must be in the region and account of the bus: cn-hangzhou,.*Make it with the provider of the rule, or/,
  },
  {
    title: "a queue as its own dead-letter queue",
    make: inStack((stack) => {
      const own = MnsQueue.fromQueueName(stack, "Own", "orders");
      rule(stack, { targets: [new targets.MnsQueue(own, { deadLetterQueue: own })] });
    }),
    message:
      /^The dead-letter queue of the target Own of test\/Rule: got "orders"\. It is the target itself: what cannot be delivered to a queue.*Use another queue as deadLetterQueue, or/,
  },
  {
    title: "two targets of one id",
    make: inStack((stack) => {
      const own = rule(stack);
      own.addTarget(target(stack, "A"), "same");
      own.addTarget(target(stack, "B"), "same");
    }),
    message:
      /^A second target same of test\/Rule\. The targets of a rule have different ids\. Give the construct that it points at another id, or state a targetId/,
  },
  {
    title: "an empty target id",
    make: inStack((stack) => rule(stack).addTarget(target(stack), "")),
    message: /^targetId: got ""\. It is not empty\. Name the target, such as failures/,
  },
  {
    title: "samples that are no list",
    make: withRule({ expectMatches: { source: "acs.ecs" } }),
    message:
      /^expectMatches of test\/Rule: got \{"source":"acs\.ecs"\}\. It takes a list\. Put what it holds in square brackets, even/,
  },
  {
    title: "a sample that is text",
    make: synthesized((stack) => rule(stack, { expectMatches: ["acs.ecs"], targets: [target(stack)] })),
    message:
      /expectMatches\[0\] of test\/Rule: got "acs\.ecs"\. A sample is an event: an object whose source and type are texts\. Write it as EventBridge delivers it, such/,
  },
  {
    title: "a sample that does not match",
    make: synthesized((stack) =>
      rule(stack, {
        expectMatches: [{ source: "acs.ess", type: "ess:ScalingActivity:ScaleOutSuccess" }],
        targets: [target(stack)],
      }),
    ),
    message:
      /expectMatches\[0\] of test\/Rule\. The pattern does not match it:\nThe event does not match\.\n  \[no[^]*Mend the pattern or the sample/,
  },

  // Buses
  {
    title: "a bus named default",
    make: inStack((stack) => new EventBus(stack, "Bus", { eventBusName: "default" })),
    message:
      /^eventBusName: got "default"\. This name is reserved: the bus default exists in every region\. Use EventBus\.defaultBus\(\), or choose/,
  },
  {
    title: "a bus name with an underscore",
    make: () => EventBus.fromEventBusName("my_bus"),
    message:
      /^eventBusName: got "my_bus"\. The name of an event bus has up to 127 letters, digits and.*Choose another name/,
  },
  {
    title: "a bus name too long",
    make: () => EventBus.fromEventBusName("b".repeat(128)),
    message:
      /^eventBusName: got "b{128}"\. The name of an event bus has up to 127 letters, digits and.*Choose another name/,
  },
  {
    title: "a missing bus name",
    make: () => js(EventBus).fromEventBusName(),
    message:
      /^eventBusName: got undefined\. The name of an event bus has up to 127 letters, digits and.*Choose another name/,
  },
  {
    title: "an empty description of a bus",
    make: inStack((stack) => new EventBus(stack, "Bus", { description: "" })),
    message: /^description of test\/Bus: got ""\. It is not empty\. Say what it is for, or leave the prop out:/,
  },

  // Queues
  {
    title: "a queue of null",
    make: queue(js(null)),
    message:
      /^The props of test\/Queue: got null\. It takes an object of named values\. Write the values in braces, each after its/,
  },
  {
    title: "a queue name with an underscore",
    make: queue({ queueName: "my_queue" }),
    message:
      /^queueName: got "my_queue"\. The name of a queue has up to 120 letters, digits and hyphens,.*Choose another name, or leave it out: then/,
  },
  {
    title: "a queue name too long",
    make: queue({ queueName: "q".repeat(121) }),
    message:
      /^queueName: got "q{121}"\. The name of a queue has up to 120 letters, digits and hyphens,.*Choose another name, or leave it out: then/,
  },
  {
    title: "a queue that is granted to a role made elsewhere",
    make: inStack((stack) =>
      new MnsQueue(stack, "Queue").grantSend(js(identity.ServiceRole.fromRoleName(stack, "Role", "orders"))),
    ),
    message:
      /^role: got a value of class ForeignServiceRole\. It takes a role of this stack\. Make it with identity\.ServiceRole; where/,
  },
  {
    title: "a queue whose messages are granted to the name of a role",
    make: inStack((stack) => MnsQueue.fromQueueName(stack, "Queue", "q").grantConsume(js("orders"))),
    message: /^role: got "orders"\. It takes a role of this stack\. Make it with identity\.ServiceRole; where/,
  },
  {
    title: "a missing queue name",
    make: inStack((stack) => MnsQueue.fromQueueName(stack, "Q", js())),
    message:
      /^queueName: got undefined\. The name of a queue has up to 120 letters, digits and hyphens,.*Copy the name as the console shows it/,
  },
  {
    title: "a message kept too short",
    make: queue({ messageRetentionSeconds: 59 }),
    message:
      /^messageRetentionSeconds: got 59\. It must be a whole number from 60 to 604800 seconds\. Use a number within these bounds/,
  },
  {
    title: "a message kept too long",
    make: queue({ messageRetentionSeconds: 604_801 }),
    message:
      /^messageRetentionSeconds: got 604801\. It must be a whole number from 60 to 604800 seconds\. Use a number within these bounds/,
  },
  {
    title: "a message hidden too long",
    make: queue({ visibilityTimeoutSeconds: 43_201 }),
    message:
      /^visibilityTimeoutSeconds: got 43201\. It must be a whole number from 1 to 43200 seconds\. Use a number within these bounds/,
  },
  {
    title: "a poll too long",
    make: queue({ pollingWaitSeconds: 31 }),
    message:
      /^pollingWaitSeconds: got 31\. It must be a whole number from 0 to 30 seconds\. Use a number within these bounds/,
  },
  {
    title: "a message too small",
    make: queue({ maxMessageSizeBytes: 1023 }),
    message:
      /^maxMessageSizeBytes: got 1023\. It must be a whole number from 1024 to 65536 bytes\. Use a number within these bounds/,
  },
  {
    title: "too many tags of a queue",
    make: queue({ tags: Object.fromEntries(Array.from({ length: 22 }, (_, i) => [`k${i}`, "v"])) }),
    message: /^The number of entries of tags: got 22\. A resource takes at most 20 tags\. Name fewer tags/,
  },
  {
    title: "a dead letter kept for no time",
    make: inStack((stack) => new DeadLetterQueue(stack, "Dead", { messageRetentionSeconds: 0 })),
    message:
      /^messageRetentionSeconds: got 0\. It must be a whole number from 60 to 604800 seconds\. Use a number within these bounds/,
  },
  {
    title: "a dead-letter queue of text",
    make: inStack((stack) => new DeadLetterQueue(stack, "Dead", js("dead"))),
    message:
      /^The props of the dead-letter queue Dead: got "dead"\. It takes an object of named values\. Write the values in braces, each after its/,
  },

  // The outcomes of snapshots
  {
    title: "outcomes to a plain object",
    make: inStack((stack) => outcomes(stack).onFailed(js({}))),
    message: /^The target: got \{\}\. It takes a target\. Wrap what you hand in, such as new/,
  },
  {
    title: "outcomes to a list",
    make: inStack((stack) => outcomes(stack).onAccomplished(js([target(stack)]))),
    message: /^The target: got \["<MnsQueue>"\]\. It takes a target\. Wrap what you hand in, such as new/,
  },
  {
    title: "outcomes to a number",
    make: inStack((stack) => outcomes(stack).onFinished(js(42))),
    message: /^The target: got 42\. It takes a target\. Wrap what you hand in, such as new/,
  },
  {
    title: "a route of null",
    make: inStack((stack) => outcomes(stack).onFailed(target(stack), js(null))),
    message:
      /^The route of failed snapshots: got null\. It takes an object of named values\. Write the values in braces, each after its/,
  },
  {
    title: "a route of an unknown type",
    make: inStack((stack) => outcomes(stack).onFailed(target(stack), { snapshotTypes: js(["automatic"]) })),
    message:
      /^snapshotTypes\[0\]: got "automatic"\. The type of a snapshot is one of timer, user, copied, imported:.*Use the enum SnapshotType, such as/,
  },
  {
    title: "a route of no type",
    make: inStack((stack) => outcomes(stack).onFailed(target(stack), { snapshotTypes: [] })),
    message:
      /^The number of entries of snapshotTypes: got 0\. It takes at least 1\. Name at least one, or leave an optional/,
  },
  {
    title: "a route of a policy that is no list",
    make: inStack((stack) => outcomes(stack).onFailed(target(stack), { policyIds: js("sp-bp1") })),
    message: /^policyIds: got "sp-bp1"\. It takes a list\. Put what it holds in square brackets, even/,
  },
  {
    title: "a route of six policies",
    make: inStack((stack) =>
      outcomes(stack).onFailed(target(stack), { policyIds: ["1", "2", "3", "4", "5", "6"].map((n) => `sp-bp${n}`) }),
    ),
    message:
      /^The number of entries of policyIds of one route \(make a second route for the others\): got 6\. It takes at least 1 and at most 5\. Shorten the list/,
  },
  {
    title: "dead letters of outcomes by name",
    make: inStack((stack) => outcomes(stack).keepUndeliveredIn(js("dead"))),
    message: /^The dead-letter queue: got "dead"\. It takes a queue\. Make it with events\.DeadLetterQueue/,
  },
  {
    title: "a payload outside of data",
    make: inStack((stack) => outcomes(stack).readPayloadAt(["content"])),
    message:
      /^The path of the payload: got \["content"\]\. It is a list of names that begins with data, one name an entry\. Write for example \["data", "content"\]/,
  },
  {
    title: "a payload as text",
    make: inStack((stack) => outcomes(stack).readPayloadAt(js("data.content"))),
    message:
      /^The path of the payload: got "data\.content"\. It takes a list\. Put what it holds in square brackets, even/,
  },
  {
    title: "a payload moved after a route",
    make: inStack((stack) => {
      outcomes(stack).onFailed(target(stack));
      outcomes(stack).readPayloadAt(["data", "content"]);
    }),
    message:
      /^The path of the payload of test\/SnapshotOutcomes: got \["data","content"\]\. A route was made already that reads data\. Call readPayloadAt\(…\) before the first/,
  },

  // Connections
  {
    title: "a connection of nothing",
    make: inStack((stack) => new Connection(stack, "C", js())),
    message:
      /^The props of test\/C: got undefined\. It takes an object of named values\. Write the values in braces, each after its/,
  },
  {
    title: "a token as the authorization",
    make: connection({ authorization: SECRET }),
    message:
      /^The authorization of test\/Connection\. It takes an Authorization\. Make it with Authorization\.bearer\(…\),/,
  },
  {
    title: "a network by its name",
    make: connection({ network: "PublicNetwork" }),
    message:
      /^network: got "PublicNetwork"\. It takes a ConnectionNetwork\. Use ConnectionNetwork\.publicNetwork\(\) or/,
  },
  {
    title: "a connection name of a letter",
    make: connection({ connectionName: "c" }),
    message:
      /^connectionName: got "c"\. The name of a connection has 2 to 127 letters, digits, hyphens.*Choose another name, or leave it out: then/,
  },
  {
    title: "a connection name too long",
    make: connection({ connectionName: "c".repeat(128) }),
    message:
      /^connectionName: got "c{128}"\. The name of a connection has 2 to 127 letters, digits, hyphens.*Choose another name, or leave it out: then/,
  },
  {
    title: "a connection name too long to rotate",
    make: connection({ connectionName: "c".repeat(119), rotationId: "2" }),
    message:
      /^connectionName: got "c{119}"\. The name of a connection with a rotation id has 2 to 118.*Choose another name, or leave it out: then/,
  },
  {
    title: "an empty rotation id",
    make: connection({ rotationId: "" }),
    message:
      /^rotationId: got ""\. A rotation id is not empty, and a text\. Use a date or the version of the secret, or/,
  },
  {
    title: "a rotation id that is a number",
    make: connection({ rotationId: 2 }),
    message:
      /^rotationId: got 2\. A rotation id is not empty, and a text\. Use a date or the version of the secret, or/,
  },
  {
    title: "an empty description of a connection",
    make: connection({ description: "" }),
    message:
      /^description: got ""\. A description has 1 to 255 characters\. Shorten it, or leave the prop out: then it/,
  },
  {
    title: "a description of a connection too long",
    make: connection({ description: "d".repeat(256) }),
    message:
      /^description: got "d{199}…\. A description has 1 to 255 characters\. Shorten it, or leave the prop out: then it/,
  },
  {
    title: "a missing connection name",
    make: () => js(Connection).fromConnectionName(),
    message:
      /^connectionName: got undefined\. The name of a connection has 2 to 127 letters, digits, hyphens.*Copy the name as the console shows it/,
  },
  {
    title: "a network of nothing",
    make: () => js(ConnectionNetwork).vpc(),
    message:
      /^The props of ConnectionNetwork\.vpc: got undefined\. It takes an object of named values\. Write the values in braces, each after its/,
  },
  {
    title: "the VPC of a connection by its name",
    make: vpc({ vpcId: "main" }),
    message:
      /^vpcId: got "main"\. The id of a VPC is vpc- followed by lower-case letters and.*Copy the id as the console shows it, not/,
  },
  {
    title: "a missing vSwitch of a connection",
    make: vpc({ vswitchId: undefined }),
    message:
      /^vswitchId: got undefined\. The id of a vSwitch is vsw- followed by lower-case letters and.*Copy the id as the console shows it, not/,
  },
  {
    title: "a list of security groups of a connection",
    make: vpc({ securityGroupId: ["sg-bp1"] }),
    message:
      /^securityGroupId: got \["sg-bp1"\]\. The id of a security group is sg- followed by lower-case.*Copy the id as the console shows it, not/,
  },

  // Secrets
  {
    title: "a literal bearer token",
    make: () => Authorization.bearer(SECRET),
    message:
      /^The token of Authorization\.bearer\. A literal secret would stand in clear text in the synthesized.*Pass the stringValue of a sensitive/,
  },
  {
    title: "a literal API key",
    make: () => Authorization.apiKey("X-Api-Key", SECRET),
    message:
      /^The secret of Authorization\.apiKey\. A literal secret would stand in clear text in the synthesized.*Pass the stringValue of a sensitive/,
  },
  {
    title: "a literal password",
    make: () => Authorization.basic("user", SECRET),
    message:
      /^The password of Authorization\.basic\. A literal secret would stand in clear text in the synthesized.*Pass the stringValue of a sensitive/,
  },
  {
    title: "a literal client secret",
    make: oauth({ clientSecret: SECRET }),
    message:
      /^The clientSecret of Authorization\.oauth\. A literal secret would stand in clear text in the synthesized.*Pass the stringValue of a sensitive/,
  },
  {
    title: "a literal secret header of OAuth",
    make: oauth({ headerParameters: [{ key: "X-Key", value: SECRET, secret: true }] }),
    message:
      /^The value of headerParameters\[0\]\. A literal secret would stand in clear text in the synthesized.*Pass the stringValue of a sensitive/,
  },
  {
    title: "a literal with an escaped Terraform sign",
    make: oauth({ queryParameters: [{ key: "key", value: `${SECRET}$\${x}`, secret: true }] }),
    message:
      /^The value of queryParameters\[0\]\. A literal secret would stand in clear text in the synthesized.*Pass the stringValue of a sensitive/,
  },
  {
    title: "an empty API key",
    make: () => Authorization.apiKey("X-Api-Key", ""),
    message: /^The secret of Authorization\.apiKey\. A secret must not be empty\. Pass the stringValue of a sensitive/,
  },
  {
    title: "a missing token",
    make: () => js(Authorization).bearer(),
    message: /^The token of Authorization\.bearer\. A secret is a text\. Pass the stringValue of a sensitive/,
  },
  {
    title: "the word Bearer in a token",
    make: () => Authorization.bearer(`Bearer ${secret}`),
    message:
      /^The token of Authorization\.bearer\. The word Bearer is put in front of the token\. Pass the token alone/,
  },
  {
    title: "a header with a colon",
    make: () => Authorization.apiKey("X-Api-Key:", secret),
    message:
      /^The header name of Authorization\.apiKey: got "X-Api-Key:"\. The name of an HTTP header holds letters, digits and a few.*Use a name such as X-Api-Key/,
  },
  {
    title: "a missing header",
    make: () => Authorization.apiKey(js(), secret),
    message:
      /^The header name of Authorization\.apiKey: got undefined\. The name of an HTTP header holds letters, digits and a few.*Use a name such as X-Api-Key/,
  },
  {
    title: "a missing user",
    make: () => Authorization.basic(js(), secret),
    message: /^The username of Authorization\.basic: got undefined\. It is a text\. State it, as text in quotes/,
  },
  {
    title: "OAuth of a secret",
    make: () => Authorization.oauth(js(SECRET)),
    message:
      /^The props of Authorization\.oauth\. It takes an object of named values\. State authorizationEndpoint, clientId and/,
  },
  {
    title: "an empty client id",
    make: oauth({ clientId: "" }),
    message: /^clientId: got ""\. It is not empty\. State it, as text in quotes/,
  },
  {
    title: "a missing authorization endpoint",
    make: oauth({ authorizationEndpoint: undefined }),
    message:
      /^authorizationEndpoint: got undefined\. It is the URL of an HTTP API, beginning with http:\/\/ or https:\/\/\. Write it in full, such as/,
  },
  {
    title: "an authorization endpoint too long",
    make: oauth({ authorizationEndpoint: `https://a.example/${"x".repeat(110)}` }),
    message:
      /^authorizationEndpoint: got "https:\/\/a\.example\/x{110}"\. The URL has at most 127 characters; this one has 128\. Shorten the URL/,
  },
  {
    title: "an OAuth parameter that is no list",
    make: oauth({ bodyParameters: { scope: SECRET } }),
    message:
      /^bodyParameters\. It takes a list of objects with key, value and secret\. Write for example \[\{ key: "scope", value:/,
  },
  {
    title: "an OAuth parameter without a key",
    make: oauth({ queryParameters: [{ value: "x" }] }),
    message: /^The key of queryParameters\[0\]: got undefined\. It is a text\. State it, as text in quotes/,
  },

  // API destinations
  {
    title: "an API destination of nothing",
    make: inStack((stack) => new ApiDestination(stack, "A", js())),
    message:
      /^The props of test\/A: got undefined\. It takes an object of named values\. Write the values in braces, each after its/,
  },
  {
    title: "a missing endpoint",
    make: destination({ endpoint: undefined }),
    message:
      /^endpoint: got undefined\. It is the URL of an HTTP API, beginning with http:\/\/ or https:\/\/\. Write it in full, such as/,
  },
  {
    title: "an endpoint without its scheme",
    make: destination({ endpoint: "api.example.com" }),
    message:
      /^endpoint: got "api\.example\.com"\. It is the URL of an HTTP API, beginning with http:\/\/ or https:\/\/\. Write it in full, such as/,
  },
  {
    title: "an endpoint of another scheme",
    make: destination({ endpoint: "ftp://api.example.com" }),
    message:
      /^endpoint: got "ftp:\/\/api\.example\.com"\. It is the URL of an HTTP API, beginning with http:\/\/ or https:\/\/\. Write it in full, such as/,
  },
  {
    title: "an endpoint too long",
    make: destination({ endpoint: `https://a.example/${"x".repeat(111)}` }),
    message:
      /^endpoint: got "https:\/\/a\.example\/x{111}"\. The URL has at most 127 characters; this one has 129\. Shorten the path, or move fixed parts of/,
  },
  {
    title: "a password in an endpoint",
    make: destination({ endpoint: `https://me:${SECRET}@a.example` }),
    message:
      /^endpoint\. A secret in the URL would stand in clear text in the.*Use an API destination with an Authorization/,
  },
  {
    title: "a connection by its name",
    make: destination({ authorization: undefined, connection: "main" }),
    message: /^connection: got "main"\. It takes a connection\. Make it with events\.Connection, or name it/,
  },
  {
    title: "neither connection nor authorization",
    make: destination({ authorization: undefined }),
    message:
      /^The connection of test\/Api\. Exactly one of connection and authorization is stated\. State authorization for a connection of its/,
  },
  {
    title: "a network of another's connection",
    make: destination({
      authorization: undefined,
      connection: Connection.fromConnectionName("main"),
      network: ConnectionNetwork.publicNetwork(),
    }),
    message:
      /^The network of test\/Api\. The connection that it uses has a network of its own\. State network where that connection is made/,
  },
  {
    title: "the name of a destination with a dot",
    make: destination({ apiDestinationName: "my.api" }),
    message:
      /^apiDestinationName: got "my\.api"\. The name of an API destination has 2 to 127 letters, digits,.*Choose another name, or leave it out: then/,
  },
  {
    title: "the name of a destination too long",
    make: destination({ apiDestinationName: "a".repeat(128) }),
    message:
      /^apiDestinationName: got "a{128}"\. The name of an API destination has 2 to 127 letters, digits,.*Choose another name, or leave it out: then/,
  },
  {
    title: "a missing name of a destination",
    make: inStack((stack) => ApiDestination.fromApiDestinationName(stack, "A", js())),
    message:
      /^apiDestinationName: got undefined\. The name of an API destination has 2 to 127 letters, digits,.*Copy the name as the console shows it/,
  },

  // What a target receives
  {
    title: "a missing constant",
    make: () => js(RuleTargetInput).constant(),
    message: /^The text of RuleTargetInput\.constant: got undefined\. It is a text\. State it, as text in quotes/,
  },
  {
    title: "a missing path",
    make: () => js(RuleTargetInput).jsonPath(),
    message:
      /^The path of RuleTargetInput\.jsonPath: got undefined\. A path into an event begins with \$ and names fields, such as.*Write the path in this form/,
  },
  {
    title: "a path without its root",
    make: () => RuleTargetInput.jsonPath("data.snapshotId"),
    message:
      /^The path of RuleTargetInput\.jsonPath: got "data\.snapshotId"\. A path into an event begins with \$ and names fields, such as.*Write the path in this form/,
  },
  {
    title: "a missing template",
    make: () => RuleTargetInput.template(js(), {}),
    message: /^The text of RuleTargetInput\.template: got undefined\. It is a text\. State it, as text in quotes/,
  },
  {
    title: "missing variables",
    make: () => RuleTargetInput.template("${id}", js()),
    message:
      /^The variables of RuleTargetInput\.template: got undefined\. It takes an object of named values\. Write the values in braces, each after its/,
  },
  {
    title: "an unknown variable",
    make: () => RuleTargetInput.template("${id}", {}),
    message:
      /^The variables of RuleTargetInput\.template: got \["id"\]\. The text uses each listed variable, and lists each that it uses\. Say where id comes from, such as \{ id:/,
  },
  {
    title: "an idle variable",
    make: () => RuleTargetInput.template("done", { id: "$.id" }),
    message:
      /^The variables of RuleTargetInput\.template: got \["id"\]\. The text uses each listed variable, and lists each that it uses\. Use \$\{id\} in the text, or take it out of/,
  },
  {
    title: "a variable without a value",
    make: () => RuleTargetInput.template("${id}", { id: js() }),
    message:
      /^The variable id of RuleTargetInput\.template: got undefined\. It is a text\. Write a path such as \$\.data\.snapshotId, or/,
  },
  {
    title: "a template too long",
    make: () => RuleTargetInput.template("x".repeat(10_241), {}),
    message:
      /^The template of a RuleTargetInput: got 10241\. It has at most 10,240 characters\. Send fewer parts of the event, or the whole/,
  },
  {
    title: "a constant too long",
    make: () => RuleTargetInput.constant("x".repeat(10_242)),
    message:
      /^The value of a RuleTargetInput: got 10242\. It has at most 10,240 characters\. Send fewer parts of the event, or the whole/,
  },
  {
    title: "no fields",
    make: () => RuleTargetInput.jsonObject({}),
    message:
      /^The fields of RuleTargetInput\.jsonObject: got \{\}\. There is at least one, and their names hold letters, digits and.*Rename the field, or write the whole text/,
  },
  {
    title: "fields as a list",
    make: () => RuleTargetInput.jsonObject(js(["$.id"])),
    message:
      /^The fields of RuleTargetInput\.jsonObject: got \["\$\.id"\]\. It takes an object of named values\. Write the values in braces, each after its/,
  },
  {
    title: "a field with a hyphen",
    make: () => RuleTargetInput.jsonObject({ "my-id": "$.id" }),
    message:
      /^The fields of RuleTargetInput\.jsonObject: got "my-id"\. There is at least one, and their names hold letters, digits and.*Rename the field, or write the whole text/,
  },
  {
    title: "a field that is a number",
    make: () => RuleTargetInput.jsonObject({ count: js(3) }),
    message:
      /^The field count of RuleTargetInput\.jsonObject: got 3\. A field is a path such as \$\.data\.snapshotId, or a text that is.*Begin a path with \$\. and write numbers and/,
  },
  {
    title: "a rule enabled by a word",
    make: withRule({ enabled: "false" }),
    message: /^enabled of test\/Rule: got "false"\. It is true or false\. Write true or false without quotes/,
  },
  {
    title: "a rule that drops by a word",
    make: withRule({ dropUndelivered: "false" }),
    message: /^dropUndelivered of test\/Rule: got "false"\. It is true or false\. Write true or false without quotes/,
  },
  {
    title: "a rule with retries of another word",
    make: withRule({ retryPolicy: "FOREVER" }),
    message: /^retryPolicy of test\/Rule: got "FOREVER"\. It is one of BACKOFF_RETRY.*\. Use a member of the enum/,
  },
  {
    title: "a target with retries of another word",
    make: inStack((stack) =>
      rule(stack).addTarget(new targets.MnsQueue(new MnsQueue(stack, "Q"), js({ retryPolicy: "FOREVER" }))),
    ),
    message:
      /^The retryPolicy of the target Q of test\/Rule: got "FOREVER"\. It is one of BACKOFF_RETRY.*\. Use a member of the enum/,
  },
  {
    title: "a queue that logs by a word",
    make: queue({ loggingEnabled: "false" }),
    message: /^loggingEnabled: got "false"\. It is true or false\. Write true or false without quotes/,
  },
  {
    title: "a role that is made by a word",
    make: inStack((stack) => new DeadLetterQueue(stack, "Dead", js({ createServiceLinkedRole: "false" }))),
    message: /^createServiceLinkedRole: got "false"\. It is true or false\. Write true or false without quotes/,
  },
  {
    title: "a destination with another method",
    make: destination({ method: "post" }),
    message: /^method: got "post"\. It is one of GET.*\. Use a member of the enum/,
  },
  {
    title: "OAuth with another method",
    make: oauth({ httpMethod: "post" }),
    message: /^httpMethod: got "post"\. It is one of GET.*\. Use a member of the enum/,
  },
  {
    title: "a parameter that is secret by a word",
    make: oauth({ headerParameters: [{ key: "a", value: "b", secret: "true" }] }),
    message:
      /^The flag secret of headerParameters\[0\]: got "true"\. It is true or false\. Write true or false without quotes/,
  },
  {
    title: "a bus of a rule that is null",
    make: withRule({ eventBus: null }),
    message:
      /^eventBus of test\/Rule: got null\. A value is stated or left out; null is neither\. Leave it out, or state a value/,
  },
  {
    title: "a pattern that is a map",
    make: () => EventPattern.of(js(new Map([["source", ["acs.ecs"]]]))),
    message: /^The event pattern: got "\(Map\)"\. A pattern is a JSON object .* Write for example/,
  },
  {
    title: "data of a pattern that nobody awaits",
    make: () => EventPattern.of(js({ source: ["acs.ecs"], data: Promise.resolve({}) })),
    message:
      /^data: got "\(Promise\)"\. data is an object that names fields of the event's content\. Write for example/,
  },
  {
    title: "the id of a target that only Terraform knows",
    make: inStack((stack) => rule(stack).addTarget(target(stack), "${var.id}")),
    message: /^targetId\. It decides what is synthesized, before Terraform fills anything in\. Write it as a literal/,
  },
  {
    title: "the type of snapshots that only Terraform knows",
    make: inStack((stack) => outcomes(stack).onFailed(target(stack), { snapshotTypes: js(["${var.type}"]) })),
    message: /^snapshotTypes\[0\]\. It decides what is synthesized, .* Write it as a literal/,
  },
  {
    title: "types of snapshots that only Terraform knows",
    make: inStack((stack) => outcomes(stack).onFailed(target(stack), { snapshotTypes: js("${var.types}") })),
    message: /^snapshotTypes\. A list that only the deployment knows cannot be taken here: .* Write the list out/,
  },
  {
    title: "policies of a route that only Terraform knows",
    make: inStack((stack) =>
      outcomes(stack).onFailed(target(stack), { policyIds: Token.asList({ resolve: () => "${var.ids}" }) }),
    ),
    message: /^policyIds\. A list that only the deployment knows cannot be taken here: .* Write the list out/,
  },
  {
    title: "two queues of one name",
    make: synthesized((stack) => {
      new MnsQueue(stack, "One", { queueName: "orders" });
      new MnsQueue(stack, "Two", { queueName: "orders" });
    }),
    message:
      /queueName of test\/Two: got "orders"\. test\/One has this name too, and the service takes it once\. Choose/,
  },
  {
    title: "a provider by its alias",
    make: queue({ provider: "alicloud.bj" }),
    message:
      /^provider of test\/Queue: got "alicloud\.bj"\. It takes a provider of Alibaba Cloud\. Make it with new alicloud\.provider\.AlicloudProvider/,
  },
  {
    title: "a provider as an object",
    make: queue({ provider: { alias: "bj" } }),
    message: /^provider of test\/Queue: got \{"alias":"bj"\}\. It takes a provider of Alibaba Cloud\. Make it with new/,
  },
  {
    title: "a provider of another kind",
    make: inStack((stack) => {
      class Random extends TerraformProvider {}
      const provider = new Random(stack, "random", { terraformResourceType: "random" });
      new MnsQueue(stack, "Queue", { provider });
    }),
    message: /^provider of test\/Queue: got "random"\. It takes a provider of Alibaba Cloud\. Make it with new/,
  },
  {
    title: "a provider of another stack",
    make: inStack((stack) => {
      const provider = beijing(new TerraformStack(stack.node.root, "other"));
      new MnsQueue(stack, "Queue", { provider });
    }),
    message:
      /^provider of test\/Queue: got "other\/bj"\. Terraform knows providers of the same stack only, which is test\. State a provider of that stack/,
  },
  {
    title: "a shared queue of a provider by its alias",
    make: inStack((stack) => DeadLetterQueue.shared(stack, js("alicloud.bj"))),
    message:
      /^The provider of the DeadLetterQueue that a stack shares: got "alicloud\.bj"\. It takes a provider of Alibaba Cloud\. Make it/,
  },
  {
    title: "two dead-letter queues that make the same role",
    make: synthesized((stack) => {
      new DeadLetterQueue(stack, "One", { createServiceLinkedRole: true });
      new DeadLetterQueue(stack, "Two", { createServiceLinkedRole: true, provider: beijing(stack) });
    }),
    message:
      /The service-linked role of test\/EventBridgeSendToMns-bj: got "AliyunServiceRoleForEventBridgeSendToMNS"\. It exists once per account, .*\. Make it in one place/,
  },
];
