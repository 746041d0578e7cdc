import { ChildProcess, spawn } from "node:child_process";
import { accessSync, constants, writeFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { Call } from "../../emulator/cloud/calls";
import { ProviderServer } from "../../emulator/provider/server";

export interface TerraformOptions {
  /** Values of input variables. */
  readonly variables?: { readonly [name: string]: string };

  /** More variables of the environment. @default - none */
  readonly environment?: { readonly [name: string]: string };

  /** Where the command is looked for. @default - the PATH of this process */
  readonly searchPath?: string;
}

/** What a plan would do, by resource address. */
export interface Plan {
  /** 0: nothing to do; 2: something to do. */
  readonly exitCode: 0 | 2;
  readonly create: string[];
  readonly update: string[];
  readonly replace: string[];
  readonly destroy: string[];
  readonly import: string[];
  readonly noop: string[];
  /** The attributes that change, by the address of what is updated or replaced. */
  readonly attributes: { readonly [address: string]: string[] };
  /** The answer of `terraform show -json`. */
  readonly json: PlanJson;
}

export interface PlanJson {
  readonly resource_changes?: readonly ResourceChange[];
  readonly [key: string]: unknown;
}

export interface ResourceChange {
  readonly address: string;
  readonly type: string;
  readonly change: {
    readonly actions: readonly string[];
    readonly before: Attributes | null;
    readonly after: Attributes | null;
    readonly after_unknown: Attributes;
    readonly replace_paths?: readonly (readonly (string | number)[])[];
    readonly importing?: { readonly id: string };
  };
}

export type Attributes = { readonly [name: string]: any };

export interface ResourceState {
  readonly address: string;
  readonly type: string;
  readonly tainted: boolean;
  readonly values: Attributes;
}

/** Drives the real command line on one directory, against a provider that runs in this process. */
export class Terraform {
  /** @throws an error that says what to install, if there is no command to drive */
  public static in(directory: string, provider: ProviderServer, options: TerraformOptions = {}): Terraform {
    return new Terraform(findCommand(options.searchPath ?? process.env.PATH ?? ""), directory, provider, options);
  }

  /** Every operation that the cloud was asked for while a command ran. */
  public readonly asked: Call[] = [];

  private readonly running = new Set<ChildProcess>();
  private planned = "";

  private constructor(
    private readonly command: string,
    private readonly directory: string,
    private readonly provider: ProviderServer,
    private readonly options: TerraformOptions,
  ) {
    writeFileSync(join(directory, "empty.tfrc"), "");
  }

  public async init(): Promise<void> {
    await this.run("init", "-input=false", "-no-color");
  }

  public async version(): Promise<string> {
    return this.run("version");
  }

  public async validate(): Promise<void> {
    await this.run("validate", "-no-color");
  }

  public async plan(...flags: string[]): Promise<Plan> {
    const { code } = await this.attempt(
      "plan",
      "-input=false",
      "-no-color",
      "-lock=false",
      "-out=plan.bin",
      "-detailed-exitcode",
      ...flags,
    );
    const json: PlanJson = JSON.parse(await this.run("show", "-json", "plan.bin"));
    const changes = (json.resource_changes ?? []).filter(({ address }) => !address.startsWith("data."));
    const doing = (...actions: string[]) =>
      changes.filter(({ change }) => change.actions.join() === actions.join()).map(({ address }) => address);
    return {
      exitCode: code === 0 ? 0 : 2,
      create: doing("create"),
      update: doing("update"),
      replace: [...doing("delete", "create"), ...doing("create", "delete")],
      destroy: doing("delete"),
      import: changes.filter(({ change }) => change.importing).map(({ address }) => address),
      noop: doing("no-op"),
      attributes: Object.fromEntries(changes.map(({ address, change }) => [address, changedAttributes(change)])),
      json,
    };
  }

  /** Whether there is nothing to do; quicker than a plan that is looked at. */
  public async isSettled(): Promise<boolean> {
    const { code } = await this.attempt("plan", "-input=false", "-no-color", "-lock=false", "-detailed-exitcode");
    return code === 0;
  }

  public async apply(...flags: string[]): Promise<void> {
    await this.run("apply", "-input=false", "-no-color", "-lock=false", "-auto-approve", ...flags);
  }

  /** Begins an apply and kills it when the moment has come. */
  public async applyUntil(moment: Promise<void>, ...flags: string[]): Promise<void> {
    const failure = this.apply("-parallelism=1", ...flags).then(
      () => new Error("The apply ended before it could be interrupted."),
      (thrown: Error) => thrown,
    );
    const early = await Promise.race([failure, moment]);
    if (early) throw early;
    this.running.forEach((child) => child.kill("SIGKILL"));
    await failure;
  }

  /** Carries out the last plan that was looked at. */
  public async applyPlan(): Promise<void> {
    await this.run("apply", "-input=false", "-no-color", "-lock=false", "plan.bin");
  }

  public async destroy(...flags: string[]): Promise<void> {
    await this.run("destroy", "-input=false", "-no-color", "-lock=false", "-auto-approve", ...flags);
  }

  public async import(address: string, id: string): Promise<void> {
    await this.run("import", "-input=false", "-no-color", "-lock=false", address, id);
  }

  /** The last plan as a person reads it. */
  public async shown(): Promise<string> {
    return this.run("show", "-no-color", "plan.bin");
  }

  /** Every resource in the state, by address. */
  public async state(): Promise<{ readonly [address: string]: ResourceState }> {
    const { values } = JSON.parse(await this.run("show", "-json"));
    const inModule = (module: any): any[] => [
      ...(module?.resources ?? []),
      ...(module?.child_modules ?? []).flatMap(inModule),
    ];
    return Object.fromEntries(
      inModule(values?.root_module)
        .filter(({ mode }) => mode === "managed")
        .map(({ address, type, tainted, values: attributes }) => [
          address,
          { address, type, tainted: tainted ?? false, values: attributes },
        ]),
    );
  }

  /** Ends whatever still runs. */
  public stop(): void {
    this.running.forEach((child) => child.kill());
  }

  private async run(...args: string[]): Promise<string> {
    return (await this.attempt(...args)).output;
  }

  private async attempt(...args: string[]): Promise<{ code: number; output: string }> {
    const seen = this.provider.clouds.map(({ calls }) => calls.received);
    const child = spawn(this.command, args, {
      cwd: this.directory,
      stdio: ["ignore", "pipe", "pipe"],
      // A command that hangs is ended; being slow on a busy machine is not hanging.
      timeout: 150_000,
      // Nothing of this process's environment: no proxy, no credentials, no settings of the user.
      env: {
        PATH: process.env.PATH,
        HOME: this.directory,
        TF_CLI_CONFIG_FILE: join(this.directory, "empty.tfrc"),
        TF_REATTACH_PROVIDERS: this.provider.reattach,
        TF_IN_AUTOMATION: "1",
        // A command lives for a moment: collecting its garbage takes longer than leaving it.
        GOGC: "off",
        CHECKPOINT_DISABLE: "1",
        ...this.options.environment,
        ...Object.fromEntries(
          Object.entries(this.options.variables ?? {}).map(([name, value]) => [`TF_VAR_${name}`, value]),
        ),
      },
    });
    this.running.add(child);
    let [output, complaints] = ["", ""];
    child.stdout.on("data", (chunk) => (output += chunk));
    child.stderr.on("data", (chunk) => (complaints += chunk));
    const code = await new Promise<number | null>((resolve, reject) => {
      child.once("error", reject);
      child.once("close", resolve);
    }).finally(() => this.running.delete(child));
    const received = this.provider.clouds.flatMap(({ calls }, index) => calls.since(seen[index]));
    this.asked.push(...received);
    const planned = this.planned;
    this.planned = args[0] === "plan" ? output : this.planned;
    if (code !== 0 && !(code === 2 && args.includes("-detailed-exitcode"))) {
      const lines = received.map(({ operation, parameters }) => `  ${operation} ${JSON.stringify(parameters)}`);
      throw new Error(
        [
          `${this.command} ${args.join(" ")} ended with ${code ?? "a signal"}.`,
          complaints.trim(),
          output.trim(),
          args.includes("plan.bin") ? planned.trim() : "",
          `Calls that the cloud received meanwhile: ${lines.length === 0 ? "none" : ""}`,
          ...lines,
        ].join("\n"),
      );
    }
    return { code, output };
  }
}

function changedAttributes({ before, after }: ResourceChange["change"]): string[] {
  return Object.keys({ ...before, ...after })
    .filter((name) => JSON.stringify(before?.[name]) !== JSON.stringify(after?.[name]))
    .sort();
}

/** The first of terraform and tofu that is on the path. */
function findCommand(searchPath: string): string {
  for (const name of ["terraform", "tofu"]) {
    for (const folder of searchPath.split(delimiter).filter((entry) => entry !== "")) {
      const candidate = join(folder, name);
      try {
        accessSync(candidate, constants.X_OK);
        return candidate;
      } catch {
        // Not here.
      }
    }
  }
  throw new Error(
    "The acceptance tests need Terraform 1.7 or later (https://developer.hashicorp.com/terraform/install) or OpenTofu " +
      "on the PATH; `npm run test:unit` runs everything that needs Node alone.",
  );
}
