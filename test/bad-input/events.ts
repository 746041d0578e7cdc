import { TerraformStack, Token } from "cdktf";
import { BadInput, inStack, js, synthesized } from "./bad-input";
import { events, targets } from "../../lib";

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
  inStack((stack) => rule(stack, { pattern: EventPattern.of(js(props)), eventBus: EventBus.fromEventBusName("orders") }));
const queue = (props: object) => inStack((stack) => new MnsQueue(stack, "Queue", js(props)));
const connection = (props: object) =>
  inStack((stack) => new Connection(stack, "Connection", js({ authorization: Authorization.bearer(secret), ...props })));
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
  Array.from({ length: count }, (_, i) => new EventRule(stack, `R${i}`, { pattern: pattern(), targets: [target(stack, `T${i}`)] }));

export const EVENTS: BadInput[] = [
  // The kind of pattern
  { title: "a pattern of nothing", make: () => EventPattern.of(js()), message: /@@/ },
  { title: "a pattern of null", make: () => EventPattern.of(js(null)), message: /@@/ },
  { title: "a pattern of a list", make: () => EventPattern.of(js(["acs.ecs"])), message: /@@/ },
  { title: "a pattern object that is text", make: from('{"source":["acs.ecs"]}'), message: /@@/ },
  { title: "a pattern text that is an object", make: () => EventPattern.parse(js({ source: ["acs.ecs"] })), message: /@@/ },
  { title: "a pattern text that is missing", make: () => EventPattern.parse(js()), message: /@@/ },
  { title: "a pattern text that is no JSON", make: () => EventPattern.parse("{source:acs.ecs}"), message: /@@/ },
  { title: "a pattern text that is empty", make: () => EventPattern.parse(""), message: /@@/ },

  // Keys
  { title: "the key detail", make: from({ detail: { result: ["failed"] } }), message: /@@/ },
  { title: "the key detail-type", make: from({ "detail-type": ["Snapshot"] }), message: /@@/ },
  { title: "the key account", make: from({ account: ["123"] }), message: /@@/ },
  { title: "the key level", make: from({ level: ["CRITICAL"] }), message: /@@/ },
  { title: "a misspelt key", make: from({ sorce: ["acs.ecs"] }), message: /@@/ },
  { title: "the key $or", make: from({ $or: [{ source: ["a"] }] }), message: /@@/ },
  { title: "data that is a list", make: from({ data: ["failed"] }), message: /@@/ },
  { title: "data without fields", make: from({ data: {} }), message: /@@/ },

  // Types and sources
  {
    title: "an unknown type of a known source",
    make: of({ source: ["acs.ecs"], type: ["ecs:Snapshot:CreateSnapshotComplete"] }),
    message: /@@/,
  },
  { title: "an unknown type alone", make: of({ type: ["ess:ScalingActivity:Finished"] }), message: /@@/ },
  { title: "a type in the wrong case", make: of({ type: ["ecs:snapshot:createSnapshotCompleted"] }), message: /@@/ },
  { title: "CreateSnapshotFailed", make: of({ type: ["ecs:Snapshot:CreateSnapshotFailed"] }), message: /@@/ },
  { title: "a prefix of CreateSnapshotFailed", make: of({ type: [{ prefix: "ecs:Snapshot:CreateSnapshotFailed" }] }), message: /@@/ },
  { title: "a prefix of no type", make: of({ type: [{ prefix: "ecs:Snapshott" }] }), message: /@@/ },
  {
    title: "a type of another source",
    make: of({ source: ["acs.ecs"], type: [EventType.ESS_CONFIG_ITEM_CHANGE] }),
    message: /@@/,
  },
  { title: "a type that is no constant", make: of({ type: [js(EventType).NOPE] }), message: /@@/ },
  { title: "an empty type", make: () => EventType.of(""), message: /@@/ },
  { title: "a missing type", make: () => js(EventType).of(), message: /@@/ },
  { title: "a source in capitals", make: of({ source: ["ACS.ECS"] }), message: /@@/ },
  { title: "a source without its prefix", make: of({ source: ["ess"] }), message: /@@/ },
  { title: "a source of another cloud", make: of({ source: ["aws.ec2"] }), message: /@@/ },
  { title: "a source with an asterisk", make: of({ source: ["acs.*"] }), message: /@@/ },
  {
    title: "the level of a snapshot",
    make: of({ type: [EventType.ECS_SNAPSHOT_CREATE_COMPLETED], data: { level: ["CRITICAL"] } }),
    message: /@@/,
  },
  {
    title: "an outcome that does not exist",
    make: of({ type: [EventType.ECS_SNAPSHOT_CREATE_COMPLETED], data: { result: ["failure"] } }),
    message: /@@/,
  },
  {
    title: "a type of snapshot that does not exist",
    make: of({ type: [EventType.ECS_SNAPSHOT_CREATE_COMPLETED], data: { snapshotType: ["auto"] } }),
    message: /@@/,
  },

  // Values and operators
  { title: "a source that is no list", make: of({ source: "acs.ecs" }), message: /@@/ },
  { title: "an empty list of sources", make: of({ source: [] }), message: /@@/ },
  { title: "an empty list in data", make: field(), message: /@@/ },
  { title: "a list in a list", make: field(["failed"]), message: /@@/ },
  { title: "a function among values", make: field(() => 1), message: /@@/ },
  { title: "not a number among values", make: field(NaN), message: /@@/ },
  { title: "six operators", make: field(...["a", "b", "c", "d", "e", "f"].map((text) => ({ prefix: text }))), message: /@@/ },
  { title: "two operators in one object", make: field({ prefix: "a", suffix: "b" }), message: /@@/ },
  { title: "a misspelt operator", make: field({ prefx: "a" }), message: /@@/ },
  { title: "a wildcard operator", make: field({ wildcard: "a*" }), message: /@@/ },
  { title: "an empty prefix", make: () => Match.prefix(""), message: /@@/ },
  { title: "a suffix that is a number", make: () => Match.suffix(js(1)), message: /@@/ },
  { title: "a missing text to contain", make: () => js(Match).contains(), message: /@@/ },
  { title: "anything but nothing", make: () => Match.anythingBut(), message: /@@/ },
  { title: "numeric with one entry", make: field({ numeric: [">"] }), message: /@@/ },
  { title: "numeric with an unknown comparison", make: field({ numeric: ["==", 1] }), message: /@@/ },
  { title: "numeric with text", make: field({ numeric: [">", "5"] }), message: /@@/ },
  { title: "numeric upside down", make: field({ numeric: [">", 5, "<", 1] }), message: /@@/ },
  { title: "numeric with two lower bounds", make: field({ numeric: [">", 5, ">", 1] }), message: /@@/ },
  { title: "a number out of bounds", make: () => Match.lessThan(2e9), message: /@@/ },
  { title: "a number with too many decimals", make: () => Match.equalTo(0.12345678), message: /@@/ },
  { title: "an interval without an end", make: () => Match.interval({ above: 1 }), message: /@@/ },
  { title: "an interval of nothing", make: () => js(Match).interval(), message: /@@/ },
  { title: "a cidr too long", make: () => Match.cidr("10.0.0.0/33"), message: /@@/ },
  { title: "a cidr of IPv6", make: () => Match.cidr("2001:db8::/32"), message: /@@/ },
  { title: "exists with text", make: field({ exists: "true" }), message: /@@/ },
  { title: "cidr outside of data", make: of({ subject: [Match.cidr("10.0.0.0/8")] }), message: /@@/ },

  // Rules
  { title: "a rule of nothing", make: inStack((stack) => new EventRule(stack, "Rule", js())), message: /@@/ },
  { title: "a rule with a plain pattern", make: withRule({ pattern: { source: ["acs.ecs"] } }), message: /@@/ },
  { title: "a rule without a pattern", make: withRule({ pattern: undefined }), message: /@@/ },
  { title: "a bus by its name", make: withRule({ eventBus: "default" }), message: /@@/ },
  { title: "a target that is no list", make: inStack((stack) => rule(stack, { targets: target(stack) })), message: /@@/ },
  { title: "a target that is a queue", make: inStack((stack) => rule(stack, { targets: [new MnsQueue(stack, "Q")] })), message: /@@/ },
  { title: "a dead-letter queue of a rule by its name", make: withRule({ deadLetterQueue: "dead" }), message: /@@/ },
  {
    title: "dead letters dropped and kept",
    make: inStack((stack) => rule(stack, { dropUndelivered: true, deadLetterQueue: new DeadLetterQueue(stack, "D") })),
    message: /@@/,
  },
  { title: "an empty description of a rule", make: withRule({ description: "" }), message: /@@/ },
  {
    title: "a rule name with an underscore",
    make: inStack((stack) => rule(stack, { ruleNamePrefix: "my_rule", targets: [target(stack)] })),
    message: /@@/,
  },
  {
    title: "a reserved rule name",
    make: inStack((stack) => rule(stack, { ruleNamePrefix: "eventbridge-reserved-x", targets: [target(stack)] })),
    message: /@@/,
  },
  {
    title: "a rule name too long",
    make: inStack((stack) => rule(stack, { ruleNamePrefix: "r".repeat(121), targets: [target(stack)] })),
    message: /@@/,
  },
  {
    title: "two rules of one name",
    make: synthesized((stack) => {
      const queueTarget = target(stack);
      for (const id of ["One", "Two"]) {
        new EventRule(stack, id, { pattern: pattern(), ruleNamePrefix: "orders", targets: [queueTarget] });
      }
    }),
    message: /@@/,
  },
  { title: "more than 50 rules on a bus", make: synthesized((stack) => manyRules(stack, 51)), message: /@@/ },
  { title: "a rule without targets", make: synthesized((stack) => rule(stack)), message: /@@/ },
  { title: "a service source on a custom bus", make: onCustomBus({ source: ["acs.ess"] }), message: /@@/ },
  { title: "service types on a custom bus", make: onCustomBus({ type: [EventType.ECS_SNAPSHOT_DELETED] }), message: /@@/ },
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
    message: /@@/,
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
    message: /@@/,
  },
  {
    title: "a queue as its own dead-letter queue",
    make: inStack((stack) => {
      const own = MnsQueue.fromQueueName(stack, "Own", "orders");
      rule(stack, { targets: [new targets.MnsQueue(own, { deadLetterQueue: own })] });
    }),
    message: /@@/,
  },
  {
    title: "two targets of one id",
    make: inStack((stack) => {
      const own = rule(stack);
      own.addTarget(target(stack, "A"), "same");
      own.addTarget(target(stack, "B"), "same");
    }),
    message: /@@/,
  },
  {
    title: "an empty target id",
    make: inStack((stack) => rule(stack).addTarget(target(stack), "")),
    message: /@@/,
  },
  { title: "samples that are no list", make: withRule({ expectMatches: { source: "acs.ecs" } }), message: /@@/ },
  {
    title: "a sample that is text",
    make: synthesized((stack) => rule(stack, { expectMatches: ["acs.ecs"], targets: [target(stack)] })),
    message: /@@/,
  },
  {
    title: "a sample that does not match",
    make: synthesized((stack) =>
      rule(stack, { expectMatches: [{ source: "acs.ess", type: "x" }], targets: [target(stack)] }),
    ),
    message: /@@/,
  },

  // Buses
  { title: "a bus named default", make: inStack((stack) => new EventBus(stack, "Bus", { eventBusName: "default" })), message: /@@/ },
  { title: "a bus name with an underscore", make: () => EventBus.fromEventBusName("my_bus"), message: /@@/ },
  { title: "a bus name too long", make: () => EventBus.fromEventBusName("b".repeat(128)), message: /@@/ },
  { title: "a missing bus name", make: () => js(EventBus).fromEventBusName(), message: /@@/ },
  { title: "an empty description of a bus", make: inStack((stack) => new EventBus(stack, "Bus", { description: "" })), message: /@@/ },

  // Queues
  { title: "a queue of null", make: queue(js(null)), message: /@@/ },
  { title: "a queue name with an underscore", make: queue({ queueName: "my_queue" }), message: /@@/ },
  { title: "a queue name too long", make: queue({ queueName: "q".repeat(121) }), message: /@@/ },
  { title: "a missing queue name", make: inStack((stack) => MnsQueue.fromQueueName(stack, "Q", js())), message: /@@/ },
  { title: "a message kept too short", make: queue({ messageRetentionSeconds: 59 }), message: /@@/ },
  { title: "a message kept too long", make: queue({ messageRetentionSeconds: 604_801 }), message: /@@/ },
  { title: "a message hidden too long", make: queue({ visibilityTimeoutSeconds: 43_201 }), message: /@@/ },
  { title: "a poll too long", make: queue({ pollingWaitSeconds: 31 }), message: /@@/ },
  { title: "a message too small", make: queue({ maxMessageSizeBytes: 1023 }), message: /@@/ },
  { title: "too many tags of a queue", make: queue({ tags: Object.fromEntries(Array.from({ length: 22 }, (_, i) => [`k${i}`, "v"])) }), message: /@@/ },
  {
    title: "a dead letter kept for no time",
    make: inStack((stack) => new DeadLetterQueue(stack, "Dead", { messageRetentionSeconds: 0 })),
    message: /@@/,
  },
  { title: "a dead-letter queue of text", make: inStack((stack) => new DeadLetterQueue(stack, "Dead", js("dead"))), message: /@@/ },

  // The outcomes of snapshots
  { title: "outcomes to a plain object", make: inStack((stack) => outcomes(stack).onFailed(js({}))), message: /@@/ },
  { title: "outcomes to a list", make: inStack((stack) => outcomes(stack).onAccomplished(js([target(stack)]))), message: /@@/ },
  { title: "outcomes to a number", make: inStack((stack) => outcomes(stack).onFinished(js(42))), message: /@@/ },
  { title: "a route of null", make: inStack((stack) => outcomes(stack).onFailed(target(stack), js(null))), message: /@@/ },
  {
    title: "a route of an unknown type",
    make: inStack((stack) => outcomes(stack).onFailed(target(stack), { snapshotTypes: js(["automatic"]) })),
    message: /@@/,
  },
  {
    title: "a route of no type",
    make: inStack((stack) => outcomes(stack).onFailed(target(stack), { snapshotTypes: [] })),
    message: /@@/,
  },
  {
    title: "a route of a policy that is no list",
    make: inStack((stack) => outcomes(stack).onFailed(target(stack), { policyIds: js("sp-bp1") })),
    message: /@@/,
  },
  {
    title: "a route of six policies",
    make: inStack((stack) =>
      outcomes(stack).onFailed(target(stack), { policyIds: ["1", "2", "3", "4", "5", "6"].map((n) => `sp-bp${n}`) }),
    ),
    message: /@@/,
  },
  { title: "dead letters of outcomes by name", make: inStack((stack) => outcomes(stack).keepUndeliveredIn(js("dead"))), message: /@@/ },
  { title: "a payload outside of data", make: inStack((stack) => outcomes(stack).readPayloadAt(["content"])), message: /@@/ },
  { title: "a payload as text", make: inStack((stack) => outcomes(stack).readPayloadAt(js("data.content"))), message: /@@/ },
  {
    title: "a payload moved after a route",
    make: inStack((stack) => {
      outcomes(stack).onFailed(target(stack));
      outcomes(stack).readPayloadAt(["data", "content"]);
    }),
    message: /@@/,
  },

  // Connections
  { title: "a connection of nothing", make: inStack((stack) => new Connection(stack, "C", js())), message: /@@/ },
  { title: "a token as the authorization", make: connection({ authorization: SECRET }), message: /@@/ },
  { title: "a network by its name", make: connection({ network: "PublicNetwork" }), message: /@@/ },
  { title: "a connection name of a letter", make: connection({ connectionName: "c" }), message: /@@/ },
  { title: "a connection name too long", make: connection({ connectionName: "c".repeat(128) }), message: /@@/ },
  { title: "a connection name too long to rotate", make: connection({ connectionName: "c".repeat(119), rotationId: "2" }), message: /@@/ },
  { title: "an empty rotation id", make: connection({ rotationId: "" }), message: /@@/ },
  { title: "a rotation id that is a number", make: connection({ rotationId: 2 }), message: /@@/ },
  { title: "an empty description of a connection", make: connection({ description: "" }), message: /@@/ },
  { title: "a description of a connection too long", make: connection({ description: "d".repeat(256) }), message: /@@/ },
  { title: "a missing connection name", make: () => js(Connection).fromConnectionName(), message: /@@/ },
  { title: "a network of nothing", make: () => js(ConnectionNetwork).vpc(), message: /@@/ },
  { title: "the VPC of a connection by its name", make: vpc({ vpcId: "main" }), message: /@@/ },
  { title: "a missing vSwitch of a connection", make: vpc({ vswitchId: undefined }), message: /@@/ },
  { title: "a list of security groups of a connection", make: vpc({ securityGroupId: ["sg-bp1"] }), message: /@@/ },

  // Secrets
  { title: "a literal bearer token", make: () => Authorization.bearer(SECRET), message: /@@/ },
  { title: "a literal API key", make: () => Authorization.apiKey("X-Api-Key", SECRET), message: /@@/ },
  { title: "a literal password", make: () => Authorization.basic("user", SECRET), message: /@@/ },
  { title: "a literal client secret", make: oauth({ clientSecret: SECRET }), message: /@@/ },
  {
    title: "a literal secret header of OAuth",
    make: oauth({ headerParameters: [{ key: "X-Key", value: SECRET, secret: true }] }),
    message: /@@/,
  },
  { title: "an escaped literal token", make: () => Authorization.bearer(`${SECRET}$\${x}`), message: /@@/ },
  { title: "an empty API key", make: () => Authorization.apiKey("X-Api-Key", ""), message: /@@/ },
  { title: "a missing token", make: () => js(Authorization).bearer(), message: /@@/ },
  { title: "the word Bearer in a token", make: () => Authorization.bearer(`Bearer ${secret}`), message: /@@/ },
  { title: "a header with a colon", make: () => Authorization.apiKey("X-Api-Key:", secret), message: /@@/ },
  { title: "a missing header", make: () => Authorization.apiKey(js(), secret), message: /@@/ },
  { title: "a missing user", make: () => Authorization.basic(js(), secret), message: /@@/ },
  { title: "OAuth of nothing", make: () => js(Authorization).oauth(), message: /@@/ },
  { title: "an empty client id", make: oauth({ clientId: "" }), message: /@@/ },
  { title: "a missing authorization endpoint", make: oauth({ authorizationEndpoint: undefined }), message: /@@/ },
  { title: "an authorization endpoint too long", make: oauth({ authorizationEndpoint: `https://a.example/${"x".repeat(110)}` }), message: /@@/ },
  { title: "an OAuth parameter that is no list", make: oauth({ bodyParameters: { scope: SECRET } }), message: /@@/ },
  { title: "an OAuth parameter without a key", make: oauth({ queryParameters: [{ value: "x" }] }), message: /@@/ },

  // API destinations
  { title: "an API destination of nothing", make: inStack((stack) => new ApiDestination(stack, "A", js())), message: /@@/ },
  { title: "a missing endpoint", make: destination({ endpoint: undefined }), message: /@@/ },
  { title: "an endpoint without its scheme", make: destination({ endpoint: "api.example.com" }), message: /@@/ },
  { title: "an endpoint of another scheme", make: destination({ endpoint: "ftp://api.example.com" }), message: /@@/ },
  { title: "an endpoint too long", make: destination({ endpoint: `https://a.example/${"x".repeat(111)}` }), message: /@@/ },
  { title: "a password in an endpoint", make: destination({ endpoint: `https://me:${SECRET}@a.example` }), message: /@@/ },
  { title: "a connection by its name", make: destination({ authorization: undefined, connection: "main" }), message: /@@/ },
  { title: "neither connection nor authorization", make: destination({ authorization: undefined }), message: /@@/ },
  { title: "a network of another's connection", make: destination({ authorization: undefined, connection: Connection.fromConnectionName("main"), network: ConnectionNetwork.publicNetwork() }), message: /@@/ },
  { title: "the name of a destination with a dot", make: destination({ apiDestinationName: "my.api" }), message: /@@/ },
  { title: "the name of a destination too long", make: destination({ apiDestinationName: "a".repeat(128) }), message: /@@/ },
  {
    title: "a missing name of a destination",
    make: inStack((stack) => ApiDestination.fromApiDestinationName(stack, "A", js())),
    message: /@@/,
  },

  // What a target receives
  { title: "a missing constant", make: () => js(RuleTargetInput).constant(), message: /@@/ },
  { title: "a missing path", make: () => js(RuleTargetInput).jsonPath(), message: /@@/ },
  { title: "a path without its root", make: () => RuleTargetInput.jsonPath("data.snapshotId"), message: /@@/ },
  { title: "a missing template", make: () => RuleTargetInput.template(js(), {}), message: /@@/ },
  { title: "missing variables", make: () => RuleTargetInput.template("${id}", js()), message: /@@/ },
  { title: "an unknown variable", make: () => RuleTargetInput.template("${id}", {}), message: /@@/ },
  { title: "an idle variable", make: () => RuleTargetInput.template("done", { id: "$.id" }), message: /@@/ },
  { title: "a variable without a value", make: () => RuleTargetInput.template("${id}", { id: js() }), message: /@@/ },
  { title: "a template too long", make: () => RuleTargetInput.template("x".repeat(10_241), {}), message: /@@/ },
  { title: "a constant too long", make: () => RuleTargetInput.constant("x".repeat(10_242)), message: /@@/ },
  { title: "no fields", make: () => RuleTargetInput.jsonObject({}), message: /@@/ },
  { title: "fields as a list", make: () => RuleTargetInput.jsonObject(js(["$.id"])), message: /@@/ },
  { title: "a field with a hyphen", make: () => RuleTargetInput.jsonObject({ "my-id": "$.id" }), message: /@@/ },
  { title: "a field that is a number", make: () => RuleTargetInput.jsonObject({ count: js(3) }), message: /@@/ },
];
