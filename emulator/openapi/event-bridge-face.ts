import { randomUUID } from "node:crypto";
import { codeOf, HttpAnswer, json, statusOf } from "./http-answer";
import { HttpRequest } from "./http-request";
import { Cloud } from "../cloud/cloud";
import { CustomEvent } from "../cloud/custom-event";

/** `PutEvents` on the data plane of EventBridge: a batch of CloudEvents, the bus named by an attribute of each. */
export function answerEventBridge(cloud: Cloud, { body }: HttpRequest, act: <T>(action: () => T) => T): HttpAnswer {
  const RequestId = randomUUID();
  try {
    const events = JSON.parse(body) as (CustomEvent & { readonly aliyuneventbusname: string })[];
    const taken = events.map(({ aliyuneventbusname: bus, id, source, type, subject, time, data }) =>
      act(() => cloud.eventBuses.putEvents(bus, [{ id, source, type, subject, time, data }])),
    );
    const EntryList = taken.flat().map(({ id }) => ({ EventId: id, TraceId: "" }));
    return json(200, { RequestId, ResourceOwnerAccountId: cloud.accountId, FailedEntryCount: 0, EntryList });
  } catch (error) {
    const { Code: code, Message: message } = codeOf(error);
    return json(statusOf(error), { RequestId, code, message });
  }
}
