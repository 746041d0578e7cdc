import { randomUUID } from "node:crypto";
import { createServer, Server } from "node:http";
import { AddressInfo } from "node:net";
import { AccessKeys } from "./access-keys";
import { ECS_OPERATIONS } from "./ecs-operations";
import { ESS_OPERATIONS } from "./ess-operations";
import { answerEventBridge } from "./event-bridge-face";
import { codeOf, HttpAnswer, json, statusOf } from "./http-answer";
import { accessKeyOf, HttpRequest, readRequest, securityTokenOf } from "./http-request";
import { answerOss } from "./oss-face";
import { RpcOperation } from "./rpc-operation";
import { RpcParameters } from "./rpc-parameters";
import { Cloud } from "../cloud/cloud";
import { CloudError } from "../cloud/cloud-error";

const VERSIONS: { readonly [version: string]: { readonly [action: string]: RpcOperation } } = {
  "2014-05-26": ECS_OPERATIONS,
  "2014-08-28": ESS_OPERATIONS,
};

/**
 * The HTTP face of the cloud, on loopback: the protocols of the official clients for what functions call. Signatures are not
 * checked; the access key says who calls.
 */
export class OpenApiServer<Principal = unknown> {
  public static async start<Principal>(cloud: Cloud): Promise<OpenApiServer<Principal>> {
    const server = new OpenApiServer<Principal>(cloud);
    await new Promise<void>((resolve) => server.http.listen(0, "127.0.0.1", resolve));
    return server;
  }

  public readonly keys = new AccessKeys<Principal>();
  /** Parameters that no operation knows: misspelt, or not modelled. */
  public readonly ignoredParameters: string[] = [];
  private readonly http: Server;

  private constructor(private readonly cloud: Cloud) {
    this.http = createServer((incoming, outgoing) => {
      void readRequest(incoming).then((request) => {
        const { status, contentType, body } = this.answer(request);
        outgoing.writeHead(status, { "content-type": contentType, "x-acs-request-id": randomUUID() }).end(body);
      });
    });
  }

  public get url(): string {
    return `http://127.0.0.1:${(this.http.address() as AddressInfo).port}`;
  }

  /** What `ENDPOINTS` of a function is set to. */
  public get endpoints(): { readonly [service: string]: string } {
    return { ecs: this.url, ess: this.url, eventbridge: this.url, oss: this.url };
  }

  public async close(): Promise<void> {
    this.http.closeAllConnections();
    await new Promise((resolve) => this.http.close(resolve));
  }

  private answer(request: HttpRequest): HttpAnswer {
    const isForm = request.headers["content-type"]?.startsWith("application/x-www-form-urlencoded");
    const form = new URLSearchParams(isForm ? request.body : "");
    const key = accessKeyOf(request, form);
    const principal = this.keys.principalOf(key, securityTokenOf(request, form));
    const act = <T>(action: () => T): T => {
      if (principal === undefined) {
        throw new CloudError("InvalidAccessKeyId.NotFound", "Specified access key is not found.", 404);
      }
      return this.cloud.calls.as(principal as never, action);
    };
    if (request.path === "/openapi/putEvents") return answerEventBridge(this.cloud, request, act);
    if (request.path !== "/") return answerOss(this.cloud, request, act);
    return this.answerRpc(request, form, act);
  }

  private answerRpc(request: HttpRequest, form: URLSearchParams, act: <T>(action: () => T) => T): HttpAnswer {
    const RequestId = randomUUID();
    const sent = new Map([...request.query, ...form]);
    const stated = (name: string) => sent.get(name) ?? request.headers[`x-acs-${name.toLowerCase()}`] ?? "";
    const parameters = new RpcParameters(sent);
    try {
      const operation = VERSIONS[stated("Version")]?.[stated("Action")];
      if (!operation) {
        const what = `${stated("Action")} of version ${stated("Version")}`;
        throw new CloudError("InvalidAction.NotFound", `The emulator does not know the operation ${what}.`, 404);
      }
      const answer = act(() => operation(this.cloud, parameters));
      this.ignoredParameters.push(...parameters.ignored);
      return json(200, { RequestId, ...answer });
    } catch (error) {
      return json(statusOf(error), { RequestId, HostId: this.url, ...codeOf(error) });
    }
  }
}
