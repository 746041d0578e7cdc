import type { Principal } from "./authorization";
import { Buckets } from "./buckets";
import { CloudError, notFound } from "./cloud-error";
import { nextTime } from "./cron";
import { AsyncInvokeConfig, CloudFunction, FunctionRequest, FunctionTrigger } from "./function";
import { RamRoles } from "./ram-roles";
import { RegionContext } from "./region-context";

/** What a function is called with. */
export interface Invocation {
  readonly functionName: string;
  readonly payload: string;
  readonly requestId: string;
  /** 1 for the first one. */
  readonly attempt: number;
  readonly cloudFunction: CloudFunction;
  /** Takes what the code writes to its output. */
  readonly log: (text: string) => void;
}

/** Runs the code. What it throws is an error of the function. */
export type Invoker = (invocation: Invocation) => Promise<string | void>;

/** A call of a function that was carried out. */
export interface InvocationRecord {
  readonly functionName: string;
  readonly payload: string;
  readonly requestId: string;
  readonly attempt: number;
  readonly at: Date;
  readonly result?: string;
  /** What the function said when it failed. */
  readonly error?: string;
}

/** What became of an asynchronous call, as its destination is told. */
export interface InvocationOutcome {
  /** The ARN. */
  readonly destination: string;
  readonly body: string;
  readonly at: Date;
  /** Why it did not arrive. */
  readonly error?: string;
}

/** Takes what is sent to a destination; `resource` is what follows the account in its ARN, `sender` the function's role. */
export type Destination = (resource: string, body: string, sender?: Principal) => void;

/** Takes what a function writes to its log store, as its role. */
export type LogWriter = (project: string, store: string, lines: readonly LogLine[], writer?: Principal) => void;

export type LogLine = { readonly functionName: string; readonly requestId: string; readonly message: string };

export interface FunctionTriggerRequest {
  readonly type: string;
  readonly qualifier: string;
  readonly config: string;
  readonly description?: string;
  readonly invocationRole?: string;
  readonly sourceArn?: string;
}

const PATH = "fc:%m /2023-03-30/functions";
const DEFAULT_RETRIES = 3;
const DEFAULT_AGE = 24 * 60 * 60;

function operation(method: string, path: string): string {
  return PATH.replace("%m", method) + path;
}

/** Function Compute 3. The code is run by whatever the test sets as `invoker`; without one, every call succeeds with nothing. */
export class Functions {
  public invoker?: Invoker;

  /** Where logs go. Without it there are none. */
  public logWriter?: LogWriter;

  private readonly functions = new Map<string, CloudFunction>();
  private readonly calls: InvocationRecord[] = [];
  private readonly told: InvocationOutcome[] = [];
  private readonly destinations = new Map<string, Destination>();

  public constructor(
    private readonly context: RegionContext,
    private readonly buckets: Buckets,
    private readonly roles: RamRoles,
  ) {
    this.destination("fc", (resource, body) => {
      this.accept(/functions\/([^/]+)/.exec(resource)?.[1] ?? resource, body);
    });
  }

  /** As plain data. */
  public get all(): object[] {
    return [...this.functions.values()].map(({ triggers, ...each }) => ({
      ...each,
      triggers: [...triggers.values()].map(({ next, ...trigger }) => ({ ...trigger, next: next?.at })),
    }));
  }

  /** Every call so far, each attempt of a repeated one. */
  public get invocations(): readonly InvocationRecord[] {
    return this.calls;
  }

  /** What destinations were sent, or would have been if they were there. */
  public get outcomes(): readonly InvocationOutcome[] {
    return this.told;
  }

  public get(name: string): CloudFunction {
    const found = this.functions.get(name);
    if (!found) {
      throw notFound("FunctionNotFound", "function", name);
    }
    return found;
  }

  /** Where a destination of this service goes, for example `mns`. */
  public destination(service: string, destination: Destination): void {
    this.destinations.set(service, destination);
  }

  /** A function that was made elsewhere. */
  public place(name: string, request: FunctionRequest = {}): CloudFunction {
    const now = this.context.clock.now;
    const made: CloudFunction = {
      name,
      id: this.context.identifiers.next("function"),
      arn: `acs:fc:${this.context.region}:${this.context.accountId}:functions/${name}`,
      createdAt: now,
      lastModified: now,
      runtime: "nodejs20",
      handler: "index.handler",
      environment: {},
      timeout: 3,
      memorySize: 512,
      code: Buffer.alloc(0),
      settings: {},
      tags: {},
      invocationDisabled: false,
      triggers: new Map(),
    };
    this.assign(made, request);
    this.functions.set(name, made);
    return made;
  }

