import { ResourceData } from "../resource-data";
import { ResourceMapping } from "../resource-mapping";
import { RESOURCES } from "../schema";
import { settled, Value, ValueObject } from "../value";

export interface PlainResource {
  readonly type: string;
  /** For example `vpc`: ids begin with it. */
  readonly idPrefix: string;
  readonly operations: {
    readonly create: string;
    readonly read: string;
    readonly update: string;
    readonly delete: string;
  };
  /** What the service fills in. */
  readonly answers?: ValueObject;
}

/** A resource that the cloud only keeps: it reads back what was written. */
export function plainResource({ type, idPrefix, operations, answers = {} }: PlainResource): ResourceMapping {
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
    create(data, cloud) {
      const id = cloud.identifiers.next(idPrefix);
      cloud.plain.create(operations.create, type, id, { ...answers, ...given(data, (name) => data.has(name)) });
      data.id = id;
    },
    read(data, cloud) {
      return cloud.plain.describe(operations.read, type, data.id) as ValueObject | undefined;
    },
    update(data, cloud) {
      cloud.plain.update(
        operations.update,
        type,
        data.id,
        given(data, (name) => data.changed(name)),
      );
    },
    delete(data, cloud) {
      cloud.plain.delete(operations.delete, type, data.id);
    },
  };
}
