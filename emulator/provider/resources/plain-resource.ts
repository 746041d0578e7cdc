import { Cloud } from "../../cloud/cloud";
import { ResourceData } from "../resource-data";
import { ResourceMapping } from "../resource-mapping";
import { RESOURCES } from "../schema";
import { settled, Value, ValueObject } from "../value";

export interface PlainResource {
  readonly type: string;
  /** For example `vpc`: ids begin with it, where no other ones are given. */
  readonly idPrefix?: string;
  readonly operations: {
    readonly create: string;
    readonly read: string;
    /** Left out where every change replaces the resource. */
    readonly update?: string;
    /** Left out where a destroy drops the state alone. */
    readonly delete?: string;
  };
  /** Blocks that are kept when the configuration leaves them out. */
  readonly computedBlocks?: readonly string[];
  /** What the service fills in. */
  readonly answers?: ValueObject | ((data: ResourceData, cloud: Cloud, id: string) => ValueObject);
  /** The id that a new one gets. */
  id?(data: ResourceData, cloud: Cloud): string;
  /** What calls name it by, where that is not its id. */
  named?(id: string): ValueObject;
  /** Refuses a new one by an error. */
  check?(data: ResourceData, cloud: Cloud): void;
}

/** A resource that the cloud only keeps: it reads back what was written. */
export function plainResource(resource: PlainResource): ResourceMapping {
  const { type, idPrefix = "", operations, answers = {}, computedBlocks } = resource;
  const given = (data: ResourceData, wanted: (name: string) => boolean): ValueObject => {
    const { attributes = {}, block_types = {} } = RESOURCES.get(type)!.block;
    const names = [...Object.keys(attributes), ...Object.keys(block_types)];
    return Object.fromEntries(
      names
        .filter((name) => name !== "id" && name !== "timeouts" && wanted(name))
        .map((name) => [name, settled(data.get<Value>(name) ?? null)]),
    );
  };
  return {
    computedBlocks,

    create(data, cloud) {
      resource.check?.(data, cloud);
      const id = resource.id?.(data, cloud) ?? cloud.identifiers.next(idPrefix);
      const filled = typeof answers === "function" ? answers(data, cloud, id) : answers;
      cloud.plain.create(operations.create, type, id, { ...filled, ...given(data, (name) => data.has(name)) });
      data.id = id;
    },

    read(data, cloud) {
      return cloud.plain.describe(operations.read, type, data.id, resource.named?.(data.id)) as ValueObject | undefined;
    },

    update(data, cloud) {
      if (operations.update) {
        cloud.plain.update(
          operations.update,
          type,
          data.id,
          given(data, (name) => data.changed(name)),
          resource.named?.(data.id),
        );
      }
    },

    delete(data, cloud) {
      if (operations.delete) cloud.plain.delete(operations.delete, type, data.id, resource.named?.(data.id));
      else cloud.plain.drop(type, data.id);
    },
  };
}
