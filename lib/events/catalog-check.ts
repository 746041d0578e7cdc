import { EventCatalog } from "./event-catalog";
import { EventType } from "./event-type";
import { excerpt } from "./excerpt";
import { nearestName } from "./nearest-name";
import { PAGES } from "./official-pages";
import { conditionOf } from "./pattern-condition";
import { CheckedPattern } from "./pattern-grammar";
import { InvalidInput } from "../environment/invalid-input";
import { holdsUnresolved } from "../environment/unresolved";

const SNAPSHOT_COMPLETED = EventType.ECS_SNAPSHOT_CREATE_COMPLETED.name;
const SNAPSHOT_FAILED = "CreateSnapshotFailed";
const SNAPSHOT_FIELDS = new Map([
  ["result", ["accomplished", "failed"]],
  ["snapshotType", ["timer", "user", "copied", "imported"]],
]);
const SERVICE = "acs.";
const OPEN_DOOR = "If the service does send it, vouch for the exact type with EventType.of(name)";

/**
 * Refuses a pattern that no event of the catalog can ever match.
 *
 * @throws InvalidInput
 * @internal
 */
export function checkAgainstCatalog(pattern: CheckedPattern): void {
  for (const value of valuesAt(pattern, "source")) {
    const [operator, text] = asText(value);
    if (operator === "equals" && text !== undefined) checkSource(text);
  }
  const sources = closedSources(pattern);
  for (const value of valuesAt(pattern, "type")) {
    const [operator, text] = asText(value);
    if (text === undefined || pattern.deliberateTypes.has(text)) continue;
    if (text.includes(SNAPSHOT_FAILED)) throw noSuchSnapshotType(value);
    if (operator === "equals") checkType(text, sources);
    if (operator === "prefix") checkTypePrefix(text, sources);
  }
  if (isAboutSnapshotOutcome(pattern)) checkSnapshotFields(pattern);
}

/**
 * The sources of a pattern, literals and prefixes, that belong to Alibaba Cloud services.
 *
 * @internal
 */
export function serviceSources(pattern: CheckedPattern): string[] {
  if (!pattern.leaves.some(({ path }) => path[0] === "source")) return sourcesOfTypes(pattern);
  return valuesAt(pattern, "source").flatMap((value) => {
    const [operator, text] = asText(value);
    return text?.startsWith(SERVICE) && (operator === "equals" || operator === "prefix") ? [text] : [];
  });
}

/** Where a pattern names no source, its types tell: those of a service come from that service. */
function sourcesOfTypes(pattern: CheckedPattern): string[] {
  const sources = valuesAt(pattern, "type").map((value) => {
    const [operator, text] = asText(value);
    if (text === undefined || pattern.deliberateTypes.has(text)) return undefined;
    return operator === "equals" || operator === "prefix" ? EventCatalog.sourceOfType(text) : undefined;
  });
  // A type of nobody known may be the user's own, which the bus does receive.
  return sources.includes(undefined) ? [] : [...new Set(sources as string[])];
}

/** Refuses a source that is a known one misspelt, or another cloud's. */
function checkSource(source: string): void {
  const known = EventCatalog.sources();
  if (known.includes(source)) return;
  const lower = source.toLowerCase();
  const foreign = lower.startsWith("aws.");
  const meant = foreign
    ? nearestName(source, known)
    : known.find((name) => name === lower || name === `${SERVICE}${lower}`);
  if (meant === undefined) return;
  throw new InvalidInput({
    what: "source",
    value: excerpt(source),
    rule: foreign
      ? `That is a source of another cloud; those of Alibaba Cloud look like ${known[0]}`
      : `The sources of Alibaba Cloud services begin with ${SERVICE} and are lower-case: the pattern would never match`,
    mend: `Did you mean ${meant}? For a source of your own of that name use Match.prefix(…)`,
    see: PAGES.envelope,
  });
}

function checkType(name: string, sources: string[] | undefined): void {
  const own = EventCatalog.sourceOfType(name);
  if (EventCatalog.isKnown(name)) {
    if (sources === undefined || sources.includes(own!)) return;
    throw dead(
      name,
      `This type comes from the source ${own}, which the pattern excludes`,
      `Use the source ${own}`,
      own!,
    );
  }
  if (own === undefined && sources === undefined) return;
  const nearest = EventCatalog.nearest(name, sources?.[0] ?? own);
  throw dead(
    name,
    `The official list of ${own ?? sources!.join(" and ")} lacks this type: the pattern would never match`,
    mendOf(nearest),
    own ?? sources![0],
  );
}

