import { TerraformProvider } from "cdktf";
import { Construct } from "constructs";
import { EventBridgeEventBus } from "../bindings/event-bridge-event-bus";
import { InvalidInput } from "../environment/invalid-input";
import { nameOr } from "../environment/physical-name";
import { checkProps } from "../environment/props";
import { checkFilledText } from "../environment/text";
import { isUnresolved } from "../environment/unresolved";

const SEE = "https://help.aliyun.com/en/eventbridge/product-overview/limits";
const DEFAULT_BUS = "default";

/**
 * An event bus, of this stack or made elsewhere.
 */
export interface IEventBus {
  /** The name of the bus. */
  readonly eventBusName: string;

  /** Whether it is the bus that Alibaba Cloud services publish their events on; no other one ever receives them. */
  readonly receivesServiceEvents: boolean;
}

/**
 * A custom event bus, for events of one's own. Alibaba Cloud services publish on the bus `default` only, which every
 * region has: `EventBus.defaultBus()`.
 */
export interface EventBusProps {
  /**
   * The name of the bus: up to 127 letters, digits and hyphens, a letter or digit first; not `default`, and not
   * beginning with `eventbridge-reserved-`.
   *
   * @default - derived from the construct path
   */
  readonly eventBusName?: string;

  /**
   * The description of the bus.
   *
   * @default - names the construct path
   */
  readonly description?: string;

  /**
   * The provider of the bus, where a stack has several.
   *
   * @default - the provider without an alias
   */
  readonly provider?: TerraformProvider;
}

/**
 * A custom event bus that this stack creates, and the way to those that exist.
 *
 * @see https://www.alibabacloud.com/help/en/eventbridge/user-guide/manage-event-buses
 */
export class EventBus extends Construct implements IEventBus {
  /** The bus `default`, which exists in every region and alone receives the events of Alibaba Cloud services. */
  public static defaultBus(): IEventBus {
    return DEFAULT;
  }

  /**
   * A bus that was made elsewhere.
   *
   * @param eventBusName the name of the bus
   */
  public static fromEventBusName(eventBusName: string): IEventBus {
    if (eventBusName === DEFAULT_BUS) return DEFAULT;
    if (!isUnresolved(eventBusName)) checkName(eventBusName);
    // A name that only the deployment knows may turn out to be the default bus, so it is not judged.
    return { eventBusName, receivesServiceEvents: isUnresolved(eventBusName) };
  }

  /** The L1 resource. */
  public readonly resource: EventBridgeEventBus;

  /** Always false: service events reach the bus `default` only. */
  public readonly receivesServiceEvents = false;

  /**
   * @param scope the construct that holds the bus
   * @param id the id of the construct
   * @param props the bus
   * @throws when the name is not one that the service takes
   */
  public constructor(scope: Construct, id: string, props: EventBusProps = {}) {
    super(scope, id);
    checkProps(`The props of ${this.node.path}`, props, this);
    if (props.description !== undefined) {
      checkFilledText(`description of ${this.node.path}`, props.description, {
        mend: "Say what it is for, or leave the prop out: then it names the construct path",
        see: SEE,
      });
    }
    if (props.eventBusName !== undefined && !isUnresolved(props.eventBusName)) checkName(props.eventBusName);
    this.resource = new EventBridgeEventBus(this, "Resource", {
      eventBusName: nameOr(props.eventBusName, this, NAME_RULE, props.provider),
      description: props.description ?? `Event bus of ${this.node.path}`,
      provider: props.provider,
    });
  }

  /** The name of the bus. */
  public get eventBusName(): string {
    return this.resource.eventBusName;
  }
}

const DEFAULT: IEventBus = { eventBusName: DEFAULT_BUS, receivesServiceEvents: true };

const NAME_RULE = {
  prop: "eventBusName",
  pattern: /^[A-Za-z0-9][A-Za-z0-9-]{0,126}$/,
  rule: "The name of an event bus has up to 127 letters, digits and hyphens, a letter or digit first",
  maxLength: 127,
  uniqueIn: "region" as const,
  see: SEE,
};

function checkName(name: string): void {
  const text = typeof name === "string" ? name : "";
  const reserved = text === DEFAULT_BUS || text.startsWith("eventbridge-reserved-");
  if (!reserved && NAME_RULE.pattern.test(text)) return;
  throw new InvalidInput({
    what: NAME_RULE.prop,
    value: name,
    rule: reserved ? "This name is reserved: the bus default exists in every region" : NAME_RULE.rule,
    mend: reserved ? "Use EventBus.defaultBus(), or choose another name" : "Choose another name",
    see: SEE,
  });
}
