import OpenApiClient, { Config, OpenApiRequest, Params } from "@alicloud/openapi-client";
import { CloudCallError } from "./cloud-call-error";
import { retry } from "./retry";
import { Deadline } from "../runtime/deadline";
import { Credentials } from "../runtime/function-context";

/** Parameters of an operation: lists are numbered from 1, members of an item follow a dot. */
export type Parameters = {
  readonly [name: string]: string | number | boolean | readonly object[] | readonly string[] | undefined;
};

/** One RPC service of the cloud. */
export class OpenApi {
  private readonly client: OpenApiClient;

  public constructor(
    /** RAM's name of it: `ecs`. */
    private readonly service: string,
    private readonly version: string,
    public readonly region: string,
    endpoint: string,
    credentials: Credentials,
  ) {
    const { protocol, host } = new URL(endpoint);
    this.client = new OpenApiClient(
      new Config({ ...credentials, type: "sts", protocol: protocol.slice(0, -1), endpoint: host, regionId: region }),
    );
  }

  /** Answers the body. @throws CloudCallError */
  public async call<Answer>(action: string, parameters: Parameters, deadline: Deadline): Promise<Answer> {
    const operation = `${this.service}:${action}`;
    const query = flat({ RegionId: this.region, ...parameters });
    const params = new Params({
      action,
      version: this.version,
      protocol: "HTTPS",
      pathname: "/",
      method: "POST",
      authType: "AK",
      style: "RPC",
      reqBodyType: "formData",
      bodyType: "json",
    });
    return retry(operation, deadline, async () => {
      // The client's own retries know neither codes nor the deadline.
      const runtime = { autoretry: false, connectTimeout: 5_000, readTimeout: 15_000 };
      const answer = await this.client
        .callApi(params, new OpenApiRequest({ query }), runtime as never)
        .catch((error: unknown) => Promise.reject(CloudCallError.from(operation, error)));
      return answer.body as Answer;
    });
  }
}

/** `{ Tag: [{ Key: "a" }] }` becomes `Tag.1.Key=a`. */
export function flat(value: Parameters): { [name: string]: string } {
  const pairs = (name: string, part: unknown): [string, string][] => {
    if (part === undefined) return [];
    if (Array.isArray(part)) return part.flatMap((item, index) => pairs(`${name}.${index + 1}`, item));
    if (typeof part === "object" && part !== null) {
      return Object.entries(part).flatMap(([key, item]) => pairs(`${name}.${key}`, item));
    }
    return [[name, String(part)]];
  };
  return Object.fromEntries(Object.entries(value).flatMap(([name, part]) => pairs(name, part)));
}
