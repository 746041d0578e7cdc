import { randomUUID } from "node:crypto";
import { createServer, IncomingMessage, Server, ServerResponse } from "node:http";
import { AddressInfo } from "node:net";
import { TemporaryKeys } from "./access-keys";
import { FunctionInstance, InvocationResult, RunnableFunction } from "./function-instance";
import { readRequest } from "./http-request";
import { Cloud } from "../cloud/cloud";

/** A function and the keys that its invocations get. */
export interface ServedFunction extends RunnableFunction {
  /** New ones for each invocation: they rotate. */
  readonly keys: () => TemporaryKeys;
}

const PATH = /^\/2023-03-30\/functions\/([^/]+)\/invocations$/;

/**
 * Function Compute on loopback: runs the code of functions in processes of its own, and serves the HTTP contract of invocations.
 * @see https://help.aliyun.com/en/functioncompute/fc-3-0/developer-reference/api-fc-2023-03-30-invokefunction
 */
export class FunctionRunner {
  public static async start(cloud: Cloud): Promise<FunctionRunner> {
    const runner = new FunctionRunner(cloud);
    await new Promise<void>((resolve) => runner.http.listen(0, "127.0.0.1", resolve));
    return runner;
  }

  private readonly http: Server;
  private readonly served = new Map<string, ServedFunction>();
  private readonly instances = new Map<string, FunctionInstance[]>();
  private readonly background = new Set<Promise<InvocationResult>>();

  private constructor(private readonly cloud: Cloud) {
    this.http = createServer((incoming, outgoing) => void this.answer(incoming, outgoing));
  }

  public get url(): string {
    return `http://127.0.0.1:${(this.http.address() as AddressInfo).port}`;
  }

  /** From now on this function can be invoked; one of the same name is replaced. */
  public serve(served: ServedFunction): void {
    this.instancesOf(served.name).forEach((instance) => instance.stop());
    this.instances.delete(served.name);
    this.served.set(served.name, served);
  }

  /** Invokes a function and waits for it. Invocations at once get an instance each. */
  public async invoke(name: string, event: string, requestId: string = randomUUID()): Promise<InvocationResult> {
    const served = this.served.get(name);
    if (!served) {
      throw new Error(`No function named "${name}" is served.`);
    }
    const { accessKeyId, accessKeySecret, securityToken } = served.keys();
    const context = {
      requestId,
      credentials: { accessKeyId, accessKeySecret, securityToken },
      function: { name, handler: served.handler ?? "index.handler", timeout: served.timeout },
      region: this.cloud.region,
      accountId: this.cloud.accountId,
    };
    return this.instanceFor(served).invoke(event, context, this.cloud.clock.now.getTime() - Date.now());
  }

  public instancesOf(name: string): readonly FunctionInstance[] {
    return this.instances.get(name) ?? [];
  }

  /** Until every asynchronous invocation is through. */
  public async settled(): Promise<void> {
    await Promise.all(this.background);
  }

  public async close(): Promise<void> {
    [...this.instances.values()].flat().forEach((instance) => instance.stop());
    this.http.closeAllConnections();
    await new Promise((resolve) => this.http.close(resolve));
  }

  private instanceFor(served: ServedFunction): FunctionInstance {
    const warm = this.instancesOf(served.name).find(({ busy, isAlive }) => isAlive && !busy);
    if (warm) return warm;
    const instance = new FunctionInstance(served);
    this.instances.set(served.name, [...this.instancesOf(served.name), instance]);
    return instance;
  }

  private async answer(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    const request = await readRequest(incoming);
    const requestId = randomUUID();
    const reply = (status: number, body: string, headers: { [name: string]: string } = {}) =>
      outgoing
        .writeHead(status, { "content-type": "application/json", "x-fc-request-id": requestId, ...headers })
        .end(body);
    const name = decodeURIComponent(PATH.exec(request.path)?.[1] ?? "");
    if (request.method !== "POST" || !this.served.has(name)) {
      reply(
        404,
        JSON.stringify({ Code: "FunctionNotFound", Message: `There is no function "${name}".`, RequestId: requestId }),
      );
      return;
    }
    const running = this.invoke(name, request.body, requestId);
    if (request.headers["x-fc-invocation-type"] === "Async") {
      this.background.add(running);
      void running.finally(() => this.background.delete(running));
      reply(202, "");
      return;
    }
    const { body, errorType } = await running;
    reply(200, body, errorType === undefined ? {} : { "x-fc-error-type": errorType });
  }
}
