import { EventType } from "./event-type";
import { nearestName } from "./nearest-name";

const types = Object.values(EventType).filter((value): value is EventType => value instanceof EventType);
const names = types.map(({ name }) => name);
const knownNames = new Set(names);
const sources = [...new Set(names.map(sourceOf))];

/**
 * The event sources and types that the official pages list, for the services this library works with.
 * It is a help against misspelling and not a border: see `EventType.of`.
 *
 * @see https://alibabacloud.com/help/en/eventbridge/user-guide/ecs-events
 * @see https://help.aliyun.com/en/eventbridge/user-guide/auto-scaling-events
 */
export class EventCatalog {
  /** The sources whose types are known: `acs.ecs` and `acs.ess`. */
  public static sources(): string[] {
    return [...sources];
  }

  /**
   * The types that a source is known to send; none for a source that the catalog does not know.
   *
   * @param source such as `acs.ecs`
   */
  public static typesOf(source: string): string[] {
    return names.filter((name) => sourceOf(name) === source);
  }

  /**
   * Whether the official pages list a type.
   *
   * @param typeName such as `ecs:Snapshot:CreateSnapshotCompleted`
   */
  public static isKnown(typeName: string): boolean {
    return knownNames.has(typeName);
  }

  /**
   * The source that sends a type, told from the first part of its name; undefined for a service that is not known.
   *
   * @param typeName such as `ecs:Snapshot:CreateSnapshotCompleted`
   */
  public static sourceOfType(typeName: string): string | undefined {
    const source = sourceOf(typeName);
    return typeName.includes(":") && sources.includes(source) ? source : undefined;
  }

  /**
   * The listed type whose name is most like a given one; undefined for a text too long to be a name.
   *
   * @param typeName a name that may be misspelt
   * @param source the source whose types are meant; default: all
   */
  public static nearest(typeName: string, source?: string): string | undefined {
    return nearestName(typeName, source === undefined ? names : EventCatalog.typesOf(source));
  }

  private constructor() {}
}

function sourceOf(typeName: string): string {
  return `acs.${typeName.split(":", 1)[0]}`;
}
