import { createHmac, randomUUID } from "node:crypto";
import { CloudCallError } from "./cloud-call-error";
import { send } from "./http";
import { retry } from "./retry";
import { Deadline } from "../runtime/deadline";
import { Credentials } from "../runtime/function-context";

/** An event of ours, without what follows from where it is published. */
export interface OwnEvent {
  readonly id: string;
  readonly type: string;
  readonly subject: string;
  readonly data: object;
}

export const OWN_SOURCE = "cdktf-alicloud-data-protection";

/** What `PutEvents` takes at once. */
const MOST_EVENTS = 16;

/**
 * The data plane of EventBridge, which has a protocol of its own: a batch of CloudEvents, signed with HMAC-SHA1 over method, content type,
 * date, the x-acs- headers and the path, as the official clients do. Not confirmed against a live account.
 * @see https://github.com/aliyun/alibabacloud-eventbridge-sdk
 */
export class EventBridge {
  public constructor(
    private readonly endpoint: string,
    private readonly busName: string,
    private readonly credentials: Credentials,
    private readonly deadline: Deadline,
  ) {}

  /** @throws CloudCallError where one of the events was not taken */
  public async publish(events: readonly OwnEvent[]): Promise<void> {
    for (let start = 0; start < events.length; start += MOST_EVENTS) {
      const batch = JSON.stringify(events.slice(start, start + MOST_EVENTS).map((event) => this.envelope(event)));
      await retry("eventbridge:PutEvents", this.deadline, () => this.putEvents(batch));
    }
  }

  private envelope({ id, type, subject, data }: OwnEvent): object {
    return {
      id,
      source: OWN_SOURCE,
      specversion: "1.0",
      type,
      subject,
      datacontenttype: "application/json; charset=utf-8",
      time: new Date().toISOString(),
      aliyuneventbusname: this.busName,
      data,
    };
  }

  private async putEvents(body: string): Promise<void> {
    const operation = "eventbridge:PutEvents";
    const path = "/openapi/putEvents";
    const headers = signedHeaders("POST", path, this.credentials, new Date(), randomUUID());
    const answer = await send(operation, "POST", `${this.endpoint}${path}`, headers, body);
    const result = parsed(answer.body);
    if (answer.status >= 300) {
      throw new CloudCallError(
        operation,
        String(result.code ?? "Unknown"),
        answer.status,
        String(result.message ?? ""),
      );
    }
    const refused = (result.EntryList ?? []).find(({ ErrorCode }) => ErrorCode);
    if (refused || Number(result.FailedEntryCount ?? 0) > 0) {
      throw new CloudCallError(
        operation,
        refused?.ErrorCode ?? "FailedEntry",
        400,
        refused?.ErrorMessage ?? answer.body,
      );
    }
  }
}

interface PutEventsAnswer {
  readonly code?: string;
  readonly message?: string;
  readonly FailedEntryCount?: number;
  readonly EntryList?: readonly { readonly ErrorCode?: string; readonly ErrorMessage?: string }[];
}

function parsed(body: string): PutEventsAnswer {
  try {
    return (JSON.parse(body) ?? {}) as PutEventsAnswer;
  } catch {
    return { code: "Unknown", message: body.slice(0, 200) };
  }
}

export function signedHeaders(
  method: string,
  path: string,
  { accessKeyId, accessKeySecret, securityToken }: Credentials,
  date: Date,
  nonce: string,
): { [name: string]: string } {
  const headers: { [name: string]: string } = {
    accept: "application/json",
    "content-type": "application/cloudevents-batch+json; charset=utf-8",
    date: date.toUTCString(),
    "x-acs-signature-method": "HMAC-SHA1",
    "x-acs-signature-nonce": nonce,
    "x-acs-signature-version": "1.0",
    "x-eventbridge-version": "2015-06-06",
    ...(securityToken ? { "x-acs-accesskey-id": accessKeyId, "x-acs-security-token": securityToken } : {}),
  };
  const signature = hmacSha1(accessKeySecret, stringToSign(method, path, headers));
  return { ...headers, authorization: `acs:${accessKeyId}:${signature}` };
}

export function stringToSign(method: string, path: string, headers: { readonly [name: string]: string }): string {
  const own = Object.keys(headers)
    .filter((name) => name.startsWith("x-acs-"))
    .sort()
    .map((name) => `${name}:${headers[name].trim()}\n`);
  const stated = ["content-md5", "content-type", "date"].map((name) => headers[name] ?? "");
  return `${[method, ...stated].join("\n")}\n${own.join("")}${path}`;
}

export function hmacSha1(key: string, text: string): string {
  return createHmac("sha1", key).update(text, "utf8").digest("base64");
}
