import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import { Terraform, TerraformOptions } from "./terraform";
import { Cloud, CloudProps } from "../../emulator/cloud/cloud";
import { ProviderServer, ServeOptions, serveProvider } from "../../emulator/provider/server";
import { Stall } from "../../emulator/provider/stall";

const FIXTURES = join(__dirname, "fixtures");
const ASSETS = join(__dirname, "..", "..", "assets");

/** Terraform JSON, as far as it is looked into. */
interface Configuration {
  readonly terraform?: { readonly backend?: object };
  readonly resource?: {
    readonly alicloud_oss_bucket_object?: { readonly [name: string]: { readonly source: string } };
  };
}

export interface WorkspaceOptions extends ServeOptions, TerraformOptions {
  readonly cloud?: CloudProps;
  /** The other regions of the account, for stacks with several providers. */
  readonly others?: readonly CloudProps[];
  /** A configuration that brings its own provider block, such as a synthesized stack. */
  readonly stack?: Configuration;
}

/** A directory with a configuration, a cloud of its own, and Terraform between the two. */
export class Workspace {
  /** Ready to plan; `close` it afterwards. */
  public static async open(options: WorkspaceOptions = {}): Promise<Workspace> {
    const cloud = new Cloud(options.cloud);
    const others = (options.others ?? []).map((props) => new Cloud(props));
    const directory = mkdtempSync(join(tmpdir(), "acceptance-"));
    const provider = await serveProvider([cloud, ...others], { directory, ...options });
    try {
      const workspace = new Workspace(cloud, others, provider, directory, Terraform.in(directory, provider, options));
      if (options.stack !== undefined) workspace.write(options.stack);
      else copyFileSync(join(FIXTURES, "provider.tf.json"), join(directory, "provider.tf.json"));
      // Nothing is installed for a provider that runs already; only a backend has to be initialized.
      if (options.stack?.terraform?.backend !== undefined) {
        await workspace.terraform.init();
      }
      return workspace;
    } catch (thrown) {
      await provider.stop();
      rmSync(directory, { recursive: true, force: true });
      throw thrown;
    }
  }

  private constructor(
    public readonly cloud: Cloud,
    public readonly others: readonly Cloud[],
    private readonly provider: ProviderServer,
    public readonly directory: string,
    public readonly terraform: Terraform,
  ) {}

  /** Makes a fixture the whole configuration. */
  public use(fixture: string): void {
    copyFileSync(join(FIXTURES, `${fixture}.tf.json`), join(this.directory, "main.tf.json"));
  }

  /** Makes this the whole configuration, with the code of its functions where a synthesis to disk puts it. */
  public write(configuration: Configuration): void {
    writeFileSync(join(this.directory, "main.tf.json"), JSON.stringify(configuration));
    for (const { source } of Object.values(configuration.resource?.alicloud_oss_bucket_object ?? {})) {
      const file = join(this.directory, source);
      mkdirSync(dirname(file), { recursive: true });
      copyFileSync(join(ASSETS, basename(file)), file);
    }
  }

  public async apply(fixture: string): Promise<void> {
    this.use(fixture);
    await this.terraform.apply();
  }

  /** An apply that is killed at one of its changes. */
  public async interrupt(stall: Stall, ...flags: string[]): Promise<void> {
    await this.terraform.applyUntil(this.provider.stallAt(stall), ...flags);
  }

  /** The operations that write, since the last time somebody asked. */
  public written(): string[] {
    const operations = this.cloud.calls.writes.map(({ operation }) => operation);
    this.cloud.calls.clear();
    return operations;
  }

  public async close(): Promise<void> {
    this.terraform.stop();
    await this.provider.stop();
    rmSync(this.directory, { recursive: true, force: true });
  }
}
