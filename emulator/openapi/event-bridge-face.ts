import { randomUUID } from "node:crypto";
import { codeOf, HttpAnswer, json, statusOf } from "./http-answer";
import { HttpRequest } from "./http-request";
import { Cloud } from "../cloud/cloud";
import { CloudError } from "../cloud/cloud-error";
import { CustomEvent } from "../cloud/custom-event";

type BusEvent = CustomEvent & { readonly specversion: string; readonly aliyuneventbusname: string };

const REQUIRED = ["id", "source", "specversion", "type", "aliyuneventbusname"] as const;

/** `PutEvents` on the data plane of EventBridge: a batch of CloudEvents, the bus named by an attribute of each. */
export function answerEventBridge(
  cloud: Cloud,
  { body, headers }: HttpRequest,
  act: <T>(action: () => T) => T,
): HttpAnswer {
  const RequestId = randomUUID();
  try {
    const contentType = headers["content-type"];
    if (!contentType?.startsWith("application/cloudevents-batch+json")) {
      throw new CloudError("InvalidContentType", `A batch of events is not of the type ${contentType}.`);
    }
    const events = JSON.parse(body) as BusEvent[];
    events.forEach(checkEnvelope);
    // What a request may hold counts for all of them, whichever bus they name.
    const buses = [...new Set(events.map(({ aliyuneventbusname: bus }) => bus))];
    if (buses.length !== 1) throw new CloudError("InvalidArgument", "The emulator takes events of one bus a request.");
    const named = events.map(({ id, source, type, subject, time, data }) => ({
      id,
      source,
      type,
      subject,
      time,
      data,
    }));
    const taken = act(() => cloud.eventBuses.putEvents(buses[0], named));
    const EntryList = taken.map(({ id }) => ({ EventId: id, TraceId: "" }));
    return json(200, { RequestId, ResourceOwnerAccountId: cloud.accountId, FailedEntryCount: 0, EntryList });
  } catch (error) {
    const { Code: code, Message: message } = codeOf(error);
    return json(statusOf(error), { RequestId, code, message });
  }
}

/** What the format asks for. The codes are guesses. */
function checkEnvelope(event: BusEvent): void {
  const missing = REQUIRED.find((name) => !event[name]);
  if (missing !== undefined) throw new CloudError("InvalidArgument", `An event has no ${missing}.`);
  if (event.specversion !== "1.0") throw new CloudError("InvalidArgument", "The version of CloudEvents is 1.0.");
}
