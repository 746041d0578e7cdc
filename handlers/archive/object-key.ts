import { CloudEvent } from "../runtime/cloud-event";

/** Longest name of an object, in bytes. */
const LONGEST = 1023;

/**
 * Where an event lies: `prefix/date/type/source/id.json`. Source and id make an event what it is, and the time is part of it, so that the
 * same event always has the same name. @throws Error where the event has no id, source or type
 */
export function objectKey(prefix: string, { id, source, type, time }: CloudEvent): string {
  if (!id || !source || !type) {
    throw new Error(`An event without id, source or type cannot be archived: ${JSON.stringify({ id, source, type })}`);
  }
  const date = /^\d{4}-\d\d-\d\d/.exec(time ?? "")?.[0] ?? "undated";
  const key = `${prefix}${[date, type, source, id].map(segment).join("/")}.json`;
  if (Buffer.byteLength(key) > LONGEST) {
    throw new Error(`The name of the object would have more than ${LONGEST} bytes: ${key}`);
  }
  return key;
}

/** No two texts give the same segment, and none gives a path of its own. */
function segment(text: string): string {
  return encodeURIComponent(text)
    .replace(/%3A/g, ":")
    .replace(/^\.+/, (dots) => "%2E".repeat(dots.length));
}
