import { join } from "node:path";
import { Cloud, CloudProps } from "../../../emulator/cloud/cloud";
import { FunctionRunner } from "../../../emulator/openapi/function-runner";
import { OpenApiServer } from "../../../emulator/openapi/openapi-server";
import { bundle, FUNCTIONS } from "../../../tools/bundle/bundle";

export type FunctionName = (typeof FUNCTIONS)[number];

export interface Principal {
  readonly policies: readonly string[];
}

/** May do everything. */
export const ANYBODY: Principal = {
  policies: ['{"Version":"1","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}'],
};

export const BUS = "data-protection";

const VARIABLES: { readonly [name in FunctionName]: string } = {
  "final-snapshot": "FINAL_SNAPSHOT_SETTINGS",
  "object-writer": "OBJECT_WRITER_SETTINGS",
  reconciler: "RECONCILER_SETTINGS",
};

const bundles = new Map<FunctionName, Promise<Uint8Array>>();

/** A cloud with its HTTP face, and functions that run as they are shipped. */
export class FunctionBench {
  public static async start(props: CloudProps = {}): Promise<FunctionBench> {
    const cloud = new Cloud(props);
    cloud.eventBuses.place({ name: BUS });
    const server = await OpenApiServer.start<Principal>(cloud);
    return new FunctionBench(cloud, server, await FunctionRunner.start(cloud));
  }

  private constructor(
    public readonly cloud: Cloud,
    public readonly server: OpenApiServer<Principal>,
    public readonly runner: FunctionRunner,
  ) {}

  /** Where a function works, as its settings say it; the bus can be left out. */
  public get place(): { accountId: string; region: string; eventBusName: string } {
    return { accountId: this.cloud.accountId, region: this.cloud.region, eventBusName: BUS };
  }

  public async serve(name: FunctionName, settings: object, principal = ANYBODY, timeout = 60): Promise<void> {
    bundles.set(name, bundles.get(name) ?? bundle(join(__dirname, "..", "..", ".."), name));
    this.runner.serve({
      name,
      code: await bundles.get(name)!,
      environment: {
        [VARIABLES[name]]: JSON.stringify(settings),
        ENDPOINTS: JSON.stringify(this.server.endpoints),
      },
      timeout,
      keys: () => this.server.keys.issue(principal),
    });
  }

  /** Invokes a function over HTTP; answers what it says, and under `error` how it failed. */
  public async invoke(name: FunctionName, event: object = TIMER): Promise<{ error?: string; body: any }> {
    const url = `${this.runner.url}/2023-03-30/functions/${name}/invocations`;
    const answer = await fetch(url, { method: "POST", body: JSON.stringify(event) });
    return { error: answer.headers.get("x-fc-error-type") ?? undefined, body: await answer.json() };
  }

  /** The newest event of a type on the bus `default`. */
  public newest(type: string): object {
    return this.cloud.events.ofType(type).at(-1)!;
  }

  public async close(): Promise<void> {
    await this.runner.close();
    await this.server.close();
  }
}

/** What a timer sends. */
export const TIMER = { triggerTime: "2026-01-01T00:00:00Z", triggerName: "timer", payload: "" };
