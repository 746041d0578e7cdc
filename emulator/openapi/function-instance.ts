import { ChildProcess, spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { unzipSync } from "fflate";
import { FUNCTION_PROCESS } from "./function-process";

/** A function as it is run: its code and what surrounds it. */
export interface RunnableFunction {
  readonly name: string;
  /** The archive. */
  readonly code: Uint8Array;
  /** @default "index.handler" */
  readonly handler?: string;
  readonly environment: { readonly [name: string]: string };
  /** In seconds. */
  readonly timeout: number;
}

/** What came of one invocation. */
export interface InvocationResult {
  /** What the handler answered, as JSON, or what it threw. */
  readonly body: string;
  /** `UnhandledInvocationError` where it threw, `FunctionTimeout` where it took too long. */
  readonly errorType?: string;
  /** What it wrote to its output, as far as it lived to say so. */
  readonly log?: string;
  /** The most memory that the process ever had, in bytes. */
  readonly peakMemory?: number;
}

interface Message {
  readonly id?: number;
  readonly body?: string;
  readonly log?: string;
  readonly error?: boolean;
  readonly loaded?: number;
  readonly peak?: number;
}

/** One process that runs the code of a function, one invocation at a time. */
export class FunctionInstance {
  private readonly folder = mkdtempSync(join(tmpdir(), "function-"));
  private readonly child: ChildProcess;
  private readonly startedAt = performance.now();
  private readonly said: string[] = [];
  private invocations = 0;
  private readyAfter = 0;
  private loadMilliseconds?: number;
  public busy = false;

  public constructor(private readonly given: RunnableFunction) {
    for (const [name, content] of Object.entries(unzipSync(given.code))) {
      mkdirSync(join(this.folder, dirname(name)), { recursive: true });
      writeFileSync(join(this.folder, name), content);
    }
    this.child = spawn(process.execPath, ["-e", FUNCTION_PROCESS], {
      cwd: this.folder,
      env: { ...given.environment, FC_CODE: this.folder, FC_HANDLER: given.handler ?? "index.handler" },
      stdio: ["ignore", "pipe", "pipe", "ipc"],
    });
    this.child.once("message", () => (this.readyAfter = performance.now() - this.startedAt));
    for (const stream of [this.child.stdout!, this.child.stderr!]) {
      stream.setEncoding("utf8").on("data", (text: string) => this.said.push(text));
    }
  }

  /** What it wrote. */
  public get log(): string {
    return this.said.join("");
  }

  /** From nothing to loaded code, in milliseconds; undefined before the first invocation. */
  public get coldStart(): number | undefined {
    return this.loadMilliseconds === undefined ? undefined : this.readyAfter + this.loadMilliseconds;
  }

  public get isAlive(): boolean {
    return !this.child.killed && this.child.exitCode === null && this.child.signalCode === null;
  }

  /** @param clockOffset by how much the cloud's time is ahead, in milliseconds */
  public async invoke(event: string, context: object, clockOffset: number): Promise<InvocationResult> {
    this.busy = true;
    this.invocations += 1;
    const id = this.invocations;
    try {
      return await new Promise<InvocationResult>((resolve) => {
        const limit = setTimeout(() => {
          this.stop();
          const errorMessage = `Function timed out after ${this.given.timeout} seconds`;
          resolve({ body: JSON.stringify({ errorMessage }), errorType: "FunctionTimeout" });
        }, this.given.timeout * 1_000);
        const finish = (result: InvocationResult) => {
          clearTimeout(limit);
          this.child.off("message", hear);
          this.child.off("exit", leave);
          resolve(result);
        };
        const hear = (message: Message) => {
          if (message.id !== id) return;
          this.loadMilliseconds ??= message.loaded;
          const errorType = message.error ? "UnhandledInvocationError" : undefined;
          finish({ body: message.body ?? "", errorType, log: message.log, peakMemory: message.peak });
        };
        const leave = () => finish({ body: JSON.stringify({ errorMessage: this.log }), errorType: "ProcessExited" });
        this.child.on("message", hear);
        this.child.on("exit", leave);
        this.child.send({ id, event: Buffer.from(event).toString("base64"), context, clockOffset });
      });
    } finally {
      this.busy = false;
    }
  }

  public stop(): void {
    this.child.kill("SIGKILL");
    rmSync(this.folder, { recursive: true, force: true });
  }
}
