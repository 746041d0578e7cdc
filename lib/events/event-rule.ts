import { TerraformProvider } from "cdktf";
import { Construct } from "constructs";
import { watchBuses } from "./bus-rules";
import { DeadLetterQueue } from "./dead-letter-queue";
import { EventBus, IEventBus } from "./event-bus";
import { EventCatalog } from "./event-catalog";
import { EventPattern } from "./event-pattern";
import { checkQueue, IMnsQueue } from "./mns-queue";
import { checkPlacement } from "./placement";

import { checkRetryPolicy, RetryPolicy } from "./retry-policy";
import { IRuleTarget, RuleTargetConfig } from "./rule-target";
import { checkTargetId } from "./target-id";
import { EventBridgeRule } from "../bindings/event-bridge-rule";
import { advise } from "../environment/advice";
import { Environment } from "../environment/environment";
import { checkDecision } from "../environment/flag";
import { InvalidInput } from "../environment/invalid-input";
import { checkKnownList } from "../environment/list";
import { physicalName } from "../environment/physical-name";
import { checkProps } from "../environment/props";
import { resolved } from "../environment/resolved";
import { checkShape } from "../environment/shape";
import { checkFilledText } from "../environment/text";
import { isUnresolved } from "../environment/unresolved";

const SEE = "https://help.aliyun.com/en/eventbridge/product-overview/limits";
const LONGEST_NAME = 127;

/** The one type of target that reaches other regions and accounts. */
const BUS_TARGET = "acs.eventbridge";

/**
 * Which events go where.
 */
export interface EventRuleProps {
  /** Which events the rule takes. */
  readonly pattern: EventPattern;

  /**
   * The targets; more can be added with `addTarget`.
   *
   * @default - none yet
   */
  readonly targets?: IRuleTarget[];

  /**
   * The bus that the rule listens on.
   *
   * @default - the bus `default`, the only one that service events reach
   */
  readonly eventBus?: IEventBus;

  /**
   * The beginning of the rules' names; the id of the target follows after a hyphen. Together up to 127 letters, digits
   * and hyphens, a letter or digit first.
   *
   * @default - names are derived from the construct path
   */
  readonly ruleNamePrefix?: string;

  /**
   * What the rule is for; the target is named after it. It can be changed, but not be taken away.
   *
   * @default - names the construct path
   */
  readonly description?: string;

  /**
   * Whether the rule works. A rule that is created disabled works for a moment before it is switched off.
   *
   * @default true
   */
  readonly enabled?: boolean;

  /**
   * How deliveries that failed are repeated, for targets that do not say it themselves.
   *
   * @default RetryPolicy.EXPONENTIAL_DECAY
   */
  readonly retryPolicy?: RetryPolicy;

  /**
   * The queue for events that could not be delivered, for targets that do not say it themselves.
   *
   * @default - the queue that all rules of the stack share
   */
  readonly deadLetterQueue?: IMnsQueue;

  /**
   * Drops events that could not be delivered instead of keeping them in a dead-letter queue.
   *
   * @default false
   */
  readonly dropUndelivered?: boolean;

  /**
   * Sample events that the pattern must match; checked at synth.
   *
   * @default - none
   */
  readonly expectMatches?: any[];

  /**
   * Sample events that the pattern must not match; checked at synth.
   *
   * @default - none
   */
  readonly expectNoMatch?: any[];

  /**
   * The provider of the rules, where a stack has several.
   *
   * @default - the provider without an alias
   */
  readonly provider?: TerraformProvider;
}

/**
 * Which events go where. Every target gets a rule of its own: any change of a rule's list of targets replaces the rule,
 * and events in between would be lost. A bus holds 50 rules.
 *
 * @see https://www.alibabacloud.com/help/en/eventbridge/user-guide/manage-event-rules
 */
export class EventRule extends Construct {
  /** Which events the rule takes. */
  public readonly pattern: EventPattern;

  /** The bus that the rule listens on. */
  public readonly eventBus: IEventBus;

  private readonly props: EventRuleProps;
  private readonly rules = new Map<string, { readonly resource: EventBridgeRule; readonly config: RuleTargetConfig }>();