  /** `fc:CreateFunction`: the code has to be there already. */
  public create(name: string, request: FunctionRequest): void {
    this.context.calls.receive(operation("POST", ""), { functionName: name, ...request });
    if (this.functions.has(name)) {
      throw new CloudError("FunctionAlreadyExists", `A function named "${name}" exists already.`, 409);
    }
    this.place(name, request);
  }

  /** `fc:UpdateFunction`: what is not named stays. */
  public update(name: string, request: FunctionRequest): void {
    this.context.calls.receive(operation("PUT", "/%s"), { functionName: name, ...request });
    this.assign(this.get(name), request);
  }

  /** `fc:GetFunction`. */
  public describe(name: string): CloudFunction | undefined {
    this.context.calls.receive(operation("GET", "/%s"), { functionName: name });
    return this.functions.get(name);
  }

  /** `fc:DeleteFunction`: not while it has triggers. */
  public delete(name: string): void {
    this.context.calls.receive(operation("DELETE", "/%s"), { functionName: name });
    if (this.get(name).triggers.size > 0) {
      throw new CloudError("FunctionNotEmpty", `The function "${name}" has triggers.`, 409);
    }
    this.functions.delete(name);
  }

  /** `fc:TagResources` and `fc:UntagResources`, as far as something changes. */
  public retag(name: string, tags: { readonly [key: string]: string }): void {
    const { arn, tags: before } = this.get(name);
    const gone = Object.keys(before).filter((key) => !(key in tags));
    if (gone.length > 0) {
      this.context.calls.receive("fc:DELETE /2023-03-30/tags-v2", { resourceId: [arn], tagKey: gone });
    }
    if (Object.keys(tags).length > 0) {
      this.context.calls.receive("fc:POST /2023-03-30/tags-v2", { resourceId: [arn], tag: tags });
    }
    this.get(name).tags = { ...tags };
  }

  /** `fc:DisableFunctionInvocation` and `fc:EnableFunctionInvocation`. */
  public setInvocation(name: string, enabled: boolean): void {
    this.context.calls.receive(operation("POST", `/%s/invoke/${enabled ? "enable" : "disable"}`), {
      functionName: name,
    });
    this.get(name).invocationDisabled = !enabled;
  }

  /** `fc:PutAsyncInvokeConfig`. */
  public putAsyncInvokeConfig(name: string, config: AsyncInvokeConfig): void {
    this.context.calls.receive(operation("PUT", "/%s/async-invoke-config"), { functionName: name, ...config });
    this.get(name).asyncInvokeConfig = config;
  }

  /** `fc:GetAsyncInvokeConfig`. */
  public getAsyncInvokeConfig(name: string): AsyncInvokeConfig | undefined {
    this.context.calls.receive(operation("GET", "/%s/async-invoke-config"), { functionName: name });
    return this.functions.get(name)?.asyncInvokeConfig;
  }

  /** `fc:DeleteAsyncInvokeConfig`. */
  public deleteAsyncInvokeConfig(name: string): void {
    this.context.calls.receive(operation("DELETE", "/%s/async-invoke-config"), { functionName: name });
    this.get(name).asyncInvokeConfig = undefined;
  }

  /** `fc:PutConcurrencyConfig`. */
  public putConcurrency(name: string, reserved: number): void {
    this.context.calls.receive(operation("PUT", "/%s/concurrency"), {
      functionName: name,
      reservedConcurrency: reserved,
    });
    this.get(name).reservedConcurrency = reserved;
  }

  /** `fc:GetConcurrencyConfig`. */
  public getConcurrency(name: string): number | undefined {
    this.context.calls.receive(operation("GET", "/%s/concurrency"), { functionName: name });
    return this.functions.get(name)?.reservedConcurrency;
  }

  /** `fc:DeleteConcurrencyConfig`. */
  public deleteConcurrency(name: string): void {
    this.context.calls.receive(operation("DELETE", "/%s/concurrency"), { functionName: name });
    this.get(name).reservedConcurrency = undefined;
  }

