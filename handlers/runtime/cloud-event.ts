/** A CloudEvent as EventBridge delivers it. Its data may lack what the documentation does not promise. */
export interface CloudEvent {
  readonly id?: string;
  readonly source?: string;
  readonly type?: string;
  readonly time?: string;
  readonly data?: { readonly [name: string]: unknown };
}

/** What woke the function. A timer's message reads as an event without a type. @throws Error where it is no JSON object */
export function cloudEvent(body: Buffer): CloudEvent {
  const text = body.toString("utf8");
  if (text.trim() === "") return {};
  let event: unknown;
  try {
    event = JSON.parse(text);
  } catch {
    throw new Error(`The event is not JSON: ${text.slice(0, 200)}`);
  }
  if (typeof event !== "object" || event === null || Array.isArray(event)) {
    throw new Error(`The event is not a JSON object: ${text.slice(0, 200)}`);
  }
  return event;
}

/** A text of the event's data, as far as there is one. */
export function dataText(event: CloudEvent, name: string): string | undefined {
  const value = event.data?.[name];
  return typeof value === "string" && value !== "" ? value : undefined;
}
