import { createHash, createHmac } from "node:crypto";
import { CloudCallError } from "./cloud-call-error";
import { send } from "./http";
import { retry } from "./retry";
import { Deadline } from "../runtime/deadline";
import { Credentials } from "../runtime/function-context";

/** Object Storage Service, as far as one object is written. */
export class Oss {
  public constructor(
    private readonly endpoint: string,
    private readonly region: string,
    private readonly credentials: Credentials,
    private readonly deadline: Deadline,
  ) {}

  /**
   * Writes an object unless one of the name is there; answers whether it wrote it. A bucket with versions, suspended ones included, ignores the
   * condition: the same bytes then become one more version under the same name.
   */
  public async putNew(bucket: string, key: string, body: string): Promise<boolean> {
    const operation = "oss:PutObject";
    return retry(operation, this.deadline, async () => {
      const headers = signedOssHeaders(
        "PUT",
        bucket,
        key,
        { "content-type": "application/json", "x-oss-forbid-overwrite": "true" },
        this.region,
        this.credentials,
        new Date(),
      );
      const answer = await send(operation, "PUT", this.url(bucket, key), headers, body);
      if (answer.status < 300) return true;
      const code = /<Code>([^<]*)</.exec(answer.body)?.[1] ?? "Unknown";
      if (code === "FileAlreadyExists") return false;
      throw new CloudCallError(operation, code, answer.status, /<Message>([^<]*)</.exec(answer.body)?.[1] ?? "");
    });
  }

  /** A bucket is part of the host, except where the host is an address. */
  private url(bucket: string, key: string): string {
    const { protocol, host, hostname } = new URL(this.endpoint);
    return /^[\d.]+$/.test(hostname)
      ? `${protocol}//${host}/${bucket}/${escaped(key)}`
      : `${protocol}//${bucket}.${host}/${escaped(key)}`;
  }
}

/**
 * Signs by version 4, payload unsigned as the official clients do.
 * @see https://help.aliyun.com/en/oss/developer-reference/recommend-to-use-signature-version-4
 */
export function signedOssHeaders(
  method: string,
  bucket: string,
  key: string,
  given: { readonly [name: string]: string },
  region: string,
  { accessKeyId, accessKeySecret, securityToken }: Credentials,
  date: Date,
  query = "",
): { [name: string]: string } {
  const time = `${date.toISOString().replace(/[-:]|\.\d+/g, "")}`;
  const headers: { [name: string]: string } = {
    ...given,
    "x-oss-content-sha256": "UNSIGNED-PAYLOAD",
    "x-oss-date": time,
    ...(securityToken ? { "x-oss-security-token": securityToken } : {}),
  };
  const signed = Object.keys(headers)
    .filter((name) => name.startsWith("x-oss-") || name === "content-type" || name === "content-md5")
    .sort();
  const canonical = [
    method,
    escaped(`/${bucket}/${key}`),
    query,
    signed.map((name) => `${name}:${headers[name].trim()}\n`).join(""),
    "",
    "UNSIGNED-PAYLOAD",
  ].join("\n");
  const scope = [time.slice(0, 8), region, "oss", "aliyun_v4_request"];
  const digest = createHash("sha256").update(canonical).digest("hex");
  const signingKey = scope.reduce<string | Buffer>(hmacSha256, `aliyun_v4${accessKeySecret}`);
  const toSign = ["OSS4-HMAC-SHA256", time, scope.join("/"), digest].join("\n");
  const signature = hmacSha256(signingKey, toSign).toString("hex");
  return {
    ...headers,
    authorization: `OSS4-HMAC-SHA256 Credential=${accessKeyId}/${scope.join("/")},Signature=${signature}`,
  };
}

function hmacSha256(key: string | Buffer, text: string): Buffer {
  return createHmac("sha256", key).update(text).digest();
}

/** As RFC 3986 has it, slashes kept. */
function escaped(path: string): string {
  return encodeURIComponent(path)
    .replace(/%2F/g, "/")
    .replace(/[!'()*]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`);
}
