import { IncomingMessage } from "node:http";

/** A request as it came, and whose keys it carries. */
export interface HttpRequest {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: { readonly [name: string]: string | undefined };
  readonly body: string;
}

export async function readRequest(incoming: IncomingMessage): Promise<HttpRequest> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) {
    chunks.push(chunk as Buffer);
  }
  const { pathname, searchParams } = new URL(incoming.url ?? "/", "http://localhost");
  const headers = Object.entries(incoming.headers).map(([name, value]) => [name, value?.toString()]);
  return {
    method: incoming.method ?? "GET",
    path: pathname,
    query: searchParams,
    headers: Object.fromEntries(headers) as HttpRequest["headers"],
    body: Buffer.concat(chunks).toString("utf8"),
  };
}

/** Each protocol says it in its own place. The signature itself is not checked. */
export function accessKeyOf({ headers, query }: HttpRequest, form: URLSearchParams): string | undefined {
  const authorization = headers.authorization ?? "";
  const stated =
    /^(?:ACS3|OSS4)-HMAC-SHA256 Credential=([^,/]+)/.exec(authorization) ?? /^acs:([^:]+):/.exec(authorization);
  return stated?.[1] ?? query.get("AccessKeyId") ?? form.get("AccessKeyId") ?? undefined;
}

export function securityTokenOf({ headers, query }: HttpRequest, form: URLSearchParams): string | undefined {
  const stated = headers["x-acs-security-token"] ?? headers["x-oss-security-token"];
  return stated ?? query.get("SecurityToken") ?? form.get("SecurityToken") ?? undefined;
}