  /** `fc:CreateTrigger`. One of type `timer` invokes the function from now on; others are kept. */
  public createTrigger(functionName: string, name: string, request: FunctionTriggerRequest): void {
    this.context.calls.receive(operation("POST", "/%s/triggers"), { functionName, triggerName: name, ...request });
    const { triggers } = this.get(functionName);
    if (triggers.has(name)) {
      throw new CloudError("TriggerAlreadyExists", `A trigger named "${name}" exists already.`, 409);
    }
    const trigger: FunctionTrigger = {
      ...request,
      name,
      id: this.context.identifiers.next("trigger"),
      createdAt: this.context.clock.now,
    };
    this.arm(functionName, trigger);
    triggers.set(name, trigger);
  }

  /** `fc:UpdateTrigger`: what is not named stays. */
  public updateTrigger(functionName: string, name: string, request: Partial<FunctionTriggerRequest>): void {
    this.context.calls.receive(operation("PUT", "/%s/triggers/%s"), { functionName, triggerName: name, ...request });
    const trigger = this.trigger(functionName, name);
    trigger.config = request.config ?? trigger.config;
    trigger.description = request.description ?? trigger.description;
    trigger.invocationRole = request.invocationRole ?? trigger.invocationRole;
    this.arm(functionName, trigger);
  }

  /** `fc:GetTrigger`. */
  public getTrigger(functionName: string, name: string): FunctionTrigger | undefined {
    this.context.calls.receive(operation("GET", "/%s/triggers/%s"), { functionName, triggerName: name });
    return this.functions.get(functionName)?.triggers.get(name);
  }

  /** `fc:DeleteTrigger`. */
  public deleteTrigger(functionName: string, name: string): void {
    this.context.calls.receive(operation("DELETE", "/%s/triggers/%s"), { functionName, triggerName: name });
    this.trigger(functionName, name).next?.cancel();
    this.get(functionName).triggers.delete(name);
  }

  /** `fc:InvokeFunction`, waiting for the result. Nothing is tried again. */
  public async invoke(functionName: string, payload: string): Promise<string> {
    this.context.calls.receive("fc:InvokeFunction", { functionName });
    return this.run(functionName, payload);
  }

  /** `fc:InvokeFunction` without waiting. Answers the id of the request. */
  public invokeAsync(functionName: string, payload: string): string {
    this.context.calls.receive("fc:InvokeFunction", { functionName, invocationType: "Async" });
    return this.accept(functionName, payload);
  }

  /** A call by a service of the cloud that waits for the result. */
  public async run(functionName: string, payload: string): Promise<string> {
    return this.attempt(functionName, payload, this.context.identifiers.next("request"), 1);
  }

  /** A call by a service of the cloud that does not wait: tried again if it fails, then told to the destination. */
  public accept(functionName: string, payload: string): string {
    this.get(functionName);
    const requestId = this.context.identifiers.next("request");
    this.queue(functionName, payload, requestId, 1, this.context.clock.now, 0);
    return requestId;
  }

  private trigger(functionName: string, name: string): FunctionTrigger {
    const trigger = this.get(functionName).triggers.get(name);
    if (!trigger) {
      throw notFound("TriggerNotFound", "trigger", name);
    }
    return trigger;
  }

  private assign(made: CloudFunction, request: FunctionRequest): void {
    made.code = request.code ? this.packageOf(request.code) : made.code;
    made.runtime = request.runtime ?? made.runtime;
    made.handler = request.handler ?? made.handler;
    made.description = request.description ?? made.description;
    made.role = request.role ?? made.role;
    made.environment = request.environment ?? made.environment;
    made.timeout = request.timeout ?? made.timeout;
    made.memorySize = request.memorySize ?? made.memorySize;
    made.settings = { ...made.settings, ...request.settings };
    made.lastModified = this.context.clock.now;
  }

  private packageOf(code: NonNullable<FunctionRequest["code"]>): Buffer {
    if ("zipFile" in code) {
      return Buffer.from(code.zipFile, "base64");
    }
    const object = this.buckets.newest(code.bucket, code.object);
    if (!object) {
      throw notFound("NoSuchKey", "object", code.object);
    }
    return object.body;
  }

  private arm(functionName: string, trigger: FunctionTrigger): void {
    trigger.next?.cancel();
    trigger.next = undefined;
    if (trigger.type !== "timer") return;
    const { cronExpression, enable = true, payload = "" } = JSON.parse(trigger.config || "{}");
    if (!enable) return;
    const at = nextTime(String(cronExpression), this.context.clock.now);
    trigger.next = this.context.clock.at(at, () => {
      const triggerTime = this.context.clock.now.toISOString().replace(/\.\d+/, "");
      this.accept(functionName, JSON.stringify({ triggerTime, triggerName: trigger.name, payload }));
      this.arm(functionName, trigger);
    });
  }

