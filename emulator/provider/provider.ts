import { Diagnostic, error, protocolDiagnostic, protocolPath } from "./diagnostic";
import { conformObject, decodeValue, DynamicValue, encodeValue } from "./dynamic-value";
import { planChange } from "./plan";
import { ResourceData } from "./resource-data";
import { DataSourceMapping, ResourceMapping } from "./resource-mapping";
import { DATA_SOURCES, PROTOCOL_SCHEMAS, PROVIDER_BLOCK, RESOURCES, TypeSchema } from "./schema";
import { validateDataSource, validateResource } from "./validate";
import { settled, ValueObject } from "./value";
import { Cloud } from "../cloud/cloud";
import { CloudError } from "../cloud/cloud-error";

type Request = any;

/** The answers of one provider configuration to the calls of the plugin protocol, message by message. */
export class Provider {
  private cloud: Cloud;

  /**
   * `clouds`: one for each region that there is; the first one for a configuration that names none. `directory`: where
   * Terraform runs.
   */
  public constructor(
    private readonly clouds: readonly Cloud[],
    private readonly mappings: { readonly [type: string]: ResourceMapping | undefined },
    private readonly dataSources: { readonly [type: string]: DataSourceMapping | undefined },
    private readonly directory = process.cwd(),
  ) {
    [this.cloud] = clouds;
  }

  public answer(call: string, request: Request): object {
    switch (call) {
      case "GetSchema":
        return PROTOCOL_SCHEMAS;
      case "GetMetadata":
        return {
          server_capabilities: { get_provider_schema_optional: true },
          resources: [...RESOURCES.keys()].map((type_name) => ({ type_name })),
          data_sources: [...DATA_SOURCES.keys()].map((type_name) => ({ type_name })),
        };
      case "PrepareProviderConfig":
        return { prepared_config: request.config };
      case "ValidateResourceTypeConfig":
        return diagnose(
          validateResource(request.type_name, decode(RESOURCES, request.type_name, request.config) ?? {}),
        );
      case "ValidateDataSourceConfig":
        return diagnose(
          validateDataSource(request.type_name, decode(DATA_SOURCES, request.type_name, request.config) ?? {}),
        );
      case "UpgradeResourceState":
        return { upgraded_state: recode(request.type_name, request.raw_state) };
      case "Configure":
        return diagnose(this.configure(decodeValue(PROVIDER_BLOCK, request.config) ?? {}));
      case "ReadResource":
        return guarded({ new_state: request.current_state, private: request.private }, () => this.read(request));
      case "PlanResourceChange":
        return guarded({ legacy_type_system: true }, () => this.plan(request));
      case "ApplyResourceChange":
        return this.apply(request);
      case "ImportResourceState":
        return guarded({}, () => this.import(request));
      case "ReadDataSource":
        return guarded({}, () => this.readDataSource(request));
      default:
        // GetFunctions: none; Stop: nothing here takes long enough to be stopped.
        return {};
    }
  }

  private configure({ region }: ValueObject): Diagnostic[] {
    if (typeof region !== "string") {
      return [];
    }
    const cloud = this.clouds.find((each) => each.region === region);
    if (!cloud) {
      const regions = this.clouds.map((each) => each.region).join(" and ");
      return [error(`The emulated cloud is in ${regions}, but the provider is configured for ${region}.`)];
    }
    this.cloud = cloud;
    return [];
  }

  private read({ type_name: type, current_state, private: opaque }: Request): object {
    const { block } = schemaOf(type);
    const state = decodeValue(block, current_state);
    const fresh = state && this.refreshed(type, state, state, String(state.id));
    return { new_state: encodeValue(block, fresh), private: opaque };
  }

  /** What stands in the cloud, laid over what was known; null if it is gone. */
  private refreshed(type: string, prior: ValueObject, known: ValueObject, id: string): ValueObject | null {
    const found = this.mapping(type).read(new ResourceData(prior, known, id), this.cloud);
    return found ? settled({ ...known, ...withoutUndefined(found), id }) : null;
  }

