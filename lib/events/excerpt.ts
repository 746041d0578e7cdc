import { isRecord } from "../environment/props";

const LONGEST_TEXT = 120;
const MOST_ENTRIES = 8;
const DEEPEST = 3;

/**
 * A copy of a value that is small enough for a message: it is bounded in depth, width and length, so that no input
 * (very deep, very long, or referring to itself) can break the message about it.
 *
 * @internal
 */
export function excerpt(value: unknown, depth: number = DEEPEST): unknown {
  if (typeof value === "string") {
    return value.length > LONGEST_TEXT ? `${value.slice(0, LONGEST_TEXT)}…` : value;
  }
  if (value === undefined || value === null || typeof value === "boolean") return value;
  if (typeof value === "number") return Number.isFinite(value) ? value : String(value);
  if (typeof value !== "object") return `(${typeof value})`;
  if (depth === 0) return "…";
  if (Array.isArray(value)) {
    const entries = value.slice(0, MOST_ENTRIES).map((entry) => excerpt(entry, depth - 1));
    return value.length > MOST_ENTRIES ? [...entries, "…"] : entries;
  }
  // A map, a promise and their like show nothing of what they hold.
  if (!isRecord(value)) return `(${value.constructor.name})`;
  const names = Object.keys(value);
  const entries = names
    .slice(0, MOST_ENTRIES)
    .map((name) => [excerpt(name), excerpt((value as Record<string, unknown>)[name], depth - 1)]);
  if (names.length > MOST_ENTRIES) entries.push(["…", "…"]);
  return Object.fromEntries(entries);
}