  private async attempt(functionName: string, payload: string, requestId: string, attempt: number): Promise<string> {
    const record = { functionName, payload, requestId, attempt, at: this.context.clock.now };
    const said: string[] = [];
    const log = (text: string) => void said.push(text);
    try {
      const cloudFunction = this.get(functionName);
      if (cloudFunction.invocationDisabled) {
        throw new CloudError("FunctionInvocationDisabled", `The function "${functionName}" is switched off.`, 403);
      }
      this.roleOf(functionName);
      const result = (await this.invoker?.({ functionName, payload, requestId, attempt, cloudFunction, log })) ?? "";
      this.calls.push({ ...record, result });
      return result;
    } catch (thrown) {
      this.calls.push({ ...record, error: (thrown as Error).message });
      throw thrown;
    } finally {
      this.writeLog(functionName, requestId, said.join(""));
    }
  }

  /** Logs that the role may not write are lost, and nobody is told. */
  private writeLog(functionName: string, requestId: string, said: string): void {
    const made = this.functions.get(functionName);
    const [place] = (made?.settings.log_config ?? []) as { project?: string; logstore?: string }[];
    if (!place?.project || !place.logstore) return;
    const messages = said.split("\n").filter((line) => line !== "");
    const around = (phase: string) => `FC Invoke ${phase} RequestId: ${requestId}`;
    const lines = [around("Start"), ...messages, around("End")].map((message) => ({
      functionName,
      requestId,
      message,
    }));
    try {
      this.logWriter?.(place.project, place.logstore, lines, this.roleOf(functionName));
    } catch {
      // As the service does.
    }
  }

  /** The role of a function that is there and has one. */
  private roleOf(functionName: string): Principal | undefined {
    const role = this.functions.get(functionName)?.role;
    return role ? this.roles.assume(role, "fc.aliyuncs.com") : undefined;
  }

  /** The pauses between attempts double from a second on, which is a guess: the documents give their number alone. */
  private queue(name: string, payload: string, requestId: string, attempt: number, since: Date, pause: number): void {
    this.context.clock.after(pause, async () => {
      const config = this.functions.get(name)?.asyncInvokeConfig ?? {};
      const tell = (condition: string, destination: string | undefined, response: object) => {
        if (destination) this.tell(name, destination, payload, requestId, attempt, condition, response);
      };
      try {
        const result = await this.attempt(name, payload, requestId, attempt);
        tell("Success", config.onSuccess, { responsePayload: result, responseContext: { statusCode: 200 } });
      } catch (thrown) {
        const next = Math.max(pause * 2, 1000);
        const age = (this.context.clock.now.getTime() + next - since.getTime()) / 1000;
        const expired = age > (config.maxAsyncEventAgeInSeconds || DEFAULT_AGE);
        if (!expired && attempt <= (config.maxAsyncRetryAttempts ?? DEFAULT_RETRIES)) {
          this.queue(name, payload, requestId, attempt + 1, since, next);
          return;
        }
        tell(expired ? "EventAgeExceeded" : "RetriesExhausted", config.onFailure, {
          responsePayload: JSON.stringify({ errorMessage: (thrown as Error).message }),
          responseContext: { statusCode: 200, functionError: "UnhandledInvocationError" },
        });
      }
    });
  }

  private tell(
    name: string,
    destination: string,
    requestPayload: string,
    requestId: string,
    approximateInvokeCount: number,
    condition: string,
    response: object,
  ): void {
    const at = this.context.clock.now;
    const body = JSON.stringify({
      timestamp: at.getTime(),
      requestContext: {
        requestId,
        functionArn: this.functions.get(name)?.arn,
        condition,
        approximateInvokeCount,
      },
      requestPayload,
      ...response,
    });
    try {
      const [, service, , , ...resource] = destination.split(":");
      const send = this.destinations.get(service);
      if (!send) {
        throw notFound("DestinationNotFound", "destination", destination);
      }
      send(resource.join(":"), body, this.roleOf(name));
      this.told.push({ destination, body, at });
    } catch (thrown) {
      this.told.push({ destination, body, at, error: (thrown as Error).message });
    }
  }
}
