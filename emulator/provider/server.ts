import { join } from "node:path";
import { loadPackageDefinition, sendUnaryData, Server, ServerCredentials, ServerUnaryCall } from "@grpc/grpc-js";
import { loadSync } from "@grpc/proto-loader";
import { DATA_SOURCE_MAPPINGS } from "./data-sources";
import { Provider } from "./provider";
import { DataSourceMapping, ResourceMapping } from "./resource-mapping";
import { RESOURCE_MAPPINGS } from "./resources";
import { PROTOCOL_SCHEMAS } from "./schema";
import { Stall, Staller } from "./stall";
import { Principal } from "../cloud/authorization";
import { Cloud } from "../cloud/cloud";

/** A provider that runs in this process. */
export interface ProviderServer {
  /** One for each region. */
  readonly clouds: readonly Cloud[];

  /** The value of TF_REATTACH_PROVIDERS that makes Terraform or OpenTofu use this provider. */
  readonly reattach: string;

  /** Makes one change of an apply never return. Resolves when it is reached. */
  stallAt(stall: Stall): Promise<void>;

  stop(): Promise<void>;
}

export interface ServeOptions {
  /** Mappings that stand in for, or come on top of, those of the emulator. */
  readonly mappings?: { readonly [type: string]: ResourceMapping | undefined };

  /** The same for data sources. */
  readonly dataSources?: { readonly [type: string]: DataSourceMapping | undefined };

  /** Where Terraform runs: paths of files start there. @default - the working directory of this process */
  readonly directory?: string;

  /** Whose credentials the provider has: every call is made by them. @default - nobody's: nothing is refused */
  readonly principal?: Principal;
}

type Call = ServerUnaryCall<any, object>;

/**
 * Serves the provider `aliyun/alicloud` on a free port of the loopback interface: one cloud for each region, the first one
 * where the configuration names no region.
 */
export async function serveProvider(clouds: readonly Cloud[], options: ServeOptions = {}): Promise<ProviderServer> {
  const mappings = { ...RESOURCE_MAPPINGS, ...options.mappings };
  const dataSources = { ...DATA_SOURCE_MAPPINGS, ...options.dataSources };
  // Terraform opens a connection for each provider configuration, aliases included, and configures it before it is used.
  const providers = new Map<string, Provider>();
  const providerOf = (connection: string, call: string) => {
    const known = call === "Configure" ? undefined : providers.get(connection);
    const provider = known ?? new Provider(clouds, mappings, dataSources, options.directory);
    providers.set(connection, provider);
    return provider;
  };
  const staller = new Staller();
  const service = pluginService();
  const server = new Server({ "grpc.max_receive_message_length": -1, "grpc.max_send_message_length": -1 });
  server.addService(
    service,
    Object.fromEntries(
      Object.keys(service).map((name) => [
        name,
        (call: Call, done: sendUnaryData<object>) => {
          try {
            const provider = providerOf(call.getPeer(), name);
            const answer = asPrincipal(options.principal, clouds, () => provider.answer(name, call.request));
            if (name === "ApplyResourceChange") {
              staller.pass(call.request.type_name, answer, (value) => done(null, value));
            } else {
              done(null, answer());
            }
          } catch (thrown) {
            done(thrown as Error);
          }
        },
      ]),
    ),
  );
  const port = await new Promise<number>((resolve, reject) =>
    server.bindAsync("127.0.0.1:0", ServerCredentials.createInsecure(), (failed, bound) =>
      failed ? reject(failed) : resolve(bound),
    ),
  );
  const attachment = {
    Protocol: "grpc",
    ProtocolVersion: 5,
    Pid: process.pid,
    Test: true,
    Addr: { Network: "tcp", String: `127.0.0.1:${port}` },
  };
  return {
    clouds,
    reattach: JSON.stringify({
      "registry.terraform.io/aliyun/alicloud": attachment,
      "registry.opentofu.org/aliyun/alicloud": attachment,
    }),
    stallAt: (stall) => staller.stallAt(stall),
    stop: () =>
      new Promise((resolve) => {
        server.forceShutdown();
        resolve();
      }),
  };
}

/** The action, made by a principal in whatever region it is. */
function asPrincipal<T>(principal: Principal | undefined, clouds: readonly Cloud[], action: () => T): () => T {
  if (!principal) {
    return action;
  }
  return clouds.reduce(
    (inner, { calls }) =>
      () =>
        calls.as(principal, inner),
    action,
  );
}

let loaded: any;

/** The service of the plugin protocol. Every command asks for the schema: it is encoded once for all servers. */
function pluginService(): any {
  if (loaded === undefined) {
    const definition = loadSync(join(__dirname, "tfplugin5.proto"), { keepCase: true, longs: Number, defaults: true });
    const { service } = (loadPackageDefinition(definition).tfplugin5 as any).Provider;
    const schemas = service.GetSchema.responseSerialize(PROTOCOL_SCHEMAS);
    loaded = { ...service, GetSchema: { ...service.GetSchema, responseSerialize: () => schemas } };
  }
  return loaded;
}
