import { canonicalJson } from "./canonical-json";
import { checkAgainstCatalog, serviceSources } from "./catalog-check";
import { excerpt } from "./excerpt";
import { PAGES } from "./official-pages";
import { PatternExplanation } from "./pattern-explanation";
import { CheckedPattern, checkPattern } from "./pattern-grammar";
import { PatternMatcher } from "./pattern-matcher";
import { InvalidInput } from "../environment/invalid-input";
import { isUnresolved } from "../environment/unresolved";

/**
 * The fields of an event pattern. Each takes an array of accepted values: plain literals, `Match` operators or, for
 * `type`, `EventType` constants. An event matches if every field named here has one of its accepted values.
 *
 * @see https://alibabacloud.com/help/en/doc-detail/181428.html
 */
export interface EventPatternProps {
  /**
   * Who sent the event, such as `acs.ecs`.
   *
   * @default - any
   */
  readonly source?: any[];
  /**
   * What happened, such as `EventType.ECS_SNAPSHOT_CREATE_COMPLETED`.
   *
   * @default - any
   */
  readonly type?: any[];
  /**
   * What it happened to: the resource, in the words of the source.
   *
   * @default - any
   */
  readonly subject?: any[];
  /**
   * The id that the source gave the event.
   *
   * @default - any
   */
  readonly id?: any[];
  /**
   * When it happened, as text.
   *
   * @default - any
   */
  readonly time?: any[];
  /**
   * The content of the event: nested objects, with an array of accepted values at every leaf.
   *
   * @default - any
   */
  readonly data?: { [key: string]: any };
  /**
   * The version of CloudEvents: `1.0`.
   *
   * @default - any
   */
  readonly specversion?: any[];
  /**
   * The format of `data`: `application/json`.
   *
   * @default - any
   */
  readonly datacontenttype?: any[];
  /**
   * The URI of the schema of `data`.
   *
   * @default - any
   */
  readonly dataschema?: any[];
  /**
   * The account that the event belongs to.
   *
   * @default - any
   */
  readonly aliyunaccountid?: any[];
  /**
   * The account that the event came from, where another one passed it on.
   *
   * @default - any
   */
  readonly aliyunoriginalaccountid?: any[];
  /**
   * When EventBridge took the event in.
   *
   * @default - any
   */
  readonly aliyunpublishtime?: any[];
  /**
   * The bus that took the event in.
   *
   * @default - any
   */
  readonly aliyuneventbusname?: any[];
  /**
   * The region of the event, such as `cn-hangzhou`.
   *
   * @default - any
   */
  readonly aliyunregionid?: any[];
  /**
   * The address that published the event.
   *
   * @default - any
   */
  readonly aliyunpublishaddr?: any[];
}

/**
 * Which events a rule picks. A pattern is checked when it is made, against the documented grammar and against the
 * catalog of event types, and never changes afterwards.
 *
 * Values that only Terraform knows (CDKTF tokens) are taken as they are and never judged.
 *
 * @see https://www.alibabacloud.com/help/en/eventbridge/user-guide/event-patterns
 */
export class EventPattern {
  /**
   * A pattern from its fields; without any it matches every event, which a rule warns of.
   *
   * @param props the fields
   * @throws an error if the service would refuse the pattern or no event could ever match it
   */
  public static of(props: EventPatternProps): EventPattern {
    return new EventPattern(props);
  }

  /**
   * A pattern from an existing JSON text.
   *
   * @param json as it stands in a rule
   * @throws an error if it is no JSON, the service would refuse the pattern or no event could ever match it
   */
  public static parse(json: string): EventPattern {
    return new EventPattern(parsed(json));
  }

  /**
   * A pattern from an object of the same shape as its JSON.
   *
   * @param pattern such as `{ source: ["acs.ecs"] }`
   * @throws an error if the service would refuse the pattern or no event could ever match it
   */
  public static fromObject(pattern: any): EventPattern {
    return new EventPattern(pattern);
  }

  /**
   * The pattern of a rule that exists: checked against the grammar and not against the catalog, so that a tool can read
   * what was vouched for with `EventType.of` when the rule was made, and what other releases knew.
   *
   * @internal
   */
  public static _fromRule(json: string): EventPattern {
    return new EventPattern(parsed(json), false);
  }

  private readonly checked: CheckedPattern;
  private json?: string;
  private matcher?: PatternMatcher;

  private constructor(pattern: unknown, againstCatalog: boolean = true) {
    this.checked = checkPattern(pattern);
    if (againstCatalog) checkAgainstCatalog(this.checked);
  }

  /** What the documentation leaves undetermined about this pattern, and that it takes every event; one sentence each. */
  public get warnings(): string[] {
    return [...this.checked.warnings];
  }

  /**
   * The canonical JSON: no spaces, keys in order, accepted values in order and without repetition. Equal patterns have
   * equal texts, which is how the service writes them back and the provider compares them.
   */
  public toJson(): string {
    return (this.json ??= canonicalJson(this.checked.object));
  }

  /** The canonical form as an object of your own. */
  public toObject(): any {
    return copy(this.checked.object);
  }

  /**
   * Whether an event matches. Where the documentation leaves it open, the public implementation of the same grammar
   * decides; `explain` marks such cases.
   *
   * @param cloudEvent a CloudEvents object as the service delivers it; anything that is no object does not match
   * @throws an error if it depends on a value that only Terraform knows
   */
  public matches(cloudEvent: any): boolean {
    return (this.matcher ??= new PatternMatcher(this.checked.leaves)).matches(cloudEvent);
  }

  /**
   * Why an event matches or does not, field by field.
   *
   * @param cloudEvent a CloudEvents object as the service delivers it
   */
  public explain(cloudEvent: any): PatternExplanation {
    return (this.matcher ??= new PatternMatcher(this.checked.leaves)).explain(cloudEvent);
  }

  /**
   * The sources of the pattern, literals and prefixes, that belong to Alibaba Cloud services: their events reach the
   * default bus only.
   *
   * @internal
   */
  public _serviceSources(): string[] {
    return serviceSources(this.checked);
  }
}

function parsed(json: string): unknown {
  try {
    if (typeof json !== "string") throw new TypeError(`it is text, and this is of type ${typeof json}`);
    return JSON.parse(json);
  } catch (error) {
    throw new InvalidInput({
      what: "The event pattern",
      value: excerpt(json),
      rule: `A pattern is JSON: ${excerpt((error as Error).message)}`,
      mend: "Give the JSON of the pattern, or build it with EventPattern.of",
      see: PAGES.patterns,
    });
  }
}

function copy(value: unknown): unknown {
  if (typeof value !== "object" || value === null || isUnresolved(value)) return value;
  if (Array.isArray(value)) return value.map(copy);
  return Object.fromEntries(Object.entries(value).map(([name, entry]) => [name, copy(entry)]));
}