  private plan({ type_name: type, prior_state, proposed_new_state, prior_private }: Request): object {
    const schema = schemaOf(type);
    const prior = decodeValue(schema.block, prior_state);
    const proposed = decodeValue(schema.block, proposed_new_state);
    const mapping = this.mapping(type);
    const { planned, requiresReplace } = proposed
      ? planChange(type, schema, prior, proposed, mapping.computedBlocks)
      : { planned: null, requiresReplace: [] };
    return {
      planned_state: encodeValue(schema.block, planned),
      requires_replace: requiresReplace.map(protocolPath),
      planned_private: prior_private,
      legacy_type_system: true,
    };
  }

  private apply({ type_name: type, prior_state, planned_state, planned_private }: Request): object {
    const { block } = schemaOf(type);
    const prior = decodeValue(block, prior_state);
    const planned = decodeValue(block, planned_state);
    const answer = (state: ValueObject | null, diagnostics: Diagnostic[] = []) => ({
      new_state: encodeValue(block, state),
      private: planned_private,
      legacy_type_system: true,
      ...diagnose(diagnostics),
    });
    const data = new ResourceData(prior, planned ?? prior!, undefined, this.directory);
    try {
      const mapping = this.mapping(type);
      if (!planned) {
        mapping.delete(data, this.cloud);
        return answer(null);
      }
      if (prior) {
        mapping.update?.(data, this.cloud);
      } else {
        mapping.create(data, this.cloud);
      }
      const state = this.refreshed(type, planned, planned, data.id);
      if (!state) {
        throw new Error(`${type} ${data.id} is gone right after it was written.`);
      }
      return answer(state);
    } catch (thrown) {
      // A create that fails after it has an id leaves a state: the core marks it as tainted. Else the state stays as it was.
      const left = prior ?? (data.id && planned ? settled({ ...planned, id: data.id }) : null);
      return answer(left, [asDiagnostic(thrown)]);
    }
  }

  private import({ type_name: type, id }: Request): object {
    const { block, importable } = schemaOf(type);
    if (!importable) {
      throw new Error(`${type} does not support import.`);
    }
    this.mapping(type);
    return { imported_resources: [{ type_name: type, state: encodeValue(block, conformObject(block, { id })) }] };
  }

  private readDataSource({ type_name: type, config }: Request): object {
    const schema = DATA_SOURCES.get(type);
    const mapping = this.dataSources[type];
    if (!schema || !mapping) {
      throw new Error(`The emulator has no mapping for the data source ${type}.`);
    }
    const given = decodeValue(schema.block, config) ?? {};
    const state = { ...given, ...mapping(new ResourceData(null, given), this.cloud) };
    return { state: encodeValue(schema.block, settled(state)) };
  }

  private mapping(type: string): ResourceMapping {
    const mapping = this.mappings[type];
    if (!mapping) {
      throw new Error(`The emulator has no mapping for the resource ${type}.`);
    }
    return mapping;
  }
}

function schemaOf(type: string): TypeSchema {
  const schema = RESOURCES.get(type);
  if (!schema) {
    throw new Error(`The provider's schema has no resource ${type}.`);
  }
  return schema;
}

function decode(types: ReadonlyMap<string, TypeSchema>, type: string, value: DynamicValue): ValueObject | null {
  const schema = types.get(type);
  return schema ? decodeValue(schema.block, value) : null;
}

/** State as a file holds it: names that the schema no longer has are dropped. */
function recode(type: string, { json }: { json: Uint8Array }): DynamicValue {
  const { block } = schemaOf(type);
  return encodeValue(block, decodeValue(block, { json }));
}

function withoutUndefined(object: ValueObject): ValueObject {
  return Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined));
}

/** The message stands in the summary: Terraform breaks the lines of details. What was not foreseen shows where it came from. */
function asDiagnostic(thrown: unknown): Diagnostic {
  const { constructor, message, stack } = thrown as Error;
  const foreseen = constructor === Error || thrown instanceof CloudError;
  return foreseen ? error(message) : error(`The emulator failed: ${message}`, stack);
}

function diagnose(diagnostics: Diagnostic[]): object {
  return { diagnostics: diagnostics.map(protocolDiagnostic) };
}

/** What is thrown becomes a diagnostic beside the given answer. */
function guarded(otherwise: object, answer: () => object): object {
  try {
    return answer();
  } catch (thrown) {
    return { ...otherwise, ...diagnose([asDiagnostic(thrown)]) };
  }
}