  /**
   * @param scope the construct that holds the rule
   * @param id the id of the construct
   * @param props the rule
   * @throws when the rule could never fire, such as one for service events on a custom bus, or the name is not one that
   * the service takes
   */
  public constructor(scope: Construct, id: string, props: EventRuleProps) {
    super(scope, id);
    checkProps(`The props of ${this.node.path}`, props, this);
    checkShape("pattern", props.pattern, "toJson", "an EventPattern", "Make it with EventPattern.of({ … })");
    checkShape(
      "eventBus",
      props.eventBus ?? EventBus.defaultBus(),
      "eventBusName",
      "an event bus",
      "Use EventBus.defaultBus(), EventBus.fromEventBusName(…) or an EventBus, or leave it out",
    );
    for (const prop of ["targets", "expectMatches", "expectNoMatch"] as const) {
      if (props[prop] !== undefined) checkKnownList(`${prop} of ${this.node.path}`, props[prop]);
    }
    if (props.deadLetterQueue !== undefined) checkQueue(`deadLetterQueue of ${this.node.path}`, props.deadLetterQueue);
    if (props.description !== undefined) {
      checkFilledText(`description of ${this.node.path}`, props.description, {
        mend: "Say what it is for, or leave the prop out: then it names the construct path",
      });
    }
    checkDecision(`enabled of ${this.node.path}`, props.enabled);
    checkDecision(`dropUndelivered of ${this.node.path}`, props.dropUndelivered);
    checkRetryPolicy(`retryPolicy of ${this.node.path}`, props.retryPolicy);
    this.props = props;
    this.pattern = props.pattern;
    this.eventBus = props.eventBus ?? EventBus.defaultBus();
    this.checkBus();
    this.checkDeadLetters();
    watchBuses(this);
    this.pattern.warnings.forEach((warning) =>
      advise(this, "ADP-013", `${warning}. Try the pattern with a real event.`),
    );
    if (props.dropUndelivered === true) {
      advise(
        this,
        "ADP-005",
        "events that cannot be delivered are lost without a trace. Leave dropUndelivered out to keep them in a dead-letter queue.",
      );
    }
    (props.targets ?? []).forEach((target) => this.addTarget(target));
    this.node.addValidation({ validate: () => [...this.withoutTargets(), ...this.failedSamples()] });
  }

  /** The L1 resources: one rule per target, in the order in which the targets were added. */
  public get resources(): EventBridgeRule[] {
    return [...this.rules.values()].map(({ resource }) => resource);
  }

  /**
   * Delivers the events to one more target. A target that the rule has already, with the same settings, is not added
   * again, so that independent parts of an app can ask for the same one.
   *
   * @param target the target
   * @param targetId names the target among those of the rule; default: the target's own name
   * @throws when another target has this id, or the target or its dead-letter queue is in another region or account than
   * the bus
   */
  public addTarget(target: IRuleTarget, targetId?: string): void {
    checkShape("The target", target, "bind", "a target", "Wrap what you hand in, such as new targets.MnsQueue(queue)");
    const id = targetId ?? target.targetId;
    checkTargetId(id);
    const known = this.rules.get(id);
    const scope = known === undefined ? new Construct(this, id) : (this.node.findChild(id) as Construct);
    const config = target.bind(scope);
    if (known === undefined) {
      this.rules.set(id, { config, resource: this.rule(scope, id, config) });
    } else if (this.plain(known.config) !== this.plain(config)) {
      throw new InvalidInput({
        what: `A second target ${id} of ${this.node.path}`,
        rule: "The targets of a rule have different ids",
        mend: "Give the construct that it points at another id, or state a targetId beside the target",
      });
    }
  }

  /**
   * What a target gets and where, as text: two of the same text bring one receiver everything twice.
   *
   * @internal
   */
  public _deliveryTo(id: string): string {
    return this.plain(this.rules.get(id)!.config);
  }

  private rule(scope: Construct, id: string, config: RuleTargetConfig): EventBridgeRule {
    const queue = config.deadLetterQueue ?? this.defaultDeadLetterQueue();
    const environment = Environment.of(this, this.props.provider);
    const what = `The target ${id} of ${this.node.path}`;
    checkRetryPolicy(`The retryPolicy of t${what.slice(1)}`, config.retryPolicy);
    if (config.type === BUS_TARGET) this.checkOtherBus(what, config.endpoint, environment);
    else checkPlacement(what, config.endpoint, environment);
    if (queue !== undefined) this.checkOtherQueue(what, config.endpoint, queue);
    if (queue !== undefined) checkPlacement(`The dead-letter queue of t${what.slice(1)}`, queue.queueArn, environment);
    return new EventBridgeRule(scope, "Resource", {
      eventBusName: this.eventBus.eventBusName,
      ruleName: this.ruleName(scope, id),
      description: `${this.props.description ?? `Events of ${this.node.path}`} to ${id}`,
      filterPattern: this.pattern.toJson(),
      // Always stated: taken away, it would stay as it was.
      status: this.props.enabled === false ? "DISABLE" : "ENABLE",
      targets: [
        {
          // T17: a changed target_id replaces the rule, so it never changes.
          targetId: "target",
          type: config.type,
          endpoint: config.endpoint,
          paramList: config.parameters,
          pushRetryStrategy: config.retryPolicy ?? this.props.retryPolicy ?? RetryPolicy.EXPONENTIAL_DECAY,
          deadLetterQueue: queue === undefined ? undefined : { arn: queue.queueArn },
        },
      ],
      provider: this.props.provider,
    });
  }

