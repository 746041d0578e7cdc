import { CloudError } from "./cloud-error";
import { RegionContext } from "./region-context";
import { CloudEvent } from "./service-events";

/** An event of one's own, as it is put on a bus of one's own. */
export interface CustomEvent {
  /** @default - a new one */
  readonly id?: string;
  readonly source: string;
  readonly type: string;
  readonly subject?: string;
  /** @default - now */
  readonly time?: string;
  readonly data?: CloudEvent["data"];
}

/** The limits of `eventbridge:PutEvents`. */
const MOST_EVENTS = 16;
const LARGEST_REQUEST = 1024 * 1024;
const LARGEST_EVENT = 256 * 1024;

const LONGEST = { id: 128, source: 128, type: 64, subject: 512 } as const;

/** The events as the bus takes them in. The codes of refusals are guesses. */
export function takenIn(busName: string, events: readonly CustomEvent[], context: RegionContext): CloudEvent[] {
  if (events.length === 0 || events.length > MOST_EVENTS) {
    throw new CloudError("InvalidArgument", `A request holds 1 to ${MOST_EVENTS} events, not ${events.length}.`);
  }
  const taken = events.map((event) => envelope(busName, event, context));
  const sizes = taken.map((event) => Buffer.byteLength(JSON.stringify(event)));
  const large = sizes.find((size) => size > LARGEST_EVENT);
  if (large !== undefined) {
    throw new CloudError("EventSizeExceeded", `An event has ${large} bytes, more than ${LARGEST_EVENT}.`);
  }
  const total = sizes.reduce((sum, size) => sum + size, 0);
  if (total > LARGEST_REQUEST) {
    throw new CloudError("RequestSizeExceeded", `The events have ${total} bytes, more than ${LARGEST_REQUEST}.`);
  }
  return taken;
}

function envelope(
  busName: string,
  { id, source, type, subject, time, data = {} }: CustomEvent,
  { accountId, region, clock, identifiers }: RegionContext,
): CloudEvent {
  const now = clock.now.toISOString();
  const named = { id: id ?? identifiers.next("event"), source, type, ...(subject === undefined ? {} : { subject }) };
  for (const [field, longest] of Object.entries(LONGEST)) {
    const value = named[field as keyof typeof LONGEST];
    if (value === "" || (value !== undefined && value.length > longest)) {
      throw new CloudError("InvalidArgument", `The field ${field} of an event has 1 to ${longest} characters.`);
    }
  }
  return {
    ...named,
    specversion: "1.0",
    datacontenttype: "application/json",
    time: time ?? now,
    aliyunaccountid: accountId,
    aliyunregionid: region,
    aliyuneventbusname: busName,
    aliyunpublishtime: now,
    data: structuredClone(data),
  };
}