function checkTypePrefix(prefix: string, sources: string[] | undefined): void {
  const own = EventCatalog.sourceOfType(prefix);
  if (own === undefined && sources === undefined) return;
  const candidates = (sources ?? [own!]).flatMap((source) => EventCatalog.typesOf(source));
  if (candidates.some((name) => name.startsWith(prefix))) return;
  const heads = candidates.map((name) => name.slice(0, prefix.length));
  const nearest = nearestName(prefix, heads);
  throw dead(
    prefix,
    "No type of the official list starts so: the pattern would never match",
    mendOf(nearest),
    own ?? sources![0],
  );
}

function mendOf(nearest: string | undefined): string {
  return nearest === undefined ? OPEN_DOOR : `Did you mean ${nearest}? ${OPEN_DOOR}`;
}

function dead(value: string, rule: string, mend: string, source: string): InvalidInput {
  const see = source === "acs.ess" ? PAGES.essEvents : PAGES.ecsEvents;
  return new InvalidInput({ what: "The event type", value: excerpt(value), rule, mend, see });
}

function noSuchSnapshotType(value: unknown): InvalidInput {
  return new InvalidInput({
    what: "The event type",
    value: excerpt(value),
    rule:
      "ecs:Snapshot:CreateSnapshotFailed does not exist: " +
      `${SNAPSHOT_COMPLETED} is sent whether the snapshot succeeded or failed, and data.result tells which`,
    mend: `Use SnapshotOutcomes, or the type ${SNAPSHOT_COMPLETED} with {"data":{"result":["failed"]}}`,
    see: PAGES.snapshotEvents,
  });
}

function checkSnapshotFields(pattern: CheckedPattern): void {
  for (const { path, values } of pattern.leaves) {
    const [, field] = path;
    if (path[0] !== "data" || path.length !== 2) continue;
    if (field === "level") {
      throw new InvalidInput({
        what: "data.level",
        value: excerpt(values),
        rule: "The level of a snapshot event is INFO for failures too",
        mend: 'Filter by the outcome: {"data":{"result":["failed"]}}',
        see: PAGES.snapshotEvents,
      });
    }
    for (const value of values ?? []) checkSnapshotField(field, value);
  }
}

function checkSnapshotField(field: string, value: unknown): void {
  const allowed = SNAPSHOT_FIELDS.get(field);
  if (allowed === undefined || holdsUnresolved(value)) return;
  const condition = conditionOf(value);
  // Whether the field is there is a fair question: the wrapped event is not published word for word.
  if (condition.presence !== undefined || allowed.some((name) => condition.test(name))) return;
  throw new InvalidInput({
    what: `data.${field}`,
    value: excerpt(value),
    rule: `The ${field} of a snapshot event is one of ${allowed.join(", ")}: the pattern would never match`,
    mend: "Use one of them",
    see: PAGES.snapshotEvents,
  });
}

/** Whether the types of a pattern come down to the one that tells a snapshot's outcome. */
function isAboutSnapshotOutcome(pattern: CheckedPattern): boolean {
  const values = valuesAt(pattern, "type");
  const completed = (value: unknown): boolean => {
    const [operator, text] = asText(value);
    if (text === undefined) return false;
    if (operator === "equals") return text === SNAPSHOT_COMPLETED;
    const started = EventCatalog.typesOf("acs.ecs").filter((name) => name.startsWith(text));
    return operator === "prefix" && started.every((name) => name === SNAPSHOT_COMPLETED) && started.length > 0;
  };
  return values.length > 0 && values.every(completed);
}

/** The sources of a pattern if they are all known services, so that all the possible types are known as well. */
function closedSources(pattern: CheckedPattern): string[] | undefined {
  const values = valuesAt(pattern, "source");
  const known = EventCatalog.sources();
  const closed = values.length > 0 && values.every((value) => known.includes(value as string));
  return closed ? (values as string[]) : undefined;
}

function valuesAt(pattern: CheckedPattern, attribute: string): unknown[] {
  return pattern.leaves.find(({ path }) => path.length === 1 && path[0] === attribute)?.values ?? [];
}

/** The operator and the text of an accepted value; no text where it takes none or only Terraform knows it. */
function asText(value: unknown): [operator: string, text?: string] {
  if (holdsUnresolved(value)) return ["unresolved"];
  if (typeof value === "string") return ["equals", value];
  if (typeof value !== "object" || value === null) return ["equals"];
  const [[operator, operand]] = Object.entries(value);
  return typeof operand === "string" && operator !== "anything-but" ? [operator, operand] : [operator];
}