  private ruleName(scope: Construct, id: string): string {
    const prefix = this.props.ruleNamePrefix;
    if (prefix === undefined) return physicalName(scope, LONGEST_NAME);
    const name = `${prefix}-${id}`;
    if (
      isUnresolved(name) ||
      (/^[A-Za-z0-9][A-Za-z0-9-]{0,126}$/.test(name) && !name.startsWith("eventbridge-reserved-"))
    ) {
      return name;
    }
    throw new InvalidInput({
      what: "The name of a rule",
      value: name,
      rule: "It has up to 127 letters, digits and hyphens, a letter or digit first, and does not begin with eventbridge-reserved-",
      mend: "Choose another ruleNamePrefix or target id, or leave the prefix out: then names are derived from the construct path",
      see: SEE,
    });
  }

  private defaultDeadLetterQueue(): IMnsQueue | undefined {
    if (this.props.dropUndelivered === true) return undefined;
    return this.props.deadLetterQueue ?? DeadLetterQueue.shared(this, this.props.provider);
  }

  private plain(config: RuleTargetConfig): string {
    return JSON.stringify(resolved(this, { ...config, deadLetterQueue: config.deadLetterQueue?.queueArn }));
  }

  private checkOtherQueue(what: string, endpoint: string, queue: IMnsQueue): void {
    const plain = (arn: string) => String(resolved(this, arn));
    if (plain(endpoint) !== plain(queue.queueArn)) return;
    throw new InvalidInput({
      what: `The dead-letter queue of t${what.slice(1)}`,
      value: queue.queueName,
      rule: "It is the target itself: what cannot be delivered to a queue cannot be kept in it either",
      mend: "Use another queue as deadLetterQueue, or leave it out: then the stack's shared one takes the dead letters",
    });
  }

  private checkOtherBus(what: string, endpoint: string, environment: Environment): void {
    const own = environment.arn("eventbridge", `eventbus/${this.eventBus.eventBusName}`);
    if (resolved(this, endpoint) !== resolved(this, own)) return;
    throw new InvalidInput({
      what,
      value: this.eventBus.eventBusName,
      rule: "It is the bus that the rule listens on: each event would come back for ever",
      mend: "Pass the events on to another bus, or to one of another region or account",
    });
  }

  private checkDeadLetters(): void {
    if (this.props.dropUndelivered !== true || this.props.deadLetterQueue === undefined) return;
    throw new InvalidInput({
      what: `The dead letters of ${this.node.path}`,
      rule: "dropUndelivered loses what deadLetterQueue would keep",
      mend: "State one of the two",
    });
  }

  private checkBus(): void {
    const services = this.pattern._serviceSources();
    if (this.eventBus.receivesServiceEvents || services.length === 0) return;
    throw new InvalidInput({
      what: `The bus of ${this.node.path}`,
      value: this.eventBus.eventBusName,
      rule: `Events of Alibaba Cloud services (${services.join(", ")}) reach the bus default only; this rule would never fire`,
      mend: "Leave eventBus out, or use EventBus.defaultBus()",
      see: "https://help.aliyun.com/en/eventbridge/user-guide/manage-event-rules",
    });
  }

  private withoutTargets(): string[] {
    if (this.rules.size > 0) return [];
    return [
      InvalidInput.message({
        what: `The rule ${this.node.path}`,
        rule: "A rule without targets delivers nothing",
        mend: "Add one with addTarget(…), or take the rule out",
      }),
    ];
  }

  private failedSamples(): string[] {
    const { expectMatches = [], expectNoMatch = [] } = this.props;
    return [
      ...expectMatches.flatMap((event, index) => this.failedSample(event, `expectMatches[${index}]`, true)),
      ...expectNoMatch.flatMap((event, index) => this.failedSample(event, `expectNoMatch[${index}]`, false)),
    ];
  }

  private failedSample(event: unknown, prop: string, expected: boolean): string[] {
    const what = `${prop} of ${this.node.path}`;
    // Text or a pattern would match nothing, and so pass for proof.
    if (!isSampleEvent(event)) {
      return [
        InvalidInput.message({
          what,
          value: event,
          rule: "A sample is an event: an object whose source and type are texts",
          mend: 'Write it as EventBridge delivers it, such as { source: "acs.ecs", type: "…", data: { … } }',
        }),
      ];
    }
    const { source, type } = event as { source: string; type: string };
    if (
      EventCatalog.sources().includes(source) &&
      !EventCatalog.isKnown(type) &&
      !this.pattern.toJson().includes(type)
    ) {
      return [
        InvalidInput.message({
          what,
          value: type,
          rule: `The official list of ${source} lacks this type, so the sample proves nothing`,
          mend: `Did you mean ${EventCatalog.nearest(type, source)}?`,
        }),
      ];
    }
    const explanation = this.pattern.explain(event);
    if (explanation.unknownUntilDeployment || explanation.matched === expected) return [];
    return [
      InvalidInput.message({
        what,
        rule: `The pattern ${expected ? "does not match" : "matches"} it:\n${explanation.toString()}\n`,
        mend: "Mend the pattern or the sample",
      }),
    ];
  }
}

function isSampleEvent(event: unknown): boolean {
  if (typeof event !== "object" || event === null) return false;
  const { source, type } = event as { source?: unknown; type?: unknown };
  return typeof source === "string" && typeof type === "string";
}
